"""A writer at work: outlines that change a little from one moment to the next.

Edits are drawn by lot, always the same ones, and may leave an outline that does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

Written = dict[str, Any]
"""An outline as YAML has it."""
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The fast one, where PyYAML has it."""
SHORT = """
title: A short guide
language: en-GB
date: 2026-03-01
introduction: How to read it.
sources:
  tale: {file: tale.txt, label: T, kind: primary, reference: {type: document, title: A tale}}
sections:
- id: first
  title: The first
  objectives: [Know it., Tell it.]
  text: |
    It begins with a mayor [@tale ¶2] who said
    [@tale "the bridge of paragraph 3
    was built"] to all.

    Then comes the town.
  excerpts:
  - {id: bridge, source: tale, paragraphs: "4", intro: Of a bridge.}
  - {id: town, source: tale, paragraphs: "5-6"}
  questions:
  - {kind: short, ask: "Who built it?", answer: The mayor., lines: 3, on: [bridge]}
  - {kind: choice, ask: "What was it?", choices: [A bridge, A road], answer: A bridge}
  teacher: Say more of it.
- id: second
  title: The second
  text: |
    The town grew.

    - The road came.
    - The mayor went.
  tables:
  - {title: Compared, columns: [What, Before, After], rows: [[Road, none, one], [Town, "", big]]}
  questions:
  - {kind: true-false, ask: It grew., answer: true, why: It did.}
  - {kind: order, ask: Put in order., items: [Town, Road, Bridge]}
- id: third
  title: The third
  text: The end of the mayor [@tale ¶9].
quiz:
- {kind: short, ask: "What of the town?", answer: It grew., lines: 2}
timeline:
- {date: "1950", title: The bridge, section: first}
- {date: 1952/1955, title: The road}
- {date: 1956-02-25, title: The end, key: true}
terms:
- {term: mayor, meaning: Head of a town.}
- {term: bridge, meaning: A way over water.}
people:
- {name: Ann Mayor, role: Mayor}
"""
TALE = "\n\n".join(
    f"In those days the bridge of paragraph {n} was built by the mayor of the town, "
    + "and nobody in it said a word about what it had cost them all. " * (1 + n * 7 % 5)
    for n in range(1, 13)
)
"""What :data:`SHORT` is about."""


class Lots:
    """Numbers that look random and are the same every time."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def below(self, count: int) -> int:
        """A number from 0 to ``count`` - 1."""
        self._drawn += 1
        digest = sha256(f"{self._seed}:{self._drawn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % count

    def one(self, of: list[Any]) -> Any:
        return of[self.below(len(of))]


def _text(outline: Written, lots: Lots) -> tuple[Written, list[str]]:
    """A section that has a text, and its paragraphs."""
    section = lots.one([each for each in outline["sections"] if each.get("text")])
    return section, section["text"].rstrip("\n").split("\n\n")


def _word(outline: Written, lots: Lots) -> None:
    """One more word somewhere in a text."""
    section, paragraphs = _text(outline, lots)
    at = lots.below(len(paragraphs))
    paragraphs[at] += f" Word{lots.below(1000)}."
    section["text"] = "\n\n".join(paragraphs)


def _paragraph(outline: Written, lots: Lots) -> None:
    section, paragraphs = _text(outline, lots)
    new = f"Paragraph {lots.below(1000)}. " + "It says what everybody knew. " * lots.below(9)
    paragraphs.insert(lots.below(len(paragraphs) + 1), new)
    section["text"] = "\n\n".join(paragraphs)


def _no_paragraph(outline: Written, lots: Lots) -> None:
    section, paragraphs = _text(outline, lots)
    if len(paragraphs) > 1:
        del paragraphs[lots.below(len(paragraphs))]
    section["text"] = "\n\n".join(paragraphs)


def _listed(outline: Written, lots: Lots) -> None:
    """Two points at the end of a text."""
    section, paragraphs = _text(outline, lots)
    section["text"] = "\n\n".join([*paragraphs, f"- first {lots.below(99)}\n- second"])


def _question(outline: Written, lots: Lots) -> None:
    questions = lots.one(outline["sections"]).setdefault("questions", [])
    number = lots.below(1000)
    new = {"kind": "short", "ask": f"What of {number}?", "lines": 2 + number % 9, "answer": "All."}
    questions.insert(lots.below(len(questions) + 1), new)


def _excerpt(outline: Written, lots: Lots) -> None:
    excerpts = lots.one(outline["sections"]).setdefault("excerpts", [])
    new = {
        "id": f"x{lots.below(10_000)}",
        "source": lots.one(list(outline["sources"])),
        "paragraphs": str(6 + lots.below(3)),
    }
    excerpts.insert(lots.below(len(excerpts) + 1), new)


def _event(outline: Written, lots: Lots) -> None:
    events = outline.setdefault("timeline", [])
    new = {"date": f"{1890 + lots.below(90)}", "title": f"Something happens {lots.below(99)}"}
    events.insert(lots.below(len(events) + 1), new)


def _term(outline: Written, lots: Lots) -> None:
    new = {"term": f"thing{lots.below(999)}", "meaning": "What it is."}
    outline.setdefault("terms", []).append(new)


def _removed(*keys: str) -> Callable[[Written, Lots], None]:
    """One fewer of what stands in a list under one of ``keys``, in a section or outside."""

    def remove(outline: Written, lots: Lots) -> None:
        holders = [outline, *outline["sections"]]
        lists = [each[key] for each in holders for key in keys if len(each.get(key, [])) > 1]
        if lists:
            held = lots.one(lists)
            del held[lots.below(len(held))]

    return remove


def _order(outline: Written, lots: Lots) -> None:
    sections = outline["sections"]
    sections.insert(0, sections.pop(lots.below(len(sections))))


def _title(outline: Written, lots: Lots) -> None:
    where = lots.one([outline, *outline["sections"]])
    where["title"] = f"{where['title'][:40]} {lots.below(99)}"


def _paper(outline: Written, lots: Lots) -> None:
    outline["paper"] = lots.one(["a4", "letter"])


def _language(outline: Written, lots: Lots) -> None:
    outline["language"] = lots.one(["en-GB", "ru"])


def _theme(outline: Written, lots: Lots) -> None:
    if outline.pop("theme", None) is None:
        outline["theme"] = "theme.yaml"


def _broken(outline: Written, lots: Lots) -> None:
    """A mistake: a key that there is not, or a source of which nobody knows."""
    if lots.below(2):
        lots.one(outline["sections"])["tittle"] = "Oh"
    else:
        _text(outline, lots)[0]["text"] += " [@nobody]"


EDITS: tuple[Callable[[Written, Lots], None], ...] = (
    *[_word] * 6,
    *[_paragraph] * 2,
    *[_no_paragraph] * 2,
    _listed,
    *[_question] * 2,
    _excerpt,
    _event,
    _term,
    _removed("questions", "quiz"),
    _removed("excerpts"),
    _removed("timeline", "terms", "people"),
    _order,
    _title,
    _paper,
    _language,
    _theme,
    _broken,
)


def _read(text: str) -> Written:
    """An outline; for YAML 1.1, which PyYAML reads, its key ``on`` means yes."""
    read: Written = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def mend(value: Any) -> Any:
        if isinstance(value, dict):
            return {"on" if key is True else key: mend(held) for key, held in value.items()}
        return list(map(mend, value)) if isinstance(value, list) else value

    return mend(read)  # type: ignore[no-any-return]


def edited(outline: Path, count: int, seed: str) -> Iterator[str]:
    """Edit the file ``outline`` so many times, each time saying how it was edited.

    What ``check`` refuses can be mended only by going back: send ``True`` to have the next edit
    made of the outline before. Some edits move every line of the file, too.
    """
    lots = Lots(seed)
    written: Written = _read(outline.read_text(encoding="utf-8"))
    for number in range(count):
        edit = EDITS[lots.below(len(EDITS))]
        before = deepcopy(written)
        edit(written, lots)
        text = yaml.dump(written, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=90)
        outline.write_text("# a note\n" * lots.below(3) + text, encoding="utf-8")
        refused = yield f"edit {number}: {edit.__qualname__}"
        if refused:
            written = before

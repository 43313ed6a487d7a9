"""A build that remembers the one before gives what a build gives that remembers nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from studyguide import project
from studyguide.build import PLAIN, Form, lay_out
from studyguide.diagnostics import Diagnostic, Findings
from studyguide.document import blocks as b
from studyguide.document.inline import words
from studyguide.editions import EDITIONS
from studyguide.layout.compose import MissingGlyphs, compose
from studyguide.layout.plan import Ink, Page
from studyguide.layout.theme import Theme
from studyguide.memory import Memory
from studyguide.pdf import draw
from support.documents import document, faces, heading, paragraph
from support.edits import SHORT, TALE, edited
from support.projects import FLAGSHIP, ROOT

_THEME = "colours: {accent: '#004466'}\npage: {measure: 380}\n"


def short(folder: Path) -> Path:
    """A short outline in a project of its own, with a theme that it may name."""
    outline = folder / "outline.yaml"
    outline.write_text(SHORT, encoding="utf-8")
    (folder / "tale.txt").write_text(TALE, encoding="utf-8")
    (folder / "theme.yaml").write_text(_THEME, encoding="utf-8")
    return outline


def flagship(folder: Path) -> Path:
    """A copy of the outline that comes with the program, likewise."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    outline = folder / "outline" / FLAGSHIP.name
    outline.parent.mkdir()
    shutil.copy(FLAGSHIP, outline)
    (outline.parent / "theme.yaml").write_text(_THEME, encoding="utf-8")
    return outline


def places(page: Page) -> list[tuple[object, ...]]:
    """Its regions with the lines that they lead to: origins are equal wherever they are."""
    return [
        (r.top, r.bottom, r.left, r.right, r.origin.file, r.origin.line, r.origin.column)
        for r in page.regions
    ]


Result = tuple[list[Diagnostic], list[tuple[str, bytes, object]]]


def built(outline: Path, names: list[str], form: Form, memory: Memory | None) -> Result:
    """What is found in an outline, and, where it holds, of each printout of the editions with
    these names the bytes, and where its pages were written."""
    findings = Findings()
    checked = project.check(outline, findings, memory=memory)
    made: list[tuple[str, bytes, object]] = []
    if not findings.failed:
        editions = [EDITIONS[name] for name in names]
        for laid in lay_out(checked, editions, findings, form, memory=memory):
            data = draw(laid.plan, Ink[laid.printout.ink.upper()], memory=memory)
            where = [places(page) for page in laid.plan.pages]
            made.append((laid.printout.name, data, where))
    return list(findings), made


def walk(outline: Path, count: int, names: list[str], form: Form = PLAIN) -> Iterator[bool]:
    """Edit ``outline`` so many times and build it each time with one memory and without one;
    whether it held."""
    memory = Memory()
    edits = edited(outline, count, "".join(names))
    said = next(edits, None)
    while said is not None:
        memory.begin()
        warm = built(outline, names, form, memory)
        cold = built(outline, names, form, None)
        assert warm[0] == cold[0], said
        assert [each[::2] for each in warm[1]] == [each[::2] for each in cold[1]], said
        assert warm[1] == cold[1], said
        yield bool(cold[1])
        try:
            said = edits.send(not cold[1])
        except StopIteration:
            said = None


@pytest.mark.parametrize(
    ("names", "count", "form"),
    [
        (["key"], 200, PLAIN),
        (["guide", "key"], 10, PLAIN),
        (["cards", "timeline"], 20, PLAIN),
        (["handout", "worksheet", "cornell", "quiz"], 15, PLAIN),
        (["guide", "timeline"], 15, Form(large_print=True)),
    ],
)
def test_small_changes_to_a_short_outline(
    names: list[str], count: int, form: Form, tmp_path: Path
) -> None:
    held = list(walk(short(tmp_path), count, names, form))
    assert len(held) == count
    assert sum(held) > count * 0.6


def test_small_changes_to_a_long_outline(tmp_path: Path) -> None:
    held = list(walk(flagship(tmp_path), 15, ["key"]))
    assert sum(held) > 9


def two_chapters(words_: str) -> b.Document:
    """A document of two chapters, the second with these words."""
    return document(
        heading("One", "one", fresh=True),
        paragraph(40),
        heading("Two", "two", fresh=True),
        b.Paragraph(spans=words(words_)),
    )


def test_a_chapter_that_did_not_change_is_the_very_same() -> None:
    memory = Memory()
    plans = []
    for words_ in ("Some words", "Other words"):
        memory.begin()
        plans.append(compose(two_chapters(words_), Theme(), faces(), "a4", memory=memory))
    (first, second), (again, changed) = (plan.pages for plan in plans)
    assert again.marks is first.marks
    assert again.furniture is first.furniture
    assert changed.marks is not second.marks


def test_characters_that_no_face_has_are_missed_every_time() -> None:
    memory = Memory()
    for _ in range(2):
        memory.begin()
        with pytest.raises(MissingGlyphs, match="\N{GRINNING FACE}"):
            compose(two_chapters("\N{GRINNING FACE}"), Theme(), faces(), "a4", memory=memory)
    memory.begin()
    assert compose(two_chapters("Words"), Theme(), faces(), "a4", memory=memory).pages

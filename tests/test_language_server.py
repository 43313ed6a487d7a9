"""What an editor shows of an outline: the YAML language server, spoken to as editors do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from studyguide.reference.schemas import schema_text, with_modeline
from support.lsp import Client, yaml_server

ROOT = Path(__file__).parent.parent
FLAGSHIP = ROOT / "outline" / "secret-speech.yaml"
SCHEMA = "outline.schema.json"
CARET = "‸"
"""Stands in a text where the cursor is, or the mouse rests."""

OUTLINE = """\
title: A guide
citation-style: mla
sources:
  rt: {file: a.txt, label: RT, kind: primary}
sections:
  - id: one
    title: One
    excerpts:
      - source: rt
        quote: Some words.
    questions:
      - kind: short
        ask: Why
        answer: So.
"""


class Editor:
    """An editor that shows outlines which lie beside their schema, one after the other."""

    def __init__(self, client: Client, folder: Path) -> None:
        self.client = client
        self.path = folder / "outline.yaml"

    def faults(self, text: str) -> list[str]:
        """What is underlined, as ``line: message``; lines are those of ``text``."""
        found = self.client.open(self.path, with_modeline(text, SCHEMA))
        self.client.close(self.path)
        return [f"{each['range']['start']['line']}: {each['message']}" for each in found]

    def hover(self, text: str) -> str:
        """What is shown where the caret stands."""
        line, column = self._open(text)
        shown = self.client.hover(self.path, line, column)
        self.client.close(self.path)
        return shown

    def offered(self, text: str) -> dict[str, str]:
        """What can be written where the caret stands, with the text that explains it."""
        line, column = self._open(text)
        items = self.client.completion(self.path, line, column)
        self.client.close(self.path)
        told = {item["label"]: item.get("documentation", "") for item in items}
        return {
            label: each["value"] if isinstance(each, dict) else each for label, each in told.items()
        }

    def written(self, text: str) -> dict[str, str]:
        """What the editor writes where the caret stands if it is told to."""
        line, column = self._open(text)
        items = self.client.completion(self.path, line, column)
        self.client.close(self.path)
        return {item["label"]: item["insertText"] for item in items}

    def _open(self, text: str) -> tuple[int, int]:
        text = with_modeline(text, SCHEMA)
        before, after = text.split(CARET)
        self.client.open(self.path, before + after)
        return before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("editor")
    (folder / SCHEMA).write_text(schema_text("outline"), encoding="utf-8")
    with yaml_server(folder) as client:
        yield Editor(client, folder)


def test_the_project_as_it_comes_has_no_faults(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FLAGSHIP.parent, tmp_path / "outline"))
    path = folder / FLAGSHIP.name
    text = with_modeline(path.read_text(encoding="utf-8"), SCHEMA)
    with yaml_server(tmp_path) as client:
        assert client.open(path, text) == []
        client.close(path)
        mistaken = text.replace("\ncitation-style: ", "\ncitation-stile: ")
        assert len(client.open(path, mistaken)) == 1


# Completion


def test_the_kinds_of_a_question_are_offered_and_explained(editor: Editor) -> None:
    offered = editor.offered(OUTLINE.replace("kind: short", f"kind: {CARET}"))
    assert list(offered) == ["short", "essay", "choice", "true-false", "match", "order", "cloze"]
    assert offered["cloze"] == "Sentences with gaps, all equally wide."


def test_the_keys_of_an_excerpt_are_offered_but_for_those_that_it_has(editor: Editor) -> None:
    offered = editor.offered(OUTLINE.replace("quote: Some words.", f"quote: x\n        {CARET}"))
    assert {"id", "intro", "note", "paragraphs", "from", "to"} <= offered.keys()
    assert not {"source", "quote", "kind", "ask"} & offered.keys()
    assert offered["intro"].startswith("One line above the words: who speaks, and of what.")


def test_only_the_keys_of_the_kind_of_question_are_offered(editor: Editor) -> None:
    short = editor.offered(f"{OUTLINE}        {CARET}\n")
    assert short.keys() == {"id", "on", "points", "evidence", "note", "lines"}
    choice = editor.offered(OUTLINE.replace("short", "choice") + f"        {CARET}\n")
    assert "choices" in choice
    assert "lines" not in choice


def test_a_new_question_of_each_kind_is_offered_whole(editor: Editor) -> None:
    offered = editor.written(f"{OUTLINE}      - {CARET}\n")
    match = " ".join(offered["kind: match"].split())
    assert match == "kind: match ask: $1 pairs: - item: $2 match: $3"
    assert sum(label.startswith("kind: ") for label in offered) == 7


def test_the_parts_that_an_edition_may_omit_are_offered(editor: Editor) -> None:
    offered = editor.offered(f"{OUTLINE}editions:\n  guide:\n    omit:\n      - {CARET}\n")
    assert offered["cover"] == "the first page, with the title"
    assert len(offered) == 11


# Hover


def test_resting_on_a_key_shows_its_text_and_an_example(editor: Editor) -> None:
    shown = editor.hover(OUTLINE.replace("citation-style", f"cit{CARET}ation-style"))
    assert "How sources are cited in the text and listed in the bibliography." in shown
    assert "*Without it: `chicago-author-date`.*" in shown
    assert "```yaml\ncitation-style: mla\n```" in shown
    assert "* `label`: the short names of the sources: (RT ¶ 12)" in shown


def test_resting_on_a_key_of_a_question_shows_its_text_once(editor: Editor) -> None:
    for text in (OUTLINE, OUTLINE.replace("kind: short", "kind: ")):
        shown = editor.hover(text.replace("ask:", f"a{CARET}sk:"))
        assert shown.count("The question, in words.") == 1


# Faults


@pytest.mark.parametrize(
    ("right", "wrong", "faults"),
    [
        ("title: A guide", "title: A guide\nsubtitel: x", ["2: Property subtitel is not allowed."]),
        ("quote:", "qoute:", ["10: Property qoute is not allowed."]),
        (
            "answer: So.",
            "answer: So.\n        choices: [a, b]",
            ["15: Property choices is not allowed."],
        ),
        (
            "kind: short",
            "kind: shrt",
            [
                "12: Value is not accepted. Valid values: "
                '"short", "essay", "choice", "true-false", "match", "order", "cloze".'
            ],
        ),
        ("        answer: So.\n", "", ['12: Missing property "answer".']),
        (
            "answer: So.",
            "answer: So.\n        lines: 99",
            ["15: Value is above the maximum of 60."],
        ),
        (
            "title: A guide",
            "title: A guide\ndate: 1.2.2026",
            ["2: This must be a date such as 2026-09-01."],
        ),
        ("title: A guide", "title: 1956", []),
    ],
)
def test_a_mistake_is_underlined_and_told(
    editor: Editor, right: str, wrong: str, faults: list[str]
) -> None:
    assert editor.faults(OUTLINE.replace(right, wrong, 1)) == faults


def test_a_sound_outline_has_no_faults(editor: Editor) -> None:
    assert editor.faults(OUTLINE) == []

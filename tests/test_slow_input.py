"""Input made to take for ever ends at once: in time that grows with its length, or in a finding.

Each case took from ten seconds to an hour when reading it took time by the square of its length.
"""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from studyguide import project
from studyguide.diagnostics import Findings
from support.projects import Project

_OUTLINE = """
title: A guide
sources:
  a: {{file: sources/a.txt, label: A, kind: primary, reference: {{type: book, title: A}}}}
sections:
  - id: one
    title: One
    {}
"""
_MANY = 10_000
_WORD = "x" * 100_000


def excerpts(quote: str, *more: str) -> str:
    every = ", ".join([f'{{source: a, quote: "{quote}"}}', *more])
    return f"excerpts: [{every}]"


CASES: dict[str, tuple[str, str, list[str]]] = {
    "a word of many letters": (
        f"Before {_WORD} after words.",
        excerpts(f"Before {_WORD} after", "{source: a, paragraphs: '1'}"),
        [],
    ),
    "a row of many dashes": (
        f"a{'-' * 100_000} b words.",
        excerpts("b words", "{source: a, paragraphs: '1'}"),
        [],
    ),
    "many cuts": ("a b " * 2000, excerpts(" … ".join(["a"] * 2000)), ["quotation-malformed"]),
    "many insertions": ("a " * 2000, excerpts("a [b] " * 2000), ["quotation-malformed"]),
    "many unreadable citations": (
        "Words.",
        f"text: {'x [@ y ' * _MANY}",
        ["citation-unreadable"] * _MANY,
    ),
    "many citations that do not end": (
        "Words.",
        f"text: {'x [@a “y ' * _MANY}",
        ["citation-unreadable"] * _MANY,
    ),
    "many citations of nothing": (
        "Words.",
        f"text: {'x [@b] ' * _MANY}",
        ["unknown-source"] * _MANY,
    ),
}


@pytest.mark.parametrize(("text", "section", "codes"), CASES.values(), ids=list(CASES))
def test_what_would_take_for_ever(
    text: str, section: str, codes: list[str], tmp_path: Path
) -> None:
    made = Project(tmp_path / "project", _OUTLINE.format(section), a=text + "\n")
    findings = Findings()
    begun = process_time()
    project.check(made.outline, findings)
    assert process_time() - begun < 4
    assert [found.code for found in findings] == codes


def test_the_place_of_a_fault_late_in_a_long_text(tmp_path: Path) -> None:
    lines = "".join(f"      line {n} has [@b] in it\n" for n in range(500))
    made = Project(tmp_path / "project", _OUTLINE.format(f"text: |\n{lines}"), a="Words.\n")
    findings = Findings()
    project.check(made.outline, findings)
    places = [found.place for found in findings]
    first = (
        made.outline.read_text(encoding="utf-8").split("\n").index("      line 0 has [@b] in it")
    )
    assert [place.line for place in places if place] == [first + 1 + n for n in range(500)]
    assert {place.column - len(f"line {n}") for n, place in enumerate(places) if place} == {12}


def test_words_divided_in_several_lines_are_put_together(tmp_path: Path) -> None:
    made = Project(
        tmp_path / "project",
        _OUTLINE.format("excerpts: [{source: a, paragraphs: '1'}]"),
        a="The de-\nnun-\nciation was heard.\n\nMore.\n",
    )
    checked = project.check(made.outline, Findings())
    assert checked.guide is not None
    (excerpt,) = checked.guide.sections[0].excerpts
    assert excerpt.passage.folds == ("wrapped-line hyphen",)
    assert len(excerpt.passage.pieces) == 3

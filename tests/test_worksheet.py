"""The worksheet: the questions of the guide under their numbers, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.copies import Copy
from support.projects import FLAGSHIP, Project, built_in_russian, studyguide
from support.verapdf import assert_compliant

OUTLINE = """\
title: Rain
sources:
  a: {file: sources/a.txt, label: A, kind: primary, reference: {type: book, title: A}}
sections:
  - id: one
    title: Before
    excerpts: [{id: first, source: a, paragraphs: 1}]
    questions:
      - {kind: short, ask: Did it rain?, on: first, answer: "Yes.", evidence: &e {source: a}}
      - {kind: cloze, ask: Fill the gaps., text: "It {rained} in {town}.", evidence: *e}
  - id: two
    title: After
    questions:
      - {kind: order, ask: In which order?, items: [Rain, Sun], evidence: *e}
      - {kind: cloze, ask: Fill this gap., text: "Then came {sun}.", evidence: *e}
quiz:
  - {kind: short, ask: And then?, answer: "Sun.", evidence: *e}
"""


def project(folder: Path, *options: str) -> Project:
    block = "".join(f"    {line}\n" for line in options)
    editions = f"editions:\n  worksheet:\n{block}" if options else ""
    return Project(folder / "project", OUTLINE + editions, a="It rained in town.\n")


def worksheets(folder: Path, *options: str, arguments: tuple[str, ...] = ()) -> dict[str, Copy]:
    built = project(folder, *options).build("-e", "worksheet", *arguments)
    return {path.stem.removeprefix("outline-"): Copy(path) for path in built}


def headings(copy: Copy) -> list[str]:
    return [h.text for h in copy.document.find("H1", "H2")]


def test_it_has_all_questions_of_the_sections_and_no_excerpts(tmp_path: Path) -> None:
    found = worksheets(tmp_path)
    assert list(found) == ["worksheet", "worksheet-key"]
    copy = found["worksheet"]
    assert headings(copy) == ["Rain", "1 Before", "2 After"]
    assert list(copy.questions) == [1, 2, 3, 4]
    assert not copy.document.find("BlockQuote")
    assert all(word in copy.text for word in ("Name", "Class", "Date"))


def test_excerpts_are_named_but_not_linked(tmp_path: Path) -> None:
    copy = worksheets(tmp_path)["worksheet"]
    assert "Use Excerpt 1A." in copy.text
    assert "are in the guide ‘Rain’" in copy.text
    assert not copy.document.find("Link")
    without = worksheets(tmp_path / "b", arguments=("--section", "two"))["worksheet-two"]
    assert "in the guide" not in without.text


@pytest.mark.parametrize(
    ("options", "titles", "questions"),
    [
        (["sections: [two]"], ["Rain", "2 After"], [3, 4]),
        (["kinds: [cloze]"], ["Rain", "1 Before", "2 After"], [2, 4]),
        (["title: Revision", "kinds: [order]"], ["Revision", "2 After"], [3]),
    ],
)
def test_sections_kinds_and_the_title_are_chosen_in_the_outline(
    options: list[str], titles: list[str], questions: list[int], tmp_path: Path
) -> None:
    copy = worksheets(tmp_path, *options)["worksheet"]
    assert headings(copy) == titles
    assert list(copy.questions) == questions


def test_a_section_has_a_worksheet_of_its_own(tmp_path: Path) -> None:
    found = worksheets(tmp_path, "sections: [one]", arguments=("--section", "two"))
    assert list(found) == ["worksheet-two", "worksheet-two-key"]
    assert list(found["worksheet-two"].questions) == [3, 4]


def test_a_worksheet_without_questions_is_not_made(tmp_path: Path) -> None:
    made = project(tmp_path, "kinds: [essay]")
    ended = made.run("build", "outline.yaml", "-e", "worksheet")
    assert (ended.code, ended.out) == (1, "")
    assert "edition-empty" in ended.err


def test_a_section_that_is_not_there_is_reported(tmp_path: Path) -> None:
    (finding,) = project(tmp_path, "sections: [too]").check().found
    assert finding["code"] == "unknown-section"
    assert "two" in finding["help"][0]


def test_boxes_and_lines_of_copy_and_key_are_the_same(tmp_path: Path) -> None:
    found = worksheets(tmp_path)
    copy, key = found["worksheet"], found["worksheet-key"]

    def boxes(each: Copy) -> list[tuple[int, bytes]]:
        """Every rectangle and straight line, with its page, in black and grey."""
        drawn = re.compile(rb"[\d. ]+ re\b|[\d.]+ [\d.]+ m\s+[\d.]+ [\d.]+ l\s")
        return [
            (i, mark)
            for i, page in enumerate(each.tagged.pdf.pages)
            for mark in drawn.findall(page.Contents.read_bytes())
        ]

    assert len(boxes(copy)) > 6
    assert boxes(copy) == boxes(key)
    assert "rained" in key.questions[2].text
    for ours, theirs in zip(copy.words, key.words, strict=True):
        assert {word for word in ours if word[1] < 780} <= set(theirs)


def test_the_flagships_questions_have_the_numbers_of_the_guide(tmp_path: Path) -> None:
    editions = ("-e", "guide", "-e", "worksheet")
    ended = studyguide("build", FLAGSHIP, *editions, "-o", tmp_path)
    assert ended.code == 0, ended.err
    guide, sheet = (Copy(tmp_path / f"{FLAGSHIP.stem}-{e}.pdf") for e in ("guide", "worksheet"))
    assert len(sheet.questions) > 40
    for number, question in sheet.questions.items():
        asked = question.find("P")[0].text
        assert asked == guide.questions[number].find("P")[0].text


def test_russian_worksheets_are_compliant(tmp_path: Path) -> None:
    files = built_in_russian(tmp_path, "worksheet")
    assert len(files) == 4
    for file in files:
        copy = Copy(file)
        assert copy.tagged.faults == []
        assert "напечатаны в пособии «Феодосия»" in copy.text
    assert_compliant(files)

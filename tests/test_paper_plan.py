"""The plan of the paper: sheets counted as a teacher counts them, and what a copier loses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from studyguide.layout.plan import Box, Colour, Ink, Mark, Rule, Shape
from studyguide.paper.copier import booklet_sizes, darkness, losses
from studyguide.paper.counts import Sheets, count_file, sheets_of, total
from support.plans import line, page, plan
from support.projects import FLAGSHIP, Project, studyguide

_TEXT = "The first day was calm.\n"
OUTLINE = """title: Storms
{more}
sources:
  log: {{file: sources/log.txt, label: Log, kind: primary}}
sections:
  - id: calm
    title: Calm
    text: "Calm [@log ¶1]"
    questions: [{{kind: short, ask: How was it?, answer: Calm., evidence: {{source: log}}}}]
"""
PALE = """colours: {rule: "#e0e0e0"}
styles: {furniture: {size: 7}}
"""


def _project(folder: Path, more: str = "") -> Project:
    return Project(folder / "project", OUTLINE.format(more=more), log=_TEXT)


def _planned(ended_out: str) -> dict[str, Any]:
    planned: dict[str, Any] = json.loads(ended_out)
    return planned


@pytest.mark.parametrize(
    ("pages", "sheets"),
    [(1, (1, 1, 1)), (2, (2, 1, 1)), (4, (4, 2, 1)), (5, (5, 3, 2)), (60, (60, 30, 15))],
)
def test_sheets_of_a_file(pages: int, sheets: tuple[int, int, int]) -> None:
    assert sheets_of(pages) == Sheets(*sheets)


def test_posters_have_empty_backs_and_are_not_folded() -> None:
    poster = count_file("timeline", "timeline", "wall", 3, 28, backed=False, folded=False)
    assert (poster.copies, poster.all, poster.over) == (1, Sheets(3, 3, None), {})
    assert total([poster.all, sheets_of(8)]) == Sheets(11, 7, 5)


def test_students_get_one_each_and_the_teacher_gets_one() -> None:
    handout = count_file("handout", "handout-a", "class", 5, 28)
    key = count_file("handout", "handout-a-key", "teacher", 5, 28)
    assert handout.all == Sheets(140, 84, 56)
    assert key.all == key.one == Sheets(5, 3, 2)
    assert handout.over == {"two_sided": 2, "booklet": 1}
    assert count_file("handout", "b", "class", 7, 28).over == {"two_sided": 3}
    assert count_file("handout", "c", "class", 1, 28).over == {}


@pytest.mark.parametrize(
    ("colour", "share"),
    [((1.0, 1.0, 1.0), 0), ((0.0, 0.0, 0.0), 1), ((1.0, 0.0, 0.0), 0.7), ((0.0, 0.0, 1.0), 0.89)],
)
def test_grey_of_colours(colour: Colour, share: float) -> None:
    assert darkness(colour) == pytest.approx(share)


PALER: Colour = (0.72, 0.72, 0.72)
DARKER: Colour = (0.69, 0.69, 0.69)


def _found(*marks: Mark, ink: Ink = Ink.STUDENT) -> list[tuple[str, float]]:
    clean = page("1", list(marks))
    clean.furniture = []
    return [(loss.what, loss.measure) for loss in losses(plan(clean), ink)]


def test_what_a_copier_keeps_is_not_told() -> None:
    dark = Box(60, 60, 200, 40, fill=(0.1, 0.1, 0.1))
    white = line(80, "White on black", None, size=10, colour=(1.0, 1.0, 1.0))
    assert not _found(
        line(50, "Text", None, size=9),
        Rule(0, 0, 10, 0, 0.5, DARKER),
        Box(0, 0, 9, 9, fill=(0.9, 0.9, 0.9), stroke=DARKER, weight=0.5),
        Box(0, 0, 9, 9, fill=(1.0, 1.0, 1.0)),
        *(dark, white),
    )


@pytest.mark.parametrize(
    ("mark", "what"),
    [
        (line(50, "Small", None, size=8.9), ("small-text", 8.9)),
        (line(50, "Pale", None, size=10, colour=PALER), ("pale-text", 0.28)),
        (line(50, "White", None, size=10, colour=(1.0, 1.0, 1.0)), ("pale-text", 0.0)),
        (Rule(0, 0, 9, 0, 0.49), ("thin-line", 0.49)),
        (Rule(0, 0, 9, 0, 1.0, PALER), ("pale-line", 0.28)),
        (Box(0, 0, 9, 9, stroke=PALER), ("pale-line", 0.28)),
        (Box(0, 0, 9, 9, stroke=(0.0, 0.0, 0.0), weight=0.3), ("thin-line", 0.3)),
        (Box(0, 0, 9, 9, fill=PALER), ("pale-mark", 0.28)),
        (Shape([(0, 0), (9, 0), (9, 9)], fill=PALER), ("pale-mark", 0.28)),
    ],
)
def test_what_a_copier_loses(mark: Mark, what: tuple[str, float]) -> None:
    assert _found(mark) == [what]
    mark.ink = Ink.KEY
    assert not _found(mark)


def test_ground_behind_text_is_told_apart() -> None:
    ground = Box(60, 30, 200, 40, fill=PALER)
    assert _found(ground, line(50, "Text", None, size=10)) == [("panel", 0.28)]


def test_pages_are_named_together() -> None:
    pages = [page(label, [Rule(0, 0, 9, 0, 0.2)]) for label in ("1", "2", "3")]
    for each in pages:
        each.furniture = []
    (loss,) = losses(plan(*pages), Ink.STUDENT)
    assert loss.pages == ("1", "2", "3")


def test_type_in_a_booklet_is_smaller() -> None:
    text = page("1", [line(50, "Most of the text", None, size=12), line(90, "!", None, size=10)])
    text.furniture = []
    assert booklet_sizes(plan(text), Ink.STUDENT) == (8.5, 7.1)


# The command


def test_flagship_loses_nothing_on_a_copier() -> None:
    ended = studyguide("plan", FLAGSHIP, "--format", "json")
    assert ended.code == 0, ended.err
    planned = _planned(ended.out)
    assert planned["warnings"] == planned["errors"] == 0, planned["diagnostics"]
    assert {found["code"] for found in planned["diagnostics"]} <= {
        "copier-panel",
        "copier-booklet",
    }
    files = {file["name"]: file for file in planned["files"]}
    assert files["guide"]["all"]["two_sided"] == 28 * files["guide"]["one"]["two_sided"]
    assert files["key"]["copies"] == 1
    every = sum(file["all"]["one_sided"] for file in planned["files"])
    assert planned["total"]["all"]["one_sided"] == every


def test_table_names_files_and_class(tmp_path: Path) -> None:
    ended = _project(tmp_path).run("plan", "outline.yaml", "--class", "12", "-e", "guide")
    assert ended.code == 0, ended.err
    assert "class of 12" in ended.out
    rows = [row.split() for row in ended.out.splitlines() if row.startswith(("guide", "all"))]
    guide = rows[0]
    pages = int(guide[1])
    assert guide[2:] == [
        *(str(pages), str(-(-pages // 2)), str(-(-pages // 4)), "×", "12"),
        *(str(12 * pages), str(12 * -(-pages // 2)), str(12 * -(-pages // 4))),
    ]
    assert not list((tmp_path / "project").glob("**/*.pdf"))


def test_each_student_gets_one_version_of_a_quiz(tmp_path: Path) -> None:
    project = _project(tmp_path, "editions: {quiz: {versions: 2}}")
    three = [f"  - {{kind: short, ask: What of {n}?, answer: Calm.}}" for n in range(3)]
    project.write("outline.yaml", project.outline.read_text() + "quiz:\n" + "\n".join(three))
    options = ("--class", "25", "-e", "quiz", "--format", "json")
    planned = _planned(project.run("plan", "outline.yaml", *options).out)
    copies = {file["name"]: file["copies"] for file in planned["files"]}
    assert copies == {"quiz-a": 13, "quiz-a-key": 1, "quiz-b": 13, "quiz-b-key": 1}


def test_theme_that_a_copier_loses_is_warned_of(tmp_path: Path) -> None:
    project = _project(tmp_path, "theme: pale.yaml")
    project.write("pale.yaml", PALE)
    ended = project.run("plan", "outline.yaml", "-e", "guide")
    assert ended.code == 0
    assert "[copier-pale]" in ended.err
    assert "7 pt" in ended.err
    assert "page" in ended.err
    strict = project.run("plan", "outline.yaml", "-e", "guide", "--strict")
    assert strict.code == 1


def test_what_is_wrong_in_the_outline_comes_first(tmp_path: Path) -> None:
    project = _project(tmp_path)
    project.write("outline.yaml", "title: Nothing\nsections: 3\n")
    ended = project.run("plan", "outline.yaml")
    assert (ended.code, ended.out) == (1, "")


@pytest.mark.parametrize(
    "wrong", [("--class", "0"), ("-e", "gide"), ("--section", "nowhere"), ("--booklet",)]
)
def test_usage(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    assert _project(tmp_path).run("plan", "outline.yaml", *wrong).code == 2

"""Notes pages: cues, notes and summary on every page, for every section."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from studyguide.build import Form, lay_out
from studyguide.diagnostics import Findings
from studyguide.editions import EDITIONS
from studyguide.layout.plan import Page, Plan, Rule, TextLine
from studyguide.project import check
from support.projects import Project
from support.reading import Tagged
from support.verapdf import assert_compliant

_MILLIMETRE = 72 / 25.4
OUTLINE = """title: Storms
language: {language}
sources:
  log: {{file: sources/log.txt, label: Log, kind: primary}}
sections:
  - {{id: calm, title: Calm, objectives: [say when it was calm, compare two days, explain why]}}
  - {{id: storm, title: Storm, objectives: [{objectives}]}}
  - {{id: after, title: After}}
{editions}"""


def _project(folder: Path, objectives: str = "name it", editions: str = "", **more: str) -> Project:
    language = more.get("language", "en-GB")
    text = OUTLINE.format(objectives=objectives, editions=editions, language=language)
    return Project(folder / "project", text, log="The first day was calm.\n")


def _plan(project: Project, form: Form | None = None) -> Plan:
    findings = Findings()
    checked = check(project.outline, findings)
    (laid,) = lay_out(checked, [EDITIONS["cornell"]], findings, form or Form())
    assert not findings.failed
    return laid.plan


def _text(page: Page) -> list[tuple[float, float, str]]:
    return [
        (mark.runs[0].x, mark.y, "".join(run.text for run in mark.runs).strip())
        for mark in page.marks
        if isinstance(mark, TextLine)
    ]


def _frame(page: Page) -> tuple[Rule, Rule, Rule]:
    """The lines between the three parts: above, between, below."""
    above, between, below = (
        mark for mark in page.marks if isinstance(mark, Rule) and mark.weight == 1.0
    )
    return above, between, below


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_pages_are_divided_after_pauk(tmp_path: Path, paper: str) -> None:
    plan = _plan(_project(tmp_path), Form(paper=paper))
    assert len(plan.pages) == 3
    for page in plan.pages:
        above, between, below = _frame(page)
        share = (between.x0 - above.x0) / (above.x1 - above.x0)
        assert share == pytest.approx(0.3, abs=0.03)
        ruled = sorted(m.y0 for m in page.marks if isinstance(m, Rule) and m.x0 == between.x0)
        steps = [b - a for a, b in pairwise(y for y in ruled if y > above.y0)]
        assert steps[1:] == pytest.approx([8 * _MILLIMETRE] * len(steps[1:]), abs=0.01)
        assert len(steps) > 10
        lowest = max(m.y0 for m in page.marks if isinstance(m, Rule))
        assert 45 * _MILLIMETRE < page.height - 68 - below.y0 < 60 * _MILLIMETRE
        assert lowest < page.height - 60


def test_cues_are_spread_in_their_column(tmp_path: Path) -> None:
    page = _plan(_project(tmp_path)).pages[0]
    above, between, below = _frame(page)
    cues = [(y, text) for x, y, text in _text(page) if x < between.x0 and above.y0 < y < below.y0]
    assert " ".join(text for _, text in cues) == (
        "say when it was calm compare two days explain why"
    )
    first = [y for y, text in cues if text.split()[0] in ("say", "compare", "explain")]
    assert all(lower - upper > 5 * 8 * _MILLIMETRE for upper, lower in pairwise(first))


def test_more_pages_share_the_cues(tmp_path: Path) -> None:
    plan = _plan(_project(tmp_path, editions="editions: {cornell: {pages: 2, title: My notes}}"))
    assert len(plan.pages) == 6
    texts = [" ".join(text for *_, text in _text(page)) for page in plan.pages]
    assert "compare two days" in texts[0]
    assert "explain why" in texts[1]
    assert all("Summary" in text for text in texts)
    foot = [run.text for m in plan.pages[0].furniture if isinstance(m, TextLine) for run in m.runs]
    assert "My notes" in foot


def test_objectives_that_do_not_fit_get_pages(tmp_path: Path) -> None:
    many = ", ".join(f"explain the storm of day {n} and why it was long" for n in range(1, 31))
    endless = "word " * 900
    plan = _plan(_project(tmp_path, objectives=f"{many}, {endless}"))
    found = " ".join(text for page in plan.pages for *_, text in _text(page))
    assert all(f"day {n}" in found for n in range(1, 31))
    assert found.count("word") == 900
    for page in plan.pages:
        below = _frame(page)[2]
        assert all(y < page.height - 60 for _, y, _ in _text(page))
        assert all(y < below.y0 for _, y, text in _text(page) if "word" in text)


def test_one_section_only(tmp_path: Path) -> None:
    project = _project(tmp_path)
    (file,) = project.build("-e", "cornell", "--section", "storm")
    assert file.name == "outline-cornell-storm.pdf"
    assert len(Tagged(file.read_bytes()).pdf.pages) == 1


def test_without_sections_there_is_nothing_to_make(tmp_path: Path) -> None:
    project = Project(tmp_path / "p", "title: Empty\nsources: {}\nsections: []\n")
    ended = project.run("build", "-e", "cornell", "outline.yaml")
    assert "nothing in the outline for the edition cornell" in ended.err
    assert not list(project.folder.glob("**/*.pdf"))


@pytest.mark.parametrize("language", ["en-GB", "ru"])
def test_file_is_read_in_order(tmp_path: Path, language: str) -> None:
    project = _project(tmp_path, language=language)
    (file,) = project.build("-e", "cornell")
    read = Tagged(file.read_bytes())
    assert not read.faults
    assert [len(each.find("LI")) for each in read.document.find("L")] == [3, 1]
    cues = [each.text for each in read.document.find("L")[0].find("LI")]
    assert cues == ["say when it was calm", "compare two days", "explain why"]
    assert_compliant([file])
    before = file.read_bytes()
    project.build("-e", "cornell", PYTHONHASHSEED="7")
    assert file.read_bytes() == before


def test_pages_are_checked(tmp_path: Path) -> None:
    ended = _project(tmp_path, editions="editions: {cornell: {pages: 0}}").check()
    assert ended.code == 1
    assert "cornell" in ended.out or "pages" in ended.out

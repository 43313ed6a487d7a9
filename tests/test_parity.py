"""Guide and key agree, and a key that came out otherwise is never written.

What is compared was written down by drawing, so a fault there is found as well as one of layout.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from studyguide import project
from studyguide.build import build
from studyguide.diagnostics import Findings
from studyguide.editions import EDITIONS
from studyguide.layout.compose import compose
from studyguide.layout.plan import Ink, Mark, Page, Plan, Rule, TextLine
from studyguide.layout.theme import Theme
from studyguide.pdf import draw
from studyguide.pdf.content import Painter
from studyguide.pdf.graphics import Graphics
from studyguide.pdf.parity import DrawnPage, ParityFault, check_parity
from support.documents import faces, pages_holding, text_lines, whole_guide
from support.projects import Project


def guide() -> Plan:
    return compose(whole_guide(), Theme(), faces(), "a4")


def drawn(plan: Plan, ink: Ink) -> list[DrawnPage]:
    pages: list[DrawnPage] = []
    draw(plan if ink is Ink.KEY else plan.of_parts(("front", "body")), ink, pages)
    return pages


@cache
def student_pages() -> list[DrawnPage]:
    return drawn(guide(), Ink.STUDENT)


def test_guide_and_key_agree() -> None:
    check_parity(student_pages(), drawn(guide(), Ink.KEY))
    assert len(student_pages()) > 10
    assert all(len(page.shared) > 2 for page in student_pages()[1:])


# Faults of layout: a key that was not laid out as its guide


def _a_page_more(plan: Plan) -> None:
    plan.pages.insert(3, Page(595, 842, "3", "body"))


def _a_question_moved(plan: Plan) -> None:
    (page,) = pages_holding(plan, "question-2-1")
    page.anchors = [(name, y + 0.02) for name, y in page.anchors]


def _a_line_moved(plan: Plan) -> None:
    line = next(line for line in text_lines(plan.pages[4]) if line.ink is Ink.BOTH)
    line.y += 1


def _is_shared_rule(mark: Mark) -> bool:
    return isinstance(mark, Rule) and mark.ink is Ink.BOTH


def _a_rule_lost(plan: Plan) -> None:
    page = plan.pages[4]
    page.marks.remove(next(mark for mark in page.marks if _is_shared_rule(mark)))


def _another_word(plan: Plan) -> None:
    next(line for line in text_lines(plan.pages[4]) if line.ink is Ink.BOTH).runs[0].text = "Other"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_a_page_more, "pages"),
        (_a_question_moved, "question-2-1"),
        (_a_line_moved, "page 3 "),
        (_a_rule_lost, "page 3 "),
        (_another_word, "page 3 .*Other"),
    ],
)
def test_a_key_laid_out_otherwise_is_refused(spoil: Callable[[Plan], None], said: str) -> None:
    plan = guide()
    spoil(plan)
    with pytest.raises(ParityFault, match=said):
        check_parity(student_pages(), drawn(plan, Ink.KEY))


def test_what_only_the_teacher_has_is_left_out_of_the_comparison() -> None:
    plan = guide()
    plan.pages[-1].marks.clear()
    check_parity(student_pages(), drawn(plan, Ink.KEY))


# Faults of drawing: one plan, but a walk over it that does not treat both readers alike


def _lines_lower(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = Painter._begin

    def lower(self: Any, page: Page) -> None:
        begin(self, page)
        self._height -= self._skipped is Ink.STUDENT

    monkeypatch.setattr(Painter, "_begin", lower)


def _a_line_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    draw_line = Painter._draw_line

    def leave_out(self: Any, line: TextLine) -> None:
        if self._skipped is not Ink.STUDENT or line.y < 700:
            draw_line(self, line)

    monkeypatch.setattr(Painter, "_draw_line", leave_out)


def _paths_higher(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = Graphics.begin
    walks: list[Graphics] = []

    def higher(self: Graphics, height: float) -> None:
        walks.extend([self] if self not in walks else [])
        begin(self, height + walks.index(self))

    monkeypatch.setattr(Graphics, "begin", higher)


_FAULTS = (_lines_lower, _a_line_left_out, _paths_higher)


@pytest.mark.parametrize("plant", _FAULTS)
def test_a_fault_of_drawing_is_found(
    plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    plan = guide()
    student = drawn(plan, Ink.STUDENT)
    with pytest.raises(ParityFault, match="is not the same"):
        check_parity(student, drawn(plan, Ink.KEY))


def test_a_fault_of_drawing_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    outline = """
        title: A guide
        sources:
          a: {file: sources/a.txt, label: A, kind: primary, reference: {type: book, title: A}}
        sections: [{id: one, title: One, text: It says little.}]
    """
    checked = project.check(Project(tmp_path / "p", outline, a="Little.\n").outline, Findings())
    both = [EDITIONS["guide"], EDITIONS["key"]]
    assert len(build(checked, both, tmp_path / "good", Findings())) == 2
    _lines_lower(monkeypatch)
    with pytest.raises(ParityFault):
        build(checked, both, tmp_path / "bad", Findings())
    assert not (tmp_path / "bad").exists()

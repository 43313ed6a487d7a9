"""Where marks stand on a page, and what must never be: outside the margins, one on another."""

from __future__ import annotations

from itertools import combinations

from msgspec import Struct

from studyguide.layout.plan import Box, Ink, Mark, Page, Plan, Rule, Shape, TextLine
from studyguide.layout.theme import PAPERS, Theme
from support.documents import extent, text_lines, text_of

_SLACK = 1.5
"""Points that a rule may be thicker, or a box higher, than the line it stands on."""


class Area(Struct, frozen=True):
    """A part of a page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, inner: Area) -> bool:
        """Whether ``inner`` is all within this part."""
        return (
            inner.left >= self.left - _SLACK
            and inner.top >= self.top - _SLACK
            and inner.right <= self.right + _SLACK
            and inner.bottom <= self.bottom + _SLACK
        )

    def meets(self, other: Area) -> bool:
        """Whether something of ``other`` is within this part."""
        return (
            self.left < other.right - 0.01
            and other.left < self.right - 0.01
            and self.top < other.bottom - 0.01
            and other.top < self.bottom - 0.01
        )


def text_area(theme: Theme, paper: str) -> Area:
    """Where text may stand: in the middle of the paper, with what hangs on both sides of it."""
    page = theme.page
    width, height = PAPERS[paper]
    whole = page.measure + 2 * page.hang
    return Area((width - whole) / 2, page.top, (width + whole) / 2, height - page.bottom)


def ground(mark: Mark) -> Area | None:
    """The part of a page that a mark covers; None for a line without words."""
    match mark:
        case TextLine(runs=[]):
            return None
        case TextLine():
            left, right = extent(mark)
            size = max(run.size for run in mark.runs)
            return Area(left, mark.y - 0.72 * size, right, mark.y + 0.22 * size)
        case Box():
            return Area(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
        case Rule():
            points = [(mark.x0, mark.y0), (mark.x1, mark.y1)]
        case Shape():
            points = mark.points
    xs, ys = zip(*points, strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


def assert_inside(plan: Plan, whole: Area) -> None:
    """Every mark and every anchor of every page is inside ``whole``."""
    for page in plan.pages:
        for mark in page.marks:
            where = ground(mark)
            assert where is None or whole.holds(where), (page.label, where, mark)
        assert all(whole.top <= y <= whole.bottom for _, y in page.anchors), page.label


def assert_apart(page: Page, ink: Ink) -> None:
    """No two lines of text that one reader sees touch each other."""
    lines = [(ground(line), text_of(line)) for line in text_lines(page, ink)]
    for (one, text), (other, other_text) in combinations(lines, 2):
        if one is not None and other is not None:
            assert not one.meets(other), (page.label, text, other_text)

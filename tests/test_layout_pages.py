"""Geometry of pages: everything has its place, inside the margins and beside its neighbours."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.document import blocks as b
from studyguide.layout.plan import Box, Ink, Mark, Page, Rule, Shape, TextLine
from studyguide.layout.theme import Theme
from support.documents import Area, area, extent, laid, paragraph, prose, seen, text_lines, text_of
from support.strategies import bodies
from msgspec.structs import replace

_PAPERS = st.sampled_from(("a4", "letter"))
_SLACK = 0.5
"""Points that a line may be thicker than where it stands."""


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
            xs, ys = (mark.x0, mark.x1), (mark.y0, mark.y1)
        case Shape():
            xs, ys = zip(*mark.points, strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


def inside(inner: Area, outer: Area) -> bool:
    return (
        inner.left >= outer.left - _SLACK
        and inner.top >= outer.top - _SLACK
        and inner.right <= outer.right + _SLACK
        and inner.bottom <= outer.bottom + _SLACK
    )


def meet(one: Area, other: Area) -> bool:
    return (
        one.left < other.right - 0.01
        and other.left < one.right - 0.01
        and one.top < other.bottom - 0.01
        and other.top < one.bottom - 0.01
    )


def assert_apart(page: Page, ink: Ink) -> None:
    """No two lines of text that one reader sees touch each other."""
    grounds = [(ground(line), text_of(line)) for line in text_lines(page, ink)]
    placed = sorted(
        ((where, text) for where, text in grounds if where is not None),
        key=lambda pair: pair[0].top,
    )
    for (one, text), (other, other_text) in combinations(placed, 2):
        assert not meet(one, other), (page.label, text, other_text)


@settings(max_examples=50, deadline=None)
@given(bodies(), _PAPERS)
def test_everything_stands_inside_the_text_area(body: tuple[b.AnyBlock, ...], paper: str) -> None:
    whole = area(Theme(), paper)
    for page in laid(*body, paper=paper).pages:
        for mark in page.marks:
            where = ground(mark)
            assert where is None or inside(where, whole), (page.label, mark)
        assert all(whole.top <= y <= whole.bottom for _, y in page.anchors)


@settings(max_examples=40, deadline=None)
@given(bodies(), _PAPERS)
def test_no_line_of_text_touches_another(body: tuple[b.AnyBlock, ...], paper: str) -> None:
    for page in laid(*body, paper=paper).pages:
        for ink in (Ink.STUDENT, Ink.KEY):
            assert_apart(page, ink)


@settings(max_examples=30, deadline=None)
@given(bodies())
def test_runs_of_a_line_follow_each_other(body: tuple[b.AnyBlock, ...]) -> None:
    for page in laid(*body).pages:
        for line in text_lines(page, Ink.KEY):
            for before, after in zip(line.runs, line.runs[1:], strict=False):
                assert before.x + before.width <= after.x + 0.01, text_of(line)


@settings(max_examples=15, deadline=None)
@given(bodies(), _PAPERS)
def test_furniture_is_artifact_outside_the_text_area(
    body: tuple[b.AnyBlock, ...], paper: str
) -> None:
    whole = area(Theme(), paper)
    for page in laid(*body, paper=paper).pages:
        assert page.furniture
        for mark in page.furniture:
            where = ground(mark)
            assert mark.element is None
            assert where is not None
            assert where.bottom <= whole.top or where.top >= whole.bottom
            assert whole.left <= where.left and where.right <= whole.right + _SLACK
            assert 0 < where.top and where.bottom < page.height


def test_a_long_title_is_shortened_in_the_running_head() -> None:
    heading = b.Heading(level=2, title=f"Begun {prose(60)}", anchor="a", fresh=True)
    (page,) = laid(heading, paragraph(10)).pages
    head = min(page.furniture, key=lambda mark: getattr(mark, "y", 1000))
    lines = [mark for mark in page.furniture if isinstance(mark, TextLine)]
    title = next(line for line in lines if text_of(line).startswith("Begun"))
    assert isinstance(head, TextLine)
    assert text_of(title).endswith("…")
    assert_apart(replace(page, marks=page.furniture), Ink.STUDENT)


@settings(max_examples=25, deadline=None)
@given(bodies())
def test_a_panel_encloses_its_lines_on_every_page(body: tuple[b.AnyBlock, ...]) -> None:
    excerpts = tuple(block for block in body if isinstance(block, b.Excerpt))
    plan = laid(*excerpts, paragraph(5))
    for page in plan.pages:
        panels = [mark for mark in seen(page, Ink.STUDENT) if isinstance(mark, Box) and mark.fill]
        areas = [ground(panel) for panel in panels]
        for line in text_lines(page):
            if line.element is not None and _in_panel(line):
                where = ground(line)
                assert where and sum(inside(where, panel) for panel in areas if panel) == 1
        for one, other in combinations(areas, 2):
            assert one and other and not meet(one, other)


def _in_panel(line: TextLine) -> bool:
    element = line.element
    while element is not None and element.tag != "Sect":
        element = element.parent
    return element is not None

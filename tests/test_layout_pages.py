"""Geometry of pages: everything has its place, inside the margins and beside its neighbours."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studyguide.document import blocks as b
from studyguide.document.inline import words
from studyguide.layout.plan import Box, Ink, Page, TextLine
from studyguide.layout.theme import Theme
from support.documents import (
    heading,
    laid,
    pages_holding,
    paragraph,
    prose,
    seen,
    text_lines,
    text_of,
)
from support.geometry import assert_apart, assert_inside, ground, text_area
from support.strategies import bodies, excerpts

_PAPERS = st.sampled_from(("a4", "letter"))


@settings(max_examples=40, deadline=None)
@given(bodies(), _PAPERS)
def test_everything_stands_inside_the_text_area(body: tuple[b.AnyBlock, ...], paper: str) -> None:
    assert_inside(laid(*body, paper=paper), text_area(Theme(), paper))


@settings(max_examples=30, deadline=None)
@given(bodies(), _PAPERS)
def test_no_line_of_text_touches_another(body: tuple[b.AnyBlock, ...], paper: str) -> None:
    for page in laid(*body, paper=paper).pages:
        for ink in (Ink.STUDENT, Ink.KEY):
            assert_apart(page, ink)


@settings(max_examples=15, deadline=None)
@given(bodies())
def test_runs_of_a_line_follow_each_other(body: tuple[b.AnyBlock, ...]) -> None:
    for page in laid(*body).pages:
        for line in text_lines(page, Ink.KEY):
            for before, after in pairwise(line.runs):
                assert before.x + before.width <= after.x + 0.01, text_of(line)


@settings(max_examples=10, deadline=None)
@given(bodies(), _PAPERS)
def test_furniture_is_artifact_outside_the_text_area(
    body: tuple[b.AnyBlock, ...], paper: str
) -> None:
    whole = text_area(Theme(), paper)
    for page in laid(*body, paper=paper).pages:
        assert page.furniture
        margins = replace(whole, top=0.0, bottom=page.height)
        for mark in page.furniture:
            where = ground(mark)
            assert mark.element is None
            assert where is not None
            assert margins.holds(where)
            assert not whole.meets(where)


def test_a_long_title_is_shortened_in_the_running_head() -> None:
    heading = b.Heading(level=2, title=f"Begun {prose(60)}", anchor="a", fresh=True)
    (page,) = laid(heading, paragraph(10)).pages
    lines = [text_of(mark) for mark in page.furniture if isinstance(mark, TextLine)]
    (title,) = (line for line in lines if line.startswith("Begun"))
    assert title.endswith("…")
    assert "A small guide" in lines
    assert_apart(replace(page, marks=page.furniture), Ink.STUDENT)


def _right_head(page: Page) -> str:
    """What runs at the right of a page's head."""
    lines = [mark for mark in page.furniture if isinstance(mark, TextLine)]
    return (
        max((line for line in lines if line.y < 100), key=lambda line: line.runs[0].x).runs[0].text
    )


def test_the_head_names_the_first_section_that_begins_on_a_page() -> None:
    first = b.Heading(level=2, title="First", number="1", anchor="a", fresh=True)
    others = (heading("Second", "b"), paragraph(20), heading("Third", "c"))
    long = [paragraph(60) for _ in range(12)]
    plan = laid(first, *long, *others, *long)
    (shared,) = pages_holding(plan, "b")
    assert pages_holding(plan, "c") == [shared]
    heads = [_right_head(page) for page in plan.pages]
    at = plan.pages.index(shared)
    assert set(heads[:at]) == {"1\N{NO-BREAK SPACE} First"}
    assert heads[at] == "Second"
    assert set(heads[at + 1 :]) == {"Third"}


def test_what_cites_a_paragraph_takes_no_room_where_notes_stand_below() -> None:
    note = b.Paragraph(spans=words(prose(30)), role="note")
    for notes, grows in (((note,), False), ((), True)):
        ends = []
        for cited_on in (words("1"), words("10, 12, 14, 20, 22, 24, 30, 32")):
            cited = b.NumberedParagraph(1, "one", words("Short."), True, cited_on, notes)
            after = b.NumberedParagraph(2, "two", words("Next."), False)
            (page,) = laid(b.SourceText(paragraphs=(cited, after))).pages
            ends.append(dict(page.anchors)["two"])
        assert (ends[0] < ends[1]) == grows


def test_points_stand_beside_what_is_asked() -> None:
    for start in range(40):
        ask = words(" ".join(prose(90).split(" ")[start:]))
        asked = b.Question(number=1, ask=ask, points="1000000 points", task=b.Written(1, ()))
        (page,) = laid(asked).pages
        assert_apart(page, Ink.STUDENT)


@settings(max_examples=30, deadline=None)
@given(st.lists(excerpts(), min_size=1, max_size=6))
def test_a_panel_encloses_its_lines_on_every_page(panels: list[b.Excerpt]) -> None:
    for page in laid(*panels, paragraph(5)).pages:
        boxes = [
            ground(mark) for mark in seen(page, Ink.STUDENT) if isinstance(mark, Box) and mark.fill
        ]
        for line in text_lines(page):
            where = ground(line)
            if where is not None and _in_panel(line):
                around = replace(where, top=where.top - 5, bottom=where.bottom + 5)
                assert sum(box.holds(around) for box in boxes if box) == 1, text_of(line)
        for one, other in combinations(boxes, 2):
            assert one and other and not one.meets(other)


def _in_panel(line: TextLine) -> bool:
    element = line.element
    while element is not None and element.tag != "Sect":
        element = element.parent
    return element is not None

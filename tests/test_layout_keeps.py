"""Where pages break: what belongs together stays together."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studyguide.document import blocks as b
from studyguide.document.inline import Style, words
from studyguide.layout.plan import Element, Ink, Plan, Rule, TextLine
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
from support.strategies import bodies, questions

_PAPERS = st.sampled_from(("a4", "letter"))
_STARTS = range(0, 48, 3)
"""How many lines stand above what is tried: from the top of a page to its foot."""


def lines_above(count: int) -> list[b.AnyBlock]:
    """So many paragraphs of one line."""
    return [paragraph(3) for _ in range(count)]


def question(task: b.Task) -> b.Question:
    return b.Question(number=1, ask=words("Why?"), points="1 point", task=task, anchor="q")


@settings(max_examples=25, deadline=None)
@given(bodies(), _PAPERS)
def test_no_heading_is_the_last_on_its_page(body: tuple[b.AnyBlock, ...], paper: str) -> None:
    for page in laid(*body, paper=paper).pages:
        tagged = [line.element.tag for line in text_lines(page) if line.element is not None]
        assert not tagged or not tagged[-1].startswith("H"), page.label


@pytest.mark.parametrize("above", _STARTS)
def test_a_heading_goes_with_what_follows_it(above: int) -> None:
    event = b.TimelineEvent(1900.0, 1901.0, "1900", prose(60))
    for block in (
        paragraph(60),
        b.Bullets(items=tuple((paragraph(8),) for _ in range(4))),
        b.Excerpt(
            name="Excerpt 1A",
            kind="",
            citation=words("RT"),
            paragraphs=(b.QuotedParagraph(words("x")),),
        ),
        question(b.Written(4, ())),
        b.Table(head=(words("When"),), rows=((words("1956"),),), widths=(1.0,)),
        b.Timeline(events=(event,) * 3, alt="a", continued="b", name_tick=lambda y, m, d: str(y)),
        b.Index(entries=tuple(b.IndexEntry(f"Name {n}", words("1")) for n in range(200))),
    ):
        plan = laid(*lines_above(above), heading("The heading", "here", level=3), block)
        for page in plan.pages:
            assert "The heading" not in text_of(text_lines(page)[-1])


@pytest.mark.parametrize("above", _STARTS)
def test_a_bold_paragraph_stands_with_the_list_that_it_heads(above: int) -> None:
    head = b.Paragraph(spans=words("Likely mistakes", Style.STRONG))
    items = b.Bullets(items=tuple((paragraph(30),) for _ in range(4)))
    for page in laid(*lines_above(above), head, items).pages:
        assert "Likely mistakes" not in text_of(text_lines(page)[-1])


@pytest.mark.parametrize("above", _STARTS)
def test_a_heading_keeps_four_lines_with_it(above: int) -> None:
    items = b.Bullets(items=tuple((paragraph(5),) for _ in range(8)))
    plan = laid(*lines_above(above), heading("The heading", "here", level=3), items)
    (page,) = pages_holding(plan, "here")
    texts = [text_of(line) for line in text_lines(page)]
    assert sum(text.startswith("He ") for text in texts[texts.index("The heading") :]) >= 4


def test_what_is_made_to_fit_a_page_begins_below_what_stands_there() -> None:
    events = tuple(
        b.TimelineEvent(1900.0 + n, 1901.0 + n, str(n), prose(9), period=True) for n in range(50)
    )
    for block in (
        b.Index(entries=tuple(b.IndexEntry(f"Name {n}", words("1")) for n in range(200))),
        b.Timeline(events=events, alt="a", continued="b", name_tick=lambda y, m, d: str(y)),
    ):
        plan = laid(*lines_above(9), heading("The heading", "here", level=3), block)
        first, second = plan.pages[:2]
        assert pages_holding(plan, "here") == [first]
        assert text_lines(first)[-1].y > text_lines(second)[-1].y - 60


def lines_by_page(plan: Plan, ink: Ink) -> dict[int, tuple[Element, Counter[int]]]:
    """For each element with lines of its own how many stand on which page."""
    found: dict[int, tuple[Element, Counter[int]]] = {}
    for number, page in enumerate(plan.pages):
        for line in text_lines(page, ink):
            if line.element is not None:
                counts = found.setdefault(id(line.element), (line.element, Counter()))[1]
                counts[number] += 1
    return found


def _is_prose(element: Element) -> bool:
    """Whether an element holds a paragraph, outside tables, figures and what is asked."""
    ancestor: Element | None = element
    while ancestor is not None:
        if ancestor.tag in ("Table", "Figure", "Div", "Reference"):
            return False
        ancestor = ancestor.parent
    return element.tag in ("P", "LBody")


@settings(max_examples=25, deadline=None)
@given(bodies(), _PAPERS)
def test_no_line_of_a_paragraph_is_stranded(body: tuple[b.AnyBlock, ...], paper: str) -> None:
    for element, counts in lines_by_page(laid(*body, paper=paper), Ink.STUDENT).values():
        if _is_prose(element) and len(counts) > 1:
            assert counts[min(counts)] >= 2, "a first line stands alone"
            assert counts[max(counts)] >= 2, "a last line stands alone"


@settings(max_examples=25, deadline=None)
@given(st.lists(questions(), min_size=2, max_size=8), _PAPERS)
def test_a_question_has_room_to_answer_on_its_page(asked: list[b.Question], paper: str) -> None:
    asked = [replace(one, points="1 point", on=words("Use this.")) for one in asked]
    plan = laid(*asked, paper=paper)
    for page in plan.pages:
        last = seen(page, Ink.BOTH)[-1]
        assert not isinstance(last, TextLine) or text_of(last) not in ("1 point", "Use this.")


@pytest.mark.parametrize("above", _STARTS)
def test_choices_are_never_divided(above: int) -> None:
    options = tuple(b.Option(letter, words(prose(25)), False) for letter in "ABCD")
    items = tuple(words(prose(12)) for _ in range(5))
    for task in (
        b.Choices(options),
        b.Matching(items[:4], options, tuple("DCBA")),
        b.Ordering(items, (3, 1, 2, 5, 4)),
    ):
        plan = laid(*lines_above(above), question(task))
        (page,) = pages_holding(plan, "q")
        assert page is plan.pages[-1], "the question goes on to another page"


@pytest.mark.parametrize("above", _STARTS)
def test_few_ruled_lines_stay_with_their_question(above: int) -> None:
    plan = laid(*lines_above(above), question(b.Written(6, ())))
    (page,) = pages_holding(plan, "q")
    assert page is plan.pages[-1]


def test_the_head_of_a_table_is_repeated_as_an_artifact() -> None:
    head = (words("When it was"), words("What happened"))
    rows = tuple((words(f"19{n}"), words(prose(20))) for n in range(10, 90))
    plan = laid(b.Table(head=head, rows=rows, widths=(1.0, 4.0)))
    assert len(plan.pages) > 2
    for number, page in enumerate(plan.pages):
        first, second = text_lines(page)[:2]
        assert (text_of(first), text_of(second)) == ("When it was", "What happened")
        for line in (first, second):
            assert (line.element is None) == (number > 0)
    tags = Counter(
        line.element.tag for page in plan.pages for line in text_lines(page) if line.element
    )
    assert tags["TH"] == 2


@pytest.mark.parametrize("above", _STARTS)
def test_the_head_of_a_table_stands_above_a_row(above: int) -> None:
    rows = tuple((words(prose(20)),) for _ in range(6))
    plan = laid(*lines_above(above), b.Table(head=(words("The head"),), rows=rows, widths=(1.0,)))
    for page in plan.pages:
        assert text_of(text_lines(page)[-1]) != "The head"


def test_rows_are_not_divided_unless_they_are_tall() -> None:
    rows = tuple((words(f"row {n}"), words(prose(30 + 7 * n))) for n in range(20))
    plan = laid(b.Table(head=(words("a"), words("b")), rows=rows, widths=(1.0, 4.0)))
    cells = defaultdict(set)
    for number, page in enumerate(plan.pages):
        for line in text_lines(page):
            if line.element is not None and line.element.tag == "TD":
                cells[id(line.element)].add(number)
    assert len(plan.pages) > 2
    assert all(len(pages) == 1 for pages in cells.values())


def test_a_short_panel_is_rather_kept_whole_than_a_page_filled() -> None:
    quoted = (b.QuotedParagraph(words(prose(100))),)
    panel = b.Excerpt(
        name="Excerpt 1A", kind="", citation=words("RT"), paragraphs=quoted, anchor="A"
    )
    for above in _STARTS:
        plan = laid(*lines_above(above), panel)
        panels = [page for page in plan.pages if any(_has_fill(mark) for mark in page.marks)]
        assert len(panels) == 1


def _has_fill(mark: object) -> bool:
    return getattr(mark, "fill", None) is not None


def test_ruled_lines_that_go_on_say_whose_they_are() -> None:
    answer = words(prose(500))
    asked = replace(question(b.Written(3, answer)), continued="Question 1, continued")
    plan = laid(*lines_above(10), asked)
    (begun,) = pages_holding(plan, "q")
    others = plan.pages[plan.pages.index(begun) + 1 :]
    assert others
    assert all(text_of(line) != "Question 1, continued" for line in text_lines(begun))
    for page in others:
        head, below = text_lines(page, Ink.KEY)[:2]
        assert (text_of(head), head.element) == ("Question 1, continued", None)
        assert below.y > head.y + 8


@pytest.mark.parametrize("above", _STARTS)
def test_spare_lines_of_an_essay_never_begin_a_page(above: int) -> None:
    plan = laid(*lines_above(above), question(b.Written(16, words("So."))), paragraph(30))
    for page in plan.pages:
        assert isinstance(page.marks[0], TextLine)
    ruled = [mark for page in plan.pages for mark in page.marks if isinstance(mark, Rule)]
    assert 9 <= len(ruled) <= 16

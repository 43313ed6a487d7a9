"""How questions and excerpts stand on their pages: distances, columns, heads, divided answers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from studyguide.document import blocks as b
from studyguide.document.inline import Gap, Words, words
from studyguide.layout.plan import Box, Ink, Page, Plan, Rule, TextLine
from studyguide.layout.theme import Theme
from support.documents import (
    extent,
    heading,
    laid,
    pages_holding,
    paragraph,
    prose,
    seen,
    text_lines,
    text_of,
)
from support.geometry import ground, text_area

_STARTS = range(0, 48, 3)
_OPTIONS = tuple(b.Option(letter, words(f"Match {letter}"), letter == "B") for letter in "ABC")
_YES_OR_NO = (b.Option("", words("True"), False), b.Option("", words("False"), True))


def question(task: b.Task, number: int = 1, **more: object) -> b.Question:
    asked = b.Question(number=number, ask=words("Why?"), points="1 point", task=task)
    return replace(asked, evidence=words("RT ¶ 12"), anchor=f"q{number}", **more)


def lines_above(count: int) -> list[b.AnyBlock]:
    return [paragraph(3) for _ in range(count)]


def rules(page: Page, ink: Ink = Ink.STUDENT) -> list[Rule]:
    return [mark for mark in seen(page, ink) if isinstance(mark, Rule)]


# Questions


def test_questions_are_seen_at_equal_distances() -> None:
    tasks = (
        b.Written(2, ()),
        b.Choices(_OPTIONS),
        b.Ordering((words("one"), words("two")), (2, 1)),
        b.Matching((words("one"), words("two"), words("three")), _OPTIONS, ("B", "C", "A")),
        b.Cloze((Words("In "), Gap("1956"), Words(" he spoke.")), (), ""),
        b.TrueOrFalse(_YES_OR_NO, 0, "because", ()),
        b.TrueOrFalse(_YES_OR_NO, 2, "because", ()),
    )
    gaps = []
    for task in tasks:
        (page,) = laid(question(task), question(tasks[0], 2)).pages
        areas = [area for mark in seen(page, Ink.STUDENT) if (area := ground(mark))]
        (start,) = (y for name, y in page.anchors if name == "q2")
        top = min(area.top for area in areas if area.top >= start)
        gaps.append(top - max(area.bottom for area in areas if area.bottom < top))
    assert all(26 < gap < 31 for gap in gaps), gaps
    assert min(gaps) > Theme().page.ruling


@pytest.mark.parametrize("above", _STARTS)
def test_an_answer_goes_on_with_many_lines_or_not_at_all(above: int) -> None:
    plan = laid(*lines_above(above), question(b.Written(14, ())))
    (begun,) = pages_holding(plan, "q1")
    count = [len(rules(page)) for page in plan.pages[plan.pages.index(begun) :]]
    assert sum(count) >= 8  # the others are spare
    assert all(lines >= 8 for lines in count[1:]), count


def test_a_reason_is_written_behind_its_first_word() -> None:
    task = b.TrueOrFalse(_YES_OR_NO, 3, "because", words(prose(30)))
    (page,) = laid(question(task)).pages
    lines = text_lines(page, Ink.KEY)
    (because,) = (line for line in lines if text_of(line).strip() == "because")
    reason = [line for line in lines if line.ink is Ink.KEY and line.y >= because.y][:2]
    assert reason[0].y == because.y
    assert all(extent(line)[0] > extent(because)[1] for line in reason)
    assert any(0 < rule.y0 - because.y < 8 for rule in rules(page))


def _steps(page: Page) -> set[float]:
    """From one answer box to the next."""
    tops = [mark.y for mark in seen(page, Ink.STUDENT) if isinstance(mark, Box)]
    return {round(below - above, 2) for above, below in pairwise(tops)}


def test_matches_have_the_room_that_the_items_leave() -> None:
    items = (words("1955"), words("by 1963"), words("1961"))
    matches = tuple(b.Option(letter, words(prose(9)), False) for letter in "ABC")
    (page,) = laid(question(b.Matching(items, matches, tuple("CAB")))).pages
    assert [text_of(line) for line in text_lines(page)].count(prose(9)) == 3
    assert len(_steps(page)) == 1


def test_boxes_have_equal_steps_where_a_match_takes_two_lines() -> None:
    items = tuple(words(f"item {n}") for n in range(4))
    matches = tuple(
        b.Option(c, words(prose(n)), False) for c, n in zip("ABCD", (3, 15, 3, 3), strict=True)
    )
    (page,) = laid(question(b.Matching(items, matches, tuple("CABD")))).pages
    assert len(_steps(page)) == 1


def test_gaps_of_a_text_do_not_betray_their_words() -> None:
    spans = (Words("In "), Gap("1956", 30), Words(", "), Gap("a", 30), Words(" and "), Gap("b", 30))
    (page,) = laid(question(b.Cloze(spans, (), ""))).pages
    (wide,) = {round(rule.x1 - rule.x0, 2) for rule in rules(page)}
    assert wide > 30 * 8
    (page,) = laid(question(b.Cloze((Words("In "), Gap("1956"), Words(".")), (), ""))).pages
    (rule,) = rules(page)
    assert rule.x1 - rule.x0 == pytest.approx(113.4)
    (stop,) = (line for line in text_lines(page) if text_of(line).strip() == ".")
    assert extent(stop)[0] == pytest.approx(rule.x1)


# Excerpts


def excerpt(*counts: int, citation: str = "RT ¶ 3", kind: str = "Primary source") -> b.Excerpt:
    return b.Excerpt(
        name="Excerpt 1A",
        kind=kind,
        citation=words(citation),
        paragraphs=tuple(b.QuotedParagraph(words(prose(count))) for count in counts),
        continued="Excerpt 1A, continued",
        anchor="A",
    )


def _line(plan: Plan, text: str) -> TextLine:
    (found,) = (
        line for page in plan.pages for line in text_lines(page) if text_of(line).strip() == text
    )
    return found


def test_the_head_of_a_panel_says_who_speaks() -> None:
    plan = laid(excerpt(20))
    name, citation, kind = (_line(plan, t) for t in ("Excerpt 1A", "RT ¶ 3", "Primary source"))
    assert name.y == citation.y == kind.y
    assert citation.runs[0].size == name.runs[0].size
    assert citation.runs[0].colour == name.runs[0].colour
    assert 0 < extent(citation)[0] - extent(name)[1] < 15
    assert extent(citation)[1] < extent(kind)[0]


def test_a_citation_that_is_too_long_for_the_head_stands_below() -> None:
    plan = laid(excerpt(20, citation=prose(12)))
    (below,) = (line for page in plan.pages for line in text_lines(page)[2:3])
    assert prose(12).startswith(text_of(below).strip())
    assert extent(below)[0] == extent(_line(plan, "Excerpt 1A"))[0]


@pytest.mark.parametrize("counts", [(60, 60, 60), (60, 60, 60, 60, 60)])
def test_a_panel_is_divided_between_paragraphs_only(counts: tuple[int, ...]) -> None:
    divided = 0
    for above in _STARTS:
        plan = laid(*lines_above(above), excerpt(*counts))
        (begun,) = pages_holding(plan, "A")
        for page in plan.pages[plan.pages.index(begun) + 1 :]:
            divided += 1
            head, first = text_lines(page)[:2]
            assert (text_of(head), head.element) == ("Excerpt 1A, continued", None)
            assert prose(60).startswith(text_of(first).strip())
    assert divided


# Text


@pytest.mark.parametrize("above", range(30, 48))
def test_the_end_of_a_text_is_not_stranded_above_a_heading(above: int) -> None:
    text = (*lines_above(above), paragraph(90), paragraph(40), paragraph(10))
    plan = laid(heading("One", "one"), *text, heading("Excerpts", "x", level=3), excerpt(60))
    (page,) = pages_holding(plan, "x")
    if page is not plan.pages[0]:
        (y,) = (y for name, y in page.anchors if name == "x")
        carried = sum(line.y < y for line in text_lines(page))
        assert carried == 0 or carried >= 5


@pytest.mark.parametrize("count", range(36, 46))
def test_a_page_that_ends_in_a_text_is_full(count: int) -> None:
    text = [paragraph(30) for _ in range(count // 3)]
    plan = laid(*text, heading("Excerpts", "x", level=3), excerpt(200), excerpt(200), paragraph(90))
    first = plan.pages[0]
    if all(name != "x" for name, _ in first.anchors):
        whole = text_area(Theme(), "a4")
        assert text_lines(first)[-1].y > whole.bottom - 6 * 15

"""Nothing is lost and nothing is made up: what a document says is what its pages say."""

from __future__ import annotations

from hypothesis import given, settings

from studyguide.document import blocks as b
from studyguide.document.inline import Anchor, Gap, Jump, Style, Words, words
from studyguide.layout.plan import Ink, Plan
from support.documents import laid, pages_holding, paragraph, prose, said, text_lines, text_of
from support.strategies import bodies
from support.wording import wording

_LONG = "Donaudampfschifffahrts" * 25


def told(plan: Plan, ink: Ink) -> list[str]:
    """What the pages say: a text for each element, without labels of lists and figures."""
    return [_single(text) for element, text in said(plan, ink) if element.tag not in _UNTOLD]


_UNTOLD = ("Lbl", "Figure")


def _single(text: str) -> str:
    """``text`` with single spaces."""
    return " ".join(word for word in text.split(" ") if word)


@settings(max_examples=50, deadline=None)
@given(bodies())
def test_every_block_is_told_in_order(body: tuple[b.AnyBlock, ...]) -> None:
    plan = laid(*body)
    for ink in (Ink.STUDENT, Ink.KEY):
        assert told(plan, ink) == [_single(text) for text in wording(body, ink)]


def test_events_of_a_timeline_are_told_in_its_figure() -> None:
    events = tuple(
        b.TimelineEvent(1900.0 + n, 1900.5 + n, str(1900 + n), f"Event {n} of many")
        for n in range(60)
    )
    timeline = b.Timeline(
        events=events, alt="All of it", continued="The rest", name_tick=lambda y, m, d: str(y)
    )
    figures = [(e, text) for e, text in said(laid(timeline)) if e.tag == "Figure"]
    assert [element.alt for element, _ in figures] == ["All of it"] + ["The rest"] * (
        len(figures) - 1
    )
    assert len(figures) > 1
    together = " ".join(text for _, text in figures)
    places = [together.index(f"{event.date}\N{NO-BREAK SPACE} {event.title}") for event in events]
    assert places == sorted(places)


def test_a_word_wider_than_the_line_is_cut_without_a_mark() -> None:
    plan = laid(b.Paragraph(spans=words(f"one {_LONG} two")))
    assert told(plan, Ink.STUDENT) == [f"one {_LONG} two"]


def test_a_word_of_many_styles_may_be_wider_than_the_line() -> None:
    spans = tuple(Words("x" * 20, style) for style in (0, 1, 2, 1, 0, 2, 1, 0))
    assert told(laid(b.Paragraph(spans=spans)), Ink.STUDENT) == ["x" * 160]


def test_lines_break_after_a_hyphen_without_a_space() -> None:
    word = "hyphens-" * 60 + "again"
    plan = laid(b.Paragraph(spans=words(word)))
    assert told(plan, Ink.STUDENT) == [word]
    *lines, _ = [text_of(line) for line in text_lines(plan.pages[0])]
    assert len(lines) > 3
    assert all(line.endswith("-") for line in lines)


def test_no_line_ends_in_a_short_prefix() -> None:
    text = " ".join(["de-Stalinisation"] * 100)
    plan = laid(b.Paragraph(spans=words(text)))
    lines = [text_of(line) for line in text_lines(plan.pages[0])]
    assert not any(line.strip().endswith("-") for line in lines)


def test_no_break_spaces_and_broken_lines_are_kept() -> None:
    verse = "Der Mond ist aufgegangen,\nDie goldnen Sternlein prangen\nAm\N{NO-BREAK SPACE}Himmel"
    lines = [text for _, text in said(laid(b.Paragraph(spans=words(verse))))]
    assert lines == [verse.replace("\n", " ")]


def test_what_follows_a_word_without_a_space_stays_with_it() -> None:
    cited = Jump((Words("RT", Style.QUIET),), "https://example.org/", "RT")
    part = (Words("Word", Style.STRONG), Words("; (", Style.QUIET), cited, Words("), "))
    plan = laid(b.Paragraph(spans=part * 90))
    for line in text_lines(plan.pages[0]):
        assert text_of(line).startswith(("Word", "("))
        assert text_of(line).strip(" ").endswith((";", ","))


def test_anchors_in_an_answer_are_on_its_page() -> None:
    answer = (*words(prose(90)), Anchor("late"), Words(" in the answer"))
    asked = b.Question(number=1, ask=words("?"), points="", task=b.Written(1, answer))
    assert len(pages_holding(laid(asked), "late")) == 1


def test_gaps_are_blank_for_the_student_and_filled_in_the_key() -> None:
    cloze = b.Cloze((Words("It was ("), Gap("1956"), Words("), "), Gap("a year")), (), "")
    question = b.Question(number=1, ask=words("Fill in."), points="1 point", task=cloze)
    plan = laid(question)
    assert told(plan, Ink.STUDENT)[-1] == "It was (______), ______"
    assert told(plan, Ink.KEY)[-1] == "It was (1956), a year"


def test_an_answer_wider_than_its_gap_is_set_smaller() -> None:
    cloze = b.Cloze((Words("It was "), Gap(prose(20)), Words(" then.")), (), "")
    question = b.Question(number=1, ask=words("Fill in."), points="1 point", task=cloze)
    assert told(laid(question), Ink.KEY)[-1] == f"It was {prose(20)} then."


def test_anchors_between_words_are_on_the_page_of_the_word_after_them() -> None:
    spans = tuple(
        span for n in range(120) for span in (Anchor(f"word-{n}"), Words(f"word{n} {prose(8)} "))
    )
    plan = laid(paragraph(300), b.Paragraph(spans=(*spans, Anchor("end"))))
    for n in range(120):
        (page,) = pages_holding(plan, f"word-{n}")
        assert any(f"word{n} " in text for text in _texts_on(plan, page.label))
    assert len(pages_holding(plan, "end")) == 1
    assert len(plan.pages) > 2


def _texts_on(plan: Plan, label: str) -> list[str]:
    pages = [page for page in plan.pages if page.label == label]
    alone = Plan(plan.facts, pages, [], plan.faces)
    return [text for _, text in said(alone)]

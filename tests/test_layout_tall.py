"""What is far too tall or too wide ends no build and leaves no page."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studyguide.document import blocks as b
from studyguide.document.inline import Gap, Spans, Words, words
from studyguide.layout.compose import compose
from studyguide.layout.plan import Ink
from studyguide.layout.theme import Theme
from studyguide.pdf import draw
from support.documents import document, faces, heading, laid, paragraph, prose, said, whole_guide
from support.geometry import assert_apart, assert_inside, text_area
from support.wording import wording

_WORD = "x" * 500


def question(ask: Spans, task: b.Task, evidence: Spans = ()) -> b.Question:
    return b.Question(
        number=1, ask=ask, points="123456789 points", task=task, evidence=evidence, anchor="q"
    )


def options(count: int, text: str) -> tuple[b.Option, ...]:
    return tuple(b.Option(chr(ord("A") + n), words(text), n == 0) for n in range(count))


TALL: dict[str, b.AnyBlock] = {
    "a heading of 300 words": heading(prose(300), "h"),
    "a small heading of 300 words": heading(prose(300), "h", level=4, number="12"),
    "a paragraph of 20,000 words": paragraph(20_000),
    "a word of 500 letters": b.Paragraph(spans=words(f"{_WORD} {_WORD}, {_WORD}")),
    "a word of 500 letters in bold pieces": b.Paragraph(
        spans=tuple(Words("x" * 40, n % 2) for n in range(12))
    ),
    "an item of 3,000 words": b.Bullets(items=((paragraph(3_000),), (paragraph(3),)), boxes=True),
    "an excerpt of 20,000 words": b.Excerpt(
        name="Excerpt 1A",
        kind="Primary source",
        citation=words(prose(80)),
        paragraphs=(b.QuotedParagraph(words(prose(20_000))),),
        intro=words(prose(900)),
        notes=(words(prose(900)), words(prose(40))),
    ),
    "an excerpt of a word": b.Excerpt(
        name="Excerpt 1A",
        kind="",
        citation=words(_WORD),
        paragraphs=(b.QuotedParagraph(words(_WORD)),),
    ),
    "an essay with 60 lines": question(words("Why?"), b.Written(60, words("So."), plan="Plan")),
    "an answer of 3,000 words": question(words("Why?"), b.Written(1, words(prose(3_000)))),
    "a question of 3,000 words": question(words(prose(3_000)), b.Written(1, ())),
    "evidence of 3,000 words": question(
        words("Why?"), b.Choices(options(2, "x")), words(prose(3_000))
    ),
    "26 choices of 100 words": question(words("Why?"), b.Choices(options(26, prose(100)))),
    "a choice of 3,000 words": question(words("Why?"), b.Choices(options(2, prose(3_000)))),
    "a reason of 3,000 words": question(
        words("So?"),
        b.TrueOrFalse(options(2, "x")[:2], 0, "because", words(prose(3_000))),  # type: ignore[arg-type]
    ),
    "26 pairs of 100 words": question(
        words("Why?"),
        b.Matching(
            tuple(words(prose(100)) for _ in range(26)), options(26, prose(60)), tuple("A" * 26)
        ),
    ),
    "26 items of 100 words to order": question(
        words("Why?"), b.Ordering(tuple(words(prose(100)) for _ in range(26)), tuple(range(26)))
    ),
    "a gap of 300 words in a sentence of 3,000": question(
        words("Why?"),
        b.Cloze(
            (Words(prose(3_000)), Words(" ("), Gap(prose(300)), Words(")")), (prose(300),), "Bank:"
        ),
    ),
    "a table cell of 3,000 words": b.Table(
        head=(words("a"), words("b"), words("c")),
        rows=((words("x"), words(prose(3_000)), words(_WORD)), ((), words("y"), ())),
        widths=(1.0, 3.0, 1.0),
        row_heads=True,
    ),
    "a table cell of 3,000 words with room to write beside it": b.Table(
        head=(words("a"), words("b")),
        rows=((words("x"), ()), ((), words(prose(3_000))), ((), ())),
        widths=(1.0, 3.0),
        row_heads=True,
        ruled=3,
    ),
    "a source paragraph of 3,000 words cited on 300 pages": b.SourceText(
        paragraphs=(
            b.NumberedParagraph(1234, "p1", words(prose(3_000)), True, words("1234, " * 300)),
            b.NumberedParagraph(2, "p2", words("short"), True, words("1234, " * 300)),
        )
    ),
    "notes of 3,000 words on a source": b.SourceText(
        paragraphs=(
            b.NumberedParagraph(
                1, "p3", words("short"), True, words("12, 13"), (paragraph(3_000), paragraph(40))
            ),
        )
    ),
    "references of 3,000 words": b.References(
        entries=(
            b.Reference("RT", words(prose(3_000)), (words(prose(3_000)), words(prose(40)))),
            b.Reference("Essay", words(prose(9))),
        ),
        labels=("RT", "Essay"),
    ),
    "references with a label of 500 letters": b.References(
        entries=(b.Reference(_WORD, words("RT. n.d.")), b.Reference("RT", words(_WORD))),
        labels=("RT", _WORD),
    ),
    "an index entry of 3,000 words": b.Index(
        entries=(
            b.IndexEntry("a", words("1")),
            b.IndexEntry(prose(3_000), words("1")),
            b.IndexEntry(_WORD, words("1")),
        )
    ),
}


@pytest.mark.parametrize("block", TALL.values(), ids=list(TALL))
def test_a_block_that_is_too_tall_goes_on_over_the_page(block: b.AnyBlock) -> None:
    body = (paragraph(90), block, paragraph(40))
    plan = laid(*body, paper="letter")
    assert_inside(plan, text_area(Theme(), "letter"))
    for page in plan.pages[:4]:
        assert_apart(page, Ink.KEY)
    for ink in (Ink.STUDENT, Ink.KEY):
        told = [_single(text) for element, text in said(plan, ink) if element.tag != "Lbl"]
        assert told == [_single(text) for text in wording(body, ink)]


def _single(text: str) -> str:
    return " ".join(word for word in text.split(" ") if word)


def test_a_timeline_shows_how_long_titles_begin() -> None:
    events = tuple(
        b.TimelineEvent(1900.0 + n, 1950.0, str(n), f"begun {prose(3_000)}", period=True)
        for n in range(9)
    )
    timeline = b.Timeline(events=events, alt="a", continued="b", name_tick=lambda y, m, d: str(y))
    plan = laid(heading("Dates", "dates"), timeline, paragraph(40))
    assert_inside(plan, text_area(Theme(), "a4"))
    told = " ".join(text for element, text in said(plan) if element.tag == "Figure")
    assert told.count("begun") == told.count("…") == len(events)


def test_a_cover_goes_on_over_the_page() -> None:
    front = whole_guide().parts[0].blocks
    cover = front[0]
    assert isinstance(cover, b.Cover)
    cover = replace(
        cover,
        title=prose(300),
        subtitle=f"{_WORD} {prose(100)}",
        sources=tuple(words(prose(60)) for _ in range(40)),
    )
    guide = replace(document(paragraph(9), front=(cover, *front[1:])), title="x", head=prose(300))
    plan = compose(guide, Theme(), faces(), "a4")
    assert_inside(plan, text_area(Theme(), "a4"))
    for page in plan.pages:
        assert_apart(page, Ink.STUDENT)
        assert_apart(replace(page, marks=page.furniture), Ink.STUDENT)


def test_all_that_is_too_tall_can_be_drawn() -> None:
    tall = [block for block in TALL.values() if not isinstance(block, b.Heading)]
    body = [replace(block, anchor=f"b{n}") for n, block in enumerate(tall)]
    headings = (heading(prose(300), "tall"), heading(prose(300), "taller", level=3))
    guide = document(*headings, *body, front=whole_guide().parts[0].blocks)
    plan = compose(guide, Theme(), faces(), "a4")
    for ink in (Ink.STUDENT, Ink.KEY):
        assert draw(plan, ink).startswith(b"%PDF-1.7")

"""Random things that several test files try."""

from __future__ import annotations

from itertools import chain

from hypothesis import strategies as st
from msgspec.structs import replace

from studyguide.document import blocks as b
from studyguide.document.inline import Gap, Inline, Jump, Spans, Style, Words

# Documents

_TEXT = (
    "He condemned the activities of his predecessor, who died in 1953 – not in 1956 – and "
    "called for a struggle against the well-known counter-revolutionary/anti-party groups. "
    "Речь прозвучала 25 февраля 1956 года; в зале-то никто не кашлянул… “Quite so,” said "
    "№\N{NO-BREAK SPACE}7: «А судьи кто?» M.\N{NO-BREAK SPACE}V. Lomonosov’s friend saw it "
    "as an un-thought-of—and unthinkable—end to collective-farm-like, well-meant, antidisestab"
    "lishmentarianistically-minded socio-political, self-contradictory over-simplifications."
)
_POOL = _TEXT.split(" ")
_STYLES = (Style.PLAIN, Style.STRONG, Style.EMPHASIS, Style.EDITOR, Style.QUIET)


def texts(most: int) -> st.SearchStrategy[str]:
    """Up to ``most`` words of several kinds and scripts."""
    return st.builds(
        lambda start, count: " ".join((_POOL * (most // len(_POOL) + 2))[start : start + count]),
        st.integers(0, len(_POOL) - 1),
        st.integers(1, most),
    )


def spans(most: int) -> st.SearchStrategy[Spans]:
    """Text in one style or, in a third of all cases, in several, with links in it."""
    plain = st.builds(Words, texts(most), st.sampled_from(_STYLES))
    jump = st.builds(
        lambda words: Jump((words,), "https://example.org/", "an example"),
        st.builds(Words, texts(4), st.just(Style.QUIET)),
    )
    foreign = st.builds(Words, texts(6), st.just(Style.PLAIN), st.just("ru"))
    several = st.lists(plain | jump | foreign, min_size=2, max_size=4).map(_spaced)
    return st.one_of(plain.map(lambda one: (one,)), plain.map(lambda one: (one,)), several)


def _spaced(parts: list[Inline]) -> Spans:
    made: list[Inline] = []
    for part in parts:
        made += [Words(" "), part] if made else [part]
    return tuple(made)


def paragraphs(most: int = 120) -> st.SearchStrategy[b.Paragraph]:
    roles = st.sampled_from(("text", "text", "text", "lead", "small", "note"))
    return st.builds(b.Paragraph, spans=spans(most), role=roles)


def _bullets() -> st.SearchStrategy[b.Bullets]:
    def of_items(
        item: st.SearchStrategy[tuple[b.Paragraph | b.Bullets, ...]],
    ) -> st.SearchStrategy[b.Bullets]:
        return st.builds(
            b.Bullets,
            items=st.lists(item, min_size=1, max_size=4).map(tuple),
            ordered=st.booleans(),
            boxes=st.booleans(),
        )

    simple = st.tuples(paragraphs(30))
    return of_items(simple | st.tuples(paragraphs(20), of_items(simple)))


def excerpts() -> st.SearchStrategy[b.Excerpt]:
    """Excerpts of one line up to more than a page."""
    return st.builds(
        b.Excerpt,
        name=st.sampled_from(("Excerpt 1A", "Excerpt 12AB")),
        kind=st.sampled_from(("Primary source", "Secondary source", "")),
        citation=spans(12),
        paragraphs=st.lists(st.builds(b.QuotedParagraph, spans(150)), min_size=1, max_size=4).map(
            tuple
        ),
        intro=st.just(()) | spans(15),
        notes=st.lists(spans(25), max_size=2).map(tuple),
        lang=st.sampled_from((None, "ru")),
    )


def _options(count: int) -> st.SearchStrategy[tuple[b.Option, ...]]:
    letters = "ABCDEFGH"[:count]
    return st.tuples(
        *(st.builds(b.Option, st.just(letter), spans(20), st.booleans()) for letter in letters)
    )


def _matchings(count: int) -> st.SearchStrategy[b.Matching]:
    return st.builds(
        b.Matching,
        st.tuples(*[spans(10)] * count),
        _options(count),
        st.permutations("ABCDEFGH"[:count]).map(tuple),
    )


def _orderings(count: int) -> st.SearchStrategy[b.Ordering]:
    return st.builds(
        b.Ordering,
        st.tuples(*[spans(15)] * count),
        st.permutations(range(1, count + 1)).map(tuple),
    )


def clozes() -> st.SearchStrategy[b.Cloze]:
    """Sentences with a gap after some of their stretches of words."""
    gap = st.builds(Gap, texts(3))
    stretch = st.builds(lambda text: Words(f" {text} "), texts(15))
    closing = st.builds(lambda text: Words(f", {text} "), texts(15))
    pairs = st.lists(st.tuples(gap, stretch | closing), min_size=1, max_size=4)

    def made(first: Words, rest: list[tuple[Gap, Words]], bank: bool) -> b.Cloze:
        answers = tuple(gap.answer for gap, _ in rest) if bank else ()
        return b.Cloze((first, *(part for pair in rest for part in pair)), answers, "Words:")

    return st.builds(made, stretch, pairs, st.booleans())


def tasks() -> st.SearchStrategy[b.Task]:
    """Tasks of all kinds."""
    yes_or_no = st.booleans().map(
        lambda right: (
            b.Option("", (Words("True"),), right),
            b.Option("", (Words("False"),), not right),
        )
    )
    count = st.integers(2, 6)
    return st.one_of(
        st.builds(b.Written, st.integers(1, 20), spans(90), st.sampled_from((None, "Plan"))),
        st.builds(b.Choices, count.flatmap(_options)),
        st.builds(
            b.TrueOrFalse, yes_or_no, st.integers(0, 3), st.just("because"), st.just(()) | spans(25)
        ),
        count.flatmap(_matchings),
        count.flatmap(_orderings),
        clozes(),
    )


def questions() -> st.SearchStrategy[b.Question]:
    return st.builds(
        b.Question,
        number=st.integers(1, 99),
        ask=spans(40),
        points=st.sampled_from(("1 point", "10 points", "12 баллов")),
        task=tasks(),
        on=st.just(()) | spans(5),
        evidence=st.just(()) | spans(15),
        continued=st.sampled_from(("", "Question, continued")),
    )


def tables() -> st.SearchStrategy[b.Table]:
    def of_width(columns: int) -> st.SearchStrategy[b.Table]:
        row = st.tuples(*[st.just(()) | spans(25)] * columns)
        return st.builds(
            b.Table,
            head=st.tuples(*[spans(3)] * columns),
            rows=st.lists(row, min_size=1, max_size=25).map(tuple),
            widths=st.tuples(*[st.sampled_from((0.0, 1.0, 2.5))] * columns),
            row_heads=st.booleans(),
            wide=st.booleans(),
            ruled=st.integers(0, 3),
        )

    return st.integers(1, 4).flatmap(of_width)


def _source_texts() -> st.SearchStrategy[b.SourceText]:
    def numbered(rows: list[tuple[Spans, bool, Spans, list[b.Paragraph]]]) -> b.SourceText:
        return b.SourceText(
            paragraphs=tuple(
                b.NumberedParagraph(n, "", text, cited, cited_on if cited else (), tuple(notes))
                for n, (text, cited, cited_on, notes) in enumerate(rows, 1)
            )
        )

    pages = st.integers(0, 30).map(
        lambda count: (Words(", ".join(str(n) for n in range(1, count + 1))),) if count else ()
    )
    note = st.builds(b.Paragraph, spans=spans(30), role=st.just("note"))
    notes = st.lists(note, max_size=2)
    rows = st.lists(st.tuples(spans(150), st.booleans(), pages, notes), min_size=1, max_size=8)
    return rows.map(numbered)


def _indexes() -> st.SearchStrategy[b.Index]:
    entry = st.builds(b.IndexEntry, texts(6), st.just((Words("1, 2, 3, 15, 17, 23, 29"),)))
    return st.builds(b.Index, entries=st.lists(entry, min_size=1, max_size=160).map(tuple))


def _timelines() -> st.SearchStrategy[b.Timeline]:
    event = st.builds(
        lambda low, length, title, period, fuzzy: b.TimelineEvent(
            low, low + length, str(int(low)), title, fuzzy, fuzzy, period
        ),
        st.floats(1900, 1960),
        st.floats(0.01, 9),
        texts(12),
        st.booleans(),
        st.booleans(),
    )
    return st.builds(
        b.Timeline,
        events=st.lists(event, min_size=1, max_size=40).map(tuple),
        alt=st.just("what happened"),
        continued=st.just("continued"),
        name_tick=st.just(lambda year, month, day: f"{year}"),
    )


def _references() -> st.SearchStrategy[b.References]:
    label = st.sampled_from(("RT", "Essay", "Memoirs of a clerk"))
    notes = st.lists(spans(30), max_size=2).map(tuple)
    entry = st.builds(b.Reference, label=label, entry=spans(30), notes=notes)
    entries = st.lists(entry, min_size=1, max_size=6).map(tuple)
    return entries.map(
        lambda made: b.References(entries=made, labels=tuple(entry.label for entry in made))
    )


def blocks() -> st.SearchStrategy[b.AnyBlock]:
    """Any block that stands below a heading."""
    return st.one_of(
        paragraphs(),
        _bullets(),
        excerpts(),
        questions(),
        tables(),
        _source_texts(),
        _references(),
        _indexes(),
        _timelines(),
    )


def _headings() -> st.SearchStrategy[b.Heading]:
    return st.builds(
        b.Heading,
        level=st.sampled_from((2, 3, 3, 4)),
        title=texts(12),
        number=st.none() | st.integers(1, 30).map(str),
        fresh=st.sampled_from((False, False, True)),
        listed=st.just(True),
        aside=st.sampled_from(("", "21 points")),
    )


def bodies() -> st.SearchStrategy[tuple[b.AnyBlock, ...]]:
    """Blocks below headings, each with an anchor of its own (``b1``, ``b2``, …)."""
    section = st.builds(
        lambda heading, rest: [heading, *rest],
        _headings(),
        st.lists(blocks(), min_size=1, max_size=4),
    )
    return st.lists(section, min_size=1, max_size=4).map(
        lambda sections: tuple(
            _anchored(block, n) for n, block in enumerate(chain.from_iterable(sections), 1)
        )
    )


def _anchored(block: b.AnyBlock, n: int) -> b.AnyBlock:
    if isinstance(block, b.SourceText):
        paragraphs = tuple(
            b.NumberedParagraph(p.number, f"b{n}-{p.number}", p.spans, p.cited, p.cited_on, p.notes)
            for p in block.paragraphs
        )
        return replace(block, anchor=f"b{n}", paragraphs=paragraphs)
    return replace(block, anchor=f"b{n}")

"""What surrounds the sections: cover, timeline, terms, people, bibliography, source texts,
index, verification."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

from studyguide.dates import shown_tick
from studyguide.document import blocks as b
from studyguide.document.inline import Jump, PageNumbers, Spans, Style, Words, words
from studyguide.editions.questions import question_block
from studyguide.editions.setting import Setting, origin, paragraph_anchor, text_anchor
from studyguide.guide.model import Cited, Event
from studyguide.sources.bibliography import Entry
from studyguide.sources.bibliography import Span as CitationSpan
from studyguide.sources.model import Passage, Source
from studyguide.sources.quotation import Found, SourceIndex, printed, whole_paragraphs

Blocks = list[b.AnyBlock]
_LONGEST_ALT = 8_000
_SHOWN = 60
"""How many characters of a quotation the verification shows: what fits on one line."""


def heading(title: str, anchor: str, *, fresh: bool = True) -> b.Heading:
    """The heading of a part; a ``fresh`` one begins on a page of its own."""
    return b.Heading(level=2, title=title, anchor=anchor, fresh=fresh, listed=True)


def cover(setting: Setting, title: str) -> Blocks:
    guide = setting.guide
    outline = guide.outline
    return [
        b.Cover(
            kicker=setting.words.study_guide,
            key_kicker=setting.words.answer_key,
            title=title,
            subtitle=outline.subtitle,
            byline=outline.author,
            date=setting.printed_date,
            fields=(setting.words.name, setting.words.class_),
            sources_label=setting.words.sources,
            sources=tuple(bibliography_spans(e.text) for e in setting.bibliography.entries()),
            anchor="cover",
        )
    ]


def how_to_use(setting: Setting) -> Blocks:
    made: Blocks = [
        b.Heading(level=2, title=setting.words.how_to_use, anchor="how-to-use", fresh=True)
    ]
    if setting.guide.introduction:
        return made + list(setting.prose(setting.guide.introduction, None))
    made += [b.Paragraph(spans=words(text)) for text in setting.words.how_to_use_text]
    items = tuple((b.Paragraph(spans=words(text)),) for text in setting.words.how_to_use_objective)
    return [*made, b.Bullets(items=items)]


def contents(setting: Setting) -> Blocks:
    title = setting.words.contents
    return [
        b.Heading(level=2, title=title, anchor="contents"),
        b.Contents(),
    ]


def quiz(setting: Setting) -> Blocks:
    if not setting.guide.quiz:
        return []
    return [
        heading(setting.words.quiz, "quiz"),
        b.Paragraph(spans=words(setting.words.quiz_text)),
        *(question_block(setting, question) for question in setting.guide.quiz),
    ]


def timeline(setting: Setting) -> Blocks:
    """The drawn timeline and, with the sources, the same as a table."""
    events = setting.guide.timeline
    if not events:
        return []
    vocabulary = setting.words
    drawn = tuple(_drawn(event) for event in events)
    alt = vocabulary.timeline_alt.format(
        first=drawn[0].date,
        last=drawn[-1].date,
        count=len(drawn),
        events=_shortened("; ".join(f"{event.date}: {event.title}" for event in drawn)),
    )
    rows = tuple(
        (
            words(event.shown),
            _with_text(setting.spans(event.title), setting.spans(event.text)),
            _cites(setting, event.cites),
        )
        for event in events
    )
    return [
        heading(vocabulary.timeline, "timeline"),
        b.Paragraph(spans=words(vocabulary.timeline_text), role="small"),
        b.Timeline(
            events=drawn,
            alt=alt,
            continued=vocabulary.timeline_continued,
            name_tick=partial(shown_tick, language=setting.guide.outline.language),
        ),
        b.Table(
            head=(words(vocabulary.when), words(vocabulary.what), words(vocabulary.where)),
            rows=rows,
            widths=(2.2, 5, 2.6),
            row_heads=True,
            anchors=tuple(f"event-{event.number}" for event in events),
        ),
    ]


def _shortened(text: str) -> str:
    """``text``, cut where it would be longer than a PDF/A-2 string may be (ISO 19005-2, 6.1.13:
    32,767 bytes, two for most letters); the table holds it whole."""
    return text if len(text) <= _LONGEST_ALT else f"{text[:_LONGEST_ALT]} …"


def _drawn(event: Event) -> b.TimelineEvent:
    extent = event.date.extent
    return b.TimelineEvent(
        low=extent.low,
        high=extent.high,
        date=event.shown,
        title="".join(span.text for span in event.title if not isinstance(span, Cited)),
        fuzzy_low=extent.fuzzy_low,
        fuzzy_high=extent.fuzzy_high,
        period=event.date.kind == "period",
    )


def _with_text(title: Spans, text: Spans) -> Spans:
    return (*title, Words("\n"), *text) if text else title


def _cites(setting: Setting, cites: Sequence[Cited]) -> Spans:
    if not cites:
        return words("\N{EM DASH}")
    return tuple(setting.citation(cites, brackets=False))


def terms(setting: Setting) -> Blocks:
    guide, vocabulary = setting.guide, setting.words
    if not guide.terms:
        return []
    ordered = sorted(guide.terms, key=lambda term: filing(term.name))
    return [
        heading(vocabulary.terms, "terms"),
        b.Table(
            head=(words(vocabulary.term), words(vocabulary.meaning), words(vocabulary.where)),
            rows=tuple(
                (
                    setting.names.mark(words(term.name)),
                    setting.spans(term.meaning),
                    _cites(setting, term.cites),
                )
                for term in ordered
            ),
            widths=(2.4, 5, 2.4),
            row_heads=True,
        ),
    ]


def people(setting: Setting) -> Blocks:
    guide, vocabulary = setting.guide, setting.words
    if not guide.people:
        return []
    ordered = sorted(guide.people, key=lambda person: filing(person.sort))
    rows = []
    for person in ordered:
        name = f"{person.name} ({person.dates})" if person.dates else person.name
        rows.append(
            (
                setting.names.mark(words(name)),
                setting.spans(person.role),
                _cites(setting, person.cites),
            )
        )
    return [
        heading(vocabulary.people, "people", fresh=False),
        b.Table(
            head=(words(vocabulary.person), words(vocabulary.role), words(vocabulary.where)),
            rows=tuple(rows),
            widths=(2.4, 5, 2.4),
            row_heads=True,
        ),
    ]


def bibliography_spans(spans: Iterable[CitationSpan]) -> Spans:
    """An entry of the bibliography; addresses are links."""
    made: list[Words | Jump] = []
    for span in spans:
        text = Words(span.text, Style.EMPHASIS if span.italic else Style.PLAIN)
        made.append(Jump((text,), span.url, span.url) if span.url else text)
    return tuple(made)


def bibliography(setting: Setting) -> Blocks:
    """Primary and secondary sources apart; below each what the outline says about it."""
    vocabulary = setting.words
    if not setting.bibliography.entries():
        return []
    made: Blocks = [heading(vocabulary.bibliography, "bibliography", fresh=False)]
    kinds: tuple[tuple[Literal["primary", "secondary"], str], ...] = (
        ("primary", vocabulary.primary),
        ("secondary", vocabulary.secondary),
    )
    for kind, title in kinds:
        entries = setting.bibliography.entries(kind)
        if not entries:
            continue
        made.append(b.Heading(level=3, title=title))
        for entry in entries:
            made.append(b.Paragraph(spans=bibliography_spans(entry.text)))
            made += _about(setting, entry)
    return made


def _about(setting: Setting, entry: Entry) -> Blocks:
    """What the outline says about a source, and what nobody knows of it."""
    guide = setting.guide
    about = " ".join((guide.entries[entry.id].about or "").split())
    text = " ".join(part for part in (about, entry.not_known) if part)
    if not text:
        return []
    label = setting.words.about_source.format(label=guide.sources[entry.id].label)
    return [b.Paragraph(spans=(Words(f"{label}: ", Style.STRONG), Words(text)), role="note")]


def source_texts(setting: Setting) -> Blocks:
    """Every source with numbered paragraphs, linked back to the pages that cite them."""
    guide, vocabulary = setting.guide, setting.words
    if not guide.sources:
        return []
    made: Blocks = [
        heading(vocabulary.source_texts, "sources"),
        b.Paragraph(spans=words(vocabulary.source_texts_text), role="small"),
    ]
    citing = _cited_where(setting)
    for id, source in guide.sources.items():
        made.append(b.Heading(level=3, title=source.label, anchor=text_anchor(id), listed=True))
        source_index = SourceIndex(source)
        paragraphs = tuple(
            _numbered(paragraph.number, source_index, citing) for paragraph in source.paragraphs
        )
        made += _said_of_numbers(setting, source)
        made.append(
            b.SourceText(
                paragraphs=paragraphs,
                lang=guide.entries[id].language,
                origin=origin(guide.entries[id].place),
            )
        )
    return made


def _said_of_numbers(setting: Setting, source: Source) -> Blocks:
    """Why numbers are missing among a source's paragraphs, where some are."""
    vocabulary = setting.words
    joined = [(p.number, p.last) for p in source.paragraphs if p.last > p.number]
    skipped = _runs([p.number for p in source.skipped])
    sentences = [
        form.format(numbers=", ".join(f"{a}" if a == z else f"{a}–{z}" for a, z in ranges))
        for form, ranges in ((vocabulary.left_out, skipped), (vocabulary.joined, joined))
        if ranges
    ]
    if not sentences:
        return []
    return [b.Paragraph(spans=words(" ".join(sentences)), role="small")]


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in order as runs: 24, 25, 51 ▶ (24, 25), (51, 51)."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _cited_where(setting: Setting) -> dict[tuple[str, int], list[str]]:
    """The anchors that cite each paragraph. What only the key shows is left out: it would
    tell students where the answers are."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for cite in setting.guide.cited:
        if cite.paragraphs is None or cite.use in ("evidence", "teacher"):
            continue
        if cite.anchor not in setting.set_so_far:
            continue
        for number in range(cite.paragraphs[0], cite.paragraphs[1] + 1):
            found[cite.source, number].append(cite.anchor)
    return found


def _numbered(
    number: int, index: SourceIndex, citing: dict[tuple[str, int], list[str]]
) -> b.NumberedParagraph:
    """A paragraph as it is printed: on one line, with words put together again that the
    file divides at the end of a line."""
    source = index.source
    found = whole_paragraphs(number, number, index)
    assert isinstance(found, Found)
    anchors = citing.get((source.id, number), [])
    return b.NumberedParagraph(
        number,
        paragraph_anchor(source.id, number),
        words(printed(found.passage, source)),
        bool(anchors),
        (PageNumbers(tuple(anchors)),) if anchors else (),
    )


def index(setting: Setting) -> Blocks:
    """Names and terms with the pages on which they are met."""
    guide = setting.guide
    shown = {term.name: term.name for term in guide.terms}
    shown |= {person.name: person.sort for person in guide.people}
    entries = sorted(
        ((shown[name], anchors) for name, anchors in setting.names.met.items() if anchors),
        key=lambda entry: filing(entry[0]),
    )
    if not entries:
        return []
    return [
        heading(setting.words.index, "index"),
        b.Index(
            entries=tuple(
                b.IndexEntry(name, (PageNumbers(tuple(anchors)),)) for name, anchors in entries
            )
        ),
    ]


def filing(name: str) -> tuple[str, str]:
    """The key under which an index files a name: without case and accents, then as it is."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return (bare.casefold(), name)


def verification(setting: Setting) -> Blocks:
    """Every quotation of the student's copy with its verdict and place, and what was read."""
    guide, vocabulary = setting.guide, setting.words
    if not guide.sources:
        return []
    quoted = [cite for cite in guide.cited if cite.use not in ("evidence", "teacher")]
    rows = tuple(
        (
            words(source.label),
            words(str(source.paragraphs[-1].last)),
            words(_grouped(source.sha256)),
        )
        for source in guide.sources.values()
    )
    return [
        heading(vocabulary.verification, "verification"),
        b.Paragraph(spans=words(vocabulary.verification_text), role="small"),
        b.Table(
            head=(
                words(vocabulary.file),
                words(vocabulary.paragraph_count),
                words(vocabulary.checksum),
            ),
            rows=rows,
            widths=(1.2, 1.3, 7),
            row_heads=True,
        ),
        *verdicts(setting, quoted),
    ]


def _grouped(digits: str) -> str:
    """A long number in groups of sixteen, that can be compared with the finger."""
    return " ".join(digits[i : i + 16] for i in range(0, len(digits), 16))


def verdicts(setting: Setting, cited: Sequence[Cited]) -> Blocks:
    """A table of quotations, a line each: page, words, source and paragraph, verdict.

    Citations that quote no words are not in it: there was nothing to compare.
    """
    vocabulary = setting.words
    rows = tuple(
        (
            _page_of(setting, cite),
            words(_words_of(setting, cite.passage)),
            setting.place_of(cite),
            words(_verdict(setting, cite.passage)),
        )
        for cite in cited
        if cite.passage is not None and cite.anchor in setting.set_so_far
    )
    head = (vocabulary.place, vocabulary.quotation, vocabulary.where, vocabulary.verdict)
    if not rows:
        return []
    widths = (0.95, 5.85, 1.3, 2)
    return [b.Table(head=tuple(map(words, head)), rows=rows, widths=widths, dense=True)]


def _page_of(setting: Setting, cite: Cited) -> Spans:
    """The page of a citation."""
    return (PageNumbers((cite.anchor,), setting.words.page, setting.words.pages),)


def _words_of(setting: Setting, passage: Passage) -> str:
    """The quoted words, or their beginning and end if they are many."""
    text = " ".join(printed(passage, setting.guide.sources[passage.source]).split())
    if len(text) <= _SHOWN:
        return text
    begins, ends = text[: _SHOWN // 2].rsplit(" ", 1)[0], text[-_SHOWN // 3 :].split(" ", 1)[-1]
    return f"{begins} […] {ends}"


def _verdict(setting: Setting, passage: Passage) -> str:
    if passage.verdict == "exact":
        return setting.words.exact
    folds = ", ".join(setting.words.folds.get(fold, fold) for fold in passage.folds)
    return setting.words.normalised.format(folds=folds)

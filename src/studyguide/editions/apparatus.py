"""What follows the sections: quiz, timeline, terms, people, bibliography."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from studyguide.dates import shown_between, shown_tick
from studyguide.document import blocks as b
from studyguide.document.inline import Jump, Spans, Style, Words, set_off, words
from studyguide.editions.names import filing
from studyguide.editions.questions import points_of, question_block
from studyguide.editions.setting import Setting, origin
from studyguide.editions.vocabulary import vocabulary
from studyguide.guide.model import Cited, Event
from studyguide.sources.bibliography import Entry
from studyguide.sources.bibliography import Span as CitationSpan

Blocks = list[b.AnyBlock]
_LONGEST_ALT = 8_000


def heading(title: str, anchor: str, *, fresh: bool = True, aside: str = "") -> b.Heading:
    """The heading of a part; a ``fresh`` one begins on a page of its own."""
    return b.Heading(level=2, title=title, anchor=anchor, fresh=fresh, listed=True, aside=aside)


def quiz(setting: Setting) -> Blocks:
    if not setting.guide.quiz:
        return []
    return [
        heading(setting.words.quiz, "quiz", aside=points_of(setting, setting.guide.quiz)),
        b.Paragraph(spans=words(setting.words.quiz_text)),
        *(question_block(setting, question) for question in setting.guide.quiz),
    ]


def timeline(setting: Setting) -> Blocks:
    """The drawn timeline and, with the sources, the same as a table."""
    events = setting.guide.timeline
    if not events:
        return []
    return [
        heading(setting.words.timeline, "timeline", fresh=False),
        drawn_timeline(setting, setting.words.timeline_alt),
        _events(setting),
    ]


def drawn_timeline(
    setting: Setting, alt: str, blank: Mapping[int, str] | None = None
) -> b.Timeline:
    """All events drawn. ``alt`` is the form of what is said of the drawing where it cannot be
    seen. The titles of events whose numbers are in ``blank`` are to be filled in, each with the
    letter that it has there, or none."""
    events, spoken = setting.guide.timeline, setting.words
    numbers = {section.id: str(section.number) for section in setting.guide.sections}
    drawn = tuple(_drawn(event, numbers, (blank or {}).get(event.number)) for event in events)
    told = (f"{e.date}: {spoken.timeline_blank if e.blank else e.title}" for e in drawn)
    return b.Timeline(
        events=drawn,
        alt=alt.format(
            first=drawn[0].date,
            last=drawn[-1].date,
            count=len(drawn),
            events=_shortened("; ".join(told)),
        ),
        continued=spoken.timeline_continued,
        name_tick=_TickNames(setting.guide.outline.language),
        name_break=_BreakNames(setting.guide.outline.language),
        legend=tuple((sign, *said) for sign, said in spoken.timeline_legend.items()),
        sections=spoken.section,
    )


def _events(setting: Setting) -> b.Table:
    """The events with what is said about them and their sources."""
    events, spoken = setting.guide.timeline, setting.words
    rows = tuple(
        (
            words(event.shown),
            _with_text(_titled(setting, event), setting.spans(event.text)),
            _cites(setting, event.cites),
        )
        for event in events
    )
    return b.Table(
        head=(words(spoken.when), words(spoken.what), words(spoken.where)),
        rows=rows,
        widths=(0, 1, 0),
        row_heads=True,
        anchors=tuple(f"event-{event.number}" for event in events),
        origins=tuple(origin(event.place) for event in events),
    )


def _shortened(text: str) -> str:
    """``text``, cut where it would be longer than a PDF/A-2 string may be (ISO 19005-2, 6.1.13:
    32,767 bytes, two for most letters); the table holds it whole."""
    return text if len(text) <= _LONGEST_ALT else f"{text[:_LONGEST_ALT]} …"


class _TickNames(Struct, frozen=True):
    """The words for the ticks of a timeline."""

    language: str

    def __call__(self, year: int | None, month: int, day: int) -> str:
        return shown_tick(year, month, day, self.language)


class _BreakNames(Struct, frozen=True):
    """Which years a timeline leaves out, and how its scale changes: ``1964–1988: no dates``."""

    language: str

    def __call__(self, left_out: tuple[float, float] | None, ratio: float | None) -> str:
        spoken = vocabulary(self.language)
        said = []
        if left_out is not None:
            time = shown_between(*left_out, self.language)
            said.append(spoken.timeline_left_out.format(time=time))
        times = _times(max(ratio, 1 / ratio)) if ratio else ""
        if ratio and times:
            form = spoken.timeline_longer if ratio > 1 else spoken.timeline_shorter
            said.append(form.format(times=times))
        return " · ".join(said) or spoken.timeline_rescaled


def _times(ratio: float) -> str:
    """How many times, in halves or two figures; empty where it is hardly more than 1."""
    halves = round(ratio * 2)
    if halves > 5:
        return f"{float(f'{ratio:.2g}'):.0f}"
    return {3: "1½", 4: "2", 5: "2½"}.get(halves, "")


def event_title(event: Event) -> str:
    """The title of an event in plain words."""
    return "".join(span.text for span in event.title if not isinstance(span, Cited))


def _drawn(event: Event, numbers: Mapping[str, str], letter: str | None) -> b.TimelineEvent:
    extent = event.date.extent
    return b.TimelineEvent(
        low=extent.low,
        high=extent.high,
        date=event.shown,
        title=f"{letter}: {event_title(event)}" if letter else event_title(event),
        fuzzy_low=extent.fuzzy_low,
        fuzzy_high=extent.fuzzy_high,
        period=event.date.kind == "period",
        section=numbers.get(event.section or "", ""),
        key=event.key,
        blank=letter is not None,
        origin=origin(event.place),
    )


def _titled(setting: Setting, event: Event) -> Spans:
    """The title of an event, in bold type if it is a turning point."""
    return set_off(setting.spans(event.title), Style.STRONG if event.key else Style.PLAIN)


def _with_text(title: Spans, text: Spans) -> Spans:
    """What is said about an event stands below its title, in italics."""
    return (*title, Words("\n"), *set_off(text, Style.EMPHASIS)) if text else title


def _cites(setting: Setting, cites: Sequence[Cited]) -> Spans:
    if not cites:
        return words("\N{EM DASH}")
    return tuple(setting.citation(cites, brackets=False))


def terms(setting: Setting) -> Blocks:
    guide, spoken = setting.guide, setting.words
    if not guide.terms:
        return []
    ordered = sorted(guide.terms, key=lambda term: filing(term.name))
    return [
        heading(spoken.terms, "terms", fresh=False),
        b.Table(
            head=(words(spoken.term), words(spoken.meaning), words(spoken.where)),
            rows=tuple(
                (
                    setting.names.explain(term.name, words(term.name)),
                    setting.spans(term.meaning),
                    _cites(setting, term.cites),
                )
                for term in ordered
            ),
            widths=(0, 1, 0),
            row_heads=True,
            origins=tuple(origin(term.place) for term in ordered),
        ),
    ]


def people(setting: Setting) -> Blocks:
    guide, spoken = setting.guide, setting.words
    if not guide.people:
        return []
    ordered = sorted(guide.people, key=lambda person: filing(person.sort))
    rows = []
    for person in ordered:
        name = f"{person.name} ({person.dates})" if person.dates else person.name
        rows.append(
            (
                setting.names.explain(person.name, words(name)),
                setting.spans(person.role),
                _cites(setting, person.cites),
            )
        )
    return [
        heading(spoken.people, "people", fresh=False),
        b.Table(
            head=(words(spoken.person), words(spoken.role), words(spoken.where)),
            rows=tuple(rows),
            widths=(0, 1, 0),
            row_heads=True,
            origins=tuple(origin(person.place) for person in ordered),
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
    spoken = setting.words
    if not setting.bibliography.entries():
        return []
    made: Blocks = [heading(spoken.bibliography, "bibliography", fresh=False)]
    labels = tuple(source.label for source in setting.guide.sources.values())
    kinds: tuple[tuple[Literal["primary", "secondary"], str], ...] = (
        ("primary", spoken.primary),
        ("secondary", spoken.secondary),
    )
    for kind, title in kinds:
        entries = setting.bibliography.entries(kind)
        if not entries:
            continue
        made.append(b.Heading(level=3, title=title))
        references = tuple(_reference(setting, entry) for entry in entries)
        made.append(b.References(entries=references, labels=labels))
    return made


def _reference(setting: Setting, entry: Entry) -> b.Reference:
    """An entry, what the outline says about the source, and what nobody knows of it."""
    guide = setting.guide
    spans = setting.spans(guide.commentaries[entry.id].about)
    if entry.not_known:
        spans += words(f" {entry.not_known}" if spans else entry.not_known)
    label = guide.sources[entry.id].label
    return b.Reference(
        label,
        bibliography_spans(entry.text),
        (spans,) if spans else (),
        origin(guide.entries[entry.id].place),
    )

"""Suggestions as items of an outline's lists, each looked up as a build would do it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from studyguide.editing.excerpts import excerpt_between
from studyguide.records.text import in_quotes
from studyguide.refusal import Refusal
from studyguide.sources.paragraphs import write_range
from studyguide.sources.quotation import SourceIndex
from studyguide.suggestions.events import DatedEvent
from studyguide.suggestions.people import NamedPerson
from studyguide.suggestions.scalars import beginning, entry, scalar
from studyguide.suggestions.sentences import Stretch
from studyguide.suggestions.speech import Speech

Indexes = Mapping[str, SourceIndex]
_Quote = tuple[str, Stretch]

_SIGNS = re.compile(r"[*_`\\\[\]]")
"""What Markdown might take for its own: a title or role is given only without."""


class Suggestion(Struct, frozen=True):
    """An item of the list ``under`` (``timeline``, ``people`` or the id of a section).

    ``source`` is the id of the source that tells it, ``remark`` says where, ``lines`` are YAML,
    the first one with its dash.
    """

    under: str
    source: str
    remark: str
    lines: tuple[str, ...]


def event_item(event: DatedEvent, indexes: Indexes) -> Suggestion | None:
    """A dated sentence for the timeline; None where it cannot be cited."""
    cited = {quote: cite for quote in event.quotes if (cite := _citation(*quote, indexes))}
    if not cited or _SIGNS.search(event.title) or not event.title.isprintable():
        return None
    lines = [
        f"- date: {event.date}",
        *(entry("shown", event.shown, 2) if event.shown else []),
        *entry("title", event.title, 2),
        *_cite(cited.values()),
    ]
    (source, _), *_ = cited
    return Suggestion("timeline", source, _remark(cited, indexes), tuple(lines))


def person_item(person: NamedPerson, unknown: str, indexes: Indexes) -> Suggestion | None:
    """Somebody for the list of people; ``unknown`` stands for a role that no text tells."""
    quote = (person.source, person.quote)
    cited = _citation(*quote, indexes)
    if not cited:
        return None
    first, _, last = person.name.rpartition(" ")
    also = ", ".join(map(in_quotes, person.also))
    sortable = not any(part.islower() for part in first.split())
    role = person.role if person.role and not _SIGNS.search(person.role) else unknown
    lines = [
        f"- name: {scalar(person.name)}",
        *([f"  sort: {scalar(f'{last}, {first}')}"] if sortable else []),
        f"  also: [{also}]",
        *entry("role", role[:1].upper() + role[1:], 2),
        *_cite([cited]),
    ]
    remark = _remark([quote], indexes, f" (named {person.times} times)")
    return Suggestion("people", person.source, remark, tuple(lines))


def excerpt_item(speech: Speech, section: str, indexes: Indexes) -> Suggestion | None:
    """Quoted speech for a section."""
    quote = (speech.source, Stretch(speech.start, speech.end))
    lines = _citation(*quote, indexes)
    if not lines:
        return None
    return Suggestion(section, speech.source, _remark([quote], indexes), lines)


def _citation(source: str, quote: Stretch, indexes: Indexes) -> tuple[str, ...]:
    """The lines that name a stretch and nothing else; none if it cannot be named.

    Where they name paragraphs by number, a remark says with which words those begin.
    """
    index = indexes[source]
    try:
        lines = excerpt_between(quote.start, quote.end, index).split("\n")
    except Refusal:
        return ()
    if lines[-1].lstrip().startswith("paragraphs:"):
        lines[-1] += f"    # “{beginning(index.source.text[quote.start : quote.end])}”"
    return tuple(lines)


def _cite(citations: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "  cite:"
    for lines in citations:
        yield from ("    " + line for line in lines)


def _remark(quotes: Iterable[_Quote], indexes: Indexes, more: str = "") -> str:
    places = (_place(quote, indexes[source]) for source, quote in quotes)
    return f"suggested from {' and '.join(places)}{more}: keep, edit or delete"


def _place(quote: Stretch, index: SourceIndex) -> str:
    """``rt ¶ 12``: the source and the paragraphs of a stretch."""
    touched = index.paragraphs_between(quote.start, quote.end)
    return f"{index.source.id} ¶ {write_range(touched[0].number, touched[-1].number)}"

"""What an editor says of a source, on the whole and on single places."""

from __future__ import annotations

from collections.abc import Callable

from studyguide.diagnostics import Findings
from studyguide.guide.citing import Citer
from studyguide.guide.model import Cited, Commentary, SourceNote, Spans
from studyguide.outline import model as o
from studyguide.records import place_of

Inline = Callable[[str | None, str], Spans]
"""Reads words of the author; the second is the use of what they cite."""


def commentary(
    id: str, entry: o.SourceEntry, citer: Citer, inline: Inline, findings: Findings
) -> Commentary:
    """The commentary on the source ``id``; notes on what is not there are reported."""
    about = inline(entry.about, "text")
    notes = (_note(note, id, citer, inline, findings) for note in entry.notes if citer.takes(note))
    ordered = sorted(filter(None, notes), key=_position)
    return Commentary(about, tuple(ordered))


def _position(note: SourceNote) -> tuple[int, int]:
    """Where in the text it belongs; what is said of a whole paragraph comes first."""
    passage = note.lemma.passage if note.lemma else None
    return (note.paragraph, passage.start if passage else 0)


def _note(
    note: o.SourceNote, source: str, citer: Citer, inline: Inline, findings: Findings
) -> SourceNote | None:
    text = inline(note.note, "note")
    number = citer.paragraph(note.paragraph, source) if note.paragraph else None
    if note.paragraph and number is None:
        return None
    if note.quote is None:
        return SourceNote(number, None, text, note.place) if number else None
    lemma = citer.lemma(note.quote, source, number)
    if lemma is None or not _is_within_one(lemma, findings):
        return None
    assert lemma.paragraphs is not None
    return SourceNote(lemma.paragraphs[0], lemma, text, note.place)


def _is_within_one(lemma: Cited, findings: Findings) -> bool:
    """Whether the words of a note stand in one paragraph; else that is reported."""
    assert lemma.paragraphs is not None
    first, last = lemma.paragraphs
    if first != last:
        findings.error(
            "note-on-paragraphs",
            f"these words run from paragraph {first} to {last}, and a note stands below one",
            place_of(lemma.written),
            "Quote words of one paragraph.",
            f'If the paragraphs are one, broken by mistake, write `join: ["{first}-{last}"]`.',
        )
    return first == last

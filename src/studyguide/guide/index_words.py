"""Words for the index that the guide does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyguide.diagnostics import Findings
from studyguide.guide.model import Guide
from studyguide.guide.written import written
from studyguide.outline.model import IndexEntry
from studyguide.records import place_of
from studyguide.records.text import named
from studyguide.sources.model import Passage
from studyguide.sources.quotation import printed


def check_index_words(guide: Guide, findings: Findings) -> None:
    """Warn of words for the index that it finds nowhere, in none of their forms.

    They are looked for in what the index goes through, but the index is not made here: that
    would cost a check as much as everything else in it.
    """
    entries = list(guide.outline.index)
    if "index" in guide.outline.editions.guide.omit:
        return
    for text in _texts(guide):
        if not entries:
            return
        folded = " ".join(text.lower().split())
        entries = [entry for entry in entries if not _is_named(entry, folded)]
    for entry in entries:
        findings.warning(
            "index-entry-unused",
            f"{named(entry.name)} is in no text, excerpt or note, so the index leaves it out",
            place_of(entry.name),
            "Add the forms under which the guide speaks of it as “also”, or delete the entry; "
            "questions and lists do not count.",
        )


def _texts(guide: Guide) -> Iterator[str]:
    """The texts in which a word may be met, the likeliest ones first."""
    outline = guide.outline
    for section in outline.sections:
        for text, _ in written([section.text, section.tables, section.excerpts]):
            yield text
    for passage in _quoted(guide):
        yield printed(passage, guide.sources[passage.source])
    for text, _ in written([source.notes for source in outline.sources.values()]):
        yield text


def _quoted(guide: Guide) -> Iterator[Passage]:
    """What is quoted in excerpts and at the head of notes on sources."""
    for section in guide.sections:
        for excerpt in section.excerpts:
            yield excerpt.passage
    for commentary in guide.commentaries.values():
        for note in commentary.notes:
            if note.lemma is not None and note.lemma.passage is not None:
                yield note.lemma.passage


def _is_named(entry: IndexEntry, folded: str) -> bool:
    """Whether a text in small letters has a form of the entry as whole words."""
    return any(_has_words(folded, form.lower()) for form in (entry.name, *entry.also))


def _has_words(text: str, words: str) -> bool:
    words = " ".join(words.split())
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None

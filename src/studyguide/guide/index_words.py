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
from studyguide.sources.quotation import printed


def check_index_words(guide: Guide, findings: Findings) -> None:
    """Warn of words for the index that stand nowhere in the guide, in none of their forms.

    They are looked for in all that the author wrote and in the excerpts. The index itself is
    made of fewer places (not of the teacher's notes, for instance), but is not made here: that
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
            f"{named(entry.name)} is nowhere in the guide, so the index leaves it out",
            place_of(entry.name),
            "Add the forms under which the guide speaks of it as “also”, or delete the entry.",
        )


def _texts(guide: Guide) -> Iterator[str]:
    """The texts in which a word may be met, the likeliest ones first."""
    outline = guide.outline
    for text, _ in written(outline.sections):
        yield text
    for section in guide.sections:
        for excerpt in section.excerpts:
            yield printed(excerpt.passage, guide.sources[excerpt.passage.source])
    for name in outline.__struct_fields__:
        if name not in ("sections", "index"):
            for text, _ in written(getattr(outline, name)):
                yield text


def _is_named(entry: IndexEntry, folded: str) -> bool:
    """Whether a text in small letters has a form of the entry as whole words."""
    return any(_has_words(folded, form.lower()) for form in (entry.name, *entry.also))


def _has_words(text: str, words: str) -> bool:
    words = " ".join(words.split())
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None

"""What the author wrote to be printed, of everything that stands in an outline."""

from __future__ import annotations

from studyguide.guide.prose import without_citations
from studyguide.records import Text, texts_of

_UNPRINTED = frozenset(
    # of a source, of the outline, of citations and excerpts, of a person
    ("file", "encoding", "join", "skip", "theme", "quote", "from_", "to", "sort")
)
"""Fields of the outline's records that say how to find or file things."""

WrittenText = tuple[str, Text]
"""What is printed of a value, at the same offsets, and the value."""


def written(value: object) -> list[WrittenText]:
    """Every text that the author wrote to be printed, wherever it stands in the record
    ``value``: without its citations, the words of which come from the sources."""
    return [
        (without_citations(held.text), held.text)
        for held in texts_of(value)
        if held.field not in _UNPRINTED
    ]

"""What the author wrote to be printed, of everything that stands in an outline."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from studyguide.guide.prose import without_citations
from studyguide.records import Text

_UNPRINTED = frozenset(
    # of a source, of the outline, of citations and excerpts, of a person
    ("file", "encoding", "join", "skip", "theme", "quote", "from_", "to", "sort")
)
"""Fields of the outline's records that say how to find or file things."""

_HOLDERS = (Text, Struct, dict, list, tuple)
"""What is a text of the author's or may hold one."""

WrittenText = tuple[str, Text]
"""What is printed of a value, at the same offsets, and the value."""


def written(value: object) -> Iterator[WrittenText]:
    """Every text that the author wrote to be printed, wherever it stands in the record
    ``value``: without its citations, the words of which come from the sources."""
    if isinstance(value, Text):
        yield without_citations(value), value
        return
    if isinstance(value, Struct):
        inside = [
            getattr(value, name) for name in value.__struct_fields__ if name not in _UNPRINTED
        ]
    elif isinstance(value, dict):
        inside = list(value.values())
    else:
        inside = list(value) if isinstance(value, list | tuple) else []
    for item in inside:
        if item and isinstance(item, _HOLDERS):
            yield from written(item)

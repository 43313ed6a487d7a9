"""What the author wrote to be printed, of everything that stands in an outline."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from studyguide.guide.prose import without_citations
from studyguide.records import Text

_UNPRINTED = frozenset(
    # of every record, of a source, of the outline, of citations and excerpts, of a person
    ("place", "file", "encoding", "join", "skip", "theme", "quote", "from_", "to", "sort")
)
"""Fields of the outline's records that say how to find or file things."""

_HOLDERS = (Text, Struct, dict, list, tuple)
"""What is a text of the author's or may hold one."""

WrittenText = tuple[str, Text]
"""What is printed of a value, at the same offsets, and the value."""


def written(value: object) -> list[WrittenText]:
    """Every text that the author wrote to be printed, wherever it stands in the record
    ``value``: without its citations, the words of which come from the sources."""
    found: list[WrittenText] = []
    _gather(value, found)
    return found


def _gather(value: object, found: list[WrittenText]) -> None:
    """Add every text in ``value`` to ``found``: a list to fill is faster than nested iterators."""
    if isinstance(value, Text):
        found.append((without_citations(value), value))
        return
    inside: Iterable[object] = ()
    if isinstance(value, Struct):
        names = value.__struct_fields__
        inside = [getattr(value, name) for name in names if name not in _UNPRINTED]
    elif isinstance(value, dict):
        inside = value.values()
    elif isinstance(value, list | tuple):
        inside = value
    for item in inside:
        if item and isinstance(item, _HOLDERS):
            _gather(item, found)

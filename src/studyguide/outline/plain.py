"""Texts of an outline that are printed as they are written, and hold no citation.

Titles stand in the contents and in bookmarks, names in the index, labels on every page:
nothing in them could lead anywhere. A citation there would be printed as it was written, so
it is reported, with the key that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.outline.model import (
    Cloze,
    EditionOptions,
    Event,
    IndexEntry,
    Level,
    Outline,
    Person,
    Section,
    SourceEntry,
    Table,
    Term,
)
from studyguide.records import Record, Text, place_within
from studyguide.records.complaints import MAX_ERRORS


class _Plain(Struct, frozen=True):
    """The plain ``fields`` of a record, and where what they say can be cited ``instead``."""

    fields: tuple[str, ...]
    instead: str


_IN_PROSE = "in “introduction”, or in the text of a section"
_PLAIN: Mapping[type[Record], _Plain] = {
    Outline: _Plain(("title", "subtitle", "author"), _IN_PROSE),
    EditionOptions: _Plain(("title",), _IN_PROSE),
    SourceEntry: _Plain(("label",), "in “about”"),
    Section: _Plain(("title",), "in “text”"),
    Table: _Plain(("title", "columns"), "in a cell of “rows”"),
    Level: _Plain(("marks",), "in “descriptor”"),
    Cloze: _Plain(("text",), "under “evidence”"),
    Event: _Plain(("shown",), "in “text” or under “cite”"),
    Term: _Plain(("term", "also"), "in “meaning” or under “cite”"),
    Person: _Plain(("name", "dates", "also", "sort"), "in “role” or under “cite”"),
    IndexEntry: _Plain(("name", "also"), "where the guide speaks of it"),
}

_HOLDERS = (Record, dict, list)
"""What is a record or may hold one."""


def check_plain(outline: Outline, findings: Findings) -> None:
    """Report citations where none can be."""
    cited = (
        (field, text, plain.instead)
        for record in _records(outline)
        if (plain := _PLAIN.get(type(record)))
        for field in plain.fields
        for text in _texts(getattr(record, field))
        if "[@" in text
    )
    for field, text, instead in islice(cited, MAX_ERRORS):
        findings.error(
            "citation-misplaced",
            f"there can be no citation in “{field}”",
            place_within(text, text.index("[@"), 2),
            f"Take it out here, and cite the source {instead}.",
        )


def _records(value: object) -> list[Record]:
    """Every record of an outline, in the order in which its fields are declared."""
    found: list[Record] = []
    _gather(value, found)
    return found


def _gather(value: object, found: list[Record]) -> None:
    """Add ``value``, if it is a record, and every record in it to ``found``."""
    inside: Iterable[object] = ()
    if isinstance(value, Record):
        found.append(value)
        inside = [getattr(value, field) for field in value.__struct_fields__]
    elif isinstance(value, dict):
        inside = value.values()
    elif isinstance(value, list):
        inside = value
    for item in inside:
        if item and isinstance(item, _HOLDERS):
            _gather(item, found)


def _texts(value: object) -> list[str]:
    """The texts of a field that has one, or a list of them."""
    several = value if isinstance(value, list) else [value]
    return [text for text in several if isinstance(text, Text)]

"""Texts of an outline that are printed as they are written, and hold no citation.

Titles stand in the contents and in bookmarks, names in the index, labels on every page:
nothing in them could lead anywhere. A citation there would be printed as it was written, so
it is reported, with the key that it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.outline.model import (
    CardOptions,
    Cloze,
    CornellOptions,
    EditionOptions,
    Event,
    IndexEntry,
    Level,
    Outline,
    Person,
    QuizOptions,
    Section,
    SourceEntry,
    Table,
    Term,
    TimelineOptions,
    WorksheetOptions,
)
from studyguide.records import Record, place_within, texts_of
from studyguide.records.complaints import MAX_ERRORS


class _Plain(Struct, frozen=True):
    """The plain ``fields`` of a record, and where what they say can be cited ``instead``."""

    fields: tuple[str, ...]
    instead: str


_IN_PROSE = "in “introduction”, or in the text of a section"
_PLAIN: Mapping[type[Record], _Plain] = {
    Outline: _Plain(("title", "subtitle", "author"), _IN_PROSE),
    EditionOptions: _Plain(("title",), _IN_PROSE),
    WorksheetOptions: _Plain(("title",), _IN_PROSE),
    CardOptions: _Plain(("title",), _IN_PROSE),
    CornellOptions: _Plain(("title",), _IN_PROSE),
    TimelineOptions: _Plain(("title",), _IN_PROSE),
    QuizOptions: _Plain(("title", "note"), _IN_PROSE),
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


def check_plain(outline: Outline, findings: Findings) -> None:
    """Report citations where none can be."""
    cited = (
        (held, plain.instead)
        for held in texts_of(outline)
        if "[@" in held.text
        and held.holder is not None
        and (plain := _PLAIN.get(held.holder))
        and held.field in plain.fields
    )
    for held, instead in islice(cited, MAX_ERRORS):
        findings.error(
            "citation-misplaced",
            f"there can be no citation in “{held.field}”",
            place_within(held.text, held.text.index("[@"), 2),
            f"Take it out here, and cite the source {instead}.",
        )

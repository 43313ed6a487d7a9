"""A bibliographic reference: the part of CSL's data model that the styles print.

The names are those of CSL 1.0.2 (Citation Style Language), with underscores.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["primary", "secondary"]


class Name(Struct, frozen=True):
    """A person by ``family`` and ``given`` name, or anything else as ``literal``.

    ``particle`` (non-dropping: *de* Gaulle) stays with the family name when it stands
    alone; ``dropping`` (*von* Humboldt) does not. ``eastern`` names are family name first
    in running text too (Mao Zedong).
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""
    literal: str = ""
    eastern: bool = False


class Day(Struct, frozen=True, order=True):
    """A year, and as much of a day in it as is known; 0 where nothing is.

    ``year`` is astronomical: 0 is 1 BCE. ``month`` is 1 to 12, or 21 to 24 for spring to
    winter. ``unspecified`` counts the last digits of the year that are not known: 195X.
    """

    year: int
    month: int = 0
    day: int = 0
    unspecified: int = 0


class Date(Struct, frozen=True):
    """A day, a span of time, or words (``literal``) that are printed as they stand."""

    start: Day | None = None
    end: Day | None = None
    open: bool = False
    """Whether it goes on from ``start`` without an end."""
    approximate: bool = False
    uncertain: bool = False
    literal: str = ""


class Reference(Struct, frozen=True):
    """What is known about a work. Empty means not known; nothing is made up.

    ``id``, ``label`` and ``kind`` are those of the outline's source. ``type`` is one of
    :data:`vocabulary.PRINTED_TYPES`. Titles may hold CSL's mark-up, ``<i>`` and
    ``<span class="nocase">``. ``url`` is always http or https, ``doi`` begins with ``10.``.
    """

    id: str
    label: str
    kind: Kind
    type: str = "document"
    language: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    title: str = ""
    title_short: str = ""
    container_title: str = ""
    collection_title: str = ""
    collection_number: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    section: str = ""
    page: str = ""
    publisher: str = ""
    publisher_place: str = ""
    event_title: str = ""
    event_place: str = ""
    archive: str = ""
    archive_place: str = ""
    archive_location: str = ""
    genre: str = ""
    medium: str = ""
    note: str = ""
    doi: str = ""
    url: str = ""
    issued: Date | None = None
    original_date: Date | None = None
    accessed: Date | None = None

    @property
    def link(self) -> str:
        """The address to print: the DOI's rather than any other."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

"""What the page in the browser is told: one record for all that it shows.

Lengths are points from the top left corner of a page; lines and columns count from 1, offsets and
columns in code points.
"""

from __future__ import annotations

from msgspec import Struct

from studyguide.diagnostics import Severity


class Choice(Struct, frozen=True):
    """A printout that can be shown."""

    name: str
    title: str


class OutlineFile(Struct, frozen=True):
    """The outline as it was read. ``digest`` is that of its bytes."""

    file: str
    name: str
    digest: str
    text: str


class PageRegion(Struct, frozen=True, omit_defaults=True):
    """A stretch of a page and the line that it came from; it is as wide as the page where it has
    no ``left`` and ``right``."""

    top: float
    bottom: float
    file: str
    line: int
    column: int
    left: float | None = None
    right: float | None = None


class PageState(Struct, frozen=True):
    """A page. ``image`` is the path of its picture, another one when it looks otherwise."""

    label: str
    part: str
    width: float
    height: float
    image: str
    regions: tuple[PageRegion, ...]


class RelatedPlace(Struct, frozen=True):
    """Another place that matters to a finding, and why."""

    file: str
    line: int
    column: int
    message: str


class Finding(Struct, frozen=True):
    """A diagnostic with the line that it is about, and what is said of its code."""

    severity: Severity
    code: str
    message: str
    file: str | None
    line: int | None
    column: int | None
    length: int | None
    source: str | None
    help: tuple[str, ...]
    related: tuple[RelatedPlace, ...]
    what: str | None
    why: str | None
    cure: str | None


class SourceUse(Struct, frozen=True):
    """Words of a paragraph, from ``start`` to ``end``, and what uses them; both are 0 where the
    paragraph is cited and no words of it are."""

    start: int
    end: int
    kind: str
    name: str
    section: str | None
    line: int
    column: int
    file: str


class SourceParagraph(Struct, frozen=True, omit_defaults=True):
    """A paragraph and what uses it; one that is ``skipped`` cannot be quoted."""

    number: int
    text: str
    uses: tuple[SourceUse, ...]
    skipped: bool = False


class SourceState(Struct, frozen=True):
    """A source text. ``title`` is what its reference calls it, if it has a title."""

    id: str
    label: str
    title: str
    file: str
    language: str
    paragraphs: tuple[SourceParagraph, ...]


class SectionChoice(Struct, frozen=True):
    id: str
    title: str


class State(Struct, frozen=True):
    """All that is shown of an edition. ``stale`` pages are older than the outline, since it
    could not be built. ``sources`` is None where the reader has them already."""

    revision: int
    edition: str
    editions: tuple[Choice, ...]
    title: str
    outline: OutlineFile
    stale: bool
    milliseconds: float
    pages: tuple[PageState, ...]
    diagnostics: tuple[Finding, ...]
    sources: tuple[SourceState, ...] | None
    sections: tuple[SectionChoice, ...]

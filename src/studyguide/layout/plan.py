"""What layout hands to drawing: pages on which every mark has its place.

All lengths are points (1/72 inch). The origin of a page is its top left corner and y grows
downwards; a text line's ``y`` is its baseline. Nothing here knows a PDF operator, and
whoever draws a plan decides nothing about position.

Reading order is the order of ``Page.marks``, page by page: drawing walks it once, and the
structure tree grows in that order. An :class:`Element` that no drawn mark belongs to is
never written.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum
from typing import Literal

from msgspec import Struct, field

from studyguide.document.block import Origin

Colour = tuple[float, float, float]
"""sRGB, each part from 0 to 1."""

BLACK: Colour = (0.0, 0.0, 0.0)


class Ink(IntEnum):
    """Whose copy a mark is drawn in: the student's, the answer key's, or both (bit by bit)."""

    STUDENT = 1
    KEY = 2
    BOTH = 3


class Element(Struct, eq=False):
    """A node of the structure tree (ISO 32000-1, 14.7), without its kids.

    ``tag``         a standard structure type: ``H1``, ``P``, ``TD``, ``Link``, …
    ``parent``      None for the children of the document element
    ``alt``         alternative text, required for a ``Figure``
    ``actual``      ActualText: what the marks really say
    ``lang``        BCP 47, where it differs from the parent's
    ``scope``       of a ``TH``: ``Row`` or ``Column``
    ``numbering``   of an ``L``: ``Decimal``, ``UpperAlpha``, ``None`` …
    ``spans``       (columns, rows) that a table cell covers
    ``bbox``        of a ``Figure``: x0, y0, x1, y1 on its page, y downwards
    """

    tag: str
    parent: Element | None = None
    alt: str | None = None
    actual: str | None = None
    lang: str | None = None
    scope: Literal["Row", "Column"] | None = None
    numbering: str | None = None
    spans: tuple[int, int] = (1, 1)
    bbox: tuple[float, float, float, float] | None = None


class Link(Struct, eq=False):
    """A link: to an anchor of this plan (``#id``) or to an address outside (``https:…``).

    ``describes`` is what a reader who cannot see the page is told (the annotation's
    Contents, PDF/UA-1 7.18.5). One Link object is one ``Link`` element, on however many
    lines it is set.
    """

    target: str
    describes: str
    element: Element


class Run(Struct):
    """Words in one face on one line, from ``x`` on; ``text`` holds single spaces only.

    ``width`` is the advance of ``text`` with kerning inside its words; ``rise`` lifts the
    baseline. A run belongs to ``element`` (a Span, Link, Lbl … inside the line's own
    element) or, when None, to the element of its line.
    """

    x: float
    width: float
    text: str
    face: str
    size: float
    colour: Colour = BLACK
    rise: float = 0.0
    element: Element | None = None
    link: Link | None = None


class TextLine(Struct):
    """Runs on one baseline. ``element`` None makes the line an artifact.

    A ``turned`` line is read from the bottom of the page to its top: it has its place on the
    page as that lies after a quarter turn clockwise, x from the bottom edge and y from the left.
    """

    y: float
    runs: list[Run]
    element: Element | None
    ink: Ink = Ink.BOTH
    turned: bool = False


class Rule(Struct):
    """A straight line. ``dash`` is a list of on and off lengths."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    colour: Colour = BLACK
    dash: tuple[float, ...] = ()
    round: bool = False
    """Round caps: with a dash of (0, n) a row of dots."""
    element: Element | None = None
    ink: Ink = Ink.BOTH


class Box(Struct):
    """A rectangle, filled, stroked or both; ``radius`` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    stroke: Colour | None = None
    weight: float = 0.5
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    element: Element | None = None
    ink: Ink = Ink.BOTH


class Shape(Struct):
    """A path through ``points``, or, with ``curve``, Bézier triples after the first."""

    points: list[tuple[float, float]]
    closed: bool = True
    curve: bool = False
    fill: Colour | None = None
    stroke: Colour | None = None
    weight: float = 0.5
    element: Element | None = None
    ink: Ink = Ink.BOTH


Mark = TextLine | Rule | Box | Shape


class Region(Struct, frozen=True):
    """A stretch of a page, in points from its top, that was written at ``origin``. ``left`` and
    ``right`` are given where something written elsewhere stands beside it."""

    top: float
    bottom: float
    origin: Origin
    left: float | None = None
    right: float | None = None


class Page(Struct):
    """One page with everything that is drawn on it, in reading order.

    ``furniture`` is running heads and page numbers: pagination artifacts.
    ``anchors`` are the places that links lead to: name and y. Of ``marks`` nothing is seen
    outside ``clip`` (x0, y0, x1, y1). ``regions`` say where in the outline it was written; of
    those that hold a point the last one says it best.
    """

    width: float
    height: float
    label: str
    part: Literal["front", "body", "teacher"]
    marks: list[Mark] = field(default_factory=list)
    furniture: list[Mark] = field(default_factory=list)
    anchors: list[tuple[str, float]] = field(default_factory=list)
    clip: tuple[float, float, float, float] | None = None
    regions: list[Region] = field(default_factory=list)


class Bookmark(Struct):
    """An entry of the outline that PDF readers show beside the pages; level counts from 1."""

    level: int
    title: str
    target: str
    open: bool = True


class Facts(Struct, frozen=True):
    """What the file says of itself. ``date`` is ISO 8601, a day or a moment, or None."""

    title: str
    language: str
    author: str | None = None
    subject: str | None = None
    keywords: tuple[str, ...] = ()
    date: str | None = None


class Plan(Struct):
    """A laid-out document: what :func:`studyguide.pdf.draw` turns into bytes.

    ``faces`` maps the names that runs use to font files (TrueType outlines). A plan that is
    not ``tagged`` is a print master, whose pages are no longer in the order of reading: its
    elements and links are passed over.
    """

    facts: Facts
    pages: list[Page]
    bookmarks: list[Bookmark]
    faces: dict[str, str]
    tagged: bool = True

    def of_parts(self, parts: Collection[str]) -> Plan:
        """The pages of some parts only, with the bookmarks that lead to them."""
        pages = [page for page in self.pages if page.part in parts]
        anchors = {name for page in pages for name, _ in page.anchors}
        bookmarks = [mark for mark in self.bookmarks if mark.target in anchors]
        return Plan(self.facts, pages, bookmarks, self.faces, self.tagged)

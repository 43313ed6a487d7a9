"""Marks to page content: the one walk over a page that writes operators, tags and links.

What comes of it is the page's alone: it depends on no other page, so that it can be kept while
the pages around it change. The inner loop runs once for every run of a document, so it appends
one string a run and calls the canvas for graphics and colours only.
"""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from studyguide.layout.plan import Element, Ink, Link, Mark, Page, Run, TextLine
from studyguide.pdf.canvas import TaggedCanvas
from studyguide.pdf.errors import PlanError
from studyguide.pdf.fonts import FontBook
from studyguide.pdf.graphics import Graphics
from studyguide.pdf.links import Box, Hotspot, areas, hotspot
from studyguide.pdf.parity import Shown
from studyguide.pdf.rules import check_content
from studyguide.pdf.syntax import Stream, number

# What opens a sequence that is no content (ISO 32000-1, 14.8.2.2).
_LAYOUT = "/Artifact<</Type/Layout>>BDC"
_PAGINATION = "/Artifact<</Type/Pagination>>BDC"

_OTHER = {Ink.STUDENT: Ink.KEY, Ink.KEY: Ink.STUDENT}
_STEPS = 100  # text is placed in hundredths of a point


class _Decimals(dict[int, str]):
    """Whole steps as decimal numbers."""

    def __missing__(self, steps: int) -> str:
        written = self[steps] = number(steps / _STEPS)
        return written


class Painted(Struct, frozen=True):
    """What was drawn on a page.

    ``pieces`` are, in reading order, the elements that its marked content belongs to, each
    number from 0 on; one with False has its place there, but no content. ``hotspots`` are its
    links, ``shared`` is what both readers have, ``letters`` are the characters drawn by face.
    """

    content: Stream
    pieces: list[tuple[Element, bool]]
    hotspots: list[Hotspot]
    shared: list[Shown]
    letters: dict[str, frozenset[str]]


class Painter:
    """Draws pages in one ink, each with its marked content and its links.

    Where pages are not ``tagged`` there is only what is seen.
    """

    def __init__(self, canvas: TaggedCanvas, fonts: FontBook, ink: Ink, *, tagged: bool) -> None:
        if ink not in _OTHER:
            raise PlanError("a file is drawn in one ink, the student's or the key's")
        self._canvas = canvas
        self._tagged = tagged
        self._fonts = fonts
        self._graphics = Graphics(canvas)
        self._skipped = _OTHER[ink]
        self._decimals = _Decimals()

    def paint(self, page: Page) -> Painted:
        """Draw a page."""
        self._begin(page)
        self._clip(page)
        self._draw_marks(page.marks, _LAYOUT)
        self._unclip(page)
        self._draw_marks(page.furniture, _PAGINATION)
        self._own(None)
        self._end_text()
        return Painted(
            self._canvas.take(),
            self._pieces,
            [hotspot(link, boxes) for link, boxes in areas(self._links)],
            self._shared,
            {face: frozenset("".join(texts)) for face, texts in self._texts.items()},
        )

    def _begin(self, page: Page) -> None:
        self._height = page.height
        self._operators = self._canvas.operators
        self._pieces: list[tuple[Element, bool]] = []
        self._marked = 0
        self._links: dict[Link, list[Box]] = {}
        self._texts: dict[str, list[str]] = {}
        self._shared: list[Shown] = []
        self._owner: Element | str | None = None
        self._artifact = _LAYOUT
        self._in_text = False
        self._x = self._y = 0
        self._face: str | None = None
        self._size = 0.0
        self._graphics.begin(page.height)

    def _draw_marks(self, marks: list[Mark], artifact: str) -> None:
        self._artifact = artifact
        skipped = self._skipped
        for mark in marks:
            if mark.ink is skipped:
                continue
            if isinstance(mark, TextLine):
                if mark.turned:
                    self._end_text()
                self._draw_line(mark)
                if mark.turned:
                    self._end_text()
            else:
                self._own(mark.element or artifact)
                self._end_text()
                path = self._graphics.draw(mark)
                if mark.ink is Ink.BOTH:
                    self._shared.append(path)

    def _clip(self, page: Page) -> None:
        """Let nothing of what follows be seen outside the page's clip (8.5.4)."""
        if page.clip is not None:
            x0, y0, x1, y1 = page.clip
            edges = (x0, page.height - y1, x1 - x0, y1 - y0)
            self._operators.append(f"q {' '.join(map(number, edges))} re W n")

    def _unclip(self, page: Page) -> None:
        """Go back to the state of a new page, which the clip was set in."""
        if page.clip is not None:
            self._own(None)
            self._end_text()
            self._operators.append("Q")
            self._face = None
            self._graphics.begin(page.height)

    # -- marked content ------------------------------------------------------------------------

    def _own(self, owner: Element | str | None) -> None:
        """What follows is ``owner``'s: an element, an artifact by its operator, or nobody's."""
        if owner is self._owner or not self._tagged:
            return
        self._end_text()
        append = self._operators.append
        if self._owner is not None:
            append("EMC")
        if isinstance(owner, str):
            append(owner)
        elif owner is not None:
            if self._artifact is _PAGINATION:
                raise PlanError("furniture is an artifact and has no place in the structure")
            check_content(owner)
            append(f"/{owner.tag}<</MCID {self._marked}>>BDC")
            self._pieces.append((owner, True))
            self._marked += 1
        self._owner = owner

    def _begin_text(self, line: TextLine) -> None:
        self._operators.append("BT")
        if line.turned:
            self._operators.append(f"0 1 -1 0 {number(self._height)} 0 Tm")
        self._in_text = True
        self._x = self._y = 0

    def _end_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False

    # -- text ----------------------------------------------------------------------------------

    def _draw_line(self, line: TextLine) -> None:
        decimals, graphics = self._decimals, self._graphics
        shared = self._shared if line.ink is Ink.BOTH else None
        baseline = self._height - line.y
        linked = False
        for run in line.runs:
            owner = run.element or line.element or self._artifact
            if run.link is not None:
                linked = True
                owner = run.element or run.link.element
            if owner is not self._owner:
                self._own(owner)
            if not self._in_text:
                self._begin_text(line)
            if run.face != self._face or run.size != self._size:
                self._set_font(run)
            if run.colour != graphics.fill:
                graphics.set_fill(run.colour)
            x, y = round(run.x * _STEPS), round((baseline + run.rise) * _STEPS)
            font = self._encoding
            self._said.append(run.text)
            words = run.text.split(" ")
            shown = (
                font.space.join(map(font.words.__getitem__, words))
                if len(words) > 1
                else font.words[words[0]]
            )
            self._operators.append(
                f"{decimals[x - self._x]} {decimals[y - self._y]} Td[({shown})]TJ"
            )
            self._x, self._y = x, y
            if shared is not None:
                shared.append((x, y, run.face, run.size, run.text))
        if not self._tagged:
            return
        if linked:
            self._collect_links(line)
        if not line.runs and line.element is not None:
            self._pieces.append((line.element, False))

    def _set_font(self, run: Run) -> None:
        self._face, self._size = face, size = run.face, run.size
        font = self._fonts.font(face)
        self._encoding = font.encoding
        self._said = self._texts.setdefault(face, [])
        self._operators.append(f"/{font.resource} {self._decimals[round(size * _STEPS)]} Tf")

    def _collect_links(self, line: TextLine) -> None:
        """One box for each link on a line, around all its runs that stand together."""
        for link, runs in groupby(line.runs, key=lambda run: run.link):
            if link is None:
                continue
            if link.element.tag != "Link":
                raise PlanError(f"the link to {link.target} is tagged {link.element.tag}")
            box = self._around(list(runs), self._height - line.y)
            self._links.setdefault(link, []).append(box)

    def _around(self, runs: list[Run], baseline: float) -> Box:
        """The box from the first run's start to the last one's end, as high as their faces."""
        tops, bottoms = [], []
        for run in runs:
            face = self._fonts.font(run.face).face
            tops.append(run.rise + face.ascent * run.size / face.units)
            bottoms.append(run.rise + face.descent * run.size / face.units)
        right = runs[-1].x + runs[-1].width
        return runs[0].x, baseline + min(bottoms), right, baseline + max(tops)

"""Marks to page content: the one walk over a page that writes operators, tags and links.

The inner loop runs once for every run of a document, so it appends one string a run and calls
the canvas for graphics and colours only.
"""

from __future__ import annotations

from itertools import groupby

from studyguide.layout.plan import Element, Ink, Link, Mark, Page, Run, TextLine
from studyguide.pdf.canvas import TaggedCanvas
from studyguide.pdf.errors import PlanError
from studyguide.pdf.fonts import FontBook
from studyguide.pdf.graphics import Graphics
from studyguide.pdf.links import Box, Destinations, areas, link_annotation
from studyguide.pdf.parity import Shown
from studyguide.pdf.structure import StructureTree
from studyguide.pdf.syntax import number

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


class Painter:
    """Draws pages in one ink, in order, each with its marked content and its links.

    Without a ``tree`` there is only what is seen.
    """

    def __init__(
        self,
        canvas: TaggedCanvas,
        tree: StructureTree | None,
        fonts: FontBook,
        destinations: Destinations,
        ink: Ink,
    ) -> None:
        if ink not in _OTHER:
            raise PlanError("a file is drawn in one ink, the student's or the key's")
        self._canvas = canvas
        self._tree = tree
        self._fonts = fonts
        self._destinations = destinations
        self._graphics = Graphics(canvas)
        self._skipped = _OTHER[ink]
        self._decimals = _Decimals()
        self._index = -1

    def draw(self, page: Page) -> list[Shown]:
        """Draw the next page; what was drawn on it for both readers."""
        self._begin(page)
        try:
            self._clip(page)
            self._draw_marks(page.marks, _LAYOUT)
            self._unclip(page)
            self._draw_marks(page.furniture, _PAGINATION)
            self._own(None)
            self._end_text()
            if self._tree is not None:
                self._annotate(self._tree)
        except PlanError as error:
            error.add_note(f"on the page labelled {page.label!r}")
            raise
        self._canvas.showPage()
        return self._shared

    def _begin(self, page: Page) -> None:
        self._index += 1
        self._height = page.height
        self._operators = self._canvas.operators
        self._links: dict[Link, list[Box]] = {}
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
        if owner is self._owner or self._tree is None:
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
            append(f"/{owner.tag}<</MCID {self._tree.content(owner, self._index)}>>BDC")
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
            font = self._font
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
        if self._tree is None:
            return
        if linked:
            self._collect_links(line)
        if not line.runs and line.element is not None:
            self._tree.place(line.element)

    def _set_font(self, run: Run) -> None:
        self._face, self._size = face, size = run.face, run.size
        self._font = font = self._fonts.font(face)
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

    def _annotate(self, tree: StructureTree) -> None:
        """Make the links of the page lead on."""
        annotations = []
        for link, boxes in areas(self._links):
            annotation = self._canvas.reserve()
            key = tree.annotation(link.element, self._index, annotation)
            self._canvas.put(annotation, link_annotation(link, boxes, key, self._destinations))
            annotations.append(annotation)
        if annotations:
            self._canvas.annotate(self._index, annotations)

    def _around(self, runs: list[Run], baseline: float) -> Box:
        """The box from the first run's start to the last one's end, as high as their faces."""
        tops, bottoms = [], []
        for run in runs:
            face = self._fonts.font(run.face).face
            tops.append(run.rise + face.ascent * run.size / face.units)
            bottoms.append(run.rise + face.descent * run.size / face.units)
        right = runs[-1].x + runs[-1].width
        return runs[0].x, baseline + min(bottoms), right, baseline + max(tops)

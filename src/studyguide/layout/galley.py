"""The galley: where the slices of a part gather before they are broken into pages.

It knows the measures of the page, the types of the theme, the structure element that blocks
are in, and the page labels of the parts laid out before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from studyguide.document.block import Origin
from studyguide.document.inline import Spans, Words
from studyguide.layout.lines import Line, set_lines
from studyguide.layout.page_breaks import filled
from studyguide.layout.plan import Element, Ink, TextLine
from studyguide.layout.setup import Setup
from studyguide.layout.slices import HARDLY, NEVER, Slice
from studyguide.layout.theme import StyleName
from studyguide.layout.words import Type


class Listed(Struct, frozen=True):
    """A heading as the contents and the bookmarks show it, in the ink of its part."""

    level: int
    number: str | None
    title: str
    anchor: str
    listed: bool
    ink: Ink = Ink.BOTH


class Remark(Struct, frozen=True):
    """What does not fit where the author wants it, to be reported under ``code``."""

    code: str
    message: str
    help: str
    origin: Origin | None


class Galley:
    """Collects slices; ``x`` positions are points from the left edge of the page.

    ``left`` and ``far`` are the edges of all that is set, ``text`` and ``right`` those of
    connected text; between them hang numbers and points. Slices stand from ``top`` on over a
    height of ``depth``, on a ``bare`` page from edge to edge.
    """

    def __init__(
        self,
        setup: Setup,
        pages_of: Mapping[str, str],
        listed: Sequence[Listed] = (),
        *,
        bare: bool = False,
    ) -> None:
        """``pages_of`` has the labels of the pages on which anchors stand, ``listed`` the
        headings, of the parts laid out before."""
        page = setup.theme.page
        self.counted = setup.counted
        self.theme = setup.theme
        self.types = setup.types
        self.width, self.height = setup.paper
        self.measure = page.measure
        # In large print text takes the room of what hangs on its right elsewhere.
        outer = page.hang if self.counted is None else 0.0
        self.left = round((self.width - page.hang - page.measure - outer) / 2, 2)
        self.text = self.left + page.hang
        self.right = self.text + page.measure
        self.far = self.right + outer
        self.top = 0.0 if bare else page.top
        self.depth = self.height if bare else self.height - page.top - page.bottom
        self.section: Element | None = None
        self.slices: list[Slice] = []
        self.headings: list[Listed] = []
        self.listed = listed
        self.remarks: list[Remark] = []
        self.named: dict[str, str] = {}
        """The pages that were named so far, by anchor."""
        self._pages_of = pages_of
        self._keep_next = False
        self._owed = 0.0

    def page_of(self, anchor: str) -> str:
        """The label of the page on which ``anchor`` stands, in a part laid out before."""
        self.named[anchor] = page = self._pages_of[anchor]
        return page

    def type(self, name: StyleName) -> Type:
        return self.types[name]

    def lines(
        self,
        spans: Spans,
        type_: Type,
        measure: float,
        x: float,
        owner: Element | None,
    ) -> list[Line]:
        """Spans as lines; see :func:`studyguide.layout.lines.set_lines`."""
        return set_lines(spans, type_, measure, x, owner, self.page_of)

    def paragraph(
        self,
        spans: Spans,
        type_: Type,
        measure: float,
        x: float,
        element: Element | None,
        ink: Ink = Ink.BOTH,
    ) -> list[Slice]:
        """Spans as slices, a line each."""
        baseline, leading = type_.baseline, type_.leading
        answer = self.types["answer"]
        return [
            Slice(leading, line.marks(baseline, element, ink, answer), anchors=line.anchors)
            for line in self.lines(spans, type_, measure, x, element)
        ]

    def used(self) -> float:
        """How deep the last page is filled so far."""
        return filled(self.slices, self.depth)

    def kept(self) -> float:
        """The height of what would go with the next block to a new page."""
        if not self._keep_next:
            return 0.0
        height = 0.0
        for slice_ in reversed(self.slices):
            height += slice_.height
            if slice_.penalty < NEVER:
                break
            height += slice_.space
        return height

    def add(
        self,
        slices: list[Slice],
        *,
        space: float = 0.0,
        anchor: str | None = None,
        keep_next: bool = False,
    ) -> None:
        """Hang slices below the last ones, ``space`` points away.

        ``keep_next`` forbids a page break between them and what comes next.
        """
        if not slices:
            return
        first = slices[0]
        first.space = max(first.space, space)
        if anchor is not None:
            first.anchors = [anchor, *first.anchors]
        if self._keep_next and first.penalty >= 0:
            first.penalty = NEVER
        self._keep_next = keep_next
        self._pay(slices)
        self.slices += slices

    def owe(self, height: float) -> None:
        """Keep the next ``height`` points, if it can be done, on the page of what stands last."""
        self._owed = height

    def _pay(self, slices: list[Slice]) -> None:
        """Keep these slices with those before them as far as that is owed."""
        for slice_ in slices:
            if self._owed <= 0:
                return
            if slice_.penalty >= 0:
                slice_.penalty = max(slice_.penalty, HARDLY)
            self._owed -= slice_.height


def label(
    text: str,
    type_: Type,
    x: float,
    baseline: float,
    element: Element | None,
    *,
    align: str = "left",
) -> TextLine:
    """One line of plain text that begins, ends or is centred at ``x``."""
    (line,) = set_lines((Words(text.replace("\n", " ")),), type_, 10_000.0, 0.0, element)
    width = line.end
    start = x - {"left": 0.0, "right": width, "centre": width / 2}[align]
    for run in line.runs:
        run.x += start
    return TextLine(baseline, line.runs, element)

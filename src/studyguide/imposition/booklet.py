"""A booklet: sheets printed on both sides, folded into each other and stapled in the fold.

The order of pages is that of saddle stitching. The outermost sheet comes first; its front
carries the last page on the left and the first on the right, its back the second and the last
but one. The back lies behind the front after a flip on the short edge, and the booklet opens to
the left, so that odd pages are on the right.

Whoever folds sheets into each other sees the inner ones stand out at the fore edge, each by
about the thickness of the paper, and cuts them off level. So that all pages keep their outer
margin, those of an inner sheet are moved towards the fold by as much (creep).

Sheets are cut at the fore edge only. What they say to whoever prints and folds them stands
there, outside the cut.
"""

from __future__ import annotations

from msgspec import Struct

from studyguide.imposition.marks import (
    MILLIMETRE,
    SMALL,
    drawn,
    extent,
    print_master,
    set_down,
    small_type,
    turned_label,
)
from studyguide.imposition.words import SheetWords
from studyguide.layout.galley import label
from studyguide.layout.plan import Mark, Page, Plan, Rule
from studyguide.layout.words import Types

UNPRINTABLE = 5 * MILLIMETRE
"""The edge of a sheet that office printers may leave white."""
CUT = UNPRINTABLE + 1.25 * SMALL + 4
"""From the edge of the sheet to the cut: room for one line."""
MARGIN = 8.0
"""What at least stays white between the cut and anything on a page."""
TICK = 12.0
THICKNESS = 0.1
"""Millimetres: paper of 80 g/m²."""


class Side(Struct, frozen=True):
    """The pages on one side of a sheet, counted from 1; None is a blank page."""

    left: int | None
    right: int | None


class Sheet(Struct, frozen=True):
    """A sheet of a booklet; ``creep`` is how many points its pages move towards the fold."""

    front: Side
    back: Side
    creep: float


def booklet_sheets(count: int, thickness: float = THICKNESS) -> list[Sheet]:
    """The sheets of a booklet of ``count`` pages, outermost first.

    Blank pages come last. ``thickness`` is that of the paper in millimetres.
    """
    total = count + -count % 4

    def page(number: int) -> int | None:
        return number if number <= count else None

    return [
        Sheet(
            Side(page(total - 2 * n), page(2 * n + 1)),
            Side(page(2 * n + 2), page(total - 2 * n - 1)),
            n * thickness * MILLIMETRE,
        )
        for n in range(total // 4)
    ]


def booklet(
    plan: Plan,
    sheet: tuple[float, float],
    types: Types,
    words: SheetWords,
    thickness: float = THICKNESS,
) -> Plan:
    """The pages of ``plan`` on sheets to be printed on both sides, flipped on the short edge.

    ``sheet`` is the width and height of the paper, either way round; the sheets lie in
    landscape. Pages of the same paper become 1/√2 as large (of Letter 0.65), A4 pages on A3
    keep their size. Every two pages of the result are the front and the back of a sheet.
    ``types`` and ``plan`` are of one theme. ``thickness`` of the paper is in millimetres.
    """
    press = _Press(plan, (max(sheet), min(sheet)), types, words)
    sheets = booklet_sheets(len(plan.pages), thickness)
    made = []
    for number, folded in enumerate(sheets, 1):
        place = {"n": number, "total": len(sheets)}
        made.append(press.side(folded.front, folded.creep, words.sheet_front.format(**place)))
        made.append(press.side(folded.back, folded.creep, words.sheet_back.format(**place)))
        # Seen from inside, where it is folded; nothing of it shows when the booklet is closed.
        made[-1].furniture += press.fold_marks()
    for index, page in enumerate(made, 1):
        page.label = str(index)
    return print_master(plan, made)


class _Press:
    """Makes the sides of sheets, all of one size; ``half`` is where they are folded."""

    def __init__(
        self, plan: Plan, sheet: tuple[float, float], types: Types, words: SheetWords
    ) -> None:
        self._pages = plan.pages
        self._width, self._height = sheet
        self._half = self._width / 2
        self._type = small_type(types)
        self._words = words
        page_width = max(page.width for page in plan.pages)
        page_height = max(page.height for page in plan.pages)
        self._factor = min(
            self._half / page_width,
            self._height / page_height,
            (self._half - CUT - MARGIN) / (page_width - _outer_margin(plan)),
        )

    def side(self, pages: Side, creep: float, name: str) -> Page:
        """A side of a sheet with its two pages and what stands outside the cut."""
        made = Page(self._width, self._height, "", "body")
        for number, left in ((pages.left, True), (pages.right, False)):
            if number is None:
                made.furniture.append(self._blank(left=left))
            else:
                self._set_down(made, self._pages[number - 1], creep, left=left)
        start = UNPRINTABLE + TICK + 4
        text = self._type.shortened(f"{name}. {self._words.sheet_folded}", self._height - 2 * start)
        made.furniture.append(turned_label(text, self._type, start, UNPRINTABLE + SMALL))
        for x in (CUT, self._width - CUT):
            made.furniture += self._ticks(x)
        return made

    def fold_marks(self) -> list[Mark]:
        """Dashes at both ends of the fold."""
        return self._ticks(self._half, dash=(2.0, 2.0))

    def _set_down(self, sheet: Page, page: Page, creep: float, *, left: bool) -> None:
        """Put a page beside the fold, in the middle of the sheet's height."""
        width, height = page.width * self._factor, page.height * self._factor
        x = self._half - width + creep if left else self._half - creep
        set_down(sheet, page, self._factor, x, (self._height - height) / 2)

    def _blank(self, *, left: bool) -> Mark:
        x = self._half * (0.5 if left else 1.5)
        text = self._words.page_blank
        return label(text, self._type, x, self._height / 2, None, align="centre")

    def _ticks(self, x: float, dash: tuple[float, ...] = ()) -> list[Mark]:
        top, bottom = UNPRINTABLE, self._height - UNPRINTABLE
        return [
            Rule(x, start, x, end, 0.5, dash=dash)
            for start, end in ((top, top + TICK), (bottom - TICK, bottom))
        ]


def _outer_margin(plan: Plan) -> float:
    """How wide the narrower margin of all pages is, in points of the page."""
    margins = [
        min(bounds[0], page.width - bounds[2])
        for page in plan.pages
        for mark in drawn(page)
        if (bounds := extent(mark)) is not None
    ]
    return max(0.0, min(margins, default=0.0))

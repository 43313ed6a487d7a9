"""Sheets for the printer: pages of a plan put together as a booklet, two up, or a poster in parts.

Each step takes a plan and gives another, a print master: untagged, without links and bookmarks,
since the order of its sheets is the printer's and not the reader's. The plan that is given stays
as it is. All lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from studyguide.imposition.booklet import booklet
from studyguide.imposition.n_up import two_up
from studyguide.imposition.tiles import tiles
from studyguide.imposition.words import SheetWords
from studyguide.layout.plan import Plan
from studyguide.layout.words import Types

__all__ = ["BOOKLET", "TILED", "TWO_UP", "Imposition", "SheetWords", "booklet", "tiles", "two_up"]


class Imposition(Struct, frozen=True):
    """A way to put pages on sheets. ``name`` stands in the file's name; ``impose`` takes a plan,
    the width and height of the paper, types of the plan's theme and words; ``finish`` is what is
    done after printing. Pages go on both sides of a sheet, flipped on the short edge, and what is
    ``folded`` cannot do without; ``posters`` are put on one side of several.
    """

    name: str
    impose: Callable[[Plan, tuple[float, float], Types, SheetWords], Plan]
    finish: str = ""
    folded: bool = False
    posters: bool = False


BOOKLET = Imposition("booklet", booklet, "fold and staple", folded=True)
TWO_UP = Imposition("2up", lambda plan, sheet, types, words: two_up(plan, sheet))
TILED = Imposition("tiled", tiles, "cut and glue together", posters=True)

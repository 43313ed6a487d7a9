"""A poster on several sheets of ordinary paper, to be cut and glued together.

Every sheet shows its part through a window inside the edge that printers leave white. Windows of
neighbours overlap: each sheet is cut at the left and the top of its window and glued onto the
last strip of the sheet before it, as far as a dashed line there. Above the window stands where
the sheet belongs; that line is cut off or stays above the poster.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from studyguide.imposition.marks import (
    MILLIMETRE,
    SMALL,
    Extent,
    drawn,
    extent,
    print_master,
    small_type,
)
from studyguide.imposition.words import SheetWords
from studyguide.layout.galley import label
from studyguide.layout.magnify import placed
from studyguide.layout.plan import Box, Mark, Page, Plan, Rule
from studyguide.layout.words import Type, Types

BORDER = 8 * MILLIMETRE
OVERLAP = 12 * MILLIMETRE
HEAD = 1.25 * SMALL + 4
"""Room for a line above the window."""
WEIGHT = 0.5
WHITE = (1.0, 1.0, 1.0)


class Grid(Struct, frozen=True):
    """Sheets that make a poster: how many, how large, and how large they show it.

    ``margins`` are what stays white at the left and right, and at the top and bottom, of the
    poster inside the outer windows.
    """

    columns: int
    rows: int
    sheet: tuple[float, float]
    factor: float
    margins: tuple[float, float]

    @property
    def window(self) -> Extent:
        """The part of every sheet that shows the poster."""
        width, height = self.sheet
        return (BORDER, BORDER + HEAD, width - BORDER, height - BORDER)

    def origin(self, column: int, row: int) -> tuple[float, float]:
        """Where on a sheet, counted from 0, the poster's top left corner comes to lie."""
        left, top, right, bottom = self.window
        return (
            left + self.margins[0] - column * (right - left - OVERLAP),
            top + self.margins[1] - row * (bottom - top - OVERLAP),
        )


def best_grid(
    poster: tuple[float, float], sheet: tuple[float, float], across: int, down: int
) -> Grid:
    """The grid that shows a poster largest: portrait or landscape, ``across`` by ``down`` sheets
    or the other way round; of two that are equal the first."""
    width, height = min(sheet), max(sheet)
    grids = [
        _grid(poster, paper, columns, rows)
        for columns, rows in ((across, down), (down, across))
        for paper in ((width, height), (height, width))
    ]
    return max(grids, key=lambda grid: grid.factor)


def _grid(poster: tuple[float, float], sheet: tuple[float, float], columns: int, rows: int) -> Grid:
    """The grid of these sheets, with the poster as large as it goes and in the middle."""
    width = columns * (sheet[0] - 2 * BORDER - OVERLAP) + OVERLAP
    height = rows * (sheet[1] - 2 * BORDER - HEAD - OVERLAP) + OVERLAP
    factor = min(width / poster[0], height / poster[1])
    margins = ((width - factor * poster[0]) / 2, (height - factor * poster[1]) / 2)
    return Grid(columns, rows, sheet, factor, margins)


def tiles(
    plan: Plan,
    sheet: tuple[float, float],
    types: Types,
    words: SheetWords,
    across: int = 2,
    down: int = 2,
) -> Plan:
    """Every page of ``plan`` as a poster on ``across`` by ``down`` sheets, printed on one side.

    ``sheet`` is the width and height of the paper, either way round. The sheets of a poster
    come row by row. ``types`` and ``plan`` are of one theme.
    """
    type_ = small_type(types)
    made: list[Page] = []
    for poster in plan.pages:
        grid = best_grid((poster.width, poster.height), sheet, across, down)
        for row in range(grid.rows):
            for column in range(grid.columns):
                tile = _tile(poster, grid, column, row, str(len(made) + 1))
                tile.furniture = [*_joints(grid, column, row, type_, words)]
                made.append(tile)
    return print_master(plan, made)


def _tile(poster: Page, grid: Grid, column: int, row: int, name: str) -> Page:
    """A sheet with its part of the poster and no more."""
    dx, dy = grid.origin(column, row)
    marks = (placed(mark, grid.factor, dx, dy) for mark in drawn(poster))
    shown = [mark for mark in marks if _seen(mark, grid.window)]
    return Page(*grid.sheet, name, "body", shown, clip=grid.window)


def _seen(mark: Mark, window: Extent) -> bool:
    bounds = extent(mark)
    if bounds is None:
        return False
    left, top, right, bottom = window
    return bounds[0] < right and bounds[2] > left and bounds[1] < bottom and bounds[3] > top


def _joints(grid: Grid, column: int, row: int, type_: Type, words: SheetWords) -> Iterator[Mark]:
    """Where a sheet is cut and glued, and which it is."""
    left, top, right, bottom = grid.window
    place = words.tile.format(row=row + 1, column=column + 1, rows=grid.rows, columns=grid.columns)
    text = type_.shortened(f"{place}. {words.tile_joined}", right - left)
    yield label(text, type_, left, top - 5, None)
    half = WEIGHT / 2  # the line goes off with the border, or under the next sheet
    if column > 0:
        yield Rule(left - half, top, left - half, bottom, WEIGHT)
    if row > 0:
        yield Rule(left, top - half, right, top - half, WEIGHT)
    if column < grid.columns - 1:
        x = right - OVERLAP + half
        yield Rule(x, top, x, bottom, WEIGHT, dash=(4.0, 3.0))
        yield from _named(right - OVERLAP / 2, (top + bottom) / 2, words.tile_glue, type_)
    if row < grid.rows - 1:
        y = bottom - OVERLAP + half
        yield Rule(left, y, right, y, WEIGHT, dash=(4.0, 3.0))
        yield from _named((left + right) / 2, bottom - OVERLAP / 2, words.tile_glue, type_)


def _named(x: float, y: float, text: str, type_: Type) -> Iterator[Mark]:
    """A word on white, legible on whatever is there, with its middle at x and y."""
    width = type_.width(text) + 4
    yield Box(x - width / 2, y - SMALL * 0.75, width, SMALL * 1.5, fill=WHITE)
    yield label(text, type_, x, y + SMALL * 0.35, None, align="centre")

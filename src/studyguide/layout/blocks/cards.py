"""Flashcards: eight on a page, their backs on the next one where a flip brings them behind.

The grid stands in the middle of the page, so that a flip on the long edge lays it upon itself;
a back stands in the other column of its row.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from studyguide.document.sheets import Card, Cards
from studyguide.layout.blocks.card_faces import Side, face
from studyguide.layout.galley import Galley, Listed, label
from studyguide.layout.plan import Element, Mark, Rule
from studyguide.layout.slices import ALWAYS, Area, Slice

_WIDE, _HIGH = round(95 / 25.4 * 72, 2), round(64 / 25.4 * 72, 2)
"""Of a card, in points: 95 × 64 mm, of which two times four fit on A4 and on Letter."""
_MARK_FROM, _MARK_TO = 4.0, 16.0
"""How far from the cards a cut mark begins and ends …"""
_MARK_WEIGHT = 0.6
_BESIDE_MARK = 8.0
"""… and how far words keep away from it."""


class _Grid(Struct, frozen=True):
    """Cards ``wide`` and ``high`` points, in ``columns`` and ``rows``."""

    left: float
    top: float
    wide: float
    high: float
    columns: int = 2
    rows: int = 4

    def across(self) -> list[float]:
        """The x of the cuts, from left to right."""
        return [self.left + i * self.wide for i in range(self.columns + 1)]

    def down(self) -> list[float]:
        """The y of the cuts, from top to bottom."""
        return [self.top + i * self.high for i in range(self.rows + 1)]

    def area(self, index: int, *, back: bool) -> Side:
        """Where a side of the card with ``index`` others before it stands."""
        row, column = divmod(index, self.columns)
        if back:
            column = self.columns - 1 - column
        return Side(self.across()[column], self.down()[row], self.wide, self.high)


def cards(galley: Galley, block: Cards) -> None:
    """Sheets of cards, each the fronts and then the backs: pages without anything else."""
    grid = _grid(galley)
    title = Element("H1")
    most = grid.columns * grid.rows
    stacks = [block.cards[i : i + most] for i in range(0, len(block.cards), most)]
    elements = {card.number: Element("Sect") for card in block.cards}
    galley.headings.append(Listed(1, None, block.title, block.anchor or "cards", listed=False))
    for number, stack in enumerate(stacks, 1):
        for pattern, back in ((block.fronts, False), (block.backs, True)):
            begins = number == 1 and not back
            side = pattern.format(n=number, total=len(stacks))
            marks = [
                *_strip(galley, grid, (block.title, side, block.flip), title if begins else None),
                *_faces(galley, grid, stack, elements, back=back),
                *_cut_marks(grid),
            ]
            page = Slice(galley.height, marks, penalty=0 if begins else ALWAYS)
            page.areas = _areas(grid, stack, back=back)
            galley.add([page], anchor=block.anchor if begins else None)


def _grid(galley: Galley) -> _Grid:
    """The grid in the middle of the page. On a page laid out small, for large print, two cards
    take all the room: their words are few, and none should be left out."""
    room, height = galley.width - 2 * _MARK_TO, galley.height - 2 * _MARK_TO
    if room >= 2 * _WIDE:
        left, top = galley.width / 2 - _WIDE, galley.height / 2 - 2 * _HIGH
        return _Grid(left, top, _WIDE, _HIGH)
    above = 2 * galley.type("furniture").leading
    return _Grid(_MARK_TO, _MARK_TO + above, room, height / 2 - above, 1, 2)


def _faces(
    galley: Galley,
    grid: _Grid,
    stack: Sequence[Card],
    elements: dict[int, Element],
    *,
    back: bool,
) -> list[Mark]:
    """One side of the cards, row by row; what belongs to a card is read together."""
    marks: list[Mark] = []
    for i, card in enumerate(stack):
        marks += face(galley, card, grid.area(i, back=back), elements[card.number], back=back)
    return marks


def _areas(grid: _Grid, stack: Sequence[Card], *, back: bool) -> list[Area]:
    """Where each card was written."""
    places = [(grid.area(i, back=back), card.origin) for i, card in enumerate(stack)]
    return [
        Area(at.x, at.y, at.x + at.wide, at.y + at.high, origin)
        for at, origin in places
        if origin is not None
    ]


def _strip(
    galley: Galley, grid: _Grid, said: tuple[str, str, str], title: Element | None
) -> list[Mark]:
    """What is said in the margin, between the cut marks: the title, the page, how to print.

    On the first page it is read, on all others it only runs at the head.
    """
    type_ = galley.type("furniture")
    room = grid.wide - 2 * _BESIDE_MARK
    left, right = grid.left + _BESIDE_MARK, grid.across()[-2] + _BESIDE_MARK
    above, below = grid.top - _BESIDE_MARK, grid.down()[-1] + _BESIDE_MARK + type_.size * 0.7
    if title is not None:
        title.actual = said[0]
    places = (
        (left, above - (type_.leading if left == right else 0.0), title),
        (right, above, title and Element("P")),
        (left, below, title and Element("P")),
    )
    return [
        label(type_.shortened(text, room), type_, x, y, element)
        for text, (x, y, element) in zip(said, places, strict=True)
    ]


def _cut_marks(grid: _Grid) -> list[Mark]:
    """Short lines around the cards, in line with their edges: nothing is printed on a card."""
    across, down = grid.across(), grid.down()
    marks: list[Mark] = []
    for x in across:
        for edge, way in ((down[0], -1), (down[-1], 1)):
            marks.append(Rule(x, edge + way * _MARK_FROM, x, edge + way * _MARK_TO, _MARK_WEIGHT))
    for y in down:
        for edge, way in ((across[0], -1), (across[-1], 1)):
            marks.append(Rule(edge + way * _MARK_FROM, y, edge + way * _MARK_TO, y, _MARK_WEIGHT))
    return marks

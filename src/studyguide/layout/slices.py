"""The vertical list: slices of known height, with the cost of breaking a page between them.

After TeX's vertical list (Knuth, The TeXbook, chapter 15): a block becomes slices that
nothing divides, and whatever has to stay together says so with a penalty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct, field

from studyguide.document.block import Origin
from studyguide.layout.plan import Colour, Element, Mark, Rule, Shape, TextLine

NEVER = 10_000
"""A page must not break here …"""
ALWAYS = -10_000
"""… and here it must."""
HARDLY = 600
"""A break here is worse than half an empty page."""
RATHER_NOT = 150


class Frame(Struct, eq=False):
    """A panel around the slices that name it, drawn anew on each page they reach.

    ``left`` and ``right`` are its edges on the page; ``bar`` is the weight of a bar along its
    left edge. ``above`` and ``below`` are the room inside its edges.
    """

    left: float
    right: float
    above: float
    below: float
    fill: Colour | None = None
    bar: float = 0.0
    bar_colour: Colour | None = None
    edge: Colour | None = None


class Area(Struct, frozen=True):
    """A part of a slice that was written at ``origin``, in points from the top of the slice and
    from the left edge of the page."""

    left: float
    top: float
    right: float
    bottom: float
    origin: Origin


class Slice(Struct):
    """A piece of the page that is never divided.

    ``marks`` have their x on the page and their y from the top of the slice. ``space`` is the
    room wanted above, lost at the head of a page; ``penalty`` the cost of a page break above.
    ``head`` makes what is repeated when a page begins with this slice. ``title`` is that of
    the section which begins here, for the running head. ``figure`` is the figure that the
    slice is, whose box on the page is known when the slice is placed. A ``spare`` slice is left
    out where a page would begin with it. ``flows`` is said of connected text and of rows of a
    table: a page that ends before them should be full. It was written at ``origin``, or its
    ``areas`` were written apart.
    """

    height: float
    marks: list[Mark]
    space: float = 0.0
    penalty: int = 0
    frame: Frame | None = None
    anchors: list[str] = field(default_factory=list)
    head: Callable[[], Slice] | None = None
    title: str | None = None
    figure: Element | None = None
    spare: bool = False
    flows: bool = False
    origin: Origin | None = None
    areas: list[Area] = []


def written_at(slices: list[Slice], origin: Origin | None) -> list[Slice]:
    """Say where these slices were written, as far as it is not said."""
    for slice_ in slices:
        if slice_.origin is None:
            slice_.origin = origin
    return slices


_LEAST_CARRIED = 5
_STRANDED = 150
"""The cost of a page that begins with fewer lines of the end of a text than these."""


def keep_end_together(slices: Sequence[Slice]) -> None:
    """Carry some lines at least over to a new page on which a text ends."""
    for slice_ in reversed(slices[1 - _LEAST_CARRIED :]):
        if not slice_.flows or slice_.head is not None:
            return
        slice_.penalty = max(slice_.penalty, _STRANDED)


def keep_together(slices: list[Slice], penalty: int = NEVER) -> list[Slice]:
    """Raise the cost of a break between these slices to at least ``penalty``."""
    for slice_ in slices[1:]:
        slice_.penalty = max(slice_.penalty, penalty)
    return slices


def no_strays(slices: list[Slice]) -> list[Slice]:
    """Keep the first two and the last two lines of a paragraph together."""
    if len(slices) > 1:
        slices[1].penalty = max(slices[1].penalty, NEVER)
        slices[-1].penalty = max(slices[-1].penalty, NEVER)
    return slices


def shift(mark: Mark, dy: float, dx: float = 0.0) -> None:
    """Move a mark in place."""
    match mark:
        case TextLine():
            mark.y += dy
            if dx:
                for run in mark.runs:
                    run.x += dx
        case Rule():
            mark.y0 += dy
            mark.y1 += dy
            mark.x0 += dx
            mark.x1 += dx
        case Shape():
            mark.points = [(x + dx, y + dy) for x, y in mark.points]
        case _:
            mark.y += dy
            mark.x += dx


def beside(slice_: Slice, marks: list[Mark], *, before: bool = False) -> None:
    """Add marks to a slice, before or after its own in reading order."""
    slice_.marks = [*marks, *slice_.marks] if before else [*slice_.marks, *marks]

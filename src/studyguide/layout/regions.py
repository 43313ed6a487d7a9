"""Which stretch of a page was written at which place of the outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from studyguide.layout.plan import Region
from studyguide.layout.slices import Slice


def regions(placed: Sequence[tuple[Slice, float]]) -> Iterator[Region]:
    """The regions of slices on a page, each with the y of its top, from above to below.

    Slices one below the other of one origin are one region. The parts of a slice that were
    written apart come after it.
    """
    for _, alike in groupby(placed, key=lambda pair: id(pair[0].origin)):
        stretch = list(alike)
        (first, top), (last, begins) = stretch[0], stretch[-1]
        if first.origin is not None:
            yield Region(top, begins + last.height, first.origin)
        for slice_, y in stretch:
            for area in slice_.areas:
                yield Region(y + area.top, y + area.bottom, area.origin, area.left, area.right)

"""Where pages end: the breaks that cost least over all pages together.

After Plass (Optimal Pagination Techniques for Automatic Typesetting Systems, 1981): every
place where a page may end is reached in the cheapest way from those before it. What a page
costs is the room that it leaves empty and the penalty of the break below it. A page that
would be better full is so left shorter where that saves a bad page after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from math import inf

from msgspec import Struct

from studyguide.layout.slices import ALWAYS, NEVER, Frame, Slice

_EMPTY = 1000.0
"""What a wholly empty page costs; grows with the square of the empty share."""
_FULL = 1.00001
"""The share of a page that may be filled: sums of measures are not exact."""
_CUT_SHORT = 4.0
"""As many times is the cost of empty room that what comes next would simply have gone on in."""
_PAGE = 60.0
"""What each page costs, however full: paper, and a leaf more to turn."""
_STUB = 0.3
"""The last page may end anywhere, but one that is filled less than this …"""
_STUB_COST = 140.0
"""… costs up to so much."""


class Stretch(Struct, frozen=True):
    """The slices of one page: the first, and the one after the last."""

    start: int
    stop: int


def page_breaks(slices: Sequence[Slice], height: float) -> list[Stretch]:
    """The pages, ``height`` points high, that ``slices`` are divided into."""
    pages: list[Stretch] = []
    column = _Column(slices, height)
    start = after_spare(slices, 0)
    while start < len(slices):
        forced = (i for i in range(start + 1, len(slices)) if slices[i].penalty <= ALWAYS)
        stop = next(forced, len(slices))
        pages += _cheapest(column, start, stop)
        start = after_spare(slices, stop)
    return pages


def after_spare(slices: Sequence[Slice], start: int) -> int:
    """Where a page really begins that would begin at ``start``."""
    while start < len(slices) and slices[start].spare:
        start += 1
    return start


def filled(slices: Sequence[Slice], height: float) -> float:
    """How far the last page is filled when nothing follows ``slices``."""
    forced = (i for i in range(len(slices) - 1, 0, -1) if slices[i].penalty <= ALWAYS)
    last = slices[next(forced, 0) :]
    pages = page_breaks(last, height)
    return _Column(last, height).depth(pages[-1].start, pages[-1].stop) if pages else 0.0


def below(frame: Frame | None) -> float:
    """The room that a page ending in ``frame`` gives to its lower edge."""
    return frame.below if frame else 0.0


def gap(above: Slice, under: Slice) -> float:
    """The room between two slices on one page."""
    if above.frame is under.frame:
        return under.space
    inner = under.frame.above if under.frame else 0.0
    return below(above.frame) + under.space + inner


class _Column:
    """Slices as one endless column, in which the height of any part is a difference."""

    def __init__(self, slices: Sequence[Slice], height: float) -> None:
        self.slices = slices
        self.height = height
        self.bottoms: list[float] = []
        """How far each slice reaches with the frame around it, if a page ends with it."""
        self._ends: list[float] = []
        end = 0.0
        for i, slice_ in enumerate(slices):
            end += slice_.height + (gap(slices[i - 1], slice_) if i else 0.0)
            self._ends.append(end)
            self.bottoms.append(end + below(slice_.frame))
        self._heads: dict[Callable[[], Slice], float] = {}

    def depth(self, start: int, stop: int) -> float:
        """How far the slices from ``start`` to ``stop`` fill a page."""
        return self.top(start) + self.bottoms[stop - 1]

    def top(self, start: int) -> float:
        """What a place in the column is moved by on a page that begins with ``start``."""
        slice_ = self.slices[start]
        above = slice_.frame.above if slice_.frame else 0.0
        if slice_.head is not None:
            if slice_.head not in self._heads:
                self._heads[slice_.head] = slice_.head().height
            above += self._heads[slice_.head] + slice_.space
        return above + slice_.height - self._ends[start]


def _cheapest(column: _Column, start: int, stop: int) -> list[Stretch]:
    """The pages from ``start`` to ``stop``, between which no break is forced."""
    ways = _Ways(column, start, stop)
    for i in range(start, stop):
        if i in ways.pages:
            ways.go_on(i)
    pages = []
    while stop > start:
        pages.append(ways.pages[stop])
        stop = pages[-1].start
    return pages[::-1]


class _Break(Struct, frozen=True):
    """Where a page may ``end``, and how far down the column its last slice reaches; what the
    page costs if it is ``empty``, and breaking there; and where the next page begins."""

    end: int
    bottom: float
    empty: float
    penalty: int
    following: int


class _Ways:
    """The cheapest ways from ``start`` to the places where a page may begin, up to ``stop``.

    ``pages`` has the last page on the way to each place that can be reached.
    """

    def __init__(self, column: _Column, start: int, stop: int) -> None:
        slices = column.slices
        self.pages = {start: Stretch(start, start)}
        self._costs = dict.fromkeys(range(start, stop + 1), inf) | {start: 0.0}
        self._column, self._stop = column, stop
        self._ends = [i for i in range(start + 1, stop) if slices[i].penalty < NEVER]
        self._breaks = [
            _Break(
                end,
                column.bottoms[end - 1],
                _EMPTY * (_CUT_SHORT if slices[end].flows else 1.0),
                slices[end].penalty,
                self._following(end),
            )
            for end in self._ends
        ]

    def _following(self, end: int) -> int:
        """Where the page begins that comes after one which ends at ``end``."""
        return min(after_spare(self._column.slices, end), self._stop)

    def go_on(self, start: int) -> None:
        """Try every page that begins with ``start``."""
        column, stop, costs = self._column, self._stop, self._costs
        cost, moved, height = costs[start] + _PAGE, column.top(start), column.height
        past = bisect_right(column.bottoms, _FULL * height - moved, start, stop)
        breaks = self._breaks[bisect_right(self._ends, start) : bisect_right(self._ends, past)]
        for place in breaks:
            total = cost + place.empty * (1 - (moved + place.bottom) / height) ** 2 + place.penalty
            if total <= costs[place.following]:
                costs[place.following] = total
                self.pages[place.following] = Stretch(start, place.end)
        if past == stop:
            stub = _STUB_COST * max(0.0, 1 - column.depth(start, stop) / height / _STUB)
            self._try(start, stop, cost + stub)
        elif not breaks:  # Where nothing may break, the page is filled as far as it goes.
            self._try(start, max(past, start + 1), cost + _EMPTY)

    def _try(self, start: int, end: int, cost: float) -> None:
        """Keep the way by the page from ``start`` to ``end``, if it is the cheapest so far."""
        following = self._following(end)
        if cost <= self._costs[following]:
            self._costs[following] = cost
            self.pages[following] = Stretch(start, end)

"""Where pages end: the breaks that cost least over all pages together.

After Plass (Optimal Pagination Techniques for Automatic Typesetting Systems, 1981): every
place where a page may end is reached in the cheapest way from those before it. What a page
costs is the room that it leaves empty and the penalty of the break below it. A page that
would be better full is so left shorter where that saves a bad page after it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

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


class _Way(Struct, frozen=True):
    """The cheapest way to a place where a page begins: its cost, and the page before it."""

    cost: float
    page: Stretch | None


class _Column:
    """Slices as one endless column, in which the height of any part is a difference."""

    def __init__(self, slices: Sequence[Slice], height: float) -> None:
        self.slices = slices
        self.height = height
        self.ends: list[float] = []
        end = 0.0
        for i, slice_ in enumerate(slices):
            end += slice_.height + (gap(slices[i - 1], slice_) if i else 0.0)
            self.ends.append(end)
        self._heads: dict[Callable[[], Slice], float] = {}

    def depth(self, start: int, stop: int) -> float:
        """How far the slices from ``start`` to ``stop`` fill a page."""
        return self.top(start) + self.ends[stop - 1] + below(self.slices[stop - 1].frame)

    def top(self, start: int) -> float:
        """What a place in the column is moved by on a page that begins with ``start``."""
        slice_ = self.slices[start]
        above = slice_.frame.above if slice_.frame else 0.0
        if slice_.head is not None:
            if slice_.head not in self._heads:
                self._heads[slice_.head] = slice_.head().height
            above += self._heads[slice_.head] + slice_.space
        return above + slice_.height - self.ends[start]


def _cheapest(column: _Column, start: int, stop: int) -> list[Stretch]:
    """The pages from ``start`` to ``stop``, between which no break is forced."""
    ways = {start: _Way(0.0, None)}
    for i in range(start, stop):
        if i in ways:
            _go_on(column, ways, i, stop)
    pages = []
    page = ways[stop].page
    while page is not None:
        pages.append(page)
        page = ways[page.start].page
    return pages[::-1]


def _go_on(column: _Column, ways: dict[int, _Way], start: int, stop: int) -> None:
    """Try every page that begins with ``start``."""
    slices, ends, height = column.slices, column.ends, column.height
    cost, moved = ways[start].cost + _PAGE, column.top(start)
    found = False
    for end in range(start + 1, stop):
        share = (moved + ends[end - 1] + below(slices[end - 1].frame)) / height
        if share > _FULL:
            break
        under = slices[end]
        if under.penalty < NEVER:
            found = True
            empty = _EMPTY * (1 - share) ** 2 * (_CUT_SHORT if under.flows else 1.0)
            _keep_cheaper(column, ways, start, end, stop, cost + empty + under.penalty)
    else:
        share = column.depth(start, stop) / height
        if share <= _FULL:
            stub = _STUB_COST * max(0.0, 1 - share / _STUB)
            _keep_cheaper(column, ways, start, stop, stop, cost + stub)
            return
        end = stop
    if not found:  # Where nothing may break, the page is filled as far as it goes.
        _keep_cheaper(column, ways, start, max(end - 1, start + 1), stop, cost + _EMPTY)


def _keep_cheaper(
    column: _Column, ways: dict[int, _Way], start: int, end: int, stop: int, cost: float
) -> None:
    """Note the way by the page from ``start`` to ``end``, if it is the cheapest so far."""
    following = end
    if end < stop and column.slices[end].spare:
        following = min(after_spare(column.slices, end), stop)
    known = ways.get(following)
    if known is None or cost <= known.cost:
        ways[following] = _Way(cost, Stretch(start, end))

"""Lanes beside an axis, so that no mark lies on another."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from msgspec.structs import replace

from studyguide.layout.chronology.model import Event, Mark, Measures

_BETWEEN = 2.0
"""Two marks in one lane are at least so far apart; on the axis they may touch."""


def in_lanes(marks: Sequence[Mark], measures: Measures) -> list[Mark]:
    """The same marks, which are in order, each where it is alone; as few lanes as can be.

    Moments stand on the axis while there is room; whatever finds none there, and every bar,
    is in a lane.
    """
    taken = float("-inf")
    beside = []
    for mark in sorted(marks, key=lambda mark: mark.top):
        if mark.period or mark.top < taken:
            beside.append(mark)
        else:
            taken = mark.bottom
    count = _most_at_once([(mark.top, mark.bottom + _BETWEEN) for mark in beside])
    pitch = min(measures.lane, measures.lanes / max(count, 1))
    free_from = [float("-inf")] * count
    lanes: dict[tuple[int, ...], float] = {}
    for mark in beside:
        lane = _lane(free_from, mark.top)
        free_from[lane] = mark.bottom + _BETWEEN
        lanes[mark.events] = (lane + 1) * pitch
    return [replace(mark, x=lanes.get(mark.events, 0.0)) for mark in marks]


def lanes_of(events: Sequence[Event]) -> int:
    """How many periods run at the same time at most."""
    low, high = float("-inf"), float("inf")
    periods = sorted(
        (low if event.low is None else event.low, high if event.high is None else event.high)
        for event in events
        if event.period
    )
    return _most_at_once(periods)


def _lane(free_from: Sequence[float], top: float) -> int:
    """The first lane past all bars that are running, so that a connector to the right meets
    none of them; else the first that is free."""
    free = [lane for lane, y in enumerate(free_from) if y <= top]
    running = [lane for lane, y in enumerate(free_from) if y > top]
    outside = [lane for lane in free if not running or lane > running[-1]]
    return (outside or free)[0]


def _most_at_once(extents: Sequence[tuple[float, float]]) -> int:
    """How many of the extents, which are in order, run beside each other at most."""
    most = 0
    ends: list[float] = []
    for start, end in extents:
        while ends and ends[0] <= start:
            heappop(ends)
        heappush(ends, end)
        most = max(most, len(ends))
    return most

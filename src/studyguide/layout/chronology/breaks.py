"""Events in order, and the panels to break them into.

Panels are broken as if each had one scale: what such a panel shows badly, two panels may show
well. What remains is for :mod:`studyguide.layout.chronology.stretches`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import inf
from sys import float_info

from msgspec import Struct

from studyguide.layout.chronology.labels import place
from studyguide.layout.chronology.model import Event, Measures
from studyguide.layout.chronology.timescale import DAY, Scale

_LATEST = float_info.max  # before the infinite end of what is open
_BREAKS = 3
"""Labels and the air between them leave room for so many breaks of the axis."""
_SHARE = 0.8
"""So much of the room that labels leave on a panel goes between them, at most."""
_TOGETHER = 0.3
"""What it costs to tear a group from the one before it, at most."""
_ONE_DATE = 2.0
"""What it costs to tear the events of one date apart."""
_EMPTINESS = 1.0
"""What a wholly empty page costs: as much as one label moved by its whole height."""


class Span(Struct, frozen=True):
    """An event with figures for open ends: it begins at the earliest date known, or has an
    infinite ``finish``. ``event`` is its place in what was given."""

    event: int
    start: float
    finish: float
    given: Event


class Group(Struct, frozen=True):
    """Neighbouring spans, from ``start`` up to but not including ``stop``, on one page."""

    start: int
    stop: int
    page: int


class Series:
    """All events in the order of time, and the room there is for them."""

    def __init__(
        self, events: Sequence[Event], heights: Sequence[float], measures: Measures
    ) -> None:
        self.spans = _in_order(events)
        self.measures = measures
        self._heights = heights
        labels = (span.given.label for span in self.spans)
        self._period_ends = sorted(span.finish for span in self.spans if span.given.period)
        self.ends = sorted(span.finish for span in self.spans)
        """When anything ends, in order."""
        self._stacked = list(accumulate(labels, initial=0.0))

    def groups(self) -> list[Group]:
        """The fewest panels, broken where that does the least harm."""
        if not self.spans:
            return []
        filled = [self._fill(page) for page in range(len(self._heights))]
        first = min(range(len(filled)), key=lambda page: self._harm(filled[page]))
        return self._best(filled[first])

    def height(self, group: Group) -> float:
        """How high a group's panel is: the page, or less where it has few labels."""
        labels = self._need(group.start, group.stop, self.measures.air) + self.measures.gap
        if self.spans[group.stop - 1].start > self.spans[group.start].start:
            labels = max(labels * self.measures.slack, self.measures.least)
        return min(self._room(group.page), max(labels, 4 * self.measures.ends))

    def beyond(self, group: Group) -> float:
        """When the panel after a group's begins: what ends by then ends on that of the group."""
        return self.spans[group.stop].start if group.stop < len(self.spans) else _LATEST

    def reached(self, group: Group) -> float:
        """How late a moment may have been that stands on a panel before a group's."""
        moments = (s.finish for s in self.spans[: group.start] if not s.given.period)
        return max(moments, default=-inf)

    def _scale(self, group: Group) -> Scale:
        """From a group's first date to the last before the next panel begins.

        That last date may be the end of a period that began on an earlier panel. What runs
        on into the next panel does not stretch the scale.
        """
        height = self.height(group)
        ends = min(self.measures.ends, height / 4)
        spans = self.spans[group.start : group.stop]
        beyond = self.beyond(group)
        dates = [span.finish for span in spans if span.finish <= beyond]
        ended = bisect_right(self._period_ends, beyond)
        dates += self._period_ends[max(ended - 1, 0) : ended]
        first = spans[0].start
        return Scale(first, max(first + DAY, spans[-1].start, *dates), ends, height - ends)

    def _room(self, page: int) -> float:
        """The height of a page; on all but the first words about the scale stand above."""
        height = self._heights[min(page, len(self._heights) - 1)]
        return max(height - self.measures.seam, height / 2) if page else height

    def gap(self, group: Group) -> float:
        """The white between the labels of a group: more where its panel has room for it."""
        count = group.stop - group.start
        room = self.height(group) - _BREAKS * self.measures.seam
        spare = room - self._need(group.start, group.stop, 0.0)
        return min(max(_SHARE * spare / count, self.measures.gap), self.measures.air)

    def _need(self, start: int, stop: int, gap: float | None = None) -> float:
        """How high some labels stand on each other."""
        gap = self.measures.gap if gap is None else gap
        return self._stacked[stop] - self._stacked[start] + gap * (stop - start - 1)

    def _fits(self, start: int, stop: int, page: int) -> bool:
        """A label too high for any page has to be let through alone."""
        if stop - start > self.measures.most:
            return False
        return stop - start == 1 or self._need(start, stop) <= self._fill_limit(page)

    def _fill_limit(self, page: int) -> float:
        """How high the labels of a page may be."""
        room = self._room(page)
        return max(room - _BREAKS * self.measures.seam, room / 2)

    def _fill(self, page: int) -> list[Group]:
        """Panels from ``page`` on, each as full as can be: as few as can be."""
        groups: list[Group] = []
        start = 0
        while start < len(self.spans):
            stop = start + 1
            while stop < len(self.spans) and self._fits(start, stop + 1, page):
                stop += 1
            groups.append(Group(start, stop, page))
            start, page = stop, page + 1
        return groups

    def _harm(self, groups: list[Group]) -> tuple[int, int]:
        """Labels too high for their page, and panels."""
        overfull = sum(self._need(g.start, g.stop) > self._room(g.page) for g in groups)
        return overfull, len(groups)

    def _best(self, latest: list[Group]) -> list[Group]:
        """The cheapest way to break so often; ``latest`` has every break as late as can be."""
        earliest = [len(self.spans)]
        for group in reversed(latest[1:]):
            start = earliest[-1] - 1
            while start > 0 and self._fits(start - 1, earliest[-1], group.page):
                start -= 1
            earliest.append(start)
        ways: dict[int, tuple[float, list[Group]]] = {0: (0.0, [])}
        for full, first_stop in zip(latest, reversed(earliest), strict=True):
            onward: dict[int, tuple[float, list[Group]]] = {}
            for stop in range(first_stop, full.stop + 1):
                for start, (cost, groups) in ways.items():
                    group = Group(start, stop, full.page)
                    if start >= stop or not self._fits(start, stop, full.page):
                        continue
                    known = onward[stop][0] if stop in onward else inf
                    others = self._empty(group) + self._torn(group)
                    if cost + others >= known:
                        continue  # Wherever its labels stand, which takes longest to find.
                    total = cost + (self._moved(group) + others)
                    if total < known:
                        onward[stop] = (total, [*groups, group])
            ways = onward
        return ways[len(self.spans)][1]

    def _moved(self, group: Group) -> float:
        """What it costs that labels are off their dates, in squared heights of the page."""
        scale = self._scale(group)
        spans = self.spans[group.start : group.stop]
        wanted = [scale.y(span.start) - self.measures.attach for span in spans]
        heights = [span.given.label for span in spans]
        tops = place(wanted, heights, self.measures.gap, self.height(group))
        moved = sum((top - wish) ** 2 for top, wish in zip(tops, wanted, strict=True))
        return moved / self._room(group.page) ** 2

    def _empty(self, group: Group) -> float:
        """What the room costs that labels leave empty: as a share of the page, squared."""
        filled = self._need(group.start, group.stop) / self._room(group.page)
        return _EMPTINESS * max(0.0, 1 - filled) ** 2

    def _torn(self, group: Group) -> float:
        """What it costs that a group is torn out of its time: the more the closer its first date
        is to that before it, beside how long the group is."""
        if not group.start:
            return 0.0
        first = self.spans[group.start].start
        gap = first - self.spans[group.start - 1].start
        length = self.spans[group.stop - 1].start - first
        if gap < DAY / 2:
            return _ONE_DATE
        return _TOGETHER * length / (length + gap)


def _in_order(events: Sequence[Event]) -> list[Span]:
    """By beginning, then by end; what has no beginning first."""
    known = [time for event in events for time in (event.low, event.high) if time is not None]
    earliest = min(known, default=0.0)
    spans = []
    for index, event in enumerate(events):
        start = earliest if event.low is None else event.low
        finish = inf if event.high is None else max(event.high, start)
        spans.append(Span(index, start, finish, event))
    return sorted(spans, key=lambda s: (s.given.low is not None, s.start, s.finish, s.event))

"""Dividing an axis into stretches, each with a scale of its own.

Between two dates an axis may break: the years between them in which nothing begins or ends are
left out, and the scale may change. A stretch is as high as its labels need, times the same
for all; so a crowded year becomes long and an empty decade short. The breaks are those for
which the labels, moved off their dates as little as can be, cost least (squared, in lines of
text) together with the breaks themselves: found by dynamic programming over the dates.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from math import inf, log

from msgspec import Struct

from studyguide.layout.chronology.breaks import Span
from studyguide.layout.chronology.labels import place
from studyguide.layout.chronology.model import FADE, Measures
from studyguide.layout.chronology.timescale import (
    DAY,
    Scale,
    fitting_units,
    rounded_down,
    rounded_up,
)

MOST = 4
"""So many stretches are clear at a glance."""
_BREAK = 2.5
"""What a break costs: as much as so many labels moved by one line of text."""
_LINE = 20.0
_NEAR = 1 / 12
"""What is nearer to each other than this is never left out."""
_ODD_DATE = 2.0
"""What it costs besides that a break is not at the turn of a year, or goes through the event
before it …"""
_CHANGE = 0.6
_MOST_CHANGE = 4.0
"""… and that a year is e times as long after it, or e times shorter; never more than the most,
which is also what it costs to set a single date apart from one that is near …"""
_ALONE = 2.0
"""… and to set it apart from one that is far."""


class Entry(Struct, frozen=True):
    """The ``spans`` of one date: they share a mark, and their labels stand on each other.

    ``height`` is that of the labels, ``reach`` how far the last of them is below the first.
    """

    spans: tuple[Span, ...]
    start: float
    finish: float
    period: bool
    height: float
    reach: float


class Zone(Struct, frozen=True):
    """The entries from ``start`` up to but not including ``stop``, and the part of a panel
    from ``top`` to ``bottom`` that their labels stand in, beside their ``scale``. A ``single``
    one shows one moment only."""

    start: int
    stop: int
    top: float
    bottom: float
    scale: Scale
    single: bool


class Surroundings(Struct, frozen=True):
    """What a panel has to know of the others: when anything ends (``ends``, in order), until
    when the panel ``before`` goes, when that ``beyond`` begins, and how late the moments
    before may have been (``reached``)."""

    ends: Sequence[float]
    before: float
    beyond: float
    reached: float


def entries(spans: Sequence[Span], gap: float) -> list[Entry]:
    """Spans in order, those that say the same of when they were put together."""
    made = []
    for _, group in groupby(spans, key=_when):
        same = tuple(group)
        labels = [span.given.label for span in same]
        height = sum(labels) + gap * (len(labels) - 1)
        first = same[0]
        made.append(
            Entry(same, first.start, first.finish, first.given.period, height, height - labels[-1])
        )
    return made


def _when(span: Span) -> tuple[object, ...]:
    given = span.given
    return given.low, given.high, given.fuzzy_low, given.fuzzy_high, given.period


def wish(entry: Entry, scale: Scale, measures: Measures) -> float:
    """Where the labels of an entry would like to begin: with their first line beside the
    beginning of a period, past its doubtful end, or all together beside the middle of a
    moment's extent."""
    top = scale.y(entry.start)
    if entry.period:
        doubtful = entry.spans[0].given.fuzzy_low
        fade = min(FADE, (scale.y(entry.finish) - top) / 3) if doubtful else 0.0
        return top + fade - measures.attach
    return (top + scale.y(entry.finish) - entry.reach) / 2 - measures.attach


class Course:
    """The entries of one panel in order, and the ends of what they are among."""

    def __init__(self, given: Sequence[Entry], around: Surroundings, measures: Measures) -> None:
        self.entries = given
        self.measures = measures
        self._around = around
        self._limits = [*(entry.start for entry in given), around.beyond]
        moments = (-inf if entry.period else entry.finish for entry in given)
        self._reached = list(accumulate(moments, max, initial=around.reached))
        weights = (entry.height + measures.gap for entry in given)
        self._weighed = list(accumulate(weights, initial=0.0))

    def zones(self, top: float, height: float) -> list[Zone]:
        """The panel from ``top`` on, divided."""
        cuts = self._cuts(height)
        seam = self.measures.seam
        stretching = self._stretching(height, len(cuts) - 1)
        made = []
        for start, stop in pairwise(cuts):
            bottom = top + self.weight(start, stop) * stretching
            scale = self.scale(start, stop, top, bottom)
            made.append(Zone(start, stop, top, bottom, scale, self.single(start, stop)))
            top = bottom + seam
        return made

    def weight(self, start: int, stop: int) -> float:
        """How high a stretch would be without air between its labels."""
        return self._weighed[stop] - self._weighed[start]

    def _stretching(self, height: float, parts: int) -> float:
        """How many times higher than its labels each of so many stretches is."""
        return (height - (parts - 1) * self.measures.seam) / max(self._weighed[-1], 1.0)

    def _cuts(self, height: float) -> list[int]:
        """Where the best division breaks, with both ends."""
        count, most = len(self.entries), MOST
        while most > 1 and self._stretching(height, most) < 1.0:
            most -= 1
        places = [*filter(self._may_break, range(1, count))]
        parts = _Parts(self, self._stretching(height, most))
        best = parts.part(0, count).cost, [0, count]
        ways = {(stop, 0): (parts.part(0, stop).cost, [0, stop]) for stop in places}
        for breaks in range(1, most):
            if breaks > 1:
                ways = parts.onward(ways, places, best[0])
            best = parts.ended(ways, count, best)
        return best[1]

    def _may_break(self, index: int) -> bool:
        return self._limits[index] - self._limits[index - 1] >= DAY

    def scale(self, start: int, stop: int, top: float, bottom: float) -> Scale:
        """From the first date to the last end before what comes next, both rounded to whole
        years, months or days as far as their neighbours allow."""
        low, limit = self._limits[start], self._limits[stop]
        latest = self._latest(stop)
        units = fitting_units(latest - low)
        before = self._latest(start) if start else self._around.before
        down = (rounded_down(low, unit) for unit in units)
        first = _meeting(before, low, next((time for time in down if time >= before), low))
        up = (rounded_up(latest, unit) for unit in units)
        last = _meeting(latest, limit, next((time for time in up if time <= limit), latest))
        if self.single(start, stop):
            middle, half = (top + bottom) / 2, min(self.measures.dot * 0.3, (bottom - top) / 4)
            return Scale(first, max(last, first + DAY), middle - half, middle + half)
        pad = min(self.measures.ends, (bottom - top) / 4)
        return Scale(first, max(last, first + DAY), top + pad, bottom - pad)

    def single(self, start: int, stop: int) -> bool:
        """Whether all that a stretch shows is one moment: then its length says nothing."""
        entry = self.entries[start]
        alone = stop - start == 1 and not entry.period
        return alone and self._latest(stop) <= entry.finish

    def _latest(self, stop: int) -> float:
        """The last date before the entry ``stop`` begins: the years from there on are empty.

        A moment that may have been later leaves none empty.
        """
        limit, ends = self._limits[stop], self._around.ends
        ended = bisect_right(ends, limit)
        last_end = ends[ended - 1] if ended else -inf
        known = max(self._limits[stop - 1] + DAY, self._reached[stop])
        return max(last_end, min(known, limit))


def _meeting(end: float, start: float, otherwise: float) -> float:
    """The roundest date from ``end`` to ``start``, where two stretches meet that are so near
    that nothing is left out; what is given where they are not."""
    if not 0 <= start - end < _NEAR:
        return otherwise
    down = (rounded_down(start, unit) for unit in fitting_units(inf))
    return next((time for time in down if time >= end), start)


_Way = tuple[float, list[int]]
"""A way to divide what comes before an entry: its cost, and its cuts."""
_Ways = dict[tuple[int, int], _Way]
"""The cheapest way to an entry by a stretch that begins at another: first where it ends."""


class _Part(Struct, frozen=True):
    """A stretch that may be, what its labels cost that stand off their dates, and how long a
    year is in it (its logarithm)."""

    cost: float
    first: float
    last: float
    year: float
    single: bool


class _Parts:
    """The stretches that may be, each measured once."""

    def __init__(self, course: Course, stretching: float) -> None:
        self._course = course
        self._stretching = stretching
        self._made: dict[tuple[int, int], _Part] = {}

    def part(self, start: int, stop: int) -> _Part:
        """That of the entries from one up to but not including another."""
        made = self._made.get((start, stop))
        if made is None:
            made = self._made[start, stop] = self._measured(start, stop)
        return made

    def onward(self, ways: _Ways, places: Sequence[int], most: float) -> _Ways:
        """Every way with one more stretch, to each of the ``places`` after its end.

        Those are left out that cost more than ``most`` with one more break, as none of them
        leads to the best division; so many stretches need not even be measured.
        """
        longer: _Ways = {}
        for (start, before), (cost, cuts) in sorted(ways.items()):
            broken = cost + self._cut(start)
            if broken + _BREAK > most:
                continue
            above = self.part(before, start)
            for stop in places[bisect_right(places, start) :]:
                below = self.part(start, stop)
                total = broken + below.cost + _change(above, below)
                known = longer.get((stop, start))
                if total + _BREAK <= most and (known is None or total < known[0]):
                    longer[stop, start] = (total, [*cuts, stop])
        return longer

    def ended(self, ways: _Ways, end: int, best: _Way) -> _Way:
        """The ``best``, or a way that costs less with a last stretch to the ``end``."""
        for (start, before), (cost, cuts) in sorted(ways.items()):
            broken = cost + self._cut(start)
            if broken < best[0]:
                above, below = self.part(before, start), self.part(start, end)
                total = broken + below.cost + _change(above, below)
                if total < best[0]:
                    best = (total, [*cuts, end])
        return best

    def _cut(self, start: int) -> float:
        """What it costs to break before an entry, whatever else."""
        before, after = self._course.entries[start - 1 : start + 1]
        return _BREAK + _ODD_DATE * (before.finish > after.start)

    def _measured(self, start: int, stop: int) -> _Part:
        course = self._course
        height = course.weight(start, stop) * self._stretching
        scale = course.scale(start, stop, 0.0, height)
        here, gap = course.entries[start:stop], course.measures.gap
        wishes = [wish(entry, scale, course.measures) for entry in here]
        tops = place(wishes, [entry.height for entry in here], gap, height)
        moved = sum((a - b) ** 2 for a, b in zip(tops, wishes, strict=True))
        single = course.single(start, stop)
        return _Part(moved / _LINE**2, scale.first, scale.last, log(scale.year), single)


def _change(above: _Part, below: _Part) -> float:
    """What it costs that two stretches are next to each other."""
    cost = 0.0 if above.last.is_integer() and below.first.is_integer() else _ODD_DATE
    if not (above.single or below.single):
        return cost + min(_CHANGE * (below.year - above.year) ** 2, _MOST_CHANGE)
    return cost + (_ALONE if below.first - above.last >= DAY else _MOST_CHANGE)

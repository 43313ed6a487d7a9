"""A linear scale of time, and the round dates to mark on it.

Times are decimal years: each year divided by its own 365 or 366 days, and a year 0 (1 BCE)
before year 1, so that every 1 January is a whole number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, floor

from msgspec import Struct

_MONTH_STARTS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


class Scale(Struct, frozen=True):
    """The years ``first`` to ``last`` (which is later) on an axis from ``top`` to ``bottom``."""

    first: float
    last: float
    top: float
    bottom: float

    def y(self, time: float) -> float:
        """Where ``time`` stands; times off the scale stand at its nearer end."""
        share = (time - self.first) / (self.last - self.first)
        return self.top + min(max(share, 0.0), 1.0) * (self.bottom - self.top)


class Tick(Struct, frozen=True):
    """A round date on an axis: 1 January of a year (``month`` 0), the first of a month
    (``day`` 0), or a day."""

    y: float
    year: int
    month: int = 0
    day: int = 0


class _Step(Struct, frozen=True):
    """A distance between ticks: years or months, or the days of each month to mark."""

    size: float
    years: int = 0
    months: int = 0
    days: tuple[int, ...] = ()


_FINE = (
    _Step(1 / 366, days=tuple(range(1, 32))),
    _Step(5 / 366, days=(1, 6, 11, 16, 21, 26)),
    _Step(10 / 366, days=(1, 11, 21)),
    _Step(1 / 12, months=1),
    _Step(1 / 4, months=3),
    _Step(1 / 2, months=6),
    _Step(1, years=1),
    _Step(2, years=2),
    _Step(5, years=5),
)


def ticks(scale: Scale, least: float) -> tuple[Tick, ...]:
    """The finest even row of round dates that are ``least`` points apart or more.

    A scale that has no two such dates is marked at the first and the last of a finer row.
    """
    most = (scale.bottom - scale.top) / least + 4
    sparse: tuple[Tick, ...] = ()
    for step in _steps(scale.last - scale.first):
        if (scale.last - scale.first) / step.size > most:
            continue
        row = tuple(_row(scale, step))
        apart = all(below.y - above.y >= least for above, below in pairwise(row))
        if apart and len(row) > 1:
            return row
        if row and (not sparse or len(row) > 1):
            sparse = row
    if len(sparse) > 1 and sparse[-1].y - sparse[0].y >= least:
        return (sparse[0], sparse[-1])
    return sparse[:1]


def _steps(span: float) -> Iterator[_Step]:
    """From a day upwards, to the first that is longer than ``span``."""
    yield from _FINE
    ten = 10
    while ten <= span * 10:
        for years in (ten, ten * 5 // 2, ten * 5):
            yield _Step(years, years=years)
        ten *= 10


def _row(scale: Scale, step: _Step) -> Iterator[Tick]:
    """The round dates of one step that lie on the scale."""
    rounding = (scale.last - scale.first) * 1e-9
    for year, month, day in _dates(scale, step):
        time = decimal_year(year, month or 1, day or 1)
        if scale.first - rounding <= time <= scale.last + rounding:
            yield Tick(scale.y(time), year, month, day)


def _dates(scale: Scale, step: _Step) -> Iterable[tuple[int, int, int]]:
    """The dates of one step round about the scale, in order."""
    first, last = floor(scale.first), ceil(scale.last)
    if step.years:
        for multiple in range(first // step.years - 1, last // step.years + 2):
            yield _round_year(multiple, step.years), 0, 0
        return
    for month in range(12 * first, 12 * last + 12):
        year, index = divmod(month, 12)
        if step.months and index % step.months == 0:
            yield year, index + 1 if index else 0, 0
        for day in step.days:
            if day <= _days_in(year, index):
                yield year, index + 1 if index or day > 1 else 0, day if day > 1 else 0


def _round_year(multiple: int, step: int) -> int:
    """Round in the era it is named in: 100 BCE is -99; between the eras stands 1 CE."""
    if step == 1 or multiple > 0:
        return multiple * step
    return 1 + multiple * step


def decimal_year(year: int, month: int, day: int) -> float:
    """The beginning of a day as a decimal year."""
    past = _MONTH_STARTS[month - 1] + (month > 2 and _is_leap(year)) + day - 1
    return year + past / (365 + _is_leap(year))


def _days_in(year: int, index: int) -> int:
    """The length of a month, January being 0."""
    ends = (*_MONTH_STARTS[1:], 365)
    return ends[index] - _MONTH_STARTS[index] + (index == 1 and _is_leap(year))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

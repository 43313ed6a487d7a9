"""The round dates to mark on a scale of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, floor

from msgspec import Struct

from studyguide.dates.days import calendar, day_at, days_in_month, decimal_year, ordinal
from studyguide.layout.chronology.timescale import Scale

_LEAST_MINOR = 3.6
"""Unnamed marks stand so far apart, in points, or further."""


class Tick(Struct, frozen=True):
    """A date on an axis that gets a name: 1 January of a year (``month`` 0), the first of a
    month (``day`` 0), or a day."""

    y: float
    year: int
    month: int = 0
    day: int = 0


class _Step(Struct, frozen=True):
    """A distance between marks: years or months, or the days of each month to mark."""

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
_COUNTED = (1 / 366, 1 / 12, 1.0)
"""The steps that people count in; so are the powers of ten from 10 years on."""


def ticks(scale: Scale, least: float) -> tuple[Tick, ...]:
    """Both ends of a scale and the finest even row of round dates between them, all ``least``
    points apart or more; only its beginning where there is no room for two."""
    first, last = _end(scale, scale.first), _end(scale, scale.last)
    if scale.bottom - scale.top < least:
        return (first,)
    row = _finest(scale, least)
    between = (t for t in row if t.y - first.y >= least and last.y - t.y >= least)
    return (first, *between, last)


def minor_ticks(scale: Scale, named: tuple[Tick, ...]) -> tuple[float, ...]:
    """Where the units stand that the ``named`` ticks are made of: years, months or days, ten
    or a hundred years and so on; the finest that can be told apart, or none."""
    taken = {tick.y for tick in named}
    for step in _steps(scale.last - scale.first):
        counted = step.size in _COUNTED or (step.years >= 10 and str(step.years).strip("0") == "1")
        if counted and step.size * scale.year >= _LEAST_MINOR:
            return tuple(tick.y for tick in _row(scale, step) if tick.y not in taken)
    return ()


def _end(scale: Scale, time: float) -> Tick:
    year, month, day = calendar(day_at(time))
    whole_year = month == day == 1
    return Tick(scale.y(time), year, 0 if whole_year else month, 0 if day == 1 else day)


def _finest(scale: Scale, least: float) -> tuple[Tick, ...]:
    """The finest even row of round dates that are ``least`` points apart; none if not two."""
    most = (scale.bottom - scale.top) / least + 4
    for step in _steps(scale.last - scale.first):
        if (scale.last - scale.first) / step.size > most:
            continue
        row = tuple(_row(scale, step))
        if len(row) > 1 and all(below.y - above.y >= least for above, below in pairwise(row)):
            return row
    return ()


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
        time = decimal_year(ordinal(year, month or 1, day or 1))
        if scale.first - rounding <= time <= scale.last + rounding:
            yield Tick(scale.y(time), year, month, day)


def _dates(scale: Scale, step: _Step) -> Iterable[tuple[int, int, int]]:
    """The dates of one step round about the scale, in order."""
    first, last = floor(scale.first), ceil(scale.last)
    if step.years:
        for multiple in range(first // step.years - 1, last // step.years + 2):
            yield _round_year(multiple, step.years), 0, 0
        return
    for index in range(12 * first, 12 * last + 12):
        year, month = index // 12, index % 12 + 1
        if step.months and (month - 1) % step.months == 0:
            yield year, month if month > 1 else 0, 0
        for day in step.days:
            if day <= days_in_month(year, month):
                yield year, month if month > 1 or day > 1 else 0, day if day > 1 else 0


def _round_year(multiple: int, step: int) -> int:
    """Round in the era it is named in: 100 BCE is -99; between the eras stands 1 CE."""
    if step == 1 or multiple > 0:
        return multiple * step
    return 1 + multiple * step

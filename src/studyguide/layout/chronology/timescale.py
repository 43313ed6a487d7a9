"""Scales of time: linear stretches, one after the other on an axis, and round dates on them.

Times are decimal years (see :func:`studyguide.dates.days.decimal_year`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from studyguide.dates.days import calendar, day_at, decimal_year, ordinal

DAY = 1 / 366
Unit = Literal["year", "month", "day"]
_UNITS: tuple[tuple[Unit, float], ...] = (("year", 2.0), ("month", 0.17), ("day", 0.0))
"""Round dates to begin and end with, and how much time makes them fitting."""
_HAIR = DAY / 1000


class Scale(Struct, frozen=True):
    """The years ``first`` to ``last`` (which is later) on an axis from ``top`` to ``bottom``."""

    first: float
    last: float
    top: float
    bottom: float

    @property
    def year(self) -> float:
        """How long a year is."""
        return (self.bottom - self.top) / (self.last - self.first)

    def y(self, time: float) -> float:
        """Where ``time`` stands; times off the scale stand at its nearer end."""
        share = (time - self.first) / (self.last - self.first)
        return self.top + min(max(share, 0.0), 1.0) * (self.bottom - self.top)


class Axis:
    """Scales one after the other, each no earlier and no higher than where the last ended."""

    def __init__(self, scales: Sequence[Scale]) -> None:
        self.scales = tuple(scales)
        self.first, self.last = scales[0].first, scales[-1].last
        self._firsts = [scale.first for scale in scales]
        self._lasts = [scale.last for scale in scales]

    def begins(self, time: float) -> float:
        """Where something stands that begins at ``time``: at the head of a scale, if there."""
        return self.scales[max(bisect_right(self._firsts, time) - 1, 0)].y(time)

    def ends(self, time: float) -> float:
        """Where something stands that ends at ``time``: at the foot of a scale, if there."""
        return self.scales[min(bisect_left(self._lasts, time), len(self.scales) - 1)].y(time)


def fitting_units(span: float) -> tuple[Unit, ...]:
    """Units to round the ends of ``span`` years to, the coarsest first."""
    return tuple(unit for unit, least in _UNITS if span >= least)


def rounded_down(time: float, unit: Unit) -> float:
    """The beginning of the year, month or day in which ``time`` lies."""
    year, month, day = calendar(day_at(time))
    if unit == "year":
        return float(year)
    return decimal_year(ordinal(year, month, day if unit == "day" else 1))


def rounded_up(time: float, unit: Unit) -> float:
    """``time`` if a year, month or day begins then, else the beginning of the next."""
    down = rounded_down(time, unit)
    if time - down < _HAIR:
        return down
    year, month, day = calendar(day_at(time))
    if unit == "year":
        return float(year + 1)
    if unit == "month":
        return decimal_year(ordinal(year + month // 12, month % 12 + 1))
    return decimal_year(ordinal(year, month, day) + 1)

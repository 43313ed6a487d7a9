"""Counting days and months in the proleptic Gregorian calendar, for any year at all.

Years are astronomical: 1 is followed backwards by 0 (1 BCE) and -1 (2 BCE), as ISO 8601
numbers them. A day is its *ordinal*, counted like :meth:`datetime.date.toordinal` (day 1
is 1 January of year 1) but without that class's limits of years 1 to 9999.
"""

from __future__ import annotations

from bisect import bisect_right
from math import floor

_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """How many days ``month`` (1 to 12) has."""
    return _LENGTH[month - 1] + (month == 2 and is_leap(year))


def ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """The number of a day; the arguments must name one that exists."""
    past = year - 1
    leap_day = month > 2 and is_leap(year)
    return 365 * past + past // 4 - past // 100 + past // 400 + _BEFORE[month - 1] + leap_day + day


def last_of_month(year: int, month: int) -> int:
    """The ordinal of the last day of ``month``."""
    return ordinal(year, month, days_in_month(year, month))


def calendar(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month of an ordinal."""
    year = day * 400 // 146_097 + 1  # 400 years are 146,097 days; at most one year off
    if day < ordinal(year):
        year -= 1
    elif day >= ordinal(year + 1):
        year += 1
    past = day - ordinal(year)
    if is_leap(year) and past >= 59:
        if past == 59:
            return year, 2, 29
        past -= 1
    month = bisect_right(_BEFORE, past)
    return year, month, past - _BEFORE[month - 1] + 1


def decimal_year(day: int) -> float:
    """The beginning of a day as a year with a fraction: 2 July 1957 is 1957.4986….

    A year is divided by its own 365 or 366 days, so that every 1 January is a whole number.
    """
    year = calendar(day)[0]
    return year + (day - ordinal(year)) / (365 + is_leap(year))


def day_at(time: float) -> int:
    """The ordinal of the day within which a decimal year lies, within a thousandth of a day."""
    year = floor(time)
    return ordinal(year) + floor((time - year) * (365 + is_leap(year)) + 1e-3)

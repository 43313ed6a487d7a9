"""Reading dates as historians need them: EDTF, levels 0 and 1 (ISO 8601-2:2019, clause 4).

    1956   1956-02   1956-02-25     a year, a month, a day
    1925~  1956?  1956-02%          about, uncertain, both; always at the end
    193X   19XX   1956-XX           digits that are not known
    1956-21 … 1956-24               spring, summer, autumn, winter
    1955-12/1956-02                 from … to …, each end with its own mark
    1953/..   ../1956               open: it goes on, it had always been so
    1894/     /1971                 an end that nobody knows
    -0043     Y-12000               44 BCE (there is a year 0); years of five digits and more

Not read, because level 2: sets, marks inside a date, X before a known digit, exponents.

Three readings are ours, where the standard leaves them open. Seasons are those of the
northern hemisphere in whole months, and winter runs from December of its year into
February of the next. ``~`` and ``?`` never widen the days a date covers; they only make it
look uncertain. Dates are taken in the calendar that the author used; none is converted.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from studyguide.dates.days import days_in_month, decimal_year, last_of_month, ordinal

Precision = Literal["day", "month", "season", "year", "decade", "century", "open", "unknown"]

_LONGEST = 60  # the longest date that can be written is under 40 characters
_ENDPOINT = re.compile(
    r"(?:(?P<long>Y-?[1-9][0-9]{4,10})"
    r"|(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?)"
    r"(?P<mark>[?~%]?)"
)
WINTER = 24
_SEASONS = {21: 3, 22: 6, 23: 9, WINTER: 12}  # the month in which each begins


class DateFault(ValueError):
    """A date that cannot be read: ``message`` says why, ``help`` what to write instead.

    Both are one sentence without a full stop.
    """

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class Endpoint(Struct, frozen=True):
    """One end of a date as it was written; a moment is its own beginning and end.

    ``first`` and ``last`` are ordinals of the days it may lie on, None for an open or
    unknown end. ``year`` is astronomical and, of a decade or century, the first one.
    ``month`` is 1 to 12, 21 to 24 for a season, 0 where there is none; so is ``day``.
    """

    precision: Precision
    first: int | None = None
    last: int | None = None
    year: int = 0
    month: int = 0
    day: int = 0
    approximate: bool = False
    uncertain: bool = False
    unspecified: bool = False

    @property
    def known(self) -> bool:
        """Whether this end is a date at all, neither open nor unknown."""
        return self.first is not None


class Extent(Struct, frozen=True):
    """The stretch of time to draw, in decimal years; None where it is open.

    A fuzzy end is approximate, uncertain or unknown. Where an end is unknown, the extent is
    that of the other end.
    """

    low: float | None
    high: float | None
    fuzzy_low: bool
    fuzzy_high: bool


class Date(Struct, frozen=True):
    """A date or a period. ``text`` is what the author wrote, without white space round it."""

    text: str
    start: Endpoint
    end: Endpoint
    kind: Literal["moment", "period"]

    @property
    def earliest(self) -> int | None:
        """The ordinal of the first day it may cover; None when that is open or unknown."""
        return self.start.first

    @property
    def latest(self) -> int | None:
        """The ordinal of the last day it may cover; None when that is open or unknown."""
        return self.end.last

    @property
    def sort_key(self) -> tuple[int, int, int, int, str]:
        """Orders dates by first day, then last day, then text: the same always.

        What had always been so comes first, what goes on comes after what ended. An unknown
        end is filed under the end that is known.
        """
        first, last = self._bounds()
        return (first is not None, first or 0, last is None, last or 0, self.text)

    @property
    def extent(self) -> Extent:
        """What to draw of it on a scale of time."""
        first, last = self._bounds()
        return Extent(
            None if first is None else decimal_year(first),
            None if last is None else decimal_year(last + 1),
            _fuzzy(self.start),
            _fuzzy(self.end),
        )

    @property
    def caution(self) -> str:
        """A way to misread it that the author may have fallen for, or an empty string.

        ``1918-21`` is spring 1918; whoever means the years writes ``1918/1921``.
        """
        year, season = self.start.year, self.start.month
        if self.kind == "period" or self.start.precision != "season" or season <= year % 100:
            return ""
        last = year - year % 100 + season
        return f"{self.text} is read as a season; for the years write {year:04}/{last:04}"

    def _bounds(self) -> tuple[int | None, int | None]:
        """First and last day, an unknown end taken from the other; None if open."""
        first = self.end.first if self.start.precision == "unknown" else self.start.first
        last = self.start.last if self.end.precision == "unknown" else self.end.last
        return first, last


def read_date(text: str) -> Date:
    """Read one date or period; raises :class:`DateFault` for whatever is none.

    The fault's ``help`` is empty where it takes some thought: see
    :func:`studyguide.dates.parse.parse_date`.
    """
    written = text.strip()
    if len(written) > _LONGEST:
        raise DateFault(
            "this is too long for a date",
            "write the date alone, such as 1956-02-25, and everything else in the title",
        )
    if "/" not in written:
        moment = _endpoint(written, written)
        return Date(written, moment, moment, "moment")
    before, after = written.split("/", 1)
    start, end = _interval_end(before, written), _interval_end(after, written)
    if not (start.known or end.known):
        raise _unreadable(written)
    if start.first is not None and end.last is not None and start.first > end.last:
        raise DateFault(
            f"the period {written} ends before it begins",
            f"write the earlier date first: {after}/{before}",
        )
    return Date(written, start, end, "period")


def _interval_end(text: str, whole: str) -> Endpoint:
    if text == "..":
        return Endpoint("open")
    if text == "":
        return Endpoint("unknown")
    return _endpoint(text, whole)


def _endpoint(text: str, whole: str) -> Endpoint:
    """One date without a slash; ``whole`` is what to judge when it cannot be read."""
    match = _ENDPOINT.fullmatch(text)
    if match is None:
        raise _unreadable(whole)
    year = match["year"] or match["long"][1:]
    month, day = _digits(match["month"]), _digits(match["day"])
    skipped = (day is not None and month is None) or (match["month"] and "X" in year)
    if year == "-0000" or skipped or (match["day"] and month in _SEASONS):
        raise _unreadable(whole)  # X stands only at the end: 1956-XX-25 is level 2
    if "X" in year:
        precision, number, first, last = _years(year)
    else:
        number = int(year)
        precision, first, last = _days(number, month, day, text)
    mark = match["mark"]
    return Endpoint(
        precision,
        first,
        last,
        number,
        month or 0,
        day or 0,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
        unspecified="X" in text,
    )


def _digits(text: str | None) -> int | None:
    """The number of a month or day; None where it is left out or ``XX``."""
    return None if text is None or text == "XX" else int(text)


def _years(year: str) -> tuple[Precision, int, int, int]:
    """A year with X at its end: precision, first year, first and last day."""
    one, other = int(year.replace("X", "0")), int(year.replace("X", "9"))
    precision: Precision = "century" if year.endswith("XX") else "decade"
    return precision, min(one, other), ordinal(min(one, other)), ordinal(max(one, other), 12, 31)


def _days(year: int, month: int | None, day: int | None, text: str) -> tuple[Precision, int, int]:
    """Precision, first and last day of a year, a season, a month or a day."""
    if month is None:
        return "year", ordinal(year), ordinal(year, 12, 31)
    if month in _SEASONS:
        begins = _SEASONS[month]
        ends = (year + 1, 2) if month == WINTER else (year, begins + 2)
        return "season", ordinal(year, begins), last_of_month(*ends)
    if not 1 <= month <= 12:
        raise DateFault(f"{text} names month {month}", "")
    if day is None:
        return "month", ordinal(year, month), last_of_month(year, month)
    if not 1 <= day <= days_in_month(year, month):
        raise DateFault(
            f"{text} names day {day} of a month that has {days_in_month(year, month)}",
            f"correct the day, or write {text.rpartition('-')[0]} if only the month is known",
        )
    at = ordinal(year, month, day)
    return "day", at, at


def _fuzzy(end: Endpoint) -> bool:
    return end.approximate or end.uncertain or end.precision == "unknown"


def _unreadable(written: str) -> DateFault:
    named = f"“{written}”" if written and written.isprintable() else "this"
    return DateFault(f"{named} cannot be read as a date", "")

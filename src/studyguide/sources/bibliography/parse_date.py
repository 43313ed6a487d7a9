"""Dates of CSL, in every shape in which reference managers write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from studyguide.sources.bibliography.model import Date, Day

HELP = (
    "Write it as 1956, 1956-02 or 1956-02-25; 1925~ for about, 1925? for uncertain, "
    "195X for the 1950s, 1953/1956 for a span.",
    "Words are printed as they stand when written as {literal: winter of 1955}.",
    "Leave out a date that is not known; each style has its own words for that.",
)

_EDTF_DAY = re.compile(
    r"(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<mark>[?~%]?)"
)
_LIKE_EDTF = re.compile(r"[0-9X?~%/.-]+")
_NUMBER = re.compile(r"-?[0-9]{1,5}")
_SEASON_WORDS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_KEYS = frozenset({"date-parts", "season", "circa", "raw", "literal", "year", "month", "day"})


class DateFault(ValueError):
    """A date that cannot be read; its text says why, without a full stop."""


def parse_date(value: Any) -> Date:
    """The date that ``value`` stands for.

    ``value`` is an EDTF string (``1956-02-25``, ``1953/1956``, ``1925~``), CSL's mapping
    with ``date-parts``, ``raw`` or ``literal`` and perhaps ``season`` and ``circa``, or a
    list of mappings with ``year``, ``month`` and ``day`` as pandoc once wrote it.
    Raises DateFault.
    """
    if isinstance(value, str):
        return _edtf(value.strip())
    if isinstance(value, Mapping):
        return _mapping(value)
    if _is_list(value) and 1 <= len(value) <= 2 and all(isinstance(v, Mapping) for v in value):
        ends = [_mapping(part) for part in value]
        return _span(ends[0], ends[1]) if len(ends) == 2 else ends[0]
    raise DateFault("this is not a date")


def _edtf(text: str) -> Date:
    first, slash, last = text.partition("/")
    if not slash:
        return _edtf_day(first)
    if first in ("", "..") and last not in ("", ".."):
        raise DateFault(f"“{text}” has no beginning, so nothing can be filed under it")
    start = _edtf_day(first)
    if last in ("", ".."):
        return replace(start, open=True)
    return _span(start, _edtf_day(last))


def _edtf_day(text: str) -> Date:
    match = _EDTF_DAY.fullmatch(text)
    if not match:
        raise DateFault(f"“{text}” is not a date")
    year = match["year"]
    month, day = (0 if part in (None, "XX") else int(part) for part in match.group("month", "day"))
    start = _day(int(year.replace("X", "0")), month, day, unspecified=year.count("X"))
    mark = match["mark"]
    return Date(start, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))


def _mapping(value: Mapping[str, Any]) -> Date:
    for key in value:
        if key not in _KEYS:
            raise DateFault(f"a date has no part “{key}”")
    date = _bare(value)
    if season := value.get("season"):
        if date.start is None or date.start.month:
            raise DateFault("a season needs a year, and no month beside it")
        date = replace(date, start=replace(date.start, month=_season(season)))
    return replace(date, approximate=date.approximate or _is_true(value.get("circa")))


def _bare(value: Mapping[str, Any]) -> Date:
    """The date without its season and circa."""
    if "date-parts" in value:
        ends = value["date-parts"]
        if not (_is_list(ends) and 1 <= len(ends) <= 2):
            raise DateFault("date-parts is a list with one or two lists of numbers in it")
        days = [Date(_parts(end)) for end in ends]
        return _span(*days) if len(days) == 2 else days[0]
    if "year" in value:
        return Date(_parts([value[key] for key in ("year", "month", "day") if key in value]))
    for key in ("raw", "literal"):
        if key in value:
            return _words(value[key])
    raise DateFault("a date needs date-parts, raw or literal")


def _words(text: Any) -> Date:
    """A date in words: as EDTF if it is, else printed as it stands."""
    if not isinstance(text, str) or not text.strip():
        raise DateFault("the words of a date are text")
    if _LIKE_EDTF.fullmatch(text.strip()):
        return _edtf(text.strip())
    return Date(literal=" ".join(text.split()))


def _parts(parts: Any) -> Day:
    if not (_is_list(parts) and 1 <= len(parts) <= 3):
        raise DateFault("date-parts holds year, month and day, as in [[1956, 2, 25]]")
    for part in parts:
        if not isinstance(part, str | int) or not _NUMBER.fullmatch(str(part)):
            raise DateFault(f"“{part}” is not a number of a year, month or day")
    year, *rest = (int(part) for part in parts)
    # CSL counts 1 BCE as -1, the EDTF of a string as 0
    return _day(year + 1 if year < 0 else year, *rest)


def _day(year: int, month: int = 0, day: int = 0, *, unspecified: int = 0) -> Day:
    """A day that exists in the calendar. Raises DateFault."""
    if month and not (1 <= month <= 12 or 21 <= month <= 24):
        raise DateFault(f"there is no month {month}")
    if day:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        last = 0 if month > 12 or not month else _MONTH_LENGTHS[month - 1] + (month == 2 and leap)
        # 29 February 1900 was a day where the Julian calendar was kept, Russia for one
        last += month == 2 and year % 4 == 0 and not leap
        if not 1 <= day <= last:
            raise DateFault(f"there is no day {day} in that month")
    return Day(year, month, day, unspecified)


def _span(start: Date, end: Date) -> Date:
    if start.start is None or end.start is None:
        raise DateFault("a span needs two dates, not words")
    if end.start < start.start:
        raise DateFault("the span ends before it begins")
    return Date(
        start.start,
        end.start,
        approximate=start.approximate or end.approximate,
        uncertain=start.uncertain or end.uncertain,
    )


def _season(value: Any) -> int:
    text = str(value).strip().casefold()
    if text in _SEASON_WORDS:
        return _SEASON_WORDS[text]
    if text in ("1", "2", "3", "4"):
        return 20 + int(text)
    if text in ("21", "22", "23", "24"):
        return int(text)
    raise DateFault(f"“{value}” is not a season: 1 is spring, 4 winter")


def _is_true(value: Any) -> bool:
    return value is not None and str(value).strip().casefold() not in ("", "0", "false", "no")


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)

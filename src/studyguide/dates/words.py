"""Dates in words, for print.

The usage, and why:

- ``c. 1925`` for about. ``perhaps 1956`` for uncertain; inside a period, where "perhaps"
  would not say which end it doubts, a question mark: ``1894?–1971`` (Chicago's form).
- ``44 BCE``, not BC: neutral in a class of many faiths, and the same in Britain and
  America. CE is added only where a reader could go wrong: below the year 100, and to the
  end of a period that began BCE.
- ``1930s`` for a decade, but ``between 1900 and 1909``, since "the 1900s" may be a century;
  ``20th century`` for 19XX, as people say, though strictly it began in 1901.
- ``winter 1941–42`` runs over the new year, and is printed so that nobody has to know it.
- En dashes: closed up between single words (``1894–1971``, ``June–August 1956``), spaced
  where either side holds a space (``December 1955 – February 1956``).
- ``from 1953`` and ``until 1956`` for open ends, ``1894–?`` for an end nobody knows.

The forms of each language are in ``languages``.
"""

from __future__ import annotations

from studyguide.dates.days import calendar, day_at, days_in_month
from studyguide.dates.edtf import WINTER, Date, Endpoint
from studyguide.dates.languages import ALONE, GOVERNED, Case, Language, language_of
from studyguide.numerals import roman


def shown(date: Date, language: str = "en-GB") -> str:
    """The words to print for ``date``; ``language`` is a BCP 47 tag.

    Nothing is capitalised that would not be in the middle of a sentence.
    """
    words = language_of(language)
    start, end = date.start, date.end
    if date.kind == "moment" or start == end:
        return _moment(words, start, ALONE)
    if end.precision == "open":
        return words.since.format(_moment(words, start, GOVERNED))
    if start.precision == "open":
        return words.until.format(_moment(words, end, GOVERNED))
    return _together(words, start, end) or _dashed(
        _in_period(words, start), _in_period(words, end, mark_era=start.known and start.year <= 0)
    )


def shown_tick(year: int | None, month: int = 0, day: int = 0, language: str = "en-GB") -> str:
    """Short words for a scale of time: ``1956``, ``Feb 1956``, ``25 Feb 1956``; without a year,
    where it has been said already, ``Feb`` or ``25 Feb``."""
    words = language_of(language)
    name = words.short_months[GOVERNED if day else ALONE][month - 1] if month else ""
    if year is None:
        return words.short_day.format(day=day, month=name) if day else name
    form = words.day if day else words.month if month else "{year}"
    text = form.format(day=day, month=name, year=_number(words, year))
    return _era(words, year).format(text)


def shown_between(low: float, high: float, language: str = "en-GB") -> str:
    """Words for the days from one decimal year up to another, in whole years or months where
    they are that: ``1945–1952``, ``March–May 1956``."""
    first, last = day_at(low), max(day_at(high) - 1, day_at(low))
    (year, month, day), (year2, month2, day2) = calendar(first), calendar(last)
    if day > 1 or day2 < days_in_month(year2, month2):
        start = Endpoint("day", first, first, year, month, day)
        end = Endpoint("day", last, last, year2, month2, day2)
    elif month > 1 or month2 < 12:
        start, end = (Endpoint("month", 0, 0, y, m) for y, m in ((year, month), (year2, month2)))
    else:
        start, end = (Endpoint("year", 0, 0, y) for y in (year, year2))
    return shown(Date("", start, end, "period"), language)


def _moment(words: Language, end: Endpoint, case: Case) -> str:
    """One date that stands for itself."""
    text = _about(words, end, case)
    return words.perhaps.format(text) if end.uncertain else text


def _in_period(words: Language, end: Endpoint, mark_era: bool = False) -> str:
    """One end of a period."""
    if not end.known:
        return "?"
    return _about(words, end, ALONE, mark_era) + "?" * end.uncertain


def _about(words: Language, end: Endpoint, case: Case, mark_era: bool = False) -> str:
    if end.approximate:
        return words.about.format(_plain(words, end, GOVERNED, mark_era))
    return _plain(words, end, case, mark_era)


def _plain(words: Language, end: Endpoint, case: Case, mark_era: bool) -> str:
    """A date without the marks of doubt. The year stands last, so the era goes round it all."""
    year = end.year
    if end.month == WINTER:
        return _winter(words, year, case)
    if end.precision == "decade":
        return _decade(words, year, case)
    if end.precision == "century":
        return _century(words, year, case)
    form, name = "{year}", ""
    if end.day:
        form, name = words.day, _name(words, end.month, GOVERNED)
    elif end.month:
        form, name = words.month, _name(words, end.month, case)
    text = form.format(day=end.day, month=name, year=_number(words, year))
    return _era(words, year, mark_era).format(text)


def _together(words: Language, start: Endpoint, end: Endpoint) -> str | None:
    """A period whose ends share a month, a year or an era, which is said once; else None."""
    marked = start.approximate or start.uncertain or end.approximate or end.uncertain
    if marked or start.precision != end.precision:
        return None
    if start.precision == "year":
        return _years(words, start.year, end.year)
    if start.year != end.year or not start.month or end.month == WINTER:
        return None
    if start.day:
        form = words.days_of_month if start.month == end.month else words.days_of_year
        case = GOVERNED
    else:
        form, case = words.months_of_year, ALONE
    text = form.format(
        day=start.day,
        month=_name(words, start.month, case),
        day2=end.day,
        month2=_name(words, end.month, case),
        year=_number(words, end.year),
    )
    return _era(words, end.year).format(text)


def _dashed(before: str, after: str) -> str:
    closed_up = not any(mark in before + after for mark in " -–")
    return f"{before}–{after}" if closed_up else f"{before} – {after}"


def _name(words: Language, month: int, case: Case) -> str:
    """The name of a month (1 to 12) or season (21 to 23)."""
    return words.months[case][month - 1] if month <= 12 else words.seasons[case][month - 21]


def _number(words: Language, year: int) -> str:
    number = year if year > 0 else 1 - year
    return f"{number:,}".replace(",", words.thousands) if number >= 10_000 else str(number)


def _era(words: Language, year: int, mark_era: bool = False) -> str:
    if year <= 0:
        return words.before_common_era
    return words.common_era if mark_era or year < 100 else "{}"


def _years(words: Language, first: int, last: int, between: str = "") -> str:
    """Two years, the era said once if it is the same."""
    before, after = _number(words, first), _number(words, last)
    era = _era(words, last, mark_era=first <= 0)
    if _era(words, first) == era:
        return era.format(between.format(before, after) if between else f"{before}–{after}")
    before, after = _era(words, first).format(before), era.format(after)
    return between.format(before, after) if between else _dashed(before, after)


def _winter(words: Language, year: int, case: Case) -> str:
    """``winter 1941–42``: in full where a century or an era turns."""
    number, following = _number(words, year), _number(words, year + 1)
    short = year >= 100 and (year + 1) % 100
    years = f"{number}–{following[-2:]}" if short else f"{number}–{following}"
    era = _era(words, year)
    if year == 0:
        years, era = _years(words, 0, 1), "{}"
    return era.format(words.winter[case].format(years=years, year=number, next=following))


def _decade(words: Language, first: int, case: Case) -> str:
    if first < 100 or first % 100 == 0 or not words.decade[case]:
        return _years(words, first, first + 9, words.between)
    return words.decade[case].format(first)


def _century(words: Language, first: int, case: Case) -> str:
    if not words.century[case]:
        return _years(words, first, first + 99, words.between)
    number = first // 100 + 1 if first >= 0 else -first // 100 + 1
    name = roman(number).upper() if words.roman else _nth(number)
    return _era(words, first + 1).format(words.century[case].format(name))


def _nth(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"

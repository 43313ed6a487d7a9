"""Dates in the forms that the styles print."""

from __future__ import annotations

from msgspec.structs import replace

from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography.model import Date, Day
from studyguide.sources.bibliography.terms import Terms

_SPRING = 21


def year(date: Date | None, style: CitationStyle, terms: Terms, suffix: str = "") -> str:
    """The year, or years, as they stand in an author-date citation; ``n.d.`` without a date.

    ``suffix`` tells works of one year apart. Chicago puts ``[ca. 1925]`` and ``[1925?]`` in
    brackets (14.44), APA has ``ca. 1925`` without them (9.13–17).
    """
    if date is None:
        return f"{terms.no_date}{'-' if suffix else ''}{suffix}"
    if date.start is None:
        return date.literal + suffix
    words = _years(date, style, terms) + suffix
    if date.approximate:
        words = f"{terms.circa[style]} {words}"
    if date.uncertain:
        words += "?"
    bracketed = style != "apa" and (date.uncertain or date.approximate)
    return f"[{words}]" if bracketed else words


def _years(date: Date, style: CitationStyle, terms: Terms) -> str:
    assert date.start is not None
    first = _year(date.start, style, terms)
    if date.open:
        return f"{first}–"
    last = _year(date.end, style, terms) if date.end else first
    return first if first == last else f"{first}–{last}"


def _year(day: Day, style: CitationStyle, terms: Terms) -> str:
    if day.unspecified:
        return terms.decade.format(day.year)
    if day.year > 0:
        return str(day.year)
    return terms.before_common_era[style].format(1 - day.year)


def month_day(date: Date | None, style: CitationStyle, terms: Terms) -> str:
    """What is known of the date beside its year: ``February 25``, ``March``, ``Spring``.

    A span from one year into another is given with its years.
    """
    if date is None or date.start is None or not date.start.month:
        return ""
    first, last = date.start, date.end or date.start
    if first.year != last.year:
        return f"{_full(first, style, terms)}–{_full(last, style, terms)}"
    if first == last:
        return _month_day(first, terms)
    if first.month == last.month and first.day and last.day:
        return _month_day(first, terms, f"{first.day}–{last.day}")
    return f"{_month_day(first, terms)}–{_month_day(last, terms)}"


def year_month_day(date: Date | None, style: CitationStyle, terms: Terms, suffix: str = "") -> str:
    """A whole date with the year first: ``1956, February 25``, ``1955, May–1956, June``."""
    parts = (year(date, style, terms, suffix), month_day(date, style, terms))
    if date and date.start and date.end and date.start.year != date.end.year and parts[1]:
        first, last = replace(date, end=None), replace(date, start=date.end, end=None)
        begin = year_month_day(first, style, terms, suffix)
        return f"{begin}–{year_month_day(last, style, terms)}"
    return ", ".join(part for part in parts if part)


def _month_day(day: Day, terms: Terms, figures: str = "") -> str:
    """``figures`` are those of the day, if they are not its number."""
    if day.month >= _SPRING:
        return terms.seasons[day.month - _SPRING]
    if not day.day:
        return terms.months[day.month - 1] if day.month else ""
    month = terms.months_after_day[day.month - 1]
    return terms.month_day.format(month=month, day=figures or day.day)


def _full(day: Day, style: CitationStyle, terms: Terms) -> str:
    """A day with its month first and its year."""
    year = _year(day, style, terms)
    if not day.day:
        return f"{_month_day(day, terms)} {year}".strip()
    month = terms.months_after_day[day.month - 1]
    return terms.month_day_year.format(month=month, day=day.day, year=year)


def month_day_year(date: Date | None, style: CitationStyle, terms: Terms) -> str:
    """A whole date with the month first, as Chicago and APA print when a page was read."""
    if date is None or date.start is None:
        return date.literal if date else ""
    return _full(date.start, style, terms)


def day_month_year(date: Date | None, terms: Terms) -> str:
    """A whole date as MLA prints it (5.68–83): ``25 Feb. 1956``; empty without a date.

    What is approximate is ``circa 1925``, what is uncertain ``[1925?]``.
    """
    if date is None or date.start is None:
        return date.literal if date else ""
    words = _day_month_year(date.start, terms)
    if date.end:
        words = _span(date.start, date.end, terms)
    elif date.open:
        words += "–"
    if date.approximate:
        words = f"{terms.circa['mla']} {words}"
    return f"[{words}?]" if date.uncertain else words


def _day_month_year(day: Day, terms: Terms) -> str:
    year = _year(day, "mla", terms)
    if not day.month:
        return year
    if day.month >= _SPRING:
        return f"{terms.seasons[day.month - _SPRING]} {year}"
    if not day.day:
        return f"{terms.months_short[day.month - 1]} {year}"
    month = terms.months_short_after_day[day.month - 1]
    return terms.day_month_year.format(day=day.day, month=month, year=year)


def _span(first: Day, last: Day, terms: Terms) -> str:
    """``25–28 Feb. 1956``, ``25 Feb.–2 Mar. 1956``, ``Dec. 1955–Feb. 1956``."""
    end = _day_month_year(last, terms)
    if first.year != last.year or not first.month:
        return f"{_day_month_year(first, terms)}–{end}"
    if first.month == last.month and first.day and last.day:
        return f"{first.day}–{end}"
    begin = _day_month_year(first, terms).removesuffix(_year(first, "mla", terms))
    return f"{begin.strip()}–{end}"

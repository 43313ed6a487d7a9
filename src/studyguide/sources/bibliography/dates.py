"""Dates in the forms that the styles print."""

from __future__ import annotations

from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography.model import Date, Day
from studyguide.sources.bibliography.terms import Terms

_SPRING = 21


def year(date: Date | None, style: CitationStyle, terms: Terms, suffix: str = "") -> str:
    """The year, or years, as they stand in an author-date citation; ``n.d.`` without a date.

    ``suffix`` tells works of one year apart. What is approximate is ``[ca. 1925]`` in Chicago
    (14.44) and ``ca. 1925`` in APA (9.14); what is uncertain is ``[1925?]`` in both, APA
    having no form of its own.
    """
    if date is None:
        return f"{terms.no_date}{'-' if suffix else ''}{suffix}"
    if date.start is None:
        return date.literal + suffix
    words = _years(date, terms) + suffix
    if date.approximate:
        words = f"{terms.circa[style]} {words}"
    if date.uncertain:
        words += "?"
    bracketed = date.uncertain or (date.approximate and style != "apa")
    return f"[{words}]" if bracketed else words


def _years(date: Date, terms: Terms) -> str:
    assert date.start is not None
    first = _year(date.start, terms)
    if date.open:
        return f"{first}–"
    last = _year(date.end, terms) if date.end else first
    return first if first == last else f"{first}–{last}"


def _year(day: Day, terms: Terms) -> str:
    if day.unspecified:
        return terms.decade.format(day.year)
    return str(day.year) if day.year > 0 else terms.before_common_era.format(1 - day.year)


def month_day(date: Date | None, terms: Terms) -> str:
    """What is known of the date beside its year: ``February 25``, ``March``, ``Spring``.

    A span from one year into another is given with its years.
    """
    if date is None or date.start is None or not date.start.month:
        return ""
    first, last = date.start, date.end or date.start
    if first.year != last.year:
        return f"{_full(first, terms)}–{_full(last, terms)}"
    if first.month == last.month and first.day and last.day and first.day != last.day:
        return _month_day(first, terms, f"{first.day}–{last.day}")
    if first == last:
        return _month_day(first, terms, str(first.day))
    return f"{_month_day(first, terms, str(first.day))}–{_month_day(last, terms, str(last.day))}"


def _month_day(day: Day, terms: Terms, figures: str) -> str:
    if day.month >= _SPRING:
        return terms.seasons[day.month - _SPRING]
    if not day.day:
        return terms.months[day.month - 1] if day.month else ""
    return terms.month_day.format(month=terms.months_after_day[day.month - 1], day=figures)


def _full(day: Day, terms: Terms) -> str:
    words = _month_day(day, terms, str(day.day))
    return f"{words}{',' if day.day else ''} {_year(day, terms)}".strip()


def month_day_year(date: Date | None, terms: Terms) -> str:
    """A whole date with the month first, as Chicago and APA print when a page was read."""
    if date is None or date.start is None:
        return date.literal if date else ""
    day = date.start
    if not day.day:
        return f"{_month_day(day, terms, '')} {_year(day, terms)}".strip()
    month = terms.months_after_day[day.month - 1]
    return terms.month_day_year.format(month=month, day=day.day, year=_year(day, terms))


def day_month_year(date: Date | None, terms: Terms) -> str:
    """A whole date as MLA prints it (5.83): ``25 Feb. 1956``; empty without a date.

    What is approximate is ``circa 1925``, what is uncertain ``[1925?]`` (MLA 5.78, 5.81).
    """
    if date is None or date.start is None:
        return date.literal if date else ""
    words = _day_month_year(date.start, terms)
    if date.end:
        words = _mla_span(date.start, date.end, terms)
    elif date.open:
        words += "–"
    if date.approximate:
        words = f"{terms.circa['mla']} {words}"
    return f"[{words}?]" if date.uncertain else words


def _day_month_year(day: Day, terms: Terms) -> str:
    year = _year(day, terms)
    if not day.month:
        return year
    if day.month >= _SPRING:
        return f"{terms.seasons[day.month - _SPRING]} {year}"
    month = terms.months_short[day.month - 1]
    if not day.day:
        return f"{month} {year}"
    return terms.day_month_year.format(day=day.day, month=month, year=year)


def _mla_span(first: Day, last: Day, terms: Terms) -> str:
    """``25–28 Feb. 1956``, ``25 Feb.–2 Mar. 1956``, ``Dec. 1955–Feb. 1956``."""
    end = _day_month_year(last, terms)
    if first.year != last.year or not first.month:
        return f"{_day_month_year(first, terms)}–{end}"
    if first.month == last.month and first.day:
        return f"{first.day}–{end}"
    begin = _day_month_year(first, terms)
    return f"{begin.removesuffix(_year(first, terms)).strip()}–{end}"

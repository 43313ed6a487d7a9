"""Dates: what an author may write, the days it covers, the words printed, the help given."""

from __future__ import annotations

import re
from datetime import date
from time import struct_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.dates import Date, DateFault, parse_date, shown, shown_between, shown_tick

some = settings(max_examples=60, deadline=None)


def covered(edtf: str) -> tuple[str | None, str | None]:
    """First and last day in ISO form, by the standard library's count of days."""
    return tuple(  # type: ignore[return-value]
        None if day is None else iso(day)
        for day in (parse_date(edtf).earliest, parse_date(edtf).latest)
    )


def iso(ordinal: int) -> str:
    """400 years are always 146,097 days: far years are counted within reach of datetime."""
    cycles, within = divmod(ordinal - 1, 146_097)
    day = date.fromordinal(within + 1)
    year = day.year + 400 * cycles
    return f"{'-' * (year < 0)}{abs(year):04}-{day.month:02}-{day.day:02}"


# Reading


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1956-02-25", "1956-02-25", "1956-02-25"),
        ("1956-02", "1956-02-01", "1956-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("1953", "1953-01-01", "1953-12-31"),
        ("1925~", "1925-01-01", "1925-12-31"),
        ("193X", "1930-01-01", "1939-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1956-XX", "1956-01-01", "1956-12-31"),
        ("1956-02-XX", "1956-02-01", "1956-02-29"),
        ("1956-XX-XX", "1956-01-01", "1956-12-31"),
        ("1956-21", "1956-03-01", "1956-05-31"),
        ("1956-23?", "1956-09-01", "1956-11-30"),
        ("1941-24", "1941-12-01", "1942-02-28"),
        ("1955-12/1956-02", "1955-12-01", "1956-02-29"),
        ("1956/1956-02", "1956-01-01", "1956-02-29"),
        ("1953/..", "1953-01-01", None),
        ("../1956-06", None, "1956-06-30"),
        ("1894/", "1894-01-01", None),
        ("/1971", None, "1971-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("-0430/-0403", "-0430-01-01", "-0403-12-31"),
        ("-043X", "-0439-01-01", "-0430-12-31"),
        ("-0004-02", "-0004-02-01", "-0004-02-29"),
        ("Y-12000", "-12000-01-01", "-12000-12-31"),
        ("Y17000?", "17000-01-01", "17000-12-31"),
        (" 1956 ", "1956-01-01", "1956-12-31"),
    ],
)
def test_the_days_that_a_date_covers(edtf: str, first: str | None, last: str | None) -> None:
    assert covered(edtf) == (first, last)


def test_every_end_keeps_its_own_marks() -> None:
    period = parse_date("1894?/197X~")
    assert (period.kind, period.start.precision, period.end.precision) == (
        "period",
        "year",
        "decade",
    )
    assert (period.start.uncertain, period.start.approximate, period.start.unspecified) == (
        True,
        False,
        False,
    )
    assert (period.end.uncertain, period.end.approximate, period.end.unspecified) == (
        False,
        True,
        True,
    )
    both = parse_date("1956-02-25%")
    assert both.kind == "moment"
    assert both.start == both.end
    assert both.start.uncertain and both.start.approximate
    assert parse_date("/1971").start.precision == "unknown"
    assert parse_date("../1971").start.precision == "open"


year_numbers = st.integers(-9999, 9999)
marks = st.sampled_from(["", "", "?", "~", "%"])


def four_digits(year: int) -> str:
    return f"{'-' * (year < 0)}{abs(year):04}"


@st.composite
def closed_moments(draw: st.DrawFn) -> str:
    """Dates of all levels whose reading the standard leaves no doubt about."""
    year = four_digits(draw(year_numbers))
    month = f"{draw(st.integers(1, 12)):02}"
    forms = [year, f"{year}-{month}", f"{year}-{month}-{draw(st.integers(1, 28)):02}"]
    forms += [f"{year}-{season}" for season in (21, 22, 23)]
    forms += [f"{year}-XX", f"{year}-{month}-XX", f"{year}-XX-XX"]
    forms += [year[:-1] + "X", year[:-2] + "XX"]
    return draw(st.sampled_from(forms)) + draw(marks)


# The package misreads X in years before 0 and refuses a season that has a mark.
known_to_edtf = closed_moments().filter(
    lambda text: not re.match(r"-.*X|-?[0-9]{4}-2[123][?~%]|00XX", text)
)


@some
@given(known_to_edtf, known_to_edtf)
def test_closed_dates_cover_the_days_that_the_edtf_package_finds(one: str, other: str) -> None:
    import edtf

    def day(found: struct_time) -> str:
        return f"{four_digits(found.tm_year)}-{found.tm_mon:02}-{found.tm_mday:02}"

    for text in (one, other):
        oracle = edtf.parse_edtf(text)
        assert covered(text) == (day(oracle.lower_strict()), day(oracle.upper_strict()))
    first, last = sorted([one, other], key=lambda text: parse_date(text).sort_key)
    assert covered(f"{first}/{last}") == (covered(first)[0], covered(last)[1])


@some
@given(st.dates())
def test_days_are_counted_as_the_standard_library_counts_them(day: date) -> None:
    parsed = parse_date(day.isoformat())
    assert parsed.earliest == parsed.latest == day.toordinal()


@some
@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)))
def test_a_drawn_day_lies_where_its_year_has_it(day: date) -> None:
    new_year, next_year = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    extent = parse_date(day.isoformat()).extent
    length = (next_year - new_year).days
    assert extent.low == day.year + (day - new_year).days / length
    assert extent.high == pytest.approx(extent.low + 1 / length)


@pytest.mark.parametrize(
    ("edtf", "low", "high", "fuzzy"),
    [
        ("1953", 1953, 1954, (False, False)),
        ("1925~", 1925, 1926, (True, True)),
        ("1894?/1971", 1894, 1972, (True, False)),
        ("1953/..", 1953, None, (False, False)),
        ("../1956", None, 1957, (False, False)),
        ("1894/", 1894, 1895, (False, True)),
        ("/1971", 1971, 1972, (True, False)),
        ("-0043", -43, -42, (False, False)),
        ("Y-12000", -12000, -11999, (False, False)),
    ],
)
def test_what_is_drawn(
    edtf: str, low: float | None, high: float | None, fuzzy: tuple[bool, bool]
) -> None:
    extent = parse_date(edtf).extent
    assert (extent.low, extent.high) == (low, high)
    assert (extent.fuzzy_low, extent.fuzzy_high) == fuzzy


def test_dates_sort_by_first_day_then_last_whatever_is_open() -> None:
    order = [
        "../1956",
        "-0043",
        "1894/",
        "1894/1971",
        "193X",
        "1953",
        "1953/1964",
        "1953/..",
        "1956-02-01",
        "1956-02",
        "1956-02-25",
        "/1971",
        "Y12000",
    ]
    alphabetical = sorted(order)
    assert sorted(alphabetical, key=lambda text: parse_date(text).sort_key) == order


@st.composite
def any_dates(draw: st.DrawFn) -> Date:
    one, other = sorted(
        [draw(closed_moments()), draw(closed_moments())],
        key=lambda text: parse_date(text).sort_key,
    )
    forms = [one, f"{one}/{other}", f"{one}/..", f"../{one}", f"{one}/", f"/{one}"]
    return parse_date(draw(st.sampled_from(forms)))


@some
@given(any_dates(), any_dates())
def test_sort_keys_order_dates_as_they_are_drawn(one: Date, other: Date) -> None:
    """Two keys always compare, only equal texts are equal, and the drawing agrees."""
    assert (one.sort_key == other.sort_key) == (one.text == other.text)
    first, second = sorted([one, other], key=lambda found: found.sort_key)
    lows = [found.extent.low for found in (first, second)]
    if lows[1] is None:
        assert lows[0] is None
    elif lows[0] is not None:
        assert lows[0] <= lows[1]


# Faults


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("25/02/1956", "write 1956-02-25"),
        ("2/25/1956", "write 1956-02-25"),
        ("03.02.1956", "write 1956-02-03"),
        (
            "03/02/1956",
            "write 1956-02-03 if the day stands first, 1956-03-02 if the month does",
        ),
        ("1956/02/25", "write 1956-02-25"),
        ("19560225", "write 1956-02-25"),
        ("1956-2-5", "write 1956-02-05"),
        ("02/1956", "write 1956-02"),
        ("1956-02-25T10:30", "write 1956-02-25"),
        ("Feb 1956", "write 1956-02"),
        ("25 February 1956", "write 1956-02-25"),
        ("February 25th, 1956", "write 1956-02-25"),
        ("25 февраля 1956 г.", "write 1956-02-25"),
        ("spring 1956", "write 1956-21"),
        ("circa 1925", "write 1925~"),
        ("c.1925", "write 1925~"),
        ("~1925", "write 1925~"),
        ("ок. 1925", "write 1925~"),
        ("perhaps June 1956", "write 1956-06?"),
        ("c. 1925?", "write 1925%"),
        ("2004-06~-11", "write 2004-06-11~"),
        ("1920s", "write 192X"),
        ("the 1920s", "write 192X"),
        ("19th century", "write 18XX"),
        ("193x", "write 193X"),
        (
            "mid-1920s",
            "write 1924~/1926~ and, to have your own words printed, shown: mid-1920s",
        ),
        (
            "late 1955 to early 1956",
            "write 1955-09~/1956-04~ and, to have your own words printed,"
            " shown: late 1955 to early 1956",
        ),
        ("1894–1971", "write 1894/1971"),
        ("1894-1971", "for the years 1894 to 1971 write 1894/1971"),
        ("14–25 February 1956", "write 1956-02-14/1956-02-25"),
        ("December 1955 – February 1956", "write 1955-12/1956-02"),
        ("1955-12 / 1956-02", "write 1955-12/1956-02"),
        ("since 1953", "write 1953/.."),
        ("1953-", "write 1953/.."),
        ("until June 1956", "write ../1956-06"),
        ("44 BC", "write -0043, since 0000 is 1 BCE"),
        ("-44", "write -0043, since 0000 is 1 BCE"),
        ("431–404 B.C.", "write -0430/-0403, since 0000 is 1 BCE"),
        ("5th century BCE", "write -04XX, since 0000 is 1 BCE"),
        ("12000 BC", "write Y-11999, since 0000 is 1 BCE"),
        ("AD 64", "write 0064"),
        (
            "1956/57",
            "for the years 1956 to 1957 write 1956/1957, for the winter between them 1956-24",
        ),
        ("1939-45", "for the years 1939 to 1945 write 1939/1945"),
        (
            "1999/00",
            "for the years 1999 to 2000 write 1999/2000, for the winter between them 1999-24",
        ),
        ("1956-02-25/1956-02-20", "write the earlier date first: 1956-02-20/1956-02-25"),
        ("1956-02-30", "correct the day, or write 1956-02 if only the month is known"),
        ("-0043-02-30", "correct the day, or write -0043-02 if only the month is known"),
        ("1956-13", "months run from 01 to 12; 21 to 24 are spring, summer, autumn and winter"),
        ("1956-XX-25", "X may stand only for the last digits: 193X, 19XX, 1956-XX or 1956-02-XX"),
        ("{1953,1956}", "give the earliest and the latest of these dates as a period: 1953/1956"),
    ],
)
def test_the_help_for_a_date_as_people_write_it(written: str, help: str) -> None:
    with pytest.raises(DateFault) as fault:
        parse_date(written)
    assert fault.value.help == help


@pytest.mark.parametrize(
    "written",
    [
        *("", "/", "../..", "/..", "hello", "1956/1957/1958", "-0000", "1956-00", "1956-02-00"),
        *("1956-XX-00", "1956-21-XX", "1956-26", "193X-02", "1XXX", "Y1956", "Y17E7", "١٩٥٦"),
        "1956\n-02",
    ],
)
def test_what_is_no_date_is_a_fault_with_help(written: str) -> None:
    with pytest.raises(DateFault) as fault:
        parse_date(written)
    assert fault.value.help
    assert "\n" not in fault.value.message


def test_the_message_stands_alone() -> None:
    with pytest.raises(DateFault, match=r"^“25/02/1956” cannot be read as a date$"):
        parse_date("25/02/1956")
    with pytest.raises(DateFault, match=r"^1956-02-30 names day 30 of a month that has 29$"):
        parse_date("1956-02-30/1956-04")


SCRAPS = (
    *("19", "1956", "44", "X", "-", "/", "..", "~", "?", "–", " ", "c. ", "BC", "Feb", "mid-"),
    *("1920s", "early ", " to ", "from ", "Y", "th century", "(", "е", ".", ",", "perhaps "),
)
scraps = st.lists(st.sampled_from(SCRAPS), max_size=14).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=70) | scraps)
def test_any_text_is_a_date_or_a_fault_whose_advice_can_be_followed(text: str) -> None:
    try:
        parse_date(text)
    except DateFault as fault:
        assert fault.message
        assert fault.help
        if fault.help.startswith("write ") and "(" not in fault.help:
            proposed = fault.help.removeprefix("write ").split(",")[0].split(" ")[0]
            if proposed not in ("a", "the"):
                parse_date(proposed)


@pytest.mark.parametrize("text", ["9" * 10**6, "~?" * 10**6, "1956/" * 10**5, "c " * 10**6])
def test_huge_text_is_refused_at_once(text: str) -> None:
    with pytest.raises(DateFault) as fault:
        parse_date(text)
    assert len(fault.value.message) < 200
    assert len(fault.value.help) < 200


def test_a_season_that_may_be_meant_as_years_is_pointed_out() -> None:
    assert "1918/1921" in parse_date("1918-21").caution
    assert parse_date("1956-21").caution == ""
    assert parse_date("1904-05").caution == ""


# Words


@pytest.mark.parametrize(
    ("edtf", "british", "american", "russian"),
    [
        ("1956-02-25", "25 February 1956", "February 25, 1956", "25 февраля 1956 г."),
        ("1956-06", "June 1956", "June 1956", "июнь 1956"),
        ("1953", "1953", "1953", "1953"),
        ("1956-02-XX", "February 1956", "February 1956", "февраль 1956"),
        ("1956-XX-XX", "1956", "1956", "1956"),
        ("1925~", "c. 1925", "c. 1925", "ок. 1925"),
        ("1956-06~", "c. June 1956", "c. June 1956", "ок. июня 1956"),
        ("1956?", "perhaps 1956", "perhaps 1956", "предположительно 1956"),
        ("1956%", "perhaps c. 1956", "perhaps c. 1956", "предположительно ок. 1956"),
        ("193X", "1930s", "1930s", "1930-е"),
        ("193X~", "c. 1930s", "c. 1930s", "ок. 1930-х"),
        ("190X", "between 1900 and 1909", "between 1900 and 1909", "между 1900 и 1909"),
        ("19XX", "20th century", "20th century", "XX век"),
        ("-04XX", "5th century BCE", "5th century BCE", "V век до н. э."),
        ("-043X", "between 440 and 431 BCE", "between 440 and 431 BCE", "между 440 и 431 до н. э."),
        ("1956-21", "spring 1956", "spring 1956", "весна 1956"),
        ("1956-23", "autumn 1956", "fall 1956", "осень 1956"),
        ("1941-24", "winter 1941–42", "winter 1941–42", "зима 1941–42"),
        ("1999-24", "winter 1999–2000", "winter 1999–2000", "зима 1999–2000"),
        ("1894/1971", "1894–1971", "1894–1971", "1894–1971"),
        ("1953/1953", "1953", "1953", "1953"),
        ("193X/195X", "1930s–1950s", "1930s–1950s", "1930-е – 1950-е"),
        (
            "1955-12/1956-02",
            "December 1955 – February 1956",
            "December 1955 – February 1956",
            "декабрь 1955 – февраль 1956",
        ),
        ("1956-06/1956-08", "June–August 1956", "June–August 1956", "июнь–август 1956"),
        ("1956-21/1956-23", "spring–autumn 1956", "spring–fall 1956", "весна–осень 1956"),
        (
            "1956-02-14/1956-02-25",
            "14–25 February 1956",
            "February 14–25, 1956",
            "14–25 февраля 1956 г.",
        ),
        (
            "1956-02-14/1956-03-03",
            "14 February – 3 March 1956",
            "February 14 – March 3, 1956",
            "14 февраля – 3 марта 1956 г.",
        ),
        ("1924~/1926~", "c. 1924 – c. 1926", "c. 1924 – c. 1926", "ок. 1924 – ок. 1926"),
        ("1894?/1971", "1894?–1971", "1894?–1971", "1894?–1971"),
        ("1953/..", "from 1953", "from 1953", "с 1953"),
        ("1956-06/..", "from June 1956", "from June 1956", "с июня 1956"),
        ("../1956", "until 1956", "until 1956", "до 1956"),
        ("1894/", "1894–?", "1894–?", "1894–?"),
        ("/1971-09", "? – September 1971", "? – September 1971", "? – сентябрь 1971"),
        ("-0043", "44 BCE", "44 BCE", "44 до н. э."),
        ("-0043-03-15", "15 March 44 BCE", "March 15, 44 BCE", "15 марта 44 г. до н. э."),
        ("-0430/-0403", "431–404 BCE", "431–404 BCE", "431–404 до н. э."),
        ("-0026/0014", "27 BCE – 14 CE", "27 BCE – 14 CE", "27 до н. э. – 14 н. э."),
        (
            "-0026-03/0114-05",
            "March 27 BCE – May 114 CE",
            "March 27 BCE – May 114 CE",
            "март 27 до н. э. – май 114 н. э.",
        ),
        ("0064", "64 CE", "64 CE", "64 н. э."),
        ("Y-12000", "12,001 BCE", "12,001 BCE", "12\N{NO-BREAK SPACE}001 до н. э."),
    ],
)
def test_dates_in_words(edtf: str, british: str, american: str, russian: str) -> None:
    parsed = parse_date(edtf)
    assert shown(parsed) == british
    assert shown(parsed, "en-US") == american
    assert shown(parsed, "ru-RU") == russian


@pytest.mark.parametrize(
    ("edtf", "figures"),
    [
        ("1956-02-25", "1956-02-25"),
        ("1956-06", "1956-06"),
        ("1925~", "ca. 1925"),
        ("1956?", "1956?"),
        ("193X", "1930–1939"),
        ("19XX", "1900–1999"),
        ("1941-24", "1941-12–1942-02"),
        ("1955-12/1956-02", "1955-12 – 1956-02"),
        ("1956-02-14/1956-02-25", "1956-02-14 – 1956-02-25"),
        ("1953/..", "1953 – …"),
        ("-0043-03-15", "0044-03-15 BCE"),
    ],
)
def test_other_languages_get_figures(edtf: str, figures: str) -> None:
    assert shown(parse_date(edtf), "de") == figures


def test_ticks_in_words() -> None:
    assert shown_tick(1956) == "1956"
    assert shown_tick(-43) == "44 BCE"
    assert shown_tick(1956, 2) == "Feb 1956"
    assert shown_tick(1956, 2, 25) == "25 Feb 1956"
    assert shown_tick(None, 2) == "Feb"
    assert shown_tick(None, 2, 25) == "25 Feb"
    assert shown_tick(None, 2, 25, "en-US") == "Feb 25"
    assert shown_tick(None, 3, 5, "ru") == "5 марта"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1954", "1954"),
        ("1945/1952", "1945–1952"),
        ("-0144/-0133", "145–134 BCE"),
        ("1956-03/1956-05", "March–May 1956"),
        ("1956-02", "February 1956"),
        ("1956-12/1957-01", "December 1956 – January 1957"),
        ("1956-02-26/1956-03-01", "26 February – 1 March 1956"),
        ("1956-02-29", "29 February 1956"),
    ],
)
def test_time_between_two_dates_in_words(edtf: str, words: str) -> None:
    extent = parse_date(edtf).extent
    assert extent.low is not None and extent.high is not None
    assert shown_between(extent.low, extent.high) == words


@some
@given(any_dates(), st.sampled_from(["en-GB", "en-US", "ru", "fr", "zh-Hant", ""]))
def test_every_date_has_words_that_name_its_year(found: Date, language: str) -> None:
    words = shown(found, language)
    assert words == words.strip()
    assert "{" not in words
    end = found.start if found.start.known else found.end
    if end.precision in ("year", "month", "day"):
        number = end.year if end.year > 0 else 1 - end.year
        assert str(number) in words.replace(",", "").replace("\N{NO-BREAK SPACE}", "")

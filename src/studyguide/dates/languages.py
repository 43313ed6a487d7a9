"""How languages write dates: one table each.

English has words in British and American order, and Russian has words; every other
language gets figures (``1956-02-25``, ``ca. 1925``), which are wrong in none. Another
language is another table here.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Case = Literal[0, 1]  # how a name stands: alone, or governed by a word or a day before it
ALONE: Case = 0
GOVERNED: Case = 1
Names = tuple[tuple[str, ...], tuple[str, ...]]


class Language(Struct, frozen=True):
    """The words and forms of one language; pairs are (alone, governed)."""

    months: Names
    short_months: Names
    seasons: Names
    winter: tuple[str, str]
    month: str
    day: str
    short_day: str
    months_of_year: str
    days_of_month: str
    days_of_year: str
    about: str
    perhaps: str
    between: str
    since: str
    until: str
    before_common_era: str
    common_era: str
    decade: tuple[str, str]
    century: tuple[str, str]
    roman: bool = False
    thousands: str = ""


def _names(alone: str, governed: str = "") -> Names:
    """Names from a list with spaces between; most languages have one form only."""
    return tuple(alone.split()), tuple((governed or alone).split())


_BRITISH = Language(
    months=_names(
        "January February March April May June July August September October November December"
    ),
    short_months=_names("Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec"),
    seasons=_names("spring summer autumn"),
    winter=("winter {years}",) * 2,
    month="{month} {year}",
    day="{day} {month} {year}",
    short_day="{day} {month}",
    months_of_year="{month}–{month2} {year}",
    days_of_month="{day}–{day2} {month} {year}",
    days_of_year="{day} {month} – {day2} {month2} {year}",
    about="c. {}",
    perhaps="perhaps {}",
    between="between {} and {}",
    since="from {}",
    until="until {}",
    before_common_era="{} BCE",
    common_era="{} CE",
    decade=("{}s", "{}s"),
    century=("{} century", "{} century"),
    thousands=",",
)
_AMERICAN = replace(
    _BRITISH,
    seasons=_names("spring summer fall"),
    day="{month} {day}, {year}",
    short_day="{month} {day}",
    days_of_month="{month} {day}–{day2}, {year}",
    days_of_year="{month} {day} – {month2} {day2}, {year}",
)
_RUSSIAN = Language(
    months=_names(
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
    short_months=_names(
        "янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.",
        "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.",
    ),
    seasons=_names("весна лето осень", "весны лета осени"),
    winter=("зима {years}", "зимы {years}"),
    month="{month} {year}",
    day="{day} {month} {year} г.",
    short_day="{day} {month}",
    months_of_year="{month}–{month2} {year}",
    days_of_month="{day}–{day2} {month} {year} г.",
    days_of_year="{day} {month} – {day2} {month2} {year} г.",
    about="ок. {}",
    perhaps="предположительно {}",
    between="между {} и {}",
    since="с {}",
    until="до {}",
    before_common_era="{} до н. э.",
    common_era="{} н. э.",
    decade=("{}-е", "{}-х"),
    century=("{} век", "{} века"),
    roman=True,
    thousands="\N{NO-BREAK SPACE}",
)
_FIGURES = replace(
    _BRITISH,
    months=_names("01 02 03 04 05 06 07 08 09 10 11 12"),
    short_months=_names("01 02 03 04 05 06 07 08 09 10 11 12"),
    seasons=_names("03–05 06–08 09–11"),
    winter=("{year:0>4}-12–{next:0>4}-02",) * 2,
    month="{year:0>4}-{month}",
    day="{year:0>4}-{month}-{day:02}",
    short_day="{month}-{day:02}",
    months_of_year="{year:0>4}-{month} – {year:0>4}-{month2}",
    days_of_month="{year:0>4}-{month}-{day:02} – {year:0>4}-{month2}-{day2:02}",
    days_of_year="{year:0>4}-{month}-{day:02} – {year:0>4}-{month2}-{day2:02}",
    about="ca. {}",
    perhaps="{}?",
    between="{}–{}",
    since="{} – …",
    until="… – {}",
    decade=("", ""),
    century=("", ""),
    thousands="",
)
_LANGUAGES = {"en": _BRITISH, "en-us": _AMERICAN, "ru": _RUSSIAN}


def language_of(tag: str) -> Language:
    """The forms for a BCP 47 tag: of the very variety, of the language, or in figures."""
    folded = tag.casefold().replace("_", "-")
    return _LANGUAGES.get(folded) or _LANGUAGES.get(folded.partition("-")[0]) or _FIGURES

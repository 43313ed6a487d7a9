"""Phrases that date something, as English and Russian write them, and the EDTF of each.

Only phrases that say *when*, with their preposition, are read: ``in 1956``, ``on February 25,
1956``, ``in the mid-1920s``; ``the harvest of 1955`` or ``since 1944`` date something else,
or a beginning only. A date without a year is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from studyguide.dates import DateFault, parse_date
from studyguide.dates.languages import GOVERNED, language_of
from studyguide.suggestions.language import Spoken

_Match = re.Match[str]


class DatePhrase(Struct, frozen=True):
    """``text[start:end]`` says when; ``edtf`` is that as an outline has it.

    ``shown`` has the text's own words where EDTF is clumsier than they are (``mid-1920s``).
    """

    start: int
    end: int
    edtf: str
    shown: str | None = None


YEAR_LIKE = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d\d)(?![\d]|[.,]\d{3})")
"""What may be a year, wherever it stands."""

_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_YEAR2 = r"(?P<year2>1\d{3}|20\d\d)"
_ENDS = r"(?![\w/%°]|[-–—]\w|[.,]\d|['’]s)"
_BC = r"(?!\s*(?:B\.?\s?C|до\s+н))"
_DAY = r"(?P<day>\d{1,2})"
_PARTS_OF_TEN = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PARTS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "начале": "early",
    "середине": "mid",
    "конце": "late",
}
_SEASONS = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "fall": 23,
    "весной": 21,
    "летом": 22,
    "осенью": 23,
}

_ENGLISH_MONTHS = language_of("en").months[0]
_RUSSIAN_MONTHS = language_of("ru").months[GOVERNED]
_IN_RUSSIAN_MONTHS = [f"{re.sub('[яа]$', '', name)}е" for name in _RUSSIAN_MONTHS]
_MONTHS = {
    name: f"{number:02}"
    for names in (_ENGLISH_MONTHS, _RUSSIAN_MONTHS, _IN_RUSSIAN_MONTHS)
    for number, name in enumerate(names, 1)
}
_MONTH_EN = f"(?P<month>{'|'.join(_ENGLISH_MONTHS)})"
_MONTH_RU = f"(?P<month>{'|'.join(_RUSSIAN_MONTHS)})"
_IN_MONTH_RU = f"(?P<month>{'|'.join(_IN_RUSSIAN_MONTHS)})"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_FOLLOWED = (
    # What may stand behind a bare year; numbers of things have a noun there.
    r"(?=\s*[,;:.)!?…—–]|\s+-\s|\s*$|\s+(?:the|a|an|he|she|it|they|we|I|his|her|their|its|our|my|"
    r"this|these|when|while|after|as|at|by|during|under|with|and|but|for|from|to|on|in|was|were|"
    r"had|there|some|many|most|all|both|one|two|three|another|new|\w+ed|took|became|began|made|"
    r"went|came|gave|won|lost|led)\b|\s+[A-Z])"
)
_AFTER_HUNDREDS = re.compile(r"\s*,(?!\s*\d)|\s+(?:the|he|she|they|it|his|her)\b|\s*[.;!?]|\s*$")


def _a_day(match: _Match) -> str:
    return f"{_a_month(match)}-{match['day']:0>2}"


def _days(match: _Match) -> str:
    month = _a_month(match)
    return f"{month}-{match['day']:0>2}/{month}-{match['day2']:0>2}"


def _a_month(match: _Match) -> str:
    return f"{match['year']}-{_MONTHS[match['month']]}"


def _season(match: _Match) -> str:
    return f"{match['year']}-{_SEASONS[match['season'].lower()]}"


def _a_year(match: _Match) -> str | None:
    """A year; 1300 and the like are often a number of things, and then a noun follows."""
    if match["year"].endswith("00") and not _AFTER_HUNDREDS.match(match.string, match.end()):
        return None
    return match["year"]


def _russian_year(match: _Match) -> str:
    return match["year"]


def _about(match: _Match) -> str:
    return match["year"] + "~"


def _perhaps(match: _Match) -> str:
    return match["year"] + "?"


def _years(match: _Match) -> str | None:
    first, last = match["year"], match["year2"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


def _decade(match: _Match) -> str | None:
    """``the 1930s``; the 1900s may be ten years or a hundred."""
    return None if match["decade"].endswith("0") else match["decade"] + "X"


def _part_of_decade(match: _Match) -> str | None:
    if match["decade"].endswith("0"):
        return None
    first, last = _PARTS_OF_TEN[_PARTS[match["part"].lower()]]
    return f"{match['decade']}{first}~/{match['decade']}{last}~"


def _part_of_year(match: _Match) -> str:
    first, last = _PARTS_OF_YEAR[_PARTS[match["part"].lower()]]
    return f"{match['year']}-{first:02}~/{match['year']}-{last:02}~"


def _before_common_era(match: _Match) -> str | None:
    """44 BC is the year -43, since ISO 8601 has a year 0."""
    year = int(match["old"])
    return f"{1 - year:05}" if year > 1 else None


_Rule = tuple[re.Pattern[str], Callable[[_Match], str | None]]


def _rules(*rows: tuple[str, Callable[[_Match], str | None]]) -> tuple[_Rule, ...]:
    return tuple((re.compile(rf"(?<!\w)(?:{pattern})"), edtf) for pattern, edtf in rows)


_ORDINAL = "(?:st|nd|rd|th)?"
_OF_YEAR_RU = r"\s+(?:года|г\.)" + _BC
_IN_YEAR_RU = r"\s+(?:году|г\.)" + _BC
_RULES: dict[Spoken, tuple[_Rule, ...]] = {
    "en": _rules(
        (rf"[Oo]n\s+{_WEEKDAY}{_MONTH_EN}\s+{_DAY}{_ORDINAL},?\s+{_YEAR}{_ENDS}{_BC}", _a_day),
        (
            rf"[Oo]n\s+{_WEEKDAY}(?:the\s+)?{_DAY}{_ORDINAL}(?:\s+day)?(?:\s+of)?\s+{_MONTH_EN}"
            rf",?\s+{_YEAR}{_ENDS}{_BC}",
            _a_day,
        ),
        (
            rf"[Ff]rom\s+(?:the\s+)?{_DAY}{_ORDINAL}\s+to\s+(?:the\s+)?(?P<day2>\d{{1,2}}){_ORDINAL}"
            rf"(?:\s+of)?\s+{_MONTH_EN},?\s+{_YEAR}{_ENDS}{_BC}",
            _days,
        ),
        (
            rf"[Ii]n\s+(?:the\s+month\s+of\s+)?{_MONTH_EN},?\s+(?:of\s+)?{_YEAR}{_ENDS}{_BC}",
            _a_month,
        ),
        (
            rf"[Ii]n\s+(?:the\s+)?(?P<season>spring|summer|autumn|fall)\s+(?:of\s+)?{_YEAR}{_ENDS}{_BC}",
            _season,
        ),
        (
            r"[Ii]n\s+(?:the\s+)?(?P<part>early|mid|late)[-\s](?P<decade>\d{3})0['’]?s"
            r"(?!\w|\s*(?:and|or|to|[-–—]))",
            _part_of_decade,
        ),
        (
            rf"[Ii]n\s+(?:the\s+)?(?P<part>early|mid|late)[-\s]{_YEAR}{_ENDS}(?!s)"
            r"(?!\s*(?:and|or|to|[-–—])\s)",
            _part_of_year,
        ),
        (r"[Ii]n\s+the\s+(?P<decade>1\d{2}|20\d)0['’]?s(?!\w|\s*(?:and|or|to|[-–—]))", _decade),
        (
            rf"(?:[Ii]n\s+|[Aa]t\s+)?(?:[Aa]bout|[Aa]round|[Cc]irca|[Aa]pproximately)"
            rf"\s+(?:the\s+year\s+)?{_YEAR}{_ENDS}{_BC}{_FOLLOWED}",
            _about,
        ),
        (
            rf"(?:[Pp]erhaps|[Pp]robably|[Pp]ossibly)\s+in\s+{_YEAR}{_ENDS}{_BC}{_FOLLOWED}",
            _perhaps,
        ),
        (rf"[Bb]etween\s+{_YEAR}\s+and\s+{_YEAR2}{_ENDS}{_BC}", _years),
        (rf"[Ff]rom\s+{_YEAR}\s+(?:to|until|till)\s+{_YEAR2}{_ENDS}{_BC}", _years),
        (rf"[Ii]n\s+{_YEAR}[-–](?P<year2>\d{{4}}|\d\d)(?![\d\w/]|[-–]\w){_BC}", _years),
        (
            rf"[Ii]n\s+(?:the\s+year\s+)?(?:of\s+our\s+Lord\s+)?{_YEAR}{_ENDS}{_BC}{_FOLLOWED}",
            _a_year,
        ),
        (r"[Ii]n\s+(?P<old>\d{1,4})\s?(?:BCE?\b|B\.\s?C\.(?:\s?E\.)?)", _before_common_era),
    ),
    "ru": _rules(
        (rf"{_DAY}\s+{_MONTH_RU}\s+{_YEAR}{_OF_YEAR_RU}", _a_day),
        (
            rf"[Сс]\s+{_DAY}\s+по\s+(?P<day2>\d{{1,2}})\s+{_MONTH_RU}\s+{_YEAR}{_OF_YEAR_RU}",
            _days,
        ),
        (rf"[Вв]\s+{_IN_MONTH_RU}\s+{_YEAR}{_OF_YEAR_RU}", _a_month),
        (rf"(?P<season>[Вв]есной|[Лл]етом|[Оо]сенью)\s+{_YEAR}{_OF_YEAR_RU}", _season),
        (
            r"[Вв]\s+(?P<part>начале|середине|конце)\s+(?P<decade>\d{3})0-х(?:\s+(?:годов|гг\.))?"
            r"(?!\s*(?:и|или|[-–—]))",
            _part_of_decade,
        ),
        (rf"[Вв]\s+(?P<part>начале|середине|конце)\s+{_YEAR}{_OF_YEAR_RU}", _part_of_year),
        (r"[Вв]\s+(?P<decade>1\d{2}|20\d)0-[ех]\s+(?:годы|годах|гг\.)", _decade),
        (
            rf"(?:[Оо]коло|[Пп]римерно\s+в|[Пп]риблизительно\s+в)\s+{_YEAR}\s+(?:года|году|г\.){_BC}",
            _about,
        ),
        (rf"(?:[Вв]озможно|[Вв]ероятно),?\s+в\s+{_YEAR}{_IN_YEAR_RU}", _perhaps),
        (rf"[Мм]ежду\s+{_YEAR}\s+и\s+{_YEAR2}\s+(?:годами|гг\.)", _years),
        (rf"[Сс]\s+{_YEAR}\s+по\s+{_YEAR2}\s+(?:год\b|г\.|гг\.)", _years),
        (rf"[Вв]\s+{_YEAR}\s?[-–—]\s?(?P<year2>\d{{4}}|\d\d)\s+(?:годах|гг\.)", _years),
        (rf"[Вв]\s+{_YEAR}{_IN_YEAR_RU}", _russian_year),
        (r"[Вв]\s+(?P<old>\d{1,4})\s+(?:году|г\.)\s+до\s+н\.\s?э\.", _before_common_era),
    ),
}
_CLUMSY = (_decade, _part_of_decade, _part_of_year)
_WORDS_BEFORE = re.compile(r"^(?:in|в)\s+(?:the\s+)?", re.IGNORECASE)


def date_phrases(text: str, language: Spoken) -> list[DatePhrase]:
    """The phrases of ``text``, in order; where several fit, the longest."""
    found = sorted(_all(text, language), key=lambda phrase: (phrase.start, -phrase.end))
    kept: list[DatePhrase] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept


def _all(text: str, language: Spoken) -> Iterator[DatePhrase]:
    for pattern, rule in _RULES[language]:
        for match in pattern.finditer(text):
            edtf = rule(match)
            if edtf is not None and _is_date(edtf):
                shown = _shown(match[0], language) if rule in _CLUMSY else None
                yield DatePhrase(match.start(), match.end(), edtf, shown)


def _is_date(edtf: str) -> bool:
    try:
        parse_date(edtf)
    except DateFault:
        return False
    return True


def _shown(words: str, language: Spoken) -> str | None:
    """The text's words for a date that stands alone: ``mid-1920s``. Russian ones are declined."""
    return " ".join(_WORDS_BEFORE.sub("", words).split()) if language == "en" else None

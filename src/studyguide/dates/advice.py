"""What to write in place of a date that could not be read.

Teachers write dates as people do: ``25/02/1956``, ``circa 1925``, ``the 1920s``, ``44 BC``.
Each rule here turns one such manner into EDTF, and nothing is proposed that
:func:`read_date` would not accept. Only imported when a date is at fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from studyguide.dates.edtf import DateFault, read_date
from studyguide.dates.languages import language_of

_GENERAL = (
    "write a year, month or day as 1956, 1956-02 or 1956-02-25, with ~ after it for about and"
    " ? for uncertain; a period has a slash between its ends, as in 1955-12/1956-02"
)
_SEASONS = {21: "spring весна", 22: "summer лето", 23: "autumn fall осень", 24: "winter зима"}
_PARTS_OF_TEN = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_ZERO = ("-", "Y-", "0000")  # how years before the common era begin
_DASHES = str.maketrans(
    {
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{EM DASH}": "\N{EN DASH}",
    }
)
_RANGE = re.compile(r"(?:from |between |с )?(.+?)(?: ?– ?| - | to | until | till | and | по )(.+)")
_HYPHENED = re.compile(r"(.+?)-(.+)")
_SINCE = re.compile(r"(?:from|since|after|с) (.+)|(.+?) ?[–-](?: ?present)?")
_UNTIL = re.compile(r"(?:until|till|before|up to|to|до) (.+)")
_YEARS = re.compile(r"([0-9]{4})[-/]([0-9]{2}|[0-9]{4})")
_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_MARKED = re.compile(
    r"(?:in )?(?P<perhaps>perhaps |probably |possibly )?"
    r"(?P<about>(?:circa|ca|c|about|around|approximately|roughly|approx|около|ок)\.? ?)?"
    r"(?:the year |year )?(?P<date>.+?)(?: ?\(\?\))?"
)
_PART = re.compile(r"(early|mid|late)[- ](?:the )?([0-9]{3})([0-9])(s?)")


def advice(text: str) -> str:
    """What to write instead of ``text``: one sentence without a full stop."""
    folded = _fold(text)
    if match := _YEARS.fullmatch(folded):
        return _advice_on_years(match[1], match[2])
    if match := _NUMERIC.fullmatch(folded):
        day_first, month_first = _either_order(match)
        if day_first and month_first and day_first != month_first:
            return f"write {day_first} if the day stands first, {month_first} if the month does"
    if edtf := _rewritten(folded):
        return f"write {edtf}" + (", since 0000 is 1 BCE" if edtf.startswith(_ZERO) else "")
    if edtf := _vague(folded):
        return f"write {edtf} and, to have your own words printed, shown: {text.strip()}"
    if text.startswith(("[", "{")):
        return "give the earliest and the latest of these dates as a period: 1953/1956"
    if re.fullmatch("[0-9x-]*x[0-9x-]*", folded):
        return "X may stand only for the last digits: 193X, 19XX, 1956-XX or 1956-02-XX"
    return _GENERAL


def _fold(text: str) -> str:
    """Lower case, single spaces, one kind of dash and one of hyphen."""
    return " ".join(text.casefold().split()).translate(_DASHES)


def _advice_on_years(first: str, second: str) -> str:
    """``1956/57`` and its like: two years, or a winter between them; ``1956-13`` is neither."""
    year, last = int(first), int(first[: 4 - len(second)] + second)
    if len(second) == 2 and last <= year and last + 100 < year + 20:
        last += 100  # 1999/00
    if last <= year:
        return "months run from 01 to 12; 21 to 24 are spring, summer, autumn and winter"
    advice = f"for the years {first} to {last:04} write {first}/{last:04}"
    return advice + (f", for the winter between them {first}-24" if last == year + 1 else "")


def _either_order(match: re.Match[str]) -> tuple[str | None, str | None]:
    """``03/02/1956`` with the day first and with the month first, where such a day exists.

    With full stops the day always stands first.
    """
    one, mark, other, year = match.groups()
    day_first = _accepted(f"{year}-{other:0>2}-{one:0>2}")
    month_first = None if mark == "." else _accepted(f"{year}-{one:0>2}-{other:0>2}")
    return day_first, month_first


def _rewritten(folded: str) -> str | None:
    """The EDTF of a date or period in words, or None."""
    if edtf := _moment(folded):
        return edtf
    if (match := _SINCE.fullmatch(folded)) and (start := _moment(match[1] or match[2])):
        return _accepted(f"{start}/..")
    if (match := _UNTIL.fullmatch(folded)) and (end := _moment(match[1])):
        return _accepted(f"../{end}")
    whole = folded.replace("/", "–")
    match = _RANGE.fullmatch(whole) or _HYPHENED.fullmatch(whole)
    return _period(match[1], match[2]) if match else None


def _period(before: str, after: str) -> str | None:
    """Both ends; what the first leaves out, as in ``14–25 February 1956``, the second has."""
    if re.fullmatch("[0-9]{2}", after) and re.fullmatch("[0-9]{4}", before):
        after = before[:2] + after
    end = _moment(after)
    words = after.split()
    for tail in range(1, len(words) + 1):
        start = _moment(" ".join([before, *words[tail:]]))
        if start and end and (edtf := _accepted(f"{start}/{end}")):
            return edtf
    return None


def _vague(folded: str) -> str | None:
    """``mid-1920s`` or ``late 1955 to early 1956`` as a period with soft ends, or None."""
    if match := _PART.fullmatch(folded):
        return _part(match)
    match = _RANGE.fullmatch(folded)
    if match is None:
        return None
    ends = [_PART.fullmatch(side) for side in match.groups()]
    before, after = (
        _part(end) if end else _moment(side) for end, side in zip(ends, match.groups(), strict=True)
    )
    if before is None or after is None:
        return None
    return _accepted(f"{before.split('/')[0]}/{after.split('/')[-1]}")


def _part(match: re.Match[str]) -> str | None:
    """Part of a decade (1924~/1926~) or of a year (1955-09~/1955-12~)."""
    part, decade, last, plural = match.groups()
    if not plural:
        first, second = _PARTS_OF_YEAR[part]
        return f"{decade}{last}-{first:02}~/{decade}{last}-{second:02}~"
    first, second = _PARTS_OF_TEN[part]
    return f"{decade}{first}~/{decade}{second}~" if last == "0" else None


def _moment(folded: str) -> str | None:
    """The EDTF of a single date in words, or None."""
    if edtf := _unmarked(folded):
        return edtf
    match = _MARKED.fullmatch(folded)
    edtf = _unmarked(re.sub("[?~%]", "", match["date"])) if match else None
    if match is None or edtf is None:
        return None
    doubt = match["perhaps"] or "?" in folded or "%" in folded
    about = match["about"] or "~" in folded or "%" in folded
    return _accepted(edtf + ("%" if about and doubt else "~" if about else "?" if doubt else ""))


def _unmarked(folded: str) -> str | None:
    """The EDTF of a single date without words for its vagueness, or None."""
    if accepted := _accepted(folded.upper()):
        return accepted
    for pattern, rewrite in _RULES:
        match = re.fullmatch(pattern, folded)
        if match and (edtf := rewrite(match)) and _accepted(edtf):
            return edtf
    return None


def _accepted(edtf: str) -> str | None:
    """``edtf`` if it can be read."""
    try:
        read_date(edtf)
    except DateFault:
        return None
    return edtf


def _day_first(match: re.Match[str]) -> str | None:
    return _in_words(match[3], match[2], match[1])


def _month_first(match: re.Match[str]) -> str | None:
    return _in_words(match[3], match[1], match[2])


def _month_only(match: re.Match[str]) -> str | None:
    for number, names in _SEASONS.items():
        if match[1] in names.split():
            return f"{match[2]}-{number}"
    return _in_words(match[2], match[1], None)


def _in_words(year: str, month: str, day: str | None) -> str | None:
    for tag in ("en", "ru"):
        for names in language_of(tag).months:
            for number, name in enumerate(names, start=1):
                if len(month) >= 3 and name.casefold().startswith(month):
                    return f"{year}-{number:02}" + (f"-{day:0>2}" if day else "")
    return None


def _numeric(match: re.Match[str]) -> str | None:
    day_first, month_first = _either_order(match)
    return day_first or month_first


def _padded(match: re.Match[str]) -> str:
    return "-".join([match[1], *(f"{part:0>2}" for part in match.groups()[1:] if part)])


def _common_era(match: re.Match[str]) -> str:
    return f"{match[1]:0>4}"


def _before_common_era(match: re.Match[str]) -> str:
    """44 BC is the year -43, since ISO 8601 has a year 0."""
    year = 1 - int(match[1])
    return f"Y{year}" if year < -9999 else f"{year:05}" if year else "0000"


def _century(match: re.Match[str]) -> str | None:
    number, before = int(match[1]), match[2]
    return f"-{number - 1:02}XX" if before else f"{number - 1:02}XX"


def _minus(match: re.Match[str]) -> str:
    """``-44`` without zeros is a teacher's 44 BC, not the standard's."""
    return f"{1 - int(match[1]):05}" if int(match[1]) > 1 else "0000"


_BCE = r"(?: ?b\.?c\.?(?:e\.?)?| до н\. ?э\.?)"
_RULES: tuple[tuple[str, Callable[[re.Match[str]], str | None]], ...] = (
    (_NUMERIC.pattern, _numeric),
    (r"([0-9]{1,2})[./-]([0-9]{4})", lambda match: f"{match[2]}-{match[1]:0>2}"),
    (r"([0-9]{4})[./-]([0-9]{1,2})(?:[./-]([0-9]{1,2}))?", _padded),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", _padded),
    (r"([0-9]{4})-([0-9]{2})-([0-9]{2})[t ].*", _padded),
    (r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? ([^\W\d]+)\.?,? ([0-9]{4})(?: ?г\.?)?", _day_first),
    (r"([^\W\d]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", _month_first),
    (r"([^\W\d]+)\.?,? (?:of )?([0-9]{4})(?: ?г\.?)?", _month_only),
    (r"(?:the )?([0-9]{3})0(?:'|’)?(?:s|-?е)", lambda match: match[1] + "X"),
    (r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th) century(" + _BCE + ")?", _century),
    (r"([0-9]{1,10})" + _BCE, _before_common_era),
    (r"-([0-9]{1,3}|0000)", _minus),
    (r"a\.?d\.? ?([0-9]{1,4})", _common_era),
    (r"([0-9]{1,4})(?: ?a\.?d\.?| ?c\.?e\.?| н\. ?э\.?)", _common_era),
    (r"([0-9]{3,4})(?: ?гг?\.| год[аы]?)?", _common_era),
)
"""Manners of writing one date, each with what makes EDTF of it; the first to fit is tried."""

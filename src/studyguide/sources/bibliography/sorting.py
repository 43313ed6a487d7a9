"""The order of a list: the same on every machine, and the one a reader looks for.

Case, accents and punctuation do not count. Articles at the beginning of a title do not
(``The Secret Speech`` stands under S), and in an English list a number that a title begins
with is filed as it is read: ``65 Years Ago`` under ``sixty-five`` (MLA ch. 5, APA 9.44).
"""

# ruff: noqa: SIM905 - a list of words is easiest to read as words

from __future__ import annotations

import re
import unicodedata

_ARTICLES = {
    "en": ("a", "an", "the"),
    "de": ("der", "die", "das", "ein", "eine"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "fr": ("le", "la", "les", "un", "une", "l'"),
    "it": ("il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "l'"),
    "pt": ("o", "a", "os", "as", "um", "uma"),
}
_PLAIN_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'"}
)
_OWN_LETTERS = frozenset("йў")  # letters that decompose, yet have a place of their own
_NUMBER = re.compile(r"\d+")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def folded(words: str, *, by_word: bool = True) -> str:
    """``words`` as they are compared: small letters without accents or punctuation.

    ``by_word`` keeps the spaces, so that ``New York`` stands before ``Newark`` (Chicago, from
    the 18th edition on: 15.66); without it letters alone count (MLA ch. 5, APA 9.44).
    """
    small = unicodedata.normalize("NFC", words).casefold().translate(_PLAIN_LETTERS)
    bare = "".join(letter if letter in _OWN_LETTERS else _base(letter) for letter in small)
    bare = re.sub(r"['’`´]", "", bare)
    parts = re.split(r"[\W_]+", bare)
    parts = [part.zfill(8) if part.isdecimal() else part for part in parts if part]
    return (" " if by_word else "").join(parts)


def _base(letter: str) -> str:
    """The letter without the marks on it."""
    marks = unicodedata.normalize("NFKD", letter)
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


def filed(title: str, language: str, *, spell_numbers: bool) -> str:
    """The title from the word on under which it is filed.

    ``language`` is a tag of the title's language; where it is not known, English articles
    are looked for. ``spell_numbers`` writes out a number at the beginning in English.
    """
    title = title.lstrip("\"'“”‘’«»„[(…. ")
    primary = re.match(r"[a-z]*", language.casefold())
    articles = _ARTICLES.get(primary[0][:2] if primary and primary[0] else "en", ())
    first = re.match(r"(\w+['’]|\w+\s+)(?=\S)", title)
    if first and first[0].strip().casefold().replace("’", "'") in articles:
        title = title[first.end() :].lstrip("\"'“‘«„")
    number = _NUMBER.match(title)
    if spell_numbers and number and len(number[0]) <= 4:
        return _spelled(int(number[0])) + " " + title[number.end() :]
    return title


def _spelled(number: int) -> str:
    """A number up to 9999 in words; 1100 to 1999 as years are read."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return " ".join([_TENS[number // 10], *([_ONES[number % 10]] if number % 10 else [])])
    if 1100 <= number < 2000 or (number >= 2010 and number < 2100):
        return f"{_spelled(number // 100)} {_spelled(number % 100) if number % 100 else 'hundred'}"
    unit, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = f" {_spelled(number % unit)}" if number % unit else ""
    return f"{_spelled(number // unit)} {name}{rest}"

"""Where sentences begin and end.

A full stop ends a sentence if a capital follows and no abbreviation stands before it. In
doubt a sentence goes on, so that no half of one is taken for the whole.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from studyguide.suggestions.language import word_set

_MARKS = r"""\s{1,99}["'“‘«„(\[—–-]{0,9}\s{0,9}"""
_END = re.compile(rf"""(?<![.!?…])[.!?…]+["'”’»“)\]]{{0,9}}(?={_MARKS}[^\W_])""")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_NEXT_WORD = re.compile(rf"{_MARKS}(\w)")
_SPACE = re.compile(r"\s+")
_ABBREVIATIONS = word_set(
    # English: titles, months, references; Russian: the same, and г. and в. of dates
    "mr mrs ms dr st gen col lt capt sgt maj adm prof rev hon gov sen rep pres messrs jr sr vs no "
    "nos vol pp ch ca cf fig ed eds art jan feb mar apr jun jul aug sept sep oct nov dec etc inc "
    "г гг в вв им тов св ул т д с н э проф акад ген полк руб тыс млн млрд др пр ок стр см янв "
    "февр апр авг сент окт нояб дек"
)
_YEAR_WORDS = frozenset(("г", "гг"))
_EARLY = 30
"""Characters of a sentence within which ``В 1953 г.`` opens it and does not end it."""


class Stretch(NamedTuple):
    """``text[start:end]`` of a source."""

    start: int
    end: int


def sentences(text: str, start: int, end: int) -> list[Stretch]:
    """The sentences of ``text[start:end]``, which is one paragraph, without white space around."""
    found = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends(text, begin, match, end):
            found.append(Stretch(begin, match.end()))
            space = _SPACE.match(text, match.end(), end)
            begin = space.end() if space else match.end()
    if begin < end:
        found.append(Stretch(begin, end))
    return found


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether a sentence that began at ``begin`` ends at this mark."""
    following = _NEXT_WORD.match(text, match.end(), end)
    if following is None or following[1].islower():
        return False
    if match[0] != ".":
        return True
    last = _LAST_WORD.search(text, max(begin, match.start() - 20), match.start())
    if last is None:
        return True
    word = last[0].rpartition(".")[2].lower()
    if word in _YEAR_WORDS:
        return match.start() - begin > _EARLY
    return word not in _ABBREVIATIONS and (len(word) > 1 or word == "i")

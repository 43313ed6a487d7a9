"""Which language a text is in, told by its letters and its commonest words."""

from __future__ import annotations

import re
from typing import Literal

Spoken = Literal["en", "ru"]

_SAMPLE = 100_000
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NOT_RUSSIAN = re.compile("[іїєґўјљњћђџѕќѓ]", re.IGNORECASE)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[a-z]+")


def word_set(words: str) -> frozenset[str]:
    """The words of a list with spaces between."""
    return frozenset(words.split())


_ENGLISH = word_set("the of and to in that was is it for with as his by had were which")


def primary_language(tag: str) -> str:
    """``en`` of ``en-GB``: a BCP 47 tag without script and region."""
    return tag.partition("-")[0].lower()


def language_of_text(text: str) -> Spoken | None:
    """English or Russian; None where it is neither, or cannot be told."""
    sample = text[:_SAMPLE]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if cyrillic > latin:
        return "ru" if 100 * len(_NOT_RUSSIAN.findall(sample)) < cyrillic else None
    words = _WORD.findall(sample.lower())
    common = sum(word in _ENGLISH for word in words)
    return "en" if words and 8 * common >= len(words) else None

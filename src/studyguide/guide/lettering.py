"""Letters that things are told apart by, in the alphabet that the language has for this."""

from __future__ import annotations

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALPHABETS = {"ru": "АБВГДЕЖИКЛМНПРСТУФХЦШЩЭЮЯ"}
"""Russian has its own letters, without those that look like others or like figures (GOST
7.32-2017, 6.17, leaves out Ё, З, Й, О, Ч, Ъ, Ы, Ь): 1З would be read as 13, Latin B as V."""


def letters(index: int, language: str) -> str:
    """The letters of what comes after ``index`` others: A to Z, AA to AZ, BA …

    ``language`` is a BCP 47 tag.
    """
    alphabet = _ALPHABETS.get(language.split("-", maxsplit=1)[0].lower(), _LATIN)
    name = ""
    while index >= 0:
        index, place = divmod(index, len(alphabet))
        name = alphabet[place] + name
        index -= 1
    return name

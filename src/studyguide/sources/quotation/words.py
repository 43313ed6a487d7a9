"""What a word is, and where one begins and ends."""

from __future__ import annotations

import re

_HYPHENS = "-‐‑"
_APOSTROPHES = "'’"
_WRAP = re.compile(rf"[^\W_][{_HYPHENS}][^\S\n]*\n[^\S\n]*(?=[^\W_])")
_WIDEST_MARGIN = 100
UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x9FFF),  # Han
    (0xF900, 0xFAFF),  # Han, compatibility
    (0x20000, 0x3FFFF),  # Han, supplementary
)


def is_spelling(character: str) -> bool:
    """Whether a word goes on in this character: a letter, a digit or a mark on one.

    Scripts that set no space between words have no borders to keep to: no.
    """
    if character.isascii():
        return character.isalnum()  # no for "", which is beyond the text
    code = ord(character)
    if code >= 0x0E00 and any(first <= code <= last for first, last in UNSPACED):
        return False
    if character.isalnum():
        return True
    from unicodedata import category

    return category(character)[0] == "M"


def is_inside_word(text: str, position: int) -> bool:
    """Whether ``position`` cuts a word of the text in two.

    A compound with a hyphen is one word: who quotes "party" out of "anti-party" turns its
    sense. So is one that a hyphen divides at a line's end, and a word with an apostrophe
    ("can't"), except that one may stop before a genitive ("Stalin's") and begin after an
    elided article ("l'homme").
    """
    if not 0 < position < len(text):
        return False
    left, right = text[position - 1], text[position]
    if is_spelling(left):
        if is_spelling(right):
            return True
        following = text[position + 1 : position + 2]
        if right in _APOSTROPHES:
            return is_spelling(following) and not _is_genitive(text, position)
        return right in _HYPHENS and (
            is_spelling(following) or _WRAP.match(text, position - 1) is not None
        )
    if not is_spelling(right):
        return False
    if left in _HYPHENS:
        return is_spelling(text[position - 2 : position - 1])
    return left.isspace() and _is_after_wrap(text, position)


def count_words(text: str) -> int:
    """How many words a text has: what white space or a long dash parts and has a letter in it."""
    parts = text.replace("—", " ").replace("―", " ").split()
    return sum(1 for part in parts if any(map(str.isalnum, part)))


def _is_after_wrap(text: str, position: int) -> bool:
    """Whether the rest of a word that a hyphen divides at a line's end begins here."""
    nearest = text[position - 2]
    if nearest not in _HYPHENS and not nearest.isspace():
        return False  # as nearly everywhere
    before = text[max(position - _WIDEST_MARGIN, 0) : position].rstrip()
    hyphen = position - min(position, _WIDEST_MARGIN) + len(before) - 1
    return hyphen > 0 and _WRAP.match(text, hyphen - 1) is not None


def _is_genitive(text: str, apostrophe: int) -> bool:
    """Whether a lone ``s`` follows the apostrophe."""
    after = text[apostrophe + 1 : apostrophe + 3]
    return after[:1] in "sS" and not (len(after) == 2 and is_spelling(after[1]))

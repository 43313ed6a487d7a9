"""What a terminal shows: colours, the width of characters, and nothing that steers it."""

from __future__ import annotations

import unicodedata

TAB = 4
_CUT = "…"
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Turn the direction of text, so that what is seen is not what stands there."""


class Style:
    """Colours by ANSI escapes (ECMA-48, SGR), or none."""

    _SEVERITY = {"error": "1;31", "warning": "1;33", "note": "1;36", "help": "1;32"}

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    @property
    def colour(self) -> bool:
        """Whether there are any."""
        return self._colour

    def severity(self, severity: str, text: str) -> str:
        """``text`` in the colour of a severity."""
        return self._paint(self._SEVERITY[severity], text)

    def bold(self, text: str) -> str:
        """``text`` that stands out."""
        return self._paint("1", text)

    def mark(self, text: str) -> str:
        """``text`` that was looked for: bold and underlined."""
        return self._paint("1;4", text)

    def faint(self, text: str) -> str:
        """``text`` that steps back."""
        return self._paint("34", text)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and text else text


def clean(text: str) -> str:
    """``text`` on one line, without what would steer a terminal or cannot be encoded."""
    return "".join(_visible(character) for character in text)


def window(line: str, column: int, length: int, room: int) -> tuple[str, int, int]:
    """A line, cut round a place if it has more columns than ``room``.

    Gives the text to show, how many columns of it stand before the place, and how many the
    place takes. ``column`` counts code points from 1.
    """
    start = min(column - 1, len(line))
    first = max(0, start - room)  # a line may have millions of characters
    shown = cells(line[first : start + room + 1])
    start -= first
    end = min(start + length, len(shown))
    left, right = 0, len(shown)
    if first or len(line) > first + len(shown) or _width(shown) > room:
        left, right = _cut(shown, start, room - 2 * len(_CUT))
    cut_left, cut_right = first + left > 0, first + right < len(line)
    text = "".join(character for character, _ in shown[left:right])
    before = _width(shown[left:start]) + cut_left
    return _CUT * cut_left + text + _CUT * cut_right, before, _width(shown[start : min(end, right)])


def cells(line: str) -> list[tuple[str, int]]:
    """What is shown for each code point of a line, and how many columns it takes."""
    shown: list[tuple[str, int]] = []
    at = 0
    for character in line:
        if character == "\t":
            width = TAB - at % TAB
            shown.append((" " * width, width))
        else:
            width = _columns(character)
            shown.append((_visible(character), width))
        at += width
    return shown


def columns(text: str) -> int:
    """How many columns of a terminal a line takes."""
    return _width(cells(text))


def _cut(shown: list[tuple[str, int]], start: int, room: int) -> tuple[int, int]:
    """The span of cells that fits into ``room``, with the place and some of what is before it."""
    left, before = start, 0
    while left > 0 and before + shown[left - 1][1] <= room // 3:
        left -= 1
        before += shown[left][1]
    right, taken = start, before
    while right < len(shown) and taken + shown[right][1] <= room:
        taken += shown[right][1]
        right += 1
    while right == len(shown) and left > 0 and taken + shown[left - 1][1] <= room:
        left -= 1
        taken += shown[left][1]
    return left, right


def _width(shown: list[tuple[str, int]]) -> int:
    return sum(width for _, width in shown)


def _visible(character: str) -> str:
    """The character, or a sign in its place if it steers a terminal or cannot be encoded."""
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return character
    if character in "\n\t\r":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)  # the Unicode block of control pictures
    if character in _BIDI or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return "\N{REPLACEMENT CHARACTER}"
    return character


def _columns(character: str) -> int:
    """How many columns a terminal gives a character (UAX #11, as far as terminals follow it)."""
    if character.isascii() or character == "\N{SOFT HYPHEN}" or character in _BIDI:
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1

"""Words: how wide they are, each measured once in each face.

A :class:`Font` is a face under the name by which runs call it, with its table of measured
words. A :class:`Type` is a style of the theme ready to be set: fonts, size, leading, colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from unicodedata import is_normalized, normalize

from msgspec import Struct

from studyguide.document.inline import Style
from studyguide.layout.faces import INSTEAD, Face
from studyguide.layout.plan import Colour
from studyguide.layout.theme import Faces, StyleName, Theme

_AFTER_DASH = re.compile(r"(?<=[^\W\d_]{5}[-‐])(?=\w{5})|(?<=[^\W\d_][–—/])(?=\w)")
"""Where a line may end within a word: behind a dash, and behind a hyphen that has at least
five letters on either side, so that no ``de-`` or ``anti-`` hangs at a line's end."""
_DASHES = frozenset("-‐–—/")
"""What it looks for: few words have any."""
VARIANTS = ("regular", "bold", "italic", "bold-italic")
GAP_PER_LETTER = 8.5
"""Points that a letter takes when written by hand, generously."""
SMALLEST_GAP = 113.4
"""Four centimetres."""


class Font(dict[str, float]):
    """A table from words to their widths in ems that measures what it does not hold yet.

    A word with characters that the face lacks is set in pieces, with the faces that have
    them; such words are kept in ``pieces``, as are those whose letters are not composed. Words
    that a line may break within, after a hyphen or dash, are kept in ``dashed`` with their parts.
    """

    def __init__(self, name: str, face: Face, lacking: dict[str, None]) -> None:
        """``lacking`` gains, as keys, the characters that no face has."""
        super().__init__()
        self.name = name
        self.face = face
        self.fallback: tuple[Font, ...] = ()
        self._characters = frozenset(map(chr, face.cmap))
        self._lacking = lacking
        self.pieces: dict[str, list[tuple[Font, str]]] = {}
        self.dashed: dict[str, list[str]] = {}
        self.space = face.width(" ")

    def __missing__(self, word: str) -> float:
        if not self._characters.issuperset(word) or not is_normalized("NFC", word):
            pieces = self._split(word)
            self.pieces[word] = pieces
            width = sum(font.face.width(text) for font, text in pieces)
        else:
            width = self.face.width(word)
        self[word] = width
        if not _DASHES.isdisjoint(word) and len(parts := _AFTER_DASH.split(word)) > 1:
            self.dashed[word] = parts
        return width

    def _split(self, word: str) -> list[tuple[Font, str]]:
        """``word`` as runs of characters that one font has."""
        pieces: list[tuple[Font, str]] = []
        for font, character in self._spelled(word):
            if pieces and pieces[-1][0] is font:
                pieces[-1] = (font, pieces[-1][1] + character)
            else:
                pieces.append((font, character))
        return pieces

    def _spelled(self, word: str) -> Iterator[tuple[Font, str]]:
        """Each character of ``word`` with the first font that has it: letters composed, for
        accents stand best where a type designer put them, or in parts if no font has the whole.
        """
        for character in normalize("NFC", word).translate(INSTEAD):
            font = self._font_with(character)
            if font is not None:
                yield font, character
                continue
            parts = normalize("NFD", character)
            fonts = [font for font in map(self._font_with, parts) if font is not None]
            if len(fonts) == len(parts):
                yield from zip(fonts, parts, strict=True)
            else:
                self._lacking[character] = None

    def _font_with(self, character: str) -> Font | None:
        code = ord(character)
        return next((font for font in (self, *self.fallback) if code in font.face.cmap), None)


class Type(Struct, frozen=True, eq=False):
    """A style ready to be set. ``baseline`` is its distance from the top of a line."""

    fonts: tuple[Font, Font, Font, Font]
    size: float
    leading: float
    colour: Colour
    quiet: Colour

    @property
    def font(self) -> Font:
        """The font of plain words."""
        return self.fonts[0]

    @property
    def baseline(self) -> float:
        """Capitals stand in the middle of their line."""
        return round((self.leading + self.size * 0.7) / 2, 3)

    def font_of(self, style: int) -> Font:
        """The font for words in ``style``: emphasis within italic is roman."""
        return self.fonts[(1 if style & Style.STRONG else 0) + (2 if style & Style.EMPHASIS else 0)]

    def colour_of(self, style: int) -> Colour:
        return self.quiet if style & (Style.QUIET | Style.EDITOR) else self.colour

    def width(self, text: str) -> float:
        """The width of plain ``text`` on one line, in points."""
        words = text.split(" ")
        font = self.font
        return (sum(font[word] for word in words) + font.space * (len(words) - 1)) * self.size

    def shortened(self, text: str, measure: float) -> str:
        """Plain ``text``, or as many of its first words as fit ``measure`` with an ellipsis."""
        if self.width(text) <= measure:
            return text
        font, words = self.font, text.split(" ")
        room = measure / self.size - font["…"]
        for count, word in enumerate(words):
            room -= font[word]
            if room < 0:
                return " ".join(words[:count]) + "…"
            room -= font.space
        return text


class Types:
    """The styles of a theme over its faces; each font measures a word once for all of them.

    ``lacking`` has, as keys, the characters met so far that no face has.
    """

    def __init__(self, theme: Theme, faces: Faces) -> None:
        self._theme = theme
        self.lacking: dict[str, None] = {}
        self._fonts = _fonts(faces, self.lacking)
        self._made: dict[str, Type] = {}

    def of(self, theme: Theme) -> Types:
        """The styles of another theme over the same faces, whose words need not be measured
        once more."""
        types = copy(self)
        types._theme, types._made = theme, {}
        return types

    def __getitem__(self, name: StyleName) -> Type:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: StyleName) -> Type:
        style = self._theme.style(name)
        regular, bold, italic, both = self._fonts[style.family]
        if style.bold:
            regular, italic = bold, both
        if style.italic:
            regular, bold, italic, both = italic, both, regular, bold
        return Type(
            (regular, bold, italic, both),
            style.size,
            style.leading,
            self._theme.colour(style.colour),
            self._theme.colour("quiet"),
        )

    def files(self) -> Mapping[str, str]:
        """The font file behind every name that runs use."""
        fonts = [font for family in self._fonts.values() for font in family]
        fallback = [other for font in fonts for other in font.fallback]
        return {font.name: font.face.path for font in [*fonts, *fallback]}


def _fonts(faces: Faces, lacking: dict[str, None]) -> dict[str, tuple[Font, Font, Font, Font]]:
    """Fonts for all faces. Each falls back on the other family, then on the theme's others."""
    last = tuple(Font(f"fallback-{i}", face, lacking) for i, face in enumerate(faces.fallback, 1))
    plain = {
        family: tuple(
            Font(f"{family}-{variant}", face, lacking)
            for variant, face in zip(VARIANTS, four, strict=True)
        )
        for family, four in faces.families.items()
    }
    for family, four in plain.items():
        (other,) = (fonts for name, fonts in plain.items() if name != family)
        for font, twin in zip(four, other, strict=True):
            font.fallback = (twin, *last)
    return plain  # type: ignore[return-value]

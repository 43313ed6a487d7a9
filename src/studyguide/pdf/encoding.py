"""Words in the codes of a face: each encoded once, with the kerning inside it.

A code is the number of the glyph. Where several characters share one glyph, as the no-break
space does with the space, each but the first in Unicode has a code of its own behind the last
glyph, and the glyph is embedded again under it: what is copied out or read aloud is what was
written (PDF/A-2, 6.2.11.7). The code of a character depends on its face alone, so that what is
drawn on a page does not depend on the pages before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from operator import add

from studyguide.layout.faces import Face
from studyguide.pdf.errors import PlanError
from studyguide.pdf.syntax import escaped, number

_LAST_CODE = 0xFFFF


class _Pairs(dict[str, str]):
    """Two characters to the first one's code with the kerning between them; one to its code."""

    def __init__(self, encoding: Encoding) -> None:
        super().__init__()
        self._encoding = encoding

    def __missing__(self, pair: str) -> str:
        code = self._encoding.code(pair[0])
        encoded = escaped(chr(code >> 8) + chr(code & 0xFF))
        if len(pair) > 1 and (kern := self._encoding.kern(*pair)):
            encoded += f"){number(-kern)}("
        self[pair] = encoded
        return encoded


class Words(dict[str, str]):
    """Words to the middle of a ``TJ`` array: ``ab)-20(c``, to stand between ``[(`` and ``)]``.

    A word is encoded when it is first asked for, with the kerning of its face inside it.
    """

    def __init__(self, pairs: Mapping[str, str]) -> None:
        super().__init__()
        self._pairs = pairs

    def __missing__(self, word: str) -> str:
        pairs = chain(map(add, word, word[1:]), word[-1:])
        encoded = self[word] = "".join(map(self._pairs.__getitem__, pairs))
        return encoded


class Encoding:
    """How ``face`` is encoded; ``words`` are words in its codes."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.words = Words(_Pairs(self))
        self._scale = 1000 / face.units

    @cached_property
    def codes(self) -> Mapping[int, int]:
        """The code of every character that can be shown."""
        codes: dict[int, int] = {}
        shown: set[int] = set()
        behind = self.face.outlines.glyphs
        for character, glyph in sorted(self.face.cmap.items()):
            if not glyph or not _readable(character):
                continue
            if glyph in shown:
                codes[character] = behind
                behind += 1
            else:
                codes[character] = glyph
                shown.add(glyph)
        return codes

    @cached_property
    def space(self) -> str:
        """The code of the space between words."""
        return self.words[" "]

    def kern(self, left: str, right: str) -> float:
        """The kerning between two characters, in thousandths of an em."""
        cmap = self.face.cmap
        pair = cmap.get(ord(left), 0) << 16 | cmap.get(ord(right), 0)
        return self.face.kerns.get(pair, 0) * self._scale

    def code(self, letter: str) -> int:
        """The code that shows a character; raises where the face or the standards have none."""
        code = self.codes.get(ord(letter))
        if code is None:
            raise PlanError(f"{self.face.name} cannot show U+{ord(letter):04X}")
        if code > _LAST_CODE:
            raise PlanError(f"{self.face.name} has no code left for U+{ord(letter):04X}")
        return code


def _readable(character: int) -> bool:
    """Whether a character says something by itself (PDF/UA-1, 7.21.7; PDF/A-2, 6.2.11.7.3)."""
    private = 0xE000 <= character < 0xF900 or character >= 0xF0000
    return not (private or character < 0x20 or character in (0xFEFF, 0xFFFE, 0xFFFF))

"""Faces as composite fonts: words encoded once, and font objects for the glyphs drawn.

One face is one ``Type0`` font with two-byte codes (ISO 32000-1, 9.7). A code is the number of
the glyph. Where several characters share one glyph, as the no-break space does with the space,
each but the first met gets a code of its own behind the last glyph, and the glyph is embedded
again under it: what is copied out or read aloud is what was written (PDF/A-2, 6.2.11.7).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from operator import add

from studyguide.layout.faces import Face, load_face
from studyguide.pdf.canvas import TaggedCanvas
from studyguide.pdf.errors import PlanError
from studyguide.pdf.syntax import Stream, array, deflated, escaped, name, number, reference
from studyguide.pdf.truetype import subset

# Flags of a font descriptor (9.8.2).
_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1, 1 << 2, 1 << 6

_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_LAST_CODE = 0xFFFF
_CMAP_ROWS = 100  # that a block may hold (Adobe Technical Note 5014)
_CMAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class _Pairs(dict[str, str]):
    """Two characters to the first one's code with the kerning between them; one to its code."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, pair: str) -> str:
        code = self._font.code(pair[0])
        encoded = escaped(chr(code >> 8) + chr(code & 0xFF))
        if len(pair) > 1 and (kern := self._font.kern(*pair)):
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


class Font:
    """A face and the characters of it that were drawn.

    ``resource`` is its name in page content, ``words`` are words in its codes.
    """

    def __init__(self, resource: str, path: str) -> None:
        self.resource = resource
        self.face: Face = load_face(path)
        self._scale = 1000 / self.face.units
        self._kerns = self.face.kerns
        self._codes: dict[int, int] = {}
        self._owners: dict[int, int] = {}
        self._copies: list[int] = []
        self.words = Words(_Pairs(self))

    @cached_property
    def space(self) -> str:
        """The code of the space between words."""
        return self.words[" "]

    def kern(self, left: str, right: str) -> float:
        """The kerning between two characters, in thousandths of an em."""
        cmap = self.face.cmap
        pair = cmap.get(ord(left), 0) << 16 | cmap.get(ord(right), 0)
        return self._kerns.get(pair, 0) * self._scale

    def code(self, letter: str) -> int:
        """The code that shows a character; raises where the face or the standards have none."""
        character = ord(letter)
        if character in self._codes:
            return self._codes[character]
        glyph = self.face.cmap.get(character)
        if not glyph or not _readable(character):
            raise PlanError(f"{self.face.name} cannot show U+{character:04X}")
        code = glyph
        if self._owners.setdefault(glyph, character) != character:
            code = self.face.outlines.glyphs + len(self._copies)
            if code > _LAST_CODE:
                raise PlanError(f"{self.face.name} has no code left for U+{character:04X}")
            self._copies.append(glyph)
        self._codes[character] = code
        return code

    def embed(self, canvas: TaggedCanvas) -> int:
        """Add the font's objects to the file; the number of the font itself."""
        program = subset(self.face, self._owners, self._copies)
        base = name(f"{self._subset_tag()}+{self.face.name}")
        descriptor = canvas.add(self._descriptor(base, canvas.add(_program(program))))
        descendant = canvas.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{base}/CIDToGIDMap/Identity"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {reference(descriptor)}/W[{self._widths()}]>>"
        )
        cmap = canvas.add(deflated("", _to_unicode(self._codes).encode("ascii")))
        return canvas.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(cmap)}>>"
        )

    def _subset_tag(self) -> str:
        """Six capitals that tell subsets apart (9.6.4), from what is in this one."""
        drawn = " ".join(f"{character}:{code}" for character, code in sorted(self._codes.items()))
        digest = hashlib.sha256(drawn.encode("ascii")).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _descriptor(self, base: str, program: int) -> str:
        face, scale = self.face, self._scale
        flags = _SYMBOLIC
        flags |= _FIXED_PITCH if face.fixed_pitch else 0
        flags |= _ITALIC if face.italic_angle else 0
        stem = 50 + (face.weight / 65) ** 2  # a rule of thumb: no table tells the stem's width
        return (
            f"<</Type/FontDescriptor/FontName{base}/Flags {flags}"
            f"/FontBBox{array(edge * scale for edge in face.bbox)}"
            f"/ItalicAngle {number(face.italic_angle)}/Ascent {number(face.ascent * scale)}"
            f"/Descent {number(face.descent * scale)}/CapHeight {number(face.cap_height * scale)}"
            f"/StemV {number(stem)}/FontFile2 {reference(program)}>>"
        )

    def _widths(self) -> str:
        """Runs of consecutive codes with the widths of their glyphs (9.7.4.3)."""
        parts: list[str] = []
        following = None
        for character, code in sorted(self._codes.items(), key=lambda item: item[1]):
            width = number(self.face.advance(self.face.cmap[character]) * self._scale)
            if code == following:
                parts[-1] += f" {width}"
            else:
                parts.append(f"{code}[{width}")
            following = code + 1
        return "".join(f"{part}]" for part in parts)


class FontBook:
    """The fonts of a document by the names that runs use for their faces."""

    def __init__(self, faces: Mapping[str, str]) -> None:
        self._paths = faces
        self._by_name: dict[str, Font] = {}
        self._by_path: dict[str, Font] = {}

    def font(self, face: str) -> Font:
        """The font that runs call ``face``; loaded when first asked for."""
        if face not in self._by_name:
            if face not in self._paths:
                raise PlanError(f"the plan names no file for the face {face}")
            path = self._paths[face]
            if path not in self._by_path:
                self._by_path[path] = Font(f"F{len(self._by_path) + 1}", path)
            self._by_name[face] = self._by_path[path]
        return self._by_name[face]

    def embed(self, canvas: TaggedCanvas) -> None:
        """Add all fonts to the file, in the order in which they were first used."""
        for font in self._by_path.values():
            canvas.add_font(font.resource, font.embed(canvas))


def _readable(character: int) -> bool:
    """Whether a character says something by itself (PDF/UA-1, 7.21.7; PDF/A-2, 6.2.11.7.3)."""
    if character < 0x20 or character in (0xFEFF, 0xFFFE, 0xFFFF):
        return False
    return not any(character in area for area in _PRIVATE)


def _program(program: bytes) -> Stream:
    return deflated(f"/Length1 {len(program)}", program)


def _to_unicode(codes: Mapping[int, int]) -> str:
    """The CMap that leads from codes back to characters (9.10.3)."""
    rows = [
        f"<{code:04X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for character, code in sorted(codes.items(), key=lambda item: item[1])
    ]
    blocks = (rows[start : start + _CMAP_ROWS] for start in range(0, len(rows), _CMAP_ROWS))
    return _CMAP.format(
        blocks="\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
    )

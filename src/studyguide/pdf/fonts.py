"""Faces as composite fonts: font objects for the characters drawn.

One face is one ``Type0`` font with two-byte codes (ISO 32000-1, 9.7).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Set

from msgspec import Struct

from studyguide.layout.faces import load_face
from studyguide.memory import Memory, Same
from studyguide.pdf.canvas import TaggedCanvas
from studyguide.pdf.encoding import Encoding
from studyguide.pdf.errors import PlanError
from studyguide.pdf.syntax import Stream, array, deflated, name, number, reference
from studyguide.pdf.truetype import subset

# Flags of a font descriptor (9.8.2).
_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1, 1 << 2, 1 << 6

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


class _Subset(Struct, frozen=True):
    """What a file has of a face for some characters: the font program, its name with the tag of
    the subset, the widths of its codes and the way back from them to characters."""

    name: str
    program: Stream
    widths: str
    to_unicode: Stream


class Font:
    """A face as it is drawn with; ``resource`` is its name in page content, ``drawn`` are the
    characters that are embedded."""

    def __init__(self, resource: str, encoding: Encoding) -> None:
        self.resource = resource
        self.face = encoding.face
        self.encoding = encoding
        self.drawn: set[str] = set()
        self._scale = 1000 / self.face.units

    def embed(self, canvas: TaggedCanvas, memory: Memory) -> int:
        """Add the font's objects to the file; the number of the font itself."""
        drawn = frozenset(self.drawn)
        made = memory.recall("subset", (Same(self.face), drawn), lambda: self._subset(drawn))
        descriptor = canvas.add(self._descriptor(made.name, canvas.add(made.program)))
        descendant = canvas.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{made.name}/CIDToGIDMap/Identity"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {reference(descriptor)}/W[{made.widths}]>>"
        )
        cmap = canvas.add(made.to_unicode)
        return canvas.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{made.name}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(cmap)}>>"
        )

    def _subset(self, letters: Set[str]) -> _Subset:
        """The face cut down to ``letters``."""
        codes = sorted((self.encoding.code(letter), ord(letter)) for letter in letters)
        program = subset(self.face, {code: self.face.cmap[char] for code, char in codes})
        return _Subset(
            name(f"{_tag(codes)}+{self.face.name}"),
            deflated(f"/Length1 {len(program)}", program),
            self._widths(codes),
            deflated("", _to_unicode(codes).encode("ascii")),
        )

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

    def _widths(self, codes: Iterable[_Coded]) -> str:
        """Runs of consecutive codes with the widths of their glyphs (9.7.4.3)."""
        parts: list[str] = []
        following = None
        for code, character in codes:
            width = number(self.face.advance(self.face.cmap[character]) * self._scale)
            if code == following:
                parts[-1] += f" {width}"
            else:
                parts.append(f"{code}[{width}")
            following = code + 1
        return "".join(f"{part}]" for part in parts)


class FontBook:
    """The fonts of a document by the names that runs use for their ``faces``, which these names
    lead to the files of."""

    def __init__(self, faces: Mapping[str, str], memory: Memory) -> None:
        self._paths = faces
        self._memory = memory
        self._resources = {path: f"F{i}" for i, path in enumerate(dict.fromkeys(faces.values()), 1)}
        self._by_name: dict[str, Font] = {}
        self._by_path: dict[str, Font] = {}

    def font(self, face: str) -> Font:
        """The font that runs call ``face``; loaded when first asked for."""
        if face not in self._by_name:
            if face not in self._paths:
                raise PlanError(f"the plan names no file for the face {face}")
            path = self._paths[face]
            if path not in self._by_path:
                loaded = load_face(path)
                encoding = self._memory.recall("encoding", Same(loaded), lambda: Encoding(loaded))
                self._by_path[path] = Font(self._resources[path], encoding)
            self._by_name[face] = self._by_path[path]
        return self._by_name[face]

    def key(self) -> tuple[tuple[str, str, Same], ...]:
        """All that what is drawn in the fonts depends on."""
        return tuple(
            (face, self._resources[path], Same(self.font(face).face))
            for face, path in self._paths.items()
        )

    def embed(self, canvas: TaggedCanvas) -> None:
        """Add the fonts that were drawn with to the file."""
        for path, resource in self._resources.items():
            font = self._by_path.get(path)
            if font is not None and font.drawn:
                canvas.add_font(resource, font.embed(canvas, self._memory))


_Coded = tuple[int, int]
"""A code and the character that it shows."""


def _tag(codes: Iterable[_Coded]) -> str:
    """Six capitals that tell subsets apart (9.6.4), from what is in this one."""
    drawn = " ".join(f"{character}:{code}" for code, character in codes)
    digest = hashlib.sha256(drawn.encode("ascii")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(codes: Iterable[_Coded]) -> str:
    """The CMap that leads from codes back to characters (9.10.3)."""
    rows = [
        f"<{code:04X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in codes
    ]
    blocks = (rows[start : start + _CMAP_ROWS] for start in range(0, len(rows), _CMAP_ROWS))
    return _CMAP.format(
        blocks="\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
    )

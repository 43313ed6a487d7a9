"""Faces: what a TrueType file says about its characters, read without any PDF library.

Only the tables that setting text needs are read (OpenType 1.9: ``cmap``, ``hhea``, ``hmtx``,
``kern``, ``head``, ``OS/2``, ``post``), with :mod:`struct`, in a few milliseconds a face. A
face whose kerning is in ``GPOS`` alone is set without kerning.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from msgspec import Struct


class FaceFault(ValueError):
    """The file is not a font that can be set and embedded; the text says why."""


_DAMAGED = "the font file is damaged or not a TrueType font"
_OUTLINES = {"glyf", "loca", "maxp"}
_CODE_POINTS = 0x110000
INSTEAD = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
    | dict.fromkeys(map(chr, (*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)), "\u00a0")
)
"""What is set for a character that a face lacks and need not have: nothing for one without a
shape, a no-break space for spaces of any other width."""


class Face(Struct, frozen=True, eq=False):
    """A face. Lengths are in font units, of which ``units`` make one em.

    ``cmap`` maps code points to glyphs, ``advances`` glyphs to widths (the last one holds for
    all glyphs beyond the list).
    """

    path: str
    units: int
    cmap: Mapping[int, int]
    advances: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    bbox: tuple[int, int, int, int]
    italic_angle: float
    weight: int
    fixed_pitch: bool

    @property
    def kerns(self) -> Mapping[int, int]:
        """Kerning pairs: ``left << 16 | right`` to an adjustment; read when first asked for."""
        return _kerning_of(self.path)

    def advance(self, glyph: int) -> int:
        """The advance width of a glyph."""
        advances = self.advances
        return advances[glyph] if glyph < len(advances) else advances[-1]

    def width(self, text: str) -> float:
        """The advance of ``text`` in ems, kerning included; unknown characters count zero."""
        cmap, kern = self.cmap, self.kerns.get
        glyphs = [cmap[c] for c in map(ord, text) if c in cmap]
        total = sum(map(self.advance, glyphs))
        total += sum([kern(left << 16 | right, 0) for left, right in pairwise(glyphs)])
        return total / self.units


@cache
def load_face(path: str) -> Face:
    """Read the face in the file ``path``.

    Raises :class:`FaceFault` when it is no TrueType font with outlines or may not be embedded,
    :class:`OSError` when the file cannot be read.
    """
    data = Path(path).read_bytes()
    try:
        return _read(path, data)
    except (struct.error, IndexError, KeyError) as fault:
        raise FaceFault(_DAMAGED) from fault


def _read(path: str, data: bytes) -> Face:
    tables = _directory(data)
    head, hhea = tables["head"], tables["hhea"]
    units, x0, y0, x1, y1 = struct.unpack_from(">H16x4h", data, head + 18)
    ascent, descent = struct.unpack_from(">2h", data, hhea + 4)
    (metrics,) = struct.unpack_from(">H", data, hhea + 34)
    advances = struct.unpack_from(f">{metrics * 2}H", data, tables["hmtx"])[::2]
    if not units or not metrics:
        raise FaceFault(_DAMAGED)
    italic, fixed = struct.unpack_from(">i4xI", data, tables["post"] + 4)
    weight, x_height, cap_height = _os2(data, tables["OS/2"], ascent)
    return Face(
        path=path,
        units=units,
        cmap=_public(_characters(data, tables["cmap"])),
        advances=advances,
        ascent=ascent,
        descent=descent,
        cap_height=cap_height,
        x_height=x_height,
        bbox=(x0, y0, x1, y1),
        italic_angle=italic / 65536,
        weight=weight,
        fixed_pitch=bool(fixed),
    )


def _directory(data: bytes) -> dict[str, int]:
    """Where each table begins."""
    if data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise FaceFault("only TrueType fonts (.ttf) can be used, not OpenType/CFF or collections")
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for tag, offset, length in struct.iter_unpack(">4s4xII", data[12 : 12 + 16 * count]):
        if offset + length > len(data):
            raise FaceFault("the font file is cut off")
        tables[tag.decode("latin-1")] = offset
    if not tables.keys() >= _OUTLINES:
        raise FaceFault("the font has no TrueType outlines")
    if "fvar" in tables:
        raise FaceFault("the font is a variable one; a static instance of it is needed")
    return tables


def _os2(data: bytes, start: int, ascent: int) -> tuple[int, int, int]:
    """Weight, x-height and height of capitals; refuses fonts that forbid embedding."""
    version, weight, rights = struct.unpack_from(">H2xH2xH", data, start)
    if rights & 0x0002:
        raise FaceFault("the font's licence bits (fsType) forbid embedding it")
    if version < 2:
        return weight, ascent // 2, ascent * 7 // 10
    x_height, cap_height = struct.unpack_from(">2h", data, start + 86)
    return weight, x_height, cap_height


def _characters(data: bytes, start: int) -> dict[int, int]:
    """The best Unicode subtable of ``cmap``: format 12 (all planes) before format 4."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    found: dict[int, int] = {}
    for platform, encoding, offset in struct.iter_unpack(
        ">HHI", data[start + 4 : start + 4 + 8 * count]
    ):
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            (form,) = struct.unpack_from(">H", data, start + offset)
            found.setdefault(form, start + offset)
    if 12 in found:
        return _format_12(data, found[12])
    if 4 in found:
        return _format_4(data, found[4])
    raise FaceFault("the font has no Unicode character map")


def _public(cmap: dict[int, int]) -> dict[int, int]:
    """Without private-use code points: nobody but the face's maker knows what they mean, and
    PDF/A-2 (ISO 19005-2, 6.2.11.7.3) refuses text that says nothing. Without the soft hyphen,
    too, which only stands for a place where a word may be divided."""
    cmap.pop(0xAD, None)
    private = [code for code in cmap if 0xE000 <= code <= 0xF8FF or code >= 0xF0000]
    for code in private:
        del cmap[code]
    return cmap


def _format_12(data: bytes, start: int) -> dict[int, int]:
    (groups,) = struct.unpack_from(">I", data, start + 12)
    body = data[start + 16 : start + 16 + 12 * groups]
    cmap: dict[int, int] = {}
    following = 0
    for first, last, glyph in struct.iter_unpack(">III", body):
        if not following <= first <= last < _CODE_POINTS:
            raise FaceFault("the font's character map is damaged")
        following = last + 1
        cmap.update((code, glyph + code - first) for code in range(first, last + 1))
    return cmap


def _format_4(data: bytes, start: int) -> dict[int, int]:
    (double,) = struct.unpack_from(">H", data, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + double)
    deltas = struct.unpack_from(f">{count}h", data, start + 16 + 2 * double)
    offsets_at = start + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    cmap: dict[int, int] = {}
    following = 0
    for i, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        if not following <= first <= last:
            raise FaceFault("the font's character map is damaged")
        following = last + 1
        for code in range(first, last + 1):
            glyph = code
            if offset:
                at = offsets_at + 2 * i + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, at)
            if glyph or not offset:
                glyph = (glyph + delta) & 0xFFFF
            if glyph and code != 0xFFFF:
                cmap[code] = glyph
    return cmap


@cache
def _kerning_of(path: str) -> dict[int, int]:
    data = Path(path).read_bytes()
    tables = _directory(data)
    try:
        return _kerning(data, tables["kern"]) if "kern" in tables else {}
    except struct.error:  # a damaged table costs the kerning, not the page
        return {}


def _kerning(data: bytes, start: int) -> dict[int, int]:
    """Horizontal pairs of the first format 0 subtable.

    Its 16-bit length overflows in fonts of over 10,920 pairs, so the pair count is trusted.
    """
    version, tables = struct.unpack_from(">HH", data, start)
    if version != 0 or not tables:
        return {}
    coverage, pairs = struct.unpack_from(">4xHH", data, start + 4)
    if coverage & 0xFF01 != 0x0001:
        return {}
    first = start + 18
    body = data[first : first + 6 * pairs]
    return dict(struct.iter_unpack(">Ih", body))

"""Faces: what a TrueType file says about its characters, read without any PDF library.

Only the tables that setting and embedding text need are read, with :mod:`struct`, in a few
milliseconds a face. A face whose kerning is in ``GPOS`` alone is set without kerning.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from operator import add
from pathlib import Path

from msgspec import Struct

from studyguide.layout.charmap import read_characters
from studyguide.layout.truetype import (
    DAMAGED,
    FaceFault,
    Outlines,
    Tables,
    advances_of,
    outlines_of,
    postscript_name,
    read_tables,
    units_of,
)

INSTEAD = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
    | dict.fromkeys(map(chr, (*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)), "\u00a0")
)
"""What is set for a character that a face lacks and need not have: nothing for one without a
shape, a no-break space for spaces of any other width."""


_CLOSEST = 0.03
"""How far in ems a closing quotation mark and a comma or stop may be pulled together."""
_APART = 0.1
"""Ems between two quotation marks: a thin space that is no character."""
_KEPT = 128
"""Faces that are kept: more than a theme names, few enough for a preview of many days."""


class Face(Struct, frozen=True, eq=False):
    """A face. Lengths are in font units, of which ``units`` make one em.

    ``cmap`` maps code points to glyphs, ``advances`` glyphs to widths (the last one holds for
    all glyphs beyond the list).
    """

    path: str
    name: str
    """The PostScript name, or the file's where the face has none."""
    tables: Tables
    outlines: Outlines
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
        return _kerning_of(self)

    def advance(self, glyph: int) -> int:
        """The advance width of a glyph."""
        advances = self.advances
        return advances[glyph] if glyph < len(advances) else advances[-1]

    def width(self, text: str) -> float:
        """The advance of ``text`` in ems, kerning included; unknown characters count zero."""
        steps = _steps_of(self)
        pairs = map(add, text, text[1:])
        return (steps[text[:1]] + sum(map(steps.__getitem__, pairs))) / self.units


class _Steps(dict[str, int]):
    """How far a character moves on after another, kerned to it, or at the head of a text; found
    for each such pair when it is first asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__({"": 0})
        self._face = face

    def __missing__(self, characters: str) -> int:
        face = self._face
        *before, last = (face.cmap.get(ord(character)) for character in characters)
        step = 0 if last is None else face.advance(last)
        if before and before[0] is not None and last is not None:
            step += face.kerns.get(before[0] << 16 | last, 0)
        self[characters] = step
        return step


@lru_cache(_KEPT)
def _steps_of(face: Face) -> _Steps:
    return _Steps(face)


def load_face(path: str) -> Face:
    """The face in the file ``path``: the same object until the file is written anew.

    Raises :class:`FaceFault` when it is no TrueType font with outlines, may not be embedded or
    is damaged, :class:`OSError` when the file cannot be read.
    """
    found = Path(path).stat()
    return _load(path, (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))


@lru_cache(_KEPT)
def _load(path: str, version: tuple[int, ...]) -> Face:
    """The face in the file ``path`` as it is in a ``version`` of it."""
    data = Path(path).read_bytes()
    try:
        return _read(path, read_tables(data))
    except (struct.error, IndexError, KeyError) as fault:
        raise FaceFault(DAMAGED) from fault


def _read(path: str, tables: Tables) -> Face:
    ascent, descent = struct.unpack_from(">2h", tables["hhea"], 4)
    italic, fixed = struct.unpack_from(">i4xI", tables["post"], 4)
    weight, x_height, cap_height = _os2(tables["OS/2"], ascent)
    outlines = outlines_of(tables)
    return Face(
        path=path,
        name=postscript_name(tables) or Path(path).stem,
        tables=tables,
        outlines=outlines,
        units=units_of(tables),
        cmap=read_characters(tables["cmap"], outlines.glyphs),
        advances=advances_of(tables),
        ascent=ascent,
        descent=descent,
        cap_height=cap_height,
        x_height=x_height,
        bbox=struct.unpack_from(">4h", tables["head"], 36),
        italic_angle=italic / 65536,
        weight=weight,
        fixed_pitch=bool(fixed),
    )


def _os2(table: memoryview, ascent: int) -> tuple[int, int, int]:
    """Weight, x-height and height of capitals; refuses fonts that forbid embedding."""
    version, weight, rights = struct.unpack_from(">H2xH2xH", table)
    if rights & 0x0002:
        raise FaceFault("the font's licence bits (fsType) forbid embedding it")
    if version < 2:
        return weight, ascent // 2, ascent * 7 // 10
    x_height, cap_height = struct.unpack_from(">2h", table, 86)
    return weight, x_height, cap_height


@lru_cache(_KEPT)
def _kerning_of(face: Face) -> dict[int, int]:
    try:
        pairs = _kerning(face.tables.get("kern", b""))
    except struct.error:  # a damaged table costs the kerning, not the page
        return {}
    return pairs | _beside_quotation_marks(face, pairs)


def _beside_quotation_marks(face: Face, pairs: Mapping[int, int]) -> dict[int, int]:
    """Kerning with which quotation marks stay what they are.

    Faces draw a comma or stop so far under a closing mark that the two look like one sign, and
    two marks side by side, as where a quotation ends within another, like a double one.
    """
    closest, apart = -round(face.units * _CLOSEST), round(face.units * _APART)
    made = {}
    for mark, stop in product("’”»", ",."):
        for pair in (_pair(face, mark, stop), _pair(face, stop, mark)):
            if pairs.get(pair, 0) < closest:
                made[pair] = closest
    for left, right in ("’’", "’”", "”’", "‘‘", "‘“", "“‘"):
        made[_pair(face, left, right)] = apart
    return made


def _pair(face: Face, left: str, right: str) -> int:
    """The key of a kerning pair; of characters that the face lacks, one that is never asked."""
    return face.cmap.get(ord(left), 0) << 16 | face.cmap.get(ord(right), 0)


def _kerning(table: memoryview | bytes) -> dict[int, int]:
    """Horizontal pairs of the first format 0 subtable.

    Its 16-bit length overflows in fonts of over 10,920 pairs, so the pair count is trusted.
    """
    version, tables = struct.unpack_from(">HH", table)
    if version != 0 or not tables:
        return {}
    coverage, pairs = struct.unpack_from(">4xHH", table, 4)
    if coverage & 0xFF01 != 0x0001:
        return {}
    return dict(struct.iter_unpack(">Ih", table[18 : 18 + 6 * pairs]))

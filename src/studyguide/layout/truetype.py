"""A TrueType file taken apart and proved whole before anything relies on it (OpenType 1.9).

What passes here can be measured, cut down to some of its glyphs and embedded without another
look: every glyph lies within its table, every part of a composite glyph is there, and every
glyph has a width.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct

Tables = Mapping[str, memoryview]
"""The tables of a font file by their tags: views of the file, of which nothing is copied."""

DAMAGED = "the font file is damaged or not a TrueType font"
_NEEDED = ("glyf", "loca", "maxp")
_SHORTEST = {"head": 54, "hhea": 36, "maxp": 32}
"""Bytes of the tables that are written anew when a font is embedded."""
_UNITS = range(16, 16385)  # what an em may have (head)
_component = struct.Struct(">HH").unpack_from  # flags and the number of a glyph
_MORE_COMPONENTS = 0x0020
_WORDS = 0x0001
_SCALE, _TWO_SCALES, _FOUR_SCALES = 0x0008, 0x0040, 0x0080


class FaceFault(ValueError):
    """The file is not a font that can be set and embedded; the text says why."""


class Outlines(Struct, frozen=True):
    """The shapes of a font. Glyph ``g`` is ``glyf[starts[g]:starts[g + 1]]``.

    ``components`` maps each composite glyph to those that it is put together from.
    """

    starts: tuple[int, ...]
    components: Mapping[int, tuple[int, ...]]

    @property
    def glyphs(self) -> int:
        """How many glyphs there are."""
        return len(self.starts) - 1


def read_tables(data: bytes) -> Tables:
    """The tables of the font file ``data``.

    Raises :class:`FaceFault` or :class:`struct.error` if it is not one that can be embedded.
    """
    if data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise FaceFault("only TrueType fonts (.ttf) can be used, not OpenType/CFF or collections")
    (count,) = struct.unpack_from(">H", data, 4)
    view = memoryview(data)
    tables = {}
    for tag, offset, length in struct.iter_unpack(">4s4xII", data[12 : 12 + 16 * count]):
        if offset + length > len(data):
            raise FaceFault("the font file is cut off")
        tables[tag.decode("latin-1")] = view[offset : offset + length]
    if not tables.keys() >= set(_NEEDED):
        raise FaceFault("the font has no TrueType outlines")
    if "fvar" in tables:
        raise FaceFault("the font is a variable one; a static instance of it is needed")
    if any(len(tables.get(tag, b"")) < least for tag, least in _SHORTEST.items()):
        raise FaceFault(DAMAGED)
    return tables


def units_of(tables: Tables) -> int:
    """How many font units an em has."""
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    if units not in _UNITS:
        raise FaceFault(DAMAGED)
    return int(units)


def advances_of(tables: Tables) -> tuple[int, ...]:
    """The widths of glyphs; the last one holds for all glyphs beyond them."""
    (full,) = struct.unpack_from(">H", tables["hhea"], 34)
    (glyphs,) = struct.unpack_from(">H", tables["maxp"], 4)
    if not full or len(tables["hmtx"]) < 4 * full + 2 * max(0, glyphs - full):
        raise FaceFault(DAMAGED)
    return struct.unpack_from(f">{full * 2}H", tables["hmtx"])[::2]


def outlines_of(tables: Tables) -> Outlines:
    """The shapes of a font, each of which is there with all its parts."""
    glyf, loca = bytes(tables["glyf"]), tables["loca"]
    (glyphs,) = struct.unpack_from(">H", tables["maxp"], 4)
    (long,) = struct.unpack_from(">h", tables["head"], 50)
    starts = struct.unpack_from(f">{glyphs + 1}{'I' if long else 'H'}", loca)
    if not long:
        starts = tuple(half * 2 for half in starts)
    if starts[-1] > len(glyf) or list(starts) != sorted(starts):
        raise FaceFault("the font's table of glyphs is damaged")
    components = {
        glyph: _components(glyf[start:end])
        for glyph, (start, end) in enumerate(pairwise(starts))
        if end > start and glyf[start] >= 0x80  # the sign of the count of contours
    }
    if max(map(max, components.values()), default=0) >= glyphs:
        raise FaceFault("the font's table of glyphs is damaged")
    return Outlines(starts, components)


def _components(outline: bytes) -> tuple[int, ...]:
    """The glyphs that a composite glyph refers to."""
    found = []
    position, flags = 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        flags, glyph = _component(outline, position)
        found.append(glyph)
        position += 8 if flags & _WORDS else 6
        if flags & (_SCALE | _TWO_SCALES | _FOUR_SCALES):
            position += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8
    if position > len(outline):
        raise FaceFault("the font's table of glyphs is damaged")
    return tuple(found)


def postscript_name(tables: Tables) -> str:
    """Name 6 of the ``name`` table, as far as its characters may stand in such a name.

    Empty where the font has none: a name is no reason to refuse a font.
    """
    table = tables.get("name", b"")
    if len(table) < 6:
        return ""
    count, strings = struct.unpack_from(">HH", table, 2)
    records = table[6 : 6 + 12 * count]
    whole = records[: len(records) // 12 * 12]
    for platform, identifier, length, offset in struct.iter_unpack(">H4xHHH", whole):
        if identifier == 6:
            raw = table[strings + offset : strings + offset + length]
            text = str(raw, "latin-1" if platform == 1 else "utf-16-be", "ignore")
            return "".join(c for c in text if "!" <= c <= "~" and c not in "[](){}<>/%")
    return ""

"""From characters to glyphs: the ``cmap`` table of a TrueType font (OpenType 1.9)."""

from __future__ import annotations

import struct

from studyguide.layout.truetype import FaceFault

_DAMAGED = "the font's character map is damaged"
_CODE_POINTS = 0x110000
_ALIKE = {0x2010: 0x002D, 0x2011: 0x002D}
"""Hyphens that look like the hyphen-minus, which most fonts have instead of them."""


def read_characters(table: memoryview, glyphs: int) -> dict[int, int]:
    """Code points to glyphs, of which the font has as many as ``glyphs`` says.

    Raises :class:`FaceFault`, or :class:`struct.error` where the table is cut off.
    """
    cmap = _public(_best(table))
    if max(cmap.values(), default=0) >= glyphs:
        raise FaceFault(_DAMAGED)
    for code, twin in _ALIKE.items():
        if twin in cmap:
            cmap.setdefault(code, cmap[twin])
    return cmap


def _best(table: memoryview) -> dict[int, int]:
    """The best Unicode subtable: format 12 (all planes) before format 4."""
    (count,) = struct.unpack_from(">H", table, 2)
    found: dict[int, int] = {}
    for platform, encoding, offset in struct.iter_unpack(">HHI", table[4 : 4 + 8 * count]):
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            (form,) = struct.unpack_from(">H", table, offset)
            found.setdefault(form, offset)
    if 12 in found:
        return _format_12(table, found[12])
    if 4 in found:
        return _format_4(table, found[4])
    raise FaceFault("the font has no Unicode character map")


def _public(cmap: dict[int, int]) -> dict[int, int]:
    """What says something by itself.

    Not private-use code points: nobody but the face's maker knows what they mean, and PDF/A-2
    (ISO 19005-2, 6.2.11.7.3) refuses text that says nothing; nor, for the same reason, control
    and non-characters. Not the soft hyphen, which only stands for a place where a word may be
    divided. And nothing that is shown by glyph 0, which stands for what the font lacks.
    """
    return {
        code: glyph
        for code, glyph in cmap.items()
        if glyph
        and 0x20 <= code < 0xF0000
        and not 0xE000 <= code <= 0xF8FF
        and code not in (0xAD, 0xFEFF, 0xFFFE, 0xFFFF)
    }


def _format_12(table: memoryview, start: int) -> dict[int, int]:
    (groups,) = struct.unpack_from(">I", table, start + 12)
    body = table[start + 16 : start + 16 + 12 * groups]
    cmap: dict[int, int] = {}
    following = 0
    for first, last, glyph in struct.iter_unpack(">III", body):
        if not following <= first <= last < _CODE_POINTS:
            raise FaceFault(_DAMAGED)
        following = last + 1
        cmap.update((code, glyph + code - first) for code in range(first, last + 1))
    return cmap


def _format_4(table: memoryview, start: int) -> dict[int, int]:
    (double,) = struct.unpack_from(">H", table, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", table, start + 14)
    starts = struct.unpack_from(f">{count}H", table, start + 16 + double)
    deltas = struct.unpack_from(f">{count}h", table, start + 16 + 2 * double)
    offsets_at = start + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    cmap: dict[int, int] = {}
    following = 0
    for i, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        if not following <= first <= last:
            raise FaceFault(_DAMAGED)
        following = last + 1
        for code in range(first, last + 1):
            glyph = code
            if offset:
                at = offsets_at + 2 * i + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", table, at)
            if glyph or not offset:
                glyph = (glyph + delta) & 0xFFFF
            if glyph and code != 0xFFFF:
                cmap[code] = glyph
    return cmap

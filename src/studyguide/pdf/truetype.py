"""A TrueType font cut down to the glyphs that a document shows (OpenType 1.9).

Glyphs keep their numbers: the outlines of those not shown are left out, so composite glyphs
need no rewriting and the same text is encoded alike in every document. Only the tables that
PDF wants of a ``CIDFontType2`` are kept (ISO 32000-1, 9.9, table 126).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate

from studyguide.layout.faces import Face

_KEPT = ("cvt ", "fpgm", "prep")
_MAGIC = 0xB1B0AFBA


def subset(face: Face, shown: Mapping[int, int]) -> bytes:
    """The font file of ``face`` with the glyphs ``shown``, their components and the missing glyph.

    ``shown`` are glyphs by the codes that they are to have: their own numbers, or codes behind
    the last glyph, where they are there once more.
    """
    glyf, starts = bytes(face.tables["glyf"]), face.outlines.starts
    kept = _with_components({0, *shown.values()}, face)
    order = [glyph if glyph in kept else None for glyph in range(face.outlines.glyphs)]
    order += [shown.get(code) for code in range(len(order), max(shown) + 1)]
    shapes = [b"" if g is None else _padded(glyf[starts[g] : starts[g + 1]]) for g in order]
    offsets = list(accumulate(map(len, shapes), initial=0))
    head, maxp, hhea = (bytearray(face.tables[tag]) for tag in ("head", "maxp", "hhea"))
    struct.pack_into(">I", head, 8, 0)  # the checksum of the file is counted without itself
    struct.pack_into(">H", head, 50, 1)  # offsets of four bytes
    struct.pack_into(">H", maxp, 4, len(order))
    struct.pack_into(">H", hhea, 34, len(order))
    tables = {
        "glyf": b"".join(shapes),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": _metrics(order, face),
        "loca": struct.pack(f">{len(offsets)}I", *offsets),
        "maxp": bytes(maxp),
    }
    tables |= {tag: bytes(face.tables[tag]) for tag in _KEPT if face.tables.get(tag)}
    return _file(tables)


def _with_components(shown: set[int], face: Face) -> set[int]:
    """``shown`` and every glyph that one of them is put together from."""
    kept: set[int] = set()
    waiting = sorted(shown)
    while waiting:
        glyph = waiting.pop()
        if glyph not in kept:
            kept.add(glyph)
            waiting.extend(face.outlines.components.get(glyph, ()))
    return kept


def _metrics(order: Sequence[int | None], face: Face) -> bytes:
    """``hmtx`` with a full entry for each glyph, zero for those left out."""
    hmtx, full = bytes(face.tables["hmtx"]), len(face.advances)
    last_advance = hmtx[4 * full - 4 : 4 * full - 2]
    bearings = hmtx[4 * full :]
    return b"".join(
        b"\0\0\0\0"
        if glyph is None
        else hmtx[4 * glyph : 4 * glyph + 4]
        if glyph < full
        else last_advance + bearings[2 * (glyph - full) : 2 * (glyph - full) + 2]
        for glyph in order
    )


def _padded(outline: bytes) -> bytes:
    return outline + b"\0" * (-len(outline) % 4)


def _file(tables: dict[str, bytes]) -> bytes:
    """Tables in the order of their tags to a font file with its checksums."""
    power = len(tables).bit_length() - 1
    head = struct.pack(
        ">IHHHH", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power)
    )
    position = len(head) + 16 * len(tables)
    directory, bodies = [], []
    for tag, table in sorted(tables.items()):
        body = _padded(table)
        directory.append(
            struct.pack(">4sIII", tag.encode("latin-1"), _checksum(body), position, len(table))
        )
        bodies.append(body)
        position += len(body)
    font = bytearray(b"".join((head, *directory, *bodies)))
    start = len(head) + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        if tag == "head":
            struct.pack_into(">I", font, start + 8, (_MAGIC - _checksum(font)) & 0xFFFFFFFF)
        start += len(_padded(table))
    return bytes(font)


def _checksum(data: bytes | bytearray) -> int:
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF

"""A TrueType font file cut down to the glyphs that a document shows (OpenType 1.9).

Glyphs keep their numbers: the outlines of those not shown are left out, so composite glyphs
need no rewriting and the same text is encoded alike in every document. Only the tables that
PDF wants of a ``CIDFontType2`` are kept (ISO 32000-1, 9.9, table 126).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path

_KEPT = ("cvt ", "fpgm", "prep")
_MORE_COMPONENTS = 0x0020
_WORDS = 0x0001
_SCALES = ((0x0008, 2), (0x0040, 4), (0x0080, 8))
_MAGIC = 0xB1B0AFBA


class TrueTypeFile:
    """The tables of a font file.

    ``glyphs`` is how many glyphs it has, ``name`` its PostScript name, or the file's where it
    has none.
    """

    def __init__(self, path: str) -> None:
        self._data = data = Path(path).read_bytes()
        (count,) = struct.unpack_from(">H", data, 4)
        self._tables = {
            tag.decode("latin-1"): (offset, length)
            for tag, offset, length in struct.iter_unpack(">4s4xII", data[12 : 12 + 16 * count])
        }
        (self.glyphs,) = struct.unpack_from(">H", data, self._tables["maxp"][0] + 4)
        self.name = self._postscript_name() or Path(path).stem

    def table(self, tag: str) -> bytes:
        """The bytes of a table, empty where the font has none."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    def subset(self, shown: Iterable[int], copies: Sequence[int]) -> bytes:
        """The font with the glyphs ``shown``, their components and the missing glyph.

        ``copies`` are glyphs that are there once more behind the last one, in that order.
        """
        glyf, starts = self.table("glyf"), self._starts()
        kept = self._with_components({0, *shown, *copies}, glyf, starts)
        order = [*(g if g in kept else None for g in range(self.glyphs)), *copies]
        outlines = [b"" if g is None else _padded(glyf[starts[g] : starts[g + 1]]) for g in order]
        offsets = list(accumulate(map(len, outlines), initial=0))
        head, maxp, hhea = (bytearray(self.table(tag)) for tag in ("head", "maxp", "hhea"))
        struct.pack_into(">I", head, 8, 0)  # the checksum of the file is counted without itself
        struct.pack_into(">H", head, 50, 1)  # offsets of four bytes
        struct.pack_into(">H", maxp, 4, len(order))
        struct.pack_into(">H", hhea, 34, len(order))
        tables = {
            "glyf": b"".join(outlines),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": self._metrics(order),
            "loca": struct.pack(f">{len(offsets)}I", *offsets),
            "maxp": bytes(maxp),
        }
        tables |= {tag: table for tag in _KEPT if (table := self.table(tag))}
        return _file(tables)

    def _starts(self) -> tuple[int, ...]:
        """Where in ``glyf`` each glyph begins, and where the last one ends."""
        loca, count = self.table("loca"), self.glyphs + 1
        (long,) = struct.unpack_from(">h", self.table("head"), 50)
        if long:
            return struct.unpack_from(f">{count}I", loca)
        return tuple(half * 2 for half in struct.unpack_from(f">{count}H", loca))

    def _with_components(self, shown: set[int], glyf: bytes, starts: Sequence[int]) -> set[int]:
        """``shown`` and every glyph that one of them is put together from."""
        kept: set[int] = set()
        waiting = sorted(shown)
        while waiting:
            glyph = waiting.pop()
            if glyph not in kept:
                kept.add(glyph)
                waiting.extend(_components(glyf[starts[glyph] : starts[glyph + 1]]))
        return kept

    def _metrics(self, order: Sequence[int | None]) -> bytes:
        """``hmtx`` with a full entry for each glyph, zero for those left out."""
        hmtx = self.table("hmtx")
        (full,) = struct.unpack_from(">H", self.table("hhea"), 34)
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

    def _postscript_name(self) -> str:
        """Name 6 of the ``name`` table, as far as its characters may stand in such a name."""
        table = self.table("name")
        if len(table) < 6:
            return ""
        count, strings = struct.unpack_from(">HH", table, 2)
        for platform, identifier, length, offset in struct.iter_unpack(
            ">H4xHHH", table[6 : 6 + 12 * count]
        ):
            if identifier == 6:
                raw = table[strings + offset : strings + offset + length]
                text = raw.decode("latin-1" if platform == 1 else "utf-16-be", "ignore")
                return "".join(c for c in text if "!" <= c <= "~" and c not in "[](){}<>/%")
        return ""


def _padded(outline: bytes) -> bytes:
    return outline + b"\0" * (-len(outline) % 4)


def _components(outline: bytes) -> list[int]:
    """The glyphs that a composite glyph refers to; none for a simple one."""
    if len(outline) < 10 or outline[0] < 0x80:  # the sign of the count of contours
        return []
    found = []
    position, flags = 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        flags, glyph = struct.unpack_from(">HH", outline, position)
        found.append(glyph)
        position += 8 if flags & _WORDS else 6
        position += next((size for flag, size in _SCALES if flags & flag), 0)
    return found


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

"""A font file with another character map, to try what the fonts at hand do not have."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path


def remapped(font: str, characters: Mapping[int, int], into: Path) -> str:
    """Write to ``into`` the TrueType file ``font`` with ``characters`` (code point to glyph)."""
    data = Path(font).read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {
        tag: data[offset : offset + length]
        for tag, offset, length in struct.iter_unpack(">4s4xII", data[12 : 12 + 16 * count])
    }
    groups = b"".join(struct.pack(">III", c, c, g) for c, g in sorted(characters.items()))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(characters)) + groups
    tables[b"cmap"] = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    position = 12 + 16 * len(tables)
    directory, bodies = data[:4] + struct.pack(">HHHH", len(tables), 0, 0, 0), b""
    for tag, body in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, 0, position + len(bodies), len(body))
        bodies += body + b"\0" * (-len(body) % 4)
    into.write_bytes(directory + bodies)
    return str(into)

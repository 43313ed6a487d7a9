"""The colours of a page, named: an sRGB profile for the output intent (PDF/A-2, 6.2.3).

Built here, since profiles that other libraries make carry the date of the day. It is a matrix
profile of version 4 with the curve of IEC 61966-2-1 as a formula, some 500 bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

# sRGB's primaries and white, adapted from D65 to the D50 of profiles (Bradford), and the
# adaptation itself (ICC.1:2004-10, annex E; IEC 61966-2-1).
_PRIMARIES = {
    "rXYZ": (0.436066, 0.222488, 0.013916),
    "gXYZ": (0.385147, 0.716873, 0.097076),
    "bXYZ": (0.143066, 0.060608, 0.714096),
}
_D50 = (0.964203, 1.0, 0.824905)
_ADAPTATION = (
    *(1.047882, 0.022919, -0.050217),
    *(0.029587, 0.990479, -0.017059),
    *(-0.009232, 0.015076, 0.751678),
)
# Above the fifth number ((a x + b) ** g), below it c x: g, a, b, c, d.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_MADE = (2026, 1, 1, 0, 0, 0)

SRGB = "sRGB IEC61966-2.1"


def srgb_profile() -> bytes:
    """An ICC profile of sRGB; always the same bytes."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(_CURVE)
    tags = {
        "desc": _localised("sRGB"),
        "cprt": _localised("No copyright, use freely"),
        "wtpt": b"XYZ \0\0\0\0" + _fixed(_D50),
        "chad": b"sf32\0\0\0\0" + _fixed(_ADAPTATION),
        **{tag: b"XYZ \0\0\0\0" + _fixed(xyz) for tag, xyz in _PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    position = 128 + 4 + 12 * len(tags)
    table, data = [struct.pack(">I", len(tags))], b""
    placed: dict[bytes, int] = {}
    for tag, body in tags.items():
        if body not in placed:
            placed[body] = position + len(data)
            data += body + b"\0" * (-len(body) % 4)
        table.append(struct.pack(">4sII", tag.encode("ascii"), placed[body], len(body)))
    size = position + len(data)
    return b"".join((_header(size), *table, data))


def _header(size: int) -> bytes:
    return struct.pack(
        ">I4xI4s4s4s6H4s24xI12s48x",
        size,
        0x04200000,
        *(b"mntr", b"RGB ", b"XYZ "),
        *_MADE,
        b"acsp",
        0,  # perceptual, the intent that a display profile is made for
        _fixed(_D50),
    )


def _localised(text: str) -> bytes:
    """A ``multiLocalizedUnicodeType`` with one text."""
    encoded = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded


def _fixed(values: Sequence[float]) -> bytes:
    """``s15Fixed16`` numbers."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))

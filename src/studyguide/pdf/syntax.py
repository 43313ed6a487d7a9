"""Objects as they stand in a PDF file (ISO 32000-1, 7.3), each written as text.

Everything here is Latin-1 text of which one character becomes one byte, so that lengths and
offsets can be counted before anything is encoded.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from msgspec import Struct

from studyguide.pdf.errors import PlanError

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r"})
_IRREGULAR = frozenset("#%()/<>[]{}")

# Takes half the time of zlib's default for 4 % more bytes.
_DEFLATE_LEVEL = 4


class Stream(Struct):
    """A stream: the entries of its dictionary, without ``Length``, and its bytes as stored."""

    entries: str
    data: bytes


def deflated(entries: str, data: bytes) -> Stream:
    """A stream that stores ``data`` compressed."""
    return Stream(f"{entries}/Filter/FlateDecode", zlib.compress(data, _DEFLATE_LEVEL))


def escaped(string: str) -> str:
    """``string`` as it stands between the parentheses of a literal string (7.3.4.2)."""
    return string.translate(_ESCAPES)


def text_string(text: str) -> str:
    """A text string (7.9.2.2): plain where ``text`` is ASCII, else UTF-16 in hexadecimal."""
    if text.isascii():
        return f"({escaped(text)})"
    try:
        return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
    except UnicodeEncodeError as error:
        raise PlanError(f"a lone surrogate in {text!r}") from error


def name(text: str) -> str:
    """A name object; what is not regular in a name is written as ``#`` and two digits (7.3.5)."""
    return "/" + "".join(
        chr(byte) if 0x21 <= byte <= 0x7E and chr(byte) not in _IRREGULAR else f"#{byte:02X}"
        for byte in text.encode()
    )


def number(value: float) -> str:
    """A number with at most three decimals, never in exponent form."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def array(items: Iterable[float]) -> str:
    """An array of numbers."""
    return f"[{' '.join(map(number, items))}]"


def reference(object_number: int) -> str:
    """An indirect reference."""
    return f"{object_number} 0 R"

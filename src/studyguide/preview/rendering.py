"""Pictures of the pages of a PDF, made as fast as they can be without loss."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from struct import pack
from typing import Any

MEDIA_TYPE = "image/png"

RESOLUTIONS = (72, 96, 144, 192, 288)
"""Pixels an inch that pages are drawn with: for small windows and large ones, and for screens with
two or three pixels where others have one."""

_LEVEL = 1  # pages are mostly white: what a higher level saves, it costs ten times in time
_STRIPS = 4  # that are compressed side by side
_RAW = -zlib.MAX_WBITS  # deflated data alone, without zlib's head and foot (RFC 1951)
_HEAD = b"\x78\x01"  # RFC 1950: deflated, a window of 32 KiB, compressed in haste
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR = 2  # eight bits each of red, green and blue (PNG, 11.2.1)


class Pages:
    """The pages of a PDF file, opened once. Not to be used by two threads at once."""

    def __init__(self, pdf: bytes) -> None:
        # PDFium takes a while to load, and only a preview has it.
        from pypdfium2 import PdfDocument

        self._document = PdfDocument(pdf)

    def picture(self, number: int, dpi: int) -> bytes:
        """The page ``number``, which counts from 0, as a PNG file with ``dpi`` pixels an inch."""
        page = self._document[number]
        try:
            bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
            try:
                return _png(bitmap.width, bitmap.height, _rows(bitmap))
            finally:
                bitmap.close()
        finally:
            page.close()

    def close(self) -> None:
        """The file is needed no more."""
        self._document.close()


def open_pages(pdf: bytes) -> Pages:
    """The pages of a PDF file."""
    return Pages(pdf)


def _rows(bitmap: Any) -> list[bytes]:
    """The rows of a picture, each behind the mark of one that is not filtered (PNG, 9.2)."""
    data, width = memoryview(bitmap.buffer).cast("B"), 3 * bitmap.width
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return [b"".join((b"\0", data[start : start + width])) for start in starts]


def _png(width: int, height: int, rows: Sequence[bytes]) -> bytes:
    """A PNG file (ISO/IEC 15948)."""
    parts = (
        (b"IHDR", pack(">2I5B", width, height, 8, _COLOUR, 0, 0, 0)),
        (b"IDAT", _deflated(rows)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(
        b"".join((pack(">I", len(body)), kind, body, pack(">I", zlib.crc32(kind + body))))
        for kind, body in parts
    )


def _deflated(rows: Sequence[bytes]) -> bytes:
    """``rows`` in zlib's format (RFC 1950): strips of them, which several processors compress."""
    step = -(-len(rows) // _STRIPS)
    strips = [b"".join(rows[at : at + step]) for at in range(0, len(rows), step)]
    with ThreadPoolExecutor(_STRIPS, "strips") as threads:
        deflated = threads.map(_strip, strips, [False] * (len(strips) - 1) + [True])
        checksum = 1
        for strip in strips:
            checksum = zlib.adler32(strip, checksum)
        return b"".join((_HEAD, *deflated, pack(">I", checksum)))


def _strip(data: bytes, last: bool) -> bytes:
    """``data`` deflated, to stand before another strip if it is not the ``last``."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return packer.compress(data) + packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)

"""Files read within bounds: no more of one than anybody will look at, and none without an end."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from errno import EINVAL, EISDIR
from pathlib import Path

from studyguide.records.text import LINE_BREAK

_LARGEST = 50_000_000
"""Bytes of the largest file of which lines are shown."""


def first_bytes(path: Path, most: int) -> bytes:
    """What is in an ordinary file, but no more than ``most`` bytes of it.

    Raises ``OSError`` if it cannot be read, is a folder, or is a device or a pipe, which may have
    no end; ``ValueError`` for a path that no file can have.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(EINVAL, "it is no ordinary file", str(path))
    with path.open("rb") as file:
        return file.read(most)


def shown_lines(path: Path) -> Sequence[str] | None:
    """The lines of a file to show some of them; None if it is no text, too large or unreadable."""
    try:
        data = first_bytes(path, _LARGEST + 1)
    except (OSError, ValueError):
        return None
    if len(data) > _LARGEST or b"\0" in data:  # a zero: no text, or two bytes a character
        return None
    return LINE_BREAK.split(data.decode("utf-8-sig", "replace"))

"""Writes an outline that was edited, if nobody else has changed it since it was read."""

from __future__ import annotations

import stat
from errno import EACCES
from pathlib import Path

from studyguide.files import write_all
from studyguide.refusal import Refusal, unusable

_MAY_BE_WRITTEN = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def read(path: Path) -> bytes:
    """The bytes of an outline. Raises :class:`Refusal` if they cannot be had."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise unusable(path, "read", fault) from fault


def text_of(path: Path, data: bytes) -> str:
    """The text in the bytes of an outline, every line end and a byte order mark as they are.
    Raises :class:`Refusal` if they are no UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as fault:
        raise Refusal(
            f"{path} is not saved as UTF-8",
            "Open it in your editor and save it with the encoding UTF-8.",
        ) from fault


def save(path: Path, before: bytes, text: str) -> None:
    """Put ``text`` in place of the outline, in one step: there is never half a file.

    ``before`` is what was read of it; if it is something else by now, or cannot be written,
    :class:`Refusal` is raised and the file is left as it is. A link is followed, not replaced.
    """
    if read(path) != before:
        raise Refusal(
            f"{path} was changed at the same moment", "Nothing was written: do it once more."
        )
    try:
        # A file put in its place would replace even one that nobody may write.
        if not path.stat().st_mode & _MAY_BE_WRITTEN:
            raise PermissionError(EACCES, "it is write-protected", str(path))
        write_all({path.resolve(): text.encode()})
    except OSError as fault:
        raise unusable(path, "written", fault) from fault

"""Sees that files were saved: by asking for their sizes and times, many times a second.

That works for every file system and every way in which editors write: over the file, or beside it
and then renamed onto it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_POLL = 0.01
"""Seconds between two looks at files that are as they were."""

_SETTLE = 0.005
"""Seconds for which a file that changed has to stay as it is: then it is written to its end."""

_PATIENCE = 40
"""Looks after which a file that is gone or empty is taken for so: some editors empty or remove a
file before they write it anew."""

_COARSE = 20_000_000
"""Nanoseconds by which the times of files may lag behind the clock."""


class Mark(NamedTuple):
    """By what a file is known to have changed."""

    inode: int
    size: int
    modified: int
    """Nanoseconds since 1970."""


class Watch:
    """Files that are watched, and how they were when they were last read."""

    def __init__(self) -> None:
        self._read: dict[Path, Mark | None] = {}
        self._seen: dict[Path, Mark | None] = {}
        self._looks = 0
        self.pause = _POLL
        """Seconds to wait before the next look."""

    def follow(self, files: Iterable[Path], read_at: int) -> None:
        """Watch these files, and no others, all of which were read after the moment ``read_at``
        (nanoseconds since 1970).

        A file that was not watched before and was written after that moment counts as changed:
        nobody knows which of its states was read.
        """
        read = {}
        for file in files:
            mark = _mark(file)
            unsure = mark is not None and mark.modified >= read_at - _COARSE
            read[file] = self._read.get(file, None if unsure else mark)
        self._read = read

    def is_behind(self) -> bool:
        """Whether a file is already another one than was read."""
        return any(_mark(file) != mark for file, mark in self._read.items())

    def look(self) -> bool:
        """Whether a file changed since it was read, and has been written to its end.

        It has if it stays as it is from one look to the next. What is seen then counts as read.
        """
        seen = {file: _mark(file) for file in self._read}
        self._looks = self._looks + 1 if seen == self._seen else 0
        self._seen = seen
        changed = [mark for file, mark in seen.items() if mark != self._read[file]]
        self.pause = _SETTLE if changed else _POLL
        if not changed:
            return False
        whole = all(mark is not None and mark.size for mark in changed)
        if self._looks < (1 if whole else _PATIENCE):
            return False
        self._read, self.pause = seen, _POLL
        return True


def _mark(file: Path) -> Mark | None:
    """How a file is now; None if there is none."""
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return Mark(found.st_ino, found.st_size, found.st_mtime_ns)

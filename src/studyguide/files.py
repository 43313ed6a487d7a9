"""Files written together: all of them or none."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from errno import EISDIR
from pathlib import Path


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write each file beside its place first, then rename all onto theirs.

    A file that is there keeps its permissions; a new one can be read by everybody. Raises
    ``OSError`` and leaves what was there as it was.
    """
    for path in files:
        if path.is_dir():
            raise IsADirectoryError(EISDIR, "it is a folder", str(path))
    ready: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            ready[path] = Path(temporary)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            ready[path].chmod(_permissions(path))
        for path, temporary_path in ready.items():
            temporary_path.replace(path)
    finally:
        for temporary_path in ready.values():
            temporary_path.unlink(missing_ok=True)


def _permissions(path: Path) -> int:
    """Those of the file that is there, else the usual ones: a temporary file has its owner's."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644

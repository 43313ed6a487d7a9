"""Where there is no CUPS: the system's own viewer, which can print."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from studyguide.printing.jobs import PrintingFault

_MOMENT = 5.0
"""Seconds in which a viewer that cannot start says so; others stay open."""


def open_in_viewer(file: Path) -> None:
    """Open a file as a double click would; raise a fault where nothing can."""
    if sys.platform == "win32":
        try:
            os.startfile(file)
        except OSError as fault:
            raise _no_viewer(file, fault.strerror) from None
        return
    program = "open" if sys.platform == "darwin" else "xdg-open"
    path = shutil.which(program)
    if path is None:
        raise _no_viewer(file, f"there is no {program}")
    process = subprocess.Popen(
        [path, str(file.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        code = process.wait(_MOMENT)
    except subprocess.TimeoutExpired:
        return
    if code:
        raise _no_viewer(file, f"{program} could not open it")


def _no_viewer(file: Path, why: str | None) -> PrintingFault:
    return PrintingFault(
        "no-printing",
        f"there is no CUPS here to print {file} with, nor a viewer to open it: {why}",
        "Print the file on another computer.",
    )

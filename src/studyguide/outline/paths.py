"""Which file of the project an outline means, and that it is one of the project."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from studyguide.diagnostics import Findings
from studyguide.records import place_of
from studyguide.records.complaints import closest
from studyguide.records.text import named


def project_of(outline: Path) -> Path:
    """The folder of the project to which an outline belongs.

    It is the folder above ``outline/`` if the outline lies in a folder of that name, else the
    outline's own.
    """
    folder = Path(os.path.abspath(outline)).parent  # noqa: PTH100 (resolve() follows links)
    return folder.parent if folder.name == "outline" else folder


def resolve_inside(
    written: str, outline: Path, project: Path, allowed: Sequence[Path], findings: Findings
) -> Path | None:
    """The file that ``written`` means, free of links; None with a finding if it cannot be had.

    ``written`` is relative to the folder of ``outline``. With links and ``..`` followed it
    must lie in ``project`` or in one of the ``allowed`` folders; an absolute path must lie in
    one of those.
    """
    try:
        path = (outline.parent / written).resolve()
        folders = [*allowed] if Path(written).is_absolute() else [project, *allowed]
        inside = any(path.is_relative_to(folder.resolve()) for folder in folders)
    except (OSError, ValueError, RuntimeError) as fault:  # a NUL; a loop of links
        _report_unreadable(written, fault, findings)
        return None
    if not inside:
        _report_outside(written, path, findings)
        return None
    return path if _is_text_file(path, written, findings) else None


def _is_text_file(path: Path, written: str, findings: Findings) -> bool:
    """Whether there is a file, and not a folder, a device or a pipe that would hang a build."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        _report_missing(written, path, findings)
        return False
    except OSError as fault:
        _report_unreadable(written, fault, findings)
        return False
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "no ordinary file"
        findings.error(
            "file-unreadable", f"{named(written)} is {what}", place_of(written), "Name a text file."
        )
    return stat.S_ISREG(mode)


def _report_unreadable(written: str, fault: Exception, findings: Findings) -> None:
    reason = getattr(fault, "strerror", None) or str(fault)
    findings.error(
        "file-unreadable", f"the file {named(written)} cannot be read: {reason}", place_of(written)
    )


def _report_outside(written: str, path: Path, findings: Findings) -> None:
    findings.error(
        "path-outside-project",
        f"the path {named(written)} is absolute"
        if Path(written).is_absolute()
        else f"the path {named(written)} leads out of the project",
        place_of(written),
        "Copy the file into the project, so that the outline can be built elsewhere as well,",
        f"or allow its folder on the command line: --allow {path.parent}",
    )


def _report_missing(written: str, path: Path, findings: Findings) -> None:
    help = []
    near = closest(path.name, _names(path.parent))
    if near:
        help.append(f"Did you mean “{written[: len(written) - len(path.name)]}{near}”?")
    elif "\\" in written:
        help.append("Write / between the folders.")
    else:
        help.append("The path starts from the folder in which the outline lies.")
    findings.error("file-missing", f"there is no file {named(written)}", place_of(written), *help)


def _names(folder: Path) -> list[str]:
    """The names in a folder, in order; none if it cannot be read."""
    try:
        return sorted(path.name for path in folder.iterdir())[:1000]
    except OSError:
        return []

"""Which file of the project an outline means, and that it is one of the project."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from studyguide.diagnostics import Findings
from studyguide.records import place_of
from studyguide.records.complaints import closest
from studyguide.records.text import as_written, named

_ADDRESS = re.compile(r"(?:https?|ftp|file)://|www\.", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_MARKS = "“”„«»‘’"


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
    return path if _is_text_file(path, written, outline.parent, findings) else None


def _is_text_file(path: Path, written: str, folder: Path, findings: Findings) -> bool:
    """Whether there is a file, and not a folder, a device or a pipe that would hang a build."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        _report_missing(written, path, folder, findings)
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


def _report_missing(written: str, path: Path, folder: Path, findings: Findings) -> None:
    findings.error(
        "file-missing",
        f"there is no file {named(written)}",
        place_of(written),
        *_help_with_missing(written, path, folder),
    )


def _help_with_missing(written: str, path: Path, folder: Path) -> list[str]:
    """What to do about a file that is not there, judged by how its path is written."""
    if _ADDRESS.match(written):
        return ["This is an address on the web: save its text in the project, and name that file."]
    bare = written.strip(_MARKS)
    if bare != written and (folder / bare).is_file():
        return ["Only straight quotation marks can stand round a value; write:", f"file: {bare}"]
    if _DRIVE.match(written):
        return [
            "Copy the file into the folder of the outline, and write its name alone:",
            f"file: {PureWindowsPath(written).name}",
        ]
    if not written.isprintable():
        return _help_with_escapes(written)
    if "\\" in written:
        return ["Write / between the folders:", f"file: {PureWindowsPath(written).as_posix()}"]
    near = closest(path.name, _names(path.parent))
    if near:
        return [f"Did you mean “{written[: len(written) - len(path.name)]}{near}”?"]
    deeper = [
        f"{name}/{path.name}" for name in _names(folder) if (folder / name / path.name).is_file()
    ]
    if deeper:
        return [f"Did you mean “{deeper[0]}”?"]
    return ["The path starts from the folder in which the outline lies."]


def _help_with_escapes(written: str) -> list[str]:
    """In double quotation marks ``\\t`` is a tab, and so ``texts\\treaty.txt`` no path."""
    slashed = as_written(written).strip('"').replace("\\", "/")
    return ["Write / between the folders:", f"file: {slashed}"] if "/" in slashed else []


def _names(folder: Path) -> list[str]:
    """The names in a folder, in order; none if it cannot be read."""
    try:
        return sorted(path.name for path in folder.iterdir())[:1000]
    except OSError:
        return []

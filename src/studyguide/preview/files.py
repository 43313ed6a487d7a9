"""The files that the pages of an outline depend on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studyguide.layout.plan import Plan
from studyguide.layout.theme import Theme
from studyguide.outline.model import Outline
from studyguide.outline.paths import project_of


def files_of(
    path: Path, outline: Outline | None, theme: Theme | None, allowed: Sequence[Path]
) -> list[Path]:
    """All files of the project that the outline in the file ``path`` and its ``theme`` name, the
    outline itself the first, also those that are not there."""
    found = [path]
    if outline is not None:
        named = [entry.file for entry in outline.sources.values()]
        named += [outline.theme] if outline.theme else []
        found += [path.parent / name for name in named]
        if outline.theme and theme is not None:
            found += [found[-1].parent / name for name in _fonts(theme)]
    folders = [project_of(path), *allowed]
    return [file for file in dict.fromkeys(found) if file == path or _is_inside(file, folders)]


def _fonts(theme: Theme) -> list[str]:
    """The names of the fonts of a theme that are files beside it."""
    faces, named = theme.faces, []
    for family in (faces.text, faces.sans):
        named += [family.regular, family.bold, family.italic, family.bold_italic]
    return [name for name in (*named, *faces.fallback) if not name.startswith("package:")]


def fonts_of(plan: Plan) -> dict[str, str]:
    """The font files of a plan as they are now: path, size and time by name."""
    found = {}
    for name, path in plan.faces.items():
        status = Path(path).stat()
        found[name] = f"{path} {status.st_size} {status.st_mtime_ns}"
    return found


def _is_inside(file: Path, folders: Sequence[Path]) -> bool:
    """Whether a file lies in one of the folders, links and ``..`` followed."""
    try:
        return any(file.resolve().is_relative_to(folder.resolve()) for folder in folders)
    except (OSError, ValueError, RuntimeError):
        return False

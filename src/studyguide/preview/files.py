"""The files that the pages of an outline depend on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studyguide.layout.plan import Plan
from studyguide.layout.theme import Faces
from studyguide.outline.model import Outline
from studyguide.outline.paths import project_of


def files_of(
    path: Path, outline: Outline | None, faces: Faces | None, allowed: Sequence[Path]
) -> list[Path]:
    """All files of the project that the outline in the file ``path`` names, itself the first,
    also those that are not there; and the fonts that lie in the project."""
    found = [path]
    if outline is not None:
        named = [entry.file for entry in outline.sources.values()]
        named += [outline.theme] if outline.theme else []
        found += [path.parent / name for name in named]
    if faces is not None:
        each = (face for family in faces.families.values() for face in family)
        found += [Path(face.path) for face in (*each, *faces.fallback)]
    folders = [project_of(path), *allowed]
    return [file for file in dict.fromkeys(found) if file == path or _is_inside(file, folders)]


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

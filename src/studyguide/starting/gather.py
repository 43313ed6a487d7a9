"""The texts that a project is started from: which files, and where they will lie in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from studyguide.refusal import Refusal, unusable
from studyguide.starting.texts import NewText

_TEXT_FILES = (".txt", ".md", ".text", ".markdown")
_NO_SOURCES = ("readme", "license", "licence", "changelog")


def own_texts(folder: Path) -> list[Path]:
    """The folders of a project in which its texts may lie already."""
    return [each for each in (folder, folder / "sources") if each.is_dir() and _plain(each)]


def text_files(texts: Sequence[Path], folder: Path) -> list[Path]:
    """Every text once, in the order in which they were named."""
    if not texts:
        raise Refusal(
            f"there are no texts in {folder}",
            "Name the texts that the guide is about: studyguide new FOLDER text.txt …",
        )
    files: dict[Path, Path] = {}
    for text in texts:
        inside = _plain(text) if text.is_dir() else [text]
        if not inside:
            help = "Texts are plain text files, whose names end in .txt or .md."
            raise Refusal(f"there are no texts in the folder {text}", help)
        for path in inside:
            files.setdefault(path.resolve(), path)
    return list(files.values())


def _plain(folder: Path) -> list[Path]:
    try:
        names = sorted(folder.iterdir())
    except OSError as fault:
        raise unusable(f"the folder {folder}", "read", fault) from fault
    return [
        path
        for path in names
        if path.suffix.lower() in _TEXT_FILES
        and path.is_file()
        and not path.name.startswith(".")
        and path.stem.lower() not in _NO_SOURCES
    ]


def placed(folder: Path, texts: Sequence[NewText]) -> list[tuple[str, NewText]]:
    """Each text with its path as the outline will have it."""
    paths: dict[str, NewText] = {}
    for text in texts:
        if not text.is_copied(folder):
            inside = text.path.resolve().relative_to(folder.resolve())
            paths[f"../{inside.as_posix()}"] = text
            continue
        stem, suffix = text.path.stem, text.path.suffix
        names = (f"{stem}{f'-{n}' if n > 1 else ''}{suffix}" for n in count(1))
        name = next(
            name
            for name in names
            if f"../sources/{name}" not in paths and _is_free(folder / "sources" / name, text)
        )
        paths[f"../sources/{name}"] = text
    return list(paths.items())


def _is_free(path: Path, text: NewText) -> bool:
    """Whether a copy can go there without anything being lost."""
    return not path.exists() or (path.is_file() and path.read_bytes() == text.data)

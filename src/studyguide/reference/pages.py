"""The files of this project that are made from the program itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from studyguide.explanations import subjects
from studyguide.explanations.page import diagnostics_page
from studyguide.layout import theme
from studyguide.outline import model
from studyguide.reference.schemas import schema_text
from studyguide.reference.tables import filled


def made_files(root: Path) -> dict[str, str]:
    """The text of every made file by its path in the project at ``root``."""
    return {name: make(root / name) for name, make in _MAKERS.items()}


def _outline(path: Path) -> str:
    return filled(path.read_text(encoding="utf-8"), vars(model))


def _theme(path: Path) -> str:
    return filled(path.read_text(encoding="utf-8"), vars(theme))


_MAKERS: Mapping[str, Callable[[Path], str]] = {
    "docs/outline.md": _outline,
    "docs/theme.md": _theme,
    "docs/diagnostics.md": lambda _: diagnostics_page(subjects()),
    "outline/outline.schema.json": lambda _: schema_text("outline"),
}

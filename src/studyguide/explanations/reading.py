"""Reads the explanations, which are TOML files beside this module."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from msgspec import convert

from studyguide.explanations.model import Explanation, Subject

FOLDER = Path(__file__).parent / "subjects"

PRINTED = FOLDER.parent / "printed.toml"
"""What the program says of every example, by code. It is made by the test of the examples."""

SUBJECTS = (
    "yaml",
    "keys",
    "names",
    "sources",
    "references",
    "quotations",
    "citations",
    "dates",
    "questions",
    "editions",
    "pages",
    "printing",
)
"""The subjects in the order in which an author meets them: each a file of its name."""


def subjects() -> tuple[Subject, ...]:
    """All explanations, by subject."""
    printed = _read(PRINTED)
    return tuple(_subject(name, printed) for name in SUBJECTS)


def explanation(code: str) -> Explanation | None:
    """The explanation of a diagnostic, by its code; None if there is no such code."""
    every = (each for subject in subjects() for each in subject.explanations)
    return next((each for each in every if each.code == code), None)


def _subject(name: str, printed: dict[str, Any]) -> Subject:
    """The subject in the file of its name: a title, and a table for each code."""
    held = _read(FOLDER / f"{name}.toml")
    title = held.pop("title")
    explanations = tuple(_explanation(code, told, printed) for code, told in held.items())
    return Subject(name, title, explanations)


def _explanation(code: str, told: dict[str, Any], printed: dict[str, list[str]]) -> Explanation:
    """What a file tells of a code, and what the program says of each example."""
    said = printed.get(code, [])
    examples = [
        {**example, "printed": said[i] if i < len(said) else ""}
        for i, example in enumerate(told.get("examples", ()))
    ]
    return convert(_joined(told) | {"code": code, "examples": examples}, Explanation)


def _joined(told: dict[str, Any]) -> dict[str, Any]:
    """The same with each paragraph on one line, however it is broken in the file."""
    texts = {
        key: "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
        for key, text in told.items()
        if isinstance(text, str)
    }
    return told | texts


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))

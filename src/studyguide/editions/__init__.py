"""Editions: what one reader gets, each a row in :data:`EDITIONS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from studyguide.document.blocks import Document
from studyguide.editions.study import study_document
from studyguide.guide.model import Guide


class Edition(Struct, frozen=True):
    """An edition: the document it is made of, whose ink it is drawn in, and which parts.

    Editions that share a ``document`` are laid out once and drawn from the same pages.
    ``twin`` names the edition whose pages and questions must stand at the same places.
    """

    name: str
    about: str
    document: Callable[[Guide], Document]
    ink: Literal["student", "key"]
    parts: tuple[Literal["front", "body", "teacher"], ...]
    twin: str | None = None


EDITIONS = {
    edition.name: edition
    for edition in (
        Edition(
            "guide",
            "the student's copy, with room to answer",
            study_document,
            "student",
            ("front", "body"),
        ),
        Edition(
            "key",
            "the same pages with the answers in their places, then notes for the teacher",
            study_document,
            "key",
            ("front", "body", "teacher"),
            twin="guide",
        ),
    )
}

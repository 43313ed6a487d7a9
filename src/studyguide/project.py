"""A project from its outline to a guide that holds: the first half of what commands do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.guide.card_choice import check_cards
from studyguide.guide.characters import check_characters
from studyguide.guide.chosen import check_chosen
from studyguide.guide.index_words import check_index_words
from studyguide.guide.model import Guide
from studyguide.guide.quiz import check_quiz
from studyguide.guide.resolve import resolve
from studyguide.guide.room import check_room
from studyguide.layout.theme import Faces, Theme, load_faces, load_theme
from studyguide.outline.paths import project_of, resolve_inside
from studyguide.outline.reader import read_outline
from studyguide.sources.bibliography import parse_reference
from studyguide.sources.library import load_source


class Checked(Struct):
    """An outline that was read and looked up; ``guide`` is whole only if nothing failed."""

    outline: Path
    guide: Guide | None
    theme: Theme | None
    faces: Faces | None


def check(
    path: Path, findings: Findings, *, allowed: Sequence[Path] = (), today: str | None = None
) -> Checked:
    """Read the outline in the file ``path`` and look everything up; nothing is written.

    ``allowed`` are folders outside the project that its paths may lead into; ``today`` is
    the date (``YYYY-MM-DD``) to print where the outline has none. Every fault is added to
    ``findings``.
    """
    checked = Checked(path, None, None, None)
    outline = read_outline(path, findings)
    if outline is None:
        return checked
    project = project_of(path)

    def inside(written: str) -> Path | None:
        return resolve_inside(written, path, project, allowed, findings)

    sources, references = {}, []
    for id, entry in outline.sources.items():
        file = inside(entry.file)
        source = load_source(id, entry, file, findings, outline.language) if file else None
        reference = parse_reference(id, entry, findings)
        if source is not None:
            sources[id] = source
            references.append(reference)
    checked.guide = resolve(outline, sources, references, outline.date or today, findings)
    theme_path = inside(outline.theme) if outline.theme else None
    if outline.theme and theme_path is None:
        return checked
    checked.theme = load_theme(theme_path, findings)
    if checked.theme is not None:
        folder = theme_path.parent if theme_path else path.parent
        checked.faces = load_faces(checked.theme, folder, findings)
    if checked.faces is not None:
        check_characters(checked.guide, checked.faces.printable(), findings)
    check_index_words(checked.guide, findings)
    check_room(checked.guide, findings)
    check_cards(checked.guide, findings)
    check_quiz(checked.guide, findings)
    check_chosen(checked.guide, findings)
    return checked

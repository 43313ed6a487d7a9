"""A project from its outline to a guide that holds: the first half of what commands do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
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
from studyguide.memory import Memory
from studyguide.outline.holes import Holes
from studyguide.outline.model import Outline, SourceEntry
from studyguide.outline.paths import project_of, resolve_inside
from studyguide.outline.reader import draft_outline
from studyguide.sources.bibliography import Reference, parse_reference
from studyguide.sources.library import load_source
from studyguide.sources.model import Source


class Checked(Struct):
    """An outline that was read and looked up; ``guide`` is whole only if nothing failed."""

    outline: Path
    guide: Guide | None
    theme: Theme | None
    faces: Faces | None


def check(
    path: Path,
    findings: Findings,
    *,
    allowed: Sequence[Path] = (),
    today: str | None = None,
    memory: Memory | None = None,
) -> Checked:
    """Read the outline in the file ``path`` and look everything up; nothing is written.

    ``allowed`` are folders outside the project that its paths may lead into; ``today`` is
    the date (``YYYY-MM-DD``) to print where the outline has none. Every fault is added to
    ``findings``. All files are read, but what ``memory`` knows of their content is not looked up
    again.
    """
    checked = Checked(path, None, None, None)
    draft = draft_outline(path, findings)
    if draft is None:
        return checked
    outline = draft.outline
    project = project_of(path)

    def inside(written: str) -> Path | None:
        return resolve_inside(written, path, project, allowed, findings)

    if draft.holes is not None:
        _look_up_sound(outline, draft.holes, inside, findings, memory)
        return checked
    sources = _load(outline.sources, outline.language, inside, findings)
    references = _cite(outline.sources, sources, findings)
    checked.guide = resolve(
        outline, sources, references, outline.date or today, findings, memory=memory
    )
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


def _load(
    entries: Mapping[str, SourceEntry],
    language: str,
    inside: Callable[[str], Path | None],
    findings: Findings,
) -> dict[str, Source]:
    """The sources that can be read, by id, of a guide in ``language``."""
    sources = {}
    for id, entry in entries.items():
        file = inside(entry.file)
        source = load_source(id, entry, file, findings, language) if file else None
        if source is not None:
            sources[id] = source
    return sources


def _cite(
    entries: Mapping[str, SourceEntry], sources: Collection[str], findings: Findings
) -> list[Reference]:
    """How each of the ``sources`` is cited; what is wrong is told of the others as well."""
    references = {id: parse_reference(id, entry, findings) for id, entry in entries.items()}
    return [references[id] for id in sources]


def _look_up_sound(
    outline: Outline,
    holes: Holes,
    inside: Callable[[str], Path | None],
    findings: Findings,
    memory: Memory | None,
) -> None:
    """Report what is wrong with the quotations of an outline that has holes.

    Only errors are told: that something is missing may come of a hole.
    """
    found = Findings()
    entries = {id: e for id, e in outline.sources.items() if e.place not in holes.unsound}
    sources = _load(entries, outline.language, inside, found)
    references = _cite(entries, sources, found)
    resolve(outline, sources, references, None, found, holes, memory)
    _keep_errors(found, findings)


class Survey(Struct):
    """What is there to be quoted, and what of the guide holds.

    ``guide`` has only what is right in the outline; it serves to see what uses a source.
    """

    outline: Path
    sources: dict[str, Source]
    guide: Guide


def survey(path: Path, findings: Findings, *, allowed: Sequence[Path] = ()) -> Survey | None:
    """Read the outline in the file ``path`` and its sources, to work on it while it has faults.

    None if the outline cannot be read. Only what keeps the outline or a source from being read
    is added to ``findings``.
    """
    found = Findings()
    draft = draft_outline(path, found)
    if draft is None:
        _keep_errors(found, findings)
        return None
    outline, project, found = draft.outline, project_of(path), Findings()

    def inside(written: str) -> Path | None:
        return resolve_inside(written, path, project, allowed, found)

    unsound = draft.holes.unsound if draft.holes else ()
    sources = {
        id: source
        for id, source in _load(outline.sources, outline.language, inside, found).items()
        if outline.sources[id].place not in unsound
    }
    _keep_errors(found, findings)
    return Survey(path, sources, resolve(outline, sources, (), None, Findings(), draft.holes))


def _keep_errors(found: Findings, findings: Findings) -> None:
    """Add the errors among what was ``found``."""
    for each in found.sorted():
        if each.severity == "error":
            findings.error(each.code, each.message, each.place, *each.help, related=each.related)

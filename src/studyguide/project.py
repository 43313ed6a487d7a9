"""A project from its outline to its files: what the commands do, without the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from errno import EISDIR
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.guide.characters import check_characters
from studyguide.guide.index_words import check_index_words
from studyguide.guide.model import Guide
from studyguide.guide.resolve import resolve
from studyguide.guide.room import check_room
from studyguide.layout.theme import Faces, Theme, load_faces, load_theme
from studyguide.outline.paths import project_of, resolve_inside
from studyguide.outline.reader import read_outline
from studyguide.records import place_of
from studyguide.sources.bibliography import parse_reference
from studyguide.sources.library import load_source

if TYPE_CHECKING:
    from studyguide.editions import Edition
    from studyguide.layout.plan import Plan


class Checked(Struct):
    """An outline that was read and looked up; ``guide`` is whole only if nothing failed."""

    outline: Path
    guide: Guide | None
    theme: Theme | None
    faces: Faces | None


class Built(Struct, frozen=True):
    """A file that was written."""

    edition: str
    path: Path
    pages: int
    size: int


Progress = Callable[[str], None]


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
    return checked


def build(
    checked: Checked,
    editions: Sequence[Edition],
    folder: Path,
    findings: Findings,
    *,
    paper: str | None = None,
    progress: Progress = lambda _: None,
) -> list[Built]:
    """Lay out and write ``editions`` of a checked outline into ``folder``.

    Editions that share a document share its layout. Nothing is written if anything fails:
    what the user can mend is added to ``findings``; two editions that belong together and
    do not agree raise :class:`studyguide.pdf.parity.ParityFault`.
    """
    from studyguide.layout.compose import MissingGlyphs, compose
    from studyguide.layout.plan import Ink
    from studyguide.pdf import draw
    from studyguide.pdf.parity import DrawnPage, check_parity

    guide, theme, faces = checked.guide, checked.theme, checked.faces
    assert guide is not None and theme is not None and faces is not None
    paper = paper or guide.outline.paper
    plans: dict[object, Plan] = {}
    drawn: list[tuple[Edition, Plan, bytes]] = []
    on_pages: dict[str, list[DrawnPage]] = {}
    for edition in editions:
        if edition.document not in plans:
            progress(f"laying out {edition.name}")
            try:
                plans[edition.document] = compose(edition.document(guide), theme, faces, paper)
            except MissingGlyphs as fault:
                # The author's own characters were checked, so these are the program's words.
                findings.error(
                    "glyph-missing",
                    f"no face of the theme has these characters, which a guide needs: {fault}",
                    place_of(guide.outline.theme) if guide.outline.theme else None,
                    "Name a font that has them under `faces: fallback:` of the theme.",
                )
                return []
        plan = plans[edition.document].of_parts(edition.parts)
        progress(f"drawing {edition.name}")
        pages: list[DrawnPage] = []
        drawn.append((edition, plan, draw(plan, Ink[edition.ink.upper()], pages)))
        on_pages[edition.name] = pages
    for edition, _, _ in drawn:
        if edition.twin in on_pages:
            check_parity(on_pages[edition.twin], on_pages[edition.name])
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        folder / f"{checked.outline.stem}-{edition.name}.pdf": data for edition, _, data in drawn
    }
    _write(files)
    return [
        Built(edition.name, path, len(plan.pages), len(data))
        for (path, data), (edition, plan, _) in zip(files.items(), drawn, strict=True)
    ]


def _write(files: Mapping[Path, bytes]) -> None:
    """Write all files or none: each beside its place first, then all renamed onto theirs."""
    import tempfile

    for path in files:
        if path.is_dir():
            raise IsADirectoryError(EISDIR, "it is a folder", str(path))
    ready: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            ready[path] = Path(temporary)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            ready[path].chmod(0o644)
        for path, temporary_path in ready.items():
            temporary_path.replace(path)
    finally:
        for temporary_path in ready.values():
            temporary_path.unlink(missing_ok=True)

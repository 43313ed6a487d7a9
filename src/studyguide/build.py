"""From a guide that holds to files: the second half of what commands do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.editions.model import Edition, Printout
from studyguide.files import write_all
from studyguide.guide.model import Guide
from studyguide.layout.compose import MissingGlyphs, compose
from studyguide.layout.plan import Ink, Plan
from studyguide.layout.theme import Faces, Theme
from studyguide.pdf import draw
from studyguide.pdf.parity import DrawnPage, check_parity
from studyguide.project import Checked
from studyguide.records import place_of

Progress = Callable[[str], None]


class Form(Struct, frozen=True):
    """In which form editions are wanted: on which paper, of which section."""

    paper: str | None = None
    section: str | None = None


PLAIN = Form()
"""As the outline says."""


class Laid(Struct, frozen=True):
    """A printout of an edition on its pages."""

    edition: str
    printout: Printout
    plan: Plan


class Built(Struct, frozen=True):
    """A file that was written. ``sides`` are how its pages are meant to be printed; ``paper``
    is the name of its size."""

    edition: str
    name: str
    path: Path
    pages: int
    size: int
    paper: str
    sides: Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]
    reader: Literal["class", "teacher", "wall"]


def lay_out(
    checked: Checked,
    editions: Sequence[Edition],
    findings: Findings,
    form: Form = PLAIN,
    progress: Progress = lambda _: None,
) -> Iterator[Laid]:
    """Lay out the printouts of ``editions``, one after the other.

    Those of one layout share it. What the user can mend is added to ``findings``, and nothing
    comes after it.
    """
    guide, theme, faces = _whole(checked)
    paper = form.paper or guide.outline.paper
    plans: dict[str, Plan] = {}
    for edition in editions:
        for printout in edition.printouts(guide, form.section):
            if printout.layout not in plans:
                progress(f"laying out {printout.name}")
                try:
                    plans[printout.layout] = compose(printout.document(), theme, faces, paper)
                except MissingGlyphs as fault:
                    # The author's own characters were checked: these are the program's words.
                    findings.error(
                        "glyph-missing",
                        f"no face of the theme has these characters, which a guide needs: {fault}",
                        place_of(guide.outline.theme) if guide.outline.theme else None,
                        "Name a font that has them under `faces: fallback:` of the theme.",
                    )
                    return
            plan = plans[printout.layout].of_parts(printout.parts)
            yield Laid(edition.name, printout, plan)


def build(
    checked: Checked,
    editions: Sequence[Edition],
    folder: Path,
    findings: Findings,
    form: Form = PLAIN,
    progress: Progress = lambda _: None,
) -> list[Built]:
    """Lay out, draw and write ``editions`` of a checked outline into ``folder``.

    Nothing is written if anything fails: what the user can mend is added to ``findings``; two
    printouts that belong together and do not agree raise
    :class:`studyguide.pdf.parity.ParityFault`.
    """
    guide, _, _ = _whole(checked)
    drawn: list[tuple[Laid, bytes]] = []
    on_pages: dict[str, list[DrawnPage]] = {}
    for laid in lay_out(checked, editions, findings, form, progress):
        progress(f"drawing {laid.printout.name}")
        pages: list[DrawnPage] = []
        drawn.append((laid, draw(laid.plan, Ink[laid.printout.ink.upper()], pages)))
        on_pages[laid.printout.name] = pages
    if findings.failed:
        return []
    for laid, _ in drawn:
        if laid.printout.twin in on_pages:
            check_parity(on_pages[laid.printout.twin], on_pages[laid.printout.name])
    stem = checked.outline.stem
    built = [
        Built(
            laid.edition,
            laid.printout.name,
            folder / f"{stem}-{laid.printout.name}.pdf",
            len(laid.plan.pages),
            len(data),
            form.paper or guide.outline.paper,
            _sides(laid),
            laid.printout.reader,
        )
        for laid, data in drawn
    ]
    files = {file.path: data for file, (_, data) in zip(built, drawn, strict=True)}
    for edition in editions:
        if edition.texts is not None:
            for name, text in edition.texts(guide).items():
                files[folder / f"{stem}-{name}"] = text.encode()
    folder.mkdir(parents=True, exist_ok=True)
    write_all(files)
    return built


def _whole(checked: Checked) -> tuple[Guide, Theme, Faces]:
    """What was checked, without a fault."""
    assert checked.guide is not None
    assert checked.theme is not None
    assert checked.faces is not None
    return checked.guide, checked.theme, checked.faces


def _sides(laid: Laid) -> Literal["one-sided", "two-sided-long-edge"]:
    """A single page and a poster have an empty back."""
    return "one-sided" if len(laid.plan.pages) == 1 else "two-sided-long-edge"

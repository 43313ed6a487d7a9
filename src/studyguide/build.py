"""From a guide that holds to files: the second half of what commands do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from studyguide.diagnostics import Findings
from studyguide.editions.model import Edition, Printout
from studyguide.editions.vocabulary import vocabulary
from studyguide.files import write_all
from studyguide.fitting import Composer, lay_out_fitting
from studyguide.guide.model import Guide
from studyguide.imposition import BOOKLET, TILED, TWO_UP, Imposition, SheetWords
from studyguide.layout.compose import MissingGlyphs, compose
from studyguide.layout.plan import Ink, Plan
from studyguide.layout.poster import POSTER_PAPER, compose_poster
from studyguide.layout.theme import PAPERS, Faces, Theme
from studyguide.layout.words import Types
from studyguide.memory import Memory
from studyguide.pdf import draw
from studyguide.pdf.parity import DrawnPage, check_parity
from studyguide.project import Checked
from studyguide.records import place_of

Progress = Callable[[str], None]


class Form(Struct, frozen=True):
    """In which form editions are wanted: on which paper, of which section, in large print,
    and put on sheets.

    One at most of ``booklet``, ``n_up`` and ``tiled`` is wanted. ``sheet`` is the paper of the
    sheets, by default that of the pages.
    """

    paper: str | None = None
    section: str | None = None
    large_print: bool = False
    booklet: bool = False
    n_up: Literal["2"] | None = None
    tiled: bool = False
    sheet: str | None = None

    @property
    def imposition(self) -> Imposition | None:
        """How pages are put on sheets; None where they are printed as they are read."""
        if self.booklet:
            return BOOKLET
        if self.n_up is not None:
            return TWO_UP
        return TILED if self.tiled else None

    def takes(self, printout: Printout) -> bool:
        """Whether a printout can be had so: posters are tiled, and nothing else is."""
        if self.imposition is None:
            return True
        return self.imposition.posters is printout.poster and not printout.cut


PLAIN = Form()
"""As the outline says."""


class Laid(Struct, frozen=True):
    """A printout of an edition on its pages, and, where it is imposed, these on ``sheets``."""

    edition: str
    printout: Printout
    plan: Plan
    sheets: Plan | None = None


class Built(Struct, frozen=True):
    """A file that was written. ``sides`` are how its pages are meant to be printed; ``paper``
    is the name of their size. Those of an ``imposed`` file are the sides of sheets. ``beside``
    are the files for other programs that its edition has."""

    edition: str
    name: str
    path: Path
    pages: int
    size: int
    paper: str
    sides: Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]
    reader: Literal["class", "teacher", "wall"]
    imposed: Imposition | None = None
    beside: tuple[Path, ...] = ()


def lay_out(
    checked: Checked,
    editions: Sequence[Edition],
    findings: Findings,
    form: Form = PLAIN,
    progress: Progress = lambda _: None,
    memory: Memory | None = None,
) -> Iterator[Laid]:
    """Lay out the printouts of ``editions``, one after the other.

    Those of one layout share it. What the user can mend is added to ``findings``, and nothing
    comes after it. What ``memory`` has of earlier builds is not laid out again.
    """
    guide, _, _ = _whole(checked)
    plans: dict[str, Plan] = {}
    for edition in editions:
        for printout in filter(form.takes, _printouts(edition, guide, form, findings)):
            laid = lay_out_printout(
                checked, edition.name, printout, findings, form, progress, memory, plans
            )
            if laid is None:
                return
            yield laid


def lay_out_printout(
    checked: Checked,
    edition: str,
    printout: Printout,
    findings: Findings,
    form: Form = PLAIN,
    progress: Progress = lambda _: None,
    memory: Memory | None = None,
    plans: dict[str, Plan] | None = None,
) -> Laid | None:
    """Lay out one printout of an edition; None, and a finding, if that cannot be.

    ``plans`` has those of other printouts by the names of their layouts, and gains this one's.
    """
    guide, _, _ = _whole(checked)
    plans = {} if plans is None else plans
    try:
        if printout.layout not in plans:
            progress(f"laying out {printout.name}")
            plans[printout.layout] = lay_out_fitting(
                printout if not form.large_print else replace(printout, fit=None),
                _composer(printout, checked, findings, form, memory),
                findings,
                memory,
            )
        plan = plans[printout.layout].of_parts(printout.parts)
        return Laid(edition, printout, plan, _impose(plan, checked, form))
    except MissingGlyphs as fault:
        # The author's own characters were checked: these are the program's words.
        findings.error(
            "glyph-missing",
            f"no face of the theme has these characters, which a guide needs: {fault}",
            place_of(guide.outline.theme) if guide.outline.theme else None,
            "Name a font that has them under `faces: fallback:` of the theme.",
        )
        return None


def _composer(
    printout: Printout,
    checked: Checked,
    findings: Findings,
    form: Form,
    memory: Memory | None,
) -> Composer:
    """How documents of ``printout`` are laid out."""
    guide, theme, faces = _whole(checked)
    paper, large = form.paper or guide.outline.paper, form.large_print
    if printout.poster:
        return lambda document: compose_poster(
            document, theme, faces, paper, large_print=large, memory=memory
        )
    return lambda document: compose(
        document, theme, faces, paper, findings, large_print=large, memory=memory
    )


def _printouts(
    edition: Edition, guide: Guide, form: Form, findings: Findings
) -> Sequence[Printout]:
    """The printouts of an edition; that a guide has nothing for it is worth knowing."""
    printouts = edition.printouts(guide, form.section)
    if not printouts:
        findings.note(
            "edition-empty",
            f"there is nothing in the outline for the edition {edition.name}",
            place_of(guide.outline.title) or guide.outline.place,
            f"Write something for it, or see what `editions: {edition.name}:` leaves out.",
        )
    return printouts


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
        ink = Ink[laid.printout.ink.upper()]
        pages: list[DrawnPage] = []
        data = draw(laid.plan, ink, pages)
        # Twins are compared as they are read: on sheets, pages of both have other neighbours.
        on_pages[laid.printout.name] = pages
        drawn.append((laid, data if laid.sheets is None else draw(laid.sheets, ink)))
    if not drawn and not findings.failed:
        findings.error(
            "nothing-built",
            "the outline has nothing for the editions that are wanted",
            place_of(guide.outline.title) or guide.outline.place,
            "Write what they are made of: docs/editions.md says what that is.",
        )
    if findings.failed:
        return []
    for laid, _ in drawn:
        if laid.printout.twin in on_pages:
            check_parity(on_pages[laid.printout.twin], on_pages[laid.printout.name])
    built = [_built(laid, len(data), checked, folder, form) for laid, data in drawn]
    files = {file.path: data for file, (_, data) in zip(built, drawn, strict=True)}
    for i, file in enumerate(built):
        texts = _texts(editions, file, guide, checked.outline.stem)
        files |= texts
        built[i] = replace(file, beside=tuple(texts))
    folder.mkdir(parents=True, exist_ok=True)
    write_all(files)
    return built


def _texts(editions: Sequence[Edition], file: Built, guide: Guide, stem: str) -> dict[Path, bytes]:
    """The files for other programs of the edition that ``file`` is of."""
    (edition,) = (each for each in editions if each.name == file.edition)
    texts = edition.texts(guide) if edition.texts is not None else {}
    return {file.path.with_name(f"{stem}-{name}"): text.encode() for name, text in texts.items()}


def _whole(checked: Checked) -> tuple[Guide, Theme, Faces]:
    """What was checked, without a fault."""
    assert checked.guide is not None
    assert checked.theme is not None
    assert checked.faces is not None
    return checked.guide, checked.theme, checked.faces


def _impose(plan: Plan, checked: Checked, form: Form) -> Plan | None:
    """``plan`` on the sheets that are wanted, if any are.

    Raises :class:`MissingGlyphs` when the faces cannot print what is said on them.
    """
    if form.imposition is None:
        return None
    guide, theme, faces = _whole(checked)
    types = Types(theme, faces)
    spoken = vocabulary(guide.outline.language)
    words = SheetWords(**{name: getattr(spoken, name) for name in SheetWords.__struct_fields__})
    sheets = form.imposition.impose(plan, PAPERS[_paper(form, guide)], types, words)
    if types.lacking:
        raise MissingGlyphs("".join(types.lacking))
    return sheets


def _paper(form: Form, guide: Guide, *, poster: bool = False) -> str:
    """The name of the paper that is printed on; that of a ``poster`` is larger."""
    paper = form.sheet or form.paper or guide.outline.paper
    return POSTER_PAPER[paper] if poster else paper


def _built(laid: Laid, size: int, checked: Checked, folder: Path, form: Form) -> Built:
    """What is said of the file of a printout, so many bytes long."""
    guide, _, _ = _whole(checked)
    names = [checked.outline.stem, laid.printout.name]
    names += ["large-print"] if form.large_print else []
    names += [form.imposition.name] if form.imposition else []
    return Built(
        laid.edition,
        laid.printout.name,
        folder / f"{'-'.join(names)}.pdf",
        len((laid.sheets or laid.plan).pages),
        size,
        _paper(form, guide, poster=laid.printout.poster and laid.sheets is None),
        _sides(laid),
        laid.printout.reader,
        form.imposition,
    )


def _sides(laid: Laid) -> Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]:
    """A single page and a poster have an empty back."""
    if laid.printout.poster or len((laid.sheets or laid.plan).pages) == 1:
        return "one-sided"
    return "two-sided-long-edge" if laid.sheets is None else "two-sided-short-edge"

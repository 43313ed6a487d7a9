"""From a document to pages: every part is set, broken into pages and numbered.

Parts are laid out in the order in which they can name each other's pages: the body first,
the teacher's part after it, and last the front matter, whose contents list them all. Its
pages are numbered apart (i, ii, iii), so nothing moves when they are bound before the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from studyguide.diagnostics import Findings
from studyguide.document import blocks as b
from studyguide.layout.blocks import (
    apparatus,
    cards,
    cover,
    excerpt,
    fields,
    notes,
    question,
    references,
    table,
    text,
    timeline,
)
from studyguide.layout.galley import Galley, Listed, label
from studyguide.layout.large_print import FACTOR, Setup, enlarged
from studyguide.layout.magnify import magnify
from studyguide.layout.paging import Sheet, break_pages
from studyguide.layout.plan import Bookmark, Facts, Ink, Mark, Page, Plan, Rule
from studyguide.layout.theme import PAPERS, Faces, Theme
from studyguide.layout.words import Types
from studyguide.numerals import roman

SETTERS: dict[type[b.Block], Callable[[Galley, Any], None]] = {
    b.Heading: text.heading,
    b.Paragraph: text.paragraph,
    b.Bullets: text.bullets,
    b.Excerpt: excerpt.excerpt,
    b.Question: question.question,
    b.Table: table.table,
    b.Timeline: timeline.timeline,
    b.SourceText: apparatus.source_text,
    b.References: references.references,
    b.Cover: cover.cover,
    b.Contents: apparatus.contents,
    b.Index: apparatus.index,
    b.Fields: fields.fields,
    b.Cards: cards.cards,
    b.Notes: notes.notes,
}
"""How each kind of block becomes slices: a new kind is one more row."""

_ORDER = {"body": 0, "teacher": 1, "front": 2}
_BOUND = {"front": 0, "body": 1, "teacher": 2}


class MissingGlyphs(Exception):
    """The document has characters that no face of the theme can print; the text names them."""


class _Laid(Struct):
    """A part on its pages; ``covered`` if the first of them is the cover."""

    kind: str
    covered: bool
    sheets: list[Sheet]
    labels: list[str]
    headings: list[Listed]


def compose(
    document: b.Document,
    theme: Theme,
    faces: Faces,
    paper: str,
    findings: Findings | None = None,
    *,
    large_print: bool = False,
) -> Plan:
    """Lay out ``document`` on ``paper`` (a name in :data:`studyguide.layout.theme.PAPERS`), in
    ``large_print`` with no text under :data:`studyguide.layout.large_print.SMALLEST`.

    ``findings`` gains warnings of what does not fit where it has to stand. Raises
    :class:`MissingGlyphs` when the faces cannot print it.
    """
    setup = enlarged(theme, faces, paper) if large_print else Setup(theme, faces, PAPERS[paper])
    plan = compose_with(document, setup, Findings() if findings is None else findings)
    if large_print:
        magnify(plan, FACTOR)
    return plan


def compose_with(document: b.Document, setup: Setup, findings: Findings) -> Plan:
    """Lay out ``document`` with the theme, faces and paper of ``setup``; otherwise as
    :func:`compose` does."""
    types = Types(setup.theme, setup.faces)
    pages_of: dict[str, str] = {}
    laid: list[_Laid] = []
    numbered: Counter[str] = Counter()
    galley = Galley(setup.theme, types, setup.paper, pages_of, bare=document.bare)
    for part in sorted(document.parts, key=lambda part: _ORDER[part.kind]):
        galley = Galley(
            *(setup.theme, types, setup.paper, pages_of),
            bare=document.bare,
            findings=findings,
            counted=setup.counted,
        )
        galley.listed = [entry for done in laid for entry in _listed(done)]
        laid.append(_lay(galley, part, numbered[part.kind]))
        numbered[part.kind] += len(laid[-1].sheets)
        for label_, sheet in zip(laid[-1].labels, laid[-1].sheets, strict=True):
            pages_of.update((anchor, label_) for anchor, _ in sheet.anchors)
    if types.lacking:
        raise MissingGlyphs("".join(types.lacking))
    laid.sort(key=lambda done: _BOUND[done.kind])
    furnish = _Furniture(document, galley, numbered)
    return Plan(
        Facts(
            document.title,
            document.language,
            document.author,
            document.subject,
            document.keywords,
            document.date,
        ),
        [page for done in laid for page in furnish.pages(done)],
        [bookmark for done in laid for bookmark in _bookmarks(done)],
        dict(types.files()),
    )


def _lay(galley: Galley, part: b.Part, before: int) -> _Laid:
    """Set a part and break it into pages; ``before`` is how many of its kind have a number."""
    for block in part.blocks:
        SETTERS[type(block)](galley, block)
    sheets = break_pages(galley.slices, galley.top, galley.depth)
    if part.kind == "front" and len(sheets) % 2:
        # Page 1 is on the right, as i is. The page that this takes has its number and says
        # whose copy it is, or a copier would leave it out.
        sheets.append(Sheet([], [], None))
    labels = [_label(part.kind, n) for n in range(before + 1, before + len(sheets) + 1)]
    covered = isinstance(part.blocks[0], b.Cover)
    return _Laid(part.kind, covered, sheets, labels, galley.headings)


def _listed(done: _Laid) -> list[Listed]:
    """A part's headings for the contents, in whose copies it is."""
    ink = Ink.KEY if done.kind == "teacher" else Ink.BOTH
    return [replace(entry, ink=ink) for entry in done.headings if entry.listed]


def _label(kind: str, number: int) -> str:
    match kind:
        case "front":
            return roman(number)
        case "teacher":
            return f"T{number}"
    return str(number)


def _bookmarks(done: _Laid) -> list[Bookmark]:
    """Headings of the first two ranks that have an anchor."""
    found = []
    for heading in done.headings:
        title = f"{heading.number} {heading.title}" if heading.number else heading.title
        level = max(1, heading.level - 1)
        if level <= 2:
            found.append(Bookmark(level, title, heading.anchor, open=False))
    return found


class _Furniture:
    """Running heads and page numbers."""

    def __init__(self, document: b.Document, galley: Galley, totals: Mapping[str, int]) -> None:
        self._document = document
        self._galley = galley
        self._totals = totals

    def pages(self, done: _Laid) -> list[Page]:
        """The pages of a part, with what runs at their heads and feet."""
        made = []
        for number, (label_, sheet) in enumerate(zip(done.labels, done.sheets, strict=True), 1):
            page = Page(
                self._galley.width,
                self._galley.height,
                label_,
                done.kind,  # type: ignore[arg-type]
                sheet.marks,
                anchors=sheet.anchors,
            )
            if not (self._document.bare or (done.covered and number == 1)):
                page.furniture = self._around(done.kind, label_, sheet.title)
            made.append(page)
        return made

    def _around(self, kind: str, label_: str, title: str | None) -> list[Mark]:
        galley, document = self._galley, self._document
        type_ = galley.type("furniture")
        head, foot = galley.top - 30, galley.height - 36
        room = galley.far - galley.left - 24
        marks: list[Mark] = []
        if title and title != document.head:
            wide = max(room / 2, room - type_.width(document.head))
            right = label(
                type_.shortened(title, wide), type_, galley.far, head, None, align="right"
            )
            room = right.runs[0].x - galley.left - 24
            marks = [right]
        left = label(type_.shortened(document.head, room), type_, galley.left, head, None)
        marks.insert(0, left)
        rule = galley.theme.colour("rule")
        marks.append(Rule(galley.left, head + 7, galley.far, head + 7, 0.5, rule))
        number = label_
        if kind == "body":
            number = document.page_of.format(n=label_, total=self._totals["body"])
        elif kind == "teacher":
            number = document.page_of.format(n=label_, total=f"T{self._totals['teacher']}")
        marks.append(label(number, type_, galley.far, foot, None, align="right"))
        key = label(document.key_mark, galley.type("label"), galley.left, foot, None)
        key.ink = Ink.KEY
        marks.append(key)
        student = label(document.student_mark, type_, galley.left, foot, None)
        student.ink = Ink.STUDENT
        marks.append(student)
        return marks

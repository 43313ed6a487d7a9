"""From a document to pages: its parts are laid out chapter by chapter and numbered.

Parts are laid out in the order in which they can name each other's pages: the body first,
the teacher's part after it, and last the front matter, whose contents list them all. Its
pages are numbered apart (i, ii, iii), so nothing moves when they are bound before the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from studyguide.diagnostics import Findings
from studyguide.document import blocks as b
from studyguide.layout.chapters import Chapter, Chapters, Leaf
from studyguide.layout.galley import Galley, Listed, label
from studyguide.layout.large_print import enlarged
from studyguide.layout.magnify import placed
from studyguide.layout.plan import Bookmark, Facts, Ink, Mark, Page, Plan, Rule
from studyguide.layout.setup import Setup, remembered, usual
from studyguide.layout.theme import Faces, Theme
from studyguide.memory import Forgetful, Memory, Same
from studyguide.numerals import roman

_ORDER = {"body": 0, "teacher": 1, "front": 2}
_BOUND = {"front": 0, "body": 1, "teacher": 2}


class MissingGlyphs(Exception):
    """The document has characters that no face of the theme can print; the text names them."""


class _Laid(Struct):
    """A part on its pages; ``covered`` if the first of them is the cover."""

    kind: str
    covered: bool
    leaves: list[Leaf]
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
    memory: Memory | None = None,
) -> Plan:
    """Lay out ``document`` on ``paper`` (a name in :data:`studyguide.layout.theme.PAPERS`), in
    ``large_print`` with no text under :data:`studyguide.layout.large_print.SMALLEST`.

    ``findings`` gains warnings of what does not fit where it has to stand. Chapters that
    ``memory`` has are taken from it, so the marks of a plan must not be changed. Raises
    :class:`MissingGlyphs` when the faces cannot print it.
    """
    memory = memory or Forgetful()
    make = enlarged if large_print else usual
    setup = remembered(
        memory, "setup", (theme, faces, paper, large_print), lambda: make(theme, faces, paper)
    )
    return compose_with(document, setup, Findings() if findings is None else findings, memory)


def compose_with(document: b.Document, setup: Setup, findings: Findings, memory: Memory) -> Plan:
    """Lay out ``document`` with the theme, faces and paper of ``setup``; otherwise as
    :func:`compose` does."""
    pages_of: dict[str, str] = {}
    laid: list[_Laid] = []
    numbered: Counter[str] = Counter()
    chapters = Chapters(setup, pages_of, memory, bare=document.bare)
    for part in sorted(document.parts, key=lambda part: _ORDER[part.kind]):
        listed = [entry for done in laid for entry in _listed(done)]
        made = chapters.lay(part, listed, findings)
        laid.append(_bind(part, made, numbered[part.kind]))
        numbered[part.kind] += len(laid[-1].leaves)
        for label_, leaf in zip(laid[-1].labels, laid[-1].leaves, strict=True):
            pages_of.update((anchor, label_) for anchor, _ in leaf.page.anchors)
    furnish = _Furniture(document, setup, numbered, memory)
    laid.sort(key=lambda done: _BOUND[done.kind])
    pages = [page for done in laid for page in furnish.pages(done)]
    if lacking := setup.types.lacking:
        memory.forget()  # or it would not be seen again that they are lacking
        raise MissingGlyphs("".join(lacking))
    return Plan(
        Facts(
            document.title,
            document.language,
            document.author,
            document.subject,
            document.keywords,
            document.date,
        ),
        pages,
        [bookmark for done in laid for bookmark in _bookmarks(done)],
        dict(setup.types.files()),
    )


def _bind(part: b.Part, chapters: Sequence[Chapter], before: int) -> _Laid:
    """The chapters of a part, one after the other; ``before`` is how many pages of its kind have
    a number."""
    leaves = [leaf for chapter in chapters for leaf in chapter.leaves]
    if part.kind == "front" and len(leaves) % 2:
        # Page 1 is on the right, as i is. The page that this takes has its number and says
        # whose copy it is, or a copier would leave it out; it belongs to no section.
        last = leaves[-1].page
        leaves.append(Leaf(Page(last.width, last.height, "", part.kind), [""]))
    labels = [_label(part.kind, n) for n in range(before + 1, before + len(leaves) + 1)]
    headings = [heading for chapter in chapters for heading in chapter.headings]
    return _Laid(part.kind, isinstance(part.blocks[0], b.Cover), leaves, labels, headings)


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

    def __init__(
        self, document: b.Document, setup: Setup, totals: Mapping[str, int], memory: Memory
    ) -> None:
        self._document = document
        self._setup = setup
        self._galley = Galley(setup, {}, bare=document.bare)
        self._totals = totals
        self._memory = memory

    def pages(self, done: _Laid) -> list[Page]:
        """The pages of a part, with what runs at their heads and feet."""
        made = []
        title: str | None = None
        for number, (label_, leaf) in enumerate(zip(done.labels, done.leaves, strict=True), 1):
            page = leaf.page
            furniture: list[Mark] = []
            if not (self._document.bare or (done.covered and number == 1)):
                runs = leaf.titles[0] if leaf.titles else title
                furniture = self._recalled(done.kind, label_, runs)
            title = leaf.titles[-1] if leaf.titles else title
            made.append(replace(page, label=label_, furniture=furniture))
        return made

    def _recalled(self, kind: str, label_: str, title: str | None) -> list[Mark]:
        """What runs around a page: of a part of this kind, with this label, and below the title
        of the first section that begins on it, or else of the one that goes on."""
        document = self._document
        number = label_
        if kind == "body":
            number = document.page_of.format(n=label_, total=self._totals["body"])
        elif kind == "teacher":
            number = document.page_of.format(n=label_, total=f"T{self._totals['teacher']}")
        said = (document.head, title, number, document.key_mark, document.student_mark)

        def make() -> list[Mark]:
            marks = self._around(title, number)
            factor = self._setup.factor
            return marks if factor == 1 else [placed(mark, factor) for mark in marks]

        return self._memory.recall("furniture", (Same(self._setup), said), make)

    def _around(self, title: str | None, number: str) -> list[Mark]:
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
        marks.append(label(number, type_, galley.far, foot, None, align="right"))
        key = label(document.key_mark, galley.type("label"), galley.left, foot, None)
        key.ink = Ink.KEY
        marks.append(key)
        student = label(document.student_mark, type_, galley.left, foot, None)
        student.ink = Ink.STUDENT
        marks.append(student)
        return marks

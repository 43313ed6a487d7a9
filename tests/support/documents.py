"""Documents made by hand or at random, laid out, and what a reader finds on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.document import blocks as b
from studyguide.document.inline import words
from studyguide.layout.compose import compose
from studyguide.layout.plan import Element, Ink, Mark, Page, Plan, TextLine
from studyguide.layout.theme import PAPERS, Faces, Theme, load_faces, load_theme

LOREM = (
    "He condemned the activities of his predecessor, who died in 1953, and called for a struggle "
    "against the arbitrariness of those who abuse power in the well-known counter-revolutionary "
    "way; nobody in the hall dared to cough. "
)


@cache
def faces() -> Faces:
    """The faces of the built-in theme."""
    findings = Findings()
    loaded = load_faces(Theme(), Path(), findings)
    assert loaded is not None and not list(findings)
    return loaded


def read_theme(text: str, folder: Path) -> tuple[Theme | None, Findings]:
    """The theme of a file with this text, and what was found in it."""
    path = folder / "theme.yaml"
    path.write_text(text, encoding="utf-8")
    findings = Findings()
    return load_theme(path, findings), findings


def prose(count: int) -> str:
    """So many words, always the same."""
    every = LOREM.split()
    return " ".join((every * (count // len(every) + 1))[:count])


def paragraph(count: int, role: str = "text") -> b.Paragraph:
    """A paragraph of so many words."""
    return b.Paragraph(spans=words(prose(count)), role=role)  # type: ignore[arg-type]


def heading(
    title: str, anchor: str, level: int = 2, *, number: str | None = None, fresh: bool = False
) -> b.Heading:
    """A heading that the contents list."""
    return b.Heading(
        level=level,  # type: ignore[arg-type]
        title=title,
        anchor=anchor,
        number=number,
        fresh=fresh,
        listed=True,
    )


def document(
    *body: b.AnyBlock, front: tuple[b.AnyBlock, ...] = (), teacher: tuple[b.AnyBlock, ...] = ()
) -> b.Document:
    """A document of these blocks."""
    parts = (b.Part("front", front), b.Part("body", body), b.Part("teacher", teacher))
    return b.Document(
        title="A small guide",
        language="en-GB",
        head="A small guide",
        page_of="{n} of {total}",
        student_mark="Study guide",
        key_mark="Answer key",
        parts=tuple(part for part in parts if part.blocks),
    )


def laid(*body: b.AnyBlock, paper: str = "a4", theme: Theme | None = None) -> Plan:
    """The pages of a document of these blocks."""
    return compose(document(*body), theme or Theme(), faces(), paper)


class Area(Struct, frozen=True):
    """Where text may stand on a page: with what hangs on both sides of it."""

    left: float
    top: float
    right: float
    bottom: float


def area(theme: Theme, paper: str) -> Area:
    """The text area that ``theme`` asks for, in the middle of the paper."""
    page = theme.page
    width, height = PAPERS[paper]
    whole = page.measure + 2 * page.hang
    return Area((width - whole) / 2, page.top, (width + whole) / 2, height - page.bottom)


def seen(page: Page, ink: Ink) -> list[Mark]:
    """The marks on a page that the reader of ``ink`` sees, furniture left out."""
    return [mark for mark in page.marks if mark.ink & ink]


def text_lines(page: Page, ink: Ink = Ink.STUDENT) -> list[TextLine]:
    """The lines of text on a page."""
    return [mark for mark in seen(page, ink) if isinstance(mark, TextLine)]


def extent(line: TextLine) -> tuple[float, float]:
    """Where a line begins and ends."""
    return min(run.x for run in line.runs), max(run.x + run.width for run in line.runs)


def text_of(line: TextLine) -> str:
    """What a line says."""
    return "".join(run.text for run in line.runs)


def said(plan: Plan, ink: Ink = Ink.STUDENT) -> list[tuple[Element, str]]:
    """Every element with text of its own and all it says, in the order of the structure tree.

    Links and spans within a line count to the element of the line, and so does what has
    ActualText; artifacts say nothing.
    """
    kids: dict[int | None, list[Element | str]] = {None: []}
    for page in plan.pages:
        for mark in seen(page, ink):
            if mark.element is not None:
                _hear(mark, mark.element, kids)
    return list(_tell(None, kids))


def _hear(mark: Mark, element: Element, kids: dict[int | None, list[Element | str]]) -> None:
    """Hang a mark's words where they belong in the tree."""
    path = [element]
    while path[-1].parent is not None:
        path.append(path[-1].parent)
    parent: int | None = None
    for node in reversed(path):
        if id(node) not in kids:
            kids[id(node)] = []
            kids[parent].append(node.actual if node.actual is not None else node)
        parent = id(node)
    if isinstance(mark, TextLine):
        kids[parent].append(text_of(mark))


def _tell(
    element: Element | None, kids: dict[int | None, list[Element | str]]
) -> Iterator[tuple[Element, str]]:
    of_element = kids[id(element) if element else None]
    texts = [kid for kid in of_element if isinstance(kid, str)]
    if element is not None and texts:
        yield element, "".join(texts)
    for kid in of_element:
        if isinstance(kid, Element):
            yield from _tell(kid, kids)


def within(element: Element | None, ancestor: Element) -> bool:
    """Whether an element is ``ancestor`` or inside it."""
    while element is not None:
        if element is ancestor:
            return True
        element = element.parent
    return False


def pages_holding(plan: Plan, anchor: str) -> list[Page]:
    """The pages with this anchor."""
    return [page for page in plan.pages if any(name == anchor for name, _ in page.anchors)]


def page_of_words(plan: Plan, text: str, ink: Ink = Ink.STUDENT) -> int:
    """The number of the first page with a line that holds ``text``."""
    for n, page in enumerate(plan.pages):
        if any(text in text_of(line) for line in text_lines(page, ink)):
            return n
    raise AssertionError(f"no page has the words {text!r}")

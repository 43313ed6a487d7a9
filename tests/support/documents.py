"""Documents made by hand or at random, laid out, and what a reader finds on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from studyguide.diagnostics import Findings
from studyguide.document import blocks as b
from studyguide.document.inline import Gap, PageNumbers, Words, words
from studyguide.layout.compose import compose
from studyguide.layout.plan import Element, Ink, Mark, Page, Plan, TextLine
from studyguide.layout.theme import Faces, Theme, load_faces, load_theme

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


def whole_guide() -> b.Document:
    """A guide of some fifteen pages with every kind of block, each with an anchor."""
    sections = [block for number in range(1, 5) for block in _section(number)]
    anchors = tuple(f"text-{number}" for number in range(1, 5))
    index = b.Index(
        entries=tuple(
            b.IndexEntry(f"Name {n}", (PageNumbers(anchors, "p. ", "pp. "),)) for n in range(20)
        )
    )
    cover = b.Cover(
        kicker="Study guide",
        key_kicker="Answer key",
        key_notice="For the teacher",
        title="A small guide",
        subtitle="To great things",
        byline="A. Teacher",
        date="1 September 2026",
        fields=("Name", "Class"),
        sources_label="Sources",
        sources=(words("RT. No date."), words("An essay. No date.")),
        anchor="cover",
    )
    contents = b.Heading(level=2, title="Contents", anchor="contents", fresh=True)
    notes = b.Heading(level=2, title="For the teacher", anchor="teacher", fresh=True)
    guide = document(
        *sections, front=(cover, contents, b.Contents()), teacher=(notes, paragraph(80))
    )
    behind = b.Part("body", (heading("Index", "index", fresh=True), index))
    return replace(guide, parts=(*guide.parts[:2], behind, guide.parts[2]))


def _section(number: int) -> list[b.AnyBlock]:
    quoted = tuple(b.QuotedParagraph(words(prose(count))) for count in (80, 45))
    events = tuple(
        b.TimelineEvent(1900.0 + n, 1901.0 + n, str(1900 + n), prose(8)) for n in range(12)
    )
    return [
        heading(f"Section {number}", f"section-{number}", number=str(number), fresh=True),
        heading("To read", f"read-{number}", level=3),
        b.Bullets(items=((paragraph(8),), (paragraph(14),)), boxes=True),
        b.Paragraph(spans=words(prose(150)), anchor=f"text-{number}"),
        b.Excerpt(
            name=f"Source {number}",
            kind="Primary source",
            citation=words("RT, n.d."),
            paragraphs=quoted,
            intro=words(prose(9)),
            anchor=f"source-{number}",
        ),
        *(_question(task, n, f"question-{number}-{n}") for n, task in enumerate(_tasks(), 1)),
        heading("Dates", f"dates-{number}", level=3),
        b.Timeline(
            events=events, alt="All of it", continued="More", name_tick=lambda y, m, d: str(y)
        ),
        b.Table(
            head=(words("When"), words("What")),
            rows=tuple((words(f"19{n}"), words(prose(n))) for n in range(10, 40)),
            widths=(1.0, 4.0),
            row_heads=True,
        ),
    ]


def _question(task: b.Task, number: int, anchor: str) -> b.Question:
    return b.Question(
        number=number,
        ask=words(prose(12)),
        points="2 points",
        task=task,
        evidence=words("RT, paragraph 12."),
        anchor=anchor,
    )


def _tasks() -> tuple[b.Task, ...]:
    options = tuple(b.Option(letter, words(prose(9)), letter == "B") for letter in "ABC")
    yes_or_no = (b.Option("", words("True"), True), b.Option("", words("False"), False))
    return (
        b.Written(2, words(prose(60))),
        b.Choices(options),
        b.TrueOrFalse(yes_or_no, 2, "because", words(prose(12))),
        b.Matching((words("one"), words("two"), words("three")), options, ("B", "C", "A")),
        b.Ordering((words("one"), words("two")), (2, 1)),
        b.Cloze((Words("In "), Gap("1956"), Words(" he spoke.")), ("1956",), "Words:"),
        b.Written(16, words(prose(40)), plan="Plan"),
    )


def laid(*body: b.AnyBlock, paper: str = "a4", theme: Theme | None = None) -> Plan:
    """The pages of a document of these blocks."""
    return compose(document(*body), theme or Theme(), faces(), paper)


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


def pages_holding(plan: Plan, anchor: str) -> list[Page]:
    """The pages with this anchor."""
    return [page for page in plan.pages if any(name == anchor for name, _ in page.anchors)]

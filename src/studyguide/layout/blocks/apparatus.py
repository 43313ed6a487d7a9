"""What surrounds the sections: contents, source texts, index."""

from __future__ import annotations

from studyguide.document.blocks import Contents, Index, NumberedParagraph, SourceText
from studyguide.document.inline import Spans, Words, words
from studyguide.layout.galley import Galley, Listed, label
from studyguide.layout.plan import Element, Ink, Link, Mark, Rule, TextLine
from studyguide.layout.slices import (
    HARDLY,
    NEVER,
    Slice,
    beside,
    keep_together,
    no_strays,
    shift,
    written_at,
)

_CONTENTS_TYPES = {2: "text", 3: "small"}
_ABOVE_ENTRY = 2.5
_INDEX_COLUMNS = 2
_LEAST_INDEX = 14.0
"""Ems that a column of the index is wide, at least: less, and there is one only."""
_INDEX_GUTTER = 24.0
_INDEX_HANG = 12.0
_SHORT_PARAGRAPH = 7
_LONG_NOTE = 12
"""Lines of a note in the margin that stay on one page."""
_NOTE_INDENT = 12.0
_NOTE_LINES_KEPT = 2
"""Lines of the notes below a paragraph that always stay on its page."""
_BEFORE_MARGIN, _AFTER_TEXT = 4.0, 6.0
"""The gutter between a source and the pages that cite it: right and left of the text's edge."""
_LONG_ENTRY = 6
"""Lines of an entry that stay in one column."""


def contents(galley: Galley, block: Contents) -> None:
    """Every listed heading with the number of its page.

    Those of the teacher's pages are seen in the key, and leave no page empty in other copies:
    where they would, all entries move closer together, and where that is not enough these
    are left to the bookmarks.
    """
    whole = Element("TOC", galley.section)
    slices: list[Slice] = []
    teachers: list[Slice] = []
    for entry in galley.listed:
        made = _contents_entry(galley, entry, whole)
        made[0].space = _ABOVE_ENTRY if entry.level == 2 else 0.0
        if entry.ink == Ink.BOTH:
            slices += made
        else:
            teachers += _only_in(entry.ink, made)
    if _height(slices) < galley.depth * 0.8:
        keep_together(slices, HARDLY)
    room = galley.depth - galley.used()
    if teachers and _height(slices) <= room < _height(slices + teachers):
        for slice_ in slices + teachers:
            slice_.space = 0.0
    galley.add(slices + keep_together(teachers))


def _height(slices: list[Slice]) -> float:
    return sum(slice_.height + slice_.space for slice_ in slices)


def _only_in(ink: Ink, slices: list[Slice]) -> list[Slice]:
    """Slices of lines and rules in one ink, left out where a page would begin with them."""
    for slice_ in slices:
        slice_.spare = True
        for mark in slice_.marks:
            mark.ink = ink
    return slices


def _contents_entry(galley: Galley, entry: Listed, whole: Element) -> list[Slice]:
    """Number, title, dots, page number: all one link."""
    type_ = galley.type(_CONTENTS_TYPES.get(entry.level, "small"))  # type: ignore[arg-type]
    item = Element("TOCI", whole)
    page = galley.page_of(entry.anchor)
    link = Link(
        f"#{entry.anchor}", f"{entry.title}, {page}", Element("Link", Element("Reference", item))
    )
    x = galley.text if entry.level == 2 else galley.text + 18
    bold = galley.type("number")
    slices = galley.paragraph(words(entry.title), type_, galley.right - x - 40, x, link.element)
    if entry.number and entry.level == 2:
        number = label(
            entry.number, bold, galley.text - 12, type_.baseline, link.element, align="right"
        )
        number.runs[-1].text += " "
        beside(slices[0], [number], before=True)
    last = slices[-1].marks[-1]
    assert isinstance(last, TextLine)
    end = last.runs[-1].x + last.runs[-1].width
    last.runs[-1].text += " "
    number = label(page, type_, galley.right, type_.baseline, link.element, align="right")
    dots = Rule(
        end + 8,
        type_.baseline - 0.6,
        number.runs[0].x - 6,
        type_.baseline - 0.6,
        0.9,
        galley.theme.colour("rule"),
        dash=(0.0, 4.5),
        round=True,
    )
    beside(slices[-1], [dots, number])
    for slice_ in slices:
        for mark in slice_.marks:
            if isinstance(mark, TextLine):
                for run in mark.runs:
                    run.link = link
    return keep_together(slices)


def source_text(galley: Galley, block: SourceText) -> None:
    """The paragraphs of a source: numbers hang on the left, the pages that cite on the right."""
    whole = Element("L", galley.section, lang=block.lang, numbering="Decimal")
    for paragraph in block.paragraphs:
        slices = _numbered(galley, paragraph, whole)
        for slice_ in slices:
            slice_.flows = True
        galley.add(slices, space=5.0, anchor=paragraph.anchor)


def _numbered(galley: Galley, paragraph: NumberedParagraph, whole: Element) -> list[Slice]:
    type_ = galley.type("source")
    small = galley.type("line-number")
    item = Element("LI", whole)
    body = Element("LBody", item)
    text = Element("P", body) if paragraph.cited_on or paragraph.notes else body
    measure = galley.measure - _AFTER_TEXT
    slices = galley.paragraph(paragraph.spans, type_, measure, galley.text, text)
    number = label(
        str(paragraph.number),
        galley.type("number") if paragraph.cited else small,
        galley.text - 12,
        type_.baseline,
        Element("Lbl", item),
        align="right",
    )
    number.runs[-1].text += " "
    beside(slices[0], [number], before=True)
    notes = _notes(galley, paragraph, body)
    if paragraph.cited:
        _mark_cited(galley, paragraph, slices, body, min(len(notes), _NOTE_LINES_KEPT))
    return no_strays(slices) + notes


def _notes(galley: Galley, paragraph: NumberedParagraph, body: Element) -> list[Slice]:
    """The editor's notes on a paragraph, set in below it and kept with its last lines."""
    slices: list[Slice] = []
    measure, x = galley.measure - _NOTE_INDENT - _AFTER_TEXT, galley.text + _NOTE_INDENT
    for note in paragraph.notes:
        element = Element("P", body, lang=note.lang)
        made = no_strays(galley.paragraph(note.spans, galley.type(note.role), measure, x, element))
        written_at(made, note.origin)
        made[0].space = 3.0
        made[0].penalty = NEVER
        slices += made
    return slices


def _mark_cited(
    galley: Galley,
    paragraph: NumberedParagraph,
    slices: list[Slice],
    body: Element,
    below: int,
) -> None:
    """A bar beside the paragraph, and in the right margin where it is cited; there are so many
    lines ``below`` it beside which this may go on."""
    type_ = galley.type("source")
    for slice_ in slices:
        bar = Rule(
            galley.text - 6, 0, galley.text - 6, slice_.height, 1.4, galley.theme.colour("ink")
        )
        slice_.marks.insert(0, bar)
    if not paragraph.cited_on:
        return
    note = Element("Reference", body)
    furniture = galley.type("furniture")
    x = galley.right + _BEFORE_MARGIN
    if galley.far <= x:  # there is no margin: it stands below
        below_text = galley.paragraph(
            paragraph.cited_on, furniture, galley.measure, galley.text, note
        )
        below_text[0].penalty = NEVER
        slices += below_text
        return
    margin = galley.lines(paragraph.cited_on, furniture, galley.far - x, x, note)
    slices += [Slice(type_.leading, []) for _ in range(len(margin) - len(slices) - below)]
    # The note is read after the paragraph, so it hangs on its last slice and rises from there:
    # to the first line where the whole stays on one page, else as far as it has to.
    lines = slices if len(slices) <= _SHORT_PARAGRAPH else slices[-len(margin) :]
    for start in range(0, len(lines), _LONG_NOTE):
        stretch = keep_together(lines[start : start + _LONG_NOTE])
        stop = start + _LONG_NOTE if start + _LONG_NOTE < len(lines) else len(margin)
        for i, line in enumerate(margin[start:stop], 1 - len(stretch)):
            stretch[-1].marks += line.marks(type_.baseline + i * type_.leading, note)


def index(galley: Galley, block: Index) -> None:
    """Entries in columns; a run of columns that fills a page is one slice."""
    type_ = galley.type("index")
    whole = Element("L", galley.section, numbering="None")
    gutter = _INDEX_GUTTER
    whole_width = galley.far - galley.text
    count = min(_INDEX_COLUMNS, int((whole_width + gutter) / (_LEAST_INDEX * type_.size + gutter)))
    count = max(count, 1)
    measure = (whole_width - gutter * (count - 1)) / count
    entries: list[list[Slice]] = []
    for entry in block.entries:
        body = Element("LBody", Element("LI", whole))
        spans: Spans = (Words(entry.name + "\N{NO-BREAK SPACE} "), *entry.pages)
        entries.append(_hanging(galley, spans, measure, body))
    entries = [part for entry in entries for part in _divided(entry)]
    rows = int((galley.depth - galley.used() - 12) / type_.leading)
    if rows < _LONG_ENTRY:  # it takes its heading with it to a new page
        rows = int((galley.depth - galley.kept() - 12) / type_.leading)
    while entries:
        columns, entries = _columns(entries, rows, count)
        galley.add([_beside_each_other(columns, measure + gutter, type_.leading)], space=8.0)
        rows = int(galley.depth / type_.leading)


def _divided(entry: list[Slice]) -> list[list[Slice]]:
    """An entry in parts that a column may end between."""
    return [entry[i : i + _LONG_ENTRY] for i in range(0, len(entry), _LONG_ENTRY)]


def _hanging(galley: Galley, spans: Spans, measure: float, element: Element) -> list[Slice]:
    """An entry whose further lines are set in."""
    type_ = galley.type("index")
    slices = galley.paragraph(spans, type_, measure - _INDEX_HANG, galley.text, element)
    for slice_ in slices[1:]:
        for mark in slice_.marks:
            shift(mark, 0.0, _INDEX_HANG)
    return slices


def _columns(
    entries: list[list[Slice]], rows: int, count: int
) -> tuple[list[list[Slice]], list[list[Slice]]]:
    """Entries for the ``count`` columns of one page, evenly filled, and what is left over."""
    total = sum(len(entry) for entry in entries)
    for depth in range(min(-(-total // count), rows), rows + 1):
        rest = list(entries)
        columns = [_column(rest, depth) for _ in range(count)]
        if not rest:
            break
    return columns, rest


def _column(rest: list[list[Slice]], depth: int) -> list[Slice]:
    """Take the entries of one column, ``depth`` lines at most, from those that are left."""
    column: list[Slice] = []
    while rest and (not column or len(column) + len(rest[0]) <= depth):
        column += rest.pop(0)
    return column


def _beside_each_other(columns: list[list[Slice]], step: float, leading: float) -> Slice:
    marks: list[Mark] = []
    for n, column in enumerate(columns):
        for i, slice_ in enumerate(column):
            for mark in slice_.marks:
                shift(mark, i * leading, n * step)
            marks += slice_.marks
    return Slice(max(len(column) for column in columns) * leading, marks)

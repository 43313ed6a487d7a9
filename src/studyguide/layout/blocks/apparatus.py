"""What surrounds the sections: cover, contents, source texts, index."""

from __future__ import annotations

from studyguide.document.blocks import Contents, Cover, Index, NumberedParagraph, SourceText
from studyguide.document.inline import Spans, Words, words
from studyguide.layout.galley import Galley, Listed, label
from studyguide.layout.plan import Element, Link, Mark, Rule, TextLine
from studyguide.layout.slices import NEVER, Slice, beside, keep_together, no_strays, shift

_CONTENTS_TYPES = {2: "text", 3: "small"}
_INDEX_COLUMNS = 2
_INDEX_GUTTER = 24.0
_INDEX_HANG = 12.0


def cover(galley: Galley, block: Cover) -> None:
    """The first page: it is one slice, as high as the page."""
    element = Element("Sect")
    page = Slice(galley.depth, [])
    y = galley.depth * 0.16
    page.marks.append(Rule(galley.left, y, galley.left + 72, y, 5.0, galley.theme.colour("accent")))
    y = _cover_text(galley, page, words(block.title), "title", y + 26, Element("H1", element))
    if block.subtitle:
        y = _cover_text(
            galley, page, words(block.subtitle), "subtitle", y + 8, Element("P", element)
        )
    for text in (block.byline, block.date):
        if text:
            y = _cover_text(galley, page, words(text), "text", y + 14, Element("P", element))
    _cover_fields(galley, page, block.fields, y + 70, element)
    _cover_sources(galley, page, block, element)
    galley.add([page], anchor=block.anchor)


def _cover_text(
    galley: Galley, page: Slice, spans: Spans, style: str, y: float, element: Element
) -> float:
    """Set ``spans`` from ``y`` on; returns where they end."""
    type_ = galley.type(style)  # type: ignore[arg-type]
    measure = galley.far - galley.left
    for slice_ in galley.paragraph(spans, type_, measure, galley.left, element):
        for mark in slice_.marks:
            shift(mark, y)
        page.marks += slice_.marks
        y += slice_.height
    return y


def _cover_fields(
    galley: Galley, page: Slice, fields: tuple[str, ...], y: float, element: Element
) -> None:
    """Lines for name and class, to be written on."""
    type_ = galley.type("label")
    widest = max((type_.width(field) for field in fields), default=0.0)
    for field in fields:
        page.marks.append(label(field, type_, galley.left, y, Element("P", element)))
        x = galley.left + widest + 12
        page.marks.append(
            Rule(x, y + 2, galley.left + 300, y + 2, 0.6, galley.theme.colour("rule"))
        )
        y += galley.theme.page.ruling * 1.25


def _cover_sources(galley: Galley, page: Slice, block: Cover, element: Element) -> None:
    """The sources, at the foot of the page."""
    small = galley.type("small")
    measure = galley.far - galley.left - 40
    part = Element("L", element, numbering="None")
    blocks = [
        galley.paragraph(spans, small, measure, galley.left, Element("LBody", Element("LI", part)))
        for spans in block.sources
    ]
    height = sum(len(made) * small.leading + 4 for made in blocks)
    y = galley.depth - height
    heading = galley.type("label")
    page.marks.append(
        label(block.sources_label, heading, galley.left, y - 8, Element("P", element))
    )
    for made in blocks:
        for slice_ in made:
            for mark in slice_.marks:
                shift(mark, y)
            page.marks += slice_.marks
            y += slice_.height
        y += 4


def contents(galley: Galley, block: Contents) -> None:
    """Every listed heading with the number of its page."""
    whole = Element("TOC", galley.section)
    for entry in galley.listed:
        galley.add(_contents_entry(galley, entry, whole), space=9.0 if entry.level == 2 else 0.0)


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
        slices = no_strays(_numbered(galley, paragraph, whole))
        galley.add(slices, space=5.0, anchor=paragraph.anchor)


def _numbered(galley: Galley, paragraph: NumberedParagraph, whole: Element) -> list[Slice]:
    type_ = galley.type("source")
    small = galley.type("line-number")
    item = Element("LI", whole)
    body = Element("LBody", item)
    slices = galley.paragraph(paragraph.spans, type_, galley.measure, galley.text, body)
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
    if paragraph.cited:
        _mark_cited(galley, paragraph, slices, body)
    return slices


def _mark_cited(
    galley: Galley, paragraph: NumberedParagraph, slices: list[Slice], body: Element
) -> None:
    """A bar beside the paragraph, and in the right margin where it is cited."""
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
    margin = galley.lines(
        paragraph.cited_on, furniture, galley.far - galley.right - 6, galley.right + 8, note
    )
    extra = len(margin) - len(slices)
    if extra > 0:
        slices += [Slice(type_.leading, [], penalty=NEVER) for _ in range(extra)]
    last = slices[-1]
    for i, line in enumerate(margin):
        # Read after the words of the paragraph, so it hangs on its last slice.
        above = sum(s.height for s in slices[i:-1])
        last.marks += line.marks(type_.baseline - above, note)
    if len(slices) <= 6:
        keep_together(slices)


def index(galley: Galley, block: Index) -> None:
    """Entries in columns; a run of columns that fills a page is one slice."""
    type_ = galley.type("index")
    whole = Element("L", galley.section, numbering="None")
    gutter = _INDEX_GUTTER
    measure = (galley.far - galley.left - gutter * (_INDEX_COLUMNS - 1)) / _INDEX_COLUMNS
    entries: list[list[Slice]] = []
    for entry in block.entries:
        body = Element("LBody", Element("LI", whole))
        spans: Spans = (Words(entry.name + "\N{NO-BREAK SPACE} "), *entry.pages)
        entries.append(_hanging(galley, spans, measure, body))
    room = galley.depth - galley.used() - 12
    while entries:
        rows = max(1, int(room / type_.leading))
        columns, entries = _columns(entries, rows)
        galley.add([_beside_each_other(columns, measure + gutter, type_.leading)], space=8.0)
        room = galley.depth


def _hanging(galley: Galley, spans: Spans, measure: float, element: Element) -> list[Slice]:
    """An entry whose further lines are set in."""
    type_ = galley.type("index")
    slices = galley.paragraph(spans, type_, measure - _INDEX_HANG, galley.left, element)
    for slice_ in slices[1:]:
        for mark in slice_.marks:
            shift(mark, 0.0, _INDEX_HANG)
    return slices


def _columns(entries: list[list[Slice]], rows: int) -> tuple[list[list[Slice]], list[list[Slice]]]:
    """Entries for the columns of one page, evenly filled, and what is left over."""
    total = sum(len(entry) for entry in entries)
    if total <= rows * _INDEX_COLUMNS:
        rows = -(-total // _INDEX_COLUMNS)
    columns: list[list[Slice]] = []
    rest = list(entries)
    for n in range(_INDEX_COLUMNS):
        column: list[Slice] = []
        last = n == _INDEX_COLUMNS - 1 and total <= rows * _INDEX_COLUMNS
        while rest and (last or not column or len(column) + len(rest[0]) <= rows):
            column += rest.pop(0)
        columns.append(column)
    return columns, rest


def _beside_each_other(columns: list[list[Slice]], step: float, leading: float) -> Slice:
    marks: list[Mark] = []
    for n, column in enumerate(columns):
        for i, slice_ in enumerate(column):
            for mark in slice_.marks:
                shift(mark, i * leading, n * step)
            marks += slice_.marks
    return Slice(max(len(column) for column in columns) * leading, marks)

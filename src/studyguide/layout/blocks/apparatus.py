"""What surrounds the sections: cover, contents, source texts, index."""

from __future__ import annotations

from studyguide.document.blocks import Contents, Cover, Index, NumberedParagraph, SourceText
from studyguide.document.inline import Spans, Words, words
from studyguide.layout.galley import Galley, Listed, label
from studyguide.layout.plan import Element, Ink, Link, Mark, Rule, TextLine
from studyguide.layout.slices import HARDLY, Slice, beside, keep_together, no_strays, shift

_CONTENTS_TYPES = {2: "text", 3: "small"}
_INDEX_COLUMNS = 2
_INDEX_GUTTER = 24.0
_INDEX_HANG = 12.0
_SHORT_PARAGRAPH = 12
_LONG_NOTE = 12
"""Lines of a note in the margin that stay on one page."""
_LONG_ENTRY = 6
"""Lines of an entry that stay in one column."""


def cover(galley: Galley, block: Cover) -> None:
    """The first page. What is too long for one page goes on like any text."""
    element = Element("Sect")
    y = galley.depth * 0.16
    accent = Rule(galley.left, y, galley.left + 72, y, 5.0, galley.theme.colour("accent"))
    slices = [Slice(y + 22, [accent]), _cover_kicker(galley, block, element)]
    slices += _cover_text(galley, words(block.title), "title", 0.0, Element("H1", element))
    texts = ((block.subtitle, "subtitle", 8.0), (block.byline, "text", 14.0))
    for text, style, space in (*texts, (block.date, "text", 14.0)):
        if text:
            slices += _cover_text(galley, words(text), style, space, Element("P", element))
    slices += _cover_fields(galley, block.fields, element)
    sources = _cover_sources(galley, block, element)
    height = sum(slice_.space + slice_.height for slice_ in slices)
    sources[0].space = max(
        30.0, galley.depth - height - sum(slice_.space + slice_.height for slice_ in sources)
    )
    galley.add(slices + sources, anchor=block.anchor)


def _cover_kicker(galley: Galley, block: Cover, element: Element) -> Slice:
    """What kind of copy this is, each kind in its own ink."""
    type_ = galley.type("label")
    marks: list[Mark] = []
    for text, ink in ((block.kicker, Ink.STUDENT), (block.key_kicker, Ink.KEY)):
        line = label(text, type_, galley.left, type_.baseline, Element("P", element))
        line.ink = ink
        marks.append(line)
    return Slice(type_.leading + 6, marks)


def _cover_text(
    galley: Galley, spans: Spans, style: str, space: float, element: Element
) -> list[Slice]:
    """Text as wide as everything on the page, ``space`` points below what stands before."""
    type_ = galley.type(style)  # type: ignore[arg-type]
    slices = galley.paragraph(spans, type_, galley.far - galley.left, galley.left, element)
    slices[0].space = space
    return slices


def _cover_fields(galley: Galley, fields: tuple[str, ...], element: Element) -> list[Slice]:
    """Lines for name and class, to be written on."""
    type_ = galley.type("label")
    widest = max((type_.width(field) for field in fields), default=0.0)
    x, end = galley.left + widest + 12, galley.left + 300
    height = galley.theme.page.ruling * 1.25
    y = height - 6
    return [
        Slice(
            height,
            [
                label(field, type_, galley.left, y, Element("P", element)),
                Rule(x, y + 2, end, y + 2, 0.6, galley.theme.colour("rule")),
            ],
            space=0.0 if i else 48.0,
        )
        for i, field in enumerate(fields)
    ]


def _cover_sources(galley: Galley, block: Cover, element: Element) -> list[Slice]:
    """The sources, which stand at the foot of the page."""
    heading = Element("P", element)
    slices = _cover_text(galley, words(block.sources_label), "label", 0.0, heading)
    whole = Element("L", element, numbering="None")
    for spans in block.sources:
        body = Element("LBody", Element("LI", whole))
        slices += keep_together(_cover_text(galley, spans, "small", 4.0, body))
    return slices


def contents(galley: Galley, block: Contents) -> None:
    """Every listed heading with the number of its page."""
    whole = Element("TOC", galley.section)
    slices: list[Slice] = []
    for entry in galley.listed:
        made = _contents_entry(galley, entry, whole)
        made[0].space = 6.0 if entry.level == 2 else 0.0
        slices += made
    if sum(slice_.height + slice_.space for slice_ in slices) < galley.depth * 0.8:
        keep_together(slices, HARDLY)
    galley.add(slices)


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
    text = Element("P", body) if paragraph.cited_on else body
    slices = galley.paragraph(paragraph.spans, type_, galley.measure, galley.text, text)
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
    measure = galley.far - galley.right - 8
    margin = galley.lines(paragraph.cited_on, furniture, measure, galley.right + 8, note)
    slices += [Slice(type_.leading, []) for _ in range(len(margin) - len(slices))]
    # The note is read after the paragraph, so it hangs on its last slice and rises from there:
    # to the first line where the whole stays on one page, else as far as it has to.
    lines = slices if len(slices) <= _SHORT_PARAGRAPH else slices[-len(margin) :]
    for start in range(0, len(margin), _LONG_NOTE):
        stretch = keep_together(lines[start : start + _LONG_NOTE])
        for i, line in enumerate(margin[start : start + _LONG_NOTE]):
            above = sum(slice_.height for slice_ in stretch[i:-1])
            stretch[-1].marks += line.marks(type_.baseline - above, note)


def index(galley: Galley, block: Index) -> None:
    """Entries in columns; a run of columns that fills a page is one slice."""
    type_ = galley.type("index")
    whole = Element("L", galley.section, numbering="None")
    gutter = _INDEX_GUTTER
    measure = (galley.far - galley.text - gutter * (_INDEX_COLUMNS - 1)) / _INDEX_COLUMNS
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
        columns, entries = _columns(entries, rows)
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


def _columns(entries: list[list[Slice]], rows: int) -> tuple[list[list[Slice]], list[list[Slice]]]:
    """Entries for the columns of one page, evenly filled, and what is left over."""
    total = sum(len(entry) for entry in entries)
    for depth in range(min(-(-total // _INDEX_COLUMNS), rows), rows + 1):
        rest = list(entries)
        columns = [_column(rest, depth) for _ in range(_INDEX_COLUMNS)]
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

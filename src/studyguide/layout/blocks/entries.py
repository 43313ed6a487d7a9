"""A table row by row, where its columns would be too narrow to read.

Each row is an entry of a list that is complete by itself: the words of the head stand before
each cell. It is tagged as the list that is seen: a reader who hears it is told the head with
every cell, as one who sees it is, and no column has to be remembered.
"""

from __future__ import annotations

from studyguide.document.blocks import Table
from studyguide.document.inline import Inline, Spans, Style, Words, plain, words
from studyguide.layout.galley import Galley
from studyguide.layout.plan import Element, Rule
from studyguide.layout.slices import NEVER, RATHER_NOT, Slice, keep_together, no_strays, written_at

_LEAST_MEASURE = 8.5
"""Ems that a column is wide, at least, if it holds more than short words."""
_BETWEEN_ENTRIES = 7.0
_BETWEEN_CELLS = 2.0
_INDENT = 12.0
_LONG_ENTRY = 8
"""An entry of more lines may be divided between its cells."""
_DOTS = (0.0, 3.0)


def too_narrow(galley: Galley, block: Table, measures: list[float]) -> bool:
    """Whether columns as wide as ``measures`` cut a word, or hold hardly two words a line."""
    type_, head = galley.type("table"), galley.type("table-head")
    shares = [m for m, share in zip(measures, block.widths, strict=True) if share]
    if len(measures) > 2 and min(shares, default=type_.size * _LEAST_MEASURE) < (
        type_.size * _LEAST_MEASURE
    ):
        return True
    return any(
        head.width(word) > measure
        for row in (block.head, *block.rows)
        for measure, spans in zip(measures, row, strict=True)
        for word in plain(spans).replace("\n", " ").split(" ")
    )


def entries(galley: Galley, block: Table) -> None:
    """The rows of a table one below the other, as wide as connected text."""
    whole = Element("L", galley.section, numbering="None")
    slices: list[Slice] = []
    for i, row in enumerate(block.rows):
        if not any(row) and not block.ruled:
            continue
        body = Element("LBody", Element("LI", whole))
        made = (_run_on if block.dense else _entry)(galley, block, row, body)
        if i < len(block.origins):
            written_at(made, block.origins[i])
        if i < len(block.anchors) and (anchor := block.anchors[i]):
            made[0].anchors.insert(0, anchor)
        made[0].space = _BETWEEN_ENTRIES
        for slice_ in made:
            slice_.flows = True
        if not block.dense:
            _underline(galley, made[-1])
        slices += made
    galley.add(slices, space=8.0, anchor=block.anchor)


def _underline(galley: Galley, last: Slice) -> None:
    """The rule below an entry."""
    y, colour = last.height + _BETWEEN_ENTRIES - 1, galley.theme.colour("rule")
    last.marks.append(Rule(galley.text, y, galley.far, y, 0.5, colour))
    last.height += _BETWEEN_ENTRIES


def _run_on(galley: Galley, block: Table, row: tuple[Spans, ...], body: Element) -> list[Slice]:
    """A row of a dense table: its cells in one paragraph, a dash between them."""
    spans: list[Inline] = []
    for head, cell in zip(block.head, row, strict=True):
        if spans and cell:
            spans.append(Words(" \N{EN DASH} "))
        if cell:
            spans += (Words(f"{plain(head)}: ", Style.STRONG), *cell) if spans else cell
    type_ = galley.type("table")
    return no_strays(
        galley.paragraph(tuple(spans), type_, galley.measure, galley.text, Element("P", body))
    )


def _entry(galley: Galley, block: Table, row: tuple[Spans, ...], body: Element) -> list[Slice]:
    """A row: its first cell in bold type, below it every other one behind its head."""
    own = words(block.own) if block.ruled and block.own and not any(row) else ()
    slices: list[Slice] = []
    for i, (head, cell) in enumerate(zip(block.head, row, strict=True)):
        first = not i and bool(cell)
        made = _cell(galley, block, own or cell, () if first or own else head, body, first=first)
        own = ()
        if made and slices:
            made[0].space = _BETWEEN_CELLS
        slices += made
    count = len(slices)
    return keep_together(slices, NEVER if count <= _LONG_ENTRY else RATHER_NOT)


def _cell(
    galley: Galley, block: Table, cell: Spans, head: Spans, body: Element, *, first: bool
) -> list[Slice]:
    """One cell behind its head; an empty one has its lines to write on, or is left out."""
    if not cell and not block.ruled:
        return []
    type_ = galley.type("table-head" if first else "table")
    x = galley.text if first else galley.text + _INDENT
    named: Spans = (Words(f"{plain(head)}: ", Style.STRONG),) if plain(head) else ()
    slices = no_strays(
        galley.paragraph((*named, *cell), type_, galley.far - x, x, Element("P", body))
    )
    return slices if cell else keep_together([*slices, *_to_write_on(galley, block.ruled, x)])


def _to_write_on(galley: Galley, count: int, x: float) -> list[Slice]:
    ruling, colour = galley.theme.page.ruling, galley.theme.colour("rule")
    line = (x, ruling - 1, galley.far, ruling - 1, 1.0, colour, _DOTS)
    return [Slice(ruling, [Rule(*line, round=True)]) for _ in range(count)]

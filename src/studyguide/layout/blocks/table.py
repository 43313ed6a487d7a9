"""Tables: a head that is repeated on every page, rows that split only when they are tall."""

from __future__ import annotations

from math import ceil, floor

from studyguide.document.blocks import Table
from studyguide.document.inline import Spans
from studyguide.layout.galley import Galley
from studyguide.layout.lines import Line
from studyguide.layout.plan import Element, Mark, Rule, TextLine
from studyguide.layout.slices import NEVER, RATHER_NOT, Slice, keep_together, shift
from studyguide.layout.words import Type

_PAD_X = 6.0
_PAD_Y = 3.5
_DENSE_PAD_Y = 0.6
_AIR = 6.0
_TALL_ROW = 0.3
"""A row taller than this share of the page may be divided between its lines."""
_SHORT_TABLE = 0.35
"""A table no taller than this share of the page rather moves to the next one than be divided."""
_DOTS = (0.0, 3.0)
"""Lines to write on are dotted, so that nobody takes them for the ends of rows."""


def table(galley: Galley, block: Table) -> None:
    """A table as wide as connected text, or as everything on the page."""
    whole = galley.far - galley.text if block.wide else galley.measure
    columns = _columns(_widths(galley, block, whole), galley.text)
    element = Element("Table", galley.section)
    slices = [_head(galley, block, columns, element)]
    body = Element("TBody", element)
    for i, row in enumerate(block.rows):
        made = _row(galley, block, row, columns, body)
        for slice_ in made:
            slice_.head = lambda: _head(galley, block, columns, None)
        if i == 0:
            made[0].penalty = NEVER
        if i < len(block.anchors) and (anchor := block.anchors[i]):
            made[0].anchors.append(anchor)
        slices += made
    if sum(slice_.height for slice_ in slices) <= galley.depth * _SHORT_TABLE:
        keep_together(slices, RATHER_NOT)
    if len(block.rows) > 2:
        slices[-1].penalty = max(slices[-1].penalty, RATHER_NOT)
    galley.add(slices, space=8.0, anchor=block.anchor)


def _widths(galley: Galley, block: Table, whole: float) -> tuple[float, ...]:
    """The width of every column, what parts it from the next one included.

    A column that was given no share is as wide as its widest cell, with some air, but not as
    wide as it would be if all columns were alike; the others share what is left.
    """
    most = whole / (len(block.widths) + 1)
    fitted = [
        0.0 if share else min(most, _widest(galley, block, i) + _PAD_X + _AIR)
        for i, share in enumerate(block.widths)
    ]
    left = (whole + _PAD_X - sum(fitted)) / (sum(block.widths) or 1)
    return tuple(fit or share * left for share, fit in zip(block.widths, fitted, strict=True))


def _widest(galley: Galley, block: Table, column: int) -> float:
    """The width of the widest cell of a column if it were set on one line."""
    head, body = galley.type("table-head"), galley.type("table")
    cells = [(block.head[column], head), *((row[column], body) for row in block.rows)]
    return max(
        line.end
        for spans, type_ in cells
        for line in galley.lines(spans, type_, float("inf"), 0.0, None)
    )


def _columns(widths: tuple[float, ...], left: float) -> list[tuple[float, float]]:
    """The x and measure of the text in each column."""
    columns = []
    x = left
    for width in widths:
        columns.append((x, width - _PAD_X))
        x += width
    return columns


def _head(
    galley: Galley, block: Table, columns: list[tuple[float, float]], table: Element | None
) -> Slice:
    """The head row; without a ``table`` it is a repetition and no part of the structure."""
    type_ = galley.type("table-head")
    row = Element("TR", Element("THead", table)) if table else None
    cells = [Element("TH", row, scope="Column") if row else None for _ in columns]
    lines = [
        galley.lines(spans, type_, measure, x, cell)
        for spans, (x, measure), cell in zip(block.head, columns, cells, strict=True)
    ]
    deepest = max(len(cell) for cell in lines)
    height = deepest * type_.leading + 2 * _PAD_Y
    marks: list[Mark] = []
    for cell, element in zip(lines, cells, strict=True):
        for i, line in enumerate(cell, deepest - len(cell)):
            marks += line.marks(_PAD_Y + i * type_.leading + type_.baseline, element)
        if not cell:
            marks.append(_empty(element))
    marks.append(_rule(columns, height, 1.0, galley))
    return Slice(height, marks)


def _row(
    galley: Galley,
    block: Table,
    row: tuple[Spans, ...],
    columns: list[tuple[float, float]],
    body: Element,
) -> list[Slice]:
    """A row: one slice, or one for each line when it is tall."""
    type_ = galley.type("table")
    pad = _DENSE_PAD_Y if block.dense else _PAD_Y
    row_head = block.row_heads
    element = Element("TR", body)
    cells = [
        Element("TH", element, scope="Row")
        if row_head and i == 0 and spans
        else Element("TD", element)
        for i, spans in enumerate(row)
    ]
    heads = galley.type("table-head")
    lines = [
        galley.lines(spans, heads if row_head and i == 0 else type_, measure, x, cells[i])
        for i, (spans, (x, measure)) in enumerate(zip(row, columns, strict=True))
    ]
    empty = [column for column, spans in zip(columns, row, strict=True) if not spans]
    ruled = block.ruled * galley.theme.page.ruling - 2 * pad if empty else 0.0
    depth = max(1, ceil(ruled / type_.leading), *(len(cell) for cell in lines))
    if depth * type_.leading <= galley.depth * _TALL_ROW:
        slices = [_cells(lines, cells, type_, 0, depth)]
    else:
        slices = [_cells(lines, cells, type_, i, i + 1) for i in range(depth)]
        for slice_ in (*slices[1:2], *slices[1:][-1:]):
            slice_.penalty = NEVER
    for mark in slices[0].marks:
        shift(mark, pad)
    slices[0].height += pad
    slices[-1].height += pad
    if block.ruled:
        _write_on(galley, slices, empty)
    if not block.dense:
        slices[-1].marks.append(_rule(columns, slices[-1].height, 0.5, galley))
    return slices


def _write_on(galley: Galley, slices: list[Slice], columns: list[tuple[float, float]]) -> None:
    """Lines to write on in the empty cells of a row, from the rule below it upwards."""
    ruling, colour = galley.theme.page.ruling, galley.theme.colour("rule")
    whole = sum(slice_.height for slice_ in slices)
    levels = [whole - n * ruling for n in range(1, floor(whole / ruling))]
    top = 0.0
    for slice_ in slices:
        while levels and levels[-1] < top + slice_.height:
            y = levels.pop() - top
            slice_.marks += (
                Rule(x, y, x + measure, y, 0.8, colour, dash=_DOTS, round=True)
                for x, measure in columns
            )
        top += slice_.height


def _cells(
    lines: list[list[Line]], cells: list[Element], type_: Type, start: int, stop: int
) -> Slice:
    """Lines ``start`` to ``stop`` of every cell of a row, cell after cell."""
    marks: list[Mark] = []
    anchors: list[str] = []
    for cell, element in zip(lines, cells, strict=True):
        for i, line in enumerate(cell[start:stop]):
            marks += line.marks(i * type_.leading + type_.baseline, element)
            anchors += line.anchors
        if not cell and not start:
            marks.append(_empty(element))
    return Slice((stop - start) * type_.leading, marks, anchors=anchors)


def _empty(cell: Element | None) -> TextLine:
    """A line without words: a table has a cell there all the same."""
    return TextLine(0.0, [], cell)


def _rule(columns: list[tuple[float, float]], y: float, weight: float, galley: Galley) -> Rule:
    last_x, last_measure = columns[-1]
    return Rule(columns[0][0], y, last_x + last_measure, y, weight, galley.theme.colour("rule"))

"""Tables: a head that is repeated on every page, rows that split only when they are tall."""

from __future__ import annotations

from functools import partial
from math import ceil, floor

from studyguide.document.blocks import Table
from studyguide.document.inline import Spans, words
from studyguide.layout.blocks.entries import entries, too_narrow
from studyguide.layout.galley import Galley
from studyguide.layout.lines import Line
from studyguide.layout.plan import Element, Mark, Rule, TextLine
from studyguide.layout.slices import NEVER, RATHER_NOT, Slice, keep_together, shift, written_at
from studyguide.layout.words import Type

_GUTTER = 14.0
"""Between the words of two columns: less, and a line is read on into the next column."""
_INEXACT = 0.01
"""Sums of widths are not exact, and the widest word of a column must not be cut for that."""
_MOST_HEAD, _MOST = 0.25, 0.2
"""No column that is as wide as its words takes more of the table than this: the first one, and
any other."""
_LEAST_RULED = 0.2
"""A column to write in takes so much of the table, at least."""
_PAD_Y = 3.5
_DENSE_PAD_Y = 0.6
_TALL_ROW = 0.3
"""A row taller than this share of the page may be divided between its lines."""
_SHORT_TABLE = 0.35
"""A table no taller than this share of the page rather moves to the next one than be divided."""
_LAST_ROWS = 3
"""So many rows at the end rather stay together than that fewer begin a page."""
_DOTS = (0.0, 3.0)
"""Lines to write on are dotted, so that nobody takes them for the ends of rows."""


def table(galley: Galley, block: Table) -> None:
    """A table as wide as connected text, or as everything on the page; in large print row by
    row if its columns would be too narrow."""
    left, right = (galley.left, galley.far) if block.wide else (galley.text, galley.right)
    columns = _columns(_widths(galley, block, right - left), left)
    if galley.counted and too_narrow(galley, block, [measure for _, measure in columns]):
        entries(galley, block)
        return
    element = Element("Table", galley.section)
    slices = [_head(galley, block, columns, element)]
    repeated = partial(_head, galley, block, columns, None)
    body = Element("TBody", element)
    firsts = []
    written_in = block.ruled and not all(all(row) for row in block.rows)
    for i, row in enumerate(block.rows):
        made = _row(galley, block, row, columns, body)
        firsts.append(made[0])
        if written_in:
            _part_columns(galley, made, columns)
        for slice_ in made:
            slice_.head, slice_.flows = repeated, True
        if i == 0:
            made[0].penalty = NEVER
        if i < len(block.origins):
            written_at(made, block.origins[i])
        if i < len(block.anchors) and (anchor := block.anchors[i]):
            made[0].anchors.append(anchor)
        slices += made
    if sum(slice_.height for slice_ in slices) <= galley.depth * _SHORT_TABLE:
        keep_together(slices, RATHER_NOT)
    for first in firsts[1:][1 - _LAST_ROWS :]:
        first.penalty = max(first.penalty, RATHER_NOT)
    galley.add(slices, space=8.0, anchor=block.anchor)


def _widths(galley: Galley, block: Table, whole: float) -> tuple[float, ...]:
    """The width of every column, the gutter to the next one included.

    A column that was given no share is as wide as its words; the others share what is left.
    """
    fitted = [
        0.0 if share else _fitted(galley, block, i, whole) + _INEXACT + _GUTTER
        for i, share in enumerate(block.widths)
    ]
    left = (whole + _GUTTER - sum(fitted)) / (sum(block.widths) or 1)
    return tuple(fit or share * left for share, fit in zip(block.widths, fitted, strict=True))


def _fitted(galley: Galley, block: Table, column: int, whole: float) -> float:
    """The width of the widest cell of a column if it were set on one line, or, where that is
    too much, of the widest of the lines that it then has."""
    heads, body = galley.type("table-head"), galley.type("table")
    first = heads if block.row_heads and not column else body
    # Cells of one column often say the same.
    cells = dict.fromkeys([(block.head[column], heads), *((r[column], first) for r in block.rows)])
    most = whole * (_MOST if column else _MOST_HEAD)
    if not any(block.widths):
        most = min(most, whole / len(block.widths) - _GUTTER)
    written_in = block.ruled and not all(row[column] for row in block.rows)
    return max(
        whole * _LEAST_RULED if written_in else 0.0,
        *(
            line.end
            for spans, type_ in cells
            for line in galley.lines(spans, type_, most, 0.0, None)
        ),
    )


def _columns(widths: tuple[float, ...], left: float) -> list[tuple[float, float]]:
    """The x and measure of the text in each column."""
    columns = []
    x = left
    for width in widths:
        columns.append((x, width - _GUTTER))
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
    type_ = first = galley.type("table")
    pad = _DENSE_PAD_Y if block.dense else _PAD_Y
    empty = [column for column, spans in zip(columns, row, strict=True) if not spans]
    if block.row_heads:
        first = galley.type("table-head")
    if block.ruled and block.own and not any(row):
        row, first = (words(block.own), *row[1:]), galley.type("furniture")
    cells = _row_cells(row, Element("TR", body), row_head=block.row_heads)
    lines = [
        galley.lines(spans, type_ if i else first, measure, x, cells[i])
        for i, (spans, (x, measure)) in enumerate(zip(row, columns, strict=True))
    ]
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


def _row_cells(row: tuple[Spans, ...], element: Element, *, row_head: bool) -> list[Element]:
    """The elements of the cells of a row; the first may head it."""
    return [
        Element("TH", element, scope="Row")
        if row_head and i == 0 and spans
        else Element("TD", element)
        for i, spans in enumerate(row)
    ]


def _part_columns(galley: Galley, slices: list[Slice], columns: list[tuple[float, float]]) -> None:
    """Lines in the gutters, so that one sees how far a cell to write in goes."""
    colour = galley.theme.colour("rule")
    gutters = [x - _GUTTER / 2 for x, _ in columns[1:]]
    for slice_ in slices:
        slice_.marks += (Rule(x, 0.0, x, slice_.height, 0.5, colour) for x in gutters)


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
                Rule(x, y, x + measure, y, 1.0, colour, dash=_DOTS, round=True)
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

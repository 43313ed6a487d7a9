"""Tables: a head that is repeated on every page, rows that split only when they are tall."""

from __future__ import annotations

from studyguide.document.blocks import Table
from studyguide.document.inline import Spans
from studyguide.layout.galley import Galley
from studyguide.layout.lines import Line
from studyguide.layout.plan import Element, Mark, Rule, TextLine
from studyguide.layout.slices import NEVER, RATHER_NOT, Slice, shift
from studyguide.layout.words import Type

_PAD_X = 6.0
_PAD_Y = 3.5
_DENSE_PAD_Y = 1.25
_TALL_ROW = 0.3
"""A row taller than this share of the page may be divided between its lines."""


def table(galley: Galley, block: Table) -> None:
    """A table as wide as connected text, or as everything on the page."""
    whole = galley.far - galley.text if block.wide else galley.measure
    columns = _columns(block.widths, galley.text, whole)
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
    if len(block.rows) > 2:
        slices[-1].penalty = max(slices[-1].penalty, RATHER_NOT)
    galley.add(slices, space=8.0, anchor=block.anchor)


def _columns(widths: tuple[float, ...], left: float, whole: float) -> list[tuple[float, float]]:
    """The x and measure of the text in each column."""
    share = (whole + _PAD_X) / sum(widths)
    columns = []
    x = left
    for width in widths:
        columns.append((x, width * share - _PAD_X))
        x += width * share
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
        Element("TH", element, scope="Row") if row_head and i == 0 else Element("TD", element)
        for i in range(len(row))
    ]
    heads = galley.type("table-head")
    lines = [
        galley.lines(spans, heads if row_head and i == 0 else type_, measure, x, cells[i])
        for i, (spans, (x, measure)) in enumerate(zip(row, columns, strict=True))
    ]
    depth = max(1, *(len(cell) for cell in lines))
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
    slices[-1].marks.append(_rule(columns, slices[-1].height, 0.5, galley))
    return slices


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

"""Pages for notes: cues on the left, ruled lines on the right, the summary at the foot.

After the notes of Walter Pauk (How to Study in College, Cornell University, 1962). Cues stand on
the ruled lines of the notes beside them, spread over the page with room to write under each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import ceil

from msgspec import Struct

from studyguide.document.block import Origin
from studyguide.document.inline import words
from studyguide.document.sheets import Notes
from studyguide.layout.blocks.written import written_baseline
from studyguide.layout.galley import Galley
from studyguide.layout.lines import Line
from studyguide.layout.plan import Element, Mark, Rule
from studyguide.layout.slices import ALWAYS, NEVER, Area, Slice

_CUES = 0.3
"""The share of the width that the cues take."""
_GUTTER = 9.0
_SUMMARY = 141.7
"""Points that the summary is high at least: 5 cm, but no more than a quarter of the page."""
_SPACE = 14.0
_UNDER_CUE = 1
"""Ruled lines that stay free under a cue at least; more where the page has them."""
_FEWEST = 6
"""A page that has fewer ruled lines left is not begun on."""
_FRAME = 1.0
"""The weight of the lines between the three parts."""


class _Cue(Struct):
    """A cue, or as much of it as a page has room for; it takes so many ``rows``."""

    lines: list[Line]
    owner: Element
    rows: int
    origin: Origin | None


class _Grid(Struct, frozen=True):
    """The measures of one page: ``rows`` ruled lines below a head, the summary below them."""

    height: float
    head: float
    rows: int
    ruling: float


def notes(galley: Galley, block: Notes) -> None:
    """As many pages as are asked for, or as the cues need; the first begins below what stands."""
    first = _grid(galley, block, galley.depth - galley.used() - _SPACE)
    later = _grid(galley, block, galley.depth)
    begins_here = bool(galley.slices) and first.rows >= _FEWEST
    cues = _cues(galley, block, later)
    grids = [first] if begins_here else []
    pages = max(block.pages, _needed(cues, [*grids, later]))
    share = ceil(len(cues) / pages)
    number = 0
    while cues or number < pages:
        grid = first if begins_here and not number else later
        taken = _on_page(cues, grid.rows, share)
        made = _page(galley, block, grid, cues[:taken])
        made.penalty = NEVER if grid is first else ALWAYS
        galley.add([made], space=_SPACE, anchor=None if number else block.anchor)
        cues = cues[taken:]
        number += 1


def _grid(galley: Galley, block: Notes, height: float) -> _Grid:
    """How a page, on which ``height`` points are free, is divided."""
    label = galley.type("label")
    lines = max(len(_head(galley, block, name, 0, None)) for name in (block.cue, block.note))
    head = lines * label.leading + 6
    ruling = galley.theme.page.ruling
    height -= 0.5  # Sums of measures are not exact.
    summary = min(_SUMMARY, galley.depth / 4)
    return _Grid(height, head, max(0, int((height - head - summary) / ruling)), ruling)


def _column(galley: Galley) -> float:
    """The width of the column of cues."""
    return (galley.far - galley.left) * _CUES


def _head(galley: Galley, block: Notes, text: str, x: float, element: Element | None) -> list[Line]:
    wide = _column(galley) - _GUTTER
    measure = wide if text == block.cue else galley.far - galley.left - _column(galley) - _GUTTER
    return galley.lines(words(text), galley.type("label"), measure, x, element)


def _cues(galley: Galley, block: Notes, grid: _Grid) -> list[_Cue]:
    """The cues on their lines; one that is longer than a page is divided."""
    type_ = galley.type("text")
    most = max(1, int((grid.rows - _UNDER_CUE) * grid.ruling / type_.leading))
    made = []
    for cue, origin in zip_longest(block.cues, block.origins):
        owner = Element("LBody", Element("LI"))
        lines = galley.lines(cue, type_, _column(galley) - _GUTTER, galley.left, owner)
        for start in range(0, len(lines), most):
            part = lines[start : start + most]
            body = owner if start == 0 else Element("LBody", Element("LI"))
            rows = ceil(len(part) * type_.leading / grid.ruling) + _UNDER_CUE
            made.append(_Cue(part, body, min(rows, grid.rows), origin))
    return made


def _needed(cues: Sequence[_Cue], grids: Sequence[_Grid]) -> int:
    """How many pages ``cues`` take at least; all further ones are like the last of ``grids``."""
    pages = 0
    while cues:
        grid = grids[min(pages, len(grids) - 1)]
        cues = cues[_on_page(cues, grid.rows, len(cues)) :]
        pages += 1
    return pages


def _on_page(cues: Sequence[_Cue], rows: int, share: int) -> int:
    """How many of ``cues`` stand on a page of ``rows`` ruled lines, ``share`` at most."""
    taken = 0
    for cue in cues[:share]:
        rows -= cue.rows
        if rows < 0:
            break
        taken += 1
    return taken


def _page(galley: Galley, block: Notes, grid: _Grid, cues: Sequence[_Cue]) -> Slice:
    """One page, read cues first, then the notes and the summary."""
    right = galley.left + _column(galley)
    foot = grid.head + grid.rows * grid.ruling
    marks = _heading(galley, block, block.cue, galley.left)
    anchors = [anchor for cue in cues for line in cue.lines for anchor in line.anchors]
    marks += _spread(galley, grid, cues)
    marks += _heading(galley, block, block.note, right + _GUTTER)
    marks += _rules(galley, right, grid.head, grid.rows)
    marks += _summary(galley, block, foot, grid.height)
    ink = galley.theme.colour("ink")
    marks += [
        Rule(galley.left, grid.head, galley.far, grid.head, _FRAME, ink),
        Rule(right, grid.head, right, foot, _FRAME, ink),
        Rule(galley.left, foot, galley.far, foot, _FRAME, ink),
    ]
    return Slice(grid.height, marks, anchors=anchors, areas=_areas(galley, grid, cues))


def _areas(galley: Galley, grid: _Grid, cues: Sequence[_Cue]) -> list[Area]:
    """Where each cue was written: on its side of the page, down to the next one."""
    right = galley.left + _column(galley)
    return [
        Area(galley.left, top, right, top + rows * grid.ruling, cue.origin)
        for cue, (top, rows) in zip(cues, _rows(grid, cues), strict=True)
        if cue.origin is not None
    ]


def _rows(grid: _Grid, cues: Sequence[_Cue]) -> Iterator[tuple[float, int]]:
    """How far below the top of the page each cue begins and how many ruled lines it has, with
    its share of the free ones."""
    spare = grid.rows - sum(cue.rows for cue in cues)
    row = 0
    for n, cue in enumerate(cues):
        rows = cue.rows + spare * (n + 1) // len(cues) - spare * n // len(cues)
        yield grid.head + row * grid.ruling, rows
        row += rows


def _heading(galley: Galley, block: Notes, text: str, x: float) -> list[Mark]:
    """The name of a column."""
    type_ = galley.type("label")
    element = Element("P", galley.section)
    return [
        mark
        for i, line in enumerate(_head(galley, block, text, x, element))
        for mark in line.marks(type_.baseline + i * type_.leading, element)
    ]


def _rules(galley: Galley, left: float, top: float, rows: int) -> list[Mark]:
    """``rows`` lines to write on, but for the last, which the frame is."""
    ruling, colour = galley.theme.page.ruling, galley.theme.colour("rule")
    steps = [top + ruling * n for n in range(1, rows)]
    return [Rule(left, y, galley.far, y, 0.6, colour) for y in steps]


def _spread(galley: Galley, grid: _Grid, cues: Sequence[_Cue]) -> list[Mark]:
    """The cues from the first ruled line on, the free ones shared out under them."""
    type_ = galley.type("text")
    whole = Element("L", galley.section, numbering="None")
    marks: list[Mark] = []
    for cue, (top, _) in zip(cues, _rows(grid, cues), strict=True):
        if cue.owner.parent is not None:
            cue.owner.parent.parent = whole
        baseline = top + written_baseline(galley)
        for line in cue.lines:
            marks += line.marks(baseline, cue.owner)
            baseline += type_.leading
    return marks


def _summary(galley: Galley, block: Notes, top: float, bottom: float) -> list[Mark]:
    """The name of the summary and the lines that it is written on."""
    rows = int((bottom - top) / galley.theme.page.ruling)
    lower = [mark for mark in _rules(galley, galley.left, top, rows + 1) if isinstance(mark, Rule)]
    type_ = galley.type("label")
    element = Element("P", galley.section)
    wide = galley.far - galley.left
    named = galley.lines(words(block.summary), type_, wide, galley.left, element)
    marks: list[Mark] = []
    for i, line in enumerate(named):
        marks += line.marks(top + written_baseline(galley) + i * type_.leading, element)
    return [*marks, *lower]

"""Pages from the vertical list: every slice at its place, panels drawn around them.

Slices only move down by what stands above them, so the way from a slice to its place is one
sum.
"""

from __future__ import annotations

from msgspec import Struct

from studyguide.layout.page_breaks import gap, page_breaks
from studyguide.layout.plan import Box, Mark, Region, Rule
from studyguide.layout.regions import regions
from studyguide.layout.slices import Frame, Slice, shift


class Sheet(Struct):
    """What stands on one page: marks in place, anchors with their y, the titles of the sections
    that begin on it, and where it was written."""

    marks: list[Mark]
    anchors: list[tuple[str, float]]
    titles: list[str]
    regions: list[Region]


def break_pages(slices: list[Slice], top: float, height: float) -> list[Sheet]:
    """Put ``slices`` on pages whose text area begins at ``top`` and is ``height`` high."""
    return [
        _place(slices[page.start : page.stop], slices[page.start - 1] if page.start else None, top)
        for page in page_breaks(slices, height)
    ]


def _place(slices: list[Slice], before: Slice | None, top: float) -> Sheet:
    """Move every slice to its place on the page and draw the panels around them."""
    sheet = Sheet([], [], [slice_.title for slice_ in slices if slice_.title], [])
    first = slices[0]
    y = top + (first.frame.above if first.frame else 0.0)
    if first.head is not None and before is not None:
        head = first.head()
        head.frame = first.frame
        slices = [head, *slices]
    panel_from: tuple[Frame, float, int] | None = None
    previous: Slice | None = None
    placed: list[tuple[Slice, float]] = []
    for slice_ in slices:
        if previous is not None:
            y += gap(previous, slice_)
        if previous is None or previous.frame is not slice_.frame:
            if panel_from is not None and previous is not None:
                _draw_panel(sheet, panel_from, y - gap(previous, slice_))
            frame = slice_.frame
            panel_from = (frame, y - frame.above, len(sheet.marks)) if frame else None
        placed.append((slice_, y))
        y = _set_down(sheet, slice_, y)
        previous = slice_
    if panel_from is not None:
        _draw_panel(sheet, panel_from, y)
    sheet.regions += regions(placed)
    return sheet


def _set_down(sheet: Sheet, slice_: Slice, y: float) -> float:
    for mark in slice_.marks:
        shift(mark, y)
    sheet.marks += slice_.marks
    sheet.anchors += [(anchor, y) for anchor in slice_.anchors]
    if slice_.figure is not None and slice_.figure.bbox is not None:
        left, _, right, _ = slice_.figure.bbox
        slice_.figure.bbox = (left, y, right, y + slice_.height)
    return y + slice_.height


def _draw_panel(sheet: Sheet, panel: tuple[Frame, float, int], bottom: float) -> None:
    """Put a panel's ground and edges before the marks that stand on it."""
    frame, top, index = panel
    bottom += frame.below
    drawn: list[Mark] = []
    if frame.fill is not None or frame.edge is not None:
        drawn.append(
            Box(
                frame.left,
                top,
                frame.right - frame.left,
                bottom - top,
                fill=frame.fill,
                stroke=frame.edge,
            )
        )
    if frame.bar and frame.bar_colour is not None:
        x = frame.left + frame.bar / 2
        drawn.append(Rule(x, top, x, bottom, frame.bar, frame.bar_colour))
    sheet.marks[index:index] = drawn

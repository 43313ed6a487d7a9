"""Pages from the vertical list: one function decides every break.

Each page is broken where the room left empty and the penalty cost least together. Slices
only move down by what stands above them, so the way from a slice to its place is one sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from studyguide.layout.plan import Box, Mark, Rule
from studyguide.layout.slices import ALWAYS, NEVER, Frame, Slice, shift

_EMPTY_PAGE = 1000.0
"""What leaving a page wholly empty would cost; grows with the square of the share."""


class Sheet(Struct):
    """What stands on one page: marks in place, anchors with their y, and the title of the
    section that the page opens in."""

    marks: list[Mark]
    anchors: list[tuple[str, float]]
    title: str | None


def break_pages(slices: list[Slice], top: float, height: float) -> list[Sheet]:
    """Put ``slices`` on pages whose text area begins at ``top`` and is ``height`` high."""
    sheets: list[Sheet] = []
    start = 0
    title: str | None = None
    while start < len(slices):
        stop = _best_break(slices, start, height)
        on_page = slices[start:stop]
        sheet = _place(on_page, slices[start - 1] if start else None, top)
        sheet.title = on_page[0].title or title
        title = next((s.title for s in reversed(on_page) if s.title), title)
        sheets.append(sheet)
        start = _after_spare(slices, stop)
    return sheets


def filled(slices: Sequence[Slice], height: float) -> float:
    """How far the last page is filled when nothing follows ``slices``."""
    start = stop = 0
    while start < len(slices):
        stop = _best_break(slices, start, height)
        if (following := _after_spare(slices, stop)) == len(slices):
            break
        start = following
    last = slices[start:stop]
    if not last:
        return 0.0
    depth = _opening(last[0]) + last[0].height
    depth += sum(_gap(above, below) + below.height for above, below in pairwise(last))
    return depth + _below(last[-1].frame)


def _after_spare(slices: Sequence[Slice], start: int) -> int:
    """Where a page really begins that would begin at ``start``."""
    while start < len(slices) and slices[start].spare:
        start += 1
    return start


def _best_break(slices: Sequence[Slice], start: int, height: float) -> int:
    """The index of the slice that the next page begins with."""
    if start == len(slices):
        return start
    best, lowest = start + 1, float("inf")
    y = _opening(slices[start])
    previous: Slice | None = None
    for i in range(start, len(slices)):
        slice_ = slices[i]
        if previous is not None:
            if slice_.penalty <= ALWAYS:
                return i
            if slice_.penalty < NEVER:
                left = max(0.0, height - y - _below(previous.frame))
                cost = _EMPTY_PAGE * (left / height) ** 2 + slice_.penalty
                if cost <= lowest:
                    best, lowest = i, cost
            y += _gap(previous, slice_)
        y += slice_.height
        if y + _below(slice_.frame) > height + 0.01:
            # Where nothing may break, the page is filled as far as it goes.
            return best if lowest < float("inf") else max(i, start + 1)
        previous = slice_
    return len(slices)


def _opening(slice_: Slice) -> float:
    """The room that a page beginning with ``slice_`` gives to what comes before it."""
    head = slice_.head().height if slice_.head else 0.0
    return head + (slice_.frame.above if slice_.frame else 0.0)


def _below(frame: Frame | None) -> float:
    return frame.below if frame else 0.0


def _gap(above: Slice, below: Slice) -> float:
    """The room between two slices on one page."""
    if above.frame is below.frame:
        return below.space
    inner = below.frame.above if below.frame else 0.0
    return _below(above.frame) + below.space + inner


def _place(slices: list[Slice], before: Slice | None, top: float) -> Sheet:
    """Move every slice to its place on the page and draw the panels around them."""
    sheet = Sheet([], [], None)
    first = slices[0]
    y = top + (first.frame.above if first.frame else 0.0)
    if first.head is not None and before is not None:
        head = first.head()
        y = _set_down(sheet, head, y)
    panel_from: tuple[Frame, float, int] | None = None
    previous: Slice | None = None
    for slice_ in slices:
        if previous is not None:
            y += _gap(previous, slice_)
        if previous is None or previous.frame is not slice_.frame:
            if panel_from is not None and previous is not None:
                _draw_panel(sheet, panel_from, y - _gap(previous, slice_))
            frame = slice_.frame
            panel_from = (frame, y - frame.above, len(sheet.marks)) if frame else None
        y = _set_down(sheet, slice_, y)
        previous = slice_
    if panel_from is not None:
        _draw_panel(sheet, panel_from, y)
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

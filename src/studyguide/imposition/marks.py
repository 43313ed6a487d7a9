"""How far marks reach, and what stands on a sheet outside its pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from studyguide.layout.galley import label
from studyguide.layout.magnify import placed
from studyguide.layout.plan import Box, Mark, Page, Plan, Rule, Shape, TextLine
from studyguide.layout.words import Type, Types

MILLIMETRE = 72 / 25.4
SMALL = 9.0
"""Points: the least that is read easily, whatever size the pages are set in."""

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def extent(mark: Mark) -> Extent | None:
    """The rectangle that a mark stays within; None where it shows nothing.

    Text is taken to rise its whole size above the baseline and to sink half of it below.
    """
    match mark:
        case TextLine(runs=[]):
            return None
        case TextLine():
            return (
                min(run.x for run in mark.runs),
                min(mark.y - run.rise - run.size for run in mark.runs),
                max(run.x + run.width for run in mark.runs),
                max(mark.y - run.rise + run.size / 2 for run in mark.runs),
            )
        case Rule():
            xs, ys, edge = (mark.x0, mark.x1), (mark.y0, mark.y1), mark.weight / 2
        case Box():
            xs, ys = (mark.x, mark.x + mark.width), (mark.y, mark.y + mark.height)
            edge = mark.weight / 2
        case Shape():
            xs, ys = zip(*mark.points, strict=True)
            edge = mark.weight / 2
    return (min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge)


def drawn(page: Page) -> Iterator[Mark]:
    """All marks of a page, the running head and foot last."""
    return chain(page.marks, page.furniture)


def set_down(sheet: Page, page: Page, factor: float, dx: float, dy: float) -> None:
    """Put ``page``, ``factor`` times as large, onto ``sheet`` with its corner at dx and dy."""
    sheet.marks += [placed(mark, factor, dx, dy) for mark in drawn(page)]


def small_type(types: Types) -> Type:
    """The type of running heads in a size that does not grow with the pages."""
    return replace(types["furniture"], size=SMALL)


def turned_label(text: str, type_: Type, x: float, baseline: float) -> TextLine:
    """A line read upwards, ``baseline`` from the left edge and ``x`` from the bottom edge."""
    line = label(text, type_, x, baseline, None)
    line.turned = True
    return line


def print_master(plan: Plan, sheets: list[Page]) -> Plan:
    """A plan of ``sheets`` that says of itself what ``plan`` does."""
    return Plan(plan.facts, sheets, [], plan.faces, tagged=False)

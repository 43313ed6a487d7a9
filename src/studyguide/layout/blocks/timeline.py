"""The drawn timeline: axis and ticks, points and bars, labels with their connectors.

Where everything stands is decided in :mod:`studyguide.layout.chronology`; here it gets ink.
Doubt is told by shape, never by colour alone: an open ring instead of a dot, a dotted end
instead of a solid one, an arrow where a period goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from studyguide.document.blocks import Timeline, TimelineEvent
from studyguide.document.inline import Style, Words
from studyguide.layout.chronology import End, Event, Measures, Panel, arrange
from studyguide.layout.chronology import Mark as Extent
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Colour, Element, Mark, Rule, Shape
from studyguide.layout.slices import ALWAYS, NEVER, Slice, shift

_SCALE = 62.0
"""The column left of the axis for the words of its ticks."""
_DOT = 3.2
_DOT_STEP = 7.2
_DOTS_BESIDE = 3
"""So many dots find room on the left of the axis, beside one at the same height."""
_CIRCLE = 0.5523
"""How far Bézier handles stand out for a quarter of a circle, in radii."""
_BAR = 4.6
_FADE = 9.0
_SPACE = 5.0
_TIP = 5.0
"""How far the arrow of a bar that goes on stands out of its panel."""
_LABEL_LINES = 8
"""A title longer than this is a text: the drawing shows how it begins."""


def timeline(galley: Galley, block: Timeline) -> None:
    """A timeline on as many pages as its labels need: each panel is a slice."""
    measures = Measures(attach=galley.type("table").leading / 2)
    axis = galley.left + _SCALE
    x = axis + measures.reach + 6
    labels = [_label(galley, event, x) for event in block.events]
    events = [
        Event(
            low=event.low,
            high=event.high,
            label=sum(slice_.height for slice_ in made),
            fuzzy_low=event.fuzzy_low,
            fuzzy_high=event.fuzzy_high,
            period=event.period,
        )
        for event, made in zip(block.events, labels, strict=True)
    ]
    whole = galley.depth - _SPACE - 2 * _TIP
    panels = arrange(events, [max(whole - galley.used(), 1.0), whole], measures)
    if panels and panels[0].page > 0:
        # It takes its heading with it to a new page. All pages are as high as that one, or the
        # first might be left out once more for the sake of fewer panels.
        panels = arrange(events, [max(whole - galley.kept(), 1.0)], measures)
    for number, panel in enumerate(panels):
        slice_ = _draw(galley, block, panel, labels, axis, first=number == 0)
        slice_.penalty = NEVER if panel.page == 0 else ALWAYS
        anchor = block.anchor if number == 0 else None
        galley.add([slice_], space=_SPACE, anchor=anchor)


def _label(galley: Galley, event: TimelineEvent, x: float) -> list[Slice]:
    """The date in bold, the title after it. Its lines are given their element later."""
    type_, measure = galley.type("table"), galley.far - x
    title = type_.shortened(event.title, measure * _LABEL_LINES)
    spans = (Words(f"{event.date}\N{NO-BREAK SPACE} ", Style.STRONG), Words(title))
    return galley.paragraph(spans, type_, measure, x, None)


def _draw(
    galley: Galley,
    block: Timeline,
    panel: Panel,
    labels: Sequence[list[Slice]],
    axis: float,
    *,
    first: bool,
) -> Slice:
    """One panel as a figure. What it shows is told once, with the first panel."""
    alt = block.alt if first else block.continued
    figure = Element("Figure", galley.section, alt=alt, bbox=(galley.left, 0.0, galley.far, 0.0))
    ink = galley.theme.colour("ink")
    marks: list[Mark] = [Rule(axis, panel.axis_top, axis, panel.axis_bottom, 1.1, ink)]
    scale = galley.type("furniture")
    for tick in panel.ticks:
        marks.append(Rule(axis - 5, tick.y, axis, tick.y, 0.8, ink))
        name = block.name_tick(tick.year, tick.month, tick.day)
        marks.append(
            label(
                name,
                scale,
                axis - _DOTS_BESIDE * _DOT_STEP - 5,
                tick.y + scale.size * 0.34,
                None,
                align="right",
            )
        )
    for extent, beside in zip(panel.marks, _crowding(panel.marks), strict=True):
        marks += _extent(extent, axis - beside * _DOT_STEP, ink)
    for placed in panel.labels:
        path = [(axis + px, py) for px, py in placed.connector]
        marks.append(Shape(path, closed=False, stroke=galley.theme.colour("rule"), weight=0.5))
        y = placed.top
        for slice_ in labels[placed.event]:
            for mark in slice_.marks:
                shift(mark, y)
            marks += slice_.marks
            y += slice_.height
    for mark in marks:
        mark.element = figure
        shift(mark, _TIP)
    return Slice(panel.height + 2 * _TIP, marks, figure=figure)


def _crowding(marks: Sequence[Extent]) -> list[int]:
    """For each moment how many steps left of the axis it stands, so that no dot hides another;
    0 for bars."""
    taken: list[tuple[int, float]] = []
    steps = []
    for mark in marks:
        step = 0
        if not mark.period:
            while step < _DOTS_BESIDE and any(
                column == step and abs(mark.top - y) < _DOT_STEP for column, y in taken
            ):
                step += 1
            taken.append((step, mark.top))
        steps.append(step)
    return steps


def _extent(extent: Extent, axis: float, ink: Colour) -> list[Mark]:
    """A point on the axis or a bar beside it."""
    x = axis + extent.x
    if not extent.period:
        doubtful = "fuzzy" in (extent.top_end, extent.bottom_end)
        return [_dot(x, extent.top, ink, hollow=doubtful)]
    marks: list[Mark] = []
    top, bottom = extent.top, max(extent.bottom, extent.top + 3.0)
    fade = min(_FADE, (bottom - top) / 3)
    if extent.top_end == "fuzzy":
        marks.append(_dots(x, top, top + fade, ink))
        top += fade
    if extent.bottom_end == "fuzzy":
        marks.append(_dots(x, bottom - fade, bottom, ink))
        bottom -= fade
    marks.append(Rule(x, top, x, bottom, _BAR, ink))
    marks += _arrow(x, extent.top, -1, extent.top_end, ink)
    marks += _arrow(x, extent.bottom, 1, extent.bottom_end, ink)
    return marks


def _dots(x: float, top: float, bottom: float, ink: Colour) -> Rule:
    return Rule(x, top + 1, x, bottom, 2.4, ink, dash=(0.0, 4.0), round=True)


def _arrow(x: float, y: float, down: int, end: End, ink: Colour) -> list[Mark]:
    """The sign that a bar goes on beyond the end of the axis."""
    if end not in ("open", "continues"):
        return []
    tip = y + down * _TIP
    return [Shape([(x - 4.5, y), (x + 4.5, y), (x, tip)], fill=ink)]


def _dot(x: float, y: float, ink: Colour, *, hollow: bool) -> Shape:
    """A dot; a ring with a white ground where the date is not certain."""
    r, k = _DOT, _DOT * _CIRCLE
    points = [
        (x + r, y),
        (x + r, y + k), (x + k, y + r), (x, y + r),
        (x - k, y + r), (x - r, y + k), (x - r, y),
        (x - r, y - k), (x - k, y - r), (x, y - r),
        (x + k, y - r), (x + r, y - k), (x + r, y),
    ]  # fmt: skip
    white = (1.0, 1.0, 1.0)
    return Shape(points, curve=True, fill=white if hollow else ink, stroke=ink, weight=1.2)

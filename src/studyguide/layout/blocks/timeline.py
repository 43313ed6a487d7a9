"""The drawn timeline: a legend, and on each page a figure with an axis and its events.

Where everything stands is decided in :mod:`studyguide.layout.chronology`, how each mark looks
in :mod:`studyguide.layout.blocks.timeline_marks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from msgspec import Struct

from studyguide.document.blocks import Timeline, TimelineEvent
from studyguide.document.inline import Style, Words, words
from studyguide.layout.blocks.timeline_blanks import blank_label, middle
from studyguide.layout.blocks.timeline_legend import legend, signs_seen
from studyguide.layout.blocks.timeline_marks import axis_break, extent, section_number
from studyguide.layout.chronology import Event, Label, Measures, Panel, Stretch, arrange, lanes_of
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Element, Mark, Rule, Shape
from studyguide.layout.slices import ALWAYS, NEVER, Area, Slice, shift

_SCALE = 64.0 / 9
"""The column left of the axis for the names of its ticks, in ems of these."""
_BESIDE = 5.0
"""From the end of a connector to its label."""
_SPACE = 5.0
_ABOVE_LEGEND = 6.0
_TIP = 5.0
"""How far the arrow of a bar that goes on stands out of its panel."""
_HIGH_LEGEND = 0.3
"""A legend higher than this share of the page is not followed by a panel on its page."""
_LABEL_LINES = 8
"""A title longer than this is a text: the drawing shows how it begins."""
_SECTION = 20.0
"""The column on the right for the numbers of sections."""
_BELOW_HEAD = 1.0
"""White below the word above that column."""
_LANE, _MOST_LANES = 9.0, 5
_BEYOND_LANES = 22.0
"""From the last lane to the labels: room for stems of connectors."""
_LEADER = 0.7
_THIN, _THICK, _PER_DOUBLING = 1.1, 3.5, 0.6
"""The weight of an axis: thin where a year is shortest, and heavier with every doubling."""


class _Chart(Struct):
    """A timeline with the lines of its labels, and where its parts stand on the page."""

    block: Timeline
    labels: list[list[Slice]]
    measures: Measures
    axis: float
    panels: list[Panel]
    apart: bool
    """Whether the legend has a page for itself, or what is left of it."""


def timeline(galley: Galley, block: Timeline) -> None:
    """A timeline on as many pages as its labels need: each panel is a slice."""
    chart, explained = _chart(galley, block)
    galley.add(explained, space=_ABOVE_LEGEND, keep_next=not chart.apart)
    for number, panel in enumerate(chart.panels):
        slice_ = _draw(galley, chart, panel, first=number == 0)
        slice_.penalty = NEVER if panel.page == 0 and not chart.apart else ALWAYS
        anchor = block.anchor if number == 0 else None
        galley.add([slice_], space=_SPACE, anchor=anchor)


def _chart(galley: Galley, block: Timeline) -> tuple[_Chart, list[Slice]]:
    """Everything in its place, and the legend.

    Which signs the legend explains is only known when all is in its place, so there is room
    for all of them first, and then for those that are needed, if those are still enough.
    """
    measures = _measures(galley, block)
    axis = galley.left + _SCALE * galley.type("furniture").size
    x = axis + measures.reach + _BESIDE
    far = galley.far - _SECTION * any(event.section for event in block.events)
    attach = measures.attach
    labels = [
        blank_label(galley, event, x, far - x)
        if event.blank
        else _label(galley, event, x, far - x, attach)
        for event in block.events
    ]
    whole = legend(galley, block.legend, {sign for sign, _, _ in block.legend})
    if sum(slice_.height for slice_ in whole) > galley.depth * _HIGH_LEGEND:
        panels = arrange(_events(block, labels), [_whole(galley, block)], measures)
        explained = legend(galley, block.legend, signs_seen(block, panels))
        return _Chart(block, labels, measures, axis, panels, apart=True), explained
    panels = _arranged(galley, block, labels, whole, measures)
    explained = legend(galley, block.legend, signs_seen(block, panels))
    if len(explained) < len(whole):
        again = _arranged(galley, block, labels, explained, measures)
        other = legend(galley, block.legend, signs_seen(block, again))
        if len(other) <= len(explained):
            panels, explained = again, other
    return _Chart(block, labels, measures, axis, panels, apart=False), explained


def _measures(galley: Galley, block: Timeline) -> Measures:
    running = lanes_of([_event(event, 0.0) for event in block.events])
    lanes = _LANE * min(running + 1, _MOST_LANES)
    leading = galley.type("furniture").leading
    return Measures(
        attach=middle(galley, block.events),
        seam=_break_lines(galley) * leading + 4,
        tick=leading + 2,
        lane=_LANE,
        lanes=lanes,
        reach=lanes + _BEYOND_LANES,
    )


def _arranged(
    galley: Galley,
    block: Timeline,
    labels: Sequence[list[Slice]],
    legend: Sequence[Slice],
    measures: Measures,
) -> list[Panel]:
    """The panels, from below the legend on."""
    events = _events(block, labels)
    whole = _whole(galley, block)
    first = whole - sum(slice_.height for slice_ in legend) - _ABOVE_LEGEND * bool(legend)
    panels = arrange(events, [max(first - galley.used(), 1.0), whole], measures)
    if panels and panels[0].page > 0:
        # It takes its heading with it to a new page. All pages are as high as that one, or the
        # first might be left out once more for the sake of fewer panels.
        panels = arrange(events, [max(first - galley.kept(), 1.0)], measures)
    return panels


def _events(block: Timeline, labels: Sequence[list[Slice]]) -> list[Event]:
    """The events with the heights of their labels."""
    return [
        _event(event, sum(slice_.height for slice_ in made))
        for event, made in zip(block.events, labels, strict=True)
    ]


def _whole(galley: Galley, block: Timeline) -> float:
    """The height of a panel that has a page for itself."""
    return galley.depth - _SPACE - 2 * _TIP - _head(galley, block)


def _event(event: TimelineEvent, height: float) -> Event:
    return Event(
        low=event.low,
        high=event.high,
        label=height,
        fuzzy_low=event.fuzzy_low,
        fuzzy_high=event.fuzzy_high,
        period=event.period,
    )


def _label(
    galley: Galley, event: TimelineEvent, x: float, measure: float, attach: float
) -> list[Slice]:
    """The date in bold, the title after it; all in large and bold type for a key event. The
    middle of its first line is ``attach`` below its top. Its lines are given their element later.
    """
    type_ = galley.type("heading-3" if event.key else "table")
    title = type_.shortened(event.title, measure * _LABEL_LINES)
    spans = (Words(f"{event.date}\N{NO-BREAK SPACE} ", Style.STRONG), Words(title))
    lines = galley.paragraph(spans, type_, measure, x, None)
    for mark in (mark for line in lines for mark in line.marks):
        shift(mark, attach - type_.leading / 2)
    lines[-1].height += attach - galley.type("table").leading / 2
    return lines


def _head(galley: Galley, block: Timeline) -> float:
    """The height of the head of a panel."""
    return (
        galley.type("furniture").leading + _BELOW_HEAD
        if any(event.section for event in block.events)
        else 0.0
    )


def _draw(galley: Galley, chart: _Chart, panel: Panel, *, first: bool) -> Slice:
    """One panel as a figure. What it shows is told once, with the first panel."""
    block = chart.block
    alt = block.alt if first else block.continued
    figure = Element("Figure", galley.section, alt=alt, bbox=(galley.left, 0.0, galley.far, 0.0))
    ink = galley.theme.colour("ink")
    marks: list[Mark] = []
    for placed in panel.labels:
        path = [(chart.axis + px, py) for px, py in placed.connector]
        marks.append(Shape(path, closed=False, stroke=ink, weight=_LEADER))
    for stretch in panel.stretches:
        marks += _stretch(galley, chart, stretch)
    for each in panel.marks:
        key = any(block.events[event].key for event in each.events)
        marks += extent(each, chart.axis + each.x, galley.theme, key=key)
    marks += _breaks(galley, chart, panel)
    for placed in panel.labels:
        marks += _placed(galley, chart, placed.event, placed.top)
    head = _head(galley, block)
    areas = [area for placed in panel.labels for area in _area(galley, chart, placed, head + _TIP)]
    for mark in marks:
        shift(mark, head + _TIP)
    if head and block.sections:
        type_ = galley.type("furniture")
        marks.insert(
            0, label(block.sections, type_, galley.far, type_.baseline, None, align="right")
        )
    for mark in marks:
        mark.element = mark.element or figure
    return Slice(head + panel.height + 2 * _TIP, marks, figure=figure, areas=areas)


def _area(galley: Galley, chart: _Chart, placed: Label, top: float) -> Iterator[Area]:
    """Where an event was written; the top of the panel stands ``top`` below that of the slice."""
    if (origin := chart.block.events[placed.event].origin) is None:
        return
    top += placed.top
    yield Area(galley.left, top, galley.far, top + placed.height, origin)


def _break_lines(galley: Galley) -> int:
    """Lines that there is room for in a break of the axis, to say what changes there."""
    return 1 if galley.counted is None else 3


def _weight(chart: _Chart, stretch: Stretch) -> float:
    """How thick a stretch is drawn."""
    compared = [s.year for panel in chart.panels for s in panel.stretches if not s.single]
    if stretch.single or not compared:
        return _THIN
    return min(_THICK, _THIN + _PER_DOUBLING * log2(stretch.year / min(compared)))


def _stretch(galley: Galley, chart: _Chart, stretch: Stretch) -> list[Mark]:
    """A part of the axis with its ticks and their names."""
    ink, type_, x = galley.theme.colour("ink"), galley.type("furniture"), chart.axis
    weight = _weight(chart, stretch)
    edge = x - weight / 2
    marks: list[Mark] = [Rule(x, stretch.top, x, stretch.bottom, weight, ink)]
    marks += [Rule(edge - 2.5, y, edge, y, 0.5, ink) for y in stretch.minor]
    year: int | None = None
    for tick in stretch.ticks:
        marks.append(Rule(edge - 5.5, tick.y, edge, tick.y, 0.8, ink))
        said = tick.year == year and tick.month > 0
        name = chart.block.name_tick(None if said else tick.year, tick.month, tick.day)
        year = tick.year
        y = tick.y + type_.size * 0.34
        marks.append(label(name, type_, x - 11, y, None, align="right"))
    return marks


def _breaks(galley: Galley, chart: _Chart, panel: Panel) -> list[Mark]:
    """What interrupts the axis and the bars beside it, with words that say what changes."""
    type_, x = galley.type("furniture"), chart.axis + chart.measures.reach + _BESIDE
    marks: list[Mark] = []
    for gap in panel.breaks:
        y = (gap.top + gap.bottom) / 2
        if gap.top > 0:
            marks += axis_break(chart.axis, y, galley.theme)
            for mark in panel.marks:
                if mark.top < gap.top and gap.bottom < mark.bottom and mark.x:
                    marks += axis_break(chart.axis + mark.x, y, galley.theme)
        text = chart.block.name_break(gap.left_out, gap.ratio)
        if text:
            room, most = galley.far - x, _break_lines(galley)
            lines = galley.lines(words(text), type_, room, x, None)
            if len(lines) > most:
                lines = galley.lines(
                    words(type_.shortened(text, room * most)), type_, room, x, None
                )
            y -= (len(lines) - 1) * type_.leading / 2
            for i, line in enumerate(lines):
                marks += line.marks(y + i * type_.leading + type_.size * 0.34, None)
            y += (len(lines) - 1) * type_.leading
            end = min(lines[-1].end + 6, galley.far)
            marks.append(Rule(end, y, galley.far, y, 0.5, galley.theme.colour("rule")))
    return marks


def _placed(galley: Galley, chart: _Chart, event: int, y: float) -> list[Mark]:
    """A label moved to where it stands, with the number of its section."""
    marks: list[Mark] = []
    section = chart.block.events[event].section
    if section:
        marks += section_number(galley, section, y + chart.measures.attach)
    for slice_ in chart.labels[event]:
        for mark in slice_.marks:
            shift(mark, y)
        marks += slice_.marks
        y += slice_.height
    return marks

"""Putting everything on a panel in its place."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from msgspec.structs import replace

from studyguide.layout.chronology.breaks import Group, Series, Span
from studyguide.layout.chronology.model import End, Event, Label, Mark, Measures, Panel
from studyguide.layout.chronology.timescale import Scale, ticks

_BETWEEN_BARS = 3.0  # two bars in one lane are at least so far apart
_STUB = 4.0  # connectors run level for so long before they turn


def arrange(
    events: Sequence[Event], heights: Sequence[float], measures: Measures | None = None
) -> list[Panel]:
    """Panels for ``events``, which may come in any order; none for none.

    ``heights`` is the room on each page in points; its last one holds for all further pages.
    Pages at the beginning are left out where that saves a panel, or where the first label
    is too high for them. Raises ``ValueError`` if there is a page without room.
    """
    if not heights or min(heights) <= 0:
        raise ValueError("every page of a timeline needs room on it")
    series = Series(events, heights, measures or Measures())
    panels: list[Panel] = []
    running: list[Span] = []
    for group in series.groups():
        scale = series.scale(group)
        panels.append(_panel(series, group, scale, running))
        spans = (*running, *series.spans[group.start : group.stop])
        running = [span for span in spans if span.given.period and span.finish > scale.last]
    return panels


def _panel(series: Series, group: Group, scale: Scale, running: list[Span]) -> Panel:
    """The panel of a group of spans, with bars ``running`` into it from the one before."""
    height = series.height(group)
    final = group.stop == len(series.spans)
    own = series.spans[group.start : group.stop]
    marks = [_mark(span, scale, height, came_in=True, final=final) for span in running]
    marks += [_mark(span, scale, height, came_in=False, final=final) for span in own]
    marks = _in_lanes(marks, series.measures)
    turn = max(mark.x for mark in marks) + _STUB
    labels = _labels(series, group, scale, marks[len(running) :], turn)
    return Panel(
        page=group.page,
        height=height,
        first=scale.first,
        last=scale.last,
        axis_top=scale.top,
        axis_bottom=scale.bottom,
        ticks=ticks(scale, series.measures.tick),
        marks=tuple(marks),
        labels=tuple(labels),
    )


def _mark(span: Span, scale: Scale, height: float, *, came_in: bool, final: bool) -> Mark:
    given = span.given
    top, bottom = scale.y(span.start), scale.y(span.finish)
    top_end: End = "fuzzy" if given.fuzzy_low else "sharp"
    bottom_end: End = "fuzzy" if given.fuzzy_high else "sharp"
    if came_in or given.low is None:
        top, top_end = 0.0, "continues" if came_in else "open"
    if span.finish > scale.last:
        bottom, bottom_end = height, "open" if final and given.high is None else "continues"
    return Mark(span.event, given.period, 0.0, top, bottom, top_end, bottom_end)


def _in_lanes(marks: list[Mark], measures: Measures) -> list[Mark]:
    """The same marks with every bar in a lane where it is alone; as few lanes as can be."""
    bars = [mark for mark in marks if mark.period]
    bars.sort(key=lambda bar: bar.top)
    count = _most_at_once(bars)
    pitch = min(measures.lane, measures.lanes / max(count, 1))
    free_from = [float("-inf")] * count
    lanes: dict[int, float] = {}
    for bar in bars:
        lane = _lane(free_from, bar.top)
        free_from[lane] = bar.bottom + _BETWEEN_BARS
        lanes[bar.event] = (lane + 1) * pitch
    return [replace(mark, x=lanes.get(mark.event, 0.0)) for mark in marks]


def _lane(free_from: list[float], top: float) -> int:
    """The first lane past all bars that are running, so that a connector to the right meets
    none of them; else the first that is free."""
    free = [lane for lane, y in enumerate(free_from) if y <= top]
    running = [lane for lane, y in enumerate(free_from) if y > top]
    outside = [lane for lane in free if not running or lane > running[-1]]
    return (outside or free)[0]


def _most_at_once(bars: list[Mark]) -> int:
    """How many of the bars, which are in order, stand beside each other at most."""
    most = 0
    bottoms: list[float] = []
    for bar in bars:
        while bottoms and bottoms[0] <= bar.top:
            heappop(bottoms)
        heappush(bottoms, bar.bottom + _BETWEEN_BARS)
        most = max(most, len(bottoms))
    return most


def _labels(
    series: Series, group: Group, scale: Scale, marks: list[Mark], turn: float
) -> list[Label]:
    """The labels of a group, whose ``marks`` are in the same order; past all bars, at
    ``turn``, their connectors leave the height of the date for that of the label."""
    measures = series.measures
    spans = series.spans[group.start : group.stop]
    turn = min(turn, measures.reach)
    turn_back = max(turn, measures.reach - _STUB)
    labels = []
    for span, mark, top in zip(spans, marks, series.tops(group, scale), strict=True):
        y, height = scale.y(span.start), span.given.label
        beside = top + min(measures.attach, height)
        connector = ((mark.x, y), (turn, y), (turn_back, beside), (measures.reach, beside))
        labels.append(Label(span.event, top, height, connector))
    return labels

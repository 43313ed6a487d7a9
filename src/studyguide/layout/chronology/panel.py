"""Putting everything on a panel in its place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from msgspec.structs import replace

from studyguide.layout.chronology.breaks import Group, Series, Span
from studyguide.layout.chronology.connectors import labelled
from studyguide.layout.chronology.lanes import in_lanes
from studyguide.layout.chronology.model import (
    Break,
    End,
    Event,
    Mark,
    Measures,
    Panel,
    Stretch,
)
from studyguide.layout.chronology.stretches import Course, Entry, Surroundings, Zone, entries
from studyguide.layout.chronology.ticks import minor_ticks, ticks
from studyguide.layout.chronology.timescale import DAY, Axis

_LONGEST_DAY = 1.5 * DAY


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
    before: Zone | None = None
    for group in series.groups():
        page = _Page(series, group, running, before)
        panels.append(page.panel())
        running, before = page.running_on(), page.zones[-1]
    return panels


class _Page:
    """A group of spans, with bars ``running`` into it from the panel whose last zone is
    ``before``."""

    def __init__(
        self, series: Series, group: Group, running: Sequence[Span], before: Zone | None
    ) -> None:
        self._series, self._group = series, group
        self._measures = replace(series.measures, gap=series.gap(group))
        self._before = before
        self._spans = series.spans[group.start : group.stop]
        self._entries = entries(self._spans, self._measures.gap)
        self._running = entries(running, self._measures.gap)
        head = self._measures.seam if before else 0.0
        last = before.scale.last if before else -inf
        around = Surroundings(series.ends, last, series.beyond(group), series.reached(group))
        course = Course(self._entries, around, self._measures)
        self._height = head + series.height(group)
        self.zones = course.zones(head, series.height(group))
        self._axis = Axis([zone.scale for zone in self.zones])

    def panel(self) -> Panel:
        came_in = [self._mark(entry, came_in=True) for entry in self._running]
        own = [self._mark(entry, came_in=False) for entry in self._entries]
        marks = in_lanes([*came_in, *own], self._measures)
        labels = labelled(self._entries, marks[len(came_in) :], self.zones, self._measures)
        return Panel(
            page=self._group.page,
            height=self._height,
            stretches=tuple(self._stretch(zone) for zone in self.zones),
            breaks=tuple(self._breaks()),
            marks=tuple(marks),
            labels=tuple(labels),
        )

    def running_on(self) -> list[Span]:
        """The periods that go on past this panel."""
        spans = (*(s for entry in self._running for s in entry.spans), *self._spans)
        return [span for span in spans if span.given.period and span.finish > self._axis.last]

    def _stretch(self, zone: Zone) -> Stretch:
        scale = zone.scale
        named = ticks(scale, self._measures.tick)
        minor = () if zone.single else minor_ticks(scale, named)
        ends = scale.first, scale.last, scale.top, scale.bottom
        return Stretch(*ends, named, minor, zone.single)

    def _breaks(self) -> list[Break]:
        seam = self._measures.seam
        made = []
        zones = ([self._before] if self._before else []) + self.zones
        for above, below in pairwise(zones):
            left_out = above.scale.last, below.scale.first
            single = above.single or below.single
            made.append(
                Break(
                    below.top - seam,
                    below.top,
                    left_out if left_out[1] - left_out[0] >= DAY else None,
                    None if single else below.scale.year / above.scale.year,
                )
            )
        return made

    def _mark(self, entry: Entry, *, came_in: bool) -> Mark:
        given = entry.spans[0].given
        top, bottom = self._axis.begins(entry.start), self._axis.ends(entry.finish)
        top_end: End = "fuzzy" if given.fuzzy_low else "sharp"
        bottom_end: End = "fuzzy" if given.fuzzy_high else "sharp"
        events = tuple(span.event for span in entry.spans)
        if not given.period:
            box = entry.finish - entry.start > _LONGEST_DAY
            least = self._measures.box if box else self._measures.dot
            middle, half = (top + bottom) / 2, max(bottom - top if box else 0.0, least) / 2
            return Mark(
                events, False, 0.0, middle - half, middle + half, top_end, bottom_end, box=box
            )
        if came_in or given.low is None:
            top, top_end = 0.0, "continues" if came_in else "open"
        if entry.finish > self._axis.last:
            final = self._group.stop == len(self._series.spans)
            bottom_end = "open" if final and given.high is None else "continues"
            bottom = self._height
        return Mark(events, True, 0.0, top, max(top, bottom), top_end, bottom_end)

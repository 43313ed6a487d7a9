"""Where labels stand beside their marks, and the lines that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import inf

from studyguide.layout.chronology.labels import place
from studyguide.layout.chronology.model import Label, Mark, Measures, Point
from studyguide.layout.chronology.stretches import Entry, Zone, wish

_APART = 3.0
_STUB = 4.0
"""Connectors run level for so long before they turn, and before they meet their labels."""


def labelled(
    entries: Sequence[Entry], marks: Sequence[Mark], zones: Sequence[Zone], measures: Measures
) -> list[Label]:
    """A label for every event of ``entries``, whose ``marks`` are in the same order.

    Labels of one date stand on each other, joined by a stem that one connector leads to.
    """
    tops = [top for zone in zones for top in _tops(entries, zone, measures)]
    turn = min(max(mark.x for mark in marks) + _STUB, measures.reach - 3 * _STUB)
    labels: list[Label] = []
    leaves = _leaves(entries, marks, tops, measures)
    for entry, mark, top, y in zip(entries, marks, tops, leaves, strict=True):
        first, last = _first_and_last(entry, top, measures)
        meets = (measures.reach - _STUB, min(max(y, first), last))
        labels += _stacked(entry, top, ((mark.x, y), (turn, y), meets), measures)
    return labels


def _stacked(entry: Entry, top: float, way: tuple[Point, ...], measures: Measures) -> list[Label]:
    """The labels of one date from ``top`` downwards; ``way`` leads to their stem."""
    labels = []
    stem = way[-1][0]
    for span in entry.spans:
        height = span.given.label
        beside = top + min(measures.attach, height)
        path = (*way, (stem, beside), (measures.reach, beside))
        labels.append(Label(span.event, top, height, path))
        top += height + measures.gap
    return labels


def _tops(entries: Sequence[Entry], zone: Zone, measures: Measures) -> list[float]:
    """Where the labels of each entry of a zone begin."""
    here = entries[zone.start : zone.stop]
    wishes = [wish(entry, zone.scale, measures) - zone.top for entry in here]
    heights = [entry.height for entry in here]
    room = zone.bottom - zone.top
    return [zone.top + top for top in place(wishes, heights, measures.gap, room)]


def _first_and_last(entry: Entry, top: float, measures: Measures) -> tuple[float, float]:
    """The heights at which the first and the last label of a date are met."""
    first = top + min(measures.attach, entry.height)
    return first, first + entry.reach


def _leaves(
    entries: Sequence[Entry], marks: Sequence[Mark], tops: Sequence[float], measures: Measures
) -> list[float]:
    """The heights at which connectors leave their marks: in the order of the labels, so that
    none cross, and where marks are high enough, apart."""
    heights: list[float] = []
    highest = -inf
    for entry, mark, top in zip(entries, marks, tops, strict=True):
        wanted, lowest = _leaving(mark, *_first_and_last(entry, top, measures))
        heights.append(min(max(wanted, highest + _APART), max(lowest, wanted)))
        highest = max(highest, heights[-1])
    return list(accumulate(reversed(heights), min))[::-1]


def _leaving(mark: Mark, first: float, last: float) -> tuple[float, float]:
    """Where a connector would best leave, and how far down it can: at the beginning of a bar,
    at the middle of a point, and of a box at the middle of its labels."""
    if mark.period:
        return mark.top, mark.bottom
    inside = min((mark.bottom - mark.top) / 2, _STUB)
    lowest = mark.bottom - inside
    return min(max((first + last) / 2, mark.top + inside), lowest), lowest

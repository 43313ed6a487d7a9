"""Where labels stand beside their marks, and the lines that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import inf

from studyguide.layout.chronology.labels import place
from studyguide.layout.chronology.model import Label, Mark, Measures, Point
from studyguide.layout.chronology.stretches import Entry, Zone, wish

_APART = 3.0
"""Connectors of one mark leave it so far apart, where it is high enough."""
_CLEAR = 3.0
"""Stems of different marks that are nearer to each other than this would look like one."""
_PITCH = 4.0
"""Stems that run beside each other are so far apart, where there is room."""
_STUB = 4.0
"""Connectors run level for so long before their stem, and from there to their labels."""
_EDGE = 3.0
"""They leave a mark so far inside its ends, or at its middle."""
_LEVEL = 2.5
"""A connector that would have a smaller step runs level, a little off its label's middle."""


def labelled(
    entries: Sequence[Entry], marks: Sequence[Mark], zones: Sequence[Zone], measures: Measures
) -> list[Label]:
    """A label for every event of ``entries``, whose ``marks`` are in the same order.

    A connector runs level from its mark to an upright stem, and from there level to its label.
    Labels of one date stand on each other and share a stem.
    """
    tops = [top for zone in zones for top in _tops(entries, zone, measures)]
    sides = [
        _first_and_last(entry, top, measures) for entry, top in zip(entries, tops, strict=True)
    ]
    leaves = _leaves(marks, sides)
    sides = [_levelled(side, y) for side, y in zip(sides, leaves, strict=True)]
    stems = _stems(leaves, sides, max(mark.x for mark in marks), measures)
    labels: list[Label] = []
    for i, (entry, mark, top) in enumerate(zip(entries, marks, tops, strict=True)):
        meets = min(max(leaves[i], sides[i][0]), sides[i][1])
        way = ((mark.x, leaves[i]), (stems[i], leaves[i]), (stems[i], meets))
        labels += _stacked(entry, top, sides[i][0], way, measures)
    return labels


def _levelled(side: tuple[float, float], leave: float) -> tuple[float, float]:
    """Where a label is met, or the labels of a date from the first to the last."""
    first, last = side
    level = first == last and abs(leave - first) <= _LEVEL
    return (leave, leave) if level else side


def _stacked(
    entry: Entry, top: float, first: float, way: tuple[Point, ...], measures: Measures
) -> list[Label]:
    """The labels of one date from ``top`` downwards, the first met at ``first``; ``way`` leads
    to their stem."""
    labels = []
    stem = way[-1][0]
    for n, span in enumerate(entry.spans):
        height = span.given.label
        beside = top + min(measures.attach, height) if n else first
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


def _leaves(marks: Sequence[Mark], sides: Sequence[tuple[float, float]]) -> list[float]:
    """The heights at which connectors leave their marks: in the order of the labels, so that
    none cross, and where marks are high enough, apart."""
    heights: list[float] = []
    highest = -inf
    for mark, side in zip(marks, sides, strict=True):
        wanted, lowest = _leaving(mark, *side)
        heights.append(min(max(wanted, highest + _APART), max(lowest, wanted)))
        highest = max(highest, heights[-1])
    return list(accumulate(reversed(heights), min))[::-1]


def _leaving(mark: Mark, first: float, last: float) -> tuple[float, float]:
    """Where a connector would best leave, and how far down it can: beside its label in the
    upper half of what is certain of a bar, beside the middle of its labels on other marks."""
    if mark.period:
        top, bottom = mark.solid
        return min(max(first, top), (top + bottom) / 2), bottom
    inside = min((mark.bottom - mark.top) / 2, _EDGE)
    lowest = mark.bottom - inside
    return min(max((first + last) / 2, mark.top + inside), lowest), lowest


def _stems(
    leaves: Sequence[float],
    sides: Sequence[tuple[float, float]],
    taken: float,
    measures: Measures,
) -> list[float]:
    """Where the stems stand, right of all marks, which reach to ``taken``: beside the labels,
    and further left the more others there are between."""
    right = measures.reach - _STUB
    depths = _depths(leaves, sides)
    room = max(right - taken - _STUB, 0.0)
    pitch = min(_PITCH, room / max(*depths, 1))
    return [right - depth * pitch for depth in depths]


def _depths(leaves: Sequence[float], sides: Sequence[tuple[float, float]]) -> list[int]:
    """How many stems stand between each stem and the labels.

    Of stems that lead upwards beside each other the last is nearest to the labels, of those
    that lead downwards the first: so no connector meets the stem of another. A stem that only
    joins the labels of one date is nearest to them.
    """
    count = len(leaves)
    depths = [0] * count
    for i in reversed(range(count)):
        if leaves[i] > sides[i][1]:
            beside = (j for j in range(i + 1, count) if sides[j][0] < leaves[i] + _CLEAR)
            upwards = (depths[j] + 1 for j in beside if leaves[j] > sides[j][1] or _joins(sides[j]))
            depths[i] = max(upwards, default=0)
    for i in range(count):
        if leaves[i] < sides[i][0]:
            beside = (j for j in range(i) if sides[j][1] > leaves[i] - _CLEAR)
            downwards = (
                depths[j] + 1 for j in beside if leaves[j] < sides[j][0] or _joins(sides[j])
            )
            depths[i] = max(downwards, default=0)
    return depths


def _joins(side: tuple[float, float]) -> bool:
    """Whether a stem joins several labels."""
    return side[1] > side[0]

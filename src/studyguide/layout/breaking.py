"""Breaking: where the lines of a paragraph end, ragged right.

Breaking is greedy: with a ragged edge and no hyphenation the gain of a total fit is small
against its cost. What a compositor would mend by hand is mended: a break that parts what is
tied moves back before it, and a short last line takes company from the line above. Neither
makes a line so short that it is worse than what it mends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

_SHORTEST = 0.6
"""The share of the measure that a line keeps when words are taken from it."""
_RUNT = 0.14
"""A last line shorter than this share of the measure looks like an accident …"""
_LONE = 0.3
"""… and so does one of a single word, or of a citation alone, shorter than this."""


class Units(Struct, frozen=True):
    """What no line break divides, in order.

    ``spaces`` is the room before each unit unless it begins a line; ``tied`` says whether
    the unit of that number should not begin one.
    """

    widths: Sequence[float]
    spaces: Sequence[float]
    tied: Callable[[int], bool]


def break_lines(units: Units, measure: float) -> list[int]:
    """For each line the number of the unit after its last one."""
    if sum(units.widths) + sum(units.spaces[1:]) <= measure:
        return [len(units.widths)]
    stops: list[int] = []
    start, width = 0, 0.0
    for i, (wide, space) in enumerate(zip(units.widths, units.spaces, strict=True)):
        if i == start:
            width = wide
        elif width + space + wide <= measure:
            width += space + wide
        else:
            start, width = _untied(units, start, i, width, measure)
            stops.append(start)
    if stops:
        stops[-1] = _with_company(units, stops, width, measure)
    return [*stops, len(units.widths)]


def _untied(units: Units, start: int, stop: int, width: float, measure: float) -> tuple[int, float]:
    """Where the line from ``start``, ``width`` wide, ends that is full before ``stop``; and how
    wide the next one is with ``stop`` on it."""
    wide = units.widths[stop]
    if not units.tied(stop):
        return stop, wide
    left, carried = width, wide
    for at in range(stop - 1, start, -1):
        left -= units.spaces[at] + units.widths[at]
        carried += units.spaces[at + 1] + units.widths[at]
        if left < measure * _SHORTEST or carried > measure:
            break
        if not units.tied(at):
            return at, carried
    return stop, wide


def _with_company(units: Units, stops: Sequence[int], last: float, measure: float) -> int:
    """Where the last line begins, which is ``last`` wide if nothing comes to it."""
    above = stops[-2] if len(stops) > 1 else 0
    stop, count = stops[-1], len(units.widths)
    if not _is_runt(last, count - stop, measure):
        return stop
    left = sum(units.widths[above:stop]) + sum(units.spaces[above + 1 : stop])
    for at in range(stop - 1, above, -1):
        left -= units.spaces[at] + units.widths[at]
        last += units.spaces[at + 1] + units.widths[at]
        if left < measure * _SHORTEST or last > measure:
            break
        if not units.tied(at) and not _is_runt(last, count - at, measure):
            return at
    return stop


def _is_runt(width: float, count: int, measure: float) -> bool:
    return width < measure * (_LONE if count == 1 else _RUNT)

"""How the marks of a timeline look.

A copier knows black and white only, so all is told by shape: solid is certain, open or dotted
is not, what is striped is a period, what has a ring around it a turning point, and an arrow
says that a period goes on.
"""

from __future__ import annotations

from msgspec.structs import replace

from studyguide.layout.chronology import End
from studyguide.layout.chronology import Mark as Extent
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Box, Colour, Mark, Rule, Shape
from studyguide.layout.theme import Theme

_CIRCLE = 0.5523
"""How far Bézier handles stand out for a quarter of a circle, in radii."""
_RADIUS = 3.1
_HALO = 1.2
_BOX, _INSET = 5.6, 0.6
_BAR = 4.8
_LEAST_BAR = 4.0
_STRIPES = (1.0, 1.7)
_TIP = 5.0
_RING, _RING_WEIGHT = 2.6, 1.1
_WHITE: Colour = (1.0, 1.0, 1.0)


def extent(mark: Extent, x: float, theme: Theme, *, key: bool = False) -> list[Mark]:
    """A point, a box or a bar whose middle is at ``x``; with a ring around it if it is ``key``."""
    ink = theme.colour("ink")
    if mark.period:
        bottom = max(mark.bottom, mark.top + _LEAST_BAR)
        return [*_ring(x, mark.top, bottom, _BAR / 2, ink)[:key], *_bar(mark, x, ink)]
    doubtful = "fuzzy" in (mark.top_end, mark.bottom_end)
    if mark.box:
        top, bottom = mark.top + _INSET, mark.bottom - _INSET
        return [
            *_ring(x, top, bottom, _BOX / 2, ink)[:key],
            *_box(x, top, bottom, ink, doubtful=doubtful),
        ]
    y = (mark.top + mark.bottom) / 2
    radius = _RADIUS + 0.5
    return [
        *_ring(x, y - radius, y + radius, radius, ink)[:key],
        *_dot(x, y, ink, hollow=doubtful),
    ]


def axis_break(x: float, y: float, theme: Theme) -> list[Mark]:
    """Two strokes across a line at ``x``, and nothing of it between them."""
    ink = theme.colour("ink")
    white = [(x - 5, y + 1), (x + 5, y - 4), (x + 5, y - 1), (x - 5, y + 4)]
    return [
        Shape(white, fill=_WHITE),
        Rule(x - 5, y + 1, x + 5, y - 4, 0.8, ink),
        Rule(x - 5, y + 4, x + 5, y - 1, 0.8, ink),
    ]


def section_number(galley: Galley, number: str, y: float) -> list[Mark]:
    """The number of a section in a small square at the right edge, its middle at ``y``."""
    type_ = galley.type("furniture")
    side = type_.size + 2
    width = max(side, type_.width(number) + 5)
    x = galley.far - width
    ink = galley.theme.colour("ink")
    baseline = y + type_.size * 0.34
    return [
        Box(x, y - side / 2, width, side, stroke=ink, weight=0.6, radius=1.5),
        label(number, type_, x + width / 2, baseline, None, align="centre"),
    ]


def _dot(x: float, y: float, ink: Colour, *, hollow: bool) -> list[Mark]:
    """A dot; a circle with a white ground where the date is not certain."""
    gap = _gap(x, y - _RADIUS, y + _RADIUS)
    if hollow:
        return [gap, _disc(x, y, _RADIUS, _WHITE, stroke=ink)]
    return [gap, _disc(x, y, _RADIUS + 0.5, ink)]


def _gap(x: float, top: float, bottom: float) -> Box:
    """A little white between a mark and the axis that it stands on."""
    return Box(x - _BOX / 2, top - _HALO, _BOX, bottom - top + 2 * _HALO, fill=_WHITE)


def _disc(x: float, y: float, r: float, fill: Colour, stroke: Colour | None = None) -> Shape:
    k = r * _CIRCLE
    points = [
        (x + r, y),
        (x + r, y + k), (x + k, y + r), (x, y + r),
        (x - k, y + r), (x - r, y + k), (x - r, y),
        (x - r, y - k), (x - k, y - r), (x, y - r),
        (x + k, y - r), (x + r, y - k), (x + r, y),
    ]  # fmt: skip
    return Shape(points, curve=True, fill=fill, stroke=stroke, weight=1.1)


def _box(x: float, top: float, bottom: float, ink: Colour, *, doubtful: bool) -> list[Mark]:
    """A dot stretched over the time within which something happened; dashed and open where
    that is not certain."""
    box = _around(x, top, bottom, _BOX / 2, -0.55)
    box.fill, box.stroke, box.weight = _WHITE if doubtful else ink, ink, 1.1
    box.dash = (2.0, 1.6) if doubtful else ()
    return [_gap(x, top, bottom), box]


def _ring(x: float, top: float, bottom: float, radius: float, ink: Colour) -> list[Mark]:
    """A ring around a mark."""
    ring = _around(x, top, bottom, radius, _RING)
    ring.fill, ring.stroke, ring.weight = _WHITE, ink, _RING_WEIGHT
    return [ring]


def _around(x: float, top: float, bottom: float, radius: float, more: float) -> Box:
    """A rounded box that is ``more`` on each side than a mark."""
    radius += more
    return Box(x - radius, top - more, 2 * radius, bottom - top + 2 * more, radius=radius)


def _bar(mark: Extent, x: float, ink: Colour) -> list[Mark]:
    """A bar beside the axis, striped, so that it is no axis."""
    marks: list[Mark] = []
    bottom = max(mark.bottom, mark.top + _LEAST_BAR)
    first, last = replace(mark, bottom=bottom).solid
    if mark.top < first:
        marks.append(_dots(x, mark.top, first, ink))
    if last < bottom:
        marks.append(_dots(x, last, bottom, ink))
    marks.append(Rule(x, first, x, last, _BAR, ink, dash=_STRIPES))
    marks.append(Box(x - _BAR / 2, first, _BAR, last - first, stroke=ink, weight=0.7))
    marks += _arrow(x, mark.top, -1, mark.top_end, ink)
    marks += _arrow(x, mark.bottom, 1, mark.bottom_end, ink)
    return marks


def _dots(x: float, top: float, bottom: float, ink: Colour) -> Rule:
    return Rule(x, top + 1, x, bottom, 2.4, ink, dash=(0.0, 4.0), round=True)


def _arrow(x: float, y: float, down: int, end: End, ink: Colour) -> list[Mark]:
    """The sign that a bar goes on beyond the end of the axis."""
    if end not in ("open", "continues"):
        return []
    tip = y + down * _TIP
    return [Shape([(x - 4.5, y), (x + 4.5, y), (x, tip)], fill=ink)]

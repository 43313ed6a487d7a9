"""How the marks of a timeline look.

Doubt is told by shape, never by colour alone: a ring instead of a dot, a dashed outline or a
dotted end instead of a solid one, an arrow where a period goes on.
"""

from __future__ import annotations

from studyguide.layout.chronology import End
from studyguide.layout.chronology import Mark as Extent
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Box, Colour, Mark, Rule, Shape
from studyguide.layout.theme import Theme

_CIRCLE = 0.5523
"""How far Bézier handles stand out for a quarter of a circle, in radii."""
_RADIUS = 3.1
_BAR = 4.6
_LEAST_BAR = 3.0
_FADE = 9.0
_TIP = 5.0
_WHITE: Colour = (1.0, 1.0, 1.0)
_LIGHT: Colour = (0.84, 0.84, 0.84)


def extent(mark: Extent, x: float, theme: Theme) -> list[Mark]:
    """A point, a box or a bar whose middle is at ``x``."""
    ink = theme.colour("ink")
    if mark.period:
        return _bar(mark, x, theme.colour("rule"))
    doubtful = "fuzzy" in (mark.top_end, mark.bottom_end)
    if mark.box:
        return [_box(x, mark.top, mark.bottom, ink, doubtful=doubtful)]
    return _dot(x, (mark.top + mark.bottom) / 2, ink, hollow=doubtful)


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
    rule = galley.theme.colour("rule")
    baseline = y + type_.size * 0.34
    return [
        Box(x, y - side / 2, width, side, stroke=rule, weight=0.5, radius=1.5),
        label(number, type_, x + width / 2, baseline, None, align="centre"),
    ]


def _dot(x: float, y: float, ink: Colour, *, hollow: bool) -> list[Mark]:
    """A dot; a ring with a white ground where the date is not certain."""
    halo = _disc(x, y, _RADIUS + 1.2, _WHITE)
    if hollow:
        return [halo, _disc(x, y, _RADIUS, _WHITE, stroke=ink)]
    return [halo, _disc(x, y, _RADIUS + 0.5, ink)]


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


def _box(x: float, top: float, bottom: float, ink: Colour, *, doubtful: bool) -> Box:
    """A dot stretched over the time within which something happened."""
    inset = 0.9
    return Box(
        x - _RADIUS,
        top + inset,
        2 * _RADIUS,
        bottom - top - 2 * inset,
        fill=_WHITE if doubtful else _LIGHT,
        stroke=ink,
        weight=1.1,
        radius=_RADIUS,
        dash=(2.0, 1.6) if doubtful else (),
    )


def _bar(mark: Extent, x: float, ink: Colour) -> list[Mark]:
    """A bar beside the axis."""
    marks: list[Mark] = []
    top, bottom = mark.top, max(mark.bottom, mark.top + _LEAST_BAR)
    fade = min(_FADE, (bottom - top) / 3)
    if mark.top_end == "fuzzy":
        marks.append(_dots(x, top, top + fade, ink))
        top += fade
    if mark.bottom_end == "fuzzy":
        marks.append(_dots(x, bottom - fade, bottom, ink))
        bottom -= fade
    marks.append(Rule(x, top, x, bottom, _BAR, ink))
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

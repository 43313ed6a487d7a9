"""The line at the head of a sheet for name, class and date."""

from __future__ import annotations

from studyguide.document.sheets import Fields
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Element, Mark, Rule
from studyguide.layout.slices import Slice

_SPACE = 4.0
_BETWEEN = 14.0
_FIRST = 2.0
"""How many times as wide as the others the first field is: names are long."""


def fields(galley: Galley, block: Fields) -> None:
    """Names with rules behind them, together as wide as everything on the page."""
    type_ = galley.type("label")
    height = galley.theme.page.ruling * 1.25
    baseline = height - 7
    taken = sum(type_.width(name) + 6 for name in block.names)
    shares = [_FIRST, *([1.0] * (len(block.names) - 1))]
    room = galley.far - galley.left - taken - _BETWEEN * (len(block.names) - 1)
    marks: list[Mark] = []
    x = galley.left
    colour = galley.theme.colour("rule")
    for name, share in zip(block.names, shares, strict=True):
        marks.append(label(name, type_, x, baseline, Element("P", galley.section)))
        start = x + type_.width(name) + 6
        x = start + room * share / sum(shares)
        marks.append(Rule(start, baseline + 2, x, baseline + 2, 0.6, colour))
        x += _BETWEEN
    galley.add([Slice(height, marks)], space=_SPACE, anchor=block.anchor)

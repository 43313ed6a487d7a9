"""Events of a drawn timeline whose titles are to be filled in.

Their dates and what is written beside them are text, not a part of the figure: a screen reader
that is given the words of the figure still meets them, each copy with what that copy says.
"""

from __future__ import annotations

from collections.abc import Iterable

from studyguide.document.blocks import TimelineEvent
from studyguide.document.inline import Style, Words
from studyguide.layout.blocks.written import written_baseline
from studyguide.layout.galley import Galley
from studyguide.layout.lines import set_lines
from studyguide.layout.plan import Element, Ink, Mark, Rule
from studyguide.layout.slices import Slice

_BESIDE = 6.0
"""From a date to the line behind it."""
_INDENT = 3.0
_LEAST = 0.5
"""A line behind a date takes this share of the room at least, or it stands below the date."""
_MOST_LINES = 8
"""A title that is longer when it is written is a text: the key has how it begins."""


def middle(galley: Galley, events: Iterable[TimelineEvent]) -> float:
    """How far below the top of a label the middle of its first line is: lower where events are
    blank, so that there is room for a hand above every line."""
    table = galley.type("table")
    if any(event.blank for event in events):
        return written_baseline(galley) - table.baseline + table.leading / 2
    return table.leading / 2


def blank_label(galley: Galley, event: TimelineEvent, x: float, measure: float) -> list[Slice]:
    """The date in bold, lines to write on behind it, and on these in the key the title.

    There are as many lines in both copies as the key needs.
    """
    element = Element("P", galley.section)
    type_, answer = galley.type("table"), galley.type("answer")
    (date, *more) = galley.lines((Words(event.date, Style.STRONG),), type_, measure, x, element)
    (more[-1] if more else date).runs[-1].text += " "
    baseline = written_baseline(galley)
    slices = [Slice(galley.theme.page.ruling, date.marks(baseline, element))]
    for line in more:
        slices.append(Slice(type_.leading, line.marks(type_.baseline, element)))
    start = date.end + _BESIDE
    if more or x + measure - start < _LEAST * measure:
        start = x
        slices.append(Slice(galley.theme.page.ruling, []))
    room = x + measure - start - 2 * _INDENT
    title = answer.shortened(event.title, room * (_MOST_LINES - 0.5))
    lines = set_lines((Words(title),), answer, room, start + _INDENT, element)
    for number, line in enumerate(lines):
        if number:
            slices.append(Slice(galley.theme.page.ruling, []))
        slices[-1].marks += [
            _rule(galley, start, x + measure),
            *line.marks(baseline, element, Ink.KEY),
        ]
    return slices


def _rule(galley: Galley, start: float, end: float) -> Mark:
    y = galley.theme.page.ruling - 3
    return Rule(start, y, end, y, 0.6, galley.theme.colour("rule"))

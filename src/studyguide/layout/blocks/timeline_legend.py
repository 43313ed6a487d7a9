"""The legend of a timeline: each sign as it is drawn there, and what it means."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from studyguide.document.blocks import Timeline, TimelineSign
from studyguide.document.inline import Words
from studyguide.layout.blocks.timeline_marks import axis_break, extent
from studyguide.layout.chronology import End, Panel
from studyguide.layout.chronology import Mark as Extent
from studyguide.layout.galley import Galley
from studyguide.layout.plan import Element, Mark, Rule
from studyguide.layout.slices import Slice, keep_together, shift
from studyguide.layout.theme import Theme

_SIGN = 20.0
"""From the left edge of a sign to its words."""
_APART = 14.0
_MOST_COLUMNS = 4
_AIR = 2.5
"""Above every row."""
_HALF = 5.5
"""Half the height of a sign."""


def legend(
    galley: Galley,
    meanings: Collection[tuple[TimelineSign, str, str]],
    signs: Collection[TimelineSign],
) -> list[Slice]:
    """The ``signs`` in as many columns as their words allow, a slice for each row.

    It is a list for those who cannot see it: the name of a sign stands for the sign.
    """
    items = [meaning for meaning in meanings if meaning[0] in signs]
    if not items:
        return []
    type_ = galley.type("small")
    whole = galley.far - galley.text + _APART
    widest = max(type_.width(meaning) for _, _, meaning in items)
    columns = min(max(int(whole // (_SIGN + widest + _APART)), 1), _MOST_COLUMNS, len(items))
    pitch = whole / columns
    listed = Element("L", galley.section, numbering="None")
    rows = []
    for start in range(0, len(items), columns):
        row = Slice(0.0, [])
        for column, item in enumerate(items[start : start + columns]):
            x = galley.text + column * pitch
            made = _item(galley, item, x, pitch - _SIGN - _APART, Element("LI", listed))
            row.marks += made.marks
            row.height = max(row.height, made.height)
        rows.append(row)
    return keep_together(rows)


def signs_seen(block: Timeline, panels: Sequence[Panel]) -> set[TimelineSign]:
    """What can be seen on the panels and may need a word."""
    signs: set[TimelineSign] = {"scale"}
    if any(panel.breaks for panel in panels):
        signs.add("break")
    if sum(not stretch.single for panel in panels for stretch in panel.stretches) > 1:
        signs.add("weight")
    if any(event.key for event in block.events):
        signs.add("key")
    for mark in (mark for panel in panels for mark in panel.marks):
        ends = {mark.top_end, mark.bottom_end}
        signs.add("bar" if mark.period else "box" if mark.box else "dot")
        if "fuzzy" in ends:
            signs.add("doubt")
        if ends & {"open", "continues"}:
            signs.add("open")
    return signs


def _item(
    galley: Galley, item: tuple[TimelineSign, str, str], x: float, measure: float, entry: Element
) -> Slice:
    """One sign with its words."""
    sign, name, meaning = item
    type_ = galley.type("small")
    marks = _drawn(sign, x + _SIGN / 2 - 3, galley.theme)
    named = Element("Lbl", entry, actual=f"{name}: ")
    for mark in marks:
        mark.element = named
        shift(mark, _AIR + type_.leading / 2)
    words = Words(meaning)
    body = Element("LBody", entry)
    height = _AIR
    for line in galley.paragraph((words,), type_, measure, x + _SIGN, body):
        for mark in line.marks:
            shift(mark, height)
        marks += line.marks
        height += line.height
    return Slice(height, marks)


def _drawn(sign: TimelineSign, x: float, theme: Theme) -> list[Mark]:
    """A sign whose middle is at ``x`` and 0."""
    match sign:
        case "dot" | "key":
            return extent(_moment(), x, theme, key=sign == "key")
        case "box":
            return extent(_moment(box=True), x, theme)
        case "doubt":
            return [
                *extent(_moment("fuzzy", box=True), x - 4, theme),
                *extent(_period(bottom_end="fuzzy"), x + 4, theme),
            ]
        case "bar":
            return extent(_period(), x, theme)
        case "open":
            return extent(_period(bottom=1.0, bottom_end="open"), x, theme)
        case _:
            return _axis(sign, x, theme)


def _moment(end: End = "sharp", *, box: bool = False) -> Extent:
    return Extent((), False, 0.0, -_HALF, _HALF, end, end, box)


def _period(bottom: float = _HALF, bottom_end: End = "sharp") -> Extent:
    return Extent((), True, 0.0, -_HALF, bottom, "sharp", bottom_end)


def _axis(sign: TimelineSign, x: float, theme: Theme) -> list[Mark]:
    """A piece of an axis: with its ticks, with a break, or thin and then thick."""
    ink = theme.colour("ink")
    line = Rule(x, -_HALF, x, _HALF, 1.1, ink)
    if sign == "break":
        return [line, *axis_break(x, 0.0, theme)]
    if sign == "weight":
        return [line, Rule(x, 0.0, x, _HALF, 3.5, ink)]
    ticks = (Rule(x - 4, y, x, y, 0.7, ink) for y in (0.4 - _HALF, 0.0, _HALF - 0.4))
    return [line, *ticks]

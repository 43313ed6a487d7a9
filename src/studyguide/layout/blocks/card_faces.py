"""The two sides of a flashcard, their words as large as they fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from studyguide.document.inline import Words, plain
from studyguide.document.sheets import Card
from studyguide.layout.galley import Galley, Remark, label
from studyguide.layout.lines import Line
from studyguide.layout.plan import Element, Mark
from studyguide.layout.theme import SMALLEST
from studyguide.layout.words import Type

_PAD = 13.0
_BETWEEN = 4.0
_FRONT_SIZES: Sequence[float] = (22.0, 19.0, 16.0, 14.0, 12.5, 11.5, 10.5, 10.0, 9.5)
_BACK_SIZES: Sequence[float] = (13.0, 12.0, 11.0, 10.5, 10.0, 9.5)
"""After which there is only the smallest type of the theme."""
_DISPLAY, _DISPLAY_LINES = 14.0, 3
"""What is larger than that is for a few words: no more lines than these."""
_LEADING = 1.3
_MOST_NOTE_LINES = 2


class Side(Struct, frozen=True):
    """Where one side of a card stands on the page: its upper left corner and its size."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def left(self) -> float:
        """Where lines begin …"""
        return self.x + _PAD

    @property
    def measure(self) -> float:
        """… and how long they may be."""
        return self.wide - 2 * _PAD


def face(galley: Galley, card: Card, area: Side, element: Element, *, back: bool) -> list[Mark]:
    """One side of a card: above what it is and its number, at the foot the hint or the source,
    the words in the middle of the room between."""
    words, note, sizes = card.front, card.hint, _FRONT_SIZES
    if back:
        words, note, sizes = card.back, card.source, _BACK_SIZES
    head = _head(galley, card, area, Element("P", element), back=back)
    main, foot = Element("P", element), Element("P", element)
    small = galley.type("small")
    top = area.y + _PAD + galley.type("label").leading + _BETWEEN
    bottom = area.y + area.high - _PAD
    last: list[Line] = []
    if note:
        last, _ = _set(galley, note, small, _MOST_NOTE_LINES * small.leading, area, foot)
        bottom -= len(last) * small.leading
    room = bottom - top - (_BETWEEN if note else 0.0)
    type_, lines, whole = _fitted(galley, words, sizes, room, area, main)
    if not whole:
        _report(galley, card, "back" if back else "front")
    begin = top + (room - len(lines) * type_.leading) / 2
    return [*head, *_marks(lines, type_, begin, main), *_marks(last, small, bottom, foot)]


def _head(galley: Galley, card: Card, area: Side, element: Element, *, back: bool) -> list[Mark]:
    """The card's number at the right, and on the front what is asked at the left."""
    type_ = galley.type("label")
    baseline = area.y + _PAD + type_.baseline - 2
    end = area.left + area.measure
    number = label(str(card.number), type_, end, baseline, element, align="right")
    if back:
        return [number]
    return [label(f"{card.label} ", galley.type("small"), area.left, baseline, element), number]


def _marks(lines: Sequence[Line], type_: Type, top: float, element: Element) -> list[Mark]:
    marks: list[Mark] = []
    for i, line in enumerate(lines):
        marks += line.marks(top + i * type_.leading + type_.baseline, element)
    return marks


def _fitted(
    galley: Galley,
    words: tuple[Words, ...],
    sizes: Sequence[float],
    height: float,
    area: Side,
    element: Element,
) -> tuple[Type, list[Line], bool]:
    """``words`` in the largest of ``sizes`` in which they fit with no word cut, else in the
    smallest; and whether they are all there."""
    base = galley.type("text")
    lines: list[Line] = []
    type_, whole = base, False
    least = max(SMALLEST, galley.type("furniture").size)
    sizes = [*(size for size in sizes if size > least), least]
    for size in sizes:
        type_ = replace(base, size=size, leading=round(size * _LEADING, 2))
        last = size == sizes[-1]
        room = min(height, _DISPLAY_LINES * type_.leading) if size > _DISPLAY else height
        if last or _may_fit(words, type_, room, area.measure):
            lines, whole = _set(galley, words, type_, room, area, element)
            if whole:
                break
    return type_, lines, whole


def _may_fit(words: tuple[Words, ...], type_: Type, height: float, measure: float) -> bool:
    """Whether it is worth trying: no word is wider than a line, and the lines might do."""
    widths = [
        type_.font_of(span.style)[word] * type_.size for span in words for word in span.text.split()
    ]
    room = (height // type_.leading) * measure
    return max(widths, default=0.0) <= measure and sum(widths) <= room


def _set(
    galley: Galley,
    words: tuple[Words, ...],
    type_: Type,
    height: float,
    area: Side,
    element: Element,
) -> tuple[list[Line], bool]:
    """``words`` on as many lines as ``height`` holds, cut before a word where they are too
    many; and whether they are all there."""
    most = int((height + 0.01) // type_.leading)
    pieces = [
        Words(piece, span.style, span.lang)
        for span in words
        for piece in re.findall(r"\s*\S+|\s+$", span.text)
    ]

    def lines(count: int) -> list[Line]:
        taken: tuple[Words, ...] = words
        if count < len(pieces):
            kept = pieces[: max(count, 1)]
            ending = kept[-1]
            text = ending.text.rstrip(" \n.,;:–—")
            if count < 1:  # a word that is too long by itself: so much of it surely fits
                text = text[: int((most - 1) * area.measure / type_.size)]
            taken = (*kept[:-1], Words(f"{text}…", ending.style, ending.lang))
        return galley.lines(taken, type_, area.measure, area.left, element)

    # More characters than fit in the narrowest letters are not worth setting.
    limit = int(most * area.measure / type_.size * 6)
    if len(plain(words)) <= limit and len(whole := lines(len(pieces))) <= most:
        return whole, True
    fitting, too_many = 0, min(len(pieces), limit)
    while too_many - fitting > 1:
        middle = (fitting + too_many) // 2
        if len(lines(middle)) <= most:
            fitting = middle
        else:
            too_many = middle
    return lines(fitting)[:most], False


def _report(galley: Galley, card: Card, side: str) -> None:
    message = (
        f"the {side} of card {card.number} has more words than it holds in the smallest type, "
        "and is cut"
    )
    help = "Shorten the text; the file for Anki has all of it."
    galley.remarks.append(Remark("card-cut", message, help, card.origin))

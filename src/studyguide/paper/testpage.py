"""A sheet to test a printer with: do front and back meet, is anything scaled, what is lost.

The back lies behind the front after a flip on the long edge, so what meets there has its
distance from the left on the front and from the right on the back.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from studyguide.diagnostics import Findings
from studyguide.document.inline import words
from studyguide.layout.galley import label
from studyguide.layout.lines import set_lines
from studyguide.layout.plan import (
    BLACK,
    Box,
    Colour,
    Element,
    Facts,
    Ink,
    Mark,
    Page,
    Plan,
    Rule,
    Shape,
)
from studyguide.layout.theme import PAPERS, StyleName, Theme, load_faces
from studyguide.layout.words import Types

MILLIMETRE = 72 / 25.4
FRAME = 24 * MILLIMETRE
"""How far from every edge the frame stands, at whose corners the crosses are."""
ARM = 8
"""Millimetres that a cross reaches to each side."""
MARGIN = 34 * MILLIMETRE
RULER = 12 * MILLIMETRE
"""From an edge to the line of the ruler along it."""
LENGTH = 100
"""Millimetres of the line that shows whether anything is scaled."""
GREYS = tuple(range(10, 101, 10))
WEIGHTS = (0.25, 0.5, 1.0)
SIZES = (6, 7, 8, 9, 10, 11, 12)
_BESIDE_RULER = range(8, 20)
"""Millimetres from the top in which the ruler along the left gives way to the other one."""
_FACTS = Facts("Printer test page", "en-GB")


def test_page(paper: str) -> bytes:
    """The test page on ``paper`` (a name in :data:`studyguide.layout.theme.PAPERS`) as a PDF."""
    from studyguide.pdf import draw

    return draw(plan_test_page(paper), Ink.STUDENT)


def plan_test_page(paper: str) -> Plan:
    """The two pages of the sheet, set in the built-in theme."""
    theme = Theme()
    faces = load_faces(theme, Path(), Findings())
    assert faces is not None, "the faces of the built-in theme are installed with the program"
    types = Types(theme, faces)
    pages = [_front(_Side(types, paper, "1")), _back(_Side(types, paper, "2"))]
    return Plan(_FACTS, pages, [], dict(types.files()))


class _Side:
    """One side of the sheet, written from top to bottom; ``y`` is where it goes on."""

    def __init__(self, types: Types, paper: str, name: str) -> None:
        self.types = types
        self.width, self.height = PAPERS[paper]
        self.page = Page(self.width, self.height, name, "body")
        self.y = FRAME + 7 * MILLIMETRE

    def draw(self, *marks: Mark) -> None:
        self.page.marks += marks

    def write(self, text: str, style: StyleName = "note", tag: str = "P") -> None:
        """A paragraph or a heading over the width of the text."""
        type_, element = self.types[style], Element(tag)
        measure = self.width - 2 * MARGIN
        for line in set_lines(words(text), type_, measure, MARGIN, element):
            self.draw(*line.marks(self.y + type_.baseline, element))
            self.y += type_.leading
        self.y += 3

    def head(self, text: str) -> None:
        self.y += 6
        self.write(text, "heading-4", "H2")
        self.y -= 3

    def sign(self, text: str, x: float, y: float, align: str = "left") -> None:
        """A word beside something drawn, which is no part of the text."""
        self.draw(label(text, self.types["furniture"], x, y, None, align=align))


def _front(side: _Side) -> Page:
    _ruler_above(side)
    _ruler_left(side)
    _crosses(side, mirrored=False)
    side.write("Printer test: the front", "heading-2", "H1")
    side.write(
        "Print both pages on one sheet, flipped on the long edge, at 100 % (‘actual size’, no "
        "‘fit to page’)."
    )
    _length(side)
    _border(side)
    _greys(side)
    _hairlines(side)
    _sizes(side)
    _edges(side)
    return side.page


def _back(side: _Side) -> Page:
    _crosses(side, mirrored=True)
    side.write("Printer test: the back", "heading-2", "H1")
    side.head("Which edge was flipped?")
    side.write(
        "Turn the sheet like the page of a book. If this side stands upright, it was flipped on "
        "the long edge, as it should be. If the back is upside down, choose the other edge in the "
        "printer’s settings, and print this page again.",
        "text",
    )
    side.head("Do both sides meet?")
    side.write(
        "Hold the sheet against the light. Cross A has to lie on A, B on B, C on C and D on D, and "
        "the frames on each other. One step on the arms of a cross is a millimetre: a difference "
        "of one is usual, two or more show on the backs of flashcards.",
        "text",
    )
    side.write(
        "If A lies on D, the other edge was flipped. If both sides have a frame of another size, "
        "something is scaled: measure the line on the front.",
        "text",
    )
    return side.page


def cross_places(width: float, height: float, *, mirrored: bool) -> dict[str, tuple[float, float]]:
    """Where the crosses are on the front, or ``mirrored`` on the back, by their letters."""
    left, right = (width - FRAME, FRAME) if mirrored else (FRAME, width - FRAME)
    top, bottom = FRAME, height - FRAME
    return {"A": (left, top), "B": (right, top), "C": (left, bottom), "D": (right, bottom)}


def _crosses(side: _Side, *, mirrored: bool) -> None:
    """The frame, and at its corners crosses with a step for each millimetre."""
    wide, high = side.width - 2 * FRAME, side.height - 2 * FRAME
    side.draw(Box(FRAME, FRAME, wide, high, stroke=BLACK, weight=0.5))
    reach = ARM * MILLIMETRE
    places = cross_places(side.width, side.height, mirrored=mirrored)
    for name, (x, y) in places.items():
        side.draw(Rule(x - reach, y, x + reach, y, 0.5), Rule(x, y - reach, x, y + reach, 0.5))
        for step in (*range(-ARM, 0), *range(1, ARM + 1)):
            at, half = step * MILLIMETRE, MILLIMETRE * (0.8 if step % 5 == 0 else 0.4)
            side.draw(
                Rule(x + at, y - half, x + at, y + half, 0.5),
                Rule(x - half, y + at, x + half, y + at, 0.5),
            )
        inward = 1 if x < side.width / 2 else -1
        below = 1 if y < side.height / 2 else -1
        middle = y + below * 3.5 * MILLIMETRE + 3
        side.sign(name, x + inward * 3.5 * MILLIMETRE, middle, "centre")


def _ruler_above(side: _Side) -> None:
    """Millimetres from the left edge of the paper to the right one."""
    side.draw(Rule(0, RULER, side.width, RULER, 0.5))
    for step in range(int(side.width / MILLIMETRE) + 1):
        x = step * MILLIMETRE
        side.draw(Rule(x, RULER - _tick(step), x, RULER, 0.5))
        if step == 5 or (step and step % 10 == 0):
            side.sign(str(step), x, RULER + 9, "centre")


def _ruler_left(side: _Side) -> None:
    """Millimetres from the top edge of the paper to the bottom one."""
    free = (_BESIDE_RULER.start * MILLIMETRE, _BESIDE_RULER.stop * MILLIMETRE)
    side.draw(Rule(RULER, 0, RULER, free[0], 0.5), Rule(RULER, free[1], RULER, side.height, 0.5))
    for step in range(int(side.height / MILLIMETRE) + 1):
        if step in _BESIDE_RULER:
            continue
        y = step * MILLIMETRE
        side.draw(Rule(RULER - _tick(step), y, RULER, y, 0.5))
        if step == 5 or (step and step % 10 == 0):
            side.sign(str(step), RULER + 2, y + 3)


def _tick(step: int) -> float:
    return MILLIMETRE * (4 if step % 10 == 0 else 3 if step % 5 == 0 else 2)


def _length(side: _Side) -> None:
    side.head("Is anything scaled?")
    end = MARGIN + LENGTH * MILLIMETRE
    y = side.y + 8
    side.draw(Rule(MARGIN, y, end, y, 0.5))
    for x in (MARGIN, end):
        side.draw(Rule(x, y - 5, x, y + 5, 0.5))
    side.y = y + 8
    side.write(f"From end to end this line is {LENGTH} mm long. If it is not, switch scaling off.")


def _border(side: _Side) -> None:
    wide, high = (round(length / MILLIMETRE) for length in (side.width, side.height))
    side.head("How wide is the border that stays white?")
    side.write(
        "The rulers count millimetres from the edges of the paper. The first mark that you see is "
        f"the border at the left and at the top; take the last one from {wide} mm for the border "
        f"at the right, from {high} mm for that at the bottom."
    )


def _greys(side: _Side) -> None:
    side.head("Which greys are left?")
    step = (side.width - 2 * MARGIN) / len(GREYS)
    top = side.y + 3
    for n, share in enumerate(GREYS):
        x = MARGIN + n * step
        side.draw(Box(x, top, step, 20, fill=_grey(share)))
        side.sign(f"{share} %", x + step / 2, top + 30, "centre")
    side.y = top + 34


def _grey(share: int) -> Colour:
    """So much black."""
    white = round(1 - share / 100, 3)
    return (white, white, white)


def _hairlines(side: _Side) -> None:
    side.head("Which lines are left?")
    step = (side.width - 2 * MARGIN) / len(WEIGHTS)
    y = side.y + 8
    for n, weight in enumerate(WEIGHTS):
        x = MARGIN + n * step
        side.draw(Rule(x, y, x + step - 12, y, weight))
        side.sign(f"{weight:g} pt", x, y + 12)
    side.y = y + 15


def _sizes(side: _Side) -> None:
    side.head("Which sizes can be read?")
    type_ = side.types["text"]
    for size in SIZES:
        element = Element("P")
        set_in = replace(type_, size=size, leading=size * 1.25)
        text = f"{size} pt: The quick brown fox jumps over the lazy dog; 0123456789"
        side.draw(label(text, set_in, MARGIN, side.y + set_in.baseline, element))
        side.y += set_in.leading
    side.y += 2


def _edges(side: _Side) -> None:
    """Arrows to the edges that sheets are flipped on."""
    side.head("Which edge is which?")
    right, bottom = side.width - FRAME - 6, side.height - FRAME - 6
    middle = side.y + side.types["note"].leading / 2
    side.write("The long edge: guides, worksheets, cards, and this page.")
    _arrow(side, (right - 100, middle), (right, middle))
    side.write("The short edge: booklets, and two pages on a sheet.")
    _arrow(side, (MARGIN + 8, side.y + 4), (MARGIN + 8, bottom))


def _arrow(side: _Side, start: tuple[float, float], end: tuple[float, float]) -> None:
    """An arrow along or down the page."""
    x, y = end
    along, down = (0.0, 1.0) if start[0] == x else (1.0, 0.0)

    def back(far: float, aside: float) -> tuple[float, float]:
        return (x - far * along - aside * down, y - far * down - aside * along)

    side.draw(Rule(*start, *back(8, 0), 1.5), Shape([back(10, -5), end, back(10, 5)], fill=BLACK))

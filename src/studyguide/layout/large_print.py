"""Large print: how a theme, its faces and the paper are made ready for it.

A page is laid out on paper smaller by :data:`FACTOR` and then magnified by it, so that rules,
boxes and the room to write grow with the type, and lines and pages are broken by the same rules
as ever. What is chosen here follows *Creating clear print and large print documents* of the UK
Association for Accessible Formats (UKAAF, G003, 2019): no text under 18 points, sans serif, no
italics, black on white, text aligned to the left. ``docs/editions.md`` goes through its points.
"""

from __future__ import annotations

from msgspec.structs import replace

from studyguide.layout.line_numbers import Counted
from studyguide.layout.setup import Setup
from studyguide.layout.theme import (
    PAPERS,
    STYLES,
    Colours,
    Faces,
    PageMeasures,
    StyleChange,
    TextStyle,
    Theme,
)
from studyguide.layout.words import Types

SMALLEST = 18.0
"""Points that no text on a page of large print is under."""
FACTOR = 1.68
"""How many times as large as it is laid out a page is printed."""
_FLOOR = 10.72
"""Points that become :data:`SMALLEST` when they are magnified, and a little more."""
_GROWTH = 0.5
"""What is larger than the smallest text keeps this share of the difference: headings stay
larger, and their words still fit on a line."""
_MARGIN = 42.6 / FACTOR
"""15 mm, which UKAAF and most printers ask for."""
_HANG = 30.0
_TOP, _BOTTOM = 63.0, 52.0
_RULING = 20.25
"""12 mm from one ruled line to the next."""
_WHITE, _BLACK = "#ffffff", "#000000"


def enlarged(theme: Theme, faces: Faces, paper: str) -> Setup:
    """What a document is laid out with that is then magnified by :data:`FACTOR`.

    ``paper`` is a name in :data:`studyguide.layout.theme.PAPERS`; lines of excerpts are counted
    as ``theme`` has them.
    """
    width, height = (length / FACTOR for length in PAPERS[paper])
    measure = width - 2 * _MARGIN - _HANG
    large = replace(
        theme,
        colours=Colours(
            ink=_BLACK,
            quiet=_BLACK,
            rule=_BLACK,
            panel=_WHITE,
            accent=_BLACK,
            answer=theme.colours.answer,
        ),
        page=PageMeasures(
            measure=measure,
            hang=_HANG,
            quotation=measure - 4,
            top=_TOP,
            bottom=_BOTTOM,
            ruling=_RULING,
        ),
        styles={name: _enlarged(name, theme.style(name)) for name in STYLES},
    )
    counted = Counted(Types(theme, faces)["quotation"], theme.page.quotation)
    upright = _upright(faces)
    return Setup(large, upright, (width, height), Types(large, upright), counted, FACTOR)


def _enlarged(name: str, style: TextStyle) -> StyleChange:
    """A style of the theme in sans serif and no italics, no smaller than the floor. Answers of
    the key stay apart from what is asked: they are bold."""
    size = _FLOOR + max(0.0, style.size - _FLOOR) * _GROWTH
    return StyleChange(
        size=size,
        leading=round(size * max(1.2, style.leading / style.size), 2),
        family="sans",
        bold=style.bold or name == "answer",
        italic=False,
        colour="answer" if style.colour == "answer" else "ink",
    )


def _upright(faces: Faces) -> Faces:
    """The faces without italics: what is emphasised is bold."""
    upright = {
        name: (regular, bold, bold, bold) for name, (regular, bold, _, _) in faces.families.items()
    }
    return Faces(upright, faces.fallback)

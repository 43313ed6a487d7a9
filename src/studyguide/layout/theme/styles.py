"""How each kind of text is set, and what a theme may change of it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from studyguide.records import Record

_Family = Literal["text", "sans"]
_Colour = Literal["ink", "quiet", "accent", "rule", "answer"]


class TextStyle(Struct, frozen=True):
    """How one kind of text is set: family, size and leading in points, colour by name."""

    size: float
    leading: float
    family: _Family = "text"
    bold: bool = False
    italic: bool = False
    colour: _Colour = "ink"


class StyleChange(Record):
    """What a theme changes of one style."""

    size: Annotated[float, Meta(ge=4, le=96)] | None = None
    """The size of the type in points, 4 to 96. Under 9 points print is hard to read.

    Example: `size: 12`
    """
    leading: Annotated[float, Meta(ge=4, le=120)] | None = None
    """The way from one line to the next in points, 4 to 120. Without it, it grows or shrinks with
    the size.

    Example: `leading: 17`
    """
    family: _Family | None = None
    """Which of the two typefaces it is set in.

    Example: `family: sans`
    """
    bold: bool | None = None
    """Whether it is bold.

    Example: `bold: true`
    """
    italic: bool | None = None
    """Whether it is italic.

    Example: `italic: true`
    """
    colour: _Colour | None = None
    """Its colour, by the name that this has under `colours`.

    Example: `colour: accent`
    """


StyleName = Literal[
    "title",
    "subtitle",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "citation",
    "text",
    "lead",
    "small",
    "note",
    "label",
    "quotation",
    "line-number",
    "question",
    "number",
    "answer",
    "table",
    "table-head",
    "source",
    "index",
    "furniture",
]

STYLES: dict[StyleName, TextStyle] = {
    "title": TextStyle(32, 37, bold=True),
    "subtitle": TextStyle(16, 22, italic=True),
    "heading-1": TextStyle(24, 29, bold=True),
    "heading-2": TextStyle(20, 25, bold=True),
    "heading-3": TextStyle(12.5, 16, family="sans", bold=True),
    "heading-4": TextStyle(10.5, 14, family="sans", bold=True),
    "citation": TextStyle(10.5, 14, family="sans"),
    "text": TextStyle(10.75, 15),
    "lead": TextStyle(12, 17, italic=True),
    "small": TextStyle(9.25, 12.5, family="sans"),
    "note": TextStyle(9.5, 13, family="sans"),
    "label": TextStyle(10, 14, family="sans", bold=True),
    "quotation": TextStyle(10.5, 15),
    "line-number": TextStyle(9, 15, family="sans", colour="quiet"),
    "question": TextStyle(10.75, 15),
    "number": TextStyle(10.75, 15, family="sans", bold=True),
    "answer": TextStyle(10, 14, family="sans", italic=True, colour="answer"),
    "table": TextStyle(9.5, 12.75, family="sans"),
    "table-head": TextStyle(9.5, 12.75, family="sans", bold=True),
    "source": TextStyle(9.75, 13.5),
    "index": TextStyle(9.5, 13),
    "furniture": TextStyle(9, 12, family="sans", colour="quiet"),
}

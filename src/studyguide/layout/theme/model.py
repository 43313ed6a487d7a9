"""A theme file: what an author may change of faces, colours and measures, declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta
from msgspec.structs import replace

from studyguide.layout.theme.styles import STYLES, StyleChange, StyleName, TextStyle
from studyguide.records import Record, form

if TYPE_CHECKING:
    from studyguide.layout.plan import Colour

Hex = Annotated[str, form(r"^#[0-9A-Fa-f]{6}$", "a colour such as #7a1c1c")]


class Family(Record):
    """Four faces drawn together, each a TrueType file beside the theme or below it, or a file of
    an installed font package."""

    regular: str
    """The upright face.

    Example: `regular: fonts/Serif-Regular.ttf`
    """
    bold: str
    """The bold face.

    Example: `bold: fonts/Serif-Bold.ttf`
    """
    italic: str
    """The italic face.

    Example: `italic: fonts/Serif-Italic.ttf`
    """
    bold_italic: str
    """The face that is bold and italic.

    Example: `bold-italic: package:fontpkg_pt_serif/files/PT_Serif-Web-BoldItalic.ttf`
    """


def _packaged(family: str, package: str) -> Family:
    path = f"package:{package}/files/{family}-Web-"
    return Family(
        regular=path + "Regular.ttf",
        bold=path + "Bold.ttf",
        italic=path + "Italic.ttf",
        bold_italic=path + "BoldItalic.ttf",
    )


class FaceChoice(Record):
    """The typefaces. They are TrueType files (`.ttf`) that may be embedded."""

    text: Family = _packaged("PT_Serif", "fontpkg_pt_serif")
    """The faces of connected text.

    Example:

        text:
          regular: fonts/Serif-Regular.ttf
          bold: fonts/Serif-Bold.ttf
          italic: fonts/Serif-Italic.ttf
          bold-italic: fonts/Serif-BoldItalic.ttf
    """
    sans: Family = _packaged("PT_Sans", "fontpkg_pt_sans")
    """The faces of labels, notes, tables and running heads.

    Example:

        sans:
          regular: fonts/Sans-Regular.ttf
          bold: fonts/Sans-Bold.ttf
          italic: fonts/Sans-Italic.ttf
          bold-italic: fonts/Sans-BoldItalic.ttf
    """
    fallback: list[str] = []
    """Faces for characters that the others lack.

    Example: `fallback: [fonts/Greek.ttf]`
    """


class Colours(Record):
    """The colours, as `#rrggbb`. The built-in ones are told apart in grey as well: a copier has no
    colours."""

    ink: Hex = "#111111"
    """Text.

    Example: `ink: "#000000"`
    """
    quiet: Hex = "#4a4a4a"
    """Citations, running heads and numbers of lines.

    Example: `quiet: "#333333"`
    """
    accent: Hex = "#7a1c1c"
    """What stands out: the numbers of sections and the rules under their titles, the cover.

    Example: `accent: "#1c3d7a"`
    """
    rule: Hex = "#6e6e6e"
    """Lines: those to write on, those of tables, those round boxes.

    Example: `rule: "#555555"`
    """
    panel: Hex = "#f6f4ef"
    """The ground of an excerpt.

    Example: `panel: "#ffffff"`
    """
    answer: Hex = "#1c3d7a"
    """The answers in the key.

    Example: `answer: "#7a1c1c"`
    """


class PageMeasures(Record):
    """The widths and heights of a page, in points; the same on every paper but for margins."""

    # 66 characters of the text style, in the middle of the 45 to 75 that Bringhurst (The Elements
    # of Typographic Style, 2.1.2) calls satisfactory.
    measure: Annotated[float, Meta(ge=200, le=460)] = 354
    """The width of connected text, 200 to 460.

    Example: `measure: 340`
    """
    hang: Annotated[float, Meta(ge=30, le=100)] = 46
    """The width of the column on either side of the text, for numbers and points, 30 to 100.

    Example: `hang: 40`
    """
    quotation: Annotated[float, Meta(ge=150, le=460)] = 334
    """The width of an excerpt's words, 150 to 460, no more than that of the text. The numbers of
    its lines follow from it: change it and they change in every edition.

    Example: `quotation: 320`
    """
    top: Annotated[float, Meta(ge=60, le=200)] = 76
    """From the upper edge of the paper to the text, 60 to 200.

    Example: `top: 72`
    """
    bottom: Annotated[float, Meta(ge=60, le=200)] = 68
    """From the text to the lower edge of the paper, 60 to 200.

    Example: `bottom: 72`
    """
    ruling: Annotated[float, Meta(ge=14, le=60)] = 22.68
    """From one ruled line to the next, 14 to 60: 22.68 are 8 mm, which fit an adult's and a pupil's
    hand.

    Example: `ruling: 28.35`
    """


class Theme(Record):
    """A theme: faces, colours, sizes and measures. It names only what it changes."""

    faces: FaceChoice = FaceChoice()
    """The typefaces.

    Example: `faces: {fallback: [fonts/Greek.ttf]}`
    """
    colours: Colours = Colours()
    """The colours.

    Example: `colours: {accent: "#1c3d7a"}`
    """
    page: PageMeasures = PageMeasures()
    """The widths and heights of a page, in points.

    Example: `page: {measure: 340, quotation: 320}`
    """
    styles: dict[StyleName, StyleChange] = {}
    """How single kinds of text are set, by their names; what is not named stays as it is.

    Example:

        styles:
          text: {size: 12, leading: 17}
          heading-2: {colour: accent}
    """

    def style(self, name: StyleName) -> TextStyle:
        """The built-in style with this theme's changes."""
        base = STYLES[name]
        change = self.styles.get(name)
        if change is None:
            return base
        fields = {f: getattr(change, f) for f in TextStyle.__struct_fields__}
        wanted = {f: value for f, value in fields.items() if value is not None}
        if change.size is not None:
            wanted.setdefault("leading", round(base.leading * change.size / base.size, 2))
        return replace(base, **wanted)

    def colour(self, name: str) -> Colour:
        """A colour of the theme as sRGB parts."""
        value = getattr(self.colours, name)
        red, green, blue = (int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return (round(red, 3), round(green, 3), round(blue, 3))


PAPERS: dict[str, tuple[float, float]] = {
    "a4": (595.276, 841.89),
    "letter": (612.0, 792.0),
    "a3": (841.89, 1190.551),
    "tabloid": (792.0, 1224.0),
}
"""Width and height in points (ISO 216; ANSI/ASME Y14.1)."""

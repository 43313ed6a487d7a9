"""A theme: the faces, sizes, colours and measures of a page.

The built-in theme is what stands here as defaults. A theme file of the user names only what
it changes; ``docs/theme.md`` lists everything. Lengths are points, colours ``#rrggbb``.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from studyguide.diagnostics import Findings
from studyguide.layout.faces import INSTEAD, Face, load_face
from studyguide.layout.truetype import FaceFault
from studyguide.records import Record, form, place_of, read_record

if TYPE_CHECKING:
    from studyguide.layout.plan import Colour

Hex = Annotated[str, form(r"^#[0-9A-Fa-f]{6}$", "a colour such as #7a1c1c")]
SMALLEST = 9.0
"""Points below which print is hard to read and a copier loses it."""
NARROWEST = 540.0
"""Points that everything on a page may be wide: A4 with a centimetre of margin."""


class Family(Record):
    """Four faces drawn together: files beside the theme, or ``package:`` and a path in it."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


def _packaged(family: str, package: str) -> Family:
    path = f"package:{package}/files/{family}-Web-"
    return Family(
        regular=path + "Regular.ttf",
        bold=path + "Bold.ttf",
        italic=path + "Italic.ttf",
        bold_italic=path + "BoldItalic.ttf",
    )


class FaceChoice(Record):
    """``text`` for reading, ``sans`` for apparatus, ``fallback`` for what both lack."""

    text: Family = _packaged("PT_Serif", "fontpkg_pt_serif")
    sans: Family = _packaged("PT_Sans", "fontpkg_pt_sans")
    fallback: list[str] = []


class Colours(Record):
    """All are told apart in grey as well: a copier has no colours."""

    ink: Hex = "#111111"
    quiet: Hex = "#4a4a4a"
    accent: Hex = "#7a1c1c"
    rule: Hex = "#6e6e6e"
    panel: Hex = "#f6f4ef"
    answer: Hex = "#1c3d7a"


class TextStyle(Struct, frozen=True):
    """How one kind of text is set: family, size and leading in points, colour by name."""

    size: float
    leading: float
    family: Literal["text", "sans"] = "text"
    bold: bool = False
    italic: bool = False
    colour: Literal["ink", "quiet", "accent", "rule", "answer"] = "ink"


class StyleChange(Record):
    """What a theme file changes of a style; leading that is not told grows with the size."""

    size: Annotated[float, Meta(ge=4, le=96)] | None = None
    leading: Annotated[float, Meta(ge=4, le=120)] | None = None
    family: Literal["text", "sans"] | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: Literal["ink", "quiet", "accent", "rule", "answer"] | None = None


STYLES: dict[str, TextStyle] = {
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


class PageMeasures(Record):
    """The widths and heights of a page, in points; the same on every paper but for margins.

    ``measure`` is the width of connected text: 66 characters of the text style, in the middle
    of the 45 to 75 that Bringhurst (The Elements of Typographic Style, 2.1.2) calls
    satisfactory. ``hang`` is the column on either side of it for numbers and points.
    """

    measure: Annotated[float, Meta(ge=200, le=460)] = 354
    hang: Annotated[float, Meta(ge=30, le=100)] = 46
    quotation: Annotated[float, Meta(ge=150, le=460)] = 334
    top: Annotated[float, Meta(ge=60, le=200)] = 76
    bottom: Annotated[float, Meta(ge=60, le=200)] = 68
    ruling: Annotated[float, Meta(ge=14, le=60)] = 22.68
    """From one ruled line to the next: 8 mm, which fits an adult's and a pupil's hand."""


class Theme(Record):
    faces: FaceChoice = FaceChoice()
    colours: Colours = Colours()
    page: PageMeasures = PageMeasures()
    styles: dict[StyleName, StyleChange] = {}

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


class Faces(Struct, frozen=True):
    """The faces of a theme, read: by family and variant, and those for what they lack."""

    families: dict[str, tuple[Face, Face, Face, Face]]
    """Regular, bold, italic, bold italic."""
    fallback: tuple[Face, ...]

    def printable(self) -> frozenset[int]:
        """The code points that can be set in every variant.

        A face that lacks one gets it from the same variant of the other family or from the
        fallback (see :mod:`studyguide.layout.words`).
        """
        fallback = {code for face in self.fallback for code in face.cmap}
        variants = zip(*self.families.values(), strict=True)
        covered = [fallback.union(*(face.cmap for face in faces)) for faces in variants]
        return frozenset(covered[0].intersection(*covered[1:]).union(INSTEAD))


def load_theme(path: Path | None, findings: Findings) -> Theme | None:
    """The theme in the file ``path``, over the built-in one; None when it is faulty."""
    if path is None:
        return Theme()
    try:
        data = path.read_bytes()
    except OSError as fault:
        findings.error("theme-unreadable", f"the theme {path} cannot be read: {fault}", None)
        return None
    theme = read_record(str(path), data, Theme, findings)
    if theme is not None:
        _check_legible(theme, findings)
        _check_width(theme.page, findings)
    return theme


def load_faces(theme: Theme, folder: Path, findings: Findings) -> Faces | None:
    """The faces that ``theme`` names; paths are relative to ``folder`` and stay inside it."""
    found: dict[str, Face | None] = {}

    def face(written: str) -> Face | None:
        if written not in found:
            found[written] = _load(written, folder, findings)
        return found[written]

    families = {}
    for name in ("text", "sans"):
        family: Family = getattr(theme.faces, name)
        four = [face(getattr(family, variant)) for variant in Family.__struct_fields__[1:]]
        families[name] = tuple(four)
    fallback = [face(written) for written in theme.faces.fallback]
    if None in found.values():
        return None
    return Faces(families, tuple(fallback))  # type: ignore[arg-type]


def _load(written: str, folder: Path, findings: Findings) -> Face | None:
    place = place_of(written)
    try:
        face = load_face(str(_locate(written, folder)))
        if ord(" ") not in face.cmap:
            raise FaceFault("it has no space")
        return face
    except FaceFault as fault:
        findings.error("font-unusable", f"the font {written} cannot be used: {fault}", place)
    except OSError:
        findings.error(
            "font-missing",
            f"the font {written} cannot be read",
            place,
            "Give the path of a .ttf file, relative to the theme file and in the same folder "
            "or below it.",
        )
    return None


def _locate(written: str, folder: Path) -> Path:
    """The file that a theme means by ``written``."""
    if written.startswith("package:"):
        package, _, inside = written.removeprefix("package:").partition("/")
        known = package.startswith("fontpkg_") and package.isidentifier()
        spec = importlib.util.find_spec(package) if known else None
        if spec is None or spec.origin is None:
            raise FileNotFoundError(written)
        base = Path(spec.origin).parent
    else:
        base, inside = folder, written
    path = (base / inside).resolve()
    if not path.is_relative_to(base.resolve()):
        raise FileNotFoundError(written)
    return path


def _check_legible(theme: Theme, findings: Findings) -> None:
    """Warn of print that is too small or too pale to read."""
    for name, change in theme.styles.items():
        style = theme.style(name)
        if style.leading < style.size:
            findings.warning(
                "theme-too-tight",
                f"style {name} has lines {style.leading:g} pt apart in a size of {style.size:g} pt",
                change.place,
                "Lines closer than their size touch; a third more is good to read.",
            )
        if change.size is not None and change.size < SMALLEST:
            findings.warning(
                "theme-too-small",
                f"style {name} is set in {change.size:g} pt",
                change.place,
                f"Print under {SMALLEST:g} pt is hard to read and lost on a copier.",
            )
    for colour in ("ink", "quiet", "accent", "answer"):
        contrast = _contrast_to_white(theme.colour(colour))
        if contrast < 4.5:
            findings.warning(
                "theme-too-pale",
                f"colour {colour} has a contrast of {contrast:.1f} : 1 to white paper",
                place_of(getattr(theme.colours, colour)),
                "Text needs at least 4.5 : 1 (WCAG 2.2, 1.4.3): choose a darker colour.",
            )


def _check_width(page: PageMeasures, findings: Findings) -> None:
    """Refuse what does not fit on paper."""
    whole = page.measure + 2 * page.hang
    if whole > NARROWEST:
        findings.error(
            "theme-too-wide",
            f"the text and what hangs on both sides of it are {whole:g} pt wide",
            page.place,
            f"Make measure + 2 × hang no more than {NARROWEST:g}, which fits on A4 and Letter.",
        )
    if page.quotation > page.measure:
        findings.error(
            "theme-too-wide",
            f"quotations are {page.quotation:g} pt wide, more than the text with {page.measure:g}",
            page.place,
            "Make quotation smaller than measure.",
        )


def _contrast_to_white(colour: Colour) -> float:
    """Contrast ratio to white (WCAG 2.2, relative luminance)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)

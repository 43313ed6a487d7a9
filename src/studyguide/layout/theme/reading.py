"""From a theme file to a theme that can be printed with, and to its faces."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.layout.faces import INSTEAD, Face, load_face
from studyguide.layout.theme.model import Family, PageMeasures, Theme
from studyguide.layout.truetype import FaceFault
from studyguide.records import place_of, read_record

if TYPE_CHECKING:
    from studyguide.layout.plan import Colour

SMALLEST = 9.0
"""Points below which print is hard to read and a copier loses it."""
NARROWEST = 540.0
"""Points that everything on a page may be wide: A4 with a centimetre of margin."""


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
    chosen = theme.faces
    named = (*_variants(chosen.text), *_variants(chosen.sans), *chosen.fallback)
    found = {written: _load(written, folder, findings) for written in dict.fromkeys(named)}
    faces = {written: face for written, face in found.items() if face is not None}
    if len(faces) < len(found):
        return None
    families = {}
    for name, family in (("text", chosen.text), ("sans", chosen.sans)):
        regular, bold, italic, bold_italic = (faces[each] for each in _variants(family))
        families[name] = (regular, bold, italic, bold_italic)
    return Faces(families, tuple(faces[written] for written in chosen.fallback))


def _variants(family: Family) -> tuple[str, str, str, str]:
    return family.regular, family.bold, family.italic, family.bold_italic


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

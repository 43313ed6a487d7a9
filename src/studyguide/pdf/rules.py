"""What the structure tree has to keep to: PDF/UA-1 and the standard structure types.

Only what can be told from one element and its parent, and the order of headings. A tree that
breaks a rule raises :class:`PlanError`, since it would lock a reader out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from studyguide.layout.plan import Element
from studyguide.pdf.errors import PlanError

# Standard structure types (ISO 32000-1, 14.8.4): no other is used, so no role map is needed.
_TYPES = frozenset(
    {
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        *("Figure", "Formula", "Form"),
    }
)

# Elements that hold nothing but these (14.8.4.3.3 and 14.8.4.3.4; PDF/UA-1, 7.2).
_KIDS = {
    "L": frozenset({"L", "LI", "Caption"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "TOC": frozenset({"TOC", "TOCI", "Caption"}),
    "Table": frozenset({"TR", "THead", "TBody", "TFoot", "Caption"}),
    "THead": frozenset({"TR"}),
    "TBody": frozenset({"TR"}),
    "TFoot": frozenset({"TR"}),
    "TR": frozenset({"TH", "TD"}),
}
# Elements that have no sense anywhere else.
_BOUND = {kid for kids in _KIDS.values() for kid in kids} - {"L", "Lbl", "Caption", "TOC"}

_NUMBERINGS = frozenset(
    {
        *("None", "Disc", "Circle", "Square", "Decimal"),
        *("UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"),
    }
)
# RFC 3066, which ISO 32000-1 (14.9.2.2) goes by; of BCP 47 it takes all well-formed tags.
_LANGUAGE = r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"


def check_language(language: str) -> None:
    """Whether ``language`` is a language tag."""
    if not re.fullmatch(_LANGUAGE, language):
        raise PlanError(f"{language!r} is no language tag (PDF/UA-1, 7.2)")


def check_element(element: Element) -> None:
    """Whether ``element`` may stand where it stands and says what it has to."""
    tag = element.tag
    parent = "Document" if element.parent is None else element.parent.tag
    if tag not in _TYPES:
        raise PlanError(f"{tag} is no standard structure type")
    kids = _KIDS.get(parent)
    if kids is None:
        if tag in _BOUND:
            raise PlanError(f"{tag} stands in {parent}, where it has no sense")
    elif tag not in kids:
        raise PlanError(f"{parent} holds {tag}, which it cannot")
    if element.lang is not None:
        check_language(element.lang)
    if element.numbering is not None and element.numbering not in _NUMBERINGS:
        raise PlanError(f"{element.numbering} is no numbering of a list (14.8.5.5)")
    if tag == "Figure" and not (element.alt or element.actual):
        raise PlanError("a Figure has no alternative text (PDF/UA-1, 7.3)")
    if tag == "TH" and element.scope is None:
        raise PlanError("a TH has no scope (PDF/UA-1, 7.5)")


def check_content(element: Element) -> None:
    """Whether ``element`` may hold text or graphics itself."""
    if element.tag in _KIDS:
        raise PlanError(f"{element.tag} holds content, which only its kids can")


def check_headings(tags: Iterable[str]) -> None:
    """Whether the headings among ``tags`` begin with H1 and leave out no level on the way down.

    PDF/UA-1, 7.4.2.
    """
    level = 0
    for tag in tags:
        if tag[0] == "H" and tag[1:].isdigit():
            depth = int(tag[1:])
            if depth > level + 1:
                raise PlanError(f"{tag} follows H{level}" if level else f"{tag} comes first")
            level = depth

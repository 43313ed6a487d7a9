"""Links and where they lead (ISO 32000-1, 12.3.2, 12.5.6.5, 12.6.4.7)."""

from __future__ import annotations

from collections.abc import Sequence

from studyguide.layout.plan import Link, Page
from studyguide.pdf.errors import PlanError
from studyguide.pdf.syntax import array, escaped, number, reference, text_string

_SCHEMES = ("https://", "http://", "mailto:")
_PRINT = 4  # PDF/A-2, 6.3.2: an annotation is printed and never hidden
_URI_CHARACTERS = frozenset(range(0x21, 0x7F)) - frozenset(b'<>"{}|\\^`')


class Destinations:
    """The anchors of all ``pages``, which have the object numbers ``numbers``."""

    def __init__(self, pages: Sequence[Page], numbers: Sequence[int]) -> None:
        self._places: dict[str, str] = {}
        for page, page_number in zip(pages, numbers, strict=True):
            for anchor, y in page.anchors:
                if anchor in self._places:
                    raise PlanError(f"the anchor {anchor} is there twice")
                top = number(page.height - y)
                self._places[anchor] = f"[{reference(page_number)}/XYZ null {top} null]"

    def place(self, anchor: str) -> str:
        """The explicit destination of ``anchor``: its page, with its y at the window's top."""
        if anchor not in self._places:
            raise PlanError(f"nothing is called {anchor}, to which a link leads")
        return self._places[anchor]


def link_annotation(
    link: Link, box: tuple[float, float, float, float], key: int, destinations: Destinations
) -> str:
    """The annotation that makes ``box`` (left, bottom, right, top) of a page lead on.

    ``key`` is its key in the parent tree.
    """
    if not link.describes.strip():
        raise PlanError(f"the link to {link.target} does not say what it leads to")
    if link.target.startswith("#"):
        action = f"/Dest{destinations.place(link.target[1:])}"
    else:
        action = f"/A<</S/URI/URI({escaped(_uri(link.target))})>>"
    return (
        f"<</Type/Annot/Subtype/Link/Rect{array(box)}/F {_PRINT}/Border[0 0 0]"
        f"/StructParent {key}/Contents{text_string(link.describes)}{action}>>"
    )


def _uri(address: str) -> str:
    """An address as the 7-bit ASCII that an action has to hold: all else percent-encoded."""
    if not address.lower().startswith(_SCHEMES):
        raise PlanError(f"a link leads to {address!r}, which is no web or mail address")
    try:
        octets = address.encode()
    except UnicodeEncodeError as error:
        raise PlanError(f"a lone surrogate in {address!r}") from error
    return "".join(chr(o) if o in _URI_CHARACTERS else f"%{o:02X}" for o in octets)

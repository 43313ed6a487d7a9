"""Links and where they lead (ISO 32000-1, 12.3.2, 12.5.6.5, 12.6.4.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from studyguide.layout.plan import Element, Link, Page
from studyguide.pdf.errors import PlanError
from studyguide.pdf.syntax import array, escaped, number, reference, text_string

_SCHEMES = ("https://", "http://", "mailto:")
_PRINT = 4  # PDF/A-2, 6.3.2: an annotation is printed and never hidden
Box = tuple[float, float, float, float]
"""Left, bottom, right and top of what one line has of a link."""

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


def areas(links: Mapping[Link, list[Box]]) -> Iterator[tuple[Link, list[Box]]]:
    """What of the ``links`` on a page each annotation is for, given what lines have of them.

    A link is one annotation, so that it is told and reached once, whatever lines it is on. But
    many programs look only at the rectangle around it all: where that would take from another
    link, each line has an annotation of its own.
    """
    for link, boxes in links.items():
        whole = _around(boxes)
        others = (box for other, theirs in links.items() if other is not link for box in theirs)
        if len(boxes) == 1 or not any(_overlap(whole, box) for box in others):
            yield link, boxes
        else:
            yield from ((link, [box]) for box in boxes)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _overlap(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart


class Hotspot(Struct, frozen=True):
    """What of a page leads on: entries of an annotation that is the link ``element``'s. Where it
    leads to an ``anchor`` they do not say where that is."""

    element: Element
    entries: str
    anchor: str | None

    def annotation(self, key: int, destinations: Destinations) -> str:
        """The annotation that has ``key`` in the parent tree."""
        place = f"/Dest{destinations.place(self.anchor)}" if self.anchor is not None else ""
        return f"<<{self.entries}{place}/StructParent {key}>>"


def hotspot(link: Link, boxes: Sequence[Box]) -> Hotspot:
    """What makes ``boxes`` of a page lead on."""
    if not link.describes.strip():
        raise PlanError(f"the link to {link.target} does not say what it leads to")
    anchor = link.target[1:] if link.target.startswith("#") else None
    action = f"/A<</S/URI/URI({escaped(_uri(link.target))})>>" if anchor is None else ""
    quads = [
        edge
        for left, bottom, right, top in boxes
        for edge in (left, top, right, top, left, bottom, right, bottom)
    ]
    lines = f"/QuadPoints{array(quads)}" if len(boxes) > 1 else ""
    entries = (
        f"/Type/Annot/Subtype/Link/Rect{array(_around(boxes))}{lines}/F {_PRINT}/Border[0 0 0]"
        f"/Contents{text_string(link.describes)}{action}"
    )
    return Hotspot(link.element, entries, anchor)


def _uri(address: str) -> str:
    """An address as the 7-bit ASCII that an action has to hold: all else percent-encoded."""
    if not address.lower().startswith(_SCHEMES):
        raise PlanError(f"a link leads to {address!r}, which is no web or mail address")
    try:
        octets = address.encode()
    except UnicodeEncodeError as error:
        raise PlanError(f"a lone surrogate in {address!r}") from error
    return "".join(chr(o) if o in _URI_CHARACTERS else f"%{o:02X}" for o in octets)

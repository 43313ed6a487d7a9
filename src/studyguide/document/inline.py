"""What stands on a line: words in a style, links, page numbers, gaps to fill in."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct


class Style(IntEnum):
    """How words differ from those around them; several are added bit by bit."""

    PLAIN = 0
    STRONG = 1
    EMPHASIS = 2
    EDITOR = 4
    """Words that are not the source's own inside a quotation: ``[sic]``, ``…``."""
    QUIET = 8
    """Apparatus beside the text: citations, page references."""


class Words(Struct, frozen=True):
    """Text in one style. Spaces are where a line may break; a no-break space is kept.

    ``lang`` is a BCP 47 tag where it differs from the block's.
    """

    text: str
    style: int = Style.PLAIN
    lang: str | None = None


class Jump(Struct, frozen=True):
    """A link: to an ``anchor`` of the document (``#name``) or to an address (``https:…``).

    ``describes`` tells where it leads to a reader who cannot see the page.
    """

    words: tuple[Words, ...]
    target: str
    describes: str


class PageNumbers(Struct, frozen=True):
    """The numbers of the pages on which ``anchors`` stand, each once, linked.

    Three pages and more in a row are given as a run, ``6–9``. The page of the anchor ``main`` is
    in bold type and in no run. Of more than ``most`` single pages and pages in a row, if it is
    not 0, only that page and those in a row are named.
    They can only name pages of parts that are laid out before (see :class:`Part`).
    """

    anchors: tuple[str, ...]
    prefix: str = ""
    """What stands before one number (``p. ``) …"""
    prefix_many: str = ""
    """… and before several (``pp. ``)."""
    style: int = Style.PLAIN
    main: str | None = None
    most: int = 0
    describes: str = "{}"
    """What is said of the link to a page, of which the number stands for the braces: alone it
    would tell nobody who cannot see the page what it counts."""


class Anchor(Struct, frozen=True):
    """A place between words that links and page numbers can name; it takes no room."""

    name: str


class Gap(Struct, frozen=True):
    """A gap in a sentence, wide enough to write ``answer`` into by hand, or as many ``letters``
    if they are more: gaps of one width do not betray which word goes where."""

    answer: str
    letters: int = 0


class LineNumber(Struct, frozen=True):
    """The number of a line that begins, where lines are counted, with the word after it. It is
    seen and is no part of the text."""

    number: int


Inline = Words | Jump | PageNumbers | Anchor | Gap | LineNumber
Spans = tuple[Inline, ...]


def words(text: str, style: int = Style.PLAIN) -> Spans:
    """``text`` as spans."""
    return (Words(text, style),)


def set_off(spans: Spans, style: Style) -> Spans:
    """``spans`` with their words in ``style``; what has it already, such as italics within
    italics, is without it. Links and page numbers stay as they are."""
    return tuple(
        Words(span.text, span.style ^ style, span.lang) if isinstance(span, Words) else span
        for span in spans
    )


def plain(spans: Spans) -> str:
    """The words of ``spans`` without style, links or page numbers."""
    parts = []
    for span in spans:
        match span:
            case Words(text=text) | Gap(answer=text):
                parts.append(text)
            case Jump(words=inner):
                parts.extend(word.text for word in inner)
    return "".join(parts)

"""How many sheets of paper files take, for one reader and for a class."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Reader = Literal["class", "teacher", "wall"]


class Sheets(Struct, frozen=True):
    """Sheets of paper: printed on one side, on both, and folded to a booklet of four pages a
    sheet, or None for what cannot be folded."""

    one_sided: int
    two_sided: int
    booklet: int | None

    def times(self, copies: int) -> Sheets:
        """The sheets of so many copies."""
        booklet = None if self.booklet is None else self.booklet * copies
        return Sheets(self.one_sided * copies, self.two_sided * copies, booklet)


class FileCount(Struct, frozen=True):
    """What one file takes; ``all`` are the sheets of all its ``copies``.

    ``over`` says that the last sheet is there for one page only: on which of the ways to print
    it, and how many sheets it would be without that page.
    """

    edition: str
    name: str
    reader: Reader
    pages: int
    copies: int
    one: Sheets
    all: Sheets
    over: dict[str, int]


def sheets_of(pages: int, *, backed: bool = True, folded: bool = True) -> Sheets:
    """The sheets of a file that can be printed on its backs, and folded, or not."""
    two_sided = _full(pages, 2) if backed else pages
    return Sheets(pages, two_sided, _full(pages, 4) if folded else None)


def count_file(
    edition: str,
    name: str,
    reader: Reader,
    pages: int,
    readers: int,
    *,
    backed: bool = True,
    folded: bool = True,
) -> FileCount:
    """Count a file of so many ``pages`` for a class of ``readers``.

    The teacher's files and those for the wall are needed once. See :func:`sheets_of`.
    """
    one = sheets_of(pages, backed=backed, folded=folded)
    copies = readers if reader == "class" else 1
    over = _one_over(pages, one)
    return FileCount(edition, name, reader, pages, copies, one, one.times(copies), over)


def total(sheets: Iterable[Sheets]) -> Sheets:
    """All of them together; what cannot be a booklet is counted as it is printed otherwise."""
    listed = list(sheets)
    return Sheets(
        sum(each.one_sided for each in listed),
        sum(each.two_sided for each in listed),
        sum(each.two_sided if each.booklet is None else each.booklet for each in listed),
    )


def _one_over(pages: int, one: Sheets) -> dict[str, int]:
    """The ways to print in which one page less would save a sheet."""
    ways = {"two_sided": (2, one.two_sided), "booklet": (4, one.booklet)}
    return {
        way: pages // on_sheet
        for way, (on_sheet, sheets) in ways.items()
        if pages > on_sheet and pages % on_sheet == 1 and sheets == _full(pages, on_sheet)
    }


def _full(pages: int, on_sheet: int) -> int:
    return -(-pages // on_sheet)

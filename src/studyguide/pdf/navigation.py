"""Ways through a file: bookmarks (ISO 32000-1, 12.3.3) and page labels (12.4.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct, field

from studyguide.layout.plan import Bookmark
from studyguide.numerals import roman, roman_value
from studyguide.pdf.links import Destinations
from studyguide.pdf.syntax import reference, text_string

_DIGITS = "0123456789"


class _Entry(Struct, eq=False):
    """A bookmark with those below it, or, without one, the root of them all."""

    bookmark: Bookmark | None
    number: int
    kids: list[_Entry] = field(default_factory=list)


def bookmark_objects(
    bookmarks: Sequence[Bookmark], destinations: Destinations, reserve: Callable[[], int]
) -> list[tuple[int, str]]:
    """The numbered objects of the outline, its root first; none without bookmarks.

    A bookmark belongs to the nearest one above it that has a lower level.
    """
    if not bookmarks:
        return []
    root = _Entry(None, reserve())
    objects = [(root.number, "")]
    open_entries = [(0, root)]
    for bookmark in bookmarks:
        entry = _Entry(bookmark, reserve())
        while len(open_entries) > 1 and open_entries[-1][0] >= bookmark.level:
            open_entries.pop()
        open_entries[-1][1].kids.append(entry)
        open_entries.append((bookmark.level, entry))
    objects = [(root.number, f"<</Type/Outlines{_family(root)}>>")]
    _write_below(root, destinations, objects)
    return objects


def _write_below(
    parent: _Entry, destinations: Destinations, objects: list[tuple[int, str]]
) -> None:
    for index, entry in enumerate(parent.kids):
        assert entry.bookmark is not None
        before = f"/Prev {reference(parent.kids[index - 1].number)}" if index else ""
        later = parent.kids[index + 1 :]
        after = f"/Next {reference(later[0].number)}" if later else ""
        objects.append(
            (
                entry.number,
                f"<</Title{text_string(entry.bookmark.title)}/Parent {reference(parent.number)}"
                f"{before}{after}{_family(entry)}"
                f"/Dest{destinations.place(entry.bookmark.target)}>>",
            )
        )
        _write_below(entry, destinations, objects)


def _family(entry: _Entry) -> str:
    """First and last kid, and how many entries show below; negative where they are folded."""
    if not entry.kids:
        return ""
    first, last = entry.kids[0].number, entry.kids[-1].number
    folded = entry.bookmark is not None and not entry.bookmark.open
    count = -_shown(entry) if folded else _shown(entry)
    return f"/First {reference(first)}/Last {reference(last)}/Count {count}"


def _shown(entry: _Entry) -> int:
    """How many entries below ``entry`` are seen once it is unfolded."""
    return sum(
        1 + (_shown(kid) if kid.bookmark is not None and kid.bookmark.open else 0)
        for kid in entry.kids
    )


class LabelRange(Struct, frozen=True):
    """Pages from index ``first`` on: prefix, style (``D``, ``r``, ``R`` or none), first number."""

    first: int
    prefix: str
    style: str
    start: int

    def label(self, page: int) -> str:
        """The label of the page of that index."""
        count = self.start + page - self.first
        if not self.style:
            return self.prefix
        counted = str(count) if self.style == "D" else roman(count)
        return self.prefix + (counted.upper() if self.style == "R" else counted)


def label_ranges(labels: Sequence[str]) -> list[LabelRange]:
    """The fewest ranges that give each page the label it bears, from left to right."""
    ranges: list[LabelRange] = []
    for index, label in enumerate(labels):
        if not ranges or ranges[-1].label(index) != label:
            ranges.append(_range_from(index, label))
    return ranges


def page_labels(labels: Sequence[str]) -> str:
    """The number tree of page labels."""
    entries = []
    for part in label_ranges(labels):
        prefix = f"/P{text_string(part.prefix)}" if part.prefix else ""
        style = f"/S/{part.style}/St {part.start}" if part.style else ""
        entries.append(f"{part.first}<<{prefix}{style}>>")
    return f"<</Nums[{' '.join(entries)}]>>"


def _range_from(index: int, label: str) -> LabelRange:
    """What a label is counted in: decimal digits at its end, or Roman ones all through."""
    counted = label[len(label.rstrip(_DIGITS)) :].lstrip("0")
    if 0 < len(counted) < 10:
        return LabelRange(index, label.removesuffix(counted), "D", int(counted))
    for style in ("r", "R"):
        value = roman_value(label if style == "r" else label.lower())
        if value and LabelRange(index, "", style, value).label(index) == label:
            return LabelRange(index, "", style, value)
    return LabelRange(index, label, "", 1)

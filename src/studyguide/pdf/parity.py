"""Proof that a guide and its key agree, from what was drawn on their pages.

The key is the student's copy in another ink, so that a teacher can say "page 7, the third
line" to a class. Both are drawn from one plan; that they came out alike is read off what each
walk over it wrote: the same pages up to the teacher's part, every question at the same place on
the same page, and everything that both readers have at the same place in the same face.
"""

from __future__ import annotations

from itertools import zip_longest

from msgspec import Struct

Shown = tuple[object, ...]
"""Text with its position, face and size, or the operators that drew a path."""


class ParityFault(Exception):
    """Two editions that belong together do not agree: a fault of ours, never of an outline."""


class DrawnPage(Struct, frozen=True):
    """What was written for a page: its label, its destinations by name, and in the order of
    drawing all that belongs to both readers."""

    label: str
    anchors: list[tuple[str, str]]
    shared: list[Shown]


def check_parity(guide: list[DrawnPage], key: list[DrawnPage]) -> None:
    """Raise :class:`ParityFault` unless both agree."""
    if len(guide) != len(key):
        raise ParityFault(
            f"the guide has {len(guide)} pages, the key {len(key)} before the teacher's part"
        )
    for ours, theirs in zip(guide, key, strict=True):
        if ours.anchors != theirs.anchors:
            moved = sorted(set(ours.anchors) ^ set(theirs.anchors))
            raise ParityFault(f"page {ours.label}: not at the same place: {moved[0][0]}")
        if ours != theirs:
            raise ParityFault(
                f"page {ours.label} is not the same in the guide and the key: "
                f"{_first_difference(ours.shared, theirs.shared)}"
            )


def _first_difference(ours: list[Shown], theirs: list[Shown]) -> str:
    for one, other in zip_longest(ours, theirs):
        if one != other:
            return f"{one} and {other}"
    return "its label"

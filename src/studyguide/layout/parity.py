"""Proof that a guide and its key agree, from what was placed on their pages.

The key is the student's copy in another ink, so that a teacher can say "page 7, the third
line" to a class. It agrees when both have the same pages up to the teacher's part, every
question begins at the same place on the same page, and everything printed in both inks
stands at the same place.
"""

from __future__ import annotations

from msgspec import Struct

from studyguide.layout.plan import Box, Ink, Mark, Plan, Rule, TextLine


class ParityFault(Exception):
    """Two editions that belong together do not agree: a fault of ours, never of an outline."""


class Placed(Struct, frozen=True):
    """What stands on a page: its label, the anchors with their y, all marks of both inks."""

    label: str
    anchors: tuple[tuple[str, float], ...]
    shared: tuple[tuple[float, ...], ...]


def places_of(plan: Plan) -> list[Placed]:
    """What was placed on every page that students have."""
    return [
        Placed(
            page.label,
            tuple((name, round(y, 2)) for name, y in page.anchors),
            tuple(_where(mark) for mark in page.marks if mark.ink == Ink.BOTH),
        )
        for page in plan.pages
        if page.part != "teacher"
    ]


def check_parity(guide: list[Placed], key: list[Placed]) -> None:
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
            raise ParityFault(f"page {ours.label} is not the same in the guide and the key")


def _where(mark: Mark) -> tuple[float, ...]:
    """Where a mark stands, to a hundredth of a point."""
    match mark:
        case TextLine(y=y, runs=runs):
            figures = [y, *(run.x for run in runs)]
        case Rule():
            figures = [mark.x0, mark.y0, mark.x1, mark.y1]
        case Box():
            figures = [mark.x, mark.y, mark.width, mark.height]
        case _:
            figures = [figure for point in mark.points for figure in point]
    return tuple(round(figure, 2) for figure in figures)

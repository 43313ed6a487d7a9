"""What pages are laid out with: theme, faces, paper, and the words measured so far."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import msgspec
from msgspec import Struct

from studyguide.layout.line_numbers import Counted
from studyguide.layout.theme import PAPERS, Faces, Theme
from studyguide.layout.words import Types
from studyguide.memory import Memory


class Setup(Struct, frozen=True, eq=False):
    """A theme, its faces, and paper in points.

    ``types`` are the styles of the theme over its faces. ``counted`` is what lines are counted
    in where they break elsewhere than they are counted. Pages are printed ``factor`` times as
    large as they are laid out.
    """

    theme: Theme
    faces: Faces
    paper: tuple[float, float]
    types: Types
    counted: Counted | None = None
    factor: float = 1.0


def usual(theme: Theme, faces: Faces, paper: str) -> Setup:
    """What a document is laid out with as the theme has it, on ``paper`` (a name in
    :data:`studyguide.layout.theme.PAPERS`)."""
    return Setup(theme, faces, PAPERS[paper], Types(theme, faces))


def remembered(
    memory: Memory, step: str, made_of: tuple[Theme, Faces, str, bool], make: Callable[[], Setup]
) -> Setup:
    """What ``make`` makes of a theme, its faces, a paper and whether the print is large: the
    same object as long as all of these are alike."""
    theme, faces, paper, large = made_of
    key: Hashable = (
        msgspec.json.encode(theme, enc_hook=str),
        tuple(faces.families.items()),
        faces.fallback,
        paper,
        large,
    )
    return memory.recall(step, key, make)

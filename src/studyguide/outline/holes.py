"""What is not known of an outline in which something is wrong."""

from __future__ import annotations

from msgspec import Struct

from studyguide.diagnostics import Place


class Holes(Struct, frozen=True):
    """Where an outline is not as it was meant, so that nothing is reported which follows of that.

    ``sources``  the ids of its sources as written, also of those that are left out
    ``unsound``  the places of records in which it is not certain which words are meant
    ``stray``    texts below unknown keys: what is an id among them is given, but not known
    """

    sources: tuple[str, ...] = ()
    unsound: frozenset[Place] = frozenset()
    stray: frozenset[str] = frozenset()


NO_HOLES = Holes()
"""Those of an outline in which nothing is wrong."""

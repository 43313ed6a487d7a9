"""What looking up a quotation can come to."""

from __future__ import annotations

from msgspec import Struct

from studyguide.sources.model import Passage


class Found(Struct, frozen=True):
    """The words stand in the source, at one place."""

    passage: Passage


class Spot(Struct, frozen=True):
    """A place in a source: ``text[start:end]``, which begins in paragraph ``paragraph``."""

    paragraph: int
    start: int
    end: int


class Ambiguous(Struct, frozen=True):
    """The words stand in the source at several places; a hint has to say which is meant.

    ``within`` is the paragraph that was asked for, if even that has several.
    """

    spots: tuple[Spot, ...]
    within: int | None = None


class Elsewhere(Struct, frozen=True):
    """The words stand in the source, but not in the paragraph that was asked for."""

    asked: int
    spots: tuple[Spot, ...]


class Change(Struct, frozen=True):
    """A stretch of a word diff: what the source has, and what was written instead.

    Equal stretches have both alike; one is empty where words were left out or put in.
    ``start`` and ``length`` tell where it stands in what was written, ``at`` where in the
    source's text.
    """

    source: str
    written: str
    start: int
    length: int
    at: int

    @property
    def is_same(self) -> bool:
        return self.source == self.written


class Differs(Struct, frozen=True):
    """The source has something near, and near is not enough.

    ``spot`` is the nearest passage, ``similarity`` how much of it is alike (0 to 1), and
    ``changes`` the word diff in order.
    """

    spot: Spot
    similarity: float
    changes: tuple[Change, ...]


class Missing(Struct, frozen=True):
    """Nothing in the source comes near."""


class Disordered(Struct, frozen=True):
    """Every part stands in the source, but they do not follow one another there.

    ``start`` and ``length`` tell which part, in what was written, follows nothing.
    ``is_uncut`` says that they do follow one another, with nothing cut between them.
    """

    start: int
    length: int
    is_uncut: bool


class Malformed(Struct, frozen=True):
    """What was written is no quotation; ``start`` and ``length`` tell where it is at fault."""

    message: str
    help: str
    start: int
    length: int


class NoParagraph(Struct, frozen=True):
    """There is no paragraph with this number to quote; ``skipped`` if the outline skips it."""

    number: int
    last: int
    skipped: bool


Verdict = Found | Ambiguous | Elsewhere | Differs | Missing | Disordered | Malformed | NoParagraph
"""What looking up a quotation comes to; everything but :class:`Found` is an error."""


class AtEnd(Struct, frozen=True):
    """A range that has no beginning (``from``) or no end (``to``), and why."""

    key: str
    verdict: Verdict


RangeVerdict = Found | Ambiguous | Elsewhere | NoParagraph | AtEnd

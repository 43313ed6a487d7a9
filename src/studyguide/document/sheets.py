"""Blocks of sheets that are handed out: what is filled in by hand, cut out or written on."""

from __future__ import annotations

from msgspec import Struct

from studyguide.document.block import Block, Origin
from studyguide.document.inline import Spans, Words


class Fields(Block, frozen=True, kw_only=True):
    """A line of fields to fill in by hand, each with its name before it: name, class, date."""

    names: tuple[str, ...]


class Notes(Block, frozen=True, kw_only=True):
    """Pages for notes in the Cornell form, at least so many ``pages``: ``cues`` on the left,
    spread over them, lines to write on beside them, room for a summary at the foot. ``cue``,
    ``note`` and ``summary`` are the names of the three. Each cue was written at one of
    ``origins``, if there are any."""

    cues: tuple[Spans, ...]
    cue: str
    note: str
    summary: str
    pages: int = 1
    origins: tuple[Origin | None, ...] = ()


class Card(Struct, frozen=True, kw_only=True):
    """A flashcard. ``label`` says on the front what is asked, with the card's number beside it;
    ``hint`` stands at the foot of the front, ``source`` at that of the back."""

    number: int
    label: str
    front: tuple[Words, ...]
    back: tuple[Words, ...]
    hint: tuple[Words, ...] = ()
    source: tuple[Words, ...] = ()
    origin: Origin | None = None


class Cards(Block, frozen=True, kw_only=True):
    """Flashcards to print on both sides and to cut out, on bare pages.

    ``title`` is the document's, a heading of level 1. The patterns ``fronts`` and ``backs`` tell
    pages apart (``sheet {n} of {total}, fronts``); ``flip`` says how they are printed.
    """

    title: str
    cards: tuple[Card, ...]
    fronts: str
    backs: str
    flip: str

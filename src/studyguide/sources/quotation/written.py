"""Reads what an author wrote as a quotation: words, cuts, and what the editor put in.

    Khrushchev … accused the [former] leader     a cut; an insertion
    the agressive [sic] policy                   an insertion that vouches for a word
    [T]he massive repression                     a letter of the source in the other case

``…``, ``...``, ``. . .`` and each of them in brackets mark a cut. What looks like a mark may
be the source's own; whoever calls says which marks are (``is_literal``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from studyguide.sources.model import Insertion
from studyguide.sources.quotation.verdict import Malformed

_DOTS = r"…|\.{3}(?!\.)|\.(?:\s+\.){2}(?!\s*\.)"
_MARK = re.compile(rf"\[[^\[\]]*\]|{_DOTS}")
_ELISION = re.compile(rf"\[?\s*(?:{_DOTS})\s*\]?")
_OPENING = "([{“‘«„‚‹¿¡"
_MOST_MARKS = 100
"""What a reader can follow has a few; for each, the whole source is read."""


class Mark(NamedTuple):
    """A mark of the editor: ``written[start:end]``, with its ``text``."""

    start: int
    end: int
    text: str

    @property
    def is_elision(self) -> bool:
        """Whether it stands for words that were cut, not for words put in."""
        return _ELISION.fullmatch(self.text) is not None


class Placed(NamedTuple):
    """An insertion that stands before ``text[at]`` of its segment.

    ``replaces`` is how many of the source's characters are left out for it: 1 for the initial
    in ``[T]he``, else 0.
    """

    at: int
    insertion: Insertion
    replaces: int = 0


class Segment(NamedTuple):
    """Words that have to stand in the source together: what is between two cuts.

    ``text`` has the source's words alone; it is empty where the editor wrote something
    between two cuts. ``origin`` tells where the words were written: pairs of an offset in
    ``text`` and one in what was written, each counting on from there.
    """

    text: str
    insertions: tuple[Placed, ...] = ()
    origin: tuple[tuple[int, int], ...] = ((0, 0),)

    def written_at(self, offset: int) -> int:
        """Where ``text[offset]`` stands in what was written."""
        ours, theirs = next(pair for pair in reversed(self.origin) if pair[0] <= offset)
        return theirs + offset - ours


class Reading(NamedTuple):
    """A quotation as read: segments with a cut between each and the next.

    ``opens`` and ``closes`` say that a cut is marked before the first and after the last.
    """

    segments: tuple[Segment, ...]
    opens: bool = False
    closes: bool = False


def marks(written: str) -> list[Mark]:
    """Everything that may be a mark of the editor."""
    return [Mark(m.start(), m.end(), m[0]) for m in _MARK.finditer(written)]


def literal(written: str) -> Reading:
    """The reading in which every character is the source's own."""
    start = len(written) - len(written.lstrip())
    return Reading((Segment(written.strip(), (), ((0, start),)),))


def read(written: str, is_literal: Callable[[Mark], bool]) -> Reading | Malformed:
    """Read a quotation; ``is_literal`` says which marks are words of the source."""
    every = marks(written)
    if len(every) > _MOST_MARKS:
        help = "Make several quotations of it."
        message = f"this quotation has more than {_MOST_MARKS} cuts and insertions"
        return Malformed(message, help, 0, len(written.rstrip()))
    found = [mark for mark in every if not is_literal(mark)]
    fault = _fault(written, every, found)
    if fault:
        return fault
    segments, builder, done = [], _Builder(written), 0
    for mark in found:
        builder.add(done, mark.start)
        done = mark.end
        if mark.is_elision:
            segments.append(builder.build())
            builder = _Builder(written)
        else:
            done = builder.insert(mark)
    builder.add(done, len(written))
    segments.append(builder.build())
    opens, closes = _is_empty(segments[0]), len(segments) > 1 and _is_empty(segments[-1])
    kept = tuple(segment for segment in segments if not _is_empty(segment))
    if not any(any(map(str.isalnum, segment.text)) for segment in kept):
        help = "Quote at least one word of the source."
        message = "there are no words of the source in this quotation"
        return Malformed(message, help, 0, len(written.rstrip()))
    return Reading(kept, opens, closes)


class _Builder:
    """Puts one segment together."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._text = ""
        self._insertions: list[Placed] = []
        self._origin: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        """Add words of the source."""
        if not self._text:
            start += len(self._written[start:end]) - len(self._written[start:end].lstrip())
        if start < end:
            self._origin.append((len(self._text), start))
            self._text += self._written[start:end]

    def insert(self, mark: Mark) -> int:
        """Add an insertion; returns where in what was written the source's words go on."""
        written, content = self._written, mark.text[1:-1].strip()
        glued = mark.end < len(written) and not written[mark.end].isspace()
        attached = mark.start > 0 and not written[mark.start - 1].isspace()
        if glued and len(content) == 1 and self._is_initial(content, mark):
            self._insertions.append(Placed(len(self._text), Insertion(content, True, attached), 1))
            self._origin.append((len(self._text), mark.start))
            self._text += content.swapcase()
            return mark.end
        end = self._close_gap(mark.end, glued, attached)
        self._insertions.append(Placed(len(self._text), Insertion(content, glued, attached)))
        return end

    def build(self) -> Segment:
        """The finished segment."""
        text = self._text.rstrip()
        placed = (p._replace(at=min(p.at, len(text))) for p in self._insertions)
        return Segment(text, tuple(placed), tuple(self._origin) or ((0, 0),))

    def _is_initial(self, content: str, mark: Mark) -> bool:
        """Whether a bracketed letter begins a word and has another case."""
        return (
            content.isalpha()
            and len(content.swapcase()) == 1
            and content.swapcase() != content
            and self._written[mark.end].isalpha()
            and not (mark.start and self._written[mark.start - 1].isalnum())
        )

    def _close_gap(self, end: int, glued: bool, attached: bool) -> int:
        """Leave as much white space as the words have without the insertion between them.

        ``he [Stalin], who`` leaves ``he, who``; ``walk[ed] on`` leaves ``walk on``.
        """
        written = self._written
        if not glued and (not attached or _opens(self._text)):
            return end + len(written[end:]) - len(written[end:].lstrip())
        if glued and not attached:
            following = written[end]
            if not following.isalnum() and following not in _OPENING:
                self._text = self._text.rstrip()
        return end


def _is_empty(segment: Segment) -> bool:
    return not segment.text and not segment.insertions


def _opens(text: str) -> bool:
    """Whether text ends in a mark that stands close to the word after it."""
    return text[-1:] in _OPENING or (text[-1] in "\"'" and not text[-2:-1].strip())


def _fault(written: str, every: list[Mark], found: list[Mark]) -> Malformed | None:
    """A bracket of the editor with nothing in it, or any bracket without its partner."""
    for mark in found:
        if mark.text.startswith("[") and not mark.text[1:-1].strip():
            help = "Write what you insert, or […] for words that you leave out."
            return Malformed("there is nothing in these brackets", help, mark.start, 2)
    rest = list(written)
    for mark in every:
        rest[mark.start : mark.end] = " " * len(mark.text)
    stray = next((at for at, character in enumerate(rest) if character in "[]"), None)
    if stray is None:
        return None
    side = "opens and does not close" if written[stray] == "[" else "closes and was not opened"
    help = "Brackets hold the editor's words; one pair cannot stand inside another."
    return Malformed(f"a bracket {side}", help, stray, 1)

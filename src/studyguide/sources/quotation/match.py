"""Where in a source the parts of a quotation stand.

The parts of a quotation with cuts follow one another in the source, with at least one word
cut between each and the next. What it quotes is the shortest stretch that holds them in order;
where several do, none of them inside another, it is ambiguous.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from studyguide.sources.model import Paragraph
from studyguide.sources.quotation.compare import Comparison, compare
from studyguide.sources.quotation.fold import fold
from studyguide.sources.quotation.index import SourceIndex
from studyguide.sources.quotation.words import is_inside_word

MOST = 20_000
"""Places after which nobody looks on: words that stand so often are ambiguous in any case."""


class Match(NamedTuple):
    """Words found: they stand at ``text[start:end]`` of the source."""

    start: int
    end: int
    comparison: Comparison


Chain = tuple[Match, ...]
"""The matches of parts that follow one another."""


def matches(words: str, index: SourceIndex) -> list[Match]:
    """Every place where these words stand, from one word border to another, in order.

    When there are :data:`MOST`, there may be more.
    """
    return [*islice(each_match(words, index), MOST)]


def each_match(words: str, index: SourceIndex) -> Iterator[Match]:
    """All of them, looked for as they are asked for."""
    key = fold(words).text
    if not key:
        return
    found = False
    for match in _judged(words, key, index.places(key), index):
        found = True
        yield match
    if not found:
        yield from _to_the_letter(words, index)


def matches_in(words: str, paragraph: Paragraph, index: SourceIndex) -> list[Match]:
    """The matches that begin in a paragraph, at most :data:`MOST`.

    None where folding misses all there are: then :func:`matches` has to tell.
    """
    key = fold(words).text
    places = index.places_from(key, paragraph.start, paragraph.end) if key else ()
    return [*islice(_judged(words, key, places, index), MOST)]


def matches_from(words: str, start: int, index: SourceIndex) -> Iterator[Match]:
    """The matches that begin at ``start`` or after it, looked for as they are asked for.

    None where folding misses all there are: then :func:`matches` has to tell.
    """
    key = fold(words).text
    return _judged(words, key, index.places_from(key, start) if key else (), index)


def shortest(
    parts: Sequence[Iterable[Match]], index: SourceIndex, most: int | None = None
) -> list[Chain]:
    """The shortest stretches in which one match of each part follows another, in order.

    No two of them begin or end at the same place, and none lies inside another. When there are
    ``most``, there may be more. No more matches are taken of a part than that needs.
    """
    if len(parts) == 1:
        return [(match,) for match in islice(parts[0], most)]
    by_end: dict[int, Chain] = {}
    rest = [_Following(part) for part in parts[1:]]
    for first in parts[0]:
        chain = _chain(first, rest, index)
        if chain:
            by_end[chain[-1].end] = chain  # a later beginning is nearer to the same end
        if len(by_end) == most:
            break
    return list(by_end.values())


def shortest_ranges(begins: list[Match], ends: list[Match]) -> list[Chain]:
    """The shortest stretches from the beginning of one match to the end of another."""
    by_end: dict[int, Chain] = {}
    for begin in begins:
        for end in ends[bisect_left(ends, begin.start, key=lambda match: match.start) :]:
            if end.end >= begin.end:
                by_end[end.end] = (begin, end)
                break
    return list(by_end.values())


def follows_directly(parts: Sequence[list[Match]], index: SourceIndex) -> bool:
    """Whether somewhere the last part follows the one before it with no word cut."""
    ends = sorted({match.end for match in parts[-2]})
    for match in parts[-1]:
        at = bisect_left(ends, match.start + 1) - 1
        if at >= 0 and not index.has_word(ends[at], match.start):
            return True
    return False


class _Following:
    """The matches of one part, in order, taken as far as somebody asks and kept."""

    def __init__(self, part: Iterable[Match]) -> None:
        self._known: list[Match] = []
        self._rest = iter(part)

    def after(self, end: int, index: SourceIndex) -> Match | None:
        """The nearest match that follows with a word between."""
        at = bisect_left(self._known, end, key=lambda match: match.start)
        while at < len(self._known) or self._take():
            match = self._known[at]
            if match.start >= end and index.has_word(end, match.start):
                return match
            at += 1
        return None

    def _take(self) -> bool:
        """Take one more; whether there was one."""
        taken = [*islice(self._rest, 1)]
        self._known += taken
        return bool(taken)


def _chain(first: Match, rest: Sequence[_Following], index: SourceIndex) -> Chain | None:
    """The match and, of every further part, the nearest that follows with a word between."""
    chain = [first]
    for part in rest:
        following = part.after(chain[-1].end, index)
        if following is None:
            return None
        chain.append(following)
    return tuple(chain)


def _judged(words: str, key: str, places: Iterable[int], index: SourceIndex) -> Iterator[Match]:
    """The places of the folded text where these words stand indeed."""
    folded = index.folded
    for at in places:
        match = _match(words, folded.start(at), folded.end(at + len(key)), index)
        if match:
            yield match


def _match(words: str, start: int, end: int, index: SourceIndex) -> Match | None:
    """These words as they stand at one place; None if they only seem to stand there."""
    text = index.text
    if is_inside_word(text, start) or is_inside_word(text, end):
        return None
    comparison = compare(text[start:end], words)
    return Match(start, end, comparison) if comparison else None


def _to_the_letter(words: str, index: SourceIndex) -> list[Match]:
    """Every place where exactly these characters stand.

    Folding looks at the letters on both sides of a dash, so it misses a quotation that ends
    in one; character for character it is found all the same.
    """
    found = []
    at = index.text.find(words)
    while at >= 0:
        match = _match(words, at, at + len(words), index)
        if match:
            found.append(match)
        at = index.text.find(words, at + 1)
    return found

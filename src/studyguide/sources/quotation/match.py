"""Where in a source the parts of a quotation stand.

The parts of a quotation with cuts follow one another in the source, with at least one word
cut between each and the next. What it quotes is the shortest stretch that holds them in order;
where several do, none of them inside another, it is ambiguous.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

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
    folded, key = index.folded, fold(words).text
    if not key:
        return []
    found = []
    for at in index.places(key):
        match = _match(words, folded.start(at), folded.end(at + len(key)), index)
        if match:
            found.append(match)
        if len(found) == MOST:
            break
    return found or _to_the_letter(words, index)


def shortest(parts: Sequence[list[Match]], index: SourceIndex) -> list[Chain]:
    """The shortest stretches in which one match of each part follows another, in order.

    No two of them begin or end at the same place, and none lies inside another.
    """
    if len(parts) == 1:
        return [(match,) for match in parts[0]]
    by_end: dict[int, Chain] = {}
    for first in parts[0]:
        chain = _chain(first, parts[1:], index)
        if chain:
            by_end[chain[-1].end] = chain  # a later beginning is nearer to the same end
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


def _chain(first: Match, rest: Sequence[list[Match]], index: SourceIndex) -> Chain | None:
    """The match and, of every further part, the nearest that follows with a word between."""
    chain = [first]
    for part in rest:
        end = chain[-1].end
        following = bisect_left(part, end, key=lambda match: match.start)
        while following < len(part) and not index.has_word(end, part[following].start):
            following += 1
        if following == len(part):
            return None
        chain.append(part[following])
    return tuple(chain)


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

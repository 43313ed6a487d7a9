"""The passage that comes nearest to words that a source does not have.

Rare words of the quotation that the source does have point to a few stretches of it; each is
compared word by word. Only what was not found comes here: a good run never pays for it.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple

from studyguide.sources.quotation.compare import compare
from studyguide.sources.quotation.index import SourceIndex
from studyguide.sources.quotation.tokens import Tokens
from studyguide.sources.quotation.verdict import Change, Differs, Missing, Spot
from studyguide.sources.quotation.written import Segment

_NEAR = 0.55
"""The similarity from which on a passage is worth showing."""

_CANDIDATES = 6
_SEEDS = 24
_GUESSES = 8
_FREQUENT = 2_000
"""Places from which on a word points everywhere, and so nowhere."""

_LONGEST_DETAIL = 1_000
"""Characters up to which changed stretches are compared letter by letter."""


class _Fit(NamedTuple):
    """A stretch of the source, by number of its words, and how alike it is."""

    similarity: float
    first: int
    last: int


def nearest(segment: Segment, index: SourceIndex) -> Differs | Missing:
    """The nearest passage to a part of a quotation, with a word diff; Missing if none is near."""
    written, source = Tokens(segment.text), index.tokens
    fits = [_fit(first, last, source, written) for first, last in _windows(source, written)]
    best = max(fits, key=lambda fit: (fit.similarity, -fit.first), default=None)
    if best is None or best.similarity < _NEAR:
        return Missing()
    start, end = source.start(best.first), source.end(best.last - 1)
    spot = Spot(index.paragraph_at(start).number, start, end)
    return Differs(spot, best.similarity, _changes(best, source, written, segment))


def _windows(source: Tokens, written: Tokens) -> list[tuple[int, int]]:
    """Stretches of the source to look at, the likeliest first.

    Every seed, a word that both have, votes for where the quotation would begin; votes are
    counted in bands, as words may have been put in or left out before the seed.
    """
    count = len(written)
    band = max(4, count // 4)
    votes: Counter[int] = Counter()
    for number, places in _seeds(source, written):
        weight = 1 / len(places)
        for place in places:
            votes[(place - number) // band] += weight
    ranked = sorted(votes, key=lambda at: (-votes[at] - votes[at + 1], at))
    return [
        (max(at * band - band, 0), min((at + 2) * band + count + band, len(source)))
        for at in ranked[:_CANDIDATES]
    ]


def _seeds(source: Tokens, written: Tokens) -> list[tuple[int, list[int]]]:
    """The rarest words of the quotation: their number in it, and their places in the source."""
    found, unknown = [], []
    for number, word in enumerate(written.bare):
        places = source.places.get(word, [])
        (found if places else unknown).append((number, places))
    if len(unknown) > len(found):
        for number, _ in unknown[:_GUESSES]:
            found += ((number, source.places[w]) for w in _alike(written.bare[number], source))
    found.sort(key=lambda seed: (len(seed[1]), seed[0]))
    rare = [seed for seed in found if len(seed[1]) <= _FREQUENT]
    return rare[:_SEEDS] or found[:1]


def _alike(word: str, source: Tokens) -> list[str]:
    """Words of the source that one may have misspelt."""
    spelt = [
        other
        for other in source.places
        if abs(len(other) - len(word)) <= 2 and (other[:1] == word[:1] or other[-2:] == word[-2:])
    ]
    return get_close_matches(word, spelt, n=2, cutoff=0.7)


def _fit(first: int, last: int, source: Tokens, written: Tokens) -> _Fit:
    """Narrow a window to the words that the quotation is about, and measure how alike they are."""
    window = source.bare[first:last]
    blocks = SequenceMatcher(None, window, written.bare, autojunk=False).get_matching_blocks()[:-1]
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[1], blocks[0].size):
        blocks.pop(0)
    while len(blocks) > 1 and _is_stray(blocks[-2], blocks[-1], blocks[-1].size):
        blocks.pop()
    if not blocks:
        return _Fit(0.0, first, last)
    begin, end = blocks[0], blocks[-1]
    after = len(written) - end.b - end.size
    fitted = (
        max(first, first + begin.a - begin.b),
        min(last, first + end.a + end.size + after),
    )
    return _Fit(_similarity(*fitted, source, written), *fitted)


def _is_stray(left: Match, right: Match, size: int) -> bool:
    """Whether a block at the edge is a common word that happens to stand in the window."""
    between = right.a - left.a - left.size
    return between > (right.b - left.b - left.size) + 2 * size + 2


def _similarity(first: int, last: int, source: Tokens, written: Tokens) -> float:
    """How much of two stretches is alike, by letters: 0 to 1."""
    ours, theirs = source.bare[first:last], written.bare
    alike = 0.0
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        one, other = " ".join(ours[a:b]), " ".join(theirs[c:d])
        if kind == "equal":
            alike += 2 * len(one)
        elif kind == "replace" and len(one) + len(other) <= _LONGEST_DETAIL:
            ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
            alike += ratio * (len(one) + len(other))
    total = sum(map(len, ours)) + sum(map(len, theirs))
    spaces = alike and sum(1 for _ in ours) * 0
    return min((alike + spaces) / total, 1.0)

"""The passage that comes nearest to words that a source does not have.

Rare words of the quotation that the source does have point to a few stretches of it; each is
compared word by word. Only what was not found comes here: a good run never pays for it.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import Match, SequenceMatcher, get_close_matches
from operator import eq
from typing import NamedTuple

from studyguide.sources.quotation.compare import compare
from studyguide.sources.quotation.fold import fold
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


_LONG = 400
"""Words from which on the frequent ones no longer guide a comparison, which keeps it fast."""


class _Fit(NamedTuple):
    """A stretch of the source, by number of its words, and how alike it is.

    ``similarity`` goes by letters and is what is told; of two stretches the nearer one is
    that of the higher ``rank``, which goes by whole words and their capitals as well.
    """

    rank: float
    similarity: float
    first: int
    last: int


def nearest(segment: Segment, quotation: str, index: SourceIndex) -> Differs | Missing:
    """The nearest passage to a segment of a quotation; Missing if nothing is near."""
    written, source = Tokens(segment.text, fold(segment.text)), index.tokens
    guide = _guide(source, written)
    fits = [_fit(window, index, written, guide) for window in _windows(source, guide)]
    best = max(fits, key=lambda fit: (fit.rank, -fit.first), default=None)
    if best is None or best.similarity < _NEAR:
        return Missing()
    start, end = source.start(best.first), source.end(best.last - 1)
    spot = Spot(index.paragraph_at(start).number, start, end)
    return Differs(spot, best.similarity, _changes(best, source, written, segment, quotation))


def _guide(source: Tokens, written: Tokens) -> list[str]:
    """The quotation's words; most of them misspelt, they are spelt as the source may do it."""
    words = list(written.bare)
    unknown = [number for number, word in enumerate(words) if word not in source.places]
    if 2 * len(unknown) > len(words):
        for number in unknown[:_GUESSES]:
            words[number] = _respelt(words[number], source)
    return words


def _respelt(word: str, source: Tokens) -> str:
    """The word of the source that is most like one; the word itself if none is."""
    spelt = [
        other
        for other in source.places
        if abs(len(other) - len(word)) <= 2 and (other[:1] == word[:1] or other[-2:] == word[-2:])
    ]
    return next(iter(get_close_matches(word, spelt, n=1, cutoff=0.7)), word)


def _windows(source: Tokens, guide: list[str]) -> list[tuple[int, int]]:
    """Stretches of the source to look at, the likeliest first.

    Every seed, a word that both have, votes for where the quotation would begin; votes are
    counted in bands, as words may have been put in or left out before the seed.
    """
    band = max(4, len(guide) // 4)
    votes: defaultdict[int, float] = defaultdict(float)
    for number, places in _seeds(source, guide):
        weight = 1 / len(places)
        for place in places:
            votes[(place - number) // band] += weight
    ranked = sorted(votes, key=lambda at: (-votes[at] - votes.get(at + 1, 0.0), at))
    return [
        (max(at * band - band, 0), min((at + 3) * band + len(guide), len(source)))
        for at in ranked[:_CANDIDATES]
    ]


def _seeds(source: Tokens, guide: list[str]) -> list[tuple[int, list[int]]]:
    """The rarest words: their number in the quotation, and their places in the source."""
    found = [
        (number, source.places[word]) for number, word in enumerate(guide) if word in source.places
    ]
    found.sort(key=lambda seed: (len(seed[1]), seed[0]))
    rare = [seed for seed in found if len(seed[1]) <= _FREQUENT]
    return rare[:_SEEDS] or found[:1]


def _fit(window: tuple[int, int], index: SourceIndex, written: Tokens, guide: list[str]) -> _Fit:
    """Narrow a window to the words that the quotation is about, and measure how alike they are.

    Words at the quotation's ends that have no counterpart stand for as many of the source,
    as far as the paragraph goes.
    """
    source, (first, last) = index.tokens, window
    blocks = _matcher(source.bare[first:last], guide).get_matching_blocks()[:-1]
    ours = source.bare[first:last]
    while len(blocks) > 1 and (
        _is_stray(blocks[0], blocks[1], blocks[0].size)
        or _stands_nearer(blocks[0], blocks[1], ours, guide)
    ):
        blocks.pop(0)
    while len(blocks) > 1 and (
        _is_stray(blocks[-2], blocks[-1], blocks[-1].size)
        or _stands_nearer(blocks[-1], blocks[-2], ours, guide)
    ):
        blocks.pop()
    if not blocks:
        return _Fit(0.0, 0.0, first, last)
    begin, end = first + blocks[0].a, first + blocks[-1].a + blocks[-1].size
    before, after = blocks[0].b, len(written) - blocks[-1].b - blocks[-1].size
    top = index.paragraph_at(source.start(begin)).start
    bottom = index.paragraph_at(source.start(end - 1)).end
    while before and begin > first and source.start(begin - 1) >= top:
        before, begin = before - 1, begin - 1
    while after and end < last and source.start(end) < bottom:
        after, end = after - 1, end + 1
    return _measured(begin, end, source, written)


def _matcher(ours: list[str], theirs: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, ours, theirs, autojunk=len(theirs) > _LONG)


def _is_stray(left: Match, right: Match, size: int) -> bool:
    """Whether a block at the edge is a common word that happens to stand in the window."""
    between = right.a - left.a - left.size
    return between > (right.b - left.b - left.size) + 2 * size + 2


def _stands_nearer(edge: Match, inner: Match, ours: list[str], theirs: list[str]) -> bool:
    """Whether the words of a block at the edge stand in the source as far from the next block
    as in the quotation, too: then those are meant."""
    at = inner.a + edge.b - inner.b
    words = theirs[edge.b : edge.b + edge.size]
    return at != edge.a and at >= 0 and ours[at : at + edge.size] == words


def _measured(first: int, last: int, source: Tokens, written: Tokens) -> _Fit:
    """The stretch from word ``first`` up to ``last``, with how much of it is alike."""
    ours, theirs = source.bare[first:last], written.bare
    words, letters = 0.0, 0.0
    for kind, a, b, c, d in _matcher(ours, theirs).get_opcodes():
        one, other = "".join(ours[a:b]), "".join(theirs[c:d])
        if kind == "equal":
            words += b - a
            words += sum(map(eq, source.exact[first + a : first + b], written.exact[c:d]))
            letters += len(one)
        elif kind == "replace" and len(one) + len(other) <= _LONGEST_DETAIL:
            ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
            letters += ratio * (len(one) + len(other)) / 2
    similarity = 2 * letters / (sum(map(len, ours)) + sum(map(len, theirs)))
    return _Fit(similarity + words / (len(ours) + len(theirs)), similarity, first, last)


def _changes(
    fit: _Fit, source: Tokens, written: Tokens, segment: Segment, quotation: str
) -> tuple[Change, ...]:
    """The word diff of a stretch of the source and what was written, equal runs included."""
    matcher = _matcher(source.bare[fit.first : fit.last], written.bare)
    runs: list[tuple[bool, int, int, int, int]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        ours, count = a + fit.first, b - a
        steps = [(ours, ours + count, c, d)]
        if kind == "equal":
            steps = [(ours + n, ours + n + 1, c + n, c + n + 1) for n in range(count)]
        for step in steps:
            same = kind == "equal" and _is_same(step[0], step[2], source, written)
            if runs and runs[-1][0] == same:
                runs[-1] = (same, runs[-1][1], step[1], runs[-1][3], step[3])
            else:
                runs.append((same, *step))
    return tuple(_change(run, source, written, segment, quotation) for run in runs)


def _is_same(ours: int, theirs: int, source: Tokens, written: Tokens) -> bool:
    """Whether a word of the source may stand for one that was written.

    Marks beside the first and the last word may be left out of a quotation, and where it ends
    with a mark, what stands behind that.
    """
    word = written.exact[theirs]
    before, found, after = source.exact[ours].partition(word)
    if before or after or not found:
        left_out = before if found and not word[-1].isalnum() else before + after
        return (
            bool(found)
            and not any(map(str.isalnum, left_out))
            and (not before or theirs == 0)
            and (not after or theirs == len(written) - 1)
        )
    words = source.words(ours, ours + 1), written.words(theirs, theirs + 1)
    return compare(*words) is not None


def _change(
    run: tuple[bool, int, int, int, int],
    source: Tokens,
    written: Tokens,
    segment: Segment,
    quotation: str,
) -> Change:
    """One stretch of the diff, and where it stands in the quotation.

    Words that were left out stand where the next word was written.
    """
    same, a, b, c, d = run
    first = min(c, len(written) - 1)
    last = max(d - 1, first)
    start = segment.written_at(written.start(first))
    end = segment.written_at(written.end(last) - 1) + 1
    theirs = " ".join(quotation[start:end].split()) if c < d else ""
    at = source.start(a) if a < b else source.end(a - 1) if a else 0
    return Change(theirs if same else source.words(a, b), theirs, start, end - start, at)

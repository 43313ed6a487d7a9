"""Makes a verified passage of what was found: the source's own words, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from studyguide.sources.model import Elision, Insertion, Passage, Piece, Slice
from studyguide.sources.quotation.compare import BRACKETED_INITIAL, NORMALISATIONS, WRAPPED_LINE
from studyguide.sources.quotation.fold import HYPHENS, LONG_DASHES, fold
from studyguide.sources.quotation.index import SourceIndex
from studyguide.sources.quotation.match import Chain, Match
from studyguide.sources.quotation.written import Reading, Segment

_FOLDS = (*(name for name, _ in NORMALISATIONS), WRAPPED_LINE, BRACKETED_INITIAL)
_WRAP = re.compile(rf"(?<=\w)(?P<dash>[{HYPHENS}{LONG_DASHES}]+)[^\S\n]*\n\s*(?P<right>\w+)")
"""What stands before the dash is not in the pattern: tried from each of its letters, a word of a
hundred thousand letters would take a minute."""


class _Gap(NamedTuple):
    """Characters of the source that are left out, and what the editor put there instead."""

    start: int
    end: int
    insertion: Insertion | None = None


def passage_of(reading: Reading, chain: Chain, index: SourceIndex) -> Passage:
    """The passage that a quotation's segments, found one after another, make."""
    pieces: list[Piece] = [Elision(0)] if reading.opens else []
    folds: set[str] = set()
    following = iter(chain)
    end: int | None = None
    for number, segment in enumerate(reading.segments):
        match = next(following) if segment.text else None
        if number:
            cut = index.words_between(end, match.start) if match and end is not None else 0
            pieces.append(Elision(cut))
        if match is None:
            pieces += (placed.insertion for placed in segment.insertions)
            continue
        end = match.end
        pieces += _pieces(match.start, end, _gaps(segment, match, index), index)
        folds.update(match.comparison.folds)
        if any(placed.replaces for placed in segment.insertions):
            folds.add(BRACKETED_INITIAL)
    if reading.closes:
        pieces.append(Elision(0))
    return _passage(pieces, folds, index)


def whole_passage(start: int, end: int, folds: Iterable[str], index: SourceIndex) -> Passage:
    """The passage ``text[start:end]`` of the source, without skipped paragraphs.

    Words that are divided at a line's end are put together again.
    """
    gaps = [_Gap(a, b) for a, b in index.skipped_between(start, end)]
    wraps = _wraps(start, end, index)
    named = {*folds, WRAPPED_LINE} if wraps else set(folds)
    return _passage(_pieces(start, end, [*gaps, *wraps], index), named, index)


def _passage(pieces: list[Piece], folds: set[str], index: SourceIndex) -> Passage:
    slices = [piece for piece in pieces if isinstance(piece, Slice)]
    first, last = index.paragraph_at(slices[0].start), index.paragraph_at(slices[-1].end - 1)
    return Passage(
        source=index.source.id,
        pieces=tuple(pieces),
        paragraphs=(first.number, last.number),
        verdict="normalised" if folds else "exact",
        folds=tuple(name for name in _FOLDS if name in folds),
    )


def _gaps(segment: Segment, match: Match, index: SourceIndex) -> list[_Gap]:
    """Everything that interrupts the source's words in one segment."""
    gaps = [_Gap(match.start + a, match.start + b) for a, b in match.comparison.cuts]
    gaps += (_Gap(a, b) for a, b in index.skipped_between(match.start, match.end))
    if not segment.insertions:
        return gaps
    same = index.text[match.start : match.end] == segment.text
    own, theirs = fold(segment.text), index.folded
    begin = theirs.position(match.start)
    for placed in segment.insertions:
        if same:
            start = match.start + placed.at
            end = start + placed.replaces
        else:
            position = begin + own.position(placed.at)
            start = theirs.start(position) if placed.at < len(segment.text) else match.end
            end = theirs.end(position + 1) if placed.replaces else start
        gaps.append(_Gap(start, end, placed.insertion))
    return gaps


def _pieces(start: int, end: int, gaps: list[_Gap], index: SourceIndex) -> list[Piece]:
    """The slices of ``text[start:end]`` between the gaps, and what stands in the gaps."""
    pieces: list[Piece] = []
    for gap in (*sorted(gaps, key=lambda gap: gap[:2]), _Gap(end, end)):
        words = index.text[start : gap.start]
        left = start + len(words) - len(words.lstrip())
        right = start + len(words.rstrip())
        if left < right:
            pieces.append(Slice(left, right))
        if gap.insertion:
            pieces.append(gap.insertion)
        start = max(start, gap.end)
    return pieces


def _wraps(start: int, end: int, index: SourceIndex) -> list[_Gap]:
    """What wrapped lines put into words of the source: a line break, mostly with a hyphen.

    The hyphen belongs to the word if the source elsewhere has it in mid-line, or if a capital
    or a digit stands beside it; else whoever wrapped the lines put it there.
    """
    gaps: list[_Gap] = []
    if index.text.find("\n", start, end) < 0:
        return gaps
    for match in _WRAP.finditer(index.text, start, end):
        dash, right = match.group("dash", "right")
        left = _word_before(match.start(), start, index.text)
        if not left:
            continue
        keeps = (
            dash not in HYPHENS
            or not right[0].islower()
            or not left[-1].islower()
            or f"{left}{dash}{right}" in index.text
        )
        gaps.append(_Gap(match.end("dash") if keeps else match.start("dash"), match.start("right")))
    return gaps


def _word_before(end: int, start: int, text: str) -> str:
    """The letters, digits and underscores of ``text[start:end]`` that go up to its end."""
    begin = end
    while begin > start and (text[begin - 1].isalnum() or text[begin - 1] == "_"):
        begin -= 1
    return text[begin:end]

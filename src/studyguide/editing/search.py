"""Searches sources for words, as somebody does who wants to quote them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from msgspec import Struct

from studyguide.editing.excerpts import excerpt_between, excerpt_of_words
from studyguide.refusal import Refusal
from studyguide.sources.quotation import (
    Differs,
    Disordered,
    Malformed,
    SourceIndex,
    Spot,
    find_quotation,
    stands,
)
from studyguide.sources.quotation.fold import fold
from studyguide.sources.quotation.words import is_inside_word
from studyguide.sources.quotation.written import marks

_NEAREST = 3
_AS_NEAR = 0.85
"""How near, against the nearest passage, another one has to be to be shown as well."""


class Hit(Struct, frozen=True):
    """A place where words stand: ``text[start:end]`` of a source, from a paragraph on."""

    source: str
    paragraph: int
    start: int
    end: int


class Near(Struct, frozen=True):
    """A passage that comes near to words that stand nowhere, and how it differs."""

    hit: Hit
    difference: Differs


class Result(Struct, frozen=True):
    """What a search came to.

    ``hits`` are all places that a quotation of the words would mean; if there is none, all with
    other capitals. ``others`` are those with other capitals where there are hits as well,
    ``nearest`` what comes near where there are no hits. ``disordered`` are the sources that have
    every part of the words, but not in this order.
    """

    hits: tuple[Hit, ...]
    others: tuple[Hit, ...] = ()
    nearest: tuple[Near, ...] = ()
    disordered: tuple[str, ...] = ()


def search(words: str, library: Mapping[str, SourceIndex]) -> Result:
    """Look for words in all sources, levelled as quotations are.

    Raises :class:`Refusal` for words that could be no quotation.
    """
    exact: list[Hit] = []
    others: list[Hit] = []
    for index in library.values():
        hits = [_hit(spot, index) for spot in stands(words, index)]
        exact += hits
        others += _in_other_case(words, {(hit.start, hit.end) for hit in hits}, index)
    if exact:
        return Result(tuple(exact), tuple(others))
    if others:
        return Result(tuple(others))
    return _not_found(words, library)


def excerpt_of(hit: Hit, words: str, index: SourceIndex) -> str:
    """The YAML of the excerpt of words that were found: the source's own, unless the author cut
    some or put some in. Raises :class:`Refusal`."""
    if marks(words) and not _is_whole(words, hit, index):
        return excerpt_of_words(words, hit.paragraph, index)
    return excerpt_between(hit.start, hit.end, index)


def _is_whole(words: str, hit: Hit, index: SourceIndex) -> bool:
    """Whether what looks like marks of an editor stands in the source itself."""
    return fold(index.text[hit.start : hit.end]).text.lower() == fold(words.strip()).text.lower()


def _hit(spot: Spot, index: SourceIndex) -> Hit:
    return Hit(index.source.id, spot.paragraph, spot.start, spot.end)


def _in_other_case(words: str, known: Set[tuple[int, int]], index: SourceIndex) -> list[Hit]:
    """Every place where these words stand, with whatever capitals, but for those ``known``."""
    folded, key = index.folded, fold(words.strip()).text
    if not any(map(str.isalnum, key)):
        return []
    found = []
    for match in re.finditer(re.escape(key), folded.text, re.IGNORECASE):
        start, end = folded.start(match.start()), folded.end(match.end())
        if (start, end) in known:
            continue
        if not is_inside_word(index.text, start) and not is_inside_word(index.text, end):
            number = index.paragraph_at(start).number
            found.append(Hit(index.source.id, number, start, end))
    return found


def _not_found(words: str, library: Mapping[str, SourceIndex]) -> Result:
    """What comes near to words that stand nowhere."""
    near, disordered = [], []
    for id, index in library.items():
        verdict = find_quotation(words, index)
        if isinstance(verdict, Malformed):
            raise Refusal(verdict.message, verdict.help)
        if isinstance(verdict, Disordered):
            disordered.append(id)
        if isinstance(verdict, Differs):
            near.append(Near(_without_marks(_hit(verdict.spot, index), words, index), verdict))
    near.sort(key=lambda each: -each.difference.similarity)
    least = max((each.difference.similarity for each in near), default=0.0) * _AS_NEAR
    nearest = [each for each in near if each.difference.similarity >= least]
    return Result((), (), tuple(nearest[:_NEAREST]), tuple(disordered))


def _without_marks(hit: Hit, words: str, index: SourceIndex) -> Hit:
    """The place without marks at its ends that the words looked for have not."""
    text, start, end, words = index.text, hit.start, hit.end, words.strip()
    while words[-1:].isalnum() and end - 1 > start and not text[end - 1].isalnum():
        end -= 1
    while words[:1].isalnum() and start + 1 < end and not text[start].isalnum():
        start += 1
    return Hit(hit.source, hit.paragraph, start, end)

"""Looks quotations up in their source. Nothing here reads a file or reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyguide.sources.model import Paragraph
from studyguide.sources.paragraphs import parse_range
from studyguide.sources.quotation.fold import fold
from studyguide.sources.quotation.index import SourceIndex
from studyguide.sources.quotation.match import (
    MOST,
    Chain,
    Match,
    each_match,
    follows_directly,
    matches,
    matches_from,
    matches_in,
    shortest,
    shortest_ranges,
)
from studyguide.sources.quotation.passage import passage_of, whole_passage
from studyguide.sources.quotation.verdict import (
    Ambiguous,
    AtEnd,
    Differs,
    Disordered,
    Elsewhere,
    Found,
    Malformed,
    Missing,
    NoParagraph,
    RangeVerdict,
    Spot,
    Verdict,
)
from studyguide.sources.quotation.written import Mark, Reading, literal, marks, read


def find_quotation(written: str, index: SourceIndex, *, paragraph: int | None = None) -> Verdict:
    """Look up a quotation; ``paragraph`` is the number of the one in which it must begin.

    What looks like a mark of the editor is first taken for the source's own.
    """
    if paragraph is not None and index.paragraph_numbered(paragraph) is None:
        return _no_paragraph(paragraph, index)
    last: Reading | None = None
    for reading in _readings(written, index):
        if isinstance(reading, Malformed):
            return reading
        verdict = _look_up(reading, index, paragraph)
        if verdict:
            return verdict
        last = reading
    return _not_found(last, written, index) if last else Missing()


def stands(written: str, index: SourceIndex, most: int | None = None) -> tuple[Spot, ...]:
    """Every place where a quotation, cuts and all, stands in a source; none if it does not.

    When there are ``most``, there may be more.
    """
    for reading in _readings(written, index):
        if not isinstance(reading, Malformed):
            parts = [each_match(words, index) for words in _words(reading)]
            chains = shortest(parts, index, most)
            if chains:
                return _spots(chains, index)
    return ()


def find_range(
    from_: str, to: str, index: SourceIndex, *, paragraph: int | None = None
) -> RangeVerdict:
    """Look up what runs from the first of some words to the last of others after them.

    Both are plain words of the source; the nearest ``to`` after a ``from`` ends the range.
    """
    if paragraph is not None and index.paragraph_numbered(paragraph) is None:
        return _no_paragraph(paragraph, index)
    begins, ends = (matches(words.strip(), index) for words in (from_, to))
    for key, words, found in (("from", from_, begins), ("to", to, ends)):
        if not found:
            return AtEnd(key, _no_end(words, index))
    chains = shortest_ranges(_within(begins, paragraph, index), ends)
    if len(chains) == 1:
        begin, end = chains[0]
        folds = (*begin.comparison.folds, *end.comparison.folds)
        return Found(whole_passage(begin.start, end.end, folds, index))
    if chains:
        return Ambiguous(_spots(chains, index), within=paragraph)
    anywhere = shortest_ranges(begins, ends)
    if paragraph is not None and anywhere:
        return Elsewhere(paragraph, _spots(anywhere, index))
    return AtEnd("to", Disordered(0, len(to), is_uncut=False))


def whole_paragraphs(first: int, last: int, index: SourceIndex) -> Found | NoParagraph:
    """The passage that the paragraphs from one number to another make."""
    begin, end = index.paragraph_numbered(first), index.paragraph_numbered(last)
    if begin is None or end is None:
        return _no_paragraph(first if begin is None else last, index)
    return Found(whole_passage(begin.start, end.end, (), index))


def find_paragraphs(written: str, index: SourceIndex) -> Found | NoParagraph | Malformed:
    """The passage that ``12`` or ``12-14``, as an outline has it, makes."""
    numbers = parse_range(written)
    if numbers is None:
        message = f"`{written}` is neither a paragraph number nor a range"
        help = "Write a number such as 12 or a range such as 12-14; the first paragraph is 1."
        return Malformed(message, help, 0, len(written))
    return whole_paragraphs(*numbers, index)


def _readings(written: str, index: SourceIndex) -> Iterator[Reading | Malformed]:
    """The ways to read a quotation, the strictest first.

    Every character is the source's own; all marks are the editor's but those that the source
    has itself at that place; all marks are the editor's.
    """
    if written.strip():
        yield literal(written)
    own_kept = read(written, lambda mark: _is_own(mark, written, index))
    yield own_kept
    all_read = read(written, lambda mark: False)
    if all_read != own_kept:
        yield all_read


def _words(reading: Reading) -> list[str]:
    """The words of every segment that has some."""
    return [segment.text for segment in reading.segments if segment.text]


def _is_own(mark: Mark, written: str, index: SourceIndex) -> bool:
    """Whether the source has a mark itself, between the same words."""
    start, end = mark.start, mark.end
    before, after = written[:start].split()[-1:], written[end:].split()[:1]
    if before:
        start = written.rindex(before[0], 0, start)
    if after:
        end = written.index(after[0], end) + len(after[0])
    return fold(written[start:end]).text in index.folded.text


def _look_up(reading: Reading, index: SourceIndex, paragraph: int | None) -> Verdict | None:
    """The verdict on one reading; None if its words are not in the source."""
    wanted = index.paragraph_numbered(paragraph) if paragraph is not None else None
    chains = _chains_in(wanted, reading, index) if wanted is not None else []
    if chains:
        return _verdict(chains, reading, index, paragraph)
    first, *rest = _words(reading)
    begins = matches(first, index)
    if len(begins) == MOST:
        if not all(any(True for _ in each_match(words, index)) for words in rest):
            return None
        spots = _spots([(match,) for match in begins], index)
        is_elsewhere = wanted and not rest and not matches_in(first, wanted, index)
        return Elsewhere(paragraph, spots) if paragraph and is_elsewhere else Ambiguous(spots)
    parts = [each_match(words, index) for words in rest]
    chains = shortest([_within(begins, paragraph, index), *parts], index)
    if chains:
        return _verdict(chains, reading, index, paragraph)
    parts = [each_match(words, index) for words in rest]
    anywhere = shortest([begins, *parts], index) if paragraph is not None else []
    return Elsewhere(paragraph, _spots(anywhere, index)) if paragraph and anywhere else None


def _chains_in(paragraph: Paragraph, reading: Reading, index: SourceIndex) -> list[Chain]:
    """The stretches that begin in a paragraph, without a look at the rest of the source.

    None where only all places together can tell.
    """
    first, *rest = _words(reading)
    begins = matches_in(first, paragraph, index)
    if not begins or len(begins) == MOST:
        return []
    return shortest(
        [begins, *(matches_from(words, paragraph.start, index) for words in rest)], index
    )


def _verdict(
    chains: Sequence[Chain], reading: Reading, index: SourceIndex, paragraph: int | None
) -> Found | Ambiguous:
    """The verdict on a reading of which these are the places that may be meant."""
    if len(chains) == 1:
        return Found(passage_of(reading, chains[0], index))
    return Ambiguous(_spots(chains, index), within=paragraph)


def _within(found: list[Match], paragraph: int | None, index: SourceIndex) -> list[Match]:
    """The matches that begin in a paragraph; all, if it does not matter."""
    wanted = index.paragraph_numbered(paragraph) if paragraph is not None else None
    if wanted is None:
        return found
    return [match for match in found if wanted.start <= match.start < wanted.end]


def _spots(chains: Sequence[Chain], index: SourceIndex) -> tuple[Spot, ...]:
    return tuple(
        Spot(index.paragraph_at(chain[0].start).number, chain[0].start, chain[-1].end)
        for chain in chains
    )


def _no_paragraph(number: int, index: SourceIndex) -> NoParagraph:
    source = index.source
    skipped = any(paragraph.number == number for paragraph in source.skipped)
    last = max(p.last for p in (*source.paragraphs[-1:], *source.skipped[-1:]))
    return NoParagraph(number, last, skipped)


def _not_found(
    reading: Reading, written: str, index: SourceIndex
) -> Differs | Missing | Disordered:
    """Why a reading is not in the source, and what comes nearest."""
    from studyguide.sources.quotation.nearest import nearest

    segments = [segment for segment in reading.segments if segment.text]
    parts = []
    for segment in segments:
        parts.append(matches(segment.text, index))
        if not parts[-1]:
            return nearest(segment, written, index)
        if not shortest(parts, index):
            start, end = segment.written_at(0), segment.written_at(len(segment.text) - 1) + 1
            return Disordered(start, end - start, follows_directly(parts, index))
    raise AssertionError("a reading whose parts follow one another was not found")


def _no_end(words: str, index: SourceIndex) -> Verdict:
    """Why the words that begin or end a range are not in the source."""
    if marks(words):
        help = "Name words that stand in the source side by side."
        return Malformed("an end of a range has no cuts or insertions", help, 0, len(words))
    return find_quotation(words, index)

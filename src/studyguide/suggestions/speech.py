"""Quoted speech, for excerpts: the sentences that hold it, with the words that say who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from studyguide.sources.model import Paragraph, Source
from studyguide.suggestions.sentences import Stretch, sentences

FEWEST_WORDS, MOST_WORDS = 15, 80
"""How long an excerpt is that is suggested."""

_FEWEST_SPOKEN = 5
_MOST_PARAGRAPHS = 4
_PAIRS = re.compile(
    r"“[^“”\"]+[”\"]|«[^«»]+»|„[^„“”]+[“”]|(?<!\w)\"(?=\S)[^\"“”]+\"|(?<!\w)‘[^‘]+?’(?!\w)"
)
_OPENING = re.compile(r"[“«„]|\"(?=\w)")
_CLOSING = re.compile(r"[”»]|[,.!?]\s*[\"“]")


class Speech(Struct, frozen=True):
    """``text[start:end]`` of a source: whole sentences with somebody's words in them.

    ``place`` says how far into the text it stands (0 to 1), ``spoken`` how many words of it are
    somebody's.
    """

    source: str
    start: int
    end: int
    place: float
    spoken: int


def quoted_speech(source: Source) -> list[Speech]:
    """What is quoted in a source, in order; no two overlap."""
    return [
        Speech(source.id, stretch.start, stretch.end, stretch.start / len(source.text), spoken)
        for stretch, spoken in _stretches(source)
        if FEWEST_WORDS <= len(source.text[stretch.start : stretch.end].split()) <= MOST_WORDS
    ]


def own_words(source: Source) -> list[Speech]:
    """The first sentences of every paragraph, for a text that is somebody's speech itself."""
    return [
        Speech(source.id, start, end, start / len(source.text), count)
        for start, end, count in map(partial(_opening, source.text), source.paragraphs)
        if count >= FEWEST_WORDS
    ]


def _opening(text: str, paragraph: Paragraph) -> tuple[int, int, int]:
    """Where as many whole sentences as an excerpt may have begin and end, and their words."""
    end, count = paragraph.start, 0
    for sentence in sentences(text, paragraph.start, paragraph.end):
        words = len(text[sentence.start : sentence.end].split())
        if count + words > MOST_WORDS:
            break
        end, count = sentence.end, count + words
    return paragraph.start, end, count


def spread(found: Sequence[Speech], parts: int, most: int) -> list[list[Speech]]:
    """What was found in each of so many equal parts of the texts, at most ``most`` in each.

    Of more, those are taken in which most is spoken.
    """
    shares: list[list[Speech]] = [[] for _ in range(parts)]
    for speech in found:
        shares[min(parts - 1, int(speech.place * parts))].append(speech)
    return [_fullest(share, most) for share in shares]


def _fullest(share: Sequence[Speech], most: int) -> list[Speech]:
    """Those in which most is spoken, in their order."""
    chosen = sorted(share, key=lambda speech: -speech.spoken)[:most]
    return [speech for speech in share if speech in chosen]


def _stretches(source: Source) -> Iterator[tuple[Stretch, int]]:
    paragraphs = source.paragraphs
    at = 0
    while at < len(paragraphs):
        last = _over_paragraphs(source.text, paragraphs[at : at + _MOST_PARAGRAPHS + 1])
        if last:
            start, end = paragraphs[at].start, paragraphs[at + last].end
            yield Stretch(start, end), len(source.text[start:end].split())
        else:
            yield from _within(source.text, paragraphs[at])
        at += last + 1


def _over_paragraphs(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs further a speech ends that opens the first one; 0 if in the same."""
    first = text[paragraphs[0].start : paragraphs[0].end]
    opening = _OPENING.match(first)
    if not opening or _CLOSING.search(first, 1):
        return 0
    for count, paragraph in enumerate(paragraphs[1:], 1):
        words = text[paragraph.start : paragraph.end]
        if _OPENING.match(words) or paragraph.number != paragraphs[0].number + count:
            return 0
        if _CLOSING.search(words):
            return count
    return 0


def _within(text: str, paragraph: Paragraph) -> Iterator[tuple[Stretch, int]]:
    """The sentences of a paragraph that hold quoted words, neighbours as one."""
    words = text[paragraph.start : paragraph.end]
    spoken = [
        Stretch(paragraph.start + match.start(), paragraph.start + match.end())
        for match in _PAIRS.finditer(words)
        if len(match[0].split()) >= _FEWEST_SPOKEN
    ]
    if not spoken:
        return
    done = -1
    parts = sentences(text, paragraph.start, paragraph.end)
    ends = [part.end for part in parts]
    for speech in spoken:
        first = bisect_right(ends, speech.start)
        last = bisect_left(ends, speech.end)
        if first > done:
            first, last = _filled(text, parts, first, last, done)
            stretch = Stretch(parts[first].start, parts[last].end)
            yield stretch, _spoken_in(text, stretch, spoken)
            done = last


def _spoken_in(text: str, stretch: Stretch, spoken: Sequence[Stretch]) -> int:
    """How many words of a stretch are quoted."""
    first, last = (bisect_left(spoken, (at, 0)) for at in stretch)
    return sum(len(text[start:end].split()) for start, end in spoken[first:last])


def _filled(
    text: str, parts: Sequence[Stretch], first: int, last: int, done: int
) -> tuple[int, int]:
    """A short stretch with the sentences around it that it is understood by."""
    while len(text[parts[first].start : parts[last].end].split()) < FEWEST_WORDS:
        if last + 1 < len(parts):
            last += 1
        elif first - 1 > done:
            first -= 1
        else:
            break
    return first, last

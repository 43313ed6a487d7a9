"""Line numbers where lines break elsewhere than they are counted.

Line 15 of an excerpt is the same words for everybody. Where type or measure are others than
those that lines are counted in, its number stands immediately before the word that begins it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from studyguide.document.inline import Anchor, Inline, LineNumber, Spans, Words
from studyguide.layout.lines import Line, set_lines
from studyguide.layout.words import Type

EVERY = 5
"""Every so many lines have a number."""
_WORD = re.compile(r"[^ \n]+")


class Counted(Struct, frozen=True):
    """The type and the measure that lines are counted in."""

    type: Type
    measure: float


def with_numbers(spans: Spans, before: int, counted: Counted) -> tuple[Spans, int]:
    """A paragraph with the number of every fifth line before the word that begins it.

    ``before`` lines have been counted before it; returns how many they are with it.
    """
    lines = _counted(spans, counted)
    numbers = {
        start: before + n for n, start in enumerate(_starts(lines), 1) if (before + n) % EVERY == 0
    }
    return tuple(_numbered(spans, numbers)), before + len(lines)


_Place = tuple[int, int]
"""The number of a word, and how many of its last letters stand on the line (0: all)."""


def _counted(spans: Spans, counted: Counted) -> list[Line]:
    """The lines of a paragraph, each with the numbers of the words that begin on it."""
    marked: list[Inline] = []
    number, within = 0, False
    for span in spans:
        if not isinstance(span, Words):
            if not isinstance(span, Anchor):
                marked.append(span)
            continue
        at = 0
        for word in _WORD.finditer(span.text):
            if word.start() or not within:
                marked.append(replace(span, text=span.text[at : word.start()]))
                marked.append(Anchor(str(number)))
                at, number = word.start(), number + 1
        marked.append(replace(span, text=span.text[at:]))
        within = not span.text.endswith((" ", "\n")) if span.text else within
    return set_lines(tuple(marked), counted.type, counted.measure, 0.0, None)


def _starts(lines: list[Line]) -> Iterator[_Place]:
    """Where each line begins."""
    last, whole = 0, True
    for line in lines:
        text = "".join(run.text for run in line.runs)
        if whole:
            yield (int(line.anchors[0]) if line.anchors else last, 0)
        else:
            yield last, len(text.split(" ")[0])
        last = int(line.anchors[-1]) if line.anchors else last
        whole = text.endswith(" ")


def _numbered(spans: Spans, numbers: dict[_Place, int]) -> Iterator[Inline]:
    """``spans`` with the line ``numbers`` at their places."""
    ends = _word_ends(spans)
    places = {
        (ends[word][1] - letters if letters else ends[word][0]): n
        for (word, letters), n in numbers.items()
    }
    offset = 0
    for span in spans:
        if not isinstance(span, Words):
            yield span
            continue
        at = 0
        for place in sorted(p for p in places if offset <= p < offset + len(span.text)):
            if place - offset > at:
                yield replace(span, text=span.text[at : place - offset])
            yield LineNumber(places[place])
            at = place - offset
        yield replace(span, text=span.text[at:])
        offset += len(span.text)


def _word_ends(spans: Spans) -> list[tuple[int, int]]:
    """Where each word begins and ends in the text of ``spans``."""
    text = "".join(span.text for span in spans if isinstance(span, Words))
    return [word.span() for word in _WORD.finditer(text)]

"""A source made ready to be searched: folded once, looked up many times."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from studyguide.sources.model import Paragraph, Source
from studyguide.sources.quotation.fold import Folded, fold
from studyguide.sources.quotation.words import count_words

if TYPE_CHECKING:
    from studyguide.sources.quotation.tokens import Tokens

_LETTER = re.compile(r"[^\W_]")
_LARGE = 200_000
"""Characters from which on a table of words finds faster than reading through the text."""

_FREQUENT = 2_000
"""Places from which on a word tells so little that reading through is faster."""


class SourceIndex:
    """The searchable form of one source; make it once and keep it.

    ``text`` is the source's text with skipped paragraphs blanked out, so that every offset
    stays what it is in the source and nobody finds words in a caption.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = _blanked(source)
        self._starts = [paragraph.start for paragraph in source.paragraphs]

    @cached_property
    def folded(self) -> Folded:
        """The folded text and the way back."""
        return fold(self.text)

    @cached_property
    def tokens(self) -> Tokens:
        """The words of the text, for what was not found."""
        from studyguide.sources.quotation.tokens import Tokens

        return Tokens(self.text, self.folded)

    def places(self, folded: str) -> Iterable[int]:
        """Every place of the folded text where these folded words stand, in order; frequent words
        are looked for one place after the other, as they are asked for."""
        text = self.folded.text
        if len(text) >= _LARGE:
            found = self._places_by_word(folded)
            if found is not None:
                return found
        return self._places_read(folded, 0, len(text))

    def places_from(self, folded: str, start: int, end: int | None = None) -> Iterator[int]:
        """The places whose words begin at ``start`` of the text or after it, and before ``end``;
        looked for one after the other, as they are asked for."""
        text = self.folded.text
        places = range(len(text) + 1)  # each further in the text than those before it
        first = bisect_left(places, start, key=self.folded.start)
        if end is None:
            return self._places_read(folded, first, len(text))
        beyond = bisect_left(places, end, first, key=self.folded.start)
        return self._places_read(folded, first, beyond - 1 + len(folded))

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph in which an offset lies, or the last one before it."""
        return self.source.paragraphs[self._number_at(offset)]

    def paragraphs_between(self, start: int, end: int) -> tuple[Paragraph, ...]:
        """The paragraphs that ``text[start:end]`` touches."""
        first = self._number_at(start)
        last = bisect_left(self._starts, end)
        return self.source.paragraphs[first : max(last, first + 1)]

    def paragraph_numbered(self, number: int) -> Paragraph | None:
        """The paragraph with this number, alone or joined with others; None if skipped or none."""
        paragraphs = self.source.paragraphs
        at = bisect_right(paragraphs, number, key=lambda paragraph: paragraph.number) - 1
        if at < 0 or number > paragraphs[at].last:
            return None
        return paragraphs[at]

    def skipped_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of ``text[start:end]`` that skipped paragraphs and their margins fill."""
        if not self.source.skipped:
            return []
        touched = self.paragraphs_between(start, end)
        return [
            (before.end, after.start)
            for before, after in pairwise(touched)
            if after.number > before.last + 1
        ]

    def has_word(self, start: int, end: int) -> bool:
        """Whether a word stands in ``text[start:end]``."""
        return _LETTER.search(self.text, start, end) is not None

    def words_between(self, start: int, end: int) -> int:
        """How many words stand in ``text[start:end]``."""
        return count_words(self.text[start:end])

    def _number_at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """Where each word of the folded text stands: whatever is between two spaces."""
        table: dict[str, list[int]] = {}
        at = 0
        for word in self.folded.text.split(" "):
            table.setdefault(word, []).append(at)
            at += len(word) + 1
        return table

    def _places_read(self, folded: str, first: int, end: int) -> Iterator[int]:
        """The places, found by reading through a stretch of the folded text."""
        text = self.folded.text
        at = text.find(folded, first, end)
        while at >= 0:
            yield at
            at = text.find(folded, at + 1, end)

    def _places_by_word(self, folded: str) -> list[int] | None:
        """The places, found by the rarest whole word; None if there is no rare one."""
        rarest: list[int] | None = None
        offset = at = 0
        words = folded.split(" ")
        for word in words[:-1]:
            if at:
                places = self._words.get(word, [])
                if rarest is None or len(places) < len(rarest):
                    rarest, offset = places, at
            at += len(word) + 1
        if rarest is None or len(rarest) > _FREQUENT:
            return None
        text = self.folded.text
        return [p - offset for p in rarest if p >= offset and text.startswith(folded, p - offset)]


def _blanked(source: Source) -> str:
    """The text with spaces in place of skipped paragraphs."""
    if not source.skipped:
        return source.text
    parts: list[str] = []
    done = 0
    for paragraph in source.skipped:
        parts += source.text[done : paragraph.start], " " * (paragraph.end - paragraph.start)
        done = paragraph.end
    parts.append(source.text[done:])
    return "".join(parts)

"""A text as the words that a diff compares."""

from __future__ import annotations

import re
from functools import cached_property

from studyguide.sources.quotation.fold import Folded
from studyguide.sources.quotation.words import UNSPACED

_TOKEN = re.compile(r"[{0}]|[^\s{0}]+".format("".join(f"{chr(a)}-{chr(b)}" for a, b in UNSPACED)))
_NOTE = re.compile(r"(?<=[^\W\d_])[^\w\s]+\d{1,3}$")
"""The number of a note behind the mark that ends a sentence: ``days.1``."""
_MARKS = "\"'“”‘’„‚‛‟«»‹›()[]{}.,;:!?…—–-¡¿*_"


class Tokens:
    """The words of a text: what stands between white space, or one character of a script
    that sets none.

    ``exact`` has them as folding leaves them, ``bare`` without case and the marks around them.
    """

    def __init__(self, text: str, folded: Folded) -> None:
        self.text = text
        self._folded = folded
        self.exact: list[str] = _TOKEN.findall(folded.text)
        self.bare = [_bare(token) for token in self.exact]

    def __len__(self) -> int:
        return len(self.exact)

    @cached_property
    def _starts(self) -> list[int]:
        """Where in the folded text the words begin."""
        starts, end = [], 0
        for token in self.exact:
            end = self._folded.text.index(token, end)
            starts.append(end)
            end += len(token)
        return starts

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The numbers of the words that are a certain bare word."""
        table: dict[str, list[int]] = {}
        for number, word in enumerate(self.bare):
            table.setdefault(word, []).append(number)
        return table

    def start(self, number: int) -> int:
        """Where in the text a word begins."""
        return self._folded.start(self._starts[number])

    def end(self, number: int) -> int:
        """Where in the text a word ends."""
        return self._folded.end(self._starts[number] + len(self.exact[number]))

    def words(self, first: int, last: int) -> str:
        """The words from one number up to another, as they stand in the text, on one line."""
        if first >= last:
            return ""
        return " ".join(self.text[self.start(first) : self.end(last - 1)].split())


def _bare(token: str) -> str:
    """A word in lower case, without the marks around it and the number of a note."""
    bare = token.lower().strip(_MARKS)
    if bare[-1:].isdigit():
        bare = _NOTE.sub("", bare)
    return bare or token

"""How a verified passage reads on paper: paragraph by paragraph, piece by piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from msgspec import Struct

from studyguide.sources.model import Elision, Insertion, Paragraph, Passage, Piece, Slice, Source
from studyguide.sources.quotation.fold import INVISIBLE

_SPACES = re.compile(r"\s{2,}|[^\S\u00a0\u202f\u2007]")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_SOFT_HYPHEN_AT_LINE_END = re.compile("\u00ad[^\\S\n]*\n\\s*")
_UNSEEN = str.maketrans(
    dict.fromkeys([*INVISIBLE, *(chr(c) for c in (*range(9), *range(14, 28), *range(127, 160)))])
)
_OPENING = "([{“‘«„‚‹¿¡"
_CLOSING = ")]}”’»›.,;:!?"


class Run(Struct, frozen=True):
    """Characters of one kind.

    ``text`` is the source's own, ``elision`` a mark for a cut, ``insertion`` the editor's words
    in their brackets.
    """

    kind: Literal["text", "elision", "insertion"]
    text: str


class PassageParagraph(Struct, frozen=True):
    """What a passage has of one paragraph; the runs, joined, are what is printed.

    ``number`` is the paragraph's in its source.
    """

    number: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def paragraph_pieces(passage: Passage, source: Source) -> tuple[PassageParagraph, ...]:
    """The passage by paragraphs, for a renderer to walk.

    Of a paragraph that a cut takes whole nothing is left. A cut over a paragraph's end is
    marked at that end, or, if nothing of that paragraph is missing, before the words with
    which the later one goes on. White space is one space; soft hyphens and characters without
    a shape are left out. A cut is marked ``…``, or ``[…]`` where the source's own words have
    an ellipsis. A mark that opens or closes the passage says that its sentence goes on there;
    it stands for no words of the passage, so its ``Elision.words`` is 0.
    """
    parts = [part for piece in passage.pieces for part in _by_paragraph(piece, source)]
    texts = [text for _, text in parts if isinstance(text, str)]
    mark = "[…]" if any(map(_ELLIPSIS.search, texts)) else "…"
    ...


def printed(passage: Passage, source: Source) -> str:
    """The passage as it reads, with ``\\n`` between paragraphs."""
    return "\n".join(paragraph.text for paragraph in paragraph_pieces(passage, source))

"""How a verified passage reads on paper: paragraph by paragraph, piece by piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from msgspec import Struct

from studyguide.sources.model import Elision, Insertion, Paragraph, Passage, Piece, Source
from studyguide.sources.quotation.fold import INVISIBLE

_SPACES = re.compile(r"\s{2,}|[^\S \u00a0\u202f\u2007]")
"""What becomes one space; one that stands by itself is one already."""
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_SOFT_HYPHEN_AT_LINE_END = re.compile("\u00ad[^\\S\n]*\n\\s*")
_UNSEEN = str.maketrans(
    dict.fromkeys([*INVISIBLE, *(chr(c) for c in (*range(9), *range(14, 28), *range(127, 160)))])
)
_ANY_UNSEEN = re.compile(f"[{re.escape(''.join(map(chr, _UNSEEN)))}]")
"""Few texts have any, and looking for them takes less time than leaving them out."""
_OPENING = "([{“‘«„‚‹¿¡"
_CLOSING = ")]}”’»›.,;:!?"


class Run(Struct, frozen=True):
    """Characters of one kind.

    ``text`` is the source's own, ``elision`` a mark for a cut, ``insertion`` the editor's words
    in their brackets.
    """

    kind: Literal["text", "elision", "insertion"]
    text: str


class _Item(Struct):
    """A piece, or its part in one paragraph; ``begins`` and ``ends`` say if it does so, too."""

    kind: Literal["text", "elision", "insertion"]
    text: str
    paragraph: Paragraph | None = None
    begins: bool = False
    ends: bool = False
    insertion: Insertion | None = None


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
    items = [item for piece in passage.pieces for item in _items(piece, source)]
    _place(items)
    has_ellipsis = any(item.kind == "text" and _ELLIPSIS.search(item.text) for item in items)
    runs: dict[int, list[Run]] = {}
    before: _Item | None = None
    for item in items:
        assert item.paragraph is not None
        line = runs.setdefault(item.paragraph.number, [])
        text = item.text or ("[…]" if has_ellipsis else "…")
        _append(line, Run(item.kind, text), bool(line and before and _is_spaced(before, item)))
        before = item
    return tuple(PassageParagraph(number, tuple(line)) for number, line in runs.items())


def printed(passage: Passage, source: Source) -> str:
    """The passage as it reads, with ``\\n`` between paragraphs."""
    return "\n".join(paragraph.text for paragraph in paragraph_pieces(passage, source))


def _items(piece: Piece, source: Source) -> list[_Item]:
    """A piece by paragraphs; what is not the source's own has none yet."""
    if isinstance(piece, Elision):
        return [_Item("elision", "")]
    if isinstance(piece, Insertion):
        return [_Item("insertion", f"[{piece.text}]", insertion=piece)]
    items = []
    paragraphs = source.paragraphs
    first = bisect_right(paragraphs, piece.start, key=lambda paragraph: paragraph.start) - 1
    for paragraph in paragraphs[max(first, 0) :]:
        if paragraph.start >= piece.end:
            break
        start, end = max(piece.start, paragraph.start), min(piece.end, paragraph.end)
        begins, ends = start == paragraph.start, end == paragraph.end
        text = _clean(source.text[start:end])
        if text:
            items.append(_Item("text", text, paragraph, begins, ends))
    return items


def _clean(text: str) -> str:
    """The text on one line, without characters that have no shape."""
    if _ANY_UNSEEN.search(text):
        text = _SOFT_HYPHEN_AT_LINE_END.sub("", text).translate(_UNSEEN)
    return _SPACES.sub(" ", text).strip()


def _place(items: list[_Item]) -> None:
    """Give marks and insertions a paragraph: the one before them or the one after."""
    words = [item for item in items if item.kind == "text"]
    passed = 0
    for number, item in enumerate(items):
        if item.kind == "text":
            passed += 1
            continue
        before, after = words[max(passed - 1, 0)], words[min(passed, len(words) - 1)]
        last = items[number - 1].paragraph if number else before.paragraph
        goes_on = last is after.paragraph  # what stood before it went over already
        if item.kind == "elision":
            goes_on = goes_on or (before.ends and not after.begins)
        elif item.insertion:
            stays = item.insertion.attached or item.insertion.text.lower() == "sic"
            goes_on = goes_on or not stays
        item.paragraph = after.paragraph if goes_on else before.paragraph


def _is_spaced(left: _Item, right: _Item) -> bool:
    """Whether a space stands between two items of one paragraph."""
    if left.kind == right.kind == "text":
        return False
    if right.insertion and left.kind != "elision":
        return not (right.insertion.attached or (left.insertion and left.insertion.glued))
    if left.insertion and right.kind == "text":
        return not left.insertion.glued
    if right.kind == "text":
        return right.text[0] not in _CLOSING
    return left.text[-1:] not in _OPENING or not left.text


def _append(line: list[Run], run: Run, spaced: bool) -> None:
    """Add a run to a line, with a space before it; the space goes to the source's words."""
    if spaced and (line[-1].kind == "text" or run.kind != "text"):
        line[-1] = Run(line[-1].kind, line[-1].text + " ")
    elif spaced:
        run = Run(run.kind, " " + run.text)
    if line and line[-1].kind == run.kind == "text":
        line[-1] = Run("text", line[-1].text + run.text)
    else:
        line.append(run)

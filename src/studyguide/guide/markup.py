"""Markdown, as much of it as prose needs: paragraphs and lists, emphasis, escapes.

The rules are those of CommonMark 0.31, and every other sign of it is text. Whatever a text
holds, reading it takes time in proportion to its length; without signs, hardly more than the
search for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, groupby
from operator import itemgetter
from unicodedata import category

from msgspec import Struct

from studyguide.guide.model import Text

_BLANK_LINES = re.compile(r"\n(?: *\n)+")
_MARKER = re.compile(r"(?:[-+*]|(?P<number>[0-9]{1,2})[.)])(?![^ \n])")
"""CommonMark allows nine digits; but ``1956.`` at the beginning of a line is a year."""
_ANY_MARKER = re.compile(r"\n *" + _MARKER.pattern)

_SIGN = re.compile(r"\\([!-/:-@\[-`{-~\n])|\*\**|__*")
_SPACES = re.compile("  +")
_SPACE, _PUNCTUATION, _OTHER = range(3)


class Lines(Struct):
    """A paragraph as written, without what its ``lines`` are indented by; the ``first`` of them
    has so many before it in the whole text."""

    first: int
    lines: list[str]


class Listed(Struct):
    """A list: its ``sign`` (``-`` ``+`` ``*``, or ``.`` ``)`` after numbers) and its items."""

    sign: str
    items: list[list[Block]]

    @property
    def ordered(self) -> bool:
        return self.sign in ".)"


Block = Lines | Listed


class _Item(Struct):
    """An item that may go on: what it holds, and from which column its lines do."""

    column: int
    blocks: list[Block]


def read_blocks(text: str, deepest: int) -> list[Block]:
    """The paragraphs and lists of ``text`` (CommonMark, section 5).

    What would be a list on more than ``deepest`` levels is text of the item it stands in.
    """
    text = text.expandtabs(4)
    if not _ANY_MARKER.search("\n" + text):
        return list(_paragraphs(text))
    whole = _Item(0, [])
    opened = [whole]  # an item in an item in … the text
    paragraph: Lines | None = None  # the one that may go on
    for number, line in enumerate(text.split("\n")):
        at = len(line) - len(line.lstrip(" "))
        if at == len(line):
            paragraph = None
            if not opened[-1].blocks and len(opened) > 1:
                opened.pop()  # No text of an item comes after a blank line at its beginning.
            continue
        level = 1
        while level < len(opened) and at >= opened[level].column:
            level += 1
        while level <= deepest and (marker := _MARKER.match(line, at)):
            if paragraph is not None and not _interrupts(marker, opened, level):
                break
            del opened[level:]
            at, item = _begin(marker, opened[-1])
            opened.append(item)
            paragraph = None
            level += 1
        if at < len(line):
            if paragraph is None:
                del opened[level:]
                paragraph = Lines(number, [])
                opened[-1].blocks.append(paragraph)
            paragraph.lines.append(line[at:])
    return whole.blocks


def _paragraphs(text: str) -> Iterator[Lines]:
    """The paragraphs of a text without lists."""
    start = len(text) - len(text.lstrip(" \n"))
    line = text.count("\n", 0, start)
    stop = len(text.rstrip(" \n"))
    while start < stop:
        blank = _BLANK_LINES.search(text, start, stop)
        end = blank.start() if blank else stop
        yield Lines(line, [text[start:end]])
        following = blank.end() if blank else stop
        line += text.count("\n", start, following)
        start = following


def _interrupts(marker: re.Match[str], opened: list[_Item], level: int) -> bool:
    """Whether an item begins here, though the line might go on with the open paragraph.

    ``level`` of the items ``opened`` hold the line; the last one holds the paragraph.
    """
    within = level == len(opened)
    if marker.start() - opened[-1 if within else -2].column >= 4:
        return False
    rest = marker.string[marker.end() :].strip(" ")
    return not within or (rest != "" and int(marker["number"] or 1) == 1)


def _begin(marker: re.Match[str], outer: _Item) -> tuple[int, _Item]:
    """A new item, of the list before it if that is alike, and where its text begins."""
    line, end, sign = marker.string, marker.end(), marker[0][-1]
    at = len(line) - len(line[end:].lstrip(" "))
    written_beside = at < len(line) and at - end <= 4
    item = _Item(at if written_beside else end + 1, [])
    last = outer.blocks[-1] if outer.blocks else None
    if not (isinstance(last, Listed) and last.sign == sign):
        last = Listed(sign, [])
        outer.blocks.append(last)
    last.items.append(item.blocks)
    return at, item


class _Run(Struct):
    """A delimiter run of ``*`` or ``_``, which is a piece of its own of the text.

    It ``opens`` or ``closes`` emphasis; ``left`` of its signs have found no partner yet.
    """

    piece: int
    sign: str
    length: int
    opens: bool
    closes: bool
    left: int


def read_marks(text: str) -> list[Text]:
    """The words of a paragraph with their emphasis (CommonMark, section 6.2).

    Neighbours differ in it. Line breaks and runs of spaces become one space.
    """
    text = text.strip(" \t\n")
    if not _SIGN.search(text):
        return [Text(_on_one_line(text))] if text else []
    pieces, runs = _scan(text)
    strong, emphasis = [0] * len(pieces), [0] * len(pieces)
    for opener, closer, length in _pairs(runs):
        changes = strong if length == 2 else emphasis
        changes[opener.piece + 1] += 1
        changes[closer.piece] -= 1
    for run in runs:
        pieces[run.piece] = run.sign * run.left
    marks = zip(map(bool, accumulate(strong)), map(bool, accumulate(emphasis)), strict=True)
    marked = (pair for pair in zip(marks, pieces, strict=True) if pair[1])
    return [
        Text(_on_one_line("".join(piece for _, piece in alike)), *mark)
        for mark, alike in groupby(marked, key=itemgetter(0))
    ]


def _on_one_line(text: str) -> str:
    text = text.replace("\n", " ").replace("\t", " ")
    return _SPACES.sub(" ", text) if "  " in text else text


def _scan(text: str) -> tuple[list[str], list[_Run]]:
    """The text in pieces; escaped signs and runs are pieces of their own."""
    pieces: list[str] = []
    runs: list[_Run] = []
    at = 0
    for match in _SIGN.finditer(text):
        pieces.append(text[at : match.start()])
        if not match[1]:
            runs.append(_run(match, len(pieces)))
        pieces.append(match[1] or match[0])
        at = match.end()
    pieces.append(text[at:])
    return pieces, runs


def _run(match: re.Match[str], piece: int) -> _Run:
    """What a run can do, which depends on the characters beside it.

    It is left-flanking where the one after it is no space and weighs no less than the one
    before, and right-flanking the other way round. ``_`` does nothing within a word.
    """
    text, start, end = match.string, match.start(), match.end()
    before = _weight(text[start - 1]) if start else _SPACE
    after = _weight(text[end]) if end < len(text) else _SPACE
    opens, closes = after >= before and after > _SPACE, before >= after and before > _SPACE
    if text[start] == "_" and before == after == _OTHER:
        opens = closes = False
    return _Run(piece, text[start], end - start, opens, closes, end - start)


def _weight(character: str) -> int:
    if character.isspace():
        return _SPACE
    return _PUNCTUATION if category(character)[0] in "PS" else _OTHER


def _pairs(runs: list[_Run]) -> Iterator[tuple[_Run, _Run, int]]:
    """Runs that belong together, and by how many signs: two are strong emphasis."""
    openers: list[_Run] = []
    in_vain: dict[tuple[str, bool, int], int] = {}  # before which piece there is no opener
    for run in runs:
        kind = (run.sign, run.opens, run.length % 3)
        while run.closes and run.left:
            found = _opener(openers, run, in_vain.get(kind, 0))
            if found is None:
                in_vain[kind] = run.piece
                break
            opener = openers[found]
            length = min(opener.left, run.left, 2)
            opener.left -= length
            run.left -= length
            yield opener, run, length
            del openers[found + (opener.left > 0) :]
        if run.opens and run.left:
            openers.append(run)


def _opener(openers: list[_Run], closer: _Run, first: int) -> int | None:
    """The index of the nearest run that ``closer`` can close, from piece ``first`` on.

    A run that could both open and close only closes one with which it has not a number of
    signs that three divides, unless three divides both (rules 9 and 10).
    """
    for index in range(len(openers) - 1, -1, -1):
        opener = openers[index]
        if opener.piece < first:
            return None
        both = opener.closes or closer.opens
        odd = both and (opener.length + closer.length) % 3 == 0 and closer.length % 3 != 0
        if opener.sign == closer.sign and not odd:
            return index
    return None

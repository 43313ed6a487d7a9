"""Folding: the differences levelled that a true quotation may have, and the way back.

A folded text is what words are looked up in. It is coarser than what may pass: the hyphen of
``well-known`` is left out of it, since at the end of a wrapped line nobody can tell whether it
belongs to the word. :mod:`studyguide.sources.quotation.compare` then judges what was found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Final

NO_BREAK: Final = "\u00a0\u202f\u2007"
"""Spaces that hold words together; every other white space is plain white space."""

HYPHENS: Final = "-\u2010\u2011\u2012\u2013\u2212"
"""Hyphen-minus, hyphen, non-breaking hyphen, figure dash, en dash, minus: one stroke, short."""

LONG_DASHES: Final = "\u2014\u2015"
"""Em dash and horizontal bar; two or more hyphen-minuses in a row are typed for one."""

DOUBLE_QUOTES: Final = "“”„‟"
SINGLE_QUOTES: Final = "‘’‚‛\u02bc"
"""The apostrophe is among them; guillemets are marks of their own and never folded."""

INVISIBLE: Final = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
"""Soft hyphen, zero-width space, direction marks, word joiner, byte order mark.

Zero-width joiners are not among them: they change letters in Persian and in Indic scripts.
"""

_INVISIBLE = re.compile(f"\u00ad(?:[^\\S\n]*\n\\s*)?|[{INVISIBLE}]")
_LEVELLED = re.compile(
    rf"[{HYPHENS}\s.…{LONG_DASHES}{DOUBLE_QUOTES}{SINGLE_QUOTES}]"  # one set: fast to skip by
    rf"(?:(?<=[…{DOUBLE_QUOTES}{SINGLE_QUOTES}])"
    r"|(?<=\s)(?:\s+|(?<! ))"
    rf"|(?P<joined>(?<=\w[{HYPHENS}{LONG_DASHES}])-*\s*(?=\w))"
    rf"|(?<=-)-+|(?<=[{HYPHENS[1:]}{LONG_DASHES}])"
    r"|(?<=\.)(?:\s+\.){2,})"
)
_LEVEL = {
    "…": "...",
    **dict.fromkeys(DOUBLE_QUOTES, '"'),
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys(HYPHENS + LONG_DASHES, "-"),
}


class OffsetMap:
    """The way between a text and what replacing runs in it made of it.

    Run ``i`` is ``start[i]:end[i]`` before and ``at[i]:at[i] + length[i]`` after; everything
    else was only moved. Runs that keep their length need no entry.
    """

    __slots__ = ("at", "end", "length", "start")

    def __init__(self) -> None:
        self.at: list[int] = []
        self.length: list[int] = []
        self.start: list[int] = []
        self.end: list[int] = []

    def add(self, at: int, length: int, start: int, end: int) -> None:
        """Record a run; runs come in order."""
        self.at.append(at)
        self.length.append(length)
        self.start.append(start)
        self.end.append(end)

    def start_before(self, position: int) -> int:
        """Where that began which is now at ``position``."""
        run = bisect_right(self.at, position) - 1
        if run < 0:
            return position
        past = position - self.at[run] - self.length[run]
        return self.start[run] if past < 0 else self.end[run] + past

    def end_before(self, position: int) -> int:
        """Where that ended which now ends at ``position``."""
        run = bisect_right(self.at, position - 1) - 1
        if run < 0:
            return position
        past = position - self.at[run] - self.length[run]
        return self.end[run] if past <= 0 else self.end[run] + past

    def after(self, position: int) -> int:
        """Where that is now which was at ``position``."""
        run = bisect_right(self.start, position) - 1
        if run < 0:
            return position
        if position < self.end[run]:
            return self.at[run]
        return self.at[run] + self.length[run] + position - self.end[run]


class Folded:
    """A folded text and the way back to the text that it was made of."""

    __slots__ = ("joins", "maps", "text")

    def __init__(self, text: str, maps: tuple[OffsetMap, ...], joins: tuple[int, ...]) -> None:
        self.text = text
        self.maps = maps
        self.joins = joins
        """Where in ``text`` a dash stands, or stood, between two letters: runs of the last map."""

    def start(self, position: int) -> int:
        """Where in the original the character at ``position`` of the folded text begins."""
        for step in reversed(self.maps):
            position = step.start_before(position)
        return position

    def end(self, position: int) -> int:
        """Where in the original the character before ``position`` of the folded text ends."""
        for step in reversed(self.maps):
            position = step.end_before(position)
        return position

    def position(self, offset: int) -> int:
        """Where in the folded text a place of the original has come to."""
        for step in self.maps:
            offset = step.after(offset)
        return offset


def fold(text: str) -> Folded:
    """The text as words are looked up in it.

    White space of any kind and length is one space; quotation marks are straight; ellipses are
    dots; invisible characters are gone; letters are composed (NFC). Dashes are hyphens, but
    between two letters hyphens are left out and long dashes stay.
    """
    maps = []
    if not text.isascii():
        from unicodedata import is_normalized

        if _INVISIBLE.search(text):
            text, removed = _replaced(text, _INVISIBLE, lambda match: "")
            maps.append(removed)
        if not is_normalized("NFC", text):
            text, composed = _composed(text)
            maps.append(composed)
    text, levelled, joins = _levelled(text)
    maps.append(levelled)
    return Folded(text, tuple(maps), joins)


def _levelled(text: str) -> tuple[str, OffsetMap, tuple[int, ...]]:
    """The text with white space, quotation marks, ellipses and dashes levelled."""
    parts: list[str] = []
    steps, joins = OffsetMap(), []
    done = at = 0
    for match in _LEVELLED.finditer(text):
        run, start, end = match[0], match.start(), match.end()
        joined = match.lastgroup is not None
        if joined:
            new = "—" if run[0] in LONG_DASHES or run[:2] == "--" else ""
        elif run[0] == ".":
            new = "." * run.count(".")
        else:
            new = _LEVEL.get(run[0], " ")
        parts += text[done:start], new
        at += start - done
        if joined or len(new) != end - start:
            if joined:
                joins.append(len(steps.at))
            steps.add(at, len(new), start, end)
        at += len(new)
        done = end
    parts.append(text[done:])
    return "".join(parts), steps, tuple(joins)


def _composed(text: str) -> tuple[str, OffsetMap]:
    """The text in Unicode's form NFC.

    A cluster, one character and all that may compose with it, is normalised by itself: what
    composes to the left is a mark or a conjoining Hangul letter.
    """
    from unicodedata import category, normalize

    above_ascii = sorted(character for character in set(text) if character > "\x7f")
    marks = [c for c in above_ascii if category(c)[0] == "M" or "\u1160" <= c <= "\u11ff"]
    alone = [c for c in above_ascii if normalize("NFC", c) != c]
    choices = [f"[{''.join(alone)}]"] if alone else []
    if marks:
        choices.insert(0, f"(?s:.)[{''.join(marks)}]+")
    return _replaced(text, re.compile("|".join(choices)), lambda m: normalize("NFC", m[0]))


def _replaced(
    text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]
) -> tuple[str, OffsetMap]:
    """The text with every match replaced, and the way back."""
    parts: list[str] = []
    steps = OffsetMap()
    done = at = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = replacement(match)
        at += start - done
        parts += text[done:start], new
        steps.add(at, len(new), start, end)
        at += len(new)
        done = end
    parts.append(text[done:])
    return "".join(parts), steps

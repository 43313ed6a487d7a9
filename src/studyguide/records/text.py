"""Text that knows where in a file it was written."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from studyguide.diagnostics import Place

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_PROPERTIES = re.compile(r"(?:[&!]\S*|\s+|#[^\r\n]*)*")
_UNIT = re.compile(r"\S")
_UNIT_SINGLE_QUOTED = re.compile(r"''|\S")
_UNIT_DOUBLE_QUOTED = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)|\S", re.DOTALL
)
_NAMED = 60
_WHITE_ESCAPES = frozenset("ntvr NLP_\n\r\t")


class _Units(Struct, frozen=True):
    """Where the characters of a value stand that are no white space: in the value, and from
    where to where in the file."""

    offsets: array[int]
    starts: array[int]
    ends: array[int]


class File:
    """A file as read: the path to show, and its text, in which offsets count code points."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._units: dict[int, _Units] = {}

    def units(self, text: Text) -> _Units:
        """The characters of a value that was written in this file, counted once for all that
        is found in it: a long text may have a thousand faults."""
        if text.start not in self._units:
            spans = list(_units(text))
            self._units[text.start] = _Units(
                array("I", [match.start() for match in _UNIT.finditer(text)]),
                array("I", [start for start, _ in spans]),
                array("I", [end for _, end in spans]),
            )
        return self._units[text.start]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *map(re.Match.end, _LINE_BREAK.finditer(self.text))]

    def place(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``, as far as it stands on the first line."""
        line = bisect_right(self._line_starts, start)
        first = _LINE_BREAK.split(self.text[start:end], maxsplit=1)[0].rstrip()
        return Place(self.path, line, start - self._line_starts[line - 1] + 1, len(first) or 1)

    def line(self, offset: int) -> tuple[int, int]:
        """The span of the line in which ``offset`` stands, without its line break."""
        start = self._line_starts[bisect_right(self._line_starts, offset) - 1]
        end = _LINE_BREAK.search(self.text, start)
        return start, end.start() if end else len(self.text)


class Text(str):
    """A string that was written in a file.

    It is the value; ``file.text[start:end]`` is how it was written, quotes, indentation and
    all, and ``style`` one of ``'`` ``"`` ``|`` ``>``, empty for a plain scalar. What string
    methods return is a plain ``str`` that knows no place.
    """

    __slots__ = ("end", "file", "start", "style")

    file: File
    start: int
    end: int
    style: str

    @property
    def is_null(self) -> bool:
        """Whether nothing was written, or ``~`` or ``null`` without quotes."""
        return not self.style and self in ("", "~", "null", "Null", "NULL")


def place_of(text: str) -> Place | None:
    """Where a value stands: its own first line, without quotes or ``>-``.

    None if the text was not read from a file.
    """
    if not isinstance(text, Text):
        return None
    start, end = content_of(text)
    return text.file.place(start, end)


def place_within(text: str, start: int, length: int) -> Place | None:
    """Where ``text[start:start + length]`` stands in the file, as far as it is on one line.

    What is written differs from the value in white space (folded lines, indentation) and in
    escapes, so characters that are not white space are counted, in the value and in the file.
    None if the text was not read from a file; the start of the value if there is no such
    character.
    """
    if not isinstance(text, Text):
        return None
    span = _span_within(text, start, length)
    return text.file.place(*span) if span else place_of(text)


def _span_within(text: Text, start: int, length: int) -> tuple[int, int] | None:
    """The span in the file of a stretch of the value, None if it is all white space."""
    units = text.file.units(text)
    first = bisect_left(units.offsets, start)
    last = max(bisect_left(units.offsets, start + length), first + 1)
    last = min(last, len(units.ends))
    return (units.starts[first], units.ends[last - 1]) if first < last else None


def named(text: str) -> str:
    """What an author wrote, as a message names it: in quotation marks, on one line, not long."""
    words = " ".join(text[:200].split())
    return f"“{words}”" if len(words) <= _NAMED else f"“{words[:_NAMED].rstrip()}…”"


def in_quotes(value: str) -> str:
    """``value`` as YAML that means these very characters."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def content_of(text: Text) -> tuple[int, int]:
    """The span of the value's characters in the file, from the first that is no white space."""
    written = text.file.text
    start, end = text.start, text.end
    if written[start : start + 1] in ("&", "!"):
        match = _PROPERTIES.match(written, start, end)
        start = match.end() if match else start
    if text.style in ("'", '"') and not text:
        return start, end
    if text.style in ("'", '"'):
        start, end = start + 1, end - 1
    elif text.style:
        header = _LINE_BREAK.search(written, start, end)
        start = header.end() if header else start
    first = _UNIT.search(written, start, end)
    return (first.start() if first else start), end


def _units(text: Text) -> Iterator[tuple[int, int]]:
    """The spans in the file that stand for the value's characters other than white space."""
    pattern = {"'": _UNIT_SINGLE_QUOTED, '"': _UNIT_DOUBLE_QUOTED}.get(text.style, _UNIT)
    for match in pattern.finditer(text.file.text, *content_of(text)):
        if not (match[0][0] == "\\" and text.style == '"' and _is_white(match[0])):
            yield match.span()


def _is_white(escape: str) -> bool:
    """Whether an escape of a double-quoted scalar stands for white space, or for nothing."""
    if escape[1] in "xuU":
        return chr(int(escape[2:], 16)).isspace()
    return escape[1] in _WHITE_ESCAPES

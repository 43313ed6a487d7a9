"""Text that knows where in a file it was written."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from studyguide.diagnostics import Place

LINE_BREAK = re.compile(r"\r\n|\n|\r")
"""What ends a line in YAML (1.2.2, 5.4), and so in what is said of its lines."""

_PROPERTIES = re.compile(r"(?:[&!]\S*|\s+|#[^\r\n]*)*")
_WORD = re.compile(r"\S+")
_UNIT = re.compile(r"\S")
_UNIT_SINGLE_QUOTED = re.compile(r"''|\S")
_UNIT_DOUBLE_QUOTED = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)|\S", re.DOTALL
)
_NAMED = 60
_WHITE_ESCAPES = frozenset("ntvr NLP_\n\r\t")


class _Units(Struct, frozen=True):
    """Where the characters of a value stand that are no white space, in stretches: where each
    begins in the value, how long it is there, and from where to where it stands in the file.

    A stretch is a word that is written as it is read, or a single character.
    """

    offsets: array[int]
    sizes: array[int]
    starts: array[int]
    ends: array[int]

    def span(self, start: int, stop: int) -> tuple[int, int] | None:
        """Where ``value[start:stop]`` stands in the file; None if nothing is there or behind it."""
        first = bisect_right(self.offsets, start) - 1
        if first < 0 or start >= self.offsets[first] + self.sizes[first]:
            first += 1
        if first == len(self.offsets):
            return None
        start = max(start, self.offsets[first])
        stop = max(stop, start + 1)
        last = bisect_left(self.offsets, stop) - 1
        inside = stop - self.offsets[last]
        end = self.starts[last] + inside if inside < self.sizes[last] else self.ends[last]
        return self.starts[first] + start - self.offsets[first], end


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
            self._units[text.start] = _words(text) or _characters(text)
        return self._units[text.start]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *map(re.Match.end, LINE_BREAK.finditer(self.text))]

    def place(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``, as far as it stands on the first line."""
        line = bisect_right(self._line_starts, start)
        first = LINE_BREAK.split(self.text[start:end], maxsplit=1)[0].rstrip()
        return Place(self.path, line, start - self._line_starts[line - 1] + 1, len(first) or 1)

    def place_of_line(self, offset: int, line: int) -> Place:
        """The place of the words on the line so many below the one that ``offset`` stands on."""
        number = min(bisect_right(self._line_starts, offset) + line, len(self._line_starts))
        start, end = self.line(self._line_starts[number - 1])
        words = self.text[start:end]
        indent = len(words) - len(words.lstrip())
        return Place(self.path, number, indent + 1, len(words.strip()) or 1)

    def line(self, offset: int) -> tuple[int, int]:
        """The span of the line in which ``offset`` stands, without its line break."""
        start = self._line_starts[bisect_right(self._line_starts, offset) - 1]
        end = LINE_BREAK.search(self.text, start)
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


def place_of_line(text: str, line: int) -> Place | None:
    """Where the line of a value begins that has so many lines of it before it.

    None if the text was not read from a file.
    """
    if not isinstance(text, Text):
        return None
    if text.style != "|":  # what is written has other lines than the value
        start = 0
        for _ in range(line):
            start = text.find("\n", start) + 1
        return place_within(text, start, 1)
    header = LINE_BREAK.search(text.file.text, text.start, text.end)
    return text.file.place_of_line(header.end() if header else text.start, line)


def _span_within(text: Text, start: int, length: int) -> tuple[int, int] | None:
    """The span in the file of a stretch of the value, None if it is all white space."""
    return text.file.units(text).span(start, start + length)


def named(text: str) -> str:
    """What an author wrote, as a message names it: in quotation marks, on one line, not long."""
    words = " ".join(text[:200].split())
    if len(words) > _NAMED:
        return f"“{words[:_NAMED].rstrip()}…”"
    has_marks = words[:1] in "“„«" and words[-1:] in "”“»"
    return words if words and has_marks else f"“{words}”"


def as_written(text: str) -> str:
    """How a value stands in its file, with its quotation marks and escapes."""
    return text.file.text[text.start : text.end] if isinstance(text, Text) else text


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
        header = LINE_BREAK.search(written, start, end)
        start = header.end() if header else start
    first = _UNIT.search(written, start, end)
    return (first.start() if first else start), end


def _words(text: Text) -> _Units | None:
    """The words of a value, if each is written as it is read."""
    start, end = content_of(text)
    escape = {"'": "''", '"': "\\"}.get(text.style)
    if escape is not None and text.file.text.find(escape, start, end) >= 0:
        return None
    read = [match.span() for match in _WORD.finditer(text)]
    written = [match.span() for match in _WORD.finditer(text.file.text, start, end)]
    sizes = [stop - start for start, stop in read]
    if sizes != [stop - start for start, stop in written]:
        return None
    return _Units(
        array("I", [start for start, _ in read]),
        array("I", sizes),
        array("I", [start for start, _ in written]),
        array("I", [stop for _, stop in written]),
    )


def _characters(text: Text) -> _Units:
    """The characters of a value that are no white space."""
    offsets = array("I", [match.start() for match in _UNIT.finditer(text)])
    spans = list(_spans(text))[: len(offsets)]
    return _Units(
        offsets[: len(spans)],
        array("I", [1]) * len(spans),
        array("I", [start for start, _ in spans]),
        array("I", [end for _, end in spans]),
    )


def _spans(text: Text) -> Iterator[tuple[int, int]]:
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

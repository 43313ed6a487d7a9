"""Where the YAML parser stumbled, and the lines round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from studyguide.diagnostics import Place
from studyguide.records.text import File, in_quotes

_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s:#'\"\[{][^:]*:\s+)?")
_LINE = re.compile(r"(?P<indent>\s*)(?P<dashes>(?:-[ \t]+)*)(?P<key>[\w-]+)?(?P<colon>:(?=\s|$))?")
_IN_BRACES = re.compile(r"[{,]\s*[\w-]+:\s+")
_LONGEST = 800
_LOOKED_BACK = 500
"""How many lines above a fault are looked at."""


class Line(Struct, frozen=True):
    """A line and what it begins with; columns count from 1."""

    start: int
    text: str
    column: int
    """Where its hyphen stands, or its first word."""
    key: str
    """Its key if it has one with a colon, else empty."""
    key_column: int
    """Where its first word stands, behind the hyphens of items."""
    is_item: bool

    @property
    def is_keyed(self) -> bool:
        """Whether it begins an item or has a key."""
        return self.is_item or bool(self.key)

    @property
    def words(self) -> str:
        """The line without what stands round it."""
        return self.text.strip()


class Fault(Struct):
    """Where the parser stumbled (``at``), in the midst of what (``begin``), and its words."""

    file: File
    at: int
    begin: int | None
    problem: str
    context: str
    last: Any
    """The last event before it."""

    def line(self, offset: int) -> Line:
        """The line in which ``offset`` stands."""
        start, end = self.file.line(offset)
        text = self.file.text[start:end]
        match = _LINE.match(text)
        assert match is not None
        indent = match.end("indent")
        key = match["key"] if match["key"] and match["colon"] is not None else ""
        return Line(
            start,
            text,
            column=indent + 1,
            key=key,
            key_column=match.end("dashes") + 1,
            is_item=bool(match["dashes"]) or text[indent:].rstrip() == "-",
        )

    def above(self, offset: int) -> Iterator[Line]:
        """The lines above that of ``offset``, upwards, without empty ones and comments."""
        for _ in range(_LOOKED_BACK):
            start, _end = self.file.line(offset)
            if not start:
                return
            line = self.line(start - 1)
            offset = line.start
            if line.words and not line.words.startswith("#"):
                yield line

    def below(self, offset: int) -> Line | None:
        """The next line below that of ``offset`` that is not empty."""
        text = self.file.text
        rest = text[self.file.line(offset)[1] :]
        blank = len(rest) - len(rest.lstrip())
        return self.line(len(text) - len(rest) + blank) if rest.strip() else None

    def knows_key(self, word: str) -> bool:
        """Whether ``word`` stands as a key elsewhere in the file."""
        pattern = rf"^[ ]*(?:- +)*{re.escape(word)}:(?=\s|$)"
        return re.search(pattern, self.file.text, re.MULTILINE) is not None

    def character(self, offset: int) -> str:
        """The character at ``offset``; empty at the end of the file."""
        return self.file.text[offset : offset + 1]

    def value(self, offset: int) -> tuple[int, str]:
        """The value on the line of ``offset``: where it starts, and its text."""
        begin, end = span_of_value(self.file, offset)
        return begin, self.file.text[begin:end]

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of a span; of the rest of its line, up to white space, without ``end``."""
        return self.file.place(start, end if end is not None else self.file.line(start)[1])

    def place_of_line(self, line: Line) -> Place:
        """The place of a whole line, from its first word on."""
        return self.place(line.start + line.column - 1)


class Advice(Struct):
    """What to say about a fault."""

    message: str
    place: Place
    help: tuple[str, ...] = ()
    related: tuple[tuple[Place, str], ...] = ()


def span_of_value(file: File, offset: int) -> tuple[int, int]:
    """The value on the line of ``offset``; of keys in braces, the value in which it stands."""
    start, end = file.line(offset)
    match = _VALUE.match(file.text, start, end)
    begin = match.end() if match else start
    end = begin + len(file.text[begin:end].rstrip())
    if not _IN_BRACES.match(file.text, begin, end):
        return begin, end
    keys = list(_IN_BRACES.finditer(file.text, begin, end))
    here = [n for n, key in enumerate(keys) if key.end() <= offset]
    if not here:
        return begin, end
    last = here[-1] + 1 == len(keys)
    closing = end - 1 if file.text[end - 1] == "}" else end
    return keys[here[-1]].end(), closing if last else keys[here[-1] + 1].start()


def with_value(file: File, offset: int, value: str) -> str:
    """The line of ``offset`` with another value in it, as a line to copy; a very long one is cut
    in its middle, to be recognised by its ends."""
    begin, ending = span_of_value(file, offset)
    start, end = file.line(offset)
    line = (file.text[start:begin] + value + file.text[ending:end]).strip()
    return shortened(line)


def shortened(line: str) -> str:
    """The line; a very long one is cut in its middle, to be recognised by its ends."""
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"


def with_quotes(file: File, offset: int) -> str:
    """The line of ``offset`` with its value in quotation marks, as a line to copy."""
    begin, end = span_of_value(file, offset)
    return with_value(file, offset, in_quotes(file.text[begin:end]))

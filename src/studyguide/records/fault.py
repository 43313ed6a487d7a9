"""Where the YAML parser stumbled, and the lines round it."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from studyguide.diagnostics import Place
from studyguide.records.text import File

_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s:#'\"\[{][^:]*:\s+)?")


class Fault(Struct):
    """Where the parser stumbled (``at``), in the midst of what (``begin``), and its words."""

    file: File
    at: int
    begin: int | None
    problem: str
    context: str
    last: Any
    """The last event before it."""

    def line(self, offset: int) -> str:
        """The line in which ``offset`` stands."""
        start, end = self.file.line(offset)
        return self.file.text[start:end]

    def character(self, offset: int) -> str:
        """The character at ``offset``; empty at the end of the file."""
        return self.file.text[offset : offset + 1]

    def value(self, offset: int) -> tuple[int, str]:
        """The value on the line of ``offset``: where it starts, and its text."""
        start, end = self.file.line(offset)
        match = _VALUE.match(self.file.text, start, end)
        begin = match.end() if match else start
        return begin, self.file.text[begin:end].rstrip()

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of a span; of the rest of its line, up to white space, without ``end``."""
        return self.file.place(start, end if end is not None else self.file.line(start)[1])


class Advice(Struct):
    """What to say about a fault."""

    message: str
    place: Place
    help: tuple[str, ...] = ()
    related: tuple[tuple[Place, str], ...] = ()

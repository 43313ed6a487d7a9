"""Diagnostics for people, shown like a good compiler's, and for programs as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from studyguide.cli.terminal import Style, clean, window
from studyguide.diagnostics import Diagnostic, Place
from studyguide.guide.counts import Counts
from studyguide.records.bounded import shown_lines

WIDTH = 100
"""Columns of a report; longer lines of a file are cut round the place."""

LineSource = Callable[[str], Sequence[str] | None]
"""Gives the lines of a file by the path in a place, or None if it cannot be shown."""

_SEVERITIES = ("error", "warning", "note")


def render(
    diagnostics: Iterable[Diagnostic],
    lines_of: LineSource | None = None,
    *,
    colour: bool = False,
    cwd: Path | None = None,
) -> str:
    """The report of ``diagnostics``, in their order, and their count; empty for none.

    ``lines_of`` gives the lines to show and reads files if it is not given; paths inside
    ``cwd`` (the working directory if not given) are shown relative to it.
    """
    found = list(diagnostics)
    if not found:
        return ""
    writer = _Writer(lines_of or _FileLines().get, Style(colour), cwd or Path.cwd())
    blocks = ["\n".join(writer.block(diagnostic)) + "\n" for diagnostic in found]
    return "\n".join([*blocks, summary(found) + "\n"])


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are of each severity: ``2 errors, 1 warning``."""
    counts: Counter[str] = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in _SEVERITIES
        if counts[severity]
    ]
    return ", ".join(parts) or "no problems"


def more(diagnostics: Iterable[Diagnostic]) -> str:
    """A line on how to learn more, about the finding that matters most; empty for none."""
    found = [*diagnostics]
    if not found:
        return ""
    code = min(found, key=lambda diagnostic: _SEVERITIES.index(diagnostic.severity)).code
    others = any(diagnostic.code != code for diagnostic in found)
    more = "more, and so for every code in brackets" if others else "more about it"
    return f"`studyguide explain {code}` says {more}.\n"


def render_json(
    diagnostics: Iterable[Diagnostic], *, counts: Counts | None = None, cwd: Path | None = None
) -> str:
    """The same for programs, as one JSON object, and the counts of the guide if they are given.

    Lines and columns count from 1, columns and lengths in Unicode code points.
    """
    found = list(diagnostics)
    base = cwd or Path.cwd()
    severities: Counter[str] = Counter(diagnostic.severity for diagnostic in found)
    document = {
        "diagnostics": [_plain(diagnostic, base) for diagnostic in found],
        **{f"{severity}s": severities[severity] for severity in _SEVERITIES},
        **({"counts": counts} if counts else {}),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _plain(diagnostic: Diagnostic, base: Path) -> dict[str, Any]:
    """A diagnostic as JSON has it."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": _encodable(diagnostic.message),
        "place": _plain_place(diagnostic.place, base),
        "help": [_encodable(help) for help in diagnostic.help],
        "related": [
            {"place": _plain_place(place, base), "message": _encodable(words)}
            for place, words in diagnostic.related
        ],
    }


def _plain_place(place: Place | None, base: Path) -> dict[str, Any] | None:
    if place is None or not place.file:
        return None
    return {
        "file": _encodable(_shown_path(place.file, base)),
        "line": place.line,
        "column": place.column,
        "length": place.length,
    }


def _encodable(text: str) -> str:
    """Text without lone surrogates, which the names of files can have and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode()


def _shown_path(file: str, base: Path) -> str:
    path = Path(file)
    return str(path.relative_to(base)) if path.is_relative_to(base) else file


class _FileLines:
    """The lines of files, each read once."""

    def __init__(self) -> None:
        self._read: dict[str, Sequence[str] | None] = {}

    def get(self, file: str) -> Sequence[str] | None:
        """The lines of ``file``; None if it is no file, too large or cannot be read."""
        if file not in self._read:
            self._read[file] = shown_lines(Path(file))
        return self._read[file]


class _Writer:
    """Writes diagnostics as lines of text."""

    def __init__(self, lines_of: LineSource, style: Style, base: Path) -> None:
        self._lines_of = lines_of
        self._style = style
        self._base = base

    def block(self, diagnostic: Diagnostic) -> list[str]:
        """The lines for one diagnostic: where and what, the lines themselves, what to do."""
        style, severity = self._style, diagnostic.severity
        place = diagnostic.place if diagnostic.place and diagnostic.place.file else None
        where = f"{self._where(place)}: " if place else ""
        head = (
            f"{style.bold(where)}{style.severity(severity, severity + ':')} "
            f"{style.bold(clean(diagnostic.message))} {style.faint(f'[{diagnostic.code}]')}"
        )
        gutter = len(str(self._last_line(diagnostic, place))) + 2
        block = [head]
        if place is not None:
            block += self._snippet(place, gutter, "^", severity, "")
        for other, words in diagnostic.related:
            block += self._related(other, words, place, gutter)
        return block + self._help(diagnostic.help, gutter)

    def _where(self, place: Place) -> str:
        path = clean(_shown_path(place.file, self._base))
        return f"{path}:{place.line}:{place.column}"

    def _last_line(self, diagnostic: Diagnostic, place: Place | None) -> int:
        places = [place, *(other for other, _ in diagnostic.related)]
        return max((p.line for p in places if p is not None), default=1)

    def _related(self, place: Place, words: str, main: Place | None, gutter: int) -> list[str]:
        """Another place that matters; its path only if it is in another file."""
        lines = self._snippet(place, gutter, "-", "note", words)
        if not lines or main is None or place.file != main.file:
            note = "" if lines else f": {clean(words)}"
            lines.insert(0, self._edge(gutter, "::: ") + self._where(place) + note)
        return lines

    def _snippet(
        self, place: Place, gutter: int, mark: str, severity: str, words: str
    ) -> list[str]:
        """The line of a place, and below it marks and ``words``; nothing if it cannot be shown."""
        lines = self._lines_of(place.file)
        if lines is None or not 1 <= place.line <= len(lines):
            return []
        room = WIDTH - gutter - 2
        text, before, marked = window(lines[place.line - 1], place.column, place.length, room)
        marks = mark * max(1, marked) + (f" {clean(words)}" if words else "")
        number = str(place.line).rjust(gutter - 1)
        return [
            f"{self._style.faint(number + ' |')} {text}".rstrip(),
            self._edge(gutter, "| ") + " " * before + self._style.severity(severity, marks),
        ]

    def _help(self, help: tuple[str, ...], gutter: int) -> list[str]:
        """What to do: the first sentence is announced, the others stand below it."""
        written = [clean(line) for text in help for line in text.split("\n")]
        prefix = self._edge(gutter, "= ") + self._style.severity("help", "help:") + " "
        indent = " " * (gutter + len("= help: "))
        return [(prefix if i == 0 else indent) + line for i, line in enumerate(written)]

    def _edge(self, gutter: int, sign: str) -> str:
        return " " * gutter + self._style.faint(sign)

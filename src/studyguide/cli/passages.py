"""Passages of sources in a terminal: wrapped, with some of their words marked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence

from studyguide.cli.terminal import Style, clean, columns

_OPEN, _CLOSE = "\ue000", "\ue001"
_BETWEEN = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_WIDEST = 100
_LONG = 700
"""Characters up to which a paragraph is shown whole."""
_CONTEXT = 240

Span = tuple[int, int]


def width() -> int:
    """The columns to be filled: those of the terminal, if they are not more than can be read."""
    return max(min(shutil.get_terminal_size().columns, _WIDEST), 40)


def passage(text: str, spans: Sequence[Span], style: Style, indent: str) -> list[str]:
    """The lines of a paragraph in which ``text[start:end]`` of every span is marked.

    Where there are colours, what is marked is bold and underlined; else it stands between » and
    «. A long paragraph is cut round what is marked.
    """
    lines = wrapped(_marked(text, spans), (indent, indent))
    if not style.colour:
        return [line.replace(_OPEN, "»").replace(_CLOSE, "«") for line in lines]
    return list(_painted(lines, style))


def _marked(text: str, spans: Sequence[Span]) -> str:
    """The paragraph on one line, with signs round what is marked."""
    text = text.replace(_OPEN, "\ufffd").replace(_CLOSE, "\ufffd")
    left, right = _kept(text, spans)
    parts, done = [], left
    for start, end in sorted(spans):
        parts += [text[done:start], _OPEN, text[start:end], _CLOSE]
        done = end
    whole = "".join([*parts, text[done:right]])
    words = " ".join(clean(whole).split())
    return f"{'… ' if left else ''}{words}{' …' if right < len(text) else ''}"


def _kept(text: str, spans: Sequence[Span]) -> Span:
    """What is shown of a paragraph: all, or the words round what is marked."""
    if len(text) <= _LONG or not spans:
        return 0, len(text)
    left = max(min(start for start, _ in spans) - _CONTEXT, 0)
    right = min(max(end for _, end in spans) + _CONTEXT, len(text))
    if left:
        left = text.find(" ", left, left + _CONTEXT) + 1 or left
    if right < len(text):
        right = max(text.rfind(" ", right - _CONTEXT, right), right - _CONTEXT)
    return left, right


def wrapped(text: str, indents: tuple[str, str]) -> list[str]:
    """Lines that fit into the terminal, broken at spaces: the first behind one indentation, those
    that follow behind the other."""
    lines: list[str] = []
    room, taken = width(), 0
    for word in text.split(" "):
        wide = columns(word)
        if lines and taken + 1 + wide <= room:
            lines[-1] += f" {word}"
            taken += 1 + wide
        else:
            lines.append(indents[bool(lines)] + word)
            taken = len(indents[0]) + wide
    return lines


def _painted(lines: Iterable[str], style: Style) -> Iterator[str]:
    """Lines with what is marked in them painted."""
    is_open = False
    for line in lines:
        words = line.lstrip(" ")
        whole = line[: len(line) - len(words)] + _OPEN * is_open + words
        is_open = whole.rfind(_OPEN) > whole.rfind(_CLOSE)
        whole += _CLOSE * is_open
        yield _BETWEEN.sub(lambda match: style.mark(match[1]), whole)

"""Styled words, and the joining of them with the right marks between."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace


class Span(Struct, frozen=True):
    """Words in one style; ``url`` is where they lead, always http or https."""

    text: str
    italic: bool = False
    url: str | None = None


Spans = tuple[Span, ...]


def spans(words: str | None, *, italic: bool = False, url: str | None = None) -> Spans:
    """``words`` as spans: none if there are no words."""
    return (Span(words, italic, url),) if words else ()


def plain(styled: Iterable[Span]) -> str:
    """The words alone."""
    return "".join(span.text for span in styled)


def merged(styled: Iterable[Span]) -> Spans:
    """The same words with neighbours of one style made one span."""
    result: list[Span] = []
    for span in styled:
        if result and (result[-1].italic, result[-1].url) == (span.italic, span.url):
            result[-1] = replace(span, text=result[-1].text + span.text)
        elif span.text:
            result.append(span)
    return tuple(result)


def join(separator: str, *parts: Spans) -> Spans:
    """The parts that are not empty, with ``separator`` between.

    The separator's first character goes where American usage puts it (see :func:`close`).
    """
    given = [part for part in parts if part]
    if not given:
        return ()
    result = given[0]
    for part in given[1:]:
        result = close(result, separator[:1]) + spans(separator[1:]) + part
    return merged(result)


def close(styled: Spans, mark: str = ".") -> Spans:
    """``styled`` with ``mark`` after it.

    A full stop or comma goes inside a closing ``”`` in American usage, that of all three
    manuals; a ``»`` and the British ``’`` keep it outside. A full stop is left out after ``.``,
    ``?``, ``!`` or ``…``, within a closing ``’`` too, and a comma after a comma.
    """
    words = plain(styled)
    quotes = len(words) - len(words.rstrip("’”")) if words.endswith("”") else 0
    inside = quotes if mark in (".", ",") else 0
    before = words[: len(words) - inside][-1:]
    if mark == "." and before == "’":
        before = words.rstrip("’”")[-1:]
    if (mark == "." and before in tuple(".?!…")) or (mark == "," and before == ","):
        return styled
    if not inside:
        return merged((*styled, Span(mark)))
    last = styled[-1]
    cut = len(last.text) - inside
    return (*styled[:-1], replace(last, text=last.text[:cut] + mark + last.text[cut:]))


def capitalised(styled: Spans) -> Spans:
    """The same with a capital at the beginning, as after a full stop."""
    if not styled or styled[0].url:
        return styled
    first = styled[0]
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *styled[1:])

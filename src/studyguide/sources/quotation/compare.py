"""Judges words that were found: what had to be levelled for them to be equal, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from studyguide.sources.quotation.fold import (
    DOUBLE_QUOTES,
    HYPHENS,
    LONG_DASHES,
    NO_BREAK,
    SINGLE_QUOTES,
    Folded,
    fold,
)

WRAPPED_LINE: Final = "wrapped-line hyphen"
BRACKETED_INITIAL: Final = "bracketed initial"

_WHITE_SPACE = re.compile(f"[^\\S{NO_BREAK}]+")
_SOFT_HYPHEN = re.compile("\u00ad(?:[^\\S\n]*\n\\s*)?")
_SPACED_DOTS = re.compile(r"\.(?:\s+\.){2,}")
_LONG_DASH = re.compile(rf"(?<=\w)(?:-{{2,}}|[{LONG_DASHES}])(?=\s*\w)")
_DASH = re.compile(rf"-{{2,}}|[{HYPHENS[1:]}]|(?:(?<!\w)[{LONG_DASHES}])|[{LONG_DASHES}](?!\s*\w)")
_ANY_DASH = re.compile(f"[{HYPHENS}{LONG_DASHES}]")
_NO_BREAK = str.maketrans(dict.fromkeys(NO_BREAK, " "))
_ZERO_WIDTH = str.maketrans(dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff"))
_QUOTES = str.maketrans({**dict.fromkeys(DOUBLE_QUOTES, '"'), **dict.fromkeys(SINGLE_QUOTES, "'")})


def _translated(text: str, table: Mapping[int, str | None]) -> str:
    return text if text.isascii() else text.translate(table)


def _composed(text: str) -> str:
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def _dots(text: str) -> str:
    return _SPACED_DOTS.sub(lambda match: "." * match[0].count("."), text.replace("…", "..."))


def _dashes(text: str) -> str:
    return _DASH.sub("-", _LONG_DASH.sub("—", text)) if _ANY_DASH.search(text) else text


NORMALISATIONS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("zero-width characters", lambda text: _translated(text, _ZERO_WIDTH)),
    ("soft hyphen", lambda text: _SOFT_HYPHEN.sub("", text)),
    ("Unicode form", _composed),
    ("no-break space", lambda text: _translated(text, _NO_BREAK)),
    ("white space", lambda text: _WHITE_SPACE.sub(" ", text)),
    ("quotation marks", lambda text: _translated(text, _QUOTES)),
    ("ellipsis character", _dots),
    ("dashes", _dashes),
)
"""What may differ between a quotation and its source besides the hyphen of a wrapped line.

In this order they level, together, what :func:`fold` levels. *Dashes*: all hyphens and dashes
are equal, except that between two letters a long dash (or ``--``) is never a hyphen.
"""


class Comparison(NamedTuple):
    """Why words of a source equal what was written.

    ``folds`` names the normalisations without which they would not; none if the two are equal
    to the letter. ``cuts`` are stretches of the source's words, ``start:end``, that wrapped
    lines put there and that are not printed.
    """

    folds: tuple[str, ...]
    cuts: tuple[tuple[int, int], ...]


def compare(source: str, written: str) -> Comparison | None:
    """Compare words of a source with what was written; None if they are not the same words."""
    if source == written:
        return Comparison((), ())
    cuts: tuple[tuple[int, int], ...] = ()
    wrapped = False
    if _ANY_DASH.search(source) or _ANY_DASH.search(written):
        unwrapped = _unwrap(source, written)
        if unwrapped is None:
            return None
        source, written, cuts, wrapped = unwrapped
    names = () if source == written else _needed(source, written)
    if names is None:
        return None
    return Comparison((*names, WRAPPED_LINE) if wrapped else names, cuts)


def _needed(source: str, written: str) -> tuple[str, ...] | None:
    """The names of the fewest normalisations that make two texts equal; None if all do not."""
    for name, normalise in NORMALISATIONS:
        if normalise(source) == normalise(written):
            return (name,)
    needed = list(NORMALISATIONS)
    if _apply(needed, source) != _apply(needed, written):
        return None
    for normalisation in NORMALISATIONS:
        fewer = [kept for kept in needed if kept is not normalisation]
        if _apply(fewer, source) == _apply(fewer, written):
            needed = fewer
    return tuple(name for name, _ in needed)


def _apply(normalisations: list[tuple[str, Callable[[str], str]]], text: str) -> str:
    for _, normalise in normalisations:
        text = normalise(text)
    return text


class _Unwrapped(NamedTuple):
    """Both texts with the hyphens of wrapped lines as the other text has them."""

    source: str
    written: str
    cuts: tuple[tuple[int, int], ...]
    wrapped: bool


def _unwrap(source: str, written: str) -> _Unwrapped | None:
    """Settle every dash between two letters, which folding leaves open.

    A dash at a line's end may have been put there by whoever wrapped the lines, and so may the
    line break after it: the text on the other side tells. None if a dash differs otherwise.
    """
    ours, theirs = fold(source), fold(written)
    if ours.text != theirs.text:
        return None
    our_joins, their_joins = _joins(ours), _joins(theirs)
    cuts, source_edits, written_edits = [], [], []
    for at in sorted(our_joins.keys() | their_joins.keys()):
        (a, b), (c, d) = our_joins.get(at, (0, 0)), their_joins.get(at, (0, 0))
        one, other = source[a:b], written[c:d]
        if bool(one) == bool(other) and _breaks(one) == _breaks(other):
            continue
        if "\n" in one and "\n" not in other:
            kept = one.rstrip() if other else ""
            source_edits.append((a, b, kept))
            cuts.append((a + len(kept), b))
        elif "\n" in other and "\n" not in one:
            written_edits.append((c, d, other.rstrip() if one else ""))
        else:
            return None
    return _Unwrapped(
        _edited(source, source_edits),
        _edited(written, written_edits),
        tuple(cuts),
        bool(source_edits or written_edits),
    )


def _joins(folded: Folded) -> dict[int, tuple[int, int]]:
    """The dashes between two letters: by place in the folded text, ``start:end`` before it."""
    levelled = folded.maps[-1]
    found = {}
    for join in folded.joins:
        start, end = levelled.start[join], levelled.end[join]
        for step in reversed(folded.maps[:-1]):
            start, end = step.start_before(start), step.end_before(end)
        found[levelled.at[join]] = (start, end)
    return found


def _breaks(dash: str) -> bool:
    """Whether white space follows a dash."""
    return dash != dash.rstrip()


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, new in edits:
        parts += text[done:start], new
        done = end
    parts.append(text[done:])
    return "".join(parts)

"""Characters that no face of the theme can print, found before anything is laid out."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.guide.model import Guide
from studyguide.records import Text, place_within
from studyguide.sources.model import Source

_RIGHT_TO_LEFT = ("R", "AL")


def check_characters(guide: Guide, printable: Collection[int], findings: Findings) -> None:
    """Report every character that is not ``printable``, once, at its first place."""
    texts = list(_texts(guide.outline))
    written = set("".join(texts)).union(*(source.text for source in guide.sources.values()))
    missing = [c for c in sorted(written) if ord(c) not in printable and not _is_unprinted(c)]
    for character in missing:
        place, count = _first_place(character, texts, guide.sources.values())
        _report(character, place, count, findings)


def _is_unprinted(character: str) -> bool:
    """White space becomes a space, and of a source's control characters nothing is printed."""
    return character.isspace() or unicodedata.category(character) == "Cc"


def _first_place(
    character: str, texts: Iterable[str], sources: Iterable[Source]
) -> tuple[Place | None, int]:
    """Where a character first stands, and how often it does there: in what the author wrote,
    else in a source."""
    for text in texts:
        if character in text:
            return place_within(text, text.index(character), 1), text.count(character)
    for source in sources:
        if character in source.text:
            return _place_in(source, character), source.text.count(character)
    return None, 0


def _texts(value: object) -> Iterator[str]:
    """Every text the author wrote, wherever it stands in the records."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)


def _place_in(source: Source, character: str) -> Place:
    at = source.text.index(character)
    line_start = source.text.rfind("\n", 0, at) + 1
    return Place(source.path, source.text.count("\n", 0, at) + 1, at - line_start + 1)


def _report(character: str, place: Place | None, count: int, findings: Findings) -> None:
    name = unicodedata.name(character, "a character without a name")
    times = "once" if count == 1 else f"{count} times"
    if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
        advice = "Scripts that are written from right to left cannot be set yet."
    else:
        advice = (
            "Name a TrueType font that has it under `faces: fallback:` of a theme, or write it "
            "another way."
        )
    findings.error(
        "glyph-missing",
        f"no face has the character “{character}” (U+{ord(character):04X}, {name}), used {times}",
        place,
        advice,
    )

"""Characters that no face of the theme can print, found before anything is laid out."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.guide.model import Guide
from studyguide.records import Text, place_within
from studyguide.sources.model import Source

_UNPRINTED = frozenset(map(ord, " \n\t"))
_RIGHT_TO_LEFT = ("R", "AL")


def check_characters(guide: Guide, printable: Collection[int], findings: Findings) -> None:
    """Report every character that is not ``printable``, once, at its first place."""
    reported: set[str] = set()
    for text in _texts(guide.outline):
        for character in _missing(text, printable, reported):
            at = text.index(character)
            _report(character, place_within(text, at, 1), text.count(character), findings)
    for source in guide.sources.values():
        for character in _missing(source.text, printable, reported):
            _report(character, _place_in(source, character), source.text.count(character), findings)


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


def _missing(text: str, printable: Collection[int], reported: set[str]) -> list[str]:
    """The characters that cannot be printed and were not reported before, in order."""
    found = [
        character
        for character in sorted(set(text))
        if ord(character) not in printable
        and ord(character) not in _UNPRINTED
        and character not in reported
    ]
    reported.update(found)
    return found


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

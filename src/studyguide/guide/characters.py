"""Characters that no face of the theme can print, found before anything is laid out.

Only what is printed is looked at: not the name of a file, a paragraph that the outline skips or
the words of a quotation, which come from the source. Letters are composed as they are printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from studyguide.diagnostics import Findings, Place
from studyguide.guide.model import Guide
from studyguide.guide.written import WrittenText, written
from studyguide.records import Text, place_within
from studyguide.sources.model import Insertion, Source

_RIGHT_TO_LEFT = ("R", "AL")


def check_characters(guide: Guide, printable: Collection[int], findings: Findings) -> None:
    """Report every character that is not ``printable``, once, at its first place."""
    ours = [*written(guide.outline), *_inserted(guide)]
    sources = [(_printed(source, guide), source) for source in guide.sources.values()]
    everything = "\n".join((*(text for text, _ in ours), *(text for text, _ in sources)))
    characters = set(unicodedata.normalize("NFC", everything))
    for character in sorted(characters):
        if not can_print(character, printable):
            place, count = _first_place(character, ours, sources)
            _report(character, place, count, findings)


def can_print(character: str, printable: Collection[int]) -> bool:
    """Whether a character is printed as it is or in its parts, or is nothing to print.

    White space becomes a space, and of a source's control characters nothing is printed.
    """
    if ord(character) in printable or character.isspace():
        return True
    parts = unicodedata.normalize("NFD", character)
    if len(parts) > 1 and all(ord(part) in printable for part in parts):
        return True
    return unicodedata.category(character) == "Cc"


def _inserted(guide: Guide) -> Iterator[WrittenText]:
    """What the editor put into quotations, in brackets."""
    for cited in guide.cited:
        for piece in cited.passage.pieces if cited.passage else ():
            if isinstance(piece, Insertion) and isinstance(cited.written, Text):
                yield piece.text, cited.written


def _printed(source: Source, guide: Guide) -> str:
    """The text of a source that is printed: all paragraphs, or without them what is quoted."""
    if "sources" not in guide.outline.editions.guide.omit:
        spans = [(paragraph.start, paragraph.end) for paragraph in source.paragraphs]
    else:
        passages = [cited.passage for cited in guide.cited if cited.source == source.id]
        spans = [(passage.start, passage.end) for passage in passages if passage]
    return "\n".join(source.text[start:end] for start, end in spans)


def _first_place(
    character: str, texts: Iterable[WrittenText], sources: Iterable[tuple[str, Source]]
) -> tuple[Place | None, int]:
    """Where a character first stands, and how often it does there: in what the author wrote,
    else in a source."""
    forms = (character, unicodedata.normalize("NFD", character))
    for text, value in texts:
        for form in forms:
            if form in text:
                return place_within(value, max(value.find(form), 0), len(form)), text.count(form)
    for text, source in sources:
        for form in forms:
            if form in text:
                return _place_in(source, form), text.count(form)
    return None, 0


def _place_in(source: Source, form: str) -> Place:
    starts = (source.text.find(form, p.start, p.end) for p in source.paragraphs)
    at = next((start for start in starts if start >= 0), 0)
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

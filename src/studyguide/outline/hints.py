"""What to write in place of a text that has not the form that its key wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from studyguide.records.complaints import Hint

_LANGUAGES = {
    "british": "en-GB",
    "deutsch": "de",
    "dutch": "nl",
    "english": "en-GB",
    "español": "es",
    "français": "fr",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "italiano": "it",
    "nederlands": "nl",
    "polish": "pl",
    "polski": "pl",
    "russian": "ru",
    "spanish": "es",
    "ukrainian": "uk",
    "русский": "ru",
    "українська": "uk",
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"[A-Za-z][\w-]*")
_PARAGRAPHS = re.compile(
    rf"({_ID.pattern})[,;:]?\s*(?:¶+|§+|par(?:a|as|agraphs?)?\b\.?|абз\.?)\s*([0-9]+(?:\s*[-–]\s*[0-9]+)?)",
    re.IGNORECASE,
)
"""A source and its paragraph, as one writes them in a note: ``letter, para. 3``."""
_LONG = 100
"""Longer texts are no ids."""
_SEVERAL = 2
_PRINTED = re.compile(r"[0-9]+ ?[^\W\d_]{1,2}")


def _date(written: str) -> list[str]:
    """The day that was meant, if it can be told."""
    from studyguide.dates.advice import advice

    days = _DAY.findall(advice(written))
    return ["Write:", f"date: {days[0]}"] if len(days) == 1 else []


def _language(written: str) -> list[str]:
    """The tag of a language that is called by its name."""
    name = written.split("(", maxsplit=1)[0].strip().casefold()
    tag = "en-US" if "american" in name else _LANGUAGES.get(name)
    return ["Write:", f"language: {tag}"] if tag else []


def _on(written: str) -> list[str]:
    """A question refers to an excerpt by the name that it has in print."""
    several = re.split(r"\s*(?:[,;&]|\band\b|\bund\b|\bи\b)\s*", written[:_LONG])
    if len(several) > 1 and all(map(_ID.fullmatch, several)):
        return ["Write:", f"on: [{', '.join(several)}]"]
    if not _PRINTED.fullmatch(written):
        return []
    return [
        f"If {written} is what the guide calls an excerpt, give that excerpt an id of its own:",
        "id: charge",
        "Then write this id here.",
    ]


def _several_paragraphs(written: str) -> list[str]:
    """Paragraphs in a row are a range; others are cited one by one."""
    numbers = [int(number) for number in re.findall(r"[0-9]{1,6}", written[:_LONG])]
    if not numbers:
        return ["Write the number in figures, as in “paragraphs: 3”."]
    if len(numbers) < _SEVERAL:
        return []
    if numbers == [*range(numbers[0], numbers[-1] + 1)]:
        return ["Write:", f"paragraphs: {numbers[0]}-{numbers[-1]}"]
    return ["Only paragraphs in a row can stand together, as in 3-5: name the others apart."]


def _excerpt(written: str) -> list[str]:
    """Words alone, of which it is not said where they stand."""
    return ["Say in which source the words stand:", "- source: …", '  quote: "…"']


def _source(written: str) -> list[str]:
    """The id of a source with the paragraph behind it, which has a key of its own."""
    found = _paragraphs(written)
    return ["Write:", f"source: {found[0]}", f"paragraphs: {found[1]}"] if found else []


def _citation(key: str, written: str) -> list[str]:
    """A source or words, where a citation says which of both it is."""
    if found := _paragraphs(written):
        return ["Write:", f"{key}: {{source: {found[0]}, paragraphs: {found[1]}}}"]
    if len(written) <= _LONG and _ID.fullmatch(written):
        return ["Write:", f"{key}: {{source: {written}}}"]
    return ["Say in which source the words stand:", f'{key}: {{source: …, quote: "…"}}']


def _paragraphs(written: str) -> tuple[str, str] | None:
    match = _PARAGRAPHS.fullmatch(written.strip()) if len(written) <= _LONG else None
    return (match[1], re.sub(r"\s*[-–]\s*", "-", match[2])) if match else None


HINTS: Mapping[str, Hint] = {
    "date": _date,
    "language": _language,
    "on": _on,
    "source": _source,
    "paragraphs": _several_paragraphs,
    "excerpts": _excerpt,
    "cite": partial(_citation, "cite"),
    "evidence": partial(_citation, "evidence"),
}
"""By the key that the text belongs to."""

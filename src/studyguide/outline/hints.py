"""What to write in place of a text that has not the form that its key wants."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    if not _PRINTED.fullmatch(written):
        return []
    return [
        f"If {written} is what the guide calls an excerpt, give that excerpt an id of its own:",
        "id: charge",
        "Then write this id here.",
    ]


HINTS: Mapping[str, Hint] = {"date": _date, "language": _language, "on": _on}
"""By the key that the text belongs to."""

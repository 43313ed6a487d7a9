"""Places of an outline that are still to be written, as a new project has them."""

from __future__ import annotations

from itertools import islice

from studyguide.diagnostics import Findings
from studyguide.outline.model import Outline
from studyguide.records import place_of, texts_of
from studyguide.records.complaints import MAX_ERRORS
from studyguide.records.text import Text

_OF_SOURCES = ("quote", "from_", "to")
"""Fields whose words are those of a source."""


def note_unwritten(outline: Outline, findings: Findings) -> None:
    """Note every value such as ``… (who was this?)``: it is printed as it stands."""
    unwritten = (
        held.text
        for held in texts_of(outline)
        if held.field not in _OF_SOURCES and _is_unwritten(held.text)
    )
    for text in islice(unwritten, MAX_ERRORS):
        findings.note(
            "still-to-write",
            "this is still to be written, and is printed as it stands",
            place_of(text),
            "Write your own words in its place.",
        )


def _is_unwritten(text: Text) -> bool:
    """Whether a value says in brackets what shall stand there, after an ellipsis."""
    return text.startswith("… (") and text.rstrip().endswith(")")

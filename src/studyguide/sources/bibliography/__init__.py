"""Bibliographic references: CSL-YAML in, citations and a bibliography in four styles out.

``parse`` reads a source's reference into the ``model``; ``chicago``, ``mla`` and ``apa`` word
an entry each, and ``labelled`` cites by labels; ``labels`` sees to it that no two works are
named alike in the text; and ``listing`` sorts, lists and cites. Nothing about a work is made up
here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from studyguide.sources.bibliography.listing import Bibliography, Entry, bibliography
    from studyguide.sources.bibliography.model import Date, Day, Name, Reference
    from studyguide.sources.bibliography.parse import parse_reference
    from studyguide.sources.bibliography.spans import Span, Spans

__all__ = [
    "Bibliography",
    "Date",
    "Day",
    "Entry",
    "Name",
    "Reference",
    "Span",
    "Spans",
    "bibliography",
    "parse_reference",
]

_HOMES = {
    "listing": ("Bibliography", "Entry", "bibliography"),
    "model": ("Date", "Day", "Name", "Reference"),
    "parse": ("parse_reference",),
    "spans": ("Span", "Spans"),
}


def __getattr__(name: str) -> Any:
    """Import on first use: to check an outline, references are read but nothing is worded."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Bibliographic references: CSL-YAML in, citations and a bibliography in three styles out.

``parse`` reads a source's reference into the ``model``; ``chicago``, ``mla`` and ``apa`` word
an entry each; ``labels`` sees to it that no two works are named alike in the text; and
``listing`` sorts, lists and cites. Nothing about a work is made up here.
"""

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

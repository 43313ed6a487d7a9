"""Citations by label: ``(RT ¶ 12; Essay ¶¶ 6, 8–9)``, as short as a reader can look up.

A style for readers at school, of no manual. A work is named by the label that stands beside
its quotations, so that one name leads to it from everywhere. The list is in the order of the
labels, and each entry has Chicago's author-date form.
"""

from __future__ import annotations

from collections.abc import Sequence

from studyguide.sources.bibliography import numbers, sorting
from studyguide.sources.bibliography.chicago import Chicago
from studyguide.sources.bibliography.model import Reference
from studyguide.sources.bibliography.numbers import ParagraphRange
from studyguide.sources.bibliography.spans import Spans, merged, spans
from studyguide.sources.bibliography.style import SortKey


class Labelled(Chicago):
    """Labels in the text, Chicago in the list."""

    labelled = True
    dated = False

    def at_paragraphs(self, named: Spans, ranges: Sequence[ParagraphRange]) -> Spans:
        """``RT ¶ 12``. The pilcrow has no ActualText: what is read aloud of a link is its
        description, which says ``paragraph 12``, and a search finds what is seen."""
        return merged((*named, *spans(numbers.paragraphs(ranges, self.terms.at_paragraph))))

    def sort_key(self, work: Reference) -> SortKey:
        return (sorting.folded(work.label, by_word=self.word_by_word),)

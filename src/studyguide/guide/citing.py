"""Citations: every pointer into a source is looked up, or reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studyguide.diagnostics import Findings, Place
from studyguide.guide.model import Cited
from studyguide.guide.prose import Claim
from studyguide.outline.model import Citation, Excerpt
from studyguide.records import place_of, place_within
from studyguide.sources.model import Passage, Source
from studyguide.sources.quotation import (
    SourceIndex,
    Written,
    verify_paragraphs,
    verify_quotation,
    verify_range,
)


class Citer:
    """Looks up what cites a source and numbers what holds, in the order of the outline."""

    def __init__(self, sources: Mapping[str, Source], findings: Findings) -> None:
        self.cited: list[Cited] = []
        self._library = {id: SourceIndex(source) for id, source in sources.items()}
        self._findings = findings

    def claim(self, claim: Claim, use: str) -> Cited | None:
        """A citation in prose."""
        place = place_within(claim.text, claim.start, claim.length)
        if claim.source not in self._library:
            self._unknown(claim.source, place)
            return None
        if claim.words is not None:
            words = Written(claim.words, claim.text, claim.inner_start, "evidence")
            return self._quote(words, claim.source, place, use)
        if claim.range is not None:
            numbers = Written(claim.range, claim.text, claim.inner_start)
            return self._point(numbers, claim.source, place, use)
        return self._add(claim.source, None, None, place, use)

    def citation(self, citation: Citation, use: str) -> Cited | None:
        """A ``cite:`` or ``evidence:`` of the outline."""
        if citation.source not in self._library:
            return None  # The reader has reported an id that is not among the sources.
        if citation.quote is not None:
            words = Written(citation.quote, name="evidence")
            place = place_of(citation.quote)
            return self._quote(words, citation.source, place, use, citation.paragraph)
        if citation.paragraphs is not None:
            numbers = Written(citation.paragraphs)
            return self._point(numbers, citation.source, place_of(citation.paragraphs), use)
        return self._add(citation.source, None, None, citation.place, use)

    def citations(self, written: Citation | Sequence[Citation] | None, use: str) -> list[Cited]:
        """One citation or several, as far as they hold."""
        if written is None:
            return []
        several = [written] if isinstance(written, Citation) else written
        found = (self.citation(citation, use) for citation in several)
        return [cited for cited in found if cited is not None]

    def excerpt(self, excerpt: Excerpt) -> Cited | None:
        """The words of an excerpt; its ``passage`` is always there."""
        source = excerpt.source
        if source not in self._library:
            return None
        if excerpt.quote is not None:
            place = place_of(excerpt.quote)
            return self._quote(Written(excerpt.quote), source, place, "excerpt", excerpt.paragraph)
        if excerpt.from_ is not None and excerpt.to is not None:
            passage = verify_range(
                Written(excerpt.from_),
                Written(excerpt.to),
                source,
                self._library,
                self._findings,
                paragraph=excerpt.paragraph,
            )
            return self._keep(passage, place_of(excerpt.from_), "excerpt")
        if excerpt.paragraphs is not None:
            numbers = Written(excerpt.paragraphs)
            passage = verify_paragraphs(numbers, source, self._library, self._findings)
            return self._keep(passage, place_of(excerpt.paragraphs), "excerpt")
        return None  # The reader has reported an excerpt that says no words.

    def _quote(
        self,
        words: Written,
        source: str,
        place: Place | None,
        use: str,
        paragraph: int | None = None,
    ) -> Cited | None:
        """A citation of words."""
        passage = verify_quotation(
            words, source, self._library, self._findings, paragraph=paragraph
        )
        return self._keep(passage, place, use)

    def _point(self, numbers: Written, source: str, place: Place | None, use: str) -> Cited | None:
        """A citation of whole paragraphs, of which no words are meant."""
        passage = verify_paragraphs(numbers, source, self._library, self._findings)
        if passage is None:
            return None
        return self._add(source, passage.paragraphs, None, place, use)

    def _keep(self, passage: Passage | None, place: Place | None, use: str) -> Cited | None:
        if passage is None:
            return None
        return self._add(passage.source, passage.paragraphs, passage, place, use)

    def _add(
        self,
        source: str,
        paragraphs: tuple[int, int] | None,
        passage: Passage | None,
        place: Place | None,
        use: str,
    ) -> Cited:
        cited = Cited(source, paragraphs, passage, place, len(self.cited), use)
        self.cited.append(cited)
        return cited

    def _unknown(self, id: str, place: Place | None) -> None:
        from difflib import get_close_matches

        near = get_close_matches(id, self._library, n=1)
        known = ", ".join(self._library)
        hint = f"Did you mean {near[0]}?" if near else f"The sources are: {known}."
        self._findings.error("source-unknown", f"there is no source called {id}", place, hint)

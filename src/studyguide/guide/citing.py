"""Citations: every pointer into a source is looked up, or reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studyguide.diagnostics import Findings, Place
from studyguide.guide.model import Cited
from studyguide.guide.prose import Claim
from studyguide.outline.model import Citation, Excerpt
from studyguide.records import part_of, place_of, place_within
from studyguide.sources.model import Passage, Source
from studyguide.sources.paragraphs import parse_range
from studyguide.sources.quotation import (
    Found,
    find_quotation,
    find_range,
    report,
    warn_if_turned,
    whole_paragraphs,
)


class Citer:
    """Looks up what cites a source and numbers what holds, in the order of the outline."""

    def __init__(self, sources: Mapping[str, Source], findings: Findings) -> None:
        self.cited: list[Cited] = []
        self._sources = sources
        self._findings = findings

    def claim(self, claim: Claim, use: str) -> Cited | None:
        """A citation in prose."""
        place = place_within(claim.text, claim.start, claim.length)
        source = self._sources.get(claim.source)
        if source is None:
            self._unknown(claim.source, place)
            return None
        if claim.words is not None:
            words = part_of(claim.text, claim.inner_start, len(claim.words))
            passage = self._quotation(words, source, None)
            return self._keep(source, passage and passage.paragraphs, passage, place, use)
        if claim.range is not None:
            range_ = part_of(claim.text, claim.inner_start, len(claim.range))
            passage = self._paragraphs(range_, source)
            return self._keep(source, passage and passage.paragraphs, None, place, use)
        return self._add(source.id, None, None, place, use)

    def citation(self, citation: Citation, use: str) -> Cited | None:
        """A ``cite:`` or ``evidence:`` of the outline."""
        source = self._sources.get(citation.source)
        if source is None:
            return None  # The reader has reported an id that is not among the sources.
        if citation.quote is not None:
            passage = self._quotation(citation.quote, source, citation.paragraph)
            return self._keep(
                source, passage and passage.paragraphs, passage, place_of(citation.quote), use
            )
        if citation.paragraphs is not None:
            passage = self._paragraphs(citation.paragraphs, source)
            return self._keep(
                source, passage and passage.paragraphs, None, place_of(citation.paragraphs), use
            )
        return self._add(source.id, None, None, citation.place, use)

    def citations(self, written: Citation | Sequence[Citation] | None, use: str) -> list[Cited]:
        """One citation or several, as far as they hold."""
        if written is None:
            return []
        several = [written] if isinstance(written, Citation) else written
        found = (self.citation(citation, use) for citation in several)
        return [cited for cited in found if cited is not None]

    def excerpt(self, excerpt: Excerpt) -> Cited | None:
        """The words of an excerpt; its ``passage`` is always there."""
        source = self._sources.get(excerpt.source)
        if source is None:
            return None
        if excerpt.quote is not None:
            passage = self._quotation(excerpt.quote, source, excerpt.paragraph)
            place = place_of(excerpt.quote)
            if passage is not None:
                warn_if_turned(passage, source, place, self._findings)
        elif excerpt.from_ is not None and excerpt.to is not None:
            verdict = find_range(excerpt.from_, excerpt.to, source, paragraph=excerpt.paragraph)
            place = place_of(excerpt.from_)
            passage = verdict.passage if isinstance(verdict, Found) else None
            if passage is None:
                report(verdict, excerpt.from_, source, self._sources, self._findings)
        elif excerpt.paragraphs is not None:
            passage = self._paragraphs(excerpt.paragraphs, source)
            place = place_of(excerpt.paragraphs)
        else:
            return None  # The reader has reported an excerpt that says no words.
        return self._keep(source, passage and passage.paragraphs, passage, place, "excerpt")

    def _quotation(self, written: str, source: Source, paragraph: int | None) -> Passage | None:
        verdict = find_quotation(written, source, paragraph=paragraph)
        if isinstance(verdict, Found):
            return verdict.passage
        report(verdict, written, source, self._sources, self._findings)
        return None

    def _paragraphs(self, written: str, source: Source) -> Passage | None:
        numbers = parse_range(written)
        if numbers is None:
            self._findings.error(
                "locator-unreadable",
                f"“{written}” is no paragraph number and no range of them",
                place_of(written),
                "Write one number, as 12, or a range, as 12-14.",
            )
            return None
        verdict = whole_paragraphs(*numbers, source)
        if isinstance(verdict, Found):
            return verdict.passage
        report(verdict, written, source, self._sources, self._findings)
        return None

    def _keep(
        self,
        source: Source,
        paragraphs: tuple[int, int] | None,
        passage: Passage | None,
        place: Place | None,
        use: str,
    ) -> Cited | None:
        return self._add(source.id, paragraphs, passage, place, use) if paragraphs else None

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

        near = get_close_matches(id, self._sources, n=1)
        known = ", ".join(self._sources)
        hint = f"Did you mean {near[0]}?" if near else f"The sources are: {known}."
        self._findings.error("source-unknown", f"there is no source called {id}", place, hint)

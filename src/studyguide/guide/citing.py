"""Citations: every pointer into a source is looked up, or reported."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from functools import partial

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.guide.model import Cited
from studyguide.guide.prose import Claim
from studyguide.memory import Memory, Same
from studyguide.outline.holes import NO_HOLES, Holes
from studyguide.outline.model import Citation, Excerpt
from studyguide.records import Record, place_within, several
from studyguide.records.complaints import closest
from studyguide.records.text import named as in_marks
from studyguide.sources.model import Passage, Source
from studyguide.sources.quotation import (
    Found,
    SourceIndex,
    Written,
    find_quotation,
    report,
    verify_paragraphs,
    verify_quotation,
    verify_range,
)


class _LookedUp(Struct, frozen=True):
    """A passage, and whether it is ``sound``: looking it up gave no cause for a finding."""

    passage: Passage | None
    sound: bool


class Citer:
    """Looks up what cites a source and numbers what holds, in the order of the outline."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        named: Collection[str],
        findings: Findings,
        holes: Holes = NO_HOLES,
        memory: Memory | None = None,
    ) -> None:
        """``named`` are the ids of all sources, also of those that could not be read; what falls
        into ``holes`` is not looked up."""
        self._memory = memory = Memory() if memory is None else memory
        self.cited: list[Cited] = []
        self._named = named
        self._holes = holes
        self._library = {
            id: memory.recall("index of a source", source, partial(SourceIndex, source))
            for id, source in sources.items()
        }
        self._findings = findings

    def takes(self, record: Record) -> bool:
        """Whether it is certain what is to be looked up for ``record``."""
        return record.place not in self._holes.unsound

    def claim(self, claim: Claim, use: str) -> Cited | None:
        """A citation in prose."""
        if claim.source not in self._named and claim.source not in self._holes.stray:
            self._unknown(claim.source, place_within(claim.text, claim.start, claim.length))
        if claim.source not in self._library:
            return None
        if claim.words is not None:
            words = Written(claim.words, claim.text, claim.inner_start, "evidence")
            return self._quote(words, claim.source, use)
        if claim.range is not None:
            return self._point(
                Written(claim.range, claim.text, claim.inner_start), claim.source, use
            )
        return self._add(claim.source, None, None, use, Written("", claim.text, claim.start))

    def citation(self, citation: Citation, use: str) -> Cited | None:
        """A ``cite:`` or ``evidence:`` of the outline."""
        if citation.source not in self._library or not self.takes(citation):
            return None  # That there is no such source, or no such file, has been reported.
        if citation.quote is not None:
            words = Written(citation.quote, name="evidence")
            return self._quote(words, citation.source, use, citation.paragraph)
        if citation.paragraphs is not None:
            return self._point(Written(citation.paragraphs), citation.source, use)
        return self._add(citation.source, None, None, use, Written(citation.source))

    def citations(self, written: Citation | list[Citation] | None, use: str) -> list[Cited]:
        """One citation or several, as far as they hold."""
        found = (self.citation(citation, use) for citation in several(written))
        return [cited for cited in found if cited is not None]

    def excerpt(self, excerpt: Excerpt) -> Cited | None:
        """The words of an excerpt; its ``passage`` is always there."""
        source = excerpt.source
        if source not in self._library or not self.takes(excerpt):
            return None
        if excerpt.quote is not None:
            return self._quote(Written(excerpt.quote), source, "excerpt", excerpt.paragraph)
        if excerpt.from_ is not None and excerpt.to is not None:
            first, last = Written(excerpt.from_), Written(excerpt.to)
            passage = self._look_up(
                source,
                ("range", first.words, last.words, excerpt.paragraph),
                lambda: verify_range(
                    first, last, source, self._library, self._findings, paragraph=excerpt.paragraph
                ),
            )
            return self._keep(passage, "excerpt", first)
        if excerpt.paragraphs is not None:
            numbers = Written(excerpt.paragraphs)
            passage = self._paragraphs(numbers, source)
            return self._keep(passage, "excerpt", numbers)
        return None  # The reader has reported an excerpt that says no words.

    def lemma(self, quote: str, source: str, paragraph: int | None) -> Cited | None:
        """The words that a note on a source is about. Their sense is that of the text around
        them, below which they are printed: nothing that was left out can turn it."""
        if source not in self._library:
            return None
        index, words = self._library[source], Written(quote)

        def verify() -> Passage | None:
            verdict = find_quotation(quote, index, paragraph=paragraph)
            if isinstance(verdict, Found):
                return verdict.passage
            report(verdict, words, index, self._library, self._findings)
            return None

        passage = self._look_up(source, ("lemma", words.words, paragraph), verify)
        return self._keep(passage, "note", words)

    def paragraph(self, number: str, source: str) -> int | None:
        """The number that the paragraph ``number`` of a source has in print, where several
        that are one are joined under that of the first."""
        if source not in self._library:
            return None
        passage = self._paragraphs(Written(number), source)
        return passage.paragraphs[0] if passage else None

    def _look_up(
        self, source: str, what: Hashable, verify: Callable[[], Passage | None]
    ) -> Passage | None:
        """The passage that ``what`` is in a source, if ``verify`` finds it and does not report it.

        What is sound is looked up once: an answer often has the words of its evidence again.
        """

        def look_up() -> _LookedUp:
            before = len(self._findings)
            passage = verify()
            return _LookedUp(passage, len(self._findings) == before)

        key = (Same(self._library[source]), what)
        return self._memory.recall("passage", key, look_up, lambda found: found.sound).passage

    def _paragraphs(self, numbers: Written, source: str) -> Passage | None:
        """The passage that ``12`` or ``12-14`` is."""
        return self._look_up(
            source,
            ("paragraphs", numbers.words),
            lambda: verify_paragraphs(numbers, source, self._library, self._findings),
        )

    def _quote(
        self, words: Written, source: str, use: str, paragraph: int | None = None
    ) -> Cited | None:
        """A citation of words."""
        passage = self._look_up(
            source,
            ("quotation", words.words, paragraph),
            lambda: verify_quotation(
                words, source, self._library, self._findings, paragraph=paragraph
            ),
        )
        return self._keep(passage, use, words)

    def _point(self, numbers: Written, source: str, use: str) -> Cited | None:
        """A citation of whole paragraphs, of which no words are meant."""
        passage = self._paragraphs(numbers, source)
        if passage is None:
            return None
        return self._add(source, passage.paragraphs, None, use, numbers)

    def _keep(self, passage: Passage | None, use: str, written: Written) -> Cited | None:
        if passage is None:
            return None
        return self._add(passage.source, passage.paragraphs, passage, use, written)

    def _add(
        self,
        source: str,
        paragraphs: tuple[int, int] | None,
        passage: Passage | None,
        use: str,
        written: Written,
    ) -> Cited:
        value = written.words if written.value is None else written.value
        cited = Cited(source, paragraphs, passage, len(self.cited), use, value, written.at)
        self.cited.append(cited)
        return cited

    def _unknown(self, id: str, place: Place | None) -> None:
        near = closest(id, self._named)
        hint = (
            f"Did you mean {in_marks(near)}?" if near else f"The ids are: {', '.join(self._named)}."
        )
        message = f"no source is called {in_marks(id)}"
        self._findings.error("unknown-source", message, place, hint)

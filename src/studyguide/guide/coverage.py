"""How much of each source a guide uses, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from studyguide.guide.uses import Use, touched
from studyguide.sources.model import Paragraph, Source
from studyguide.sources.paragraphs import write_range

Level = Literal["quoted", "cited", "unused"]
LEVELS: tuple[Level, ...] = ("quoted", "cited", "unused")


class CoveredParagraph(Struct, frozen=True):
    """A paragraph and what uses it.

    It is ``quoted`` if an excerpt prints words of it, and ``cited`` if it only bears something
    out. An editor's note on it is no use of it.
    """

    paragraph: Paragraph
    level: Level
    uses: tuple[Use, ...]


class Counts(Struct, frozen=True):
    """How many paragraphs are on each level."""

    quoted: int
    cited: int
    unused: int

    @property
    def all(self) -> int:
        return self.quoted + self.cited + self.unused


class SourceCoverage(Struct, frozen=True):
    """The coverage of one source, of every paragraph that can be quoted.

    ``sections`` counts what each section uses by itself, by the section's id; under "" what is in
    no section: the introduction, the quiz, and events, terms and people without one.
    """

    id: str
    label: str
    paragraphs: tuple[CoveredParagraph, ...]
    counts: Counts
    sections: Mapping[str, Counts]


def coverage(
    sources: Mapping[str, Source], uses: Sequence[Use], sections: Iterable[str]
) -> list[SourceCoverage]:
    """The coverage of each source by ``uses``; ``sections`` are the ids of all sections."""
    ids = list(sections)
    return [_of_source(source, uses, ids) for source in sources.values()]


def numbers_on(covered: SourceCoverage, level: Level) -> str:
    """The numbers of the paragraphs on a level, runs drawn together: ``3-5, 9``."""
    runs = []
    for is_on, run in groupby(covered.paragraphs, key=lambda each: each.level == level):
        if is_on:
            numbers = [each.paragraph.number for each in run]
            runs.append(write_range(numbers[0], numbers[-1]))
    return ", ".join(runs)


def _of_source(source: Source, uses: Sequence[Use], sections: Sequence[str]) -> SourceCoverage:
    using = [use for use in uses if use.source == source.id and use.holder != "note"]
    touching: dict[int, list[Use]] = {paragraph.number: [] for paragraph in source.paragraphs}
    for use in using:
        for paragraph in touched(use, source):
            touching[paragraph.number].append(use)
    return SourceCoverage(
        id=source.id,
        label=source.label,
        paragraphs=tuple(
            CoveredParagraph(each, _level(touching[each.number]), tuple(touching[each.number]))
            for each in source.paragraphs
        ),
        counts=_counts(touching.values()),
        sections={
            id: _counts(
                [[use for use in on if (use.section or "") == id] for on in touching.values()]
            )
            for id in (*sections, "")
        },
    )


def _level(uses: Sequence[Use]) -> Level:
    if any(use.kind == "excerpt" for use in uses):
        return "quoted"
    return "cited" if uses else "unused"


def _counts(paragraphs: Iterable[Sequence[Use]]) -> Counts:
    levels = [_level(uses) for uses in paragraphs]
    return Counts(*(levels.count(level) for level in LEVELS))

"""How much there is of everything in a guide, for whoever plans lessons with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from studyguide.guide.model import AskedQuestion, Guide, Prose, ProseList, Section, Text


class QuestionCounts(Struct, frozen=True):
    """Questions by their kinds, those of them that set sources against each other, points."""

    kinds: dict[str, int]
    in_conversation: int
    points: int

    @property
    def all(self) -> int:
        return sum(self.kinds.values())


class SectionCounts(Struct, frozen=True):
    """A section: objectives, words of its text, excerpts by the label of their source,
    questions."""

    number: int
    id: str
    objectives: int
    words: int
    excerpts: dict[str, int]
    questions: QuestionCounts


class Counts(Struct, frozen=True):
    """A guide. ``dates`` are those of the first and the last event, as they are printed."""

    sections: tuple[SectionCounts, ...]
    quiz: QuestionCounts
    events: int
    dates: tuple[str, ...]
    terms: int
    people: int
    quotations: int
    citations: int


def counts_of(guide: Guide) -> Counts:
    """Count what ``guide`` holds."""
    shown = [str(event.shown) for event in guide.timeline]
    return Counts(
        sections=tuple(_section(guide, section) for section in guide.sections),
        quiz=_questions(guide.quiz),
        events=len(shown),
        dates=tuple(dict.fromkeys((*shown[:1], *shown[-1:]))),
        terms=len(guide.terms),
        people=len(guide.people),
        quotations=sum(cite.passage is not None for cite in guide.cited),
        citations=len(guide.cited),
    )


def _section(guide: Guide, section: Section) -> SectionCounts:
    labels = (guide.sources[excerpt.cited.source].label for excerpt in section.excerpts)
    return SectionCounts(
        number=section.number,
        id=str(section.id),
        objectives=len(section.objectives),
        words=_words(section.text),
        excerpts=_counted(labels),
        questions=_questions(section.questions),
    )


def _questions(questions: Sequence[AskedQuestion]) -> QuestionCounts:
    return QuestionCounts(
        kinds=_counted(question.kind for question in questions),
        in_conversation=sum(question.in_conversation for question in questions),
        points=sum(question.record.points for question in questions),
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    """How often each name stands there, in the order of the names, which forget their places."""
    return dict(sorted(Counter(map(str, names)).items()))


def _words(prose: Prose) -> int:
    """The words of prose, without its citations: what stands between spaces and holds a letter
    or a figure."""
    count = 0
    for block in prose:
        if isinstance(block, ProseList):
            count += sum(_words(item) for item in block.items)
            continue
        text = "".join(span.text for span in block.spans if isinstance(span, Text))
        count += sum(any(map(str.isalnum, word)) for word in text.split())
    return count

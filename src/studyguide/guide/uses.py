"""Where a guide uses its sources: every excerpt and every citation, with its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from studyguide.diagnostics import Place
from studyguide.guide.model import AskedQuestion, Cited, Guide, Section
from studyguide.sources.model import Paragraph, Slice, Source

Kind = Literal["excerpt", "words", "paragraphs", "source"]
"""An excerpt prints its words; a citation is borne out by words, or points to paragraphs, or to a
whole source."""

Holder = Literal[
    "excerpt",
    "question",
    "introduction",
    "objectives",
    "text",
    "table",
    "teacher",
    "event",
    "term",
    "person",
    "about",
    "note",
]


class Use(Struct, frozen=True):
    """A use of a source.

    ``paragraphs``  the first and the last paragraph, None for a source as a whole
    ``stretches``   the words themselves: ``text[start:end]`` of the source, in order; none where
                    no words are meant
    ``holder``      what uses it, and ``name`` what this is called in print: ``2B``, ``7``; the
                    title of an event; the section's number for what else it has
    ``section``     the id of the section, None outside sections
    ``place``       where the outline says so
    """

    source: str
    paragraphs: tuple[int, int] | None
    stretches: tuple[tuple[int, int], ...]
    kind: Kind
    holder: Holder
    name: str
    section: str | None
    place: Place | None

    @property
    def worded(self) -> str:
        """What uses it, in words: ``excerpt 2B``, ``question 7``, ``text of section 2``."""
        if self.holder in ("objectives", "text", "table", "teacher"):
            return f"{_OF_SECTION[self.holder]} of section {self.name}"
        if self.holder == "introduction":
            return "introduction"
        if self.holder in ("about", "note"):
            return f"{_ON_SOURCE[self.holder]} {self.name}"
        return f"{self.holder} {self.name}"


_OF_SECTION = {
    "objectives": "objectives",
    "text": "text",
    "table": "table",
    "teacher": "teacher’s part",
}
_ON_SOURCE = {"about": "what is said about", "note": "note on"}


def uses(guide: Guide) -> list[Use]:
    """Every use of every source, in the order of the guide; of a guide with holes those that
    hold."""
    return [
        _use(cited, holder, name, section)
        for holder, name, section, value in _holders(guide)
        for cited in _cited(value)
    ]


def touched(use: Use, source: Source) -> list[Paragraph]:
    """The paragraphs of its source that a use is one of: of words of them, or of all of them.

    They are looked for between the first and the last one only: a source may have very many.
    """
    every = source.paragraphs
    if use.stretches:
        start, end = use.stretches[0][0], use.stretches[-1][1]
        first = bisect_right(every, start, key=lambda each: each.start) - 1
        last = bisect_left(every, end, key=lambda each: each.start)
        return [each for each in every[max(first, 0) : last] if _has_words_of(use, each)]
    if use.paragraphs is None:
        return []
    low, high = use.paragraphs
    first = bisect_left(every, low, key=lambda each: each.last)
    last = bisect_right(every, high, key=lambda each: each.number)
    return list(every[first:last])


def _has_words_of(use: Use, paragraph: Paragraph) -> bool:
    return any(a < paragraph.end and paragraph.start < b for a, b in use.stretches)


def _holders(guide: Guide) -> Iterator[tuple[Holder, str, str | None, object]]:
    """Everything that may cite: what it is, its name, its section, and what it holds."""
    yield "introduction", "", None, guide.introduction
    for section in guide.sections:
        yield from _of_section(section)
    yield from _of_questions(guide.quiz, None)
    for event in guide.timeline:
        title = "".join(getattr(span, "text", "") for span in event.title)
        yield "event", f"“{title.strip()}”", event.section, (event.title, event.text, event.cites)
    for term in guide.terms:
        yield "term", f"“{term.name}”", term.section, (term.meaning, term.cites)
    for person in guide.people:
        yield "person", f"“{person.name}”", person.section, (person.role, person.cites)
    for id, commentary in guide.commentaries.items():
        yield "about", id, None, commentary.about
        yield "note", id, None, [(note.lemma, note.text) for note in commentary.notes]


def _of_section(section: Section) -> Iterator[tuple[Holder, str, str | None, object]]:
    number, id = str(section.number), section.id
    yield "objectives", number, id, section.objectives
    yield "text", number, id, section.text
    yield "table", number, id, section.tables
    for excerpt in section.excerpts:
        yield "excerpt", excerpt.name, id, (excerpt.cited, excerpt.intro, excerpt.notes)
    yield from _of_questions(section.questions, id)
    yield "teacher", number, id, section.teacher


def _of_questions(
    questions: Iterable[AskedQuestion], section: str | None
) -> Iterator[tuple[Holder, str, str | None, object]]:
    for each in questions:
        texts = (each.ask, each.answer, each.parts, each.levels, each.evidence, each.note)
        yield "question", str(each.number), section, texts


def _cited(value: object) -> Iterator[Cited]:
    """Every citation in a value of the guide."""
    if isinstance(value, Cited):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _cited(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _cited(getattr(value, name))


def _use(cited: Cited, holder: Holder, name: str, section: str | None) -> Use:
    pieces = cited.passage.pieces if cited.passage else ()
    kind: Kind = "words" if pieces else "paragraphs" if cited.paragraphs else "source"
    return Use(
        source=cited.source,
        paragraphs=cited.paragraphs,
        stretches=tuple((p.start, p.end) for p in pieces if isinstance(p, Slice)),
        kind="excerpt" if cited.use == "excerpt" else kind,
        holder=holder,
        name=name,
        section=section,
        place=cited.place,
    )

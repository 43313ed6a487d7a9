"""A guide: the outline come true. Every quotation is a passage, every date is parsed, every
reference is tied; what could not be made true has been reported and is not in it.

Numbers and names are given here, once, so that all editions share them.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from studyguide.dates import Date
from studyguide.diagnostics import Place
from studyguide.outline.model import Outline, Question, SourceEntry
from studyguide.records import place_within
from studyguide.sources.bibliography import Reference
from studyguide.sources.model import Passage, Source


class Text(Struct, frozen=True):
    """Words of the author."""

    text: str
    strong: bool = False
    emphasis: bool = False


class Cited(Struct, frozen=True, eq=False):
    """A citation that holds: of a verified ``passage``, of whole ``paragraphs``, or of a
    source as a whole.

    ``number`` counts the citations of the guide from 0; ``use`` says what cites (``text``,
    ``excerpt``, ``evidence``, ``event``, ``term``, ``person``, ``note`` on a source,
    ``teacher``). It was written in the outline's value ``written``, from ``at`` on.
    """

    source: str
    paragraphs: tuple[int, int] | None
    passage: Passage | None
    number: int
    use: str
    written: str
    at: int = 0

    @property
    def place(self) -> Place | None:
        """Where in the outline it stands."""
        return place_within(self.written, self.at, 1)


Span = Text | Cited
Spans = tuple[Span, ...]


class ProseParagraph(Struct, frozen=True):
    """A paragraph, and where its first line was written, if that was in a file."""

    spans: Spans
    place: Place | None = None


class ProseList(Struct, frozen=True):
    ordered: bool
    items: tuple[tuple[ProseBlock, ...], ...]


ProseBlock = ProseParagraph | ProseList
Prose = tuple[ProseBlock, ...]


class SourceNote(Struct, frozen=True):
    """The editor's note on words of a source, the ``lemma``, or without one on a paragraph."""

    paragraph: int
    lemma: Cited | None
    text: Spans
    place: Place


class Commentary(Struct, frozen=True):
    """What the editor says of a source: on the whole, and on places in the order of the text."""

    about: Spans
    notes: tuple[SourceNote, ...]


class Excerpt(Struct, frozen=True):
    """An excerpt with the name it keeps in every edition: ``2C`` is the third of section 2."""

    name: str
    cited: Cited
    passage: Passage
    intro: Spans
    notes: tuple[Spans, ...]
    language: str | None
    place: Place

    @property
    def anchor(self) -> str:
        return f"excerpt-{self.name}"


class AskedQuestion(Struct, frozen=True):
    """A question with the number it keeps in every edition.

    ``record`` is what the author wrote; the texts in it that may hold markup are here as
    spans: ``parts`` are the choices, the items of an order, or items and matches by turns,
    ``levels`` what answers of each level do. ``on_text`` is the id of the section whose text it
    asks about, if it does.
    """

    number: int
    record: Question
    ask: Spans
    on: tuple[Excerpt, ...]
    on_text: str | None
    answer: Spans
    parts: tuple[Spans, ...]
    levels: tuple[Spans, ...]
    evidence: tuple[Cited, ...]
    note: Spans

    @property
    def anchor(self) -> str:
        return f"question-{self.number}"

    @property
    def kind(self) -> str:
        """Its kind, as the outline names it."""
        return str(self.record.__struct_config__.tag)

    @property
    def in_conversation(self) -> bool:
        """Whether it sets one source against another."""
        return len({excerpt.cited.source for excerpt in self.on}) > 1


class Table(Struct, frozen=True):
    """A table of the author's words; a cell without words is one to write in. ``places`` are
    those of its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    place: Place
    places: tuple[Place | None, ...]


class Section(Struct, frozen=True):
    number: int
    id: str
    title: str
    objectives: tuple[Spans, ...]
    text: Prose
    tables: tuple[Table, ...]
    excerpts: tuple[Excerpt, ...]
    questions: tuple[AskedQuestion, ...]
    teacher: Prose
    place: Place


class Event(Struct, frozen=True):
    """An event; ``shown`` are the words of its date, ``key`` makes it a turning point."""

    number: int
    date: Date
    shown: str
    title: Spans
    text: Spans
    cites: tuple[Cited, ...]
    section: str | None
    key: bool
    place: Place
    id: str | None = None


class Term(Struct, frozen=True):
    name: str
    meaning: Spans
    also: tuple[str, ...]
    cites: tuple[Cited, ...]
    place: Place
    section: str | None = None
    id: str | None = None


class Person(Struct, frozen=True):
    name: str
    dates: str | None
    role: Spans
    also: tuple[str, ...]
    sort: str
    cites: tuple[Cited, ...]
    place: Place
    section: str | None = None
    id: str | None = None


class Guide(Struct, frozen=True):
    """All of it. ``cited`` are the citations in the order of their numbers."""

    outline: Outline
    introduction: Prose
    sources: Mapping[str, Source]
    entries: Mapping[str, SourceEntry]
    commentaries: Mapping[str, Commentary]
    references: tuple[Reference, ...]
    sections: tuple[Section, ...]
    quiz: tuple[AskedQuestion, ...]
    timeline: tuple[Event, ...]
    terms: tuple[Term, ...]
    people: tuple[Person, ...]
    cited: tuple[Cited, ...]
    date: Date | None

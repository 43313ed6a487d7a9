"""The outline language: what an author may write, declared once.

From this declaration come the validation, the records of a build and the JSON Schema
that editors use. Keys in a file are the field names with hyphens (``citation-style``).
Every string of a read outline knows its place (:func:`studyguide.records.place_of`), and
every record its own (``record.place``).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta

from studyguide.records import Record

Id = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]
Positive = Annotated[int, Meta(ge=1)]
Lines = Annotated[int, Meta(ge=1, le=60)]
CitationStyle = Literal["chicago-author-date", "mla", "apa"]
Paper = Literal["a4", "letter"]


class Citation(Record):
    """A pointer into a source: verified words, paragraphs, or the whole of it.

    ``quote`` is looked up in the source; ``paragraph`` tells two equal places apart;
    ``paragraphs`` (``12`` or ``12-14``) cites whole paragraphs without quoting.
    """

    source: Id
    quote: str | None = None
    paragraph: Positive | None = None
    paragraphs: str | None = None


class SourceEntry(Record):
    """A text that is quoted, and what is known about it."""

    file: str
    label: str
    kind: Literal["primary", "secondary"]
    reference: dict[str, Any] = {}
    """CSL-YAML, as Zotero exports it; what is not known stays out."""
    about: str | None = None
    """A sentence or two for the reader: what this text is, and what is not known of it."""
    language: str | None = None
    encoding: str | None = None
    paragraphs: Literal["auto", "blank-line", "line"] = "auto"
    join: list[str] = []
    """Ranges (``64-66``) of paragraphs that are one paragraph broken by mistake."""
    skip: list[str] = []
    """Numbers or ranges of paragraphs that are no text: captions, page numbers."""


class Excerpt(Record):
    """Words of a source for the reader: by ``quote``, ``from``/``to`` or ``paragraphs``."""

    id: Id | None = None
    source: Id
    quote: str | None = None
    from_: str | None = None
    to: str | None = None
    paragraphs: str | None = None
    paragraph: Positive | None = None
    intro: str | None = None
    """One line above the words: who speaks, and of what."""
    note: str | None = None
    """An editor's note below the words, marked as such."""
    language: str | None = None


class Level(Record):
    """One level of a mark scheme: ``marks: 4-6`` and what an answer of that level does."""

    marks: str
    descriptor: str


class QuestionBase(Record):
    """What questions of all kinds share."""

    id: Id | None = None
    ask: str
    on: Id | list[Id] | None = None
    """The excerpt or excerpts that the question asks about."""
    points: Positive = 1
    evidence: Citation | list[Citation] | None = None
    note: str | None = None
    """For the teacher: likely mistakes, what to accept."""


class Short(QuestionBase, tag_field="kind", tag="short"):
    answer: str
    lines: Lines = 3


class Essay(QuestionBase, tag_field="kind", tag="essay"):
    answer: str
    lines: Lines = 16
    plan: bool = False
    """Whether a box to plan in stands above the lines."""
    levels: list[Level] = []


class Choice(QuestionBase, tag_field="kind", tag="choice"):
    choices: Annotated[list[str], Meta(min_length=2, max_length=26)]
    answer: str | list[str]
    """The right choice or choices, in the words of ``choices``."""


class TrueFalse(QuestionBase, tag_field="kind", tag="true-false"):
    answer: bool
    why: str | None = None
    """What makes it true or false; students are asked to say so on ``lines`` lines."""
    lines: Annotated[int, Meta(ge=0, le=60)] = 2


class Pair(Record):
    item: str
    match: str


class Match(QuestionBase, tag_field="kind", tag="match"):
    pairs: Annotated[list[Pair], Meta(min_length=2, max_length=26)]


class Order(QuestionBase, tag_field="kind", tag="order"):
    items: Annotated[list[str], Meta(min_length=2, max_length=26)]
    """In the right order; they are printed shuffled, the same way every time."""


class Cloze(QuestionBase, tag_field="kind", tag="cloze"):
    text: str
    """Sentences in which ``{words}`` in braces become gaps."""
    bank: bool = True
    """Whether the words are listed, shuffled, above the sentences."""


Question = Short | Essay | Choice | TrueFalse | Match | Order | Cloze


class Section(Record):
    id: Id
    title: str
    objectives: list[str] = []
    text: str | None = None
    """Markdown in the author's own words; ``[@rt "words"]`` is a verified citation."""
    excerpts: list[Excerpt] = []
    questions: list[Question] = []
    teacher: str | None = None
    """Markdown for the teacher's part of the key."""


class Event(Record):
    """Something that happened; ``date`` is EDTF (ISO 8601-2), ``shown`` the words to print."""

    date: str
    title: str
    shown: str | None = None
    text: str | None = None
    cite: Citation | list[Citation] | None = None
    section: Id | None = None


class Term(Record):
    term: str
    meaning: str
    also: list[str] = []
    """Other forms under which the index finds it."""
    cite: Citation | list[Citation] | None = None
    section: Id | None = None


class Person(Record):
    name: str
    role: str
    dates: str | None = None
    also: list[str] = []
    sort: str | None = None
    """The form under which the index files the name: ``Khrushchev, Nikita``."""
    cite: Citation | list[Citation] | None = None
    section: Id | None = None


class EditionOptions(Record):
    """What one edition of this outline does differently."""

    title: str | None = None
    omit: list[
        Literal[
            "cover",
            "how-to-use",
            "contents",
            "timeline",
            "terms",
            "people",
            "quiz",
            "bibliography",
            "sources",
            "index",
            "verification",
        ]
    ] = []


class Outline(Record):
    title: str
    subtitle: str | None = None
    author: str | None = None
    language: str = "en-GB"
    date: str | None = None
    """The date printed and stored (YYYY-MM-DD); else SOURCE_DATE_EPOCH; else none."""
    citation_style: CitationStyle = "chicago-author-date"
    paper: Paper = "a4"
    theme: str | None = None
    """A theme file of the project's own, laid over the built-in one."""
    introduction: str | None = None
    """Markdown for the page "How to use this guide"; a general one exists without it."""
    sources: dict[Id, SourceEntry]
    sections: list[Section]
    quiz: list[Question] = []
    """"Test yourself": questions over everything, after the sections."""
    timeline: list[Event] = []
    terms: list[Term] = []
    people: list[Person] = []
    editions: dict[str, EditionOptions] = {}

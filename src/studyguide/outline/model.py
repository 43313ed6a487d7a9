"""The outline language: what an author may write, declared once.

From this declaration come the validation, the records of a build and the JSON Schema
that editors use. Keys in a file are the field names with hyphens (``citation-style``).
Every string of a read outline knows its place (:func:`studyguide.records.place_of`), and
every record its own (``record.place``).

The annotations are not postponed (no ``annotations`` import from the future): readers are
made from them in every run, and strings would have to be evaluated first.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta

from studyguide.records import Record, form

Words = Annotated[
    str, form(r"[^\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]", "text that is not blank")
]
Id = Annotated[str, form(r"^[A-Za-z][A-Za-z0-9_-]*$", "a letter, then letters, digits, - or _")]
Paragraphs = Annotated[
    str, form(r"^[0-9]{1,6}(-[0-9]{1,6})?$", "the number of a paragraph or a range such as 12-14")
]
Language = Annotated[
    str, form(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "a language tag such as en-GB or ru")
]
"""BCP 47, as far as its form goes."""
Date = Annotated[str, form(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a date such as 2026-09-01")]
Positive = Annotated[int, Meta(ge=1)]
Lines = Annotated[int, Meta(ge=1, le=60)]
Sheets = Annotated[int, Meta(ge=1, le=20)]
CitationStyle = Literal["chicago-author-date", "mla", "apa", "label"]
Paper = Literal["a4", "letter"]


class Citation(Record):
    """A pointer into a source: verified words, paragraphs, or the whole of it.

    ``quote`` is looked up in the source; ``paragraph`` tells two equal places apart;
    ``paragraphs`` (``12`` or ``12-14``) cites whole paragraphs without quoting.
    """

    source: Id
    quote: Words | None = None
    paragraph: Positive | None = None
    paragraphs: Paragraphs | None = None


class SourceNote(Record):
    """The editor's note on a source: on the words ``quote``, else on a whole ``paragraph``."""

    quote: Words | None = None
    paragraph: Annotated[str, form(r"^[1-9][0-9]{0,5}$", "the number of a paragraph")] | None = None
    note: Words


class SourceEntry(Record):
    """A text that is quoted, and what is known about it."""

    file: Words
    label: Words
    kind: Literal["primary", "secondary"]
    reference: dict[str, Any] = {}
    """CSL-YAML, as Zotero exports it; what is not known stays out."""
    about: Words | None = None
    """A sentence or two for the reader: what this text is, and what is not known of it."""
    language: Language | None = None
    encoding: Words | None = None
    paragraphs: Literal["auto", "blank-line", "line"] = "auto"
    join: list[Paragraphs] = []
    """Ranges (``64-66``) of paragraphs that are one paragraph broken by mistake."""
    skip: list[Paragraphs] = []
    """Numbers or ranges of paragraphs that are no text: captions, page numbers."""
    notes: list[SourceNote] = []
    """Printed below the paragraphs that they are about, where the whole source stands."""


class Excerpt(Record):
    """Words of a source for the reader: by ``quote``, ``from``/``to`` or ``paragraphs``."""

    id: Id | None = None
    source: Id
    quote: Words | None = None
    from_: Words | None = None
    to: Words | None = None
    paragraphs: Paragraphs | None = None
    paragraph: Positive | None = None
    intro: Words | None = None
    """One line above the words: who speaks, and of what."""
    note: Words | list[Words] | None = None
    """An editor's note below the words, marked as such, or several."""
    language: Language | None = None


class Level(Record):
    """One level of a mark scheme: ``marks: 4-6`` and what an answer of that level does."""

    marks: Words
    descriptor: Words


SECTION_TEXT = "text"
"""What ``on`` of a question calls the text of its section: no excerpt may have this id."""


class QuestionBase(Record):
    """What questions of all kinds share."""

    id: Id | None = None
    ask: Words
    on: Id | list[Id] | None = None
    """The excerpt or excerpts that the question asks about; ``text`` is the section's text."""
    points: Positive = 1
    evidence: Citation | list[Citation] | None = None
    note: Words | None = None
    """For the teacher: likely mistakes, what to accept."""


class Short(QuestionBase, tag_field="kind", tag="short"):
    answer: Words
    lines: Lines = 3


class Essay(QuestionBase, tag_field="kind", tag="essay"):
    answer: Words
    lines: Lines = 16
    plan: bool = False
    """Whether a box to plan in stands above the lines."""
    levels: list[Level] = []


class Choice(QuestionBase, tag_field="kind", tag="choice"):
    choices: Annotated[list[Words], Meta(min_length=2, max_length=26)]
    answer: Words | list[Words]
    """The right choice or choices, in the words of ``choices``."""


class TrueFalse(QuestionBase, tag_field="kind", tag="true-false"):
    answer: bool
    why: Words | None = None
    """What makes it true or false; students are asked to say so on ``lines`` lines."""
    lines: Annotated[int, Meta(ge=0, le=60)] = 2


class Pair(Record):
    item: Words
    match: Words


class Match(QuestionBase, tag_field="kind", tag="match"):
    pairs: Annotated[list[Pair], Meta(min_length=2, max_length=26)]


class Order(QuestionBase, tag_field="kind", tag="order"):
    items: Annotated[list[Words], Meta(min_length=2, max_length=26)]
    """In the right order; they are printed shuffled, the same way every time."""


class Cloze(QuestionBase, tag_field="kind", tag="cloze"):
    text: Words
    """Sentences in which ``{words}`` in braces become gaps."""
    bank: bool = True
    """Whether the words are listed, shuffled, above the sentences."""


Question = Short | Essay | Choice | TrueFalse | Match | Order | Cloze


class Table(Record):
    """Words side by side; an empty cell is one to write in."""

    title: Words
    columns: Annotated[list[Words], Meta(min_length=2, max_length=5)]
    rows: list[list[str | None]] = []
    """As many cells in each as there are columns; the first one heads its row."""
    blank: Annotated[int, Meta(ge=0, le=20)] = 0
    """How many empty rows follow."""


class Section(Record):
    id: Id
    title: Words
    objectives: list[Words] = []
    text: Words | None = None
    """Markdown in the author's own words; ``[@rt "words"]`` is a verified citation."""
    tables: list[Table] = []
    excerpts: list[Excerpt] = []
    questions: list[Question] = []
    teacher: Words | None = None
    """Markdown for the teacher's part of the key."""


class Event(Record):
    """Something that happened; ``date`` is EDTF (ISO 8601-2), ``shown`` the words to print."""

    id: Id | None = None
    """By which flashcards know it again when its words are corrected."""
    date: Words
    title: Words
    shown: Words | None = None
    text: Words | None = None
    cite: Citation | list[Citation] | None = None
    section: Id | None = None
    key: bool = False
    """A turning point, which the drawn timeline prints larger."""


class Term(Record):
    id: Id | None = None
    """By which flashcards know it again when its words are corrected."""
    term: Words
    meaning: Words
    also: list[Words] = []
    """Other forms under which the index finds it."""
    cite: Citation | list[Citation] | None = None
    section: Id | None = None


class Person(Record):
    id: Id | None = None
    """By which flashcards know it again when its words are corrected."""
    name: Words
    role: Words
    dates: Words | None = None
    also: list[Words] = []
    sort: Words | None = None
    """The form under which the index files the name: ``Khrushchev, Nikita``."""
    cite: Citation | list[Citation] | None = None
    section: Id | None = None


class IndexEntry(Record):
    """A word for the index that is neither a term nor a person."""

    name: Words
    also: list[Words] = []
    """Other forms under which it is found."""


class EditionOptions(Record):
    """What one edition of this outline does differently."""

    title: Words | None = None
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


class CardOptions(Record):
    """Which flashcards are made: of what, and of which sections; without a choice, of all."""

    title: Words | None = None
    of: list[Literal["terms", "people", "events", "questions"]] = []
    sections: list[Id] = []


class CornellOptions(Record):
    """Notes pages: ``title`` is what they are called at the foot, ``pages`` how many a section has
    at least."""

    title: Words | None = None
    pages: Annotated[int, Meta(ge=1, le=20)] = 1


class HandoutSection(Record):
    """What stands on the handout of a section: excerpts by id or printed name (``2B``),
    questions by id or printed number; whatever is not said follows from the other."""

    excerpts: list[Words] | None = None
    questions: list[Words] | None = None
    text: bool | None = None
    sheets: Sheets | None = None


class HandoutOptions(Record):
    """Handouts, one for each section; ``text`` prints the text of the section as well."""

    text: bool = False
    sheets: Sheets = 1
    """How many sheets, printed on both sides, a handout may take."""
    sections: dict[Id, HandoutSection] = {}
    """What is chosen of each section; one that is not named is printed whole."""


class WorksheetOptions(Record):
    """The worksheet; without ``sections`` or ``kinds`` it has questions of all of them."""

    title: Words | None = None
    sections: list[Id] = []
    kinds: list[Literal["short", "essay", "choice", "true-false", "match", "order", "cloze"]] = []


class QuizOptions(Record):
    """A test paper: which questions are drawn by lot, and how many versions ask them."""

    title: Words | None = None
    note: Words | None = None
    """What students are told at the head: the time they have, what is allowed."""
    seed: Annotated[int, Meta(ge=0)] = 1
    """Another number gives another paper."""
    questions: Positive | None = None
    """How many are drawn; 12, or as many as there are."""
    versions: Annotated[int, Meta(ge=1, le=12)] = 2
    kinds: list[Literal["short", "choice", "true-false", "match", "order", "cloze"]] = []
    """Without a choice all of these."""
    sections: list[Id] = []
    """Where they are drawn from; without a choice, from all sections and the quiz."""
    excerpts: bool = False
    """Whether questions on excerpts are drawn, whose excerpts are then printed."""


class Every(Record):
    every: Annotated[int, Meta(ge=2, le=20)]


class TimelineOptions(Record):
    """The timeline on the wall, and to be filled in: the titles of ``blank`` events are left out,
    and with a ``bank`` listed, shuffled, above it."""

    title: Words | None = None
    blank: Literal["all"] | list[Id] | Every | None = None
    """All, those with these ids, or every so many; without a word, all but turning points."""
    bank: bool = True


class Editions(Record):
    """Options by edition. The key has none of its own: its pages are those of the guide."""

    guide: EditionOptions = EditionOptions()
    handout: HandoutOptions = HandoutOptions()
    worksheet: WorksheetOptions = WorksheetOptions()
    cornell: CornellOptions = CornellOptions()
    cards: CardOptions = CardOptions()
    timeline: TimelineOptions = TimelineOptions()
    quiz: QuizOptions | None = None


class Outline(Record):
    title: Words
    subtitle: Words | None = None
    author: Words | None = None
    language: Language = "en-GB"
    date: Date | None = None
    """The date printed and stored (YYYY-MM-DD); else SOURCE_DATE_EPOCH; else none."""
    citation_style: CitationStyle = "chicago-author-date"
    paper: Paper = "a4"
    theme: Words | None = None
    """A theme file of the project's own, laid over the built-in one."""
    introduction: Words | None = None
    """Markdown at the head of the page "How to use this guide", before the general text."""
    sources: dict[Id, SourceEntry]
    sections: list[Section]
    quiz: list[Question] = []
    """"Test yourself": questions over everything, after the sections."""
    timeline: list[Event] = []
    terms: list[Term] = []
    people: list[Person] = []
    index: list[IndexEntry] = []
    editions: Editions = Editions()

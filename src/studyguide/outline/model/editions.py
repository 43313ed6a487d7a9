"""What the author chooses for single editions."""

from typing import Annotated, Literal

from msgspec import Meta

from studyguide.outline.model.values import Id, Positive, Sheets, Words
from studyguide.records import Record


class EditionOptions(Record):
    """What the guide and its key, which have the same pages, do differently."""

    title: Words | None = None
    """A title for this edition in place of the outline's.

    Example: `title: The Secret Speech, class 10b`
    """
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
    """Parts that are left out.

    - `cover`: the first page, with the title
    - `how-to-use`: the page “How to use this guide”
    - `contents`: the table of contents
    - `timeline`: the list of events and the drawing of it
    - `terms`: the list of terms
    - `people`: the list of people
    - `quiz`: “Test yourself”
    - `bibliography`: the list of the sources
    - `sources`: the sources in full
    - `index`: the index
    - `verification`: how each quotation was found in its source

    Example: `omit: [index, verification]`
    """


class CardOptions(Record):
    """Which flashcards are made; without a choice, all."""

    title: Words | None = None
    """A title for this edition in place of the outline's.

    Example: `title: Flashcards, class 10b`
    """
    of: list[Literal["terms", "people", "events", "questions"]] = []
    """What cards are made of; without it, of everything.

    - `terms`: the term on the front, its meaning on the back
    - `people`: the name on the front, the role on the back
    - `events`: the event on the front, its date on the back
    - `questions`: questions with a short answer or one right choice

    Example: `of: [terms, people]`
    """
    sections: list[Id] = []
    """The ids of the sections whose cards are made; without it, all. Terms, people and events
    belong to the section that they name under `section`.

    Example: `sections: [speech, reforms]`
    """


class CornellOptions(Record):
    """Pages for notes, over which the objectives of a section are spread as cues."""

    title: Words | None = None
    """What the pages are called at their foot.

    Example: `title: Notes, class 10b`
    """
    pages: Annotated[int, Meta(ge=1, le=20)] = 1
    """How many pages each section has at least, 1 to 20.

    Example: `pages: 2`
    """


class HandoutSection(Record):
    """What stands on the handout of one section. Where only `questions` are named, the excerpts
    are those that they ask about; where only `excerpts` are, the questions are those that can be
    answered from them."""

    excerpts: list[Words] | None = None
    """The excerpts, by id or by printed name, also of other sections.

    Example: `excerpts: [charge, 1A]`
    """
    questions: list[Words] | None = None
    """The questions of the section, by id or by printed number.

    Example: `questions: [9, 10, true-or-not]`
    """
    text: bool | None = None
    """Whether the text and the tables of this section are printed as well.

    Example: `text: true`
    """
    sheets: Sheets | None = None
    """How many sheets, printed on both sides, the handout of this section may take,
    1 to 20.

    Example: `sheets: 2`
    """


class HandoutOptions(Record):
    """Handouts, one for each section."""

    text: bool = False
    """Whether the text and the tables of the sections are printed as well.

    Example: `text: true`
    """
    sheets: Sheets = 1
    """How many sheets, printed on both sides, a handout may take, 1 to 20.

    Example: `sheets: 2`
    """
    sections: dict[Id, HandoutSection] = {}
    """What is chosen of each section, by its id; one that is not listed is printed whole.

    Example:

        sections:
          speech: {questions: [9, 10, true-or-not]}
          reforms: {excerpts: [charge], sheets: 2}
    """


class WorksheetOptions(Record):
    """The questions alone, with room to answer."""

    title: Words | None = None
    """A title for this edition in place of the outline's.

    Example: `title: Revision, class 10b`
    """
    sections: list[Id] = []
    """The ids of the sections whose questions are printed; without it, all.

    Example: `sections: [speech, reforms]`
    """
    kinds: list[Literal["short", "essay", "choice", "true-false", "match", "order", "cloze"]] = []
    """The kinds of question that are printed; without it, all.

    Example: `kinds: [short, cloze, match]`
    """


class QuizOptions(Record):
    """A test paper of questions that are drawn by lot, in several versions."""

    title: Words | None = None
    """A title for this edition in place of the outline's.

    Example: `title: The year 1956`
    """
    note: Words | None = None
    """What students are told at the head of the paper: the time they have, what is allowed.

    Example: `note: Twenty minutes. No books.`
    """
    seed: Annotated[int, Meta(ge=0)] = 1
    """A number of your own from which the draw follows: another one gives another paper, the same
    one the same paper for ever.

    Example: `seed: 1956`
    """
    questions: Positive | None = None
    """How many are drawn; without it twelve, or as many as there are.

    Example: `questions: 8`
    """
    versions: Annotated[int, Meta(ge=1, le=12)] = 2
    """How many versions ask them, 12 at most, each in an order of its own.

    Example: `versions: 3`
    """
    kinds: list[Literal["short", "choice", "true-false", "match", "order", "cloze"]] = []
    """The kinds of question that are drawn; without it, all but essays.

    Example: `kinds: [choice, true-false]`
    """
    sections: list[Id] = []
    """The ids of the sections that they are drawn from; without it, all of them and `quiz`, “Test
    yourself”.

    Example: `sections: [speech, reforms]`
    """
    excerpts: bool = False
    """Whether questions on excerpts are drawn too, whose excerpts are then printed.

    Example: `excerpts: true`
    """


class Every(Record):
    """One event in so many, counted in their order."""

    every: Annotated[int, Meta(ge=2, le=20)]
    """2 for every second one, 3 for every third, up to 20.

    Example: `every: 2`
    """


class TimelineOptions(Record):
    """The timeline for the wall, and the one to be filled in."""

    title: Words | None = None
    """A title for this edition in place of the outline's.

    Example: `title: The years around 1956`
    """
    blank: Literal["all"] | list[Id] | Every | None = None
    """Which titles are left for students to fill in: `all`, every second or third one, or those of
    the events with these ids. Without it, all but turning points; with an empty list there is
    only the poster.

    Example: `blank: {every: 2}`
    """
    bank: bool = True
    """Whether the titles that are left out are listed, shuffled, above the timeline.

    Example: `bank: false`
    """


class Editions(Record):
    """Options by edition. The key has none of its own: its pages are those of the guide."""

    guide: EditionOptions = EditionOptions()
    """The guide, and with it the key.

    Example: `guide: {omit: [index, verification]}`
    """
    handout: HandoutOptions = HandoutOptions()
    """A section on a sheet: what is read and what is asked.

    Example: `handout: {text: true, sheets: 2}`
    """
    worksheet: WorksheetOptions = WorksheetOptions()
    """The questions alone, with room to answer.

    Example: `worksheet: {kinds: [short, cloze, match]}`
    """
    cornell: CornellOptions = CornellOptions()
    """Notes pages for each section.

    Example: `cornell: {pages: 2}`
    """
    cards: CardOptions = CardOptions()
    """Flashcards to cut out, and the same for Anki.

    Example: `cards: {of: [terms, people]}`
    """
    timeline: TimelineOptions = TimelineOptions()
    """A poster for the wall, and a sheet with events to fill in.

    Example: `timeline: {blank: all}`
    """
    quiz: QuizOptions | None = None
    """A test paper in several versions.

    Example: `quiz: {questions: 12, versions: 2}`
    """

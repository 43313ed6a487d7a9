"""A section, its excerpts and its tables."""

from typing import Annotated

from msgspec import Meta

from studyguide.outline.model.questions import Question
from studyguide.outline.model.values import Id, Language, Paragraphs, Positive, Words
from studyguide.records import Record


class Excerpt(Record):
    """Words of a source for the reader: by `quote`, by `from` and `to`, or by `paragraphs`."""

    id: Id | None = None
    """A name of your own, by which questions (`on`) and handouts point to the excerpt. It is not
    printed: there an excerpt is called by its section and a letter, 2A.

    Example: `id: spread`
    """
    source: Id
    """The id of the source, as it stands under `sources`.

    Example: `source: rt`
    """
    quote: Words | None = None
    """The exact words to print. `…` leaves words out, `[ ]` has words of yours, `[sic]` says that a
    slip is the source's own.

    Example: `quote: Khrushchev accused the former leader … of excessive cruelty.`
    """
    from_: Words | None = None
    """The first words of a longer excerpt: everything from these words to those of `to` is printed.

    Example:

        from: On the last day
        to: was told abroad
    """
    to: Words | None = None
    """The last words of a longer excerpt, which begins with those of `from`.

    Example:

        from: On the last day
        to: was told abroad
    """
    paragraphs: Paragraphs | None = None
    """Prints whole paragraphs, by number, in place of words.

    Example: `paragraphs: 3-4`
    """
    paragraph: Positive | None = None
    """In which paragraph the words of `quote`, or the first ones of `from`, stand, if they stand in
    several.

    Example:

        quote: the party
        paragraph: 12
    """
    intro: Words | None = None
    """One line above the words: who speaks, and of what.

    Example: `intro: What Khrushchev charged Stalin with.`
    """
    note: Words | list[Words] | None = None
    """An editor's note below the words, marked as such, or a list of notes.

    Example: `note: “The former leader” is Stalin.`
    """
    language: Language | None = None
    """The language of these words, if it is not that of the source.

    Example: `language: de`
    """


class Table(Record):
    """Words side by side, after the section's text; an empty cell is one to write in."""

    title: Words
    """What stands above the table.

    Example: `title: Did it succeed?`
    """
    columns: Annotated[list[Words], Meta(min_length=2, max_length=5)]
    """The heads of the columns, 2 to 5.

    Example: `columns: [Measure, Evidence of success]`
    """
    rows: list[list[str | None]] = []
    """The rows, each a list with as many cells as there are columns; the first one heads its row.
    Cells are words; one that is empty (`''` or `~`) gets lines to write on.

    Example:

        rows:
          - [Prisoners, Their number fell.]
          - [Housing, '']
    """
    blank: Annotated[int, Meta(ge=0, le=20)] = 0
    """How many empty rows follow, 20 at most, each begun with “Your own:”.

    Example: `blank: 2`
    """


class Section(Record):
    """A chapter of the guide: a text, tables, excerpts and questions on them."""

    id: Id
    """A name of your own, of letters, digits, `-` and `_`, by which everything else names the
    section. It stands in the names of handouts, but not on paper.

    Example: `id: reception`
    """
    title: Words
    """The heading of the section.

    Example: `title: The speech`
    """
    objectives: list[Words] = []
    """What a student can do afterwards, in words.

    Example: `objectives: [Explain what Khrushchev charged Stalin with.]`
    """
    text: Words | None = None
    """Prose of your own, in which citations may stand.

    Example: `text: Khrushchev spoke *in secret* [@rt "on the last day of the congress"].`
    """
    tables: list[Table] = []
    """Tables, printed after the text.

    Example:

        tables:
          - title: Did it succeed?
            columns: [Measure, Evidence of success]
            blank: 4
    """
    excerpts: list[Excerpt] = []
    """Words of the sources for the reader, named 2A, 2B, 2C in their order.

    Example:

        excerpts:
          - {source: rt, quote: on the last day of the congress}
    """
    questions: list[Question] = []
    """The questions, numbered through the whole guide.

    Example:

        questions:
          - ask: Whom did Khrushchev accuse?
            kind: short
            answer: Stalin.
    """
    teacher: Words | None = None
    """Prose for the teacher's part of the key.

    Example: `teacher: Allow two lessons; begin with the timeline.`
    """

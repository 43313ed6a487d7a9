"""What stands in lists before and after the sections: events, terms, people, index."""

from studyguide.outline.model.sources import Citation
from studyguide.outline.model.values import Id, Words
from studyguide.records import Record


class Event(Record):
    """Something that happened, for the timeline."""

    id: Id | None = None
    """A name of your own, by which flashcards know the event again when its words are corrected,
    and by which the timeline to be filled in chooses it.

    Example: `id: congress-opens`
    """
    date: Words
    """When it happened: `1956-02-25`, or vaguely, `1925~` (about), `193X` (the 1930s),
    `1955-12/1956-02` (from … to …). The forms are those of EDTF.

    Example: `date: 1956-02-25`
    """
    title: Words
    """What happened, in a few words.

    Example: `title: The secret speech`
    """
    shown: Words | None = None
    """The words to print for the date, if those that follow from it are not the right ones.

    Example: `shown: in the winter of 1955`
    """
    text: Words | None = None
    """More about it, in a sentence or two.

    Example: `text: The delegates were told not to take notes.`
    """
    cite: Citation | list[Citation] | None = None
    """Where the sources say so. One, or a list. An event without it is a warning.

    Example: `cite: {source: rt, quote: on the last day of the congress}`
    """
    section: Id | None = None
    """The id of the section that it belongs to, whose number stands beside it in the drawn
    timeline.

    Example: `section: speech`
    """
    key: bool = False
    """Whether it is a turning point, which the drawn timeline prints large, with a ring round its
    mark.

    Example: `key: true`
    """


class Term(Record):
    """A word that students should know."""

    id: Id | None = None
    """A name of your own, by which flashcards know the term again when its words are corrected.

    Example: `id: thaw`
    """
    term: Words
    """The word.

    Example: `term: Thaw`
    """
    meaning: Words
    """What it means, in words.

    Example: `meaning: The years after Stalin in which some things could be said again.`
    """
    also: list[Words] = []
    """Other forms under which the index finds it.

    Example: `also: [thawed, the Thaw]`
    """
    cite: Citation | list[Citation] | None = None
    """Where the sources say so. One, or a list. A term without it is a warning.

    Example: `cite: {source: essay, paragraphs: 3}`
    """
    section: Id | None = None
    """The id of the section that it belongs to, for flashcards of single sections.

    Example: `section: reforms`
    """


class Person(Record):
    """Someone whom students should know."""

    id: Id | None = None
    """A name of your own, by which flashcards know the person again when the words are corrected.

    Example: `id: khrushchev`
    """
    name: Words
    """The name as it is printed.

    Example: `name: Nikita Khrushchev`
    """
    role: Words
    """Who it is, in words.

    Example: `role: First Secretary of the party from 1953 to 1964.`
    """
    dates: Words | None = None
    """Years of birth and death, as a date from … to ….

    Example: `dates: 1894/1971`
    """
    also: list[Words] = []
    """Other forms under which the index finds the person.

    Example: `also: [Khrushchev, Khrushchev’s]`
    """
    sort: Words | None = None
    """The form under which the index files the name.

    Example: `sort: Khrushchev, Nikita`
    """
    cite: Citation | list[Citation] | None = None
    """Where the sources say so. One, or a list. A person without it is a warning.

    Example: `cite: {source: rt, paragraphs: 12-14}`
    """
    section: Id | None = None
    """The id of the section that the person belongs to, for flashcards of single sections.

    Example: `section: speech`
    """


class IndexEntry(Record):
    """A word for the index that is neither a term nor a person, such as a place."""

    name: Words
    """The word as the index prints it.

    Example: `name: Hungary`
    """
    also: list[Words] = []
    """Other forms under which it is found.

    Example: `also: [Hungarian]`
    """

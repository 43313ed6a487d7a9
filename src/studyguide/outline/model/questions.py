"""Questions, of seven kinds."""

from typing import Annotated, ClassVar

from msgspec import Meta

from studyguide.outline.model.sources import Citation
from studyguide.outline.model.values import Id, Lines, Positive, Words
from studyguide.records import Record

SECTION_TEXT = "text"
"""What ``on`` of a question calls the text of its section: no excerpt may have this id."""


class QuestionBase(Record):
    """What questions of all kinds share."""

    kind: ClassVar[str]
    """How the question is answered; what else it needs follows from it.

    Example:

        kind: short
        answer: Stalin.
    """
    id: Id | None = None
    """A name of your own, by which a handout chooses the question and a flashcard is known again
    after its words were corrected. It is not printed.

    Example: `id: whose-opinion`
    """
    ask: Words
    """The question, in words. How to answer and which excerpts to use is printed below it, and
    need not be said here.

    Example: `ask: Whom did Khrushchev accuse?`
    """
    on: Id | list[Id] | None = None
    """The excerpt or excerpts that the question is about, by their ids; `text` is the text of the
    section. With excerpts of two or more sources it is marked “Sources in conversation”.

    Example: `on: [charge, centres]`
    """
    points: Positive = 1
    """How much a right answer is worth. The points of a section are added up beside its questions.

    Example: `points: 3`
    """
    evidence: Citation | list[Citation] | None = None
    """Where the sources bear out the answer; printed in the key. One, or a list. An answer without
    it is a warning.

    Example: `evidence: {source: rt, quote: on the last day of the congress}`
    """
    note: Words | None = None
    """For the teacher, printed in the key: likely mistakes, what to accept.

    Example: `note: Accept “the party” as well.`
    """


class Short(QuestionBase, tag_field="kind", tag="short"):
    """A sentence or two, written on lines."""

    answer: Words
    """The answer that the key prints.

    Example: `answer: Stalin, who had died in 1953.`
    """
    lines: Lines = 3
    """How many ruled lines there are to write on, 1 to 60. A pupil writes about 62 characters on
    one.

    Example: `lines: 4`
    """


class Level(Record):
    """One level of a mark scheme."""

    marks: Words
    """The marks that answers of this level get.

    Example: `marks: 4-6`
    """
    descriptor: Words
    """What an answer of this level does, in words.

    Example: `descriptor: Uses both sources and weighs one against the other.`
    """


class Essay(QuestionBase, tag_field="kind", tag="essay"):
    """A longer text, with room to plan it and a mark scheme if you like."""

    answer: Words
    """An answer as an example, which the key prints.

    Example: `answer: Both texts say that the speech was secret, but …`
    """
    lines: Lines = 16
    """How many ruled lines there are to write on, 1 to 60.

    Example: `lines: 24`
    """
    plan: bool = False
    """Whether a box to plan in stands above the lines.

    Example: `plan: true`
    """
    levels: list[Level] = []
    """The mark scheme, level by level, which the key prints.

    Example:

        levels:
          - {marks: 1-3, descriptor: Retells what one source says.}
          - {marks: 4-6, descriptor: Weighs one source against the other.}
    """


class Choice(QuestionBase, tag_field="kind", tag="choice"):
    """One or several of a list, ticked in boxes."""

    choices: Annotated[list[Words], Meta(min_length=2, max_length=26)]
    """What there is to choose from, 2 to 26, in the order in which they are printed.

    Example:

        choices: [Stalin, Lenin]
        answer: Stalin
    """
    answer: Words | list[Words]
    """The right choice, or a list of them, in the very words of `choices`.

    Example:

        choices: [Stalin, Lenin, Mao]
        answer: [Stalin, Mao]
    """


class TrueFalse(QuestionBase, tag_field="kind", tag="true-false"):
    """A claim that is true or false."""

    answer: bool
    """Whether the claim is true.

    Example: `answer: false`
    """
    why: Words | None = None
    """What makes it true or false, for the key; students are then asked to say so.

    Example: `why: The speech was read out at closed meetings.`
    """
    lines: Annotated[int, Meta(ge=0, le=60)] = 2
    """How many ruled lines there are to say why on, 0 to 60.

    Example: `lines: 3`
    """


class Pair(Record):
    """Two things that belong together."""

    item: Words
    """What stands on the left.

    Example: `item: Georgy Malenkov`
    """
    match: Words
    """What belongs to it; stands on the right, shuffled.

    Example: `match: head of government until 1955`
    """


class Match(QuestionBase, tag_field="kind", tag="match"):
    """Two columns, of which the right one is shuffled."""

    pairs: Annotated[list[Pair], Meta(min_length=2, max_length=26)]
    """What belongs together, 2 to 26 pairs. No item and no match stands twice.

    Example:

        pairs:
          - {item: "1953", match: Stalin dies}
          - {item: "1956", match: the secret speech}
    """


class Order(QuestionBase, tag_field="kind", tag="order"):
    """Things to be put in order."""

    items: Annotated[list[Words], Meta(min_length=2, max_length=26)]
    """What is to be put in order, 2 to 26, here in the right order. They are printed shuffled,
    the same way every time.

    Example: `items: [Stalin dies, the congress opens, the speech is held]`
    """


class Cloze(QuestionBase, tag_field="kind", tag="cloze"):
    """Sentences with gaps, all equally wide."""

    text: Words
    """Sentences in which words in braces become gaps. They hold no citations.

    Example: `text: In {1956} the {twentieth} congress of the party met.`
    """
    bank: bool = True
    """Whether the words are listed, shuffled, above the sentences.

    Example: `bank: false`
    """


Question = Short | Essay | Choice | TrueFalse | Match | Order | Cloze

"""The whole of an outline file."""

from studyguide.outline.model.editions import Editions
from studyguide.outline.model.lists import Event, IndexEntry, Person, Term
from studyguide.outline.model.questions import Question
from studyguide.outline.model.sections import Section
from studyguide.outline.model.sources import SourceEntry
from studyguide.outline.model.values import CitationStyle, Date, Id, Language, Paper, Words
from studyguide.records import Record


class Outline(Record):
    """An outline: everything that a study guide is made from."""

    title: Words
    """The title of the guide, on the cover and in the file's metadata.

    Example: `title: The Secret Speech`
    """
    subtitle: Words | None = None
    """What stands below the title, on the cover and in the file's metadata.

    Example: `subtitle: Khrushchev, the XX Congress and de-Stalinisation`
    """
    author: Words | None = None
    """Whose work the guide is, on the cover and in the file's metadata.

    Example: `author: A. Teacher`
    """
    language: Language = "en-GB"
    """The language of the guide, as a tag (BCP 47). Hyphens and quotation marks in your text are
    yours, but the program's own words, dates and citations follow it.

    Example: `language: ru`
    """
    date: Date | None = None
    """The date that is printed and stored, `YYYY-MM-DD`. Without it, the one in the environment
    variable `SOURCE_DATE_EPOCH`, or none.

    Example: `date: 2026-09-01`
    """
    citation_style: CitationStyle = "chicago-author-date"
    """How sources are cited in the text and listed in the bibliography.

    - `chicago-author-date`: Chicago, 18th edition: (Khrushchev 1956, para. 12)
    - `mla`: MLA, 9th edition: (Khrushchev, par. 12)
    - `apa`: APA, 7th edition: (Khrushchev, 1956, para. 12)
    - `label`: the short names of the sources: (RT ¶ 12)

    Example: `citation-style: mla`
    """
    paper: Paper = "a4"
    """The paper that the guide is printed on.

    - `a4`: 210 × 297 mm
    - `letter`: 8½ × 11 inches

    Example: `paper: letter`
    """
    theme: Words | None = None
    """A theme file of your own, with other faces, sizes or colours. It names only what it changes.

    Example: `theme: my-theme.yaml`
    """
    introduction: Words | None = None
    """Prose at the head of the page “How to use this guide”, before what it says in general.

    Example: `introduction: This guide sets two texts on one speech side by side.`
    """
    sources: dict[Id, SourceEntry]
    """The texts, each under an id of your own by which everything else names it.

    Example:

        sources:
          rt: {file: ../seeds/article.txt, label: RT, kind: secondary}
          essay: {file: ../seeds/essay.txt, label: Essay, kind: secondary}
    """
    sections: list[Section]
    """The sections, in order.

    Example:

        sections:
          - id: speech
            title: The speech
            excerpts:
              - {id: charge, source: rt, quote: on the last day of the congress}
          - id: reforms
            title: The reforms
    """
    quiz: list[Question] = []
    """“Test yourself”: questions over everything, after the sections.

    Example:

        quiz:
          - {kind: true-false, ask: The speech was public, answer: false}
    """
    timeline: list[Event] = []
    """The events of the timeline, in any order.

    Example:

        timeline:
          - {date: 1956-02-25, title: The secret speech, key: true}
    """
    terms: list[Term] = []
    """The words that students should know.

    Example:

        terms:
          - {term: Thaw, meaning: The years after Stalin}
    """
    people: list[Person] = []
    """The people whom students should know.

    Example:

        people:
          - {name: Nikita Khrushchev, role: First Secretary of the party, dates: 1894/1971}
    """
    index: list[IndexEntry] = []
    """Further words for the index, besides terms and people: places, for example.

    Example:

        index:
          - {name: Hungary, also: [Hungarian]}
    """
    editions: Editions = Editions()
    """What single editions do differently.

    Example:

        editions:
          guide: {omit: [index]}
    """

"""What the styles share: who leads an entry, and how its parts are worded."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Literal

from msgspec import Struct

from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography import names, numbers, titles
from studyguide.sources.bibliography.model import Name, Reference
from studyguide.sources.bibliography.numbers import ParagraphRange
from studyguide.sources.bibliography.spans import Spans, capitalised, close, join, plain, spans
from studyguide.sources.bibliography.terms import Terms

PARTS = frozenset({"chapter", "article-journal", "article-magazine", "article-newspaper"})
"""Types of works that are always parts of others."""
HELD = frozenset({"manuscript", "personal_communication", "document", "speech"})
"""Types of works that are kept somewhere, or were printed in others afterwards."""
PERIODICALS = frozenset({"article-magazine", "article-newspaper"})
SITES = frozenset({"webpage", "post-weblog"})

SortKey = tuple[object, ...]


class Lead(Struct, frozen=True):
    """What an entry begins with: ``people`` in a ``role``, or ``words`` in their place.

    ``is_title`` says that the words are the work's own title or description, which then
    does not stand after the date as well.
    """

    people: tuple[Name, ...] = ()
    role: Literal["author", "editor", "translator"] = "author"
    words: Spans = ()
    is_title: bool = False


class Style(ABC):
    """One manual's rules, with the words of one language."""

    code: ClassVar[CitationStyle]
    small_words: ClassVar[frozenset[str]]
    dated: ClassVar[bool] = True
    """Whether citations in the text name the year."""
    word_by_word: ClassVar[bool] = False
    """Whether lists are sorted word by word rather than letter by letter."""
    demoted_particles: ClassVar[bool] = False
    """Whether lists have ``Gaulle, Charles de`` rather than ``de Gaulle, Charles``."""

    labelled: ClassVar[bool] = False
    """Whether citations in the text name works by the labels that the outline gives them."""
    most_listed: ClassVar[int]
    """How many people at most lead an entry in the list by all their names."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms

    @abstractmethod
    def entry(self, work: Reference, suffix: str, *, repeated: bool) -> Spans:
        """The entry in the list.

        ``suffix`` is the letter after the year; ``repeated`` says that the entry before
        this one is led by the same people.
        """

    @abstractmethod
    def sort_key(self, work: Reference) -> SortKey:
        """What entries are sorted by, before their ids."""

    @abstractmethod
    def look(self, work: Reference) -> titles.Look:
        """How the work's title looks in the list."""

    @abstractmethod
    def year(self, work: Reference, suffix: str = "") -> str:
        """The year in the text; empty where the style has none."""

    @abstractmethod
    def dated_lead(self, lead: Spans, year: str) -> Spans:
        """The lead of a citation in the text with its year."""

    def at_paragraphs(self, named: Spans, ranges: Sequence[ParagraphRange]) -> Spans:
        """A work as the text names it, with the paragraphs that are cited."""
        one, several = self.terms.paragraph[self.code]
        words = (f"{one}\u00a0{{}}", f"{several}\u00a0{{}}")
        return join(", ", named, spans(numbers.paragraphs(ranges, words)))

    def stand_in(self, work: Reference) -> Spans:
        """Words that take the place of people who are not known, if not the title."""
        return ()

    @property
    def conjunction(self) -> str:
        """What stands between the last two of several people."""
        return self.terms.conjunction

    def people_in_text(self, people: Sequence[str], shown: int) -> str:
        """People for the text, by the names given, of which the first ``shown`` are printed."""
        if shown < len(people):
            return names.and_others(people[:shown], self.terms, comma=shown > 1)
        return names.series(people, self.conjunction, self.terms)

    def people_in_list(self, people: Sequence[Name], first: str, *, kept: int) -> str:
        """People for the list: the first one as ``first``, the others as they are said.

        ``kept`` is how many are named where there are more than the style lists.
        """
        inverted = first != names.natural(people[0])
        given = [first, *map(names.natural, people[1:])]
        if len(people) > self.most_listed:
            return names.and_others(given[:kept], self.terms, comma=inverted or kept > 1)
        return names.series(given, self.conjunction, self.terms, comma_between_two=inverted)

    def authors(self, work: Reference) -> tuple[Name, ...]:
        """The authors whom the style names."""
        return work.authors

    def lead(self, work: Reference) -> Lead:
        """What the entry begins with, and what citations in the text are made of."""
        if people := self.authors(work):
            return Lead(people)
        if not self.is_part(work):
            if work.editors:
                return Lead(work.editors, "editor")
            if work.translators:
                return Lead(work.translators, "translator")
        if words := self.stand_in(work):
            return Lead(words=words)
        return Lead(words=self.title(work), is_title=True)

    def is_part(self, work: Reference) -> bool:
        """Whether the work is part of another, so that editors are the other's."""
        return work.type in PARTS or (work.type in HELD and bool(work.container_title))

    # Titles

    def title(self, work: Reference) -> Spans:
        """The title as the list has it, or a description of a work whose title is not known."""
        if not work.title:
            return self.bracketed(self.description(work))
        return titles.styled(work.title, self.look(work), self.terms, self.title_case_in_list(work))

    def title_in_text(self, work: Reference, *, full: bool = False) -> Spans:
        """The title as the text has it: without its subtitle unless ``full``.

        A description is told from others by what the work stands in.
        """
        if not work.title:
            words = self.description(work)
            if work.container_title:
                words = (*words, *spans(", "), *self.container(work))
            return self.bracketed(words)
        short = work.title_short or titles.main_title(work.title)
        look = self.look_in_text(work)
        return titles.styled(work.title if full else short, look, self.terms, self.title_case(work))

    def look_in_text(self, work: Reference) -> titles.Look:
        """How the title looks in the text."""
        return self.look(work)

    def title_case(self, work: Reference) -> frozenset[str] | None:
        """The words that stay small in a title that is said to be in English, else None."""
        return self.small_words if titles.is_english(work.language) else None

    def title_case_in_list(self, work: Reference) -> frozenset[str] | None:
        """The words that stay small in the work's title in the list; None leaves it alone."""
        return self.title_case(work)

    def container(self, work: Reference) -> Spans:
        """The title of what the work stands in, empty if there is none."""
        return titles.styled(work.container_title, "italic", self.terms, self.title_case(work))

    def description(self, work: Reference) -> Spans:
        """What a work without a known title is called: its genre, else its type."""
        words = work.genre or self.terms.descriptions[work.type]
        if work.recipients and work.type == "personal_communication":
            people = [names.natural(name) for name in work.recipients]
            conjunction = self.terms.conjunction
            words = self.terms.letter_to.format(names.series(people, conjunction, self.terms))
        return capitalised(spans(words))

    def bracketed(self, description: Spans) -> Spans:
        """A description as the style marks it."""
        return description

    def genre(self, work: Reference) -> Spans:
        """The genre where it is not the description already."""
        same = work.type == "personal_communication" and work.genre.casefold() == "letter"
        return spans("" if same or not work.title else work.genre)

    def unpublished(self, work: Reference) -> Spans:
        """What a manuscript is where neither its genre nor its archive says so."""
        if work.type != "manuscript" or work.genre or work.archive or not work.title:
            return ()
        return spans(self.terms.descriptions[work.type])

    # Words about a part

    def contributors(self, work: Reference, lead: Lead) -> tuple[Spans, ...]:
        """``edited by …`` and ``translated by …``, as far as they do not lead the entry."""
        editors = work.editors if lead.role != "editor" else ()
        translators = work.translators if lead.role != "translator" else ()
        if editors == translators:
            return (self._by(self.terms.edited_and_translated, editors),)
        return (
            self._by(self.terms.edited, editors),
            self._by(self.terms.translated, translators),
        )

    def _by(self, words: str, people: Sequence[Name]) -> Spans:
        return spans(words.format(self.people_in_full(people)) if people else "")

    def people_in_full(self, people: Sequence[Name]) -> str:
        """People as they stand within an entry: ``Ann Tr and Bob Tr``, ``A. Tr & B. Tr``."""
        given = [names.natural(name) for name in people]
        return names.series(given, self.conjunction, self.terms)

    def role_label(self, lead: Lead) -> str:
        """``ed.``, ``editors``, ``Trans.`` for people who lead an entry they did not write."""
        if lead.role == "author":
            return ""
        counts = self.terms.editor if lead.role == "editor" else self.terms.translator
        return counts[self.code][len(lead.people) > 1]

    def edition(self, work: Reference) -> Spans:
        return spans(numbers.edition(work.edition, self.terms) if work.edition else "")

    def volume(self, work: Reference) -> Spans:
        return spans(self.terms.volume.format(work.volume) if work.volume else "")

    def pages(self, work: Reference) -> str:
        return numbers.page_range(work.page, self.code)

    def occasion(self, work: Reference) -> tuple[str, str]:
        """Where a speech was given: the meeting and the place.

        Reference managers give a place to works of other types too, but mean the publisher's.
        """
        return (work.event_title, work.event_place) if work.type == "speech" else ("", "")

    def publisher(self, work: Reference) -> str:
        """The publisher, or the place of a work that was published nobody knows by whom."""
        printed = work.type in ("book", "chapter", "report")
        return work.publisher or (work.publisher_place if printed else "")

    def report_number(self, work: Reference) -> Spans:
        """``Working paper no. 12``, ``SNIE 11-56``."""
        number = self.numbered(work.number) if work.number[:1].isdigit() else work.number
        kind = work.genre if work.title and work.type == "report" else ""
        return spans(" ".join(part for part in (kind, number) if part))

    def numbered(self, number: str) -> str:
        """``no. 12``"""
        return self.terms.issue.format(number)

    def series(self, work: Reference) -> Spans:
        """The series that a book is in, and its number there."""
        title = titles.styled(work.collection_title, "plain", self.terms)
        return join(" ", title, spans(work.collection_number)) if title else ()

    def link(self, work: Reference) -> Spans:
        return spans(work.link, url=work.link)

    def archive(self, work: Reference) -> Spans:
        """The archive and its place."""
        return spans(", ".join(part for part in (work.archive, work.archive_place) if part))


def ended(entry: Spans) -> Spans:
    """An entry with its full stop."""
    return close(entry) if plain(entry) else entry

"""Publication Manual of the American Psychological Association, 7th edition (2020).

A work without an author is led by its title, bracketed description and all (9.12); one
without a title by a description in brackets (9.18–22 and table 9.1), one without a date has
"n.d." (9.13–17). "Anonymous" is put in only where the work itself is signed so (9.12), and no
"author unknown" ever. The description is what the reference's ``genre`` says, else the name of its
``type``. Titles are printed with the capitals they were given with: the manual's sentence
case (6.17) cannot be made by rule, since it keeps proper names.

Of our seeds, the article is ``[Newspaper article]. (n.d.). RT.`` and cited as ``([Newspaper
article, RT], n.d., para. 12)``, the essay ``To What Extent … [Student essay]. (n.d.).``
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography import dates, names, ordering, titles
from studyguide.sources.bibliography.model import Name, Reference
from studyguide.sources.bibliography.spans import Spans, capitalised, join, plain, spans
from studyguide.sources.bibliography.style import (
    PERIODICALS,
    SITES,
    Lead,
    SortKey,
    Style,
    ended,
)

_LISTED_OF_MANY = 19
_FULL_DATES = PERIODICALS | SITES | {"speech", "personal_communication", "document"}
_GENRE_IN_BRACKETS = frozenset(
    {"manuscript", "personal_communication", "document", "speech", "thesis", "report", "webpage"}
)


class APA(Style):
    """Reference list and citations of the 7th edition."""

    code: ClassVar[CitationStyle] = "apa"
    small_words = titles.SMALL_APA
    most_listed = 20

    @property
    def conjunction(self) -> str:
        return self.terms.ampersand

    def people_in_full(self, people: Sequence[Name]) -> str:
        given = [names.natural(name, initials=True) for name in people]
        return names.series(given, self.conjunction, self.terms)

    def look(self, work: Reference) -> titles.Look:
        return "plain" if self.is_part(work) or work.type == "post-weblog" else "italic"

    def look_in_text(self, work: Reference) -> titles.Look:
        """What is plain in the list is quoted in the text (8.14)."""
        return "quoted" if self.look(work) == "plain" else "italic"

    def title_case_in_list(self, work: Reference) -> frozenset[str] | None:
        return None

    def stand_in(self, work: Reference) -> Spans:
        """The body behind a site is its author (10.16)."""
        return spans(work.publisher if work.type in SITES else "")

    def bracketed(self, description: Spans) -> Spans:
        return join("", spans("["), description, spans("]"))

    def numbered(self, number: str) -> str:
        return plain(capitalised(spans(super().numbered(number))))

    # In the text

    def year(self, work: Reference, suffix: str = "") -> str:
        original = dates.year(work.original_date, self.code, self.terms)
        prefix = f"{original}/" if work.original_date else ""
        return prefix + dates.year(work.issued, self.code, self.terms, suffix)

    def dated_lead(self, lead: Spans, year: str) -> Spans:
        return join(", ", lead, spans(year))

    # In the list

    def entry(self, work: Reference, suffix: str, *, repeated: bool) -> Spans:
        lead = self.lead(work)
        title = self._title_element(work, lead)
        entry = ended(
            join(
                ". ",
                title if lead.is_title else self._lead_in_list(lead),
                spans(f"({self._date(work, suffix)})"),
                () if lead.is_title else title,
                *self._source(work, lead),
            )
        )
        return join(" ", entry, self._address(work), self._original(work))

    def _lead_in_list(self, lead: Lead) -> Spans:
        if not lead.people:
            return lead.words
        people = [names.inverted(name, initials=True) for name in lead.people]
        if len(people) > self.most_listed:
            words = f"{', '.join(people[:_LISTED_OF_MANY])}, … {people[-1]}"
        else:
            words = names.series(people, self.conjunction, self.terms, comma_between_two=True)
        label = self.role_label(lead)
        return spans(f"{words} ({label})" if label else words)

    def _date(self, work: Reference, suffix: str) -> str:
        if work.type in _FULL_DATES:
            return dates.year_month_day(work.issued, self.code, self.terms, suffix)
        return dates.year(work.issued, self.code, self.terms, suffix)

    def _title_element(self, work: Reference, lead: Lead) -> Spans:
        """The title, what tells its edition in parentheses, what it is in brackets (9.19–22)."""
        told = [*self._contributors(work, lead)]
        if not self.is_part(work) and work.type not in SITES:
            told.append(self._edition_and_volume(work))
        if work.type == "report" and work.number:
            told.append(self.report_number(work))
        bracket = self._bracket(work)
        return join(
            " ",
            self.title(work),
            _parenthesised(join("; ", *told)),
            self.bracketed(bracket) if bracket else (),
        )

    def _bracket(self, work: Reference) -> Spans:
        """What the work is, where it is not of the usual kind."""
        if work.type not in _GENRE_IN_BRACKETS or not work.title:
            return ()
        numbered = work.type == "report" and work.number
        kind = "" if numbered else work.genre or work.medium or plain(self.unpublished(work))
        if work.type == "personal_communication":
            kind = work.genre or self.terms.descriptions[work.type]
        university = work.publisher if work.type == "thesis" and work.link else ""
        return capitalised(spans(", ".join(part for part in (kind, university) if part)))

    def _contributors(self, work: Reference, lead: Lead) -> Sequence[Spans]:
        """``S. Talbott, Ed. & Trans.``; a part's editors stand with the work it is in."""
        editors = work.editors if lead.role != "editor" and not self.is_part(work) else ()
        translators = work.translators if lead.role != "translator" else ()
        if editors and editors == translators:
            return (self._labelled(editors, self.terms.editor_and_translator),)
        pairs = ((editors, self.terms.editor), (translators, self.terms.translator))
        return tuple(
            self._labelled(people, label[self.code][len(people) > 1])
            for people, label in pairs
            if people
        )

    def _labelled(self, people: Sequence[Name], label: str) -> Spans:
        return spans(f"{self.people_in_full(people)}, {label}")

    def _edition_and_volume(self, work: Reference) -> Spans:
        return join(", ", self.edition(work), capitalised(self.volume(work)))

    def _source(self, work: Reference, lead: Lead) -> Sequence[Spans]:
        """Where the work is to be found, up to its address (9.23–37)."""
        match work.type:
            case "chapter":
                return (self._book(work), self._publisher(work, lead))
            case "article-journal" | "article-magazine" | "article-newspaper":
                return (self._periodical(work),)
            case "webpage" | "post-weblog":
                return (self._site(work, lead),)
            case "thesis":
                return (spans("" if work.link else work.publisher),)
            case _:
                occasion = join(", ", *map(spans, self.occasion(work)))
                book = self._book(work) if self.is_part(work) else ()
                return (occasion, book, self._publisher(work, lead), self._held(work))

    def _book(self, work: Reference) -> Spans:
        """The book that a chapter is in: ``In P. Jones (Ed.), Title (3rd ed., p. 4)``."""
        editors: Spans = ()
        if work.editors:
            label = self.terms.editor[self.code][len(work.editors) > 1]
            editors = spans(f"{self.people_in_full(work.editors)} ({label})")
        page = self.pages(work)
        pages = self.terms.pages[any(mark in page for mark in "–,&")].format(page) if page else ""
        told = join(", ", self._edition_and_volume(work), spans(pages))
        book = join(" ", self.container(work), _parenthesised(told))
        whole = join(", ", editors, book)
        return join(" ", spans(self.terms.contained), whole) if whole else ()

    def _periodical(self, work: Reference) -> Spans:
        issue = f"({work.issue})" if work.issue else ""
        number = join("", spans(work.volume, italic=True), spans(issue))
        return join(", ", self.container(work), number, spans(self.pages(work)))

    def _site(self, work: Reference, lead: Lead) -> Spans:
        """The site, unless it is its own author (9.32)."""
        look: titles.Look = "italic" if work.type == "post-weblog" else "plain"
        site = titles.styled(work.container_title or work.publisher, look, self.terms)
        named = {plain(lead.words), *(name.literal for name in lead.people)}
        return () if plain(site) in named else site

    def _publisher(self, work: Reference, lead: Lead) -> Spans:
        """The publisher, without its place, and not if it is the author too (9.29)."""
        authors = {name.literal for name in lead.people}
        return spans("" if work.publisher in authors else self.publisher(work))

    def _held(self, work: Reference) -> Spans:
        """The archive, where in it the work is kept, and its place."""
        held = join(" ", spans(work.archive), _parenthesised(spans(work.archive_location)))
        return join(", ", held, spans(work.archive_place))

    def _address(self, work: Reference) -> Spans:
        """The address, with no full stop after it; when it was read, if the page is undated."""
        if work.accessed and not work.issued and work.type in SITES and work.url:
            day = dates.month_day_year(work.accessed, self.code, self.terms)
            return join(" ", spans(self.terms.retrieved.format(day)), self.link(work))
        return self.link(work)

    def _original(self, work: Reference) -> Spans:
        """When the work first came out (9.41)."""
        if not work.original_date:
            return ()
        year = dates.year(work.original_date, self.code, self.terms)
        return spans(self.terms.original_work.format(year))

    def sort_key(self, work: Reference) -> SortKey:
        """By author, date (undated works first) and title (9.44–49), letter by letter."""
        return (
            ordering.lead(self, work),
            ordering.has_day(work),
            ordering.day(work),
            ordering.title(self, work),
        )


def _parenthesised(words: Spans) -> Spans:
    return join("", spans("("), words, spans(")")) if words else ()

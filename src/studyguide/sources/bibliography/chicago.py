"""The Chicago Manual of Style, 18th edition (2024): author-date references.

A work without an author is led by its title (13.81); an unsigned article of a newspaper or
magazine by the paper's name (14.87, 14.97), a page of a site by its owner's (14.104). No
"Anonymous" and no "author unknown" is put in (13.81). A work without a date has "n.d.",
which is not capitalised after a full stop. A work without a title is described in roman
type without quotation marks or brackets, as letters and papers in archives are (14.111–28):
the description is what the reference's ``genre`` says, else the name of its ``type``.

Of our seeds, the article is ``RT. n.d. Newspaper article.`` and cited as ``(RT, n.d.,
para. 12)``; the essay is led by its title and followed by what it is: ``“To What Extent …” n.d.
Student essay.``
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace

from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography import dates, names, ordering, titles
from studyguide.sources.bibliography.model import Reference
from studyguide.sources.bibliography.spans import Spans, capitalised, join, plain, spans
from studyguide.sources.bibliography.style import (
    HELD,
    PERIODICALS,
    SITES,
    Lead,
    SortKey,
    Style,
    ended,
)


class Chicago(Style):
    """Author-date references of the 18th edition."""

    code: ClassVar[CitationStyle] = "chicago-author-date"
    small_words = titles.SMALL_CHICAGO
    word_by_word = True
    most_listed = 6
    demoted_particles = True

    def look(self, work: Reference) -> titles.Look:
        return "italic" if work.type in ("book", "report") else "quoted"

    def stand_in(self, work: Reference) -> Spans:
        if work.type in PERIODICALS and work.container_title:
            return self.container(work)
        if work.type in SITES:
            return spans(work.publisher or titles.words_of(work.container_title))
        return ()

    # In the text

    def year(self, work: Reference, suffix: str = "") -> str:
        original = dates.year(work.original_date, self.code, self.terms)
        prefix = f"[{original}] " if work.original_date else ""
        return prefix + dates.year(work.issued, self.code, self.terms, suffix)

    def dated_lead(self, lead: Spans, year: str) -> Spans:
        """``Taubman 2003``, but a comma before words: ``Taubman, n.d.``"""
        figures = year[:1].isdigit() or year[:1] == "["
        return join(" " if figures else ", ", lead, spans(year))

    # In the list

    def entry(self, work: Reference, suffix: str, *, repeated: bool) -> Spans:
        lead = self.lead(work)
        original = dates.year(work.original_date, self.code, self.terms)
        prefix = f"({original}) " if work.original_date else ""
        return ended(
            join(
                ". ",
                self._lead_in_list(lead),
                spans(prefix + dates.year(work.issued, self.code, self.terms, suffix)),
                () if lead.is_title else self.title(work),
                *self._credits(work, lead),
                *self._body(work, lead),
                self._accessed(work),
                self.link(work),
            )
        )

    def _lead_in_list(self, lead: Lead) -> Spans:
        if not lead.people:
            return lead.words
        first = names.inverted(lead.people[0], demoted=self.demoted_particles)
        words = self.people_in_list(lead.people, first, kept=3)
        return join(", ", spans(words), spans(self.role_label(lead)))

    def _credits(self, work: Reference, lead: Lead) -> Sequence[Spans]:
        """Who edited and translated the work, unless that stands with the book it is in."""
        if work.type in ("book", "report", "chapter") or (work.type in HELD and self.is_part(work)):
            return ()
        if self.is_part(work):
            work = replace(work, editors=())  # of the periodical, who are not named
        return tuple(map(capitalised, self.contributors(work, lead)))

    def _body(self, work: Reference, lead: Lead) -> Sequence[Spans]:
        """What stands between the title and the address."""
        match work.type:
            case "book" | "report":
                return self._book(work, lead)
            case "chapter":
                return self._chapter(work, lead)
            case "article-journal":
                return (self._journal(work),)
            case "article-magazine" | "article-newspaper":
                return (self._periodical(work, lead),)
            case "webpage" | "post-weblog":
                return (self._site(work, lead),)
            case "thesis":
                return (capitalised(join(", ", self.genre(work), spans(work.publisher))),)
            case _:
                return self._held(work, lead)

    def _book(self, work: Reference, lead: Lead) -> Sequence[Spans]:
        """A place of publication is not printed (14.30) unless nothing else is known."""
        return (
            *map(capitalised, (self.edition(work), *self.contributors(work, lead))),
            capitalised(self.volume(work)),
            self.series(work),
            capitalised(self.report_number(work)),
            spans(self.publisher(work)),
        )

    def _chapter(self, work: Reference, lead: Lead) -> Sequence[Spans]:
        """The book and its publisher; pages are no longer printed (14.8)."""
        book = join(
            ", ",
            self.container(work),
            self.edition(work),
            self.volume(work),
            *self.contributors(work, lead),
        )
        return (
            join(" ", spans(self.terms.contained), book) if book else (),
            spans(self.publisher(work)),
        )

    def _journal(self, work: Reference) -> Spans:
        journal = self.container(work)
        if work.volume:
            issue = f" ({work.issue})" if work.issue else ""
            head = join(" ", journal, spans(work.volume + issue))
        else:
            issue = self.terms.issue.format(work.issue) if work.issue else ""
            head = join(", ", journal, spans(issue), () if issue else self._day(work))
        numbered = work.volume or work.issue
        return join(": " if numbered else ", ", head, spans(self.pages(work)))

    def _periodical(self, work: Reference, lead: Lead) -> Spans:
        """Dated by its day, whatever its number (14.87); a newspaper without pages (14.89)."""
        paper = self.container(work) if lead.people or lead.is_title else ()
        newspaper = work.type == "article-newspaper"
        section = self.terms.section.format(work.section) if work.section and newspaper else ""
        return capitalised(
            join(
                ", ",
                paper,
                self._day(work),
                self.edition(work),
                spans(section),
                spans("" if newspaper else self.pages(work)),
            )
        )

    def _site(self, work: Reference, lead: Lead) -> Spans:
        """The site in roman, a blog in italics (14.104–6); none twice."""
        site: Spans = ()
        if work.container_title:
            roman = titles.styled(work.container_title, "plain", self.terms)
            site = self.container(work) if work.type == "post-weblog" else roman
        named = {plain(lead.words), *(name.literal for name in lead.people)}
        owner = spans(work.publisher if work.publisher != plain(site) else "")
        told = [part for part in (site, owner) if plain(part) not in named]
        return capitalised(join(", ", *told, self._day(work)))

    def _held(self, work: Reference, lead: Lead) -> Sequence[Spans]:
        """Speeches, manuscripts, letters, documents: from the item up to the archive (14.119)."""
        book = self._chapter(work, lead) if self.is_part(work) else ()
        occasion = join(", ", *map(spans, self.occasion(work)))
        issuer = () if book else spans(work.publisher)
        return (
            capitalised(self.genre(work) or self.unpublished(work)),
            capitalised(join(", ", occasion, issuer, self._day(work))),
            *book,
            capitalised(spans(work.archive_location)),
            self.archive(work),
            capitalised(spans(work.medium)),
        )

    def _day(self, work: Reference) -> Spans:
        return spans(dates.month_day(work.issued, self.code, self.terms))

    def _accessed(self, work: Reference) -> Spans:
        """When the page was read, where it does not say when it was written (13.15)."""
        if work.issued or not work.accessed or not work.url:
            return ()
        day = dates.month_day_year(work.accessed, self.code, self.terms)
        return spans(self.terms.accessed.format(day))

    def sort_key(self, work: Reference) -> SortKey:
        """By author, year and title (13.112–114), word by word; undated works last."""
        return (
            ordering.lead(self, work),
            (not ordering.has_day(work), ordering.day(work).year),
            ordering.title(self, work),
        )

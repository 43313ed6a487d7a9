"""MLA Handbook, 9th edition (2021).

An entry is the core elements in one order: author, title of source, then the container with
its contributors, version, number, publisher, date and location (5.3–99). What is not known is
left out: no "n.d.", no "Anonymous", no "author unknown". A work without a title is described
in roman type without quotation marks (5.23–30): the description is what the reference's
``genre`` says, else the name of its ``type``. A body that is author and publisher at once
is named as publisher only (5.3–22).

Of our seeds, the article is ``Newspaper article. RT.`` and cited as ``(Newspaper article, RT,
par. 12)``, the essay ``“To What Extent …” Student essay.`` In the text a title stands where
an author has several works or none at all, without its subtitle (ch. 6).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography import dates, names, ordering, titles
from studyguide.sources.bibliography.model import Name, Reference
from studyguide.sources.bibliography.spans import Spans, capitalised, join, spans
from studyguide.sources.bibliography.style import HELD, Lead, SortKey, Style, ended

_SAME_AUTHOR = "———"
_WITHOUT_PUBLISHER = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "thesis"}
)
_ITALIC = frozenset({"book", "report", "thesis"})


class MLA(Style):
    """Works cited and parenthetical citations of the 9th edition."""

    code: ClassVar[CitationStyle] = "mla"
    small_words = titles.SMALL_MLA
    dated = False
    most_listed = 2

    def look(self, work: Reference) -> titles.Look:
        return "italic" if work.type in _ITALIC else "quoted"

    def authors(self, work: Reference) -> tuple[Name, ...]:
        bodies = {work.publisher, titles.words_of(work.container_title)} - {""}
        if len(work.authors) == 1 and work.authors[0].literal in bodies:
            return ()
        return work.authors

    # In the text

    def year(self, work: Reference, suffix: str = "") -> str:
        return ""

    def dated_lead(self, lead: Spans, year: str) -> Spans:
        return lead

    # In the list

    def entry(self, work: Reference, suffix: str, *, repeated: bool) -> Spans:
        lead = self.lead(work)
        return ended(
            join(
                ". ",
                self._lead_in_list(lead, repeated=repeated),
                () if lead.is_title else self.title(work),
                *self._after_title(work),
                capitalised(join(", ", *self._container(work, lead), *self._location(work))),
                *self._at_end(work),
            )
        )

    def _lead_in_list(self, lead: Lead, *, repeated: bool) -> Spans:
        """Three or more people are cut to the first (5.3–22)."""
        if not lead.people:
            return lead.words
        first = names.inverted(lead.people[0])
        people = self.people_in_list(lead.people, first, kept=1)
        return join(", ", spans(_SAME_AUTHOR if repeated else people), spans(self.role_label(lead)))

    def _after_title(self, work: Reference) -> Sequence[Spans]:
        """What the work is, and when it first came out (5.106–108)."""
        told = work.type in HELD or (work.type == "report" and not work.number)
        return (
            capitalised(self.genre(work)) if told else (),
            spans(dates.day_month_year(work.original_date, self.terms)),
            self._date(work) if _is_dated_early(work) else (),
        )

    def _container(self, work: Reference, lead: Lead) -> Sequence[Spans]:
        """From the container's title to the date (5.31–83)."""
        publisher = self.publisher(work)
        if work.type in _WITHOUT_PUBLISHER or publisher == titles.words_of(work.container_title):
            publisher = ""
        meeting, _ = self.occasion(work)
        return (
            self.container(work),
            *self.contributors(work, lead),
            self.edition(work),
            self.volume(work),
            spans(self.terms.issue.format(work.issue) if work.issue else ""),
            self.report_number(work) if work.number else (),
            spans(meeting),
            spans(publisher),
            () if _is_dated_early(work) else self._date(work),
        )

    def _location(self, work: Reference) -> Sequence[Spans]:
        """Where the work is to be found (5.84–99)."""
        page = self.pages(work)
        several = any(mark in page for mark in "–,&")
        return (
            spans(self.terms.pages[several].format(page) if page else ""),
            spans(self.occasion(work)[1]),
            self.archive(work),
            spans(work.archive_location),
            self.link(work),
        )

    def _at_end(self, work: Reference) -> Sequence[Spans]:
        """When a page was read, what kind of thesis, the medium, the series (5.110–117)."""
        read = dates.day_month_year(work.accessed, self.terms) if work.url else ""
        thesis = join(", ", spans(work.publisher), self.genre(work))
        return (
            spans(self.terms.accessed.format(read) if read else ""),
            thesis if work.type == "thesis" else (),
            capitalised(spans(work.medium)),
            self.series(work),
        )

    def _date(self, work: Reference) -> Spans:
        return spans(dates.day_month_year(work.issued, self.terms))

    def sort_key(self, work: Reference) -> SortKey:
        """By author and title, letter by letter; "et al." is sorted as it stands."""
        return ordering.lead(self, work), ordering.title(self, work), ordering.day(work)


def _is_dated_early(work: Reference) -> bool:
    """Whether the date stands after the title: of a thesis that no site holds (5.113)."""
    return work.type == "thesis" and not work.url

"""The bibliography of a guide: its entries in order, and citations that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography import gaps
from studyguide.sources.bibliography.apa import APA
from studyguide.sources.bibliography.chicago import Chicago
from studyguide.sources.bibliography.labelled import Labelled
from studyguide.sources.bibliography.labels import Label, labels
from studyguide.sources.bibliography.mla import MLA
from studyguide.sources.bibliography.model import Kind, Reference
from studyguide.sources.bibliography.numbers import ParagraphRange
from studyguide.sources.bibliography.spans import Spans, join, merged, plain, spans
from studyguide.sources.bibliography.style import Style
from studyguide.sources.bibliography.terms import terms_of

_STYLES: dict[CitationStyle, type[Style]] = {
    "chicago-author-date": Chicago,
    "mla": MLA,
    "apa": APA,
    "label": Labelled,
}


class Entry(Struct, frozen=True):
    """An entry of the list.

    ``not_known`` is a sentence that says which of the facts one looks for in such a work
    the reference does not give, empty if it gives all. It is no part of the entry, since no
    style has room for it there, and stands below as an annotation, which all manuals allow
    (Chicago 13.68, APA 9.51, MLA ch. 5).
    """

    id: str
    text: Spans
    not_known: str = ""


class Bibliography:
    """Works sorted and named in one style. Made by :func:`bibliography`."""

    def __init__(self, style: Style, works: Iterable[Reference]) -> None:
        self._style = style
        self._works = sorted(works, key=lambda work: (style.sort_key(work), work.id))
        self._labels = labels(style, self._works)
        self._position = {work.id: index for index, work in enumerate(self._works)}

    def entries(self, kind: Kind | None = None) -> list[Entry]:
        """The entries of works of one kind, or of all, in the order of the style."""
        works = [work for work in self._works if kind in (None, work.kind)]
        result, before = [], None
        for work in works:
            lead = self._style.lead(work)
            repeated = bool(lead.people) and lead.people == before
            text = self._style.entry(work, self._labels[work.id].suffix, repeated=repeated)
            result.append(Entry(work.id, text, gaps.not_known(work, self._style.terms)))
            before = lead.people
        return result

    @property
    def undated(self) -> str:
        """``n.d.`` where citations say so of a work, else nothing."""
        words = self._style.terms.no_date
        return words if any(words in label.year for label in self._labels.values()) else ""

    def cite(
        self,
        citations: Sequence[tuple[str, ParagraphRange | None]],
        *,
        parentheses: bool = True,
    ) -> Spans:
        """A citation in the text: ``(RT, n.d., paras. 12–14; Taubman 2003)``.

        Each citation is the id of a work and the first and last paragraph cited, or None for
        the whole work. A work that is cited several times is named once. Raises KeyError for
        an id that is not in the bibliography.
        """
        cited: dict[str, list[ParagraphRange]] = {}
        for id, paragraphs in citations:
            cited.setdefault(id, []).extend([paragraphs] if paragraphs else [])
        groups = self._by_lead(self._in_order(cited))
        text = join("; ", *(self._group([(id, cited[id]) for id in ids]) for ids in groups))
        return merged((*spans("("), *text, *spans(")"))) if parentheses else text

    def _in_order(self, ids: Iterable[str]) -> list[str]:
        """APA has the order of the list (8.12), the others that of the author."""
        if self._style.code == "apa":
            return sorted(ids, key=self._position.__getitem__)
        return list(ids)

    def _by_lead(self, ids: Iterable[str]) -> list[list[str]]:
        """Works with the same lead together, where the first of them stands."""
        groups: dict[object, list[str]] = {}
        for id in ids:
            lead = plain(self._labels[id].lead) if self._style.dated else id
            groups.setdefault(lead, []).append(id)
        return list(groups.values())

    def _group(self, cited: Sequence[tuple[str, Sequence[ParagraphRange]]]) -> Spans:
        """Works with one lead, which is given once (Chicago ch. 13, APA 8.12).

        Years alone are parted by commas, ``2003a, 2003b``, years with paragraphs by semicolons.
        """
        text: Spans = ()
        before: Sequence[ParagraphRange] = ()
        for id, ranges in cited:
            label = self._labels[id]
            named = spans(label.year) if text else self._named(label)
            located = self._style.at_paragraphs(named, ranges) if ranges else named
            separator = "; " if ranges or before else ", "
            text = join(separator, text, located)
            before = ranges
        return text

    def _named(self, label: Label) -> Spans:
        if label.year:
            return self._style.dated_lead(label.lead, label.year)
        return join(", ", label.lead, label.title)


def bibliography(
    style: CitationStyle, references: Iterable[Reference], language: str = "en"
) -> Bibliography:
    """The bibliography of ``references`` in a style, with the words of ``language``.

    ``language`` is a BCP 47 tag; one without words of its own gets English. References have
    different ids. The same references give the same bibliography in whatever order they come.
    """
    return Bibliography(_STYLES[style](terms_of(language)), references)

"""What stands for each work in the text, such that no two works are named alike.

Chicago (ch. 13) and APA tell works apart by initials before a family name that two people
who lead works share (APA 8.20), by naming more people than the first (APA 8.18), and at last by
a letter after the year (Chicago 13.114, APA 8.19). MLA (ch. 6) uses initials, then titles, then
facts in brackets. Where works are named by the labels of the outline, no two of which are
alike, there is nothing to do.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from studyguide.sources.bibliography import dates, names, titles
from studyguide.sources.bibliography.model import Name, Reference
from studyguide.sources.bibliography.numbers import letters
from studyguide.sources.bibliography.spans import Spans, join, plain, spans
from studyguide.sources.bibliography.style import Lead, Style

_ALL_NAMED = 2  # of three people and more, the first stands for all (APA 8.17; all three)

_Item = TypeVar("_Item")
_Key = TypeVar("_Key", bound=Hashable)


class Label(Struct, frozen=True):
    """How a work is named in the text: ``lead``, then ``year`` or ``title`` or neither.

    ``suffix`` is the letter that the year has in the list as well.
    """

    lead: Spans
    year: str = ""
    title: Spans = ()
    suffix: str = ""


def labels(style: Style, works: Sequence[Reference]) -> dict[str, Label]:
    """A label for each of ``works``, which are in the order of the list, by its id."""
    if style.labelled:
        return {work.id: Label(spans(work.label)) for work in works}
    leads = _leads(style, works)
    return _with_years(style, works, leads) if style.dated else _with_titles(style, works, leads)


def _leads(style: Style, works: Sequence[Reference]) -> dict[str, Spans]:
    """What each label begins with."""
    given = {work.id: style.lead(work) for work in works}
    first_names = _first_names(lead.people[0] for lead in given.values() if lead.people)
    people = {
        id: [first_names[lead.people[0]], *map(names.short, lead.people[1:])]
        for id, lead in given.items()
        if lead.people
    }
    shown = _shown(style, works, people)
    full = _told_by_subtitle(style, [work for work in works if given[work.id].is_title])
    return {
        work.id: _lead(style, work, given[work.id], people, shown, full=work.id in full)
        for work in works
    }


def _lead(
    style: Style,
    work: Reference,
    lead: Lead,
    people: Mapping[str, Sequence[str]],
    shown: Mapping[str, int],
    *,
    full: bool,
) -> Spans:
    if lead.people:
        return spans(style.people_in_text(people[work.id], shown[work.id]))
    return style.title_in_text(work, full=full) if lead.is_title else lead.words


def _first_names(people: Iterable[Name]) -> dict[Name, str]:
    """How the people who lead are called: by family name, with initials if two share it.

    If they share initials too, by their whole names.
    """
    called: dict[Name, str] = {}
    for family, namesakes in _grouped(dict.fromkeys(people), names.short).items():
        by_initials = _grouped(namesakes, lambda name: names.natural(name, initials=True))
        for initials, people_of in by_initials.items():
            for name in people_of:
                apart = initials if len(people_of) == 1 else names.natural(name)
                called[name] = apart if len(namesakes) > 1 else family
    return called


def _shown(
    style: Style, works: Sequence[Reference], people: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """How many people each label names: more than the first only where that tells works apart.

    MLA tells them apart by their titles instead.
    """
    shown = {id: len(all) if len(all) <= _ALL_NAMED else 1 for id, all in people.items()}
    if not style.dated:
        return shown

    def named(work: Reference) -> tuple[str, str]:
        return style.people_in_text(people[work.id], shown[work.id]), style.year(work)

    crowd = [work for work in works if work.id in people]
    while True:
        alike = [
            work
            for group in _grouped(crowd, named).values()
            if len({tuple(people[work.id]) for work in group}) > 1
            for work in group
            if shown[work.id] < len(people[work.id])
        ]
        if not alike:
            return shown
        for work in alike:
            shown[work.id] += 1
            if shown[work.id] == len(people[work.id]) - 1:
                shown[work.id] += 1  # "et al." stands for two people at least (APA 8.18)


def _told_by_subtitle(style: Style, works: Iterable[Reference]) -> set[str]:
    """The ids of works that only their whole titles tell apart."""
    groups = _grouped(works, lambda work: plain(style.title_in_text(work))).values()
    return {
        work.id
        for group in groups
        if len({titles.words_of(work.title) for work in group}) > 1
        for work in group
    }


def _with_years(
    style: Style, works: Sequence[Reference], leads: Mapping[str, Spans]
) -> dict[str, Label]:
    """Leads with years, and letters after the years of works that are named alike."""
    result: dict[str, Label] = {}
    for group in _grouped(works, lambda work: (plain(leads[work.id]), style.year(work))).values():
        for index, work in enumerate(group):
            suffix = letters(index) if len(group) > 1 else ""
            result[work.id] = Label(leads[work.id], style.year(work, suffix), (), suffix)
    return result


def _with_titles(
    style: Style, works: Sequence[Reference], leads: Mapping[str, Spans]
) -> dict[str, Label]:
    """Leads with titles where several works have the same people, or facts to tell them by."""
    titled: dict[str, Label] = {}
    for group in _grouped(works, lambda work: plain(leads[work.id])).values():
        full = _told_by_subtitle(style, group)
        for work in group:
            named_already = len(group) == 1 or style.lead(work).is_title
            title = () if named_already else style.title_in_text(work, full=work.id in full)
            titled[work.id] = Label(leads[work.id], title=title)
    result = dict(titled)
    for alike in _grouped(works, lambda work: _words(titled[work.id])).values():
        if len(alike) > 1:
            result |= _with_facts(style, alike, titled)
    return result


def _with_facts(
    style: Style, works: Sequence[Reference], known: Mapping[str, Label]
) -> dict[str, Label]:
    """The labels with the first fact in brackets that tells all the works apart."""
    facts: tuple[Callable[[Reference], str], ...] = (
        lambda work: titles.words_of(work.container_title),
        lambda work: work.publisher,
        lambda work: dates.day_month_year(work.issued, style.terms),
        lambda work: work.label,
    )
    tells = next((fact for fact in facts if len(set(map(fact, works)) - {""}) == len(works)), None)
    result = {}
    for work in works:
        label = known[work.id]
        fact = spans(f"[{tells(work) if tells else work.id}]")
        lead, title = label.lead, label.title
        if title:
            title = join(" ", title, fact)
        else:
            lead = join(" ", lead, fact)
        result[work.id] = Label(lead, title=title)
    return result


def _words(label: Label) -> str:
    return plain((*label.lead, *label.title))


def _grouped(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, list[_Item]]:
    """The items by their keys, in the order in which each key first comes."""
    groups: dict[_Key, list[_Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups

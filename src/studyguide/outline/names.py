"""Names that an outline gives, once each, and the places that refer to them.

What is named is looked up in the tree, which has what was written even where a record could
not be made of it; so a fault elsewhere never makes a good reference look dangling.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from studyguide.diagnostics import Findings
from studyguide.outline.model import (
    SECTION_TEXT,
    Citation,
    Event,
    Outline,
    Person,
    Question,
    Term,
)
from studyguide.records import Text, place_of, several
from studyguide.records.complaints import MAX_ERRORS, closest
from studyguide.records.nodes import Items, Node, Table
from studyguide.records.text import named

Names = Mapping[str, Text]
"""Ids as written, by themselves: a key and its value are equal, the value knows its place."""


def check_names(outline: Outline, tree: Table, stray: Collection[str], findings: Findings) -> None:
    """Report ids that are given twice, and references to ids that are not given.

    What stands among the ``stray`` texts below unknown keys may be given there.
    """
    sections = _items(tree, "sections")
    excerpts = [excerpt for section in sections for excerpt in _items(section, "excerpts")]
    questions = [question for section in sections for question in _items(section, "questions")]
    questions += _items(tree, "quiz")
    sources = tree.get("sources")  # type: ignore[call-overload]
    given: dict[str, Names] = {
        "source": {key: key for key in sources} if isinstance(sources, Table) else {},
        "section": _ids(sections, "section", findings),
        "excerpt": _ids(excerpts, "excerpt", findings),
        "question": _ids(questions, "question", findings),
        **{
            what: _ids(_items(tree, key), what, findings)
            for key, what in (("timeline", "event"), ("terms", "term"), ("people", "person"))
        },
    }
    dangling = (
        (what, reference)
        for what, reference in _references(outline)
        if reference and reference not in given[what] and reference not in stray
    )
    labels = {id: entry.label for id, entry in outline.sources.items()}
    for what, reference in islice(dangling, MAX_ERRORS):
        _dangling(reference, what, given, labels if what == "source" else {}, findings)
    if SECTION_TEXT in given["excerpt"]:
        findings.error(
            "reserved-id",
            f"no excerpt can have the id “{SECTION_TEXT}”",
            place_of(given["excerpt"][SECTION_TEXT]),
            f"`on: {SECTION_TEXT}` means the text of the section; give the excerpt another id.",
        )
    _check_texts_asked(sections, _items(tree, "quiz"), findings)
    _check_repeated([("source", source.label) for source in outline.sources.values()], findings)
    _check_repeated(_entries(outline), findings)


def _items(node: Node, key: str) -> list[Node]:
    """The list under ``key``; an item that lacks its hyphen is one nevertheless."""
    found = node.get(key) if isinstance(node, Table) else None  # type: ignore[call-overload]
    if isinstance(found, Table):
        return [found]
    return list(found) if isinstance(found, Items) else []


def _ids(nodes: Iterable[Node], what: str, findings: Findings) -> Names:
    """The ids of ``nodes``; those that were given before are reported."""
    given: dict[str, Text] = {}
    for node in nodes:
        written = node.get("id") if isinstance(node, Table) else None  # type: ignore[call-overload]
        if not isinstance(written, Text) or written.is_null:
            continue
        if written in given:
            first = place_of(given[written])
            findings.error(
                "repeated-id",
                f"a second {what} has the id {named(written)}",
                place_of(written),
                f"Give this {what} another id, and see to what refers to it.",
                related=((first, "the first one"),) if first else (),
            )
        given.setdefault(written, written)
    return given


def _references(outline: Outline) -> Iterator[tuple[str, str | None]]:
    """What kind of thing is referred to, and by which id."""
    for section in outline.sections:
        yield from (("source", excerpt.source) for excerpt in section.excerpts)
        yield from _of_questions(section.questions)
    yield from _of_questions(outline.quiz)
    entries: list[Event | Term | Person] = [*outline.timeline, *outline.terms, *outline.people]
    for entry in entries:
        yield from _of_citations(entry.cite)
        yield "section", entry.section
    yield from (("section", id) for id in outline.editions.cards.sections)
    blank = outline.editions.timeline.blank
    yield from (("event", id) for id in (blank if isinstance(blank, list) else ()))
    if outline.editions.quiz:
        yield from (("section", id) for id in outline.editions.quiz.sections)


def _of_questions(questions: Iterable[Question]) -> Iterator[tuple[str, str | None]]:
    for question in questions:
        yield from (("excerpt", id) for id in several(question.on) if id != SECTION_TEXT)
        yield from _of_citations(question.evidence)


def _of_citations(cite: Citation | list[Citation] | None) -> Iterator[tuple[str, str | None]]:
    yield from (("source", citation.source) for citation in several(cite))


def _check_texts_asked(sections: Iterable[Node], quiz: Iterable[Node], findings: Findings) -> None:
    """Report questions about the text of a section where there is none."""
    for section in sections:
        if isinstance(section, Table) and "text" not in section:
            message, help = "this section has no “text” to ask about", "Write a “text” for it"
            _asked_of_no_text(_items(section, "questions"), message, help, findings)
    message = "the quiz belongs to no section, so there is no text to ask about"
    _asked_of_no_text(quiz, message, "Put the question into a section", findings)


def _asked_of_no_text(
    questions: Iterable[Node], message: str, help: str, findings: Findings
) -> None:
    for question in questions:
        on = question.get("on") if isinstance(question, Table) else None  # type: ignore[call-overload]
        for id in on if isinstance(on, Items) else [on]:
            if isinstance(id, Text) and id == SECTION_TEXT:
                advice = f"{help}, or name excerpts by their ids."
                findings.error("text-missing", message, place_of(id), advice)


def _entries(outline: Outline) -> list[tuple[str, str]]:
    """What the index lists: terms, people and further words, each with what it is."""
    names = [("term", term.term) for term in outline.terms]
    names += [("person", person.name) for person in outline.people]
    return names + [("word for the index", entry.name) for entry in outline.index]


def _check_repeated(names: Iterable[tuple[str, str]], findings: Findings) -> None:
    """Report those of ``names``, each with what has it, that were given before."""
    given: dict[str, tuple[str, str]] = {}
    repeated: list[tuple[str, str]] = []
    for what, name in names:
        if _folded(name) in given:
            repeated.append((what, name))
        given.setdefault(_folded(name), (what, name))
    for what, name in repeated[:MAX_ERRORS]:
        kind, earlier = given[_folded(name)]
        first = place_of(earlier)
        findings.error(
            "repeated-name",
            f"a second {what} is called {named(name)}"
            if kind == what
            else f"{_one(what)} is called {named(name)}, as {_one(kind)} is",
            place_of(name),
            "Delete one of the two, or give them names that tell them apart.",
            related=((first, "the first one"),) if first else (),
        )


def _folded(name: str) -> str:
    """A name as the index compares it: without capitals, and with single spaces."""
    return " ".join(name.split()).casefold()


def _one(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def _dangling(
    reference: str,
    what: str,
    given: Mapping[str, Names],
    labels: Mapping[str, str],
    findings: Findings,
) -> None:
    """Report a reference to what is not there; ``labels`` are other names of what is."""
    known = given[what]
    others = [other for other, names in given.items() if reference in names]
    labelled = [id for id, label in labels.items() if _folded(label) == _folded(reference)]
    near = closest(reference, known)
    if labelled:
        help = f"{named(reference)} is the label of “{labelled[0]}”: write “{labelled[0]}”."
    elif near:
        help = f"Did you mean {named(near)}?"
    elif others:
        help = (
            f"{named(reference)} is the id of {_one(others[0])}; here stands that of {_one(what)}."
        )
    elif known:
        help = f"The ids are: {', '.join(list(known)[:20])}."
    else:
        help = f"No {what} of this outline has an id."
    findings.error(
        f"unknown-{what}", f"no {what} is called {named(reference)}", place_of(reference), help
    )

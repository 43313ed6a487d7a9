"""Names that an outline gives, once each, and the places that refer to them.

What is named is looked up in the tree, which has what was written even where a record could
not be made of it; so a fault elsewhere never makes a good reference look dangling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from studyguide.diagnostics import Findings
from studyguide.outline.model import Citation, Event, Outline, Person, Question, Term
from studyguide.records import Text, place_of
from studyguide.records.complaints import MAX_ERRORS, closest
from studyguide.records.nodes import Items, Node, Table
from studyguide.records.text import named

Names = Mapping[str, Text]
"""Ids as written, by themselves: a key and its value are equal, the value knows its place."""


def check_names(outline: Outline, tree: Table, findings: Findings) -> None:
    """Report ids that are given twice, and references to ids that are not given."""
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
    }
    dangling = (
        (what, reference)
        for what, reference in _references(outline)
        if reference and reference not in given[what]
    )
    for what, reference in islice(dangling, MAX_ERRORS):
        _dangling(reference, what, given, findings)


def _items(node: Node, key: str) -> list[Node]:
    """The list under ``key``; empty when something else stands there."""
    found = node.get(key) if isinstance(node, Table) else None  # type: ignore[call-overload]
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


def _of_questions(questions: Iterable[Question]) -> Iterator[tuple[str, str | None]]:
    for question in questions:
        on = question.on if isinstance(question.on, list) else [question.on]
        yield from (("excerpt", excerpt) for excerpt in on)
        yield from _of_citations(question.evidence)


def _of_citations(cite: Citation | list[Citation] | None) -> Iterator[tuple[str, str | None]]:
    if isinstance(cite, Citation):
        cite = [cite]
    yield from (("source", citation.source) for citation in cite or ())


def _one(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def _dangling(reference: str, what: str, given: Mapping[str, Names], findings: Findings) -> None:
    known = given[what]
    others = [other for other, names in given.items() if reference in names]
    near = closest(reference, known)
    if near:
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

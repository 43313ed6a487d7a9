"""What the outline chooses for handouts and worksheets, by ids or by printed names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.guide.lettering import letters
from studyguide.guide.model import AskedQuestion, Excerpt, Guide, Section
from studyguide.outline.model import HandoutSection, Outline
from studyguide.records import place_of
from studyguide.records.complaints import closest
from studyguide.records.text import named

_LISTED = 30
"""So many names at most are given to choose from."""


class HandedOut(Struct, frozen=True):
    """What stands on the handout of a section; ``text`` is whether the section's text does.
    ``place`` is where it was chosen, or else the section's."""

    excerpts: tuple[Excerpt, ...]
    questions: tuple[AskedQuestion, ...]
    text: bool
    sheets: int
    place: Place


def handed_out(guide: Guide, section: Section) -> HandedOut:
    """What ``editions: handout:`` chooses of a section: without a word about it, all.

    Whatever excerpt a question asks about is there too, also where it is of another section.
    Where only excerpts are chosen, the questions are those for which they are enough; where only
    questions are, the excerpts are those that they ask about. Both keep the guide's order.
    """
    options = guide.outline.editions.handout
    chosen = options.sections.get(section.id) or HandoutSection()
    text = options.text if chosen.text is None else chosen.text
    named_excerpts = _chosen(chosen.excerpts, _excerpts(guide.outline))
    numbers = _chosen(chosen.questions, _questions(guide.outline)[section.id])
    if numbers is not None:
        questions = tuple(q for q in section.questions if str(q.number) in numbers)
    elif named_excerpts is not None:
        questions = tuple(q for q in section.questions if _enough(q, named_excerpts, text=text))
    else:
        questions = section.questions
    if named_excerpts is None and numbers is None:
        named_excerpts = {excerpt.name for excerpt in section.excerpts}
    wanted = (named_excerpts or set()) | {e.name for q in questions for e in q.on}
    excerpts = tuple(e for each in guide.sections for e in each.excerpts if e.name in wanted)
    place = _written(guide, section.id) or section.place
    return HandedOut(excerpts, questions, text, chosen.sheets or options.sheets, place)


def _written(guide: Guide, id: str) -> Place | None:
    """Where the handout of a section is chosen, if it is."""
    keys = guide.outline.editions.handout.sections
    return next((place_of(key) for key in keys if key == id), None)


def _enough(question: AskedQuestion, excerpts: set[str], *, text: bool) -> bool:
    """Whether a question can be answered from ``excerpts``, and the ``text`` if it is there."""
    return all(each.name in excerpts for each in question.on) and (text or not question.on_text)


def _chosen(written: Sequence[str] | None, known: Mapping[str, str]) -> set[str] | None:
    """The printed names of what is chosen by id or printed name; None where nothing is said."""
    return None if written is None else {known[name] for name in written}


def _excerpts(outline: Outline) -> dict[str, str]:
    """The printed name of every excerpt, by this name and by its id."""
    known = {}
    for number, section in enumerate(outline.sections, 1):
        for i, excerpt in enumerate(section.excerpts):
            name = f"{number}{letters(i, outline.language)}"
            known[name] = name
            if excerpt.id:
                known[excerpt.id] = name
    return known


def _questions(outline: Outline) -> dict[str, dict[str, str]]:
    """For every section the printed number of its questions, by this number and by id."""
    made: dict[str, dict[str, str]] = {}
    number = 0
    for section in outline.sections:
        known = made.setdefault(section.id, {})
        for question in section.questions:
            number += 1
            known[str(number)] = str(number)
            if question.id:
                known[question.id] = str(number)
    return made


def check_chosen(guide: Guide, findings: Findings) -> None:
    """Report what handouts and worksheets are to have and the outline does not."""
    outline = guide.outline
    handout, worksheet = outline.editions.handout, outline.editions.worksheet
    excerpts, questions = _excerpts(outline), _questions(outline)
    sections = {section.id: section.id for section in outline.sections}
    _check("section", "no section", [*handout.sections, *worksheet.sections], sections, findings)
    for id, chosen in handout.sections.items():
        if id not in sections:
            continue
        found_before = len(findings)
        _check("excerpt", "no excerpt", chosen.excerpts or (), excerpts, findings)
        what = f"no question of section {named(id)}"
        _check("question", what, chosen.questions or (), questions[id], findings)
        if len(findings) == found_before:
            _check_filled(guide, id, findings)


def _check(
    kind: str, what: str, written: Iterable[str], known: Mapping[str, str], findings: Findings
) -> None:
    """Report those of ``written`` that are not ``known``, and say which are."""
    for name in written:
        if name in known:
            continue
        near = closest(name, known)
        if near:
            help = f"Did you mean {named(near)}?"
        elif known:
            help = f"Choose from {_listed(known)}."
        else:
            help = "There is none to choose."
        findings.error(f"unknown-{kind}", f"{what} is called {named(name)}", place_of(name), help)


def _listed(known: Mapping[str, str]) -> str:
    """Printed names with the ids behind them: ``1A (career), 1B``."""
    ids = {name: id for id, name in known.items() if id != name}
    names = list(dict.fromkeys(known.values()))
    listed = [f"{name} ({ids[name]})" if name in ids else name for name in names[:_LISTED]]
    return ", ".join(listed) + (" …" if len(names) > _LISTED else "")


def _check_filled(guide: Guide, id: str, findings: Findings) -> None:
    """Report a handout for which nothing was chosen."""
    section = next(section for section in guide.sections if section.id == id)
    handed = handed_out(guide, section)
    if not handed.excerpts and not handed.questions and not (handed.text and section.text):
        findings.error(
            "handout-empty",
            f"nothing is chosen for the handout of section {named(id)}",
            handed.place,
            "Name “excerpts” or “questions”; a section that is not listed is printed whole.",
        )

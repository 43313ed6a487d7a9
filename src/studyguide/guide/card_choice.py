"""Of what flashcards are made: what a pupil can know by heart, as the outline chooses."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.diagnostics import Findings
from studyguide.guide.model import AskedQuestion, Event, Guide, Person, Term
from studyguide.outline.model import Choice, Short

Asked = Term | Person | Event | AskedQuestion


def check_cards(guide: Guide, findings: Findings) -> None:
    """Warn where the outline chooses cards of which there are none."""
    options = guide.outline.editions.cards
    if (options.of or options.sections) and next(chosen(guide), None) is None:
        findings.warning(
            "cards-none",
            "there is nothing to make the chosen cards of",
            options.place,
            "Terms, people and events are of a section when they name it under `section:`; of "
            "questions the short ones and those with one right choice become cards.",
        )


def chosen(guide: Guide) -> Iterator[tuple[Asked, str | None]]:
    """What the outline makes cards of, in the order of the cards, each with its section's id."""
    options = guide.outline.editions.cards
    kinds = {
        "terms": _in_sections(guide.terms),
        "people": _in_sections(guide.people),
        "events": _in_sections(guide.timeline),
        "questions": _questions(guide),
    }
    for kind, entries in kinds.items():
        if kind in (options.of or kinds):
            for entry, section in entries:
                if not options.sections or section in options.sections:
                    yield entry, section


def _in_sections(
    entries: tuple[Term, ...] | tuple[Person, ...] | tuple[Event, ...],
) -> Iterator[tuple[Asked, str | None]]:
    for entry in entries:
        yield entry, entry.section


def _questions(guide: Guide) -> Iterator[tuple[Asked, str | None]]:
    """Questions with one short answer; those of the quiz are of no section."""
    for section in guide.sections:
        for question in section.questions:
            if _is_short(question):
                yield question, section.id
    for question in guide.quiz:
        if _is_short(question):
            yield question, None


def _is_short(question: AskedQuestion) -> bool:
    match question.record:
        case Short():
            return True
        case Choice(answer=answer):
            return isinstance(answer, str) or len(answer) == 1
    return False

"""The counts of a guide as a plain table."""

from __future__ import annotations

from collections.abc import Mapping

from studyguide.cli.tables import aligned
from studyguide.cli.terminal import clean
from studyguide.guide.counts import Counts, QuestionCounts

Row = tuple[str, ...]

_HEAD: Row = (
    "section",
    "objectives",
    "words",
    "excerpts",
    "points",
    "in conversation",
    "questions",
)
_ABSENT = "-"


def render_counts(counts: Counts) -> str:
    """A line for each section, the quiz and the whole, then what belongs to none of them."""
    rows = [_HEAD]
    for section in counts.sections:
        excerpts = _with_parts(section.excerpts)
        head = (f"{section.number} {section.id}", str(section.objectives), str(section.words))
        rows.append((*head, excerpts, *_questions(section.questions)))
    if counts.quiz.all:
        rows.append(("quiz", _ABSENT, _ABSENT, _ABSENT, *_questions(counts.quiz)))
    rows.append(_total(counts))
    return "\n".join([*aligned(rows), "", _rest(counts)])


def _questions(questions: QuestionCounts) -> Row:
    return (
        str(questions.points),
        str(questions.in_conversation),
        _with_parts(questions.kinds),
    )


def _with_parts(parts: Mapping[str, int]) -> str:
    """A sum with what it is made of: ``6: Essay 2, RT 4``."""
    named = ", ".join(f"{clean(name)} {count}" for name, count in parts.items())
    return f"{sum(parts.values())}: {named}" if parts else "0"


def _total(counts: Counts) -> Row:
    asked = [*(section.questions for section in counts.sections), counts.quiz]
    return (
        "all",
        str(sum(section.objectives for section in counts.sections)),
        str(sum(section.words for section in counts.sections)),
        str(sum(sum(section.excerpts.values()) for section in counts.sections)),
        str(sum(questions.points for questions in asked)),
        str(sum(questions.in_conversation for questions in asked)),
        str(sum(questions.all for questions in asked)),
    )


def _rest(counts: Counts) -> str:
    span = f" ({clean(' to '.join(counts.dates))})" if counts.dates else ""
    return (
        f"{counts.events} events{span}, {counts.terms} terms, {counts.people} people, "
        f"{counts.quotations} quotations verified, {counts.citations} citations"
    )

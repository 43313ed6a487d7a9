"""Which questions a quiz has, and in which order each of its versions asks them.

Everything follows from the seed and from what a question is (its id, or else its words), never
from its number: a question that is added elsewhere changes a quiz only if it is drawn itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import count
from math import factorial

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.guide.lettering import letters
from studyguide.guide.model import AskedQuestion, Excerpt, Guide
from studyguide.outline.model import QuizOptions

_USUAL = 12
"""Questions of a quiz that does not say how many it has."""
_ALL_KINDS = ("short", "choice", "true-false", "match", "order", "cloze")


class Version(Struct, frozen=True):
    """One version of a quiz: ``letter`` is printed, ``name`` (``a``) stands in names of files,
    ``questions`` are in its order. What is shuffled within them is shuffled by its ``salt``."""

    letter: str
    name: str
    questions: tuple[AskedQuestion, ...]
    salt: str


def quiz_options(guide: Guide) -> QuizOptions:
    """What the outline says of its quiz."""
    return guide.outline.editions.quiz or QuizOptions()


def versions(guide: Guide) -> list[Version]:
    """The versions of the quiz, no two of which ask in the same order; none without questions."""
    options, questions = quiz_options(guide), _drawn(guide)
    possible = factorial(len(questions)) if questions else 0
    made: list[Version] = []
    for index in range(min(options.versions, possible)):
        name = letters(index, "en").lower()
        salt = f"{options.seed}-{name}"
        taken = [version.questions for version in made]
        orders = (_by_lot(f"{salt}-{attempt}", questions) for attempt in count())
        order = next(order for order in orders if order not in taken)
        made.append(Version(letters(index, guide.outline.language), name, order, salt))
    return made


def excerpts_needed(guide: Guide, questions: Iterable[AskedQuestion]) -> list[Excerpt]:
    """The excerpts that ``questions`` ask about, once each, in the order of the guide."""
    wanted = {excerpt.name for question in questions for excerpt in question.on}
    every = (excerpt for section in guide.sections for excerpt in section.excerpts)
    return [excerpt for excerpt in every if excerpt.name in wanted]


def check_quiz(guide: Guide, findings: Findings) -> None:
    """Report what the outline wants of its quiz and cannot have."""
    options = guide.outline.editions.quiz
    if options is None:
        return
    there = len(_candidates(guide))
    if not there:
        findings.error(
            "quiz-empty",
            "no question of this outline can be in the quiz",
            options.place,
            "Allow more `kinds` or `sections`, or excerpts. Essays and questions about the text of "
            "a section are never in it.",
        )
        return
    wanted = options.questions or min(there, _USUAL)
    if there < wanted:
        findings.warning(
            "quiz-short",
            f"the quiz is to have {wanted} questions, and there "
            f"{'is' if there == 1 else 'are'} only {there} that it can have",
            options.place,
            f"Write `questions: {there}`, or allow more `kinds` or `sections`.",
        )
    possible = factorial(min(there, wanted))
    if options.versions > possible:
        findings.warning(
            "quiz-versions",
            f"the quiz is to have {options.versions} versions, and there "
            f"{'is' if possible == 1 else 'are'} only {possible}",
            options.place,
            "Versions differ in the order of their questions: let the quiz have more of them, or "
            f"write `versions: {possible}`.",
        )


def _drawn(guide: Guide) -> list[AskedQuestion]:
    """The questions of the quiz; as many as there are, if more are wanted."""
    options = quiz_options(guide)
    return list(_by_lot(f"{options.seed}", _candidates(guide))[: options.questions or _USUAL])


def _candidates(guide: Guide) -> list[AskedQuestion]:
    """The questions that can be drawn: they can be answered with what the paper holds."""
    options = quiz_options(guide)
    kinds = options.kinds or _ALL_KINDS
    return [
        question
        for question in _asked_in(guide, options.sections)
        if question.kind in kinds
        and question.on_text is None
        and (options.excerpts or not question.on)
    ]


def _asked_in(guide: Guide, sections: Sequence[str]) -> list[AskedQuestion]:
    """The questions of ``sections``; of all, and of the guide's own quiz, where none is named."""
    asked = [
        question
        for section in guide.sections
        if not sections or section.id in sections
        for question in section.questions
    ]
    return asked if sections else [*asked, *guide.quiz]


def _by_lot(salt: str, questions: Iterable[AskedQuestion]) -> tuple[AskedQuestion, ...]:
    """``questions`` in an order that follows from ``salt`` and from each of them alone; of those
    that ask in the same words the second and further ones are told apart by their order."""
    met: Counter[str] = Counter()
    lots = []
    for question in sorted(questions, key=lambda question: question.number):
        identity = question.record.id or f"{question.kind} {question.record.ask}"
        met[identity] += 1
        if met[identity] > 1:
            identity += f"\0{met[identity]}"
        lots.append((sha256(f"{salt}\0{identity}".encode()).digest(), question.number, question))
    return tuple(question for *_, question in sorted(lots, key=lambda lot: lot[:2]))

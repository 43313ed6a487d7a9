"""Whether the lines that a question gives are enough for its answer, written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from studyguide.diagnostics import Findings
from studyguide.guide.model import AskedQuestion, Guide, Text
from studyguide.outline.model import Essay, Short
from studyguide.records import place_of

_BY_HAND = 62
"""Characters that a pupil writes on a line of the built-in theme."""
_AT_MOST = 75
"""Of an essay the answer in the key is an example: lines are too few only where even a small
hand could not write it on them."""


def check_room(guide: Guide, findings: Findings) -> None:
    """Warn of answers that are longer than the lines for them."""
    for question in _asked(guide):
        match question.record:
            case Short(lines=lines, answer=answer):
                _check(question, answer, lines, _BY_HAND, findings)
            case Essay(lines=lines, answer=answer):
                _check(question, answer, lines, _AT_MOST, findings)


def _asked(guide: Guide) -> Iterator[AskedQuestion]:
    for section in guide.sections:
        yield from section.questions
    yield from guide.quiz


def _check(
    question: AskedQuestion, answer: str, lines: int, per_line: int, findings: Findings
) -> None:
    """Citations in an answer are for the teacher, and not counted."""
    words = "".join(span.text for span in question.answer if isinstance(span, Text)).split()
    length = len(" ".join(words))
    needed = ceil(length / per_line)
    if needed > lines:
        findings.warning(
            "lines-few",
            f"the answer to question {question.number} has {length} characters, which are about "
            f"{needed} lines by hand; there {'are' if lines > 1 else 'is'} {lines}",
            place_of(answer) or question.record.place,
            "Give the question more `lines`, or shorten the answer.",
        )

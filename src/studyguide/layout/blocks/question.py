"""Questions with room for their answers.

One layout serves two inks: whatever the key shows is set here too, in the student's own
lines and boxes, and where an answer needs more room than the student was given, both get it.
Only marks with ``Ink.KEY`` differ; heights never do.
"""

from __future__ import annotations

from collections.abc import Sequence

from studyguide.document.blocks import (
    Choices,
    Cloze,
    Matching,
    Ordering,
    Question,
    TrueOrFalse,
    Written,
)
from studyguide.layout.blocks.boxes import (
    choices,
    cloze,
    evidence,
    matching,
    ordering,
    true_or_false,
    undivided,
)
from studyguide.layout.blocks.written import written
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Element, Ink, TextLine
from studyguide.layout.slices import NEVER, Slice, beside, keep_together

_ABOVE = 25.0
"""White above a question: with what is white in its own first line and under the last one of
the question before, more than there is from one ruled line to the next."""
_BELOW_HEADING = 12.0
_ABOVE_LEAST = 6.0


def question(galley: Galley, block: Question) -> None:
    """A question: number, what is asked, points, and room for the answer."""
    part = Element("Div", galley.section)
    slices = _ask(galley, block, part)
    answer = _answer(galley, block, part)
    answer[0].penalty = NEVER
    space = _BELOW_HEADING if galley.kept() else _ABOVE - _white(galley.slices)
    galley.add(slices + answer, space=max(space, _ABOVE_LEAST), anchor=block.anchor)


def _answer(galley: Galley, block: Question, part: Element) -> list[Slice]:
    """Room for the answer, and where none is written the evidence of the key below it."""
    match block.task:
        case Written() as task:
            return written(galley, block, task, part)
        case TrueOrFalse() as task:
            return true_or_false(galley, task, block.evidence, part)
        case Choices() as task:
            slices = choices(galley, task.options, part)
        case Matching() as task:
            slices = matching(galley, task, part)
        case Ordering() as task:
            slices = ordering(galley, task, part)
        case Cloze() as task:
            slices = cloze(galley, task, part)
    return slices + evidence(galley, block.evidence, part)


def _white(slices: Sequence[Slice]) -> float:
    """How much at the end of ``slices`` only the key uses: it counts as white above what follows,
    so that students see questions at equal distances."""
    height = 0.0
    for slice_ in reversed(slices):
        if not slice_.marks or any(mark.ink is not Ink.KEY for mark in slice_.marks):
            break
        height += slice_.space + slice_.height
    return height


def _ask(galley: Galley, block: Question, part: Element) -> list[Slice]:
    """The number hangs before the first line, the points stand behind it."""
    type_ = galley.type("question")
    element = Element("P", part)
    small = galley.type("small")
    points = label(block.points, small, galley.far, type_.baseline, element, align="right")
    measure = min(galley.measure, points.runs[0].x - galley.text) - 8
    slices = galley.paragraph(block.ask, type_, measure, galley.text, element)
    number = label(
        f"{block.number}",
        galley.type("number"),
        galley.text - 12,
        type_.baseline,
        None,
        align="right",
    )
    number.element = Element("Lbl", element)
    number.runs[-1].text += " "
    beside(slices[0], [number], before=True)
    for mark in slices[-1].marks[-1:]:
        if isinstance(mark, TextLine):
            mark.runs[-1].text += " "
    if undivided(galley, slices) == NEVER:  # read after the question, seen on its first line
        points.y -= type_.leading * (len(slices) - 1)
    beside(slices[-1], [points])
    if block.on:
        hint = galley.far - galley.text
        slices += galley.paragraph(block.on, small, hint, galley.text, Element("P", part))
    return keep_together(slices)

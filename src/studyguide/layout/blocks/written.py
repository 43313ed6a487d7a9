"""Ruled lines to write an answer on, and the key's answer written on them."""

from __future__ import annotations

from functools import partial

from studyguide.document.blocks import Question, Written
from studyguide.document.inline import Spans
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Element, Ink, Rule
from studyguide.layout.slices import NEVER, RATHER_NOT, Frame, Slice

_SHORT_ANSWER = 6
"""Up to so many ruled lines stay on one page with their question."""
_LONG_ANSWER = 10
_SPARE = 0.6
"""Of a long answer's ruled lines those beyond this share are spare: they fill a page, and are
left out where they would begin one."""
_STUB = 8
"""An answer that goes on with fewer lines than these should rather begin on the new page."""
_STUB_COST = 300


def written(galley: Galley, block: Question, task: Written, part: Element) -> list[Slice]:
    slices = _plan_box(galley, task.plan, part) if task.plan else []
    ruled = ruled_lines(galley, task.lines)
    after = write_on(galley, ruled, task.answer, Element("P", part))
    after = write_on(galley, ruled, block.evidence, Element("P", part), after)
    if block.continued:
        head = partial(_continued, galley, block.continued)
        for slice_ in ruled[1:]:
            slice_.head = head
    for slice_ in ruled[1 - _STUB :]:
        if slice_.penalty < NEVER:
            slice_.penalty = _STUB_COST
    if len(ruled) >= _LONG_ANSWER:
        for slice_ in ruled[max(after, round(len(ruled) * _SPARE)) :]:
            slice_.spare, slice_.penalty = True, 0
    if slices:
        ruled[0].space = 6.0
        ruled[0].penalty = RATHER_NOT
    return slices + ruled


def ruled_lines(galley: Galley, count: int) -> list[Slice]:
    """Lines to write on, from the edge of the text to the edge of the page."""
    ruling = galley.theme.page.ruling
    colour = galley.theme.colour("rule")
    return [
        Slice(
            ruling,
            [Rule(galley.text, ruling - 1, galley.far, ruling - 1, 0.6, colour)],
            penalty=NEVER if i in (1, count - 1) or count <= _SHORT_ANSWER else RATHER_NOT,
        )
        for i in range(count)
    ]


def written_baseline(galley: Galley) -> float:
    """Where words stand on a ruled line, from the top of its slice."""
    return galley.theme.page.ruling - 6.5


def write_on(
    galley: Galley,
    ruled: list[Slice],
    spans: Spans,
    element: Element,
    start: int = 0,
    *,
    indent: float = 3.0,
) -> int:
    """Write the key's answer on ruled lines from ``start`` on; as many are added as it needs.

    Its lines begin ``indent`` points from the edge of the text. Returns the number of the first
    line that is still free.
    """
    if not spans:
        return start
    type_ = galley.type("answer")
    measure = galley.far - galley.text - indent - 3
    lines = galley.lines(spans, type_, measure, galley.text + indent, element)
    if start + len(lines) > len(ruled):
        more = ruled_lines(galley, start + len(lines))
        ruled += more[len(ruled) :]
    baseline = written_baseline(galley)
    for slice_, line in zip(ruled[start:], lines, strict=False):
        slice_.marks += line.marks(baseline, element, Ink.KEY)
        slice_.anchors += line.anchors
    return start + len(lines)


def _continued(galley: Galley, text: str) -> Slice:
    """The head of a page on which ruled lines go on."""
    small = galley.type("small")
    return Slice(small.leading, [label(text, small, galley.text, small.baseline, None)])


def _plan_box(galley: Galley, title: str, part: Element) -> list[Slice]:
    """An empty frame to plan an essay in, with its title in the corner."""
    frame = Frame(galley.text, galley.far, 0.0, 0.0, edge=galley.theme.colour("rule"))
    small = galley.type("small")
    name = label(title, small, galley.text + 6, small.baseline + 3, Element("P", part))
    return [Slice(galley.theme.page.ruling * 4, [name], space=6.0, frame=frame)]

"""Questions with room for their answers.

One layout serves two inks: whatever the key shows is set here too, in the student's own
lines and boxes, and where an answer needs more room than the student was given, both get it.
Only marks with ``Ink.KEY`` differ; heights never do.
"""

from __future__ import annotations

from studyguide.document.blocks import (
    Choices,
    Cloze,
    Matching,
    Option,
    Ordering,
    Question,
    TrueOrFalse,
    Written,
)
from studyguide.document.inline import Spans, words
from studyguide.layout.galley import Galley, label
from studyguide.layout.lines import set_lines
from studyguide.layout.plan import Box, Element, Ink, Mark, Rule, Shape, TextLine
from studyguide.layout.slices import (
    HARDLY,
    NEVER,
    RATHER_NOT,
    Frame,
    Slice,
    beside,
    keep_together,
)

_BOX = 10.0
_OPTION_INDENT = 38.0
_ANSWER_BOX = 22.0
_SHORT_ANSWER = 6
"""Up to so many ruled lines stay on one page with their question."""
_LONG_ANSWER = 10
_SPARE = 0.6
"""Of a long answer's ruled lines those beyond this share are spare: they fill a page, and are
left out where they would begin one."""


def question(galley: Galley, block: Question) -> None:
    """A question: number, what is asked, points, and room for the answer."""
    part = Element("Div", galley.section)
    slices = _ask(galley, block, part)
    match block.task:
        case Written() as task:
            answer = _written(galley, block, task, part)
        case Choices() as task:
            answer = _choices(galley, task.options, part)
            answer += _evidence(galley, block.evidence, part)
        case TrueOrFalse() as task:
            answer = _true_or_false(galley, task, block.evidence, part)
        case Matching() as task:
            answer = _matching(galley, task, part)
            answer += _evidence(galley, block.evidence, part)
        case Ordering() as task:
            answer = _ordering(galley, task, part)
            answer += _evidence(galley, block.evidence, part)
        case Cloze() as task:
            answer = _cloze(galley, task, part)
            answer += _evidence(galley, block.evidence, part)
    answer[0].penalty = NEVER
    galley.add(slices + answer, space=15.0, anchor=block.anchor)


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
    if _whole(galley, slices) == NEVER:  # read after the question, seen on its first line
        points.y -= type_.leading * (len(slices) - 1)
    beside(slices[-1], [points])
    if block.on:
        slices += galley.paragraph(
            block.on, small, galley.measure - 8, galley.text, Element("P", part)
        )
    return keep_together(slices)


def _ruled(galley: Galley, count: int) -> list[Slice]:
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


def _write_on(
    galley: Galley, ruled: list[Slice], spans: Spans, element: Element, start: int = 0
) -> int:
    """Write the key's answer on ruled lines from ``start`` on; as many are added as it needs.

    Returns the number of the first line that is still free.
    """
    if not spans:
        return start
    type_ = galley.type("answer")
    measure = galley.far - galley.text - 6
    lines = galley.lines(spans, type_, measure, galley.text + 3, element)
    if start + len(lines) > len(ruled):
        more = _ruled(galley, start + len(lines))
        ruled += more[len(ruled) :]
    baseline = galley.theme.page.ruling - 6.5
    for slice_, line in zip(ruled[start:], lines, strict=False):
        slice_.marks += line.marks(baseline, element, Ink.KEY)
        slice_.anchors += line.anchors
    return start + len(lines)


def _written(galley: Galley, block: Question, task: Written, part: Element) -> list[Slice]:
    slices = _plan_box(galley, task.plan, part) if task.plan else []
    ruled = _ruled(galley, task.lines)
    after = _write_on(galley, ruled, task.answer, Element("P", part))
    after = _write_on(galley, ruled, block.evidence, Element("P", part), after)
    if block.continued:
        for slice_ in ruled[1:]:
            slice_.head = lambda: _continued(galley, block.continued)
    if len(ruled) >= _LONG_ANSWER:
        for slice_ in ruled[max(after, round(len(ruled) * _SPARE)) :]:
            slice_.spare, slice_.penalty = True, 0
    if slices:
        ruled[0].space = 6.0
        ruled[0].penalty = RATHER_NOT
    return slices + ruled


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


def _evidence(galley: Galley, spans: Spans, part: Element) -> list[Slice]:
    """Where the key says what the answer rests on; white paper for the student."""
    if not spans:
        return []
    type_ = galley.type("answer")
    measure = galley.measure - _OPTION_INDENT
    slices = galley.paragraph(
        spans, type_, measure, galley.text + _OPTION_INDENT, Element("P", part), Ink.KEY
    )
    slices[0].space = 3.0
    slices[0].penalty = HARDLY  # or students get a page with nothing on it
    return keep_together(slices)


def _tick_box(x: float, baseline: float, galley: Galley) -> Box:
    return Box(x, baseline - 8.4, _BOX, _BOX, stroke=galley.theme.colour("ink"), weight=0.8)


def _tick(x: float, baseline: float, galley: Galley, owner: Element) -> list[Mark]:
    """The key's tick in a box; whoever cannot see it is told."""
    element = Element("Span", owner, actual="\N{HEAVY CHECK MARK} ")
    bottom = baseline - 8.4 + _BOX
    points = [(x + 1.8, bottom - 5.0), (x + 4.2, bottom - 1.8), (x + 9.6, bottom - 10.4)]
    colour = galley.theme.colour("answer")
    return [Shape(points, closed=False, stroke=colour, weight=1.9, element=element, ink=Ink.KEY)]


def _option(
    galley: Galley, option: Option, x: float, measure: float, whole: Element
) -> list[Slice]:
    """A box to tick, the letter, the words."""
    type_ = galley.type("question")
    item = Element("LI", whole)
    body = Element("LBody", item)
    slices = galley.paragraph(option.spans, type_, measure, x + _OPTION_INDENT, body)
    baseline = type_.baseline
    marks: list[Mark] = [_tick_box(x, baseline, galley)]
    if option.letter:
        letter = label(option.letter, galley.type("number"), x + 20, baseline, Element("Lbl", item))
        letter.runs[-1].text += " "
        marks.append(letter)
    if option.right:
        marks += _tick(x, baseline, galley, body)
    beside(slices[0], marks, before=True)
    return keep_together(slices)


def _choices(galley: Galley, options: tuple[Option, ...], part: Element) -> list[Slice]:
    whole = Element("L", part, numbering="UpperAlpha")
    slices: list[Slice] = []
    for option in options:
        made = _option(galley, option, galley.text, galley.measure - _OPTION_INDENT, whole)
        made[0].space = 5.0
        slices += made
    return keep_together(slices, _whole(galley, slices))


def _whole(galley: Galley, slices: list[Slice]) -> int:
    """What must not be divided is not, unless it would not fit on a page anyway."""
    return NEVER if sum(s.height + s.space for s in slices) < galley.depth * 0.7 else HARDLY


def _true_or_false(
    galley: Galley, task: TrueOrFalse, evidence: Spans, part: Element
) -> list[Slice]:
    """Both boxes on one line, then room for the reason."""
    type_ = galley.type("question")
    whole = Element("L", part, numbering="None")
    marks: list[Mark] = []
    x = galley.text
    for option in task.options:
        body = Element("LBody", Element("LI", whole))
        marks.append(_tick_box(x, type_.baseline, galley))
        if option.right:
            marks += _tick(x, type_.baseline, galley, body)
        (line,) = set_lines(option.spans, type_, float("inf"), x + 17, body)
        marks += line.marks(type_.baseline, body)
        x = line.end + 28
    boxes = Slice(type_.leading, marks, space=5.0)
    if not task.lines:
        why = _evidence(galley, task.why, part)
        return [boxes, *why, *_evidence(galley, evidence, part)]
    prompt = label(task.prompt, galley.type("small"), x, type_.baseline, Element("P", part))
    beside(boxes, [prompt])
    ruled = _ruled(galley, task.lines)
    after = _write_on(galley, ruled, task.why, Element("P", part))
    _write_on(galley, ruled, evidence, Element("P", part), after)
    ruled[0].penalty = NEVER
    return [boxes, *ruled]


def _answer_box(
    galley: Galley, x: float, baseline: float, answer: str, owner: Element
) -> list[Mark]:
    """A box that takes one letter or number."""
    type_ = galley.type("answer")
    box = Box(
        x,
        baseline - 12.5,
        _ANSWER_BOX,
        17.0,
        stroke=galley.theme.colour("ink"),
        weight=0.8,
    )
    text = label(answer, type_, x + _ANSWER_BOX / 2, baseline, owner, align="centre")
    text.runs[-1].text += " "
    text.ink = Ink.KEY
    return [box, text]


def _matching(galley: Galley, task: Matching, part: Element) -> list[Slice]:
    """Items with boxes on the left, their matches with letters on the right."""
    type_ = galley.type("question")
    indent = _ANSWER_BOX + 8
    half = (galley.far - galley.text) / 2
    items = Element("L", part, numbering="None")
    matches = Element("L", part, numbering="UpperAlpha")
    slices: list[Slice] = []
    for spans, match, letter in zip(task.items, task.matches, task.solution, strict=True):
        body = Element("LBody", Element("LI", items))
        left = galley.paragraph(spans, type_, half - indent - 18, galley.text + indent, body)
        beside(left[0], _answer_box(galley, galley.text, type_.baseline, letter, body), before=True)
        entry = Element("LI", matches)
        x = galley.text + half
        right = galley.paragraph(match.spans, type_, half - 20, x + 20, Element("LBody", entry))
        name = label(match.letter, galley.type("number"), x, type_.baseline, Element("Lbl", entry))
        name.runs[-1].text += " "
        beside(right[0], [name], before=True)
        slices += _side_by_side(left, right)
    return keep_together(slices, _whole(galley, slices))


def _side_by_side(left: list[Slice], right: list[Slice]) -> list[Slice]:
    """Two runs of slices as one; the left is read before the right."""
    made = []
    for i in range(max(len(left), len(right))):
        both = [side[i] for side in (left, right) if i < len(side)]
        made.append(
            Slice(
                both[0].height,
                [mark for slice_ in both for mark in slice_.marks],
                anchors=[anchor for slice_ in both for anchor in slice_.anchors],
            )
        )
    made[0].space = 8.0
    return keep_together(made)


def _ordering(galley: Galley, task: Ordering, part: Element) -> list[Slice]:
    """Items with a box each for the rank."""
    type_ = galley.type("question")
    indent = _ANSWER_BOX + 10
    whole = Element("L", part, numbering="None")
    slices: list[Slice] = []
    for spans, rank in zip(task.items, task.ranks, strict=True):
        body = Element("LBody", Element("LI", whole))
        made = galley.paragraph(spans, type_, galley.measure - indent, galley.text + indent, body)
        beside(
            made[0], _answer_box(galley, galley.text, type_.baseline, str(rank), body), before=True
        )
        made[0].space = 8.0
        slices += keep_together(made)
    return keep_together(slices, _whole(galley, slices))


def _cloze(galley: Galley, task: Cloze, part: Element) -> list[Slice]:
    """The bank of words, if any, and the sentences with room to write between the lines."""
    type_ = galley.type("question")
    slices: list[Slice] = []
    if task.bank:
        text = f"{task.bank_label} " + " \N{MIDDLE DOT} ".join(
            word.replace(" ", "\N{NO-BREAK SPACE}") for word in task.bank
        )
        slices = galley.paragraph(
            words(text), galley.type("small"), galley.measure, galley.text, Element("P", part)
        )
        slices[0].space = 4.0
    sentences = galley.paragraph(task.spans, type_, galley.measure, galley.text, Element("P", part))
    for slice_ in sentences:
        slice_.space = galley.theme.page.ruling - type_.leading
    return keep_together(slices + sentences, _whole(galley, sentences))

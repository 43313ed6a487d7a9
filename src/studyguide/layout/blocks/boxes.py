"""Answers that are given in boxes and gaps."""

from __future__ import annotations

from studyguide.document.blocks import Cloze, Matching, Option, Ordering, TrueOrFalse
from studyguide.document.inline import Spans, words
from studyguide.layout.blocks.written import ruled_lines, write_on, written_baseline
from studyguide.layout.galley import Galley, label
from studyguide.layout.lines import set_lines
from studyguide.layout.plan import Box, Element, Ink, Mark, Shape
from studyguide.layout.slices import HARDLY, NEVER, Slice, beside, keep_together

_BOX = 10.0
_OPTION_INDENT = 38.0
_ANSWER_BOX = 22.0
_BETWEEN_COLUMNS = 18.0
_LEAST_COLUMN = 12.0
"""Ems that a column of a matching is wide, at least: less, and the matches stand below."""
_BETWEEN_ROWS = 8.0
_CLOSER = 5.0
_LETTER = 20.0
"""Points from the letter of a match to its words."""


def evidence(galley: Galley, spans: Spans, part: Element) -> list[Slice]:
    """Where the key says what the answer rests on; white paper for the student."""
    if not spans:
        return []
    type_ = galley.type("answer")
    measure = galley.measure - _OPTION_INDENT
    slices = galley.paragraph(
        spans, type_, measure, galley.text + _OPTION_INDENT, Element("P", part), Ink.KEY
    )
    slices[0].space = 1.0
    slices[0].penalty = HARDLY  # or students get a page with nothing on it
    return keep_together(slices)


def choices(galley: Galley, options: tuple[Option, ...], part: Element) -> list[Slice]:
    whole = Element("L", part, numbering="UpperAlpha")
    slices: list[Slice] = []
    for option in options:
        made = _option(galley, option, galley.text, galley.measure - _OPTION_INDENT, whole)
        made[0].space = 5.0
        slices += made
    return keep_together(slices, undivided(galley, slices))


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


def _tick_box(x: float, baseline: float, galley: Galley) -> Box:
    return Box(x, baseline - 8.4, _BOX, _BOX, stroke=galley.theme.colour("ink"), weight=0.8)


def _tick(x: float, baseline: float, galley: Galley, owner: Element) -> list[Mark]:
    """The key's tick in a box; whoever cannot see it is told."""
    element = Element("Span", owner, actual="\N{HEAVY CHECK MARK} ")
    bottom = baseline - 8.4 + _BOX
    points = [(x + 1.8, bottom - 5.0), (x + 4.2, bottom - 1.8), (x + 9.6, bottom - 10.4)]
    colour = galley.theme.colour("answer")
    return [Shape(points, closed=False, stroke=colour, weight=1.9, element=element, ink=Ink.KEY)]


def undivided(galley: Galley, slices: list[Slice]) -> int:
    """What must not be divided is not, unless it would not fit on a page anyway."""
    return NEVER if sum(s.height + s.space for s in slices) < galley.depth * 0.7 else HARDLY


def true_or_false(galley: Galley, task: TrueOrFalse, basis: Spans, part: Element) -> list[Slice]:
    """Both boxes on one line, then room for the reason, and for its ``basis`` in the key."""
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
        why = evidence(galley, task.why, part)
        return [boxes, *why, *evidence(galley, basis, part)]
    ruled = ruled_lines(galley, task.lines)
    baseline = written_baseline(galley)
    prompt = label(task.prompt, type_, galley.text, baseline, Element("P", part))
    beside(ruled[0], [prompt])
    indent = min(type_.width(f"{task.prompt} ") + 4, galley.measure / 2)
    after = write_on(galley, ruled, task.why, Element("P", part), indent=indent)
    write_on(galley, ruled, basis, Element("P", part), after)
    ruled[0].penalty = NEVER
    return [boxes, *ruled]


def matching(galley: Galley, task: Matching, part: Element) -> list[Slice]:
    """Items with boxes on the left, their matches with letters on the right."""
    type_ = galley.type("question")
    if _shared(galley) / 2 < _LEAST_COLUMN * type_.size:
        return _matching_below(galley, task, part)
    indent = _ANSWER_BOX + 8
    width = _width_of_items(galley, task)
    items = Element("L", part, numbering="None")
    matches = Element("L", part, numbering="UpperAlpha")
    x = galley.text + indent + width + _BETWEEN_COLUMNS
    measure = galley.far - x - _LETTER
    rows: list[list[Slice]] = []
    for spans, match, letter in zip(task.items, task.matches, task.solution, strict=True):
        body = Element("LBody", Element("LI", items))
        left = galley.paragraph(spans, type_, width, galley.text + indent, body)
        beside(left[0], _answer_box(galley, galley.text, type_.baseline, letter, body), before=True)
        entry = Element("LI", matches)
        right = galley.paragraph(match.spans, type_, measure, x + _LETTER, Element("LBody", entry))
        name = label(match.letter, galley.type("number"), x, type_.baseline, Element("Lbl", entry))
        name.runs[-1].text += " "
        beside(right[0], [name], before=True)
        rows.append(_side_by_side(left, right))
    _make_even(rows, type_.leading)
    slices = [slice_ for row in rows for slice_ in row]
    return keep_together(slices, undivided(galley, slices))


def _width_of_items(galley: Galley, task: Matching) -> float:
    """The items take what the longest needs, up to half of the room that both columns share."""
    type_ = galley.type("question")
    lines = [galley.lines(s, type_, _shared(galley) / 2, 0.0, None) for s in task.items]
    return max(line.end for each in lines for line in each) + 0.1


def _shared(galley: Galley) -> float:
    """The room that both columns of a matching share."""
    return galley.far - galley.text - _ANSWER_BOX - 8 - _BETWEEN_COLUMNS - _LETTER


def _matching_below(galley: Galley, task: Matching, part: Element) -> list[Slice]:
    """Items with boxes, and their matches with letters below them."""
    type_ = galley.type("question")
    items = Element("L", part, numbering="None")
    matches = Element("L", part, numbering="UpperAlpha")
    indent = _ANSWER_BOX + 8
    above: list[Slice] = []
    below: list[Slice] = []
    for spans, match, letter in zip(task.items, task.matches, task.solution, strict=True):
        body = Element("LBody", Element("LI", items))
        made = galley.paragraph(spans, type_, galley.measure - indent, galley.text + indent, body)
        beside(made[0], _answer_box(galley, galley.text, type_.baseline, letter, body), before=True)
        made[0].space = _BETWEEN_ROWS
        above += keep_together(made)
        entry = Element("LI", matches)
        x = galley.text + _LETTER
        made = galley.paragraph(match.spans, type_, galley.far - x, x, Element("LBody", entry))
        name = label(
            match.letter, galley.type("number"), galley.text, type_.baseline, Element("Lbl", entry)
        )
        name.runs[-1].text += " "
        beside(made[0], [name], before=True)
        made[0].space = _CLOSER if below else 2 * _BETWEEN_ROWS
        below += keep_together(made)
    slices = above + below
    return keep_together(slices, undivided(galley, slices))


def _make_even(rows: list[list[Slice]], leading: float) -> None:
    """Rows of one line and of two are made equally high, so that their boxes have equal steps."""
    if any(len(row) == 2 for row in rows):
        for row in rows:
            row[0].space = _CLOSER
        for row in rows[:-1]:
            if len(row) == 1:
                row[0].height += leading


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
    made[0].space = _BETWEEN_ROWS
    return keep_together(made)


def ordering(galley: Galley, task: Ordering, part: Element) -> list[Slice]:
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
        made[0].space = _BETWEEN_ROWS
        slices += keep_together(made)
    return keep_together(slices, undivided(galley, slices))


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


def cloze(galley: Galley, task: Cloze, part: Element) -> list[Slice]:
    """The bank of words, if any, and the sentences with room to write between the lines."""
    type_ = galley.type("question")
    slices: list[Slice] = []
    if task.bank:
        text = f"{task.bank_label} " + " \N{MIDDLE DOT} ".join(
            word.replace(" ", "\N{NO-BREAK SPACE}") for word in task.bank
        )
        slices = galley.paragraph(
            words(text), type_, galley.measure, galley.text, Element("P", part)
        )
        slices[0].space = 6.0
    sentences = galley.paragraph(task.spans, type_, galley.measure, galley.text, Element("P", part))
    for slice_ in sentences:
        slice_.space = galley.theme.page.ruling - type_.leading
    return keep_together(slices + sentences, undivided(galley, sentences))

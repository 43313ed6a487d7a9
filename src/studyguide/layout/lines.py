"""Lines: spans broken to a measure, ragged right.

Spans become atoms (:mod:`studyguide.layout.atoms`), and which breaks between these are taken is
decided in :mod:`studyguide.layout.breaking`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from studyguide.document.inline import Spans, Words
from studyguide.layout.atoms import AFTER_NUMBER, BESIDE_NUMBER, Atom, Fragment, PagesOf, atoms_of
from studyguide.layout.breaking import Units, break_lines
from studyguide.layout.plan import Box, Element, Ink, Mark, Rule, Run, TextLine
from studyguide.layout.ties import tied
from studyguide.layout.words import Type


class Slot(Struct):
    """A gap on a line after so many ``runs``; ``spaced`` if a space follows it. One with a
    ``number`` is the number of a line and not written in."""

    runs: int
    x: float
    width: float
    answer: str
    number: Run | None = None
    spaced: bool = False


class Line(Struct):
    """A line before it has its height on a page. ``runs`` have their x on the page."""

    runs: list[Run]
    end: float
    gaps: list[Slot] = []
    anchors: list[str] = []

    def marks(
        self,
        baseline: float,
        element: Element | None,
        ink: Ink = Ink.BOTH,
        answer: Type | None = None,
    ) -> list[Mark]:
        """The line as marks with its baseline at ``baseline``, in reading order."""
        if not self.gaps:
            return [TextLine(baseline, self.runs, element, ink)]
        marks: list[Mark] = []
        done = 0
        for gap in self.gaps:
            marks.append(TextLine(baseline, self.runs[done : gap.runs], element, ink))
            if gap.number is not None:
                marks += _framed(gap, gap.number, baseline, ink)
            else:
                marks += _gap(gap, baseline, element, answer)
            done = gap.runs
        marks.append(TextLine(baseline, self.runs[done:], element, ink))
        return [mark for mark in marks if not isinstance(mark, TextLine) or mark.runs]


def _gap(gap: Slot, baseline: float, element: Element | None, answer: Type | None) -> list[Mark]:
    """A rule to write on, and in the key the answer upon it, smaller where it is too long."""
    start, end, y = gap.x, gap.x + gap.width, baseline + 2.5
    space = " " if gap.spaced else ""
    blank = Element("Span", element, actual=f"______{space}")
    marks: list[Mark] = [
        Rule(start, y, end, y, 0.6, element=blank, ink=Ink.STUDENT),
        Rule(start, y, end, y, 0.6, ink=Ink.KEY),
    ]
    if answer is not None and gap.answer:
        wide = answer.width(gap.answer)
        if wide > gap.width:
            answer, wide = replace(answer, size=answer.size * gap.width / wide), gap.width
        middle = start + (gap.width - wide) / 2
        (line,) = set_lines((Words(gap.answer),), answer, wide + 1, middle, element)
        for run in line.runs[-1:]:
            run.text += space
        marks += line.marks(baseline, element, Ink.KEY)
    return marks


def _framed(slot: Slot, number: Run, baseline: float, ink: Ink) -> list[Mark]:
    """The number of a line in a frame, which tells it from what is quoted."""
    height = number.size * 1.1
    top = baseline - number.size * 0.35 - height / 2
    wide = slot.width - AFTER_NUMBER
    frame = Box(slot.x, top, wide, height, stroke=number.colour, weight=0.6, radius=1.5, ink=ink)
    run = replace(number, x=slot.x + (wide - number.width) / 2)
    return [frame, TextLine(baseline, [run], None, ink)]


def set_lines(
    spans: Spans,
    type_: Type,
    measure: float,
    x: float,
    owner: Element | None,
    pages_of: PagesOf | None = None,
) -> list[Line]:
    """``spans`` in ``type_`` on lines of ``measure`` points that begin at ``x``.

    ``owner`` is the element that the links and language changes in the text belong to;
    ``pages_of`` is needed where spans hold :class:`PageNumbers`.
    """
    if len(spans) == 1:
        only = spans[0]
        if isinstance(only, Words) and not only.lang and "\n" not in only.text:
            lines = _set_plain(only, type_, measure, x)
            if lines is not None:
                return lines
    atoms = atoms_of(spans, type_, measure, owner, pages_of)
    return list(_fill(atoms, measure, x)) or [Line([], x)]


def _set_plain(words: Words, type_: Type, measure: float, x: float) -> list[Line] | None:
    """The quick way for words in one font; None when one of them needs the other way."""
    font = type_.font_of(words.style)
    parts = words.text.split(" ")
    widths = [font[part] for part in parts]
    limit = measure / type_.size
    if max(widths) > limit or (font.pieces and not font.pieces.keys().isdisjoint(parts)):
        return None
    spaces = [font.space] * len(parts)
    stops = break_lines(Units(widths, spaces, lambda i: tied(parts[i - 1], parts[i])), limit)
    if len(stops) > 1 and not font.dashed.keys().isdisjoint(parts):
        return None
    colour = type_.colour_of(words.style)
    lines = []
    start = 0
    for stop in stops:
        wide = (sum(widths[start:stop]) + font.space * (stop - start - 1)) * type_.size
        text = " ".join(parts[start:stop])
        if stop < len(parts):
            text += " "
        lines.append(Line([Run(x, wide, text, font.name, type_.size, colour)], x + wide))
        start = stop
    return lines


def _fill(atoms: list[Atom], measure: float, x: float) -> Iterator[Line]:
    """Atoms on lines."""
    lines = _group(atoms, measure)
    for i, line in enumerate(lines):
        following = lines[i + 1][0] if i + 1 < len(lines) else None
        ends_in_space = following is not None and (following.space > 0 or following.broken)
        yield _line(line, x, ends_in_space)


def _group(atoms: list[Atom], measure: float) -> list[list[Atom]]:
    """The atoms of each line; a line that the author ended is the last of its stretch."""
    lines: list[list[Atom]] = []
    begins = [i for i, atom in enumerate(atoms) if atom.broken or not i]
    for begin, end in pairwise([*begins, len(atoms)]):
        stretch = atoms[begin:end]
        stops = break_lines(_units(stretch), measure)
        lines += [stretch[start:stop] for start, stop in pairwise([0, *stops])]
    return lines


def _units(atoms: Sequence[Atom]) -> Units:
    def is_tied(i: int) -> bool:
        before, after = atoms[i - 1].fragments[-1], atoms[i].fragments[0]
        return atoms[i].space > 0 and tied(before.text, after.text)

    return Units([atom.width for atom in atoms], [atom.space for atom in atoms], is_tied)


def _line(atoms: list[Atom], x: float, ends_in_space: bool) -> Line:
    """One line's atoms as runs: what agrees in everything but its words is one run."""
    line = Line([], x, [], [])
    at = x
    last: Fragment | None = None
    for i, atom in enumerate(atoms):
        line.anchors += atom.anchors
        space = atom.space if i else 0.0
        for j, fragment in enumerate(atom.fragments):
            before = space if j == 0 else 0.0
            if fragment.gap is not None or fragment.number:
                _end_in_space(line, before)
                line.gaps.append(_slot(fragment, len(line.runs), at + before))
                last = None
            elif last is not None and _agree(last, fragment):
                run = line.runs[-1]
                run.text += (" " if before else "") + fragment.text
                run.width += before + fragment.width
            else:
                _end_in_space(line, before)
                line.runs.append(_run(fragment, at + before))
            if fragment.gap is None and not fragment.number:
                last = fragment
            at += before + fragment.width
    _end_in_space(line, ends_in_space)
    line.end = at
    return line


def _slot(fragment: Fragment, runs: int, x: float) -> Slot:
    if not fragment.number:
        return Slot(runs, x, fragment.width, fragment.gap or "")
    number = _run(fragment, x)
    number.text = fragment.number
    number.width = fragment.width - 2 * BESIDE_NUMBER - AFTER_NUMBER
    return Slot(runs, x, fragment.width, "", number)


def _end_in_space(line: Line, wanted: float) -> None:
    """Where a space is ``wanted``, give it to what stands last on the line."""
    if not wanted:
        return
    if line.gaps and line.gaps[-1].runs == len(line.runs):
        line.gaps[-1].spaced = True
    elif line.runs:
        line.runs[-1].text += " "


def _agree(a: Fragment, b: Fragment) -> bool:
    return a.font is b.font and a.link is b.link and a.element is b.element and a.colour == b.colour


def _run(fragment: Fragment, x: float) -> Run:
    return Run(
        x,
        fragment.width,
        fragment.text,
        fragment.font.name,
        fragment.size,
        fragment.colour,
        0.0,
        fragment.element,
        fragment.link,
    )

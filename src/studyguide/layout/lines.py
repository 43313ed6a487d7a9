"""Lines: spans broken to a measure, ragged right.

Lines may break at a space and, without leaving a mark, after a hyphen or dash in a word; a
word wider than the measure is cut. Which of these breaks are taken is decided in
:mod:`studyguide.layout.breaking`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from studyguide.document.inline import (
    Anchor,
    Gap,
    Inline,
    Jump,
    LineNumber,
    PageNumbers,
    Spans,
    Style,
    Words,
)
from studyguide.layout.breaking import Units, break_lines
from studyguide.layout.page_numbers import in_runs, page_order
from studyguide.layout.plan import Box, Colour, Element, Ink, Link, Mark, Rule, Run, TextLine
from studyguide.layout.ties import tied
from studyguide.layout.words import GAP_PER_LETTER, SMALLEST_GAP, Font, Type

_Pen = tuple[Font, float, Colour, Element | None, Link | None]
"""Font, size, colour, element and link of words."""

_BESIDE_NUMBER, _AFTER_NUMBER = 2.5, 3.0
"""Inside the frame of a line's number, on either side, and behind it."""

PagesOf = Callable[[str], str]
"""The label of the page on which an anchor stands."""


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
    wide = slot.width - _AFTER_NUMBER
    frame = Box(slot.x, top, wide, height, stroke=number.colour, weight=0.6, radius=1.5, ink=ink)
    run = replace(number, x=slot.x + (wide - number.width) / 2)
    return [frame, TextLine(baseline, [run], None, ink)]


class Fragment(Struct):
    """Part of a word in one font; a ``gap`` to write in; or a ``number`` in a frame."""

    text: str
    width: float
    font: Font
    size: float
    colour: Colour
    element: Element | None = None
    link: Link | None = None
    gap: str | None = None
    number: str = ""


class Atom(Struct):
    """What no line break divides. ``space`` is the room before it unless it begins a line."""

    fragments: list[Fragment]
    width: float
    space: float
    anchors: list[str]
    broken: bool = False
    """Whether the author ended the line before it."""


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
    atoms = _Atoms(type_, measure, owner, pages_of)
    for span in spans:
        atoms.add(span)
    return list(_fill(atoms.all(), measure, x)) or [Line([], x)]


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


class _Atoms:
    """Makes atoms of spans, one after the other."""

    def __init__(
        self, type_: Type, measure: float, owner: Element | None, pages_of: PagesOf | None
    ) -> None:
        self.made: list[Atom] = []
        self._type = type_
        self._measure = measure
        self._owner = owner
        self._pages_of = pages_of
        self._space = 0.0
        self._glued = False
        self._broken = False
        self._anchors: list[str] = []

    def all(self) -> list[Atom]:
        """All atoms; anchors behind the last word stand with it."""
        if self.made:
            self.made[-1].anchors += self._anchors
            self._anchors = []
        return self.made

    def add(self, span: Inline) -> None:
        match span:
            case Words():
                self._words(span, self._owner, None)
            case Jump():
                link = Link(span.target, span.describes, Element("Link", self._owner))
                for words in span.words:
                    self._words(words, link.element, link)
            case PageNumbers():
                self._page_numbers(span)
            case Anchor(name=name):
                self._anchors.append(name)
            case Gap(answer=answer, letters=letters):
                width = max(SMALLEST_GAP, max(len(answer), letters) * GAP_PER_LETTER)
                width = min(self._measure, width)
                self._fragment(
                    Fragment(
                        "", width, self._type.font, self._type.size, self._type.colour, gap=answer
                    )
                )
            case LineNumber(number=number):
                self._line_number(str(number))

    def _line_number(self, number: str) -> None:
        """A number that a line may break before, and not after."""
        self._glued = False
        font, size = self._type.font_of(Style.STRONG), self._type.size
        width = font[number] * size + 2 * _BESIDE_NUMBER + _AFTER_NUMBER
        self._fragment(Fragment("", width, font, size, self._type.colour, number=number))

    def _page_numbers(self, span: PageNumbers) -> None:
        if self._pages_of is None:
            raise ValueError("page numbers in a text that has none to name")
        labels = {self._pages_of(anchor): anchor for anchor in reversed(span.anchors)}
        ordered = dict(sorted(labels.items(), key=lambda item: page_order(item[0])))
        prefix = span.prefix_many if len(ordered) > 1 else span.prefix
        if prefix:
            self._words(Words(prefix, span.style), self._owner, None)
        main = self._pages_of(span.main) if span.main else None
        for before, label in in_runs(list(ordered), main, span.most):
            if before:
                self._words(Words(before, span.style), self._owner, None)
            describes = span.describes.format(label)
            link = Link(f"#{ordered[label]}", describes, Element("Link", self._owner))
            style = span.style | Style.STRONG if label == main else span.style
            self._words(Words(label, style), link.element, link)

    def _words(self, words: Words, element: Element | None, link: Link | None) -> None:
        font = self._type.font_of(words.style)
        if words.lang:
            element = Element("Span", element, lang=words.lang)
        elif element is self._owner:
            element = None
        size = self._type.size
        ink = (font, size, self._type.colour_of(words.style), element, link)
        space = font.space * size
        for n, line in enumerate(words.text.split("\n")):
            if n:
                self._glued, self._broken = False, True
            for i, part in enumerate(line.split(" ")):
                if i:
                    self._glued = False
                    self._space = space
                if not part:
                    continue
                width = font[part] * size
                if part in font.dashed or part in font.pieces or width > self._measure:
                    self._word(part, ink)
                else:
                    self._fragment(Fragment(part, width, *ink))

    def _word(self, word: str, ink: _Pen) -> None:
        """A word that a line may break within, that no one font has whole, or that is wider
        than a line."""
        font, size = ink[0], ink[1]
        for i, part in enumerate(font.dashed.get(word, (word,))):
            if i:
                self._glued, self._space = False, 0.0
            width = font[part] * size
            if width > self._measure:
                self._cut(part, ink)
            elif part in font.pieces:
                for other, text in font.pieces[part]:
                    self._fragment(Fragment(text, other[text] * size, other, *ink[1:]))
            else:
                self._fragment(Fragment(part, width, *ink))

    def _cut(self, word: str, ink: _Pen) -> None:
        """Set a word wider than the measure in pieces that fit."""
        limit = self._measure / ink[1]
        for font, text in ink[0].pieces.get(word, [(ink[0], word)]):
            start = 0
            while start < len(text):
                if start:
                    self._glued = False
                stop = start + 1
                while stop < len(text) and font.face.width(text[start : stop + 1]) <= limit:
                    stop += 1
                piece = text[start:stop]
                self._fragment(Fragment(piece, font[piece] * ink[1], font, *ink[1:]))
                start = stop

    def _fragment(self, fragment: Fragment) -> None:
        atom = self.made[-1] if self._glued else None
        # What is wider than a line in all may be divided where its look changes.
        if atom is not None and atom.width + fragment.width <= self._measure:
            atom.fragments.append(fragment)
            atom.width += fragment.width
            atom.anchors += self._anchors
        else:
            self.made.append(
                Atom([fragment], fragment.width, self._space, self._anchors, self._broken)
            )
        self._anchors = []
        self._glued, self._broken, self._space = True, False, 0.0


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
    number.width = fragment.width - 2 * _BESIDE_NUMBER - _AFTER_NUMBER
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

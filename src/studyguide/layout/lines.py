"""Lines: spans broken to a measure, ragged right.

Breaking is greedy: with a ragged edge and no hyphenation the gain of a total fit is small
against its cost. Two things a compositor would mend by hand are mended: a last line of one
short word takes company from the line above, and a word wider than the measure is cut.
Lines may break at a space and, without leaving a mark, after a hyphen or dash in a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from studyguide.document.inline import (
    Anchor,
    Gap,
    Inline,
    Jump,
    PageNumbers,
    Spans,
    Style,
    Words,
)
from studyguide.layout.plan import Colour, Element, Ink, Link, Mark, Rule, Run, TextLine
from studyguide.layout.words import GAP_PER_LETTER, SMALLEST_GAP, Font, Type

_AFTER_DASH = re.compile(r"(?<=[^\W\d_][-–—/])(?=\w)")
_RUNT = 0.14
"""A last line shorter than this share of the measure looks like an accident."""

PagesOf = Callable[[str], str]
"""The label of the page on which an anchor stands."""


class Line(Struct):
    """A line before it has its height on a page.

    ``runs`` have their x on the page. ``gaps`` are answers to be written in, each with the
    number of runs that stand before it.
    """

    runs: list[Run]
    end: float
    gaps: list[tuple[int, float, float, str]] = []
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
        for before, x, width, text in self.gaps:
            marks.append(TextLine(baseline, self.runs[done:before], element, ink))
            marks += _gap(x, width, text, baseline, element, answer)
            done = before
        marks.append(TextLine(baseline, self.runs[done:], element, ink))
        return [mark for mark in marks if not isinstance(mark, TextLine) or mark.runs]


def _gap(
    x: float, width: float, text: str, baseline: float, element: Element | None, answer: Type | None
) -> list[Mark]:
    """A rule to write on, and in the key the answer upon it."""
    y = baseline + 2.5
    blank = Element("Span", element, actual="______ ")
    marks: list[Mark] = [
        Rule(x, y, x + width, y, 0.6, element=blank, ink=Ink.STUDENT),
        Rule(x, y, x + width, y, 0.6, ink=Ink.KEY),
    ]
    if answer is not None:
        wide = answer.width(text)
        size = answer.size * min(1.0, width / wide)
        run = Run(
            x + max(0.0, (width - wide) / 2),
            min(wide, width),
            text,
            answer.font.name,
            size,
            answer.colour,
        )
        marks.append(TextLine(baseline, [run], element, Ink.KEY))
    return marks


class Fragment(Struct):
    """Part of a word in one font."""

    text: str
    width: float
    font: Font
    size: float
    colour: Colour
    element: Element | None = None
    link: Link | None = None
    gap: str | None = None


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
    return list(_fill(atoms.made, measure, x))


def _set_plain(words: Words, type_: Type, measure: float, x: float) -> list[Line] | None:
    """The quick way for words in one font; None when one of them needs the other way."""
    font = type_.font_of(words.style)
    parts = words.text.split(" ")
    limit = measure / type_.size
    breaks = _break_plain(parts, font, limit)
    if breaks is None or (font.pieces and not font.pieces.keys().isdisjoint(parts)):
        return None
    colour = type_.colour_of(words.style)
    lines = []
    start = 0
    for stop, width in breaks:
        text = " ".join(parts[start:stop])
        wide = width * type_.size
        if stop < len(parts):
            text += " "
        lines.append(Line([Run(x, wide, text, font.name, type_.size, colour)], x + wide))
        start = stop
    return lines


def _break_plain(parts: list[str], font: Font, limit: float) -> list[tuple[int, float]] | None:
    """Where each line ends and how wide it is in ems; None when a word does not fit a line."""
    breaks = _break_at(parts, font, limit)
    if breaks is None or len(breaks) < 2:
        return breaks
    for narrower in (0.97, 0.94, 0.9):
        if breaks[-1][1] >= limit * _RUNT:
            break
        other = _break_at(parts, font, limit * narrower)
        if other is not None and len(other) == len(breaks) and other[-1][1] > breaks[-1][1]:
            breaks = other
    return breaks


def _break_at(parts: list[str], font: Font, limit: float) -> list[tuple[int, float]] | None:
    breaks: list[tuple[int, float]] = []
    width = -font.space
    space = font.space
    for i, part in enumerate(parts):
        wide = font[part]
        if width + space + wide > limit:
            if wide > limit or "-" in part or "–" in part or "—" in part or "/" in part:
                return None
            breaks.append((i, width))
            width = wide
        else:
            width += space + wide
    breaks.append((len(parts), width))
    return breaks


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
            case Gap(answer=answer):
                width = min(self._measure, max(SMALLEST_GAP, len(answer) * GAP_PER_LETTER))
                self._fragment(
                    Fragment(
                        "", width, self._type.font, self._type.size, self._type.colour, gap=answer
                    )
                )

    def _page_numbers(self, span: PageNumbers) -> None:
        if self._pages_of is None:
            raise ValueError("page numbers in a text that has none to name")
        labels = {self._pages_of(anchor): anchor for anchor in reversed(span.anchors)}
        ordered = dict(sorted(labels.items(), key=lambda item: _page_order(item[0])))
        prefix = span.prefix_many if len(ordered) > 1 else span.prefix
        if prefix:
            self._words(Words(prefix, span.style), self._owner, None)
        for i, (label, anchor) in enumerate(ordered.items()):
            if i:
                self._words(Words(", ", span.style), self._owner, None)
            link = Link(f"#{anchor}", label, Element("Link", self._owner))
            self._words(Words(label, span.style), link.element, link)

    def _words(self, words: Words, element: Element | None, link: Link | None) -> None:
        font = self._type.font_of(words.style)
        if words.lang:
            element = Element("Span", element, lang=words.lang)
        elif element is self._owner:
            element = None
        for n, line in enumerate(words.text.split("\n")):
            if n:
                self._glued, self._broken = False, True
            for i, part in enumerate(line.split(" ")):
                if i:
                    self._glued = False
                    self._space = font.space * self._type.size
                if part:
                    self._word(part, font, words.style, element, link)

    def _word(
        self, word: str, font: Font, style: Style, element: Element | None, link: Link | None
    ) -> None:
        colour = self._type.colour_of(style)
        size = self._type.size
        for i, part in enumerate(_AFTER_DASH.split(word)):
            if i:
                self._glued, self._space = False, 0.0
            width = font[part] * size
            if width > self._measure:
                self._cut(part, font, colour, element, link)
            elif part in font.pieces:
                for piece_font, text in font.pieces[part]:
                    self._fragment(
                        Fragment(
                            text, piece_font[text] * size, piece_font, size, colour, element, link
                        )
                    )
            else:
                self._fragment(Fragment(part, width, font, size, colour, element, link))

    def _cut(
        self, word: str, font: Font, colour: Colour, element: Element | None, link: Link | None
    ) -> None:
        """Set a word wider than the measure in pieces that fit."""
        size = self._type.size
        rest = word
        while rest:
            count = 1
            while count < len(rest) and font.face.width(rest[: count + 1]) * size <= self._measure:
                count += 1
            piece, rest = rest[:count], rest[count:]
            self._fragment(Fragment(piece, font[piece] * size, font, size, colour, element, link))
            self._glued, self._space = False, 0.0

    def _fragment(self, fragment: Fragment) -> None:
        if self._glued:
            atom = self.made[-1]
            atom.fragments.append(fragment)
            atom.width += fragment.width
            atom.anchors += self._anchors
        else:
            self.made.append(
                Atom([fragment], fragment.width, self._space, self._anchors, self._broken)
            )
        self._anchors = []
        self._glued, self._broken, self._space = True, False, 0.0


def _page_order(label: str) -> tuple[bool, int | str]:
    """Roman numerals first, then arabic in order."""
    return (True, int(label)) if label.isdigit() else (False, label)


def _fill(atoms: list[Atom], measure: float, x: float) -> Iterator[Line]:
    """Atoms on lines."""
    lines = _group(atoms, measure)
    if len(lines) > 1:
        for narrower in (0.97, 0.94, 0.9):
            if _width(lines[-1]) >= measure * _RUNT:
                break
            other = _group(atoms, measure * narrower)
            if len(other) == len(lines) and _width(other[-1]) > _width(lines[-1]):
                lines = other
    for i, line in enumerate(lines):
        following = lines[i + 1][0] if i + 1 < len(lines) else None
        ends_in_space = following is not None and (following.space > 0 or following.broken)
        yield _line(line, x, ends_in_space)


def _group(atoms: Iterable[Atom], measure: float) -> list[list[Atom]]:
    lines: list[list[Atom]] = []
    width = 0.0
    for atom in atoms:
        if lines and not atom.broken and width + atom.space + atom.width <= measure:
            lines[-1].append(atom)
            width += atom.space + atom.width
        else:
            lines.append([atom])
            width = atom.width
    return lines


def _width(line: list[Atom]) -> float:
    return sum(atom.space + atom.width for atom in line) - line[0].space


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
            if fragment.gap is not None:
                if before and line.runs:
                    line.runs[-1].text += " "
                line.gaps.append((len(line.runs), at + before, fragment.width, fragment.gap))
                last = None
            elif last is not None and _agree(last, fragment):
                run = line.runs[-1]
                run.text += (" " if before else "") + fragment.text
                run.width += before + fragment.width
            else:
                if before and line.runs and last is not None:
                    line.runs[-1].text += " "
                line.runs.append(_run(fragment, at + before))
            if fragment.gap is None:
                last = fragment
            at += before + fragment.width
    if ends_in_space and line.runs:
        line.runs[-1].text += " "
    line.end = at
    return line


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

"""Atoms: what no line break divides, made of the spans of a text one after the other.

A line may break at a space and, without leaving a mark, after a hyphen or dash in a word; a word
wider than the measure is cut.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

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
from studyguide.layout.page_numbers import in_runs, page_order
from studyguide.layout.plan import Colour, Element, Link
from studyguide.layout.words import GAP_PER_LETTER, SMALLEST_GAP, Font, Type

_Pen = tuple[Font, float, Colour, Element | None, Link | None]
"""Font, size, colour, element and link of words."""

BESIDE_NUMBER, AFTER_NUMBER = 2.5, 3.0
"""Inside the frame of a line's number, on either side, and behind it."""

PagesOf = Callable[[str], str]
"""The label of the page on which an anchor stands."""


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


def atoms_of(
    spans: Spans,
    type_: Type,
    measure: float,
    owner: Element | None,
    pages_of: PagesOf | None = None,
) -> list[Atom]:
    """The atoms of ``spans`` in ``type_``, none of them wider than ``measure`` points.

    ``owner`` is the element that the links and language changes in the text belong to;
    ``pages_of`` is needed where spans hold :class:`PageNumbers`. Anchors behind the last word
    stand with it.
    """
    atoms = _Atoms(type_, measure, owner, pages_of)
    for span in spans:
        atoms.add(span)
    return atoms.all()


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
        width = font[number] * size + 2 * BESIDE_NUMBER + AFTER_NUMBER
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

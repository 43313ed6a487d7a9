"""The panel of an excerpt: its name, citation and introduction, the words, the line numbers.

The words are set to one measure in every edition and on every paper, so that line 7 of
Source C is the same line for everybody.
"""

from __future__ import annotations

from studyguide.document.blocks import Excerpt
from studyguide.document.inline import Inline, Style, Words
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Element
from studyguide.layout.slices import NEVER, Frame, Slice, beside, keep_together, no_strays, shift

_GUTTER = 28.0
_BESIDE_NAME = 24.0
"""The least room between the name and what stands at the end of its line."""
_KEEP_WHOLE = 130
"""A panel that fits on a page is not broken for the sake of a third of a page."""
_NUMBER_EVERY = 5


def excerpt(galley: Galley, block: Excerpt) -> None:
    """An excerpt in its panel."""
    panel = Element("Sect", galley.section)
    slices = _header(galley, block, panel)
    slices += _words(galley, block, panel)
    slices += _notes(galley, block, panel)
    frame = Frame(
        left=galley.text - _GUTTER,
        right=galley.right + 6,
        above=8.0,
        below=9.0,
        fill=galley.theme.colour("panel"),
        bar=2.2,
        bar_colour=galley.theme.colour("ink"),
    )
    for slice_ in slices:
        slice_.frame = frame
    if sum(s.height + s.space for s in slices) < galley.depth * 0.9:
        keep_together(slices, _KEEP_WHOLE)
    galley.add(slices, space=12.0, anchor=block.anchor)


def _header(galley: Galley, block: Excerpt, panel: Element) -> list[Slice]:
    """Name and kind on one line, below it the citation, then the introduction.

    Where no kind is printed the citation takes its place, if it is not too long for it.
    """
    type_ = galley.type("heading-4")
    name = Element("H4", panel)
    slices = galley.paragraph((Words(block.name),), type_, galley.measure, galley.text, name)
    small = galley.type("small")
    edge = galley.right - 8
    citation = Element("P", panel)
    if block.kind:
        kind = label(block.kind, small, edge, type_.baseline, Element("P", panel), align="right")
        beside(slices[-1], [kind])
    if block.kind or not _at_right(galley, block, slices[-1], edge, citation):
        slices += galley.paragraph(
            block.citation, small, galley.theme.page.quotation, galley.text, citation
        )
    if block.intro:
        intro = galley.paragraph(
            tuple(_emphasised(span) for span in block.intro),
            galley.type("quotation"),
            galley.theme.page.quotation,
            galley.text,
            Element("P", panel),
        )
        intro[0].space = 4.0
        slices += intro
    return keep_together(slices)


def _at_right(galley: Galley, block: Excerpt, head: Slice, edge: float, citation: Element) -> bool:
    """Set the citation at the end of the head line, up to ``edge``; False if it does not fit."""
    type_ = galley.type("heading-4")
    start = galley.text + type_.width(block.name) + _BESIDE_NAME
    lines = galley.lines(block.citation, galley.type("small"), edge - start, start, citation)
    if len(lines) != 1 or lines[0].end > edge:
        return False
    marks = lines[0].marks(type_.baseline, citation)
    for mark in marks:
        shift(mark, 0.0, edge - lines[0].end)
    beside(head, marks)
    head.anchors += lines[0].anchors
    return True


def _emphasised(span: Inline) -> Inline:
    """An introduction is italic; what is emphasised in it is roman."""
    if isinstance(span, Words):
        return Words(span.text, span.style ^ Style.EMPHASIS, span.lang)
    return span


def _words(galley: Galley, block: Excerpt, panel: Element) -> list[Slice]:
    """The quoted words, every fifth line numbered; the numbers are no part of the text."""
    quote = Element("BlockQuote", panel, lang=block.lang)
    type_ = galley.type("quotation")
    numbers = galley.type("line-number")
    slices: list[Slice] = []
    count = 0
    for paragraph in block.paragraphs:
        made = galley.paragraph(
            paragraph.spans, type_, galley.theme.page.quotation, galley.text, Element("P", quote)
        )
        for slice_ in no_strays(made):
            count += 1
            if count % _NUMBER_EVERY == 0:
                number = label(
                    str(count), numbers, galley.text - 8, type_.baseline, None, align="right"
                )
                beside(slice_, [number])
        made[0].space = 4.0 if slices else 6.0
        slices += made
    if slices:  # a paragraph of signs that cannot be seen has none
        slices[0].penalty = NEVER
    return slices


def _notes(galley: Galley, block: Excerpt, panel: Element) -> list[Slice]:
    type_, measure = galley.type("note"), galley.theme.page.quotation
    slices: list[Slice] = []
    for note in block.notes:
        made = galley.paragraph(note, type_, measure, galley.text, Element("P", panel))
        made[0].space = 3.0 if slices else 7.0
        slices += keep_together(made)
    return slices

"""The panel of an excerpt: its name, citation and introduction, the words, the line numbers.

The words are set to one measure in every edition and on every paper, so that line 7 of
Source C is the same line for everybody.
"""

from __future__ import annotations

from studyguide.document.blocks import Excerpt
from studyguide.document.inline import Inline, Style, Words
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Element
from studyguide.layout.slices import NEVER, Frame, Slice, beside, keep_together, no_strays

_GUTTER = 28.0
_KEEP_WHOLE = 130
"""A panel that fits on a page is not broken for the sake of a third of a page."""
_NUMBER_EVERY = 5


def excerpt(galley: Galley, block: Excerpt) -> None:
    """An excerpt in its panel."""
    panel = Element("Sect", galley.section)
    slices = _header(galley, block, panel)
    slices += _words(galley, block, panel)
    slices += _note(galley, block, panel)
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
    """Name and kind on one line, below it the citation, then the introduction."""
    type_ = galley.type("heading-4")
    name = Element("H4", panel)
    head = galley.paragraph((Words(block.name),), type_, galley.measure, galley.text, name)
    small = galley.type("small")
    kind = label(
        block.kind, small, galley.right - 8, type_.baseline, Element("P", panel), align="right"
    )
    beside(head[-1], [kind])
    slices = head
    slices += galley.paragraph(
        block.citation, small, galley.theme.page.quotation, galley.text, Element("P", panel)
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


def _note(galley: Galley, block: Excerpt, panel: Element) -> list[Slice]:
    if not block.note:
        return []
    slices = galley.paragraph(
        block.note,
        galley.type("note"),
        galley.theme.page.quotation,
        galley.text,
        Element("P", panel),
    )
    slices[0].space = 7.0
    return keep_together(slices)

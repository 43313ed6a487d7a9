"""Headings, paragraphs and lists."""

from __future__ import annotations

from studyguide.document.blocks import Bullets, Heading, Paragraph
from studyguide.document.inline import Anchor, Style, Words, words
from studyguide.layout.galley import Galley, Listed, label
from studyguide.layout.plan import Box, Element, Rule, TextLine
from studyguide.layout.slices import (
    ALWAYS,
    Slice,
    beside,
    keep_end_together,
    keep_together,
    no_strays,
    written_at,
)

_ABOVE_HEADING = {1: 0.0, 2: 30.0, 3: 20.0, 4: 14.0}
_BELOW_HEADING = {1: 14.0, 2: 12.0, 3: 4.0, 4: 2.0}
_ABOVE_PARAGRAPH = {"text": 7.0, "lead": 4.0, "small": 5.0, "note": 5.0, "label": 9.0}
_BELOW_BOXES = 9.0
"""White below a list to tick, beside that above what follows: it is no part of the text."""
_LINES_WITH_HEADING = 4
_LEADING_IN = ("label", "small")
"""What says something about that which follows, and stays with it."""
_ITEM_INDENT = 17.0


def heading(galley: Galley, block: Heading) -> None:
    """A heading; one of level 2 opens a section of the structure tree."""
    if block.level <= 2:
        galley.section = Element("Sect")
    element = Element(f"H{block.rank or block.level}", galley.section)
    type_ = galley.type(f"heading-{block.level}")  # type: ignore[arg-type]
    title = _numbered(block) if block.number and block.level > 2 else block.title
    aside = _aside(galley, block.aside, type_.baseline)
    measure = (aside[0].runs[0].x - 12 if aside else galley.far) - galley.text
    slices = galley.paragraph(words(title), type_, measure, galley.text, element)
    beside(slices[-1], [*aside])
    if block.number and block.level <= 2:
        number = label(
            block.number, type_, galley.text - 12, type_.baseline, element, align="right"
        )
        number.runs[-1].text += " "
        number.runs[-1].colour = galley.theme.colour("accent")
        beside(slices[0], [number], before=True)
    if block.level <= 2:
        slices.append(_underline(galley))
    if block.fresh:
        slices[0].penalty = ALWAYS
    if block.level <= 2:
        slices[0].title = _running_title(block)
    keep_together(slices)
    keep_end_together(galley.slices)
    if block.anchor:
        galley.headings.append(
            Listed(block.level, block.number, block.title, block.anchor, block.listed)
        )
    galley.add(slices, space=_ABOVE_HEADING[block.level], anchor=block.anchor, keep_next=True)
    galley.slices[-1].height += _BELOW_HEADING[block.level]
    galley.owe(_LINES_WITH_HEADING * galley.type("text").leading)


def _aside(galley: Galley, text: str, baseline: float) -> list[TextLine]:
    """What stands at the far end of a heading's last line, a paragraph by itself."""
    if not text:
        return []
    element = Element("P", galley.section)
    return [label(text, galley.type("small"), galley.far, baseline, element, align="right")]


def _running_title(block: Heading) -> str:
    """The title as it runs at the heads of pages, its number set off as in the heading."""
    return f"{block.number}\N{NO-BREAK SPACE} {block.title}" if block.number else block.title


def _numbered(block: Heading) -> str:
    return f"{block.number} {block.title}"


def _underline(galley: Galley) -> Slice:
    """The rule under the title of a section, as wide as everything on the page."""
    rule = Rule(galley.left, 5.0, galley.far, 5.0, 1.2, galley.theme.colour("accent"))
    return Slice(6.0, [rule])


def paragraph(galley: Galley, block: Paragraph) -> None:
    """Connected text."""
    element = Element("P", galley.section, lang=block.lang)
    type_ = galley.type(block.role)
    slices = no_strays(galley.paragraph(block.spans, type_, galley.measure, galley.text, element))
    if block.role == "text":
        for slice_ in slices:
            slice_.flows = True
    galley.add(
        slices,
        space=_ABOVE_PARAGRAPH[block.role],
        anchor=block.anchor,
        keep_next=block.role in _LEADING_IN or _is_head(block),
    )
    if _is_head(block):
        galley.owe(_LINES_WITH_HEADING * type_.leading)


def _is_head(block: Paragraph) -> bool:
    """Whether a paragraph, all of it in bold type, is meant as a heading of what follows."""
    spans = [span for span in block.spans if not isinstance(span, Anchor)]
    return all(isinstance(span, Words) and span.style & Style.STRONG for span in spans)


def bullets(galley: Galley, block: Bullets) -> None:
    """A list, with lists in it."""
    slices = _list(galley, block, galley.text, galley.section)
    if len(slices) > 1:
        slices[1].penalty = max(slices[1].penalty, 400)
    galley.add(slices, space=6.0, anchor=block.anchor)
    if block.boxes and slices:
        slices[-1].height += _BELOW_BOXES


def _list(galley: Galley, block: Bullets, x: float, parent: Element | None) -> list[Slice]:
    numbering = "Decimal" if block.ordered else "None" if block.boxes else "Disc"
    whole = Element("L", parent, numbering=numbering)
    slices: list[Slice] = []
    for i, item in enumerate(block.items, 1):
        entry = Element("LI", whole)
        sign = f"{i}." if block.ordered else "•"
        made = _item(galley, item, sign, x, entry, boxed=block.boxes)
        if made and slices:
            made[0].space = max(made[0].space, 3.0)
        slices += made
    return slices


def _item(
    galley: Galley,
    item: tuple[Paragraph | Bullets, ...],
    sign: str,
    x: float,
    entry: Element,
    *,
    boxed: bool,
) -> list[Slice]:
    """One item; its sign hangs before its first line."""
    body = Element("LBody", entry)
    indent = _ITEM_INDENT
    measure = galley.right - x - indent
    slices: list[Slice] = []
    for part in item:
        if isinstance(part, Bullets):
            made = _list(galley, part, x + indent, body)
        else:
            type_ = galley.type(part.role)
            made = no_strays(galley.paragraph(part.spans, type_, measure, x + indent, body))
            written_at(made, part.origin)
        if slices and made:
            made[0].space = 3.0
        slices += made
    first = item[0]
    role = first.role if isinstance(first, Paragraph) else "text"
    type_ = galley.type(role)
    if boxed:
        beside(
            slices[0], [Box(x, type_.baseline - 8.2, 8.6, 8.6, stroke=galley.theme.colour("ink"))]
        )
        return slices
    mark = label(sign, type_, x + 2, type_.baseline, Element("Lbl", entry))
    mark.runs[-1].text += " "
    beside(slices[0], [mark], before=True)
    return slices

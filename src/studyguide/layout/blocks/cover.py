"""The cover: the title above, the sources below, and room for a name between them."""

from __future__ import annotations

from studyguide.document.blocks import Cover
from studyguide.document.inline import Spans, words
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Box, Element, Ink, Mark, Rule
from studyguide.layout.slices import NEVER, Slice, keep_together, shift

_FIELDS_WIDE = 300.0
_ABOVE_FIELDS = 48.0
_ABOVE_SOURCES = 30.0
"""The least white above the sources."""


def cover(galley: Galley, block: Cover) -> None:
    """The first page. What is too long for one page goes on like any text."""
    element = Element("Sect")
    y = galley.depth * 0.16
    accent = Rule(galley.left, y, galley.left + 72, y, 5.0, galley.theme.colour("accent"))
    slices = [Slice(y + 22, [accent]), _kicker(galley, block.kicker, element)]
    slices += _text(galley, words(block.title), "title", 0.0, Element("H1", element))
    texts = ((block.subtitle, "subtitle", 8.0), (block.byline, "text", 14.0))
    for text, style, space in (*texts, (block.date, "text", 14.0)):
        if text:
            slices += _text(galley, words(text), style, space, Element("P", element))
    slices += _fields(galley, block, element)
    sources = _sources(galley, block, element)
    for below in sources[1:2]:
        below.penalty = NEVER  # it is below their label
    white = galley.depth - sum(slice_.space + slice_.height for slice_ in slices + sources)
    if white < _ABOVE_SOURCES:  # what is too high begins higher
        lift = min(_ABOVE_SOURCES - white, y)
        slices[0].height -= lift
        shift(accent, -lift)
    sources[0].space = max(_ABOVE_SOURCES, white)
    galley.add(slices + sources, anchor=block.anchor)


def _kicker(galley: Galley, text: str, element: Element) -> Slice:
    """What the student's copy is; the key says it large, in its notice."""
    type_ = galley.type("label")
    line = label(text, type_, galley.left, type_.baseline, Element("P", element))
    line.ink = Ink.STUDENT
    return Slice(type_.leading + 6, [line])


def _text(galley: Galley, spans: Spans, style: str, space: float, element: Element) -> list[Slice]:
    """Text as wide as everything on the page, ``space`` points below what stands before."""
    type_ = galley.type(style)  # type: ignore[arg-type]
    slices = galley.paragraph(spans, type_, galley.far - galley.left, galley.left, element)
    slices[0].space = space
    return slices


def _fields(galley: Galley, block: Cover, element: Element) -> list[Slice]:
    """Lines for name and class, to be written on; in the key a notice that nobody overlooks."""
    type_ = galley.type("label")
    widest = max((type_.width(field) for field in block.fields), default=0.0)
    x, end = galley.left + widest + 12, galley.left + _FIELDS_WIDE
    height = galley.theme.page.ruling * 1.25
    y = height - 6
    colour = galley.theme.colour("rule")
    notice = _notice(galley, block, element)
    marks: list[Mark] = []
    for i, field in enumerate(block.fields):
        name = label(field, type_, galley.left, i * height + y, Element("P", element))
        line = i * height + y + 2
        name.ink = Ink.STUDENT
        marks += [name, Rule(x, line, end, line, 0.6, colour, ink=Ink.STUDENT)]
    notice.height = max(notice.height, height * len(block.fields))
    notice.marks += marks
    return [notice]


def _notice(galley: Galley, block: Cover, element: Element) -> Slice:
    """What the key is, large, and whom it is for, in a frame."""
    large, small = galley.type("heading-1"), galley.type("label")
    pad = 10.0
    height = large.leading + small.leading + 2 * pad
    texts = ((block.key_kicker, large), (block.key_notice, small))
    wide = max(_FIELDS_WIDE, *(type_.width(text) + 4 * pad for text, type_ in texts))
    accent = galley.theme.colour("accent")
    frame = Box(galley.left, 0.0, wide, height, stroke=accent, weight=2.0, ink=Ink.KEY)
    marks: list[Mark] = [frame]
    y = pad
    for text, type_ in texts:
        line = label(text, type_, galley.left + 2 * pad, y + type_.baseline, Element("P", element))
        line.ink = Ink.KEY
        marks.append(line)
        y += type_.leading
    return Slice(height, marks, space=_ABOVE_FIELDS)


def _sources(galley: Galley, block: Cover, element: Element) -> list[Slice]:
    """The sources, which stand at the foot of the page."""
    heading = Element("P", element)
    slices = _text(galley, words(block.sources_label), "label", 0.0, heading)
    whole = Element("L", element, numbering="None")
    for spans in block.sources:
        body = Element("LBody", Element("LI", whole))
        slices += keep_together(_text(galley, spans, "small", 4.0, body))
    return slices

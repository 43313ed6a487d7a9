"""The panel of an excerpt: its name, citation and introduction, the words, the line numbers.

The words are set to one measure in every edition and on every paper, so that line 7 of
Excerpt 2C is the same line for everybody.
"""

from __future__ import annotations

from functools import partial

from studyguide.document.blocks import Excerpt
from studyguide.document.inline import Inline, Jump, Spans, Style, Words, set_off
from studyguide.layout.galley import Galley, label
from studyguide.layout.line_numbers import EVERY, with_numbers
from studyguide.layout.lines import Line
from studyguide.layout.plan import Element
from studyguide.layout.slices import NEVER, Frame, Slice, beside, keep_together, no_strays

_GUTTER = 28.0
_BESIDE_NAME = 10.0
"""The least room between the name, the citation and the kind on their line."""
_MOST_WHOLE, _MOST_WHOLE_LARGE = 0.9, 0.4
"""A panel higher than this share of a page may be divided; of large print every other page
would be half empty else."""
_LONG = 14
"""A panel with more lines of quoted words than these may be divided between paragraphs …"""
_LEAST_PART = 3
"""… with as many lines at least on either side …"""
_DIVIDED = 70
"""… where otherwise a quarter of a page would stay empty."""


def excerpt(galley: Galley, block: Excerpt) -> None:
    """An excerpt in its panel."""
    panel = Element("Sect", galley.section)
    slices = _header(galley, block, panel)
    words = _words(galley, block, panel)
    slices += words + _notes(galley, block, panel)
    frame = Frame(
        left=galley.text - _GUTTER,
        right=min(galley.right + 6, galley.far),
        above=8.0,
        below=9.0,
        fill=galley.theme.colour("panel"),
        bar=2.2,
        bar_colour=galley.theme.colour("ink"),
    )
    for slice_ in slices:
        slice_.frame = frame
    most = _MOST_WHOLE if galley.counted is None else _MOST_WHOLE_LARGE
    if sum(s.height + s.space for s in slices) < galley.depth * most:
        _keep_whole(slices, words)
    if block.continued:
        head = partial(_continued, galley, block.continued)
        for slice_ in slices[1:]:
            slice_.head = head
    galley.add(slices, space=12.0, anchor=block.anchor)


def _keep_whole(slices: list[Slice], words: list[Slice]) -> None:
    """Forbid breaks in a panel that fits on a page, but for those of a long one."""
    inner = words[_LEAST_PART : 1 - _LEAST_PART] if len(words) > _LONG else []
    between = [slice_ for slice_ in inner if slice_.space and slice_.penalty < NEVER]
    keep_together(slices)
    for slice_ in between:
        slice_.penalty = _DIVIDED


def _continued(galley: Galley, text: str) -> Slice:
    """The head of a panel that goes on on a new page."""
    type_ = galley.type("heading-4")
    return Slice(type_.leading, [label(text, type_, galley.text, type_.baseline, None)])


def _header(galley: Galley, block: Excerpt, panel: Element) -> list[Slice]:
    """The name with citation and kind, then the introduction."""
    slices = _name(galley, block, panel)
    if block.intro:
        intro = galley.paragraph(
            block.intro if galley.counted else set_off(block.intro, Style.EMPHASIS),
            galley.type("quotation"),
            galley.theme.page.quotation,
            galley.text,
            Element("P", panel),
        )
        intro[0].space = 4.0
        slices += intro
    return keep_together(slices)


def _name(galley: Galley, block: Excerpt, panel: Element) -> list[Slice]:
    """Name, citation and kind on one line; a citation that is too long for it stands below."""
    type_ = galley.type("heading-4")
    name = Element(f"H{block.level}", panel)
    slices = galley.paragraph((Words(block.name),), type_, galley.measure, galley.text, name)
    edge = galley.right - 8
    if block.kind:
        owner = Element("P", panel)
        kind = label(block.kind, galley.type("small"), edge, type_.baseline, owner, align="right")
        beside(slices[-1], [kind])
        edge = kind.runs[0].x - _BESIDE_NAME
    citation = Element("P", panel)
    spans = tuple(_in_ink(span) for span in block.citation)
    line = _beside_name(galley, block.name, spans, edge, citation) if len(slices) == 1 else None
    if line is None:
        measure = galley.theme.page.quotation
        return slices + galley.paragraph(
            spans, galley.type("citation"), measure, galley.text, citation
        )
    dot = line.runs[0].x - _BESIDE_NAME / 2
    between = label("\N{MIDDLE DOT}", type_, dot, type_.baseline, None, align="centre")
    beside(slices[0], [between, *line.marks(type_.baseline, citation)])
    slices[0].anchors += line.anchors
    return slices


def _beside_name(
    galley: Galley, name: str, spans: Spans, edge: float, owner: Element
) -> Line | None:
    """The citation behind the name, or None if it would go beyond ``edge``."""
    start = galley.text + galley.type("heading-4").width(name) + _BESIDE_NAME
    lines = galley.lines(spans, galley.type("citation"), edge - start, start, owner)
    return lines[0] if len(lines) == 1 and lines[0].runs and lines[0].end <= edge else None


def _in_ink(span: Inline) -> Inline:
    """A citation is quiet in a text; that of an excerpt says who speaks, and is not."""
    match span:
        case Words():
            return Words(span.text, span.style & ~Style.QUIET, span.lang)
        case Jump(words=inner):
            loud = tuple(Words(w.text, w.style & ~Style.QUIET, w.lang) for w in inner)
            return Jump(loud, span.target, span.describes)
    return span


def _words(galley: Galley, block: Excerpt, panel: Element) -> list[Slice]:
    """The quoted words, every fifth line numbered; the numbers are no part of the text."""
    quote = Element("BlockQuote", panel, lang=block.lang)
    type_ = galley.type("quotation")
    numbers = galley.type("line-number")
    slices: list[Slice] = []
    count = 0
    for paragraph in block.paragraphs:
        spans = paragraph.spans
        if galley.counted:
            spans, count = with_numbers(spans, count, galley.counted)
        made = no_strays(
            galley.paragraph(
                spans, type_, galley.theme.page.quotation, galley.text, Element("P", quote)
            )
        )
        for slice_ in () if galley.counted else made:
            count += 1
            if count % EVERY == 0:
                number = label(
                    str(count), numbers, galley.text - 8, type_.baseline, None, align="right"
                )
                beside(slice_, [number])
        made[0].space = 4.0 if slices else 6.0 if galley.counted is None else 12.0
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

"""Chapters: runs of blocks that are laid out by themselves.

A chapter begins with a heading on a new page, so nothing in it moves for what stands before. Its
pages follow from its blocks, from what they are laid out with, and from the pages that it names.
That is what makes a small change cheap: the chapters without it are as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from studyguide.diagnostics import Findings, Place
from studyguide.document import blocks as b
from studyguide.document.origins import origins
from studyguide.layout.blocks import (
    apparatus,
    cards,
    cover,
    excerpt,
    fields,
    notes,
    question,
    references,
    table,
    text,
    timeline,
)
from studyguide.layout.galley import Galley, Listed, Remark
from studyguide.layout.magnify import magnify
from studyguide.layout.paging import Sheet, break_pages
from studyguide.layout.plan import Page, Region
from studyguide.layout.setup import Setup
from studyguide.layout.slices import keep_end_together, written_at
from studyguide.memory import Memory, Same

SETTERS: dict[type[b.Block], Callable[[Galley, Any], None]] = {
    b.Heading: text.heading,
    b.Paragraph: text.paragraph,
    b.Bullets: text.bullets,
    b.Excerpt: excerpt.excerpt,
    b.Question: question.question,
    b.Table: table.table,
    b.Timeline: timeline.timeline,
    b.SourceText: apparatus.source_text,
    b.References: references.references,
    b.Cover: cover.cover,
    b.Contents: apparatus.contents,
    b.Index: apparatus.index,
    b.Fields: fields.fields,
    b.Cards: cards.cards,
    b.Notes: notes.notes,
}
"""How each kind of block becomes slices: a new kind is one more row."""


class Leaf(Struct, frozen=True):
    """A page of a chapter before it has its label and what runs at its head and foot, with the
    titles of the sections that begin on it."""

    page: Page
    titles: list[str]


class Chapter(Struct, frozen=True):
    """A chapter on its pages. ``named`` are the labels of pages that it names, by anchor;
    ``origins`` those of its blocks, from which its regions and ``remarks`` have theirs."""

    leaves: list[Leaf]
    headings: list[Listed]
    remarks: list[Remark]
    named: dict[str, str]
    origins: list[b.Origin]


class Chapters:
    """Lays out chapters with one setup; those that a memory still has are not laid out again."""

    def __init__(
        self, setup: Setup, pages_of: Mapping[str, str], memory: Memory, *, bare: bool
    ) -> None:
        """``pages_of`` has the labels of the pages on which anchors stand, as far as they are
        known; a document that is ``bare`` has the whole page."""
        self._setup = setup
        self._pages_of = pages_of
        self._memory = memory
        self._bare = bare

    def lay(self, part: b.Part, listed: Sequence[Listed], findings: Findings) -> list[Chapter]:
        """The chapters of a part, in whose contents the headings ``listed`` stand; ``findings``
        gains what does not fit in them."""
        chapters = [self._chapter(part.kind, blocks, listed) for blocks in divided(part.blocks)]
        for remark in (remark for chapter in chapters for remark in chapter.remarks):
            at = remark.origin
            place = Place(at.file, at.line, at.column) if at else None
            findings.warning(remark.code, remark.message, place, remark.help)
        return chapters

    def _chapter(
        self,
        kind: Literal["front", "body", "teacher"],
        blocks: Sequence[b.AnyBlock],
        listed: Sequence[Listed],
    ) -> Chapter:
        """A chapter, with the origins that its blocks have now."""
        lists = tuple(listed) if any(isinstance(block, b.Contents) for block in blocks) else ()
        key = (Same(self._setup), self._bare, kind, blocks, lists)

        def make() -> Chapter:
            galley = Galley(self._setup, self._pages_of, lists, bare=self._bare)
            return _laid(galley, kind, blocks, self._setup.factor)

        return _written_at(self._memory.recall("chapter", key, make, self._holds), blocks)

    def _holds(self, chapter: Chapter) -> bool:
        """Whether the pages that a chapter names have the labels that they had."""
        return all(self._pages_of.get(anchor) == label for anchor, label in chapter.named.items())


def divided(blocks: Sequence[b.AnyBlock]) -> Iterator[tuple[b.AnyBlock, ...]]:
    """The blocks of each chapter."""
    begins = [
        i
        for i, block in enumerate(blocks)
        if i and isinstance(block, b.Heading) and block.fresh and block.level <= 2
    ]
    for start, stop in zip([0, *begins], [*begins, len(blocks)], strict=True):
        yield tuple(blocks[start:stop])


def _laid(
    galley: Galley,
    kind: Literal["front", "body", "teacher"],
    blocks: Sequence[b.AnyBlock],
    factor: float,
) -> Chapter:
    """Set the blocks of a chapter and break it into pages."""
    for block in blocks:
        before = len(galley.slices)
        SETTERS[type(block)](galley, block)
        written_at(galley.slices[before:], block.origin)
    keep_end_together(galley.slices)
    sheets = break_pages(galley.slices, galley.top, galley.depth)
    pages = [_page(galley, kind, sheet) for sheet in sheets]
    if factor != 1:
        magnify(pages, factor)
    leaves = [Leaf(page, sheet.titles) for page, sheet in zip(pages, sheets, strict=True)]
    return Chapter(leaves, galley.headings, galley.remarks, galley.named, origins(blocks))


def _page(galley: Galley, kind: Literal["front", "body", "teacher"], sheet: Sheet) -> Page:
    return Page(
        galley.width,
        galley.height,
        "",
        kind,
        sheet.marks,
        anchors=sheet.anchors,
        regions=sheet.regions,
    )


def _written_at(chapter: Chapter, blocks: Sequence[b.AnyBlock]) -> Chapter:
    """``chapter`` with the origins of ``blocks``, which say the same as those that it was made
    of, but may have been written elsewhere."""
    now = origins(blocks)
    if [(at.file, at.line, at.column) for at in now] == [
        (at.file, at.line, at.column) for at in chapter.origins
    ]:
        return chapter
    moved = {id(old): new for old, new in zip(chapter.origins, now, strict=True)}
    return replace(
        chapter,
        leaves=[
            Leaf(replace(leaf.page, regions=_moved(leaf.page.regions, moved)), leaf.titles)
            for leaf in chapter.leaves
        ],
        remarks=[
            replace(remark, origin=remark.origin and moved[id(remark.origin)])
            for remark in chapter.remarks
        ],
    )


def _moved(regions: Sequence[Region], moved: Mapping[int, b.Origin]) -> list[Region]:
    return [
        Region(region.top, region.bottom, moved[id(region.origin)], region.left, region.right)
        for region in regions
    ]

"""What the page asks to be done: make an excerpt, put it into the outline, open an editor."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from studyguide.editing import Insertion, Refusal, Selection, excerpt_yaml, insert_excerpt, save
from studyguide.editing.save import read, text_of
from studyguide.guide.model import Guide

_Count = Annotated[int, Meta(ge=1, le=10_000_000)]
_Offset = Annotated[int, Meta(ge=0, le=100_000_000)]


class Point(Struct, frozen=True):
    """A place in a source: an offset in the text of a paragraph, in code points."""

    paragraph: _Count
    offset: _Offset


class ExcerptOrder(Struct, frozen=True):
    """Words selected in a source."""

    source: str
    start: Point
    end: Point


class InsertOrder(ExcerptOrder, frozen=True):
    """Words to be put into a section of the outline that has this ``digest``."""

    section: str
    digest: str


class OpenOrder(Struct, frozen=True):
    """A place to be opened in the editor."""

    file: str
    line: _Count = 1
    column: _Count = 1


def excerpt(order: ExcerptOrder, guide: Guide | None) -> str:
    """The YAML of the excerpt that has the selected words. Raises :class:`Refusal`."""
    source = guide.sources.get(order.source) if guide is not None else None
    if source is None:
        raise Refusal("this source is no longer in the outline", "Look at the sources again.")
    start, end = order.start, order.end
    selection = Selection(
        order.source, (start.paragraph, start.offset), (end.paragraph, end.offset)
    )
    return excerpt_yaml(selection, source)


def insert(order: InsertOrder, guide: Guide | None, outline: Path) -> Insertion:
    """Put the excerpt into the file ``outline``, if it still is what the page shows.

    Raises :class:`Refusal`, and then nothing is written.
    """
    item = excerpt(order, guide)
    data = read(outline)
    if sha256(data).hexdigest() != order.digest:
        raise Refusal(
            "the outline has changed since this page was made",
            "Nothing was written. Wait until the page shows the change, and insert again.",
        )
    insertion = insert_excerpt(text_of(outline, data), order.section, item)
    save(outline, data, insertion.text)
    return insertion

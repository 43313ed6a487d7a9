"""What the page asks to be done: make an excerpt, put it into the outline, open an editor."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from studyguide.editing import EditedOutline, Selection, excerpt_yaml, insert_excerpt, save
from studyguide.editing.save import read, text_of
from studyguide.guide.model import Guide
from studyguide.refusal import Refusal

_Count = Annotated[int, Meta(ge=1, le=10_000_000)]


class InsertOrder(Selection, frozen=True):
    """Words to be put into a section of the outline that has this ``digest``, as the ``yaml``
    that the page shows."""

    yaml: str
    section: str
    digest: str


class OpenOrder(Struct, frozen=True):
    """A place to be opened in the editor."""

    file: str
    line: _Count = 1
    column: _Count = 1


def excerpt(selection: Selection, guide: Guide | None) -> str:
    """The YAML of the excerpt that has the selected words. Raises :class:`Refusal`."""
    source = guide.sources.get(selection.source) if guide is not None else None
    if source is None:
        raise Refusal("this source is no longer in the outline", "Look at the sources again.")
    return excerpt_yaml(selection, source)


def insert(order: InsertOrder, guide: Guide | None, outline: Path) -> EditedOutline:
    """Put the excerpt into the file ``outline``, if it still is what the page shows.

    Raises :class:`Refusal`, and then nothing is written.
    """
    item = excerpt(order, guide)
    if item != order.yaml:
        raise Refusal(
            "the source has changed since these words were selected",
            "Nothing was written. Select them again.",
        )
    data = read(outline)
    if sha256(data).hexdigest() != order.digest:
        raise Refusal(
            "the outline has changed since this page was made",
            "Nothing was written. Wait until the page shows the change, and insert again.",
        )
    edited = insert_excerpt(text_of(outline, data), order.section, item)
    save(outline, data, edited.text)
    return edited

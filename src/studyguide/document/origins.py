"""Where the parts of a document were written, in the order in which it holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyguide.document.block import Origin
from studyguide.document.blocks import AnyBlock, Bullets, References, SourceText, Table
from studyguide.document.sheets import Cards, Notes
from studyguide.document.timelines import Timeline


def origins(blocks: Iterable[AnyBlock]) -> list[Origin]:
    """The origins of blocks and of what is in them: lists of equal blocks are equally long."""
    return [origin for block in blocks for origin in _all(block) if origin is not None]


def _all(block: AnyBlock) -> Iterator[Origin | None]:
    yield block.origin
    match block:
        case Bullets(items=items):
            for item in items:
                for inner in item:
                    yield from _all(inner)
        case Table(origins=rows) | Notes(origins=rows):
            yield from rows
        case Timeline(events=held) | Cards(cards=held) | References(entries=held):
            for each in held:
                yield each.origin
        case SourceText(paragraphs=paragraphs):
            for paragraph in paragraphs:
                for note in paragraph.notes:
                    yield note.origin

"""What all blocks share."""

from __future__ import annotations

from msgspec import Struct


class Origin(Struct, frozen=True, eq=False):
    """The place that something was written at: a file, and a line and a column from 1.

    Where a block was written is no part of what it says, so all origins are equal: a document
    is the same whose author left a line free above it.
    """

    file: str
    line: int
    column: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Origin)

    def __hash__(self) -> int:
        return 0


class Block(Struct, frozen=True, kw_only=True):
    origin: Origin | None = None
    anchor: str | None = None

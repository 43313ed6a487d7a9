"""What all blocks share."""

from __future__ import annotations

from msgspec import Struct

Origin = tuple[str, int, int] | None


class Block(Struct, frozen=True, kw_only=True):
    origin: Origin = None
    anchor: str | None = None

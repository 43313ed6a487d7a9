"""Blocks of sheets that are handed out: what is filled in by hand, cut out or written on."""

from __future__ import annotations

from studyguide.document.block import Block


class Fields(Block, frozen=True, kw_only=True):
    """A line of fields to fill in by hand, each with its name before it: name, class, date."""

    names: tuple[str, ...]

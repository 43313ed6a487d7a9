"""How a use of a source is told: where the outline has it, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studyguide.guide.uses import Use

_MOST_LINES = 4


def in_lines(uses: Iterable[Use]) -> str:
    """`` (line 300)``, `` (lines 238, 240)``; of many lines the first and the last; nothing where
    the outline has none."""
    numbers = sorted({use.place.line for use in uses if use.place})
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f" (line {numbers[0]})"
    if len(numbers) > _MOST_LINES:
        return f" (lines {numbers[0]} to {numbers[-1]})"
    return f" (lines {', '.join(map(str, numbers))})"


def plain_use(use: Use) -> dict[str, Any]:
    """A use as an object of JSON."""
    return {
        "name": use.worded,
        "kind": use.kind,
        "section": use.section,
        "line": use.place.line if use.place else None,
    }

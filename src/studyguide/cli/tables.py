"""Rows of cells as lines for a terminal."""

from __future__ import annotations

from collections.abc import Container, Sequence

from studyguide.cli.terminal import columns


def aligned(rows: Sequence[Sequence[str]], figures: Container[int] = ()) -> list[str]:
    """The rows with every column as wide as its widest cell; columns with ``figures``, by their
    numbers from 0, are set to the right."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - columns(cell))
            cells.append(space + cell if number in figures else cell + space)
        lines.append("  ".join(cells).rstrip())
    return lines

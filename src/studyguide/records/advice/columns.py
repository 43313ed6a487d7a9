"""Finds the line that does not stand in the column of the lines that it belongs with."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from studyguide.records.fault import Advice, Fault, Line
from studyguide.records.text import named

_SLIP = 2
"""A line that is off by so many columns was meant to stand in the nearest one."""

_STEP = 2
"""Spaces by which lines are commonly indented; columns are then odd, as they count from 1."""

_COUNTED = 200_000
"""Characters of a file that are looked at to see where its lines commonly begin."""

Column = Callable[[Line], int | None]
"""Where lines of one kind begin: the hyphens of items, or keys; None for lines of the other."""


def misplaced(fault: Fault, line: Line) -> Advice | None:
    """``line`` stands beside the column in which it has to, or the line above it does.

    A parser stumbles over the second of two lines that do not agree. The first one is the stray
    if lines further up, or below, or in the rest of the file agree with the second.
    """
    column_of = _hyphen if line.is_item else _key
    column = column_of(line)
    columns = open_columns(fault, line.start, column_of)
    if column is None or not columns.keys() - {column}:
        return None
    nearest = min(columns.keys() - {column}, key=lambda other: (abs(other - column), -other))
    stray = _stray(fault, line, columns[nearest], column_of)
    if stray is not None:
        off = (column_of(stray) or column) - column
        return _advice(fault, stray, off, f"above {_named(line, column_of)}", line)
    beside = columns[nearest]
    return _advice(fault, line, column - nearest, f"under {_named(beside, column_of)}", beside)


def _hyphen(line: Line) -> int | None:
    return line.column if line.is_item else None


def _key(line: Line) -> int | None:
    return line.key_column if line.key else None


def hyphens_above(fault: Fault, start: int) -> dict[int, Line]:
    """The columns of the lists that are open above a place."""
    return open_columns(fault, start, _hyphen)


def open_columns(fault: Fault, start: int, column_of: Column) -> dict[int, Line]:
    """The columns in which a line of the kind can stand below the lines that are open there;
    each with the nearest line that begins in it."""
    columns: dict[int, Line] = {}
    least = 10**9
    for line in fault.above(start):
        if line.is_keyed and line.column < least:
            least = line.column
            column = column_of(line)
            if column is not None:
                columns.setdefault(column, line)
    return columns


def _stray(fault: Fault, line: Line, nearest: Line, column_of: Column) -> Line | None:
    """The line above that stands in the wrong column, if it is not ``line`` that does."""
    column = column_of(line)
    keyed = [above for above in islice(fault.above(line.start), 40) if above.is_keyed][:2]
    above = keyed[0]
    if column_of(above) not in (None, column):
        if len(keyed) > 1 and column_of(keyed[1]) == column:
            return above
        begins = above.is_item or len(keyed) == 1 or keyed[1].column < above.column
        below = fault.below(line.start)
        if begins and below is not None and column_of(below) == column:
            return above
    counted, other = _counts(fault, column_of), column_of(nearest) or 0
    is_odd = counted[other] == 1 and (counted[column] > 1 or other % _STEP < (column or 0) % _STEP)
    return nearest if is_odd else None


def _counts(fault: Fault, column_of: Column) -> dict[int | None, int]:
    """How many lines of the file begin in each column; of a very long one, of its beginning."""
    counts: dict[int | None, int] = {}
    start = 0
    for text in fault.file.text[:_COUNTED].splitlines(keepends=True):
        column = column_of(fault.line(start))
        counts[column] = counts.get(column, 0) + 1
        start += len(text)
    return counts


def _advice(fault: Fault, stray: Line, off: int, where: str, beside: Line) -> Advice:
    """``stray`` begins ``off`` columns too far right, or left if that is less than nothing."""
    before = stray.column - 1 - off
    spaces = spaces_of(before) if before else "no space"
    return Advice(
        f"this line begins {spaces_of(abs(off))} too far {'right' if off > 0 else 'left'}"
        if abs(off) <= _SLIP
        else "this line begins in a column in which no line above it begins",
        fault.place_of_line(stray),
        (f"Put {spaces} before it, so that it stands {where}.",),
        ((fault.place_of_line(beside), where.split(maxsplit=1)[0] + " this"),),
    )


def _named(line: Line, column_of: Column) -> str:
    name = named(begun(line))
    return f"the hyphen of {name}" if column_of is _hyphen else name


def begun(line: Line) -> str:
    """The first words of a line, as a message names it."""
    return line.key or " ".join(line.words.removeprefix("- ").split()[:3])


def spaces_of(count: int) -> str:
    """``1 space``, ``2 spaces``."""
    return f"{count} space{'s' * (count != 1)}"

"""Advice on straight quotation marks that do not hold a value together."""

from __future__ import annotations

import re

from studyguide.records.fault import Advice, Fault, with_value
from studyguide.records.text import in_quotes

_KEYED = re.compile(r"\s*(?:- +|(?:- +)*[\w-]+:(?:\s|$))")
_NESTED = re.compile(r"""(["'])[^"']*\s\1\S.*\1""")
"""Words in quotation marks within a value that has the same ones round it."""

_PATH = re.compile(
    r"""\"(?P<path>(?:[A-Za-z]:|[^\\/:\"*?<>|]*)(?:\\+[^\\/:\"*?<>|]+)+\.[A-Za-z]{2,5})\"
        (?P<comment>(?:[ \t]+\#.*)?)""",
    re.VERBOSE,
)
"""The path of a file in quotation marks, with its folders parted by backslashes."""


def backslash(fault: Fault) -> Advice | None:
    """A backslash that is no escape."""
    if "quoted scalar" not in fault.context or "end of stream" in fault.problem:
        return None
    if "document" in fault.problem:
        return None
    backslash = fault.at if fault.character(fault.at) == "\\" else max(0, fault.at - 1)
    _, value = fault.value(backslash)
    if path := _PATH.fullmatch(value):
        return _path(fault, backslash, path["path"], path["comment"])
    is_whole = len(value) > 1 and value.startswith('"') and value.endswith('"')
    single = "'" + value[1:-1].replace("'", "''") + "'"
    return Advice(
        "a backslash cannot stand between double quotation marks",
        fault.place(backslash, backslash + 2),
        ("Use single quotation marks:", with_value(fault.file, backslash, single))
        if is_whole
        else ("Put the value in single quotation marks, or write the backslash twice.",),
    )


def _path(fault: Fault, backslash: int, path: str, comment: str) -> Advice:
    """The backslashes of a path, in which a slash is understood everywhere."""
    is_absolute = path.startswith("\\") or path[1:2] == ":"
    mended = path.rpartition("\\")[2] if is_absolute else path.replace("\\", "/")
    return Advice(
        "a path in double quotation marks cannot have backslashes",
        fault.place(backslash, backslash + 2),
        (
            "Copy the file into the folder of the outline, and write its name alone:"
            if is_absolute
            else "Write / between the folders:",
            with_value(fault.file, backslash, f'"{mended}"{comment}'),
        ),
    )


def not_closed(fault: Fault) -> Advice | None:
    """A quotation mark is opened and never closed."""
    if "quoted scalar" not in fault.context or fault.begin is None:
        return None
    return _unclosed(fault, fault.begin)


def _unclosed(fault: Fault, opening: int) -> Advice:
    mark = fault.character(opening)
    start, value = fault.value(opening)
    place = fault.place(opening, opening + 1)
    last = value[-1:]
    if start != opening or len(value) < 2:
        return Advice(
            "this quotation mark is never closed", place, (f"Put {mark} where its value ends.",)
        )
    if last in "'\"”“’‘«»":
        return Advice(
            f"this value begins with {mark} and ends with {last}, which is another mark",
            place,
            (
                "Put the same straight mark at both ends:",
                with_value(fault.file, opening, in_quotes(value[1:-1])),
            ),
        )
    return Advice(
        "this quotation mark is never closed",
        place,
        (
            f"Put {mark} where the value ends; if that is on this line, write:",
            with_value(fault.file, opening, in_quotes(value[1:])),
        ),
    )


def after_closing(fault: Fault) -> Advice | None:
    """Something follows a closing quotation mark."""
    if not getattr(fault.last, "style", None) or fault.last.style not in "'\"":
        return None
    begin, end = fault.last.start_mark.index, fault.last.end_mark.index
    if fault.file.line(end) != fault.file.line(fault.at) or end > fault.at:
        return None
    if fault.file.line(begin) != fault.file.line(end):
        return _over_lines(fault, begin, end)
    start, value = fault.value(begin)
    return Advice(
        "the quotation marks end before the value does",
        fault.place(fault.at),
        (
            "Put quotation marks of the other kind round the whole value:",
            with_value(fault.file, start, in_quotes(_inner(value, fault.character(end)))),
        ),
    )


def _over_lines(fault: Fault, begin: int, end: int) -> Advice:
    """The mark that ends here was opened on a line above."""
    below = fault.below(begin)
    if below is not None and _KEYED.match(below.text):
        return _unclosed(fault, begin)
    return Advice(
        "these quotation marks end in the middle of a line",
        fault.place(end - 1, end),
        ("Within the value, use curly quotation marks: “ and ”.",),
        ((fault.place(begin, begin + 1), "they begin here"),),
    )


def _inner(value: str, after: str) -> str:
    """The words that were meant: without marks that were to hold the value together."""
    if value.startswith("'") and after.isalpha():  # an apostrophe ended it
        return value.strip("'")
    return value[1:-1] if _NESTED.fullmatch(value) else value

"""Advice on lines that begin in the wrong column."""

from __future__ import annotations

import re

from studyguide.records.advice.columns import begun, hyphens_above, misplaced, spaces_of
from studyguide.records.fault import Advice, Fault, Line

_NO_SPACE = re.compile(r"[ \t]*(?P<unseen>[\u00a0\u2000-\u200b\u202f\u3000][\s\u200b]*)")


def tab(fault: Fault) -> Advice | None:
    """A tab before the first word."""
    start, end = fault.file.line(fault.at)
    before = re.compile(r"[ \t]*(?:-[ \t]+)*").match(fault.file.text, start, end)
    tab = before[0].find("\t") if before else -1
    if tab < 0:
        return None
    above = next(fault.above(fault.at), None)
    return Advice(
        "a tab stands at the beginning of this line",
        fault.place(start + tab, start + tab + 1),
        (
            "Delete it and type spaces in its place.",
            *_like(fault.line(fault.at), above),
        ),
    )


def _like(line: Line, above: Line | None) -> list[str]:
    """How many, where the line above is of the same kind."""
    if above is None or not line.is_keyed or not (above.is_item if line.is_item else above.key):
        return []
    count = (above.column if line.is_item else above.key_column) - 1
    return [f"With {spaces_of(count)} before it, it stands under “{begun(above)}”."]


def unseen_space(fault: Fault) -> Advice | None:
    """Characters that look like spaces before the first word, here or in the line above."""
    lines = [fault.line(fault.at)]
    lines += [line for line, _ in zip(fault.above(fault.at), "12", strict=False)]
    for line in lines:
        match = _NO_SPACE.match(line.text)
        if match:
            return Advice(
                "what stands at the beginning of this line only looks like spaces",
                fault.place(line.start + match.start("unseen"), line.start + match.end()),
                (
                    f"Delete it and type {spaces_of(match.end())}; "
                    "such characters come with text that is copied from a web page.",
                ),
            )
    return None


def first_line(fault: Fault) -> Advice | None:
    """The first line of the file begins with spaces."""
    if "document start" not in fault.problem:
        return None
    text = fault.file.text
    line = fault.line(len(text) - len(text.lstrip()))
    if line.words.startswith("#"):
        line = fault.below(line.start) or line
    if line.column == 1:
        return None
    return Advice(
        f"this line begins {spaces_of(line.column - 1)} too far right",
        fault.place_of_line(line),
        ("The first keys of a file begin at the left margin: put no space before it.",),
    )


def too_deep(fault: Fault) -> Advice | None:
    """A key continues the text of the line above, because it begins too far right."""
    line = fault.line(fault.at)
    above = next(fault.above(line.start), None)
    if "mapping values are not allowed" not in fault.problem or above is None:
        return None
    if line.key and (advice := misplaced(fault, line)):
        return advice
    return Advice(
        "this line goes on with the text above, and has a colon in it",
        fault.place(fault.at, fault.at + 1),
        (
            "If it is text, put quotation marks round the whole text, from its beginning above.",
            "If it is a key, let it begin in the same column as the keys beside it.",
        ),
        ((fault.place_of_line(above), "the text above"),),
    )


def fits_nothing(fault: Fault) -> Advice | None:
    """The line belongs to nothing that is open."""
    if "expected" not in fault.problem or fault.begin is None:
        return None
    character = fault.character(fault.at)
    if character and character in "]}":
        return Advice(f"“{character}” closes nothing", fault.place(fault.at, fault.at + 1))
    line = fault.line(fault.at)
    if character == ":":
        return Advice("a key is missing before this colon", fault.place(fault.at, fault.at + 1))
    if not line.is_keyed:
        return _text_too_far_left(fault, line)
    advice = misplaced(fault, line)
    if (
        not line.is_item
        and line.column in hyphens_above(fault, line.start)
        and (advice is None or advice.place.line == fault.place_of_line(line).line)
    ):
        return Advice(
            "this line stands among the items of a list and does not begin with a hyphen",
            fault.place_of_line(line),
            (
                f"If it is an item of its own, write: - {line.words}",
                "If it belongs to the item above, let it begin under the first word there.",
            ),
        )
    return advice or Advice(
        "this line begins in a column in which no line above it begins",
        fault.place_of_line(line),
        ("Let it begin in the same column as the lines that it belongs with.",),
    )


def _text_too_far_left(fault: Fault, line: Line) -> Advice:
    """A line of text begins further left than the lines of text above it."""
    above = next(fault.above(line.start), None)
    if above is None or above.is_keyed:
        return Advice(
            "this line is no key with a colon",
            fault.place_of_line(line),
            ("A key is followed by a colon, a space and its value, as in “title: …”.",),
        )
    return Advice(
        "this line looks like text, but begins further left than the text above",
        fault.place_of_line(line),
        (
            f"If it goes on with the text, put {spaces_of(above.column - 1)} before it.",
            "If it is a key, put a colon and a space after the key.",
        ),
        ((fault.place_of_line(above), "the text above"),),
    )

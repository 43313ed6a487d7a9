"""Advice on values that have to be written another way."""

from __future__ import annotations

from studyguide.records.fault import Advice, Fault, with_quotes, with_value
from studyguide.records.text import in_quotes

_CURLY = ("“”", "„“", "„”", "«»", "‘’", "”“", "””")
_ON_ONE_LINE = 300


def first_character(fault: Fault) -> Advice | None:
    """A value begins with a character that has a meaning of its own there."""
    begin, value = fault.value(fault.at)
    told = ("cannot start any token", "node content", "keys are not allowed")
    closed = "EndEvent" in type(fault.last).__name__ and fault.character(fault.at) not in "]}"
    special = (
        any(words in fault.problem for words in told)
        or any(words in fault.context for words in ("alias", "anchor", "a tag"))
        or (closed and begin < fault.at)
    )
    if not special or not value or value[0] not in "@`%*&![{]},|>?":
        return None
    return Advice(
        f"a value can begin with “{value[0]}” only in quotation marks",
        fault.place(begin),
        ("Write:", with_quotes(fault.file, fault.at)),
    )


def misplaced_sign(fault: Fault) -> Advice | None:
    """A sign that can begin neither a key nor an item nor a value."""
    if "cannot start any token" not in fault.problem:
        return None
    return Advice(
        f"nothing can begin with “{fault.character(fault.at)}” here",
        fault.place(fault.at, fault.at + 1),
        ("Delete it, or put quotation marks round the text that begins with it.",),
    )


def directive(fault: Fault) -> Advice | None:
    """A line begins with a per cent sign."""
    if "directive" not in fault.context or fault.begin is None:
        return None
    return Advice(
        "a line cannot begin with “%”",
        fault.place(fault.begin, fault.begin + 1),
        ("Delete it, or put quotation marks round what begins with it.",),
    )


def colon(fault: Fault) -> Advice | None:
    """A colon and a space within a value."""
    if "mapping values are not allowed" not in fault.problem:
        return None
    start, _ = fault.file.line(fault.at)
    begin, value = fault.value(fault.at)
    if not value or not start < begin < fault.at or ":" not in fault.file.text[start:begin]:
        return None
    if value[0] + value[-1] in _CURLY:
        return Advice(
            "curly quotation marks do not hold a value together, and it has a colon in it",
            fault.place(begin, begin + 1),
            (
                "Use straight ones:",
                with_value(fault.file, begin, in_quotes(value[1:-1])),
                "or both, if the curly ones are to be printed:",
                with_quotes(fault.file, begin),
            ),
        )
    return Advice(
        "a colon with a space after it stands in the value",
        fault.place(fault.at, fault.at + 1),
        (
            "Put the whole value in quotation marks:",
            with_value(fault.file, begin, in_quotes(_with_lines_below(fault, value))),
        ),
    )


def _with_lines_below(fault: Fault, value: str) -> str:
    """A value with the lines on which it goes on."""
    line = fault.line(fault.at)
    below = fault.below(line.start)
    while below and below.column > line.key_column and not below.is_keyed:
        if len(value) > _ON_ONE_LINE:
            break
        value = f"{value} {below.words}"
        below = fault.below(below.start)
    return value


def block_header(fault: Fault) -> Advice | None:
    """Words on the line of ``>`` or ``|``."""
    if "block scalar" not in fault.context or fault.begin is None:
        return None
    mark = fault.character(fault.begin)
    return Advice(
        f"after “{mark}” the text begins on the next line",
        fault.place(fault.at),
        (
            "Put the words on the line below, further right than the key.",
            f"If “{mark}” belongs to the text, write:",
            with_quotes(fault.file, fault.begin),
        ),
    )


def list_on_key_line(fault: Fault) -> Advice | None:
    """A hyphen and a space after the colon of a key."""
    if "sequence entries are not allowed" not in fault.problem:
        return None
    return Advice(
        "a list begins on a line of its own",
        fault.place(fault.at),
        (
            "Put each “- ” on a line below the key; if this is text, put it in quotation marks:",
            with_quotes(fault.file, fault.at),
        ),
    )


def brackets(fault: Fault) -> Advice | None:
    """A list in brackets, or keys in braces, of which the end is missing."""
    if "flow" not in fault.context or fault.begin is None:
        return None
    opening = fault.character(fault.begin)
    closing = "]" if opening == "[" else "}"
    start, end = fault.file.line(fault.begin)
    rest = fault.file.text[fault.begin : end].rstrip()
    if fault.at >= end and closing not in rest:
        return Advice(
            f"“{opening}” is never closed",
            fault.place(fault.begin, fault.begin + 1),
            (
                f"Put “{closing}” where it ends; if that is on this line, write:",
                fault.file.text[start:end].strip() + closing,
            ),
        )
    return Advice(
        f"a comma is missing behind “{opening}”, or text has to stand in quotation marks",
        fault.place(fault.begin, fault.begin + 1),
        (
            f"Between {opening} and {closing} stand items with commas between them.",
            "Text that has brackets or commas in it needs quotation marks.",
        ),
        ((fault.place(fault.at, fault.at + 1), "this cannot stand here"),)
        if fault.character(fault.at).strip()
        else (),
    )


def unknown(fault: Fault) -> Advice:
    """What no other rule knows."""
    return Advice(
        "this line cannot be read from here on",
        fault.place(fault.at, fault.at + 1),
        (
            "If it is part of a text, put the whole text in quotation marks.",
            f"(In the words of the YAML reader: {fault.problem}.)",
        ),
    )

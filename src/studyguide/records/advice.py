"""What to tell a teacher when a file is not YAML.

The parser knows where it stumbled and what it had hoped for. What the author meant shows in
the line itself, so each rule below looks at the line first and at the parser's words last.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from studyguide.records.fault import Advice, Fault
from studyguide.records.text import in_quotes

_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*([\w-]+:)\S")


def _quote_it(fault: Fault, offset: int) -> str:
    """The line of ``offset`` with its value in quotation marks, as a line to copy."""
    begin, value = fault.value(offset)
    start, _ = fault.file.line(offset)
    return (fault.file.text[start:begin] + in_quotes(value)).strip()


def _tab(fault: Fault) -> Advice | None:
    start, _ = fault.file.line(fault.at)
    indentation = re.match(r"[ \t]*(?:-[ \t]+)*", fault.line(fault.at))
    tab = indentation[0].find("\t") if indentation else -1
    if tab < 0:
        return None
    return Advice(
        "a tab stands in the indentation of this line",
        fault.place(start + tab, start + tab + 1),
        ("Put spaces in its place: as many as the lines beside it begin with.",),
    )


def _escape(fault: Fault) -> Advice | None:
    if "quoted scalar" not in fault.context or "end of stream" in fault.problem:
        return None
    if "document" in fault.problem:
        return None
    backslash = fault.at if fault.character(fault.at) == "\\" else max(0, fault.at - 1)
    return Advice(
        "a backslash between double quotation marks begins an escape, and this one is unknown",
        fault.place(backslash, backslash + 2),
        ("Put the value in single quotation marks, or write the backslash twice.",),
    )


def _quote_not_closed(fault: Fault) -> Advice | None:
    if "quoted scalar" not in fault.context or fault.begin is None:
        return None
    return Advice(
        "this quotation mark is never closed",
        fault.place(fault.begin, fault.begin + 1),
        (f"Put the same mark {fault.character(fault.begin)} where the value ends.",),
    )


def _after_quote(fault: Fault) -> Advice | None:
    """Something follows a closing quotation mark."""
    if not getattr(fault.last, "style", None) or fault.last.style not in "'\"":
        return None
    begin, end = fault.last.start_mark.index, fault.last.end_mark.index
    if fault.file.line(end) != fault.file.line(fault.at) or end > fault.at:
        return None
    if fault.file.line(begin) != fault.file.line(end):
        return Advice(
            "a quotation mark opened above ends here, in the middle of a line",
            fault.place(end - 1, end),
            ("A closing quotation mark is missing further up.",),
            ((fault.place(begin, begin + 1), "it was opened here"),),
        )
    start, value = fault.value(begin)
    apostrophe = value.startswith("'") and fault.character(end).isalpha()
    inner = value.strip("'") if apostrophe else value
    prefix = fault.file.text[fault.file.line(begin)[0] : start].strip()
    return Advice(
        "the quotation marks end before the value does",
        fault.place(fault.at),
        (
            "Put quotation marks of the other kind round the whole value:",
            f"{prefix} {in_quotes(inner)}".strip(),
        ),
    )


def _first_character(fault: Fault) -> Advice | None:
    """A value begins with a character that means something to YAML."""
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
        f"a value that begins with “{value[0]}” is no text to YAML",
        fault.place(begin),
        ("Put the whole value in quotation marks:", _quote_it(fault, fault.at)),
    )


def _percent(fault: Fault) -> Advice | None:
    if "directive" not in fault.context or fault.begin is None:
        return None
    return Advice(
        "a line that begins with “%” is an order to the YAML reader",
        fault.place(fault.begin, fault.begin + 1),
        ("Put quotation marks round what begins with it.",),
    )


def _colon_in_value(fault: Fault) -> Advice | None:
    if "mapping values are not allowed" not in fault.problem:
        return None
    begin, value = fault.value(fault.at)
    if value and begin < fault.at and begin > fault.file.line(fault.at)[0]:
        before = fault.file.text[fault.file.line(fault.at)[0] : begin]
        if ":" in before:
            return Advice(
                "a colon with a space after it stands in the value",
                fault.place(fault.at, fault.at + 1),
                ("Put the whole value in quotation marks:", _quote_it(fault, fault.at)),
            )
    return None


def _key_too_deep(fault: Fault) -> Advice | None:
    """A key continues the text of the line above: a missing space, or too much indentation."""
    start, _ = fault.file.line(fault.at)
    if "mapping values are not allowed" not in fault.problem or not start:
        return None
    above = fault.file.text[:start].rstrip()
    above_start, above_end = fault.file.line(len(above))
    match = _KEY_WITHOUT_SPACE.match(fault.file.text, above_start, above_end)
    if match:
        return Advice(
            "a space is missing after the colon",
            fault.place(*match.span(1)),
            ("A key is followed by a colon and a space.",),
        )
    first = start + len(fault.line(fault.at)) - len(fault.line(fault.at).lstrip())
    return Advice(
        "this line is indented as if it went on with the text above",
        fault.place(first),
        (
            "If it is a key, let it begin in the same column as the keys beside it.",
            "If it is text, put “>-” after the colon above and the text on the lines below.",
        ),
        (
            (
                fault.place(
                    above_start + len(above[above_start:]) - len(above[above_start:].lstrip())
                ),
                "the text above",
            ),
        ),
    )


def _block_header(fault: Fault) -> Advice | None:
    if "block scalar" not in fault.context or fault.begin is None:
        return None
    mark = fault.character(fault.begin)
    return Advice(
        f"the text that “{mark}” announces begins on the next line",
        fault.place(fault.at),
        ("Put the words on the line below, further in than the key.",),
    )


def _list_on_key_line(fault: Fault) -> Advice | None:
    if "sequence entries are not allowed" not in fault.problem:
        return None
    return Advice(
        "a list begins on a line of its own",
        fault.place(fault.at),
        (
            "Put each “- ” on a line below the key; if this is text, put it in quotation marks:",
            _quote_it(fault, fault.at),
        ),
    )


def _brackets(fault: Fault) -> Advice | None:
    if "flow" not in fault.context or fault.begin is None:
        return None
    opening = fault.character(fault.begin)
    closing = "]" if opening == "[" else "}"
    return Advice(
        f"“{opening}” is not closed, or a comma is missing",
        fault.place(fault.begin, fault.begin + 1),
        (
            f"Between {opening} and {closing} stand items with commas between them.",
            "Text that has brackets or commas in it needs quotation marks.",
        ),
        ((fault.place(fault.at, fault.at + 1), "this cannot stand here"),)
        if fault.character(fault.at).strip()
        else (),
    )


def _no_colon(fault: Fault) -> Advice | None:
    if "could not find expected ':'" not in fault.problem or fault.begin is None:
        return None
    return Advice(
        "this line is no key with a colon",
        fault.place(fault.begin),
        (
            "Write “key: value”, or “- item” in a list.",
            "If it belongs to the text above, let it begin further in.",
        ),
    )


def _indentation(fault: Fault) -> Advice | None:
    """The line belongs to nothing that is open."""
    if "expected" not in fault.problem or fault.begin is None:
        return None
    character = fault.character(fault.at)
    if character and character in "]}":
        return Advice(f"“{character}” closes nothing", fault.place(fault.at, fault.at + 1))
    if character == ":":
        return Advice("a key is missing before this colon", fault.place(fault.at, fault.at + 1))
    column = fault.at - fault.file.line(fault.at)[0] + 1
    above = _columns_above(fault)
    if column in above and fault.character(fault.begin) == "-":
        return Advice(
            "this line stands among the items of a list without being one",
            fault.place(fault.at),
            ("Begin it with “- ”, or let it begin further left.",),
        )
    columns = " or ".join(map(str, above))
    return Advice(
        "the indentation of this line fits none of the lines above",
        fault.place(fault.at),
        (
            "Let it begin in the same column as the lines it belongs with.",
            f"It begins in column {column}; the lines above begin in column {columns}.",
        ),
    )


def _columns_above(fault: Fault) -> list[int]:
    """The columns in which the lines begin that are open above the faulty one."""
    columns: list[int] = []
    for line in reversed(fault.file.text[: fault.file.line(fault.at)[0]].splitlines()):
        words = line.lstrip()
        column = len(line) - len(words) + 1
        if words and not words.startswith("#") and (not columns or column < columns[0]):
            columns.insert(0, column)
    return columns


def _unknown(fault: Fault) -> Advice:
    return Advice(
        f"this is not YAML: {fault.problem}",
        fault.place(fault.at, fault.at + 1),
        ("If it is part of a text, put the whole text in quotation marks.",),
    )


RULES: tuple[Callable[[Fault], Advice | None], ...] = (
    _tab,
    _escape,
    _quote_not_closed,
    _after_quote,
    _first_character,
    _percent,
    _colon_in_value,
    _key_too_deep,
    _block_header,
    _list_on_key_line,
    _brackets,
    _no_colon,
    _indentation,
    _unknown,
)

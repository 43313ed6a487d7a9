"""Advice on lines that are neither a key with a value nor an item of a list."""

from __future__ import annotations

import re

from studyguide.records.advice.columns import spaces_of
from studyguide.records.fault import Advice, Fault, Line
from studyguide.records.text import named

BULLET = re.compile(r"(?:[–—−‐‑•·▪◦‣●○*+][ \u00a0]+|[–—−‐‑•·▪◦‣●○]|-[\u00a0]*)(?=[^\s-])")
"""What a word processor, or haste, puts before an item of a list in place of “- ”."""

_BLOCK = re.compile(r"[ \t][|>][-+0-9]*[ \t]*$")
"""What ends the line of a key whose text begins on the next one."""
_NUMBERED = re.compile(r"\s*(\d+)(?:[ \t.:|].*)?$")
_KEY_AND_REST = re.compile(
    r"(?P<key>[A-Za-z][\w-]*)(?P<sign> *(?::(?!//)|=(?!=)) *|\s+|$)(?P<rest>.*)"
)
_QUOTED_AT_ONCE = re.compile(r"[{,]\s*(?P<key>[\w-]+:)(?P<mark>[\"'“])")
_HEAD = 2_000
_SHORT = 3
"""Words that a value without a colon before it may have; more are a sentence."""


def numbered(fault: Fault) -> Advice | None:
    """The first lines have numbers before them, as they are copied from some pages."""
    numbers = [_NUMBERED.match(line) for line in fault.file.text[:_HEAD].splitlines()[:4]]
    if len(numbers) < 3 or any(m is None or int(m[1]) != n for n, m in enumerate(numbers, 1)):
        return None
    return Advice(
        "every line begins with its number",
        fault.place(0),
        ("Copy the text again without the numbers, or delete them.",),
    )


def fenced(fault: Fault) -> Advice | None:
    """The outline stands between lines that a web page or a chat shows as a box."""
    at = fault.file.line(fault.at)[0]
    if not fault.line(at).words.startswith("```"):
        return None
    return Advice(
        "this line belongs to the box that the text was copied from, and not to the text",
        fault.place_of_line(fault.line(at)),
        ("Delete it, here and at the end of the text.",),
    )


def bullet(fault: Fault) -> Advice | None:
    """An item begins with something other than a hyphen and a space."""
    for line in _suspects(fault):
        match = BULLET.match(line.words)
        if match:
            return _on_bullet(fault, line, match)
    return None


def _on_bullet(fault: Fault, line: Line, match: re.Match[str]) -> Advice:
    item = f"- {line.words[match.end() :]}"
    return Advice(
        "a space is missing after the hyphen"
        if match[0] == "-"
        else f"an item of a list begins with a hyphen and a space, not with “{match[0].strip()}”",
        fault.place(line.start + line.column - 1, line.start + line.column - 1 + len(match[0])),
        ("Write:", item),
    )


def key_without_colon(fault: Fault) -> Advice | None:
    """A key is not followed by a colon and a space."""
    for line in _suspects(fault):
        first = line.start + line.key_column - 1
        match = _KEY_AND_REST.match(fault.file.text, first, line.start + len(line.text.rstrip()))
        if match is None or line.key or not _is_key(fault, line, match):
            continue
        key, sign, rest = match["key"], match["sign"].strip(), match["rest"]
        messages = {
            ":": "a space is missing after the colon",
            "=": f"{named(key)} is followed by “=”, and a key by a colon",
            "": f"a colon is missing after {named(key)}",
        }
        dashes = line.text[line.column - 1 : line.key_column - 1]
        place = fault.place(first, match.end("sign") if sign else match.end("key"))
        return Advice(
            messages[sign], place, (f"Write: {dashes}{key}:{' ' + rest if rest else ''}"[:_HEAD],)
        )
    return None


def _is_key(fault: Fault, line: Line, match: re.Match[str]) -> bool:
    """Whether the first word of a line was meant for a key."""
    sign, rest = match["sign"].strip(), match["rest"]
    if sign:
        return bool(rest) or sign == "="
    if rest:
        return fault.knows_key(match["key"]) and len(rest.split()) <= _SHORT
    below = fault.below(line.start)
    goes_on = below is not None and (below.column > line.key_column or below.is_item)
    return goes_on or fault.knows_key(match["key"])


def no_space_in_braces(fault: Fault) -> Advice | None:
    """The space after a colon is missing within braces, before a quotation mark."""
    line = fault.line(fault.at)
    match = _QUOTED_AT_ONCE.search(line.text)
    if match is None or line.start + match.start("mark") > fault.at:
        return None
    start = line.start + match.start("key")
    return Advice(
        "a space is missing after the colon",
        fault.place(start, line.start + match.end("key")),
        (f"Write: {match['key']} {match['mark']}…",),
    )


def _suspects(fault: Fault) -> list[Line]:
    """The line at fault; and the one above it if that was taken for a text that goes on."""
    line = fault.line(_stumbled(fault))
    if "mapping values are not allowed" in fault.problem:
        return [*[line for line, _ in zip(fault.above(line.start), "1", strict=False)], line]
    return [line] if line.start + line.column - 1 in (fault.at, fault.begin) else []


def _stumbled(fault: Fault) -> int:
    """Where the line at fault begins; the parser looks for a missing colon further on."""
    if fault.begin is not None and "could not find expected ':'" in fault.problem:
        return fault.begin
    return fault.at


def not_a_key(fault: Fault) -> Advice | None:
    """A line of text stands where a key or an item is wanted."""
    if "could not find expected ':'" not in fault.problem or fault.begin is None:
        return None
    line = fault.line(fault.begin)
    owner = next((above for above in fault.above(line.start) if above.is_keyed), None)
    if owner is None:
        return Advice(
            "this line is no key with a colon",
            fault.place_of_line(line),
            ("A key is followed by a colon, a space and its value, as in “title: …”.",),
        )
    if owner.is_item and owner.column == line.column:
        return Advice(
            "this line stands among the items of a list and does not begin with a hyphen",
            fault.place_of_line(line),
            (
                f"If it is an item of its own, write: - {line.words}",
                f"If it belongs to the text above, put {spaces_of(line.column + 1)} before it.",
            ),
        )
    return _text_of(owner, fault, line)


def text_too_far_left(fault: Fault) -> Advice | None:
    """A line below ``|`` or ``>-`` that begins with a sign, and no further right than its key."""
    line = fault.line(_stumbled(fault))
    owner = next((above for above in fault.above(line.start) if above.is_keyed), None)
    if owner is None or not owner.key or not _BLOCK.search(owner.text):
        return None
    if line.is_keyed or line.column > owner.key_column:
        return None
    return _text_of(owner, fault, line)


def _text_of(owner: Line, fault: Fault, line: Line) -> Advice:
    """The line was meant as text of ``owner`` above it, and stands too far left."""
    name = named(owner.key) if owner.key else "the item above"
    column = owner.key_column if owner.key else owner.column
    return Advice(
        f"this line looks like text of {name}, but does not begin further right than that",
        fault.place_of_line(line),
        (
            f"If it belongs to {name}, put {spaces_of(column + 1)} before it.",
            "If it is a key, put a colon and a space after the key.",
        ),
        ((fault.place_of_line(owner), "the text begins here"),),
    )

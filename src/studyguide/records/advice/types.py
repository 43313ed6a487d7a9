"""Advice on values of another type than the one that is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyguide.records.advice.lines import BULLET
from studyguide.records.fault import shortened, with_quotes
from studyguide.records.nodes import Items, Node, Table
from studyguide.records.text import Text, in_quotes, named

_LETTER = re.compile(r"[^\W\d_]|[0-9]{1,2}")
"""What one may put before a choice in place of a hyphen."""
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")


def what_it_is(node: Node, wanted: str) -> str:
    """What stands where another type is wanted, in a few words."""
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Table):
        return "a key with a value" if len(node) == 1 else "keys with values"
    if node.style in ("'", '"'):
        return "text in quotation marks"
    return "text" if wanted.startswith(("a list", "keys")) else named(node)


def help_with_type(node: Node, name: str, wanted: str, is_item: bool) -> list[str]:
    """What to do about a value, judged by how it is written."""
    if isinstance(node, Text):
        return _help_with_text(node, name, wanted)
    if wanted.startswith("a list") and isinstance(node, Table) and not node.flow and node:
        key, first = next(iter(node.items()))
        if _LETTER.fullmatch(key) and isinstance(first, Text) and first:
            return ["Put a hyphen and a space in place of each letter:", f"- {first}"]
        return [f"Put a hyphen and a space before the first key of each item: - {key}: …"]
    if wanted.startswith(("a list", "keys")):
        return ["Begin each item with “- ”, on a line of its own."] if "list" in wanted else []
    if node.flow:
        return _help_with_brackets(node)
    if isinstance(node, Table) and len(node) == 1:
        key, value = next(iter(node.items()))
        if isinstance(value, Text) and "\n" not in value:
            hyphen = "- " if is_item else ""
            return [
                "The colon makes a key of it: put the text in quotation marks:",
                f"{hyphen}{in_quotes(f'{key}: {value}')}",
            ]
    return []


def in_two_lines(first: Text, second: Text, keys: Sequence[str]) -> list[str]:
    """What was written as one key and its value, each part after its own key."""
    text = first.file.text
    dash = "- " if text[first.file.line(first.start)[0] : first.start].strip() == "-" else ""
    written = (" ".join(text[part.start : part.end].split()) for part in (first, second))
    above, below = (f"{key}: {part}" for key, part in zip(keys, written, strict=True))
    return [shortened(dash + above), shortened(" " * len(dash) + below)]


def _help_with_brackets(node: Items | Table) -> list[str]:
    """The same for brackets or braces where text is wanted."""
    opening = "{" if isinstance(node, Table) else "["
    end = node.file.line(node.start)[1]
    help = f"A value that begins with {opening} needs quotation marks if it is text"
    if not node.start < node.end <= end:
        return [help + "."]
    return [help + ":", with_quotes(node.file, node.start)]


def _help_with_text(node: Text, name: str, wanted: str) -> list[str]:
    """The same for text where something else is wanted."""
    if wanted.startswith("a list"):
        first = node.file.text[node.start : node.file.line(node.start)[1]].rstrip()
        bullet = None if node.style else BULLET.match(first) or _NUMBER.match(first)
        if bullet:
            return ["Begin each item with a hyphen and a space:", f"- {first[bullet.end() :]}"]
        return ["Begin each item with “- ”, on a line of its own."]
    if wanted.startswith("keys"):
        return ["Write its keys on the lines below, further right."]
    if node.style in ("'", '"'):
        return ["Take the quotation marks away."]
    if "true" in wanted:
        yes = node.lower() in ("yes", "on", "y", "t", "right", "correct")
        no = node.lower() in ("no", "off", "n", "f", "wrong", "incorrect")
        return [f"Write {'true' if yes else 'false'}."] if yes or no else []
    if "," in node:
        return ["Write a number with a point, and without marks between thousands."]
    if number := re.match(r"[0-9]{1,4}(?= |$)", node):
        return [f"Write the number alone: {name}: {number[0]}"]
    return [f"Write it in figures, as in “{name}: 2”."] if node.isalpha() else []

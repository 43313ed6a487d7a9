"""What to tell an author whose YAML does not fit the record it is read into."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.records.nodes import Items, Node, Table, place_of_node
from studyguide.records.text import Text, in_quotes, named, place_of

MAX_ERRORS = 200
"""More than that are a file of another kind, or one mistake repeated by an alias."""


_COMPARED = 1000
"""How many names are compared with a misspelt one; a comparison takes some microseconds."""


class Item(str):
    """The name of a list, standing for one of its items."""

    __slots__ = ()


class KeyOf(str):
    """The name of a table, standing for one of its keys."""

    __slots__ = ()


class TooMany(Exception):
    """So many errors were found that reading stops."""


class Complaints(Struct):
    """Adds what is wrong to ``findings``, in words."""

    findings: Findings
    count: int = 0

    def error(self, code: str, message: str, place: Place | None, *help: str) -> None:
        """Add an error; raise :class:`TooMany` after ``MAX_ERRORS``."""
        self.findings.error(code, message, place, *help)
        self.count += 1
        if self.count >= MAX_ERRORS:
            raise TooMany

    def wrong_type(self, node: Node, name: str, wanted: str) -> None:
        """``node`` is of another type than the one ``wanted``, which is told in words."""
        if isinstance(node, Text) and node.is_null:
            self._empty(node, name)
            return
        self.error(
            "wrong-type",
            f"{spoken(name)} must be {wanted}, and this is {_what(node)}",
            place_of_node(node),
            *_help_with_type(node, wanted),
        )

    def _empty(self, node: Text, name: str) -> None:
        _, end = node.file.line(node.start)
        comment = not node and node.file.text[node.end : end].lstrip().startswith("#")
        self.error(
            "value-empty",
            f"{spoken(name)} has no value",
            place_of(name) or place_of(node),
            "A # after a space begins a comment: put the value in quotation marks."
            if comment
            else "Write the item, or delete the line."
            if isinstance(name, Item)
            else "Write its value after the colon.",
        )

    def bad_form(self, node: Text, name: str, form: str) -> None:
        """Text has not the ``form`` that is told in words."""
        self.error("bad-form", f"{spoken(name)} must be {form}", place_of_node(node))

    def out_of_range(self, node: Text, name: str, wanted: str) -> None:
        """A number is too small or too large."""
        self.error(
            "out-of-range",
            f"{spoken(name)} must be {wanted}, and this is {named(node)}",
            place_of_node(node),
        )

    def wrong_length(self, node: Items, name: str, wanted: str) -> None:
        """A list has too few items or too many."""
        self.error(
            "wrong-length",
            f"{spoken(name)} must have {wanted} items, and this has {len(node)}",
            place_of(name) or place_of_node(node),
        )

    def not_a_choice(self, node: Text, name: str, choices: Collection[str]) -> str | None:
        """Text is none of the ``choices``; gives the one that was probably meant."""
        near = closest(node, choices)
        self.error(
            "not-a-choice",
            f"{spoken(name)} cannot be {named(node)}",
            place_of_node(node),
            *([f"Did you mean {named(near)}?"] if near else []),
            f"It can be {_any_of(choices)}.",
        )
        return near

    def unknown_key(
        self, key: Text, name: str, keys: Collection[str], elsewhere: Iterable[str]
    ) -> str | None:
        """A record has no such key; ``elsewhere`` are the kinds of record that have it.

        Gives the key that was probably meant.
        """
        near = closest(key, keys)
        kinds = [f"“{kind}”" for kind in elsewhere]
        if near:
            help = f"Did you mean {named(near)}?"
        elif kinds:
            help = f"It belongs to {_any_of(kinds)}."
        else:
            help = f"What can stand here: {', '.join(keys)}."
        self.error(
            "unknown-key", f"{named(key)} is not a key of {spoken(name)}", place_of(key), help
        )
        return near

    def missing_key(self, node: Table, key: str, name: str, *help: str) -> None:
        """A record lacks a key that it must have."""
        self.error(
            "missing-key",
            f"“{key}” is missing from {spoken(name)}",
            place_of_node(node),
            *(help or (f"Add a line “{key}: …”.",)),
        )


def spoken(name: str) -> str:
    """How a message calls the value of a key, an item of a list, a key of a table."""
    if isinstance(name, Item):
        return f"an item of {named(name)}" if name else "an item"
    if isinstance(name, KeyOf):
        return f"a key of {named(name)}"
    return named(name) if name else "this file"


def closest(written: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that was probably meant."""
    from difflib import get_close_matches

    lower = {name.lower(): name for name in islice(known, _COMPARED)}
    near = get_close_matches(written.lower()[:100], lower, 1, 0.7)
    return lower[near[0]] if near else None


def _any_of(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _what(node: Node) -> str:
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Table):
        return "a key with a value" if len(node) == 1 else "keys with values"
    return "text in quotation marks" if node.style in ("'", '"') else "text"


def _help_with_type(node: Node, wanted: str) -> list[str]:
    """What to do about a value of another type, judged by how it is written."""
    if isinstance(node, Text):
        return _help_with_text(node, wanted)
    if wanted.startswith(("a list", "keys")):
        return (
            ["Begin each item with “- ”, on a line of its own."]
            if wanted.startswith("a list")
            else []
        )
    if node.flow:
        opening = "{" if isinstance(node, Table) else "["
        return [f"A value that begins with {opening} needs quotation marks if it is text."]
    if isinstance(node, Table) and len(node) == 1:
        key, value = next(iter(node.items()))
        if isinstance(value, Text) and "\n" not in value:
            return [
                "The colon makes a key of it: put the text in quotation marks:",
                in_quotes(f"{key}: {value}"),
            ]
    return []


def _help_with_text(node: Text, wanted: str) -> list[str]:
    """The same for text where something else is wanted."""
    if wanted.startswith("a list"):
        return ["Begin each item with “- ”, on a line of its own."]
    if wanted.startswith("keys"):
        return ["Write its keys on the lines below, further in."]
    if node.style in ("'", '"'):
        return ["Take the quotation marks away."]
    if "true" in wanted and node.lower() in ("yes", "no", "on", "off", "y", "n"):
        return [f"Write {'true' if node.lower() in ('yes', 'on', 'y') else 'false'}."]
    if "," in node:
        return ["Write a number with a point, and without marks between thousands."]
    return []

"""What to tell an author whose YAML does not fit the record it is read into."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.records.nodes import Items, Node, Table, place_of_node
from studyguide.records.text import Text, in_quotes, named, place_of

MAX_ERRORS = 200
"""More than that are a file of another kind, or one mistake repeated by an alias."""

_UNSEEN = "\u00a0\u2000\u2001\u2002\u2003\u2009\u200a\u200b\u202f\u3000"
_JOINED = re.compile(r"#\w")
"""A comment without a space, which may have been meant as text: ``label: #2``."""
_HYPHEN = re.compile(r"[\r\n][ \t]*(-[ \t]+\S)")
_MARKS = " \t\u00a0\"'“”„«»‘’¶§.,;"
"""What stands round a word in prose and not in a name."""

_COMPARED = 1000
"""How many names are compared with a misspelt one, and characters of a text with its form; a
comparison takes some microseconds."""


class Item(str):
    """The name of a list, standing for one of its items."""

    __slots__ = ()


class KeyOf(str):
    """The name of a table, standing for one of its keys."""

    __slots__ = ()


class TooMany(Exception):
    """So many errors were found that reading stops."""


Hint = Callable[[str], list[str]]
"""Says what to do about a text that has not the form that its key wants; nothing if it cannot."""


class Complaints(Struct):
    """Adds what is wrong to ``findings``, in words."""

    findings: Findings
    root: Any = None
    """The reader of the whole file."""
    hints: Mapping[str, Hint] = {}
    count: int = 0
    unsound: set[Place] = set()
    """The places of records in which it is not certain what is to be looked up."""
    stray: set[str] = set()
    """The texts below unknown keys: ids among them are given, though nobody knows to what."""
    names: Collection[str] = ()
    """The names that the file gives to entries of its tables, such as the ids of sources."""

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
        from studyguide.records.advice.types import help_with_type, what_it_is

        self.error(
            "wrong-type",
            f"{spoken(name)} must be {wanted}, and this is {what_it_is(node, wanted)}",
            place_of_node(node),
            *(self._hint(node, name) or help_with_type(node, name, wanted, isinstance(name, Item))),
        )

    def _hint(self, node: Node, name: str) -> list[str]:
        """What to do about a text that belongs to a key of this name, if that is known."""
        hint = self.hints.get(name)
        texts = node if isinstance(node, Items) else [node]
        written = ", ".join(each for each in texts if isinstance(each, Text))
        return hint(written) if hint and written else []

    def _empty(self, node: Text, name: str) -> None:
        comment = comment_after(node)
        help = (
            ("A # after a space begins a comment; if it is the value, write:", comment)
            if comment
            else ("Write the item, or delete the line.",)
            if isinstance(name, Item)
            else ("Write its value after the colon.",)
        )
        place = place_of(name) or place_of(node)
        self.error("value-empty", f"{spoken(name)} has no value", place, *help)

    def left_out(self, node: Text, name: str) -> None:
        """A value that may be left out, and is; unless it was taken for a comment."""
        comment = comment_after(node)
        if comment and _JOINED.search(comment):
            start = node.file.text.index("#", node.end)
            self.findings.warning(
                "hash-in-value",
                f"{spoken(name)} has no value, for what follows “#” is a comment",
                node.file.place(start, node.file.line(start)[1]),
                "If it is the value, write:",
                comment,
                "If it is a comment, put a space after #.",
            )

    def hyphens(self, node: Text, name: str) -> bool:
        """Tell of a line within a text that may have been meant as an item of a list, which it
        surely was if the text is an item; whether it was."""
        hyphen = _HYPHEN.search(node.file.text, node.start, node.end)
        if not hyphen:
            return False
        message = "this line begins like an item of a list, and goes on with the text above it"
        place = node.file.place(hyphen.start(1), node.file.line(hyphen.start(1))[1])
        help = "If it is text, put quotation marks round the whole value."
        if isinstance(name, Item):
            count = node.start - node.file.text.rfind("\n", 0, node.start) - 3
            under = f"If it is an item, put {count} spaces before it, as before the item above."
            self.error("hyphen-in-value", message, place, under, help)
            return True
        self.findings.warning("hyphen-in-value", message, place, help)
        return False

    def swallowed(self, text: Text, name: Text, key: re.Match[str]) -> None:
        """Warn of a line with a ``key`` within a text, which may have been meant as one."""
        start, _ = name.file.line(name.start)
        spaces = name.start - start
        self.findings.warning(
            "key-in-text",
            f"“{key[1]}” is part of the text of {named(name)}, for it begins as far right",
            text.file.place(*key.span(1)),
            f"If it is a key, put {spaces} spaces before it, so that it stands under {named(name)}."
            if spaces
            else f"If it is a key, put no space before it, so that it stands under {named(name)}.",
            "If it is text, let another word begin the line.",
        )

    def bad_form(self, node: Text, name: str, form: str, fits: Callable[[str], object]) -> None:
        """Text has not the ``form`` that is told in words; what ``fits`` would have."""
        near = next(filter(fits, _tidied(node)), None)
        line = f"- {near}" if isinstance(name, Item) else f"{name}: {near}"
        if isinstance(name, KeyOf):
            line = f"{near}:"
        help = self._hint(node, name) or (["Write:", line] if near else [])
        self.error("bad-form", f"{spoken(name)} must be {form}", place_of_node(node), *help)

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
            f"It can be {any_of(choices)}.",
        )
        return near

    def unknown_key(
        self,
        key: Text,
        name: str,
        keys: Collection[str],
        elsewhere: Sequence[str] = (),
        missing: str | None = None,
        alike: str | None = None,
    ) -> str | None:
        """A record has no such key.

        ``elsewhere`` says in words to what it belongs, ``missing`` is a key that the record
        lacks, and ``alike`` one whose value looks like this. Gives the one probably meant.
        """
        near = closest(key, keys) or alike
        if near and key.strip(_UNSEEN) in keys:
            help = f"Delete what stands beside it and cannot be seen: {named(near)} is a key."
        elif near:
            help = f"Did you mean {named(near)}?"
        elif missing:
            help = f"{named(missing)} is missing: did you mean that?"
        elif elsewhere:
            help = f"It belongs to {any_of(elsewhere)}."
        else:
            help = f"What can stand here: {', '.join(keys)}."
        self.stranger(key, name, [help])
        return near or missing

    def stranger(self, key: Text, name: str, help: Sequence[str]) -> None:
        """A record has no such key, and what to do about it is known."""
        message = f"{named(key)} is not a key of {spoken(name)}"
        self.error("unknown-key", message, place_of(key), *help)

    def two_in_one(self, key: Text, value: Text, name: str, keys: Sequence[str]) -> None:
        """A record of two texts is written as if the first were the key of the second."""
        from studyguide.records.advice.types import in_two_lines

        lines = in_two_lines(key, value, keys)
        self.stranger(key, name, ["Give each part its own key:", *lines])

    def comma(self, key: Text, value: Text, rest: Text) -> None:
        """A comma cuts the ``value`` of a ``key`` in braces, and ``rest`` is left over."""
        whole = " ".join(value.file.text[value.start : rest.end].split())
        comma = value.file.text.find(",", value.end)
        self.error(
            "comma-in-braces",
            f"the comma ends the value of {named(key)}, and what follows is no key with a value",
            value.file.place(comma, comma + 1),
            "Put the value in quotation marks:",
            f"{key}: {in_quotes(whole)}",
        )

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


def comment_after(node: Text) -> str | None:
    """The line of an empty value with the comment behind it as the value, to copy."""
    start, end = node.file.line(node.start)
    comment = node.file.text[node.end : end].strip()
    if node or node.style or not comment.startswith("#"):
        return None
    return f"{node.file.text[start : node.end].strip()} {in_quotes(comment)}"


def closest(written: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that was probably meant: it is written almost alike, or has all
    the words that were written and more, or fewer."""
    from difflib import get_close_matches

    lower = {name.lower(): name for name in islice(known, _COMPARED)}
    near = get_close_matches(written.lower()[:100], lower, 1, 0.7)
    if near:
        return lower[near[0]]
    words = _words(written[:100])
    alike = [name for name in lower if _overlap(words, _words(name))]
    return lower[alike[0]] if len(alike) == 1 else None


def _overlap(one: set[str], other: set[str]) -> bool:
    """Whether one has all the words of the other; neither is empty."""
    return bool(one and other) and (one <= other or one >= other)


def _words(name: str) -> set[str]:
    return set(re.findall(r"[^\W_]{3,}", name.lower()))


def _tidied(written: str) -> Iterator[str]:
    """What may have been meant: without marks round it, with hyphens for dashes and spaces."""
    bare = written[:_COMPARED].strip(_MARKS)
    yield bare
    hyphened = re.sub(r"\s*[–—‐‑−]\s*", "-", bare)
    yield hyphened
    yield re.sub(r"\s+", "-", hyphened)
    yield re.sub(r"\W+", "-", hyphened).strip("-")


def any_of(names: Iterable[str]) -> str:
    """The names with commas and “or” between them."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last

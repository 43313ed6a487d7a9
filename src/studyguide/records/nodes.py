"""The tree of a YAML file: text, lists and tables that know their places."""

from __future__ import annotations

from collections.abc import Iterator

from studyguide.diagnostics import Place
from studyguide.records.text import File, Text, content_of


class Items(list["Node"]):
    """A list as written."""

    __slots__ = ("end", "file", "flow", "start")

    file: File
    start: int
    end: int
    """Where the last thing in it ends, or its closing bracket."""
    flow: bool
    """Whether it is written in brackets."""


class Table(dict[Text, "Node"]):
    """Keys and values as written."""

    __slots__ = ("end", "file", "flow", "start")

    file: File
    start: int
    end: int
    """Where the last thing in it ends, or its closing brace."""
    flow: bool
    """Whether it is written in braces."""


Node = Text | Items | Table


def place_of_node(node: Node) -> Place:
    """Where a value stands; of a table, where its first key does."""
    if isinstance(node, Text):
        return node.file.place(*content_of(node))
    if isinstance(node, Table) and node:
        first = next(iter(node))
        if first.start >= node.start:  # else all its keys are merged from elsewhere
            return first.file.place(*content_of(first))
    return node.file.place(node.start, node.start + 1)


def texts_below(node: Node, seen: set[int]) -> Iterator[str]:
    """All texts and keys in a value, those that aliases repeat once."""
    if isinstance(node, Text):
        yield node
    elif id(node) not in seen:
        seen.add(id(node))
        if isinstance(node, Table):
            yield from node
        for value in node.values() if isinstance(node, Table) else node:
            yield from texts_below(value, seen)

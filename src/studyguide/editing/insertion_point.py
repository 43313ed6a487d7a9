"""Where in the text of an outline the next item of a list belongs, and how far it is indented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from studyguide.outline.model import Outline, Section
from studyguide.records.nodes import Items, Node, Table
from studyguide.records.text import LINE_BREAK, Text, named
from studyguide.refusal import Refusal

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r)")
_COMMENT = re.compile(r"( *)#[^\r\n]*(?:\r\n|\n|\r)")
_BEFORE_DASH = re.compile(r"(?:[&!]\S*|\s+|#[^\r\n]*)*")
_USUAL_INDENT = 2


class InsertionPoint(Struct, frozen=True):
    """New lines go in before ``text[at]``, which begins a line: those of ``lead`` first, then the
    item, each of its lines behind ``indent``."""

    at: int
    indent: str
    lead: tuple[str, ...]


def insertion_point(tree: Table, path: Sequence[str | int], text: str) -> InsertionPoint:
    """Where the next item of the list at ``path`` goes.

    ``text`` is what ``tree`` was read from. Raises :class:`Refusal` if lines cannot be added
    there.
    """
    *outer, key = path
    way: list[Node] = [tree]
    for step in outer:
        inner = None if _is_flow(way[-1]) else _inside(way[-1], step)
        if inner is None:
            break
        way.append(inner)
    holder = way[-1]
    if _is_flow(holder):
        raise Refusal(
            f"{named(str(key))} would stand in brackets or braces, where no line can be added",
            "Write what is in them on lines of their own.",
        )
    if len(way) <= len(outer) or not isinstance(holder, Table) or not isinstance(key, str):
        raise Refusal(f"the outline has no place for {named(str(key))}")
    styles = chain(*(_indents(node, text) for node in reversed(way)))
    return _in_table(holder, key, outer, text, styles)


def _is_flow(node: Node) -> bool:
    """Whether a value is written in brackets or braces."""
    return isinstance(node, Table | Items) and node.flow


def _inside(node: Node, step: str | int) -> Node | None:
    """What a table has under a key, or a list at a number; None if there is nothing."""
    if isinstance(node, Table) and isinstance(step, str):
        return node.get(Text(step))
    if isinstance(node, Items) and isinstance(step, int) and step < len(node):
        return node[step]
    return None


def _in_table(
    holder: Table, key: str, outer: Sequence[str | int], text: str, styles: Iterator[int]
) -> InsertionPoint:
    """The place for an item of the value that ``key`` has, or will have, in a table."""
    value = holder.get(Text(key))
    keys = list(holder)
    column = _column(keys[0].start, text)
    if isinstance(value, Items) and value and not value.flow:
        dash = _column(_dash(value, text), text)
        at = _line_after(value, text, dash + (dash == column))
        lead = ("",) if _is_parted(list(value), text) else ()
        return InsertionPoint(at, " " * dash, lead)
    indent = " " * (column + next(styles, _USUAL_INDENT))
    if isinstance(value, Text) and value.is_null and not text[value.start : value.end]:
        return InsertionPoint(_line_after(value, text, column + 1), indent, ())
    if value is not None:
        what = "a list in brackets [ ]" if isinstance(value, Items) else "no list"
        raise Refusal(
            f"{named(key)} is {what}, in which no line can be added",
            f"Write “{key}:” alone on its line, and every item on lines below it.",
        )
    before = _key_before(keys, key, outer, holder)
    at = _line_after(holder[before], text, column + 1)
    lead = (f"{' ' * column}{key}:",)
    return InsertionPoint(at, indent, ("", *lead) if _is_parted(keys, text) else lead)


def _key_before(keys: list[Text], key: str, outer: Sequence[str | int], holder: Table) -> Text:
    """The key behind which a new one has its usual place: the last one written of those that the
    declaration has before it, or else the last one of all."""
    record = Section if outer[:1] == ["sections"] else Outline
    order = list(record.__struct_encode_fields__)
    known = order[: order.index(key)] if key in order else []
    return [*([each for each in keys if each in known] or keys)][-1]


def _line_after(node: Node, text: str, least: int) -> int:
    """Where the line behind a value begins, and behind the comments that belong to it: those
    directly below, indented by ``least`` columns or more."""
    end = node.end
    if not _keeps_blank_lines(node, text):
        end -= len(text[:end]) - len(text[:end].rstrip())
    rest = _LINE.match(text, end)
    if rest and text[end - 1] not in "\r\n":
        end = rest.end()
    comment = _COMMENT.match(text, end)
    while comment and len(comment[1]) >= least:
        end = comment.end()
        comment = _COMMENT.match(text, end)
    return end


def _keeps_blank_lines(node: Node, text: str) -> bool:
    """Whether blank lines behind a value are part of it, as ``|+`` says."""
    while isinstance(node, Items | Table) and node and not node.flow:
        node = node[-1] if isinstance(node, Items) else node[next(reversed(node))]
    if not isinstance(node, Text) or node.style not in ("|", ">"):
        return False
    header = re.search(r"[|>][-+0-9]*", text[node.start : node.end])
    return header is not None and "+" in header[0]


def _is_parted(nodes: Sequence[Node], text: str) -> bool:
    """Whether the last of several things has a blank line before it, and comments above it."""
    if len(nodes) < 2:
        return False
    lines = LINE_BREAK.split(text[: nodes[-1].start])[:-1]
    while lines and lines[-1].lstrip().startswith("#"):
        lines.pop()
    return bool(lines) and not lines[-1].strip()


def _indents(node: Node, text: str) -> Iterator[int]:
    """By how much the lists in a node are indented against their keys."""
    if isinstance(node, Items):
        for item in node:
            yield from _indents(item, text)
    elif isinstance(node, Table):
        for key, value in node.items():
            if isinstance(value, Items) and value and not value.flow and value.start > key.start:
                yield max(_column(_dash(value, text), text) - _column(key.start, text), 0)
            yield from _indents(value, text)


def _dash(items: Items, text: str) -> int:
    """Where the first dash of a list is."""
    found = _BEFORE_DASH.match(text, items.start)  # an anchor may stand before it
    return found.end() if found else items.start


def _column(at: int, text: str) -> int:
    """How many characters stand before a place in its line."""
    return at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) - 1

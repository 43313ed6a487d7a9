"""From YAML to a tree of text, lists and tables that know their places.

YAML is taken event by event and not composed by the library: so nesting and aliases are
bounded before anything is built, repeated keys are seen, and every scalar stays the text
that was written (``no`` is no ``False``, ``1956-02-25`` no ``datetime``). It is faster, too.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.records.characters import REFUSED, read_characters
from studyguide.records.complaints import MAX_ERRORS
from studyguide.records.nodes import Items, Node, Table, place_of_node
from studyguide.records.text import File, Text, in_quotes, named, place_of

MAX_DEPTH = 100
MAX_NODES = 300_000
"""Values of a file, counted again wherever an alias repeats them."""


def read_tree(shown: str, data: bytes, findings: Findings) -> Table | None:
    """The table that a YAML file holds, or None with findings when it holds something else.

    A tree is returned even when findings tell of repeated keys or tags, so that what it says
    can be checked as well.
    """
    import yaml

    file = read_characters(shown, data, findings)
    if file is None:
        return None
    builder = _Builder(file, findings)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    event = None
    try:
        for event in yaml.parse(file.text, Loader=loader):
            builder.take(event)
    except _Refused:
        return None
    except (yaml.YAMLError, ValueError) as fault:  # ValueError: chr() of an escape too large
        from studyguide.records.syntax import report_syntax

        report_syntax(file, fault, event, findings)
        return None
    return _only_table(file, builder.root, findings)


def _only_table(file: File, root: Node | None, findings: Findings) -> Table | None:
    """``root`` if it is a table; else a finding says what it is."""
    if isinstance(root, Table):
        return root
    if root is None or (isinstance(root, Text) and root.is_null):
        findings.error("file-empty", "the file is empty", Place(file.path, 1, 1))
    else:
        is_list = isinstance(root, Items)
        findings.error(
            "not-keys",
            f"the file begins with {'a list' if is_list else 'text'}, and not with a key",
            place_of_node(root),
            "Each line that begins at the left margin is a key, a colon and its value, as in "
            "“title: …”.",
        )
    return None


_HASH = re.compile(r"[ \t]+#\w")
"""A comment that may have been meant as text: ``label: Essay #2``."""

_UNNAMED = Text()
"""Stands for a key that was reported; its value is read and dropped."""


class _Refused(Exception):
    """Reading stops; the finding is made."""


class _Open(Struct):
    """A list or table whose end has not been read."""

    node: Items | Table
    anchor: str | None
    counted: int
    """How many nodes had been counted before it."""
    key: Text | None = None
    """Of a table, the key whose value comes next."""
    merged: list[Table] = []
    height: int = 1
    """How many levels it has, itself among them."""


class _Anchored(Struct):
    """A value that an alias may repeat, its nodes and levels."""

    node: Node
    nodes: int
    height: int


class _Builder:
    """Takes the events of one file and holds the tree as far as it has been read."""

    def __init__(self, file: File, findings: Findings) -> None:
        self.root: Node | None = None
        self._file = file
        self._findings = findings
        self._open: list[_Open] = []
        self._anchored: dict[str, _Anchored | None] = {}
        """None while the value is not read to its end."""
        self._count = 0
        self._ended = 0
        """Where the last scalar, alias or closing bracket ended."""
        self._documents = 0
        self._errors = 0
        self._warnings = 0
        self._takers = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._start,
            "SequenceStartEvent": self._start,
            "MappingEndEvent": self._end,
            "SequenceEndEvent": self._end,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }

    def take(self, event: Any) -> None:
        """Add what ``event`` tells."""
        taker = self._takers.get(type(event).__name__)
        if taker is not None:
            taker(event)

    def _scalar(self, event: Any) -> None:
        text = Text(event.value)
        text.file = self._file
        text.start = event.start_mark.index
        text.end = self._ended = event.end_mark.index
        text.style = event.style or ""
        if event.tag is not None:
            self._report_tag(event)
        if text.style == '"' and REFUSED.search(text):
            self._error(
                "character-refused",
                "an escape in these quotation marks stands for an invisible character",
                place_of(text),
                "Leave the backslash and what belongs to it out.",
            )
        elif not text.style and text and _HASH.match(self._file.text, text.end):
            self._warn_of_hash(text)
        if event.anchor is not None:
            self._anchored[event.anchor] = _Anchored(text, 1, 0)
        self._add(text, 1)

    def _start(self, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._refuse_depth(self._at(event))
        if event.tag is not None:
            self._report_tag(event)
        node = Table() if type(event).__name__ == "MappingStartEvent" else Items()
        node.file = self._file
        node.start = event.start_mark.index
        node.flow = bool(event.flow_style)
        if event.anchor is not None:
            self._anchored[event.anchor] = None
        self._open.append(_Open(node, event.anchor, self._count))

    def _end(self, event: Any) -> None:
        closed = self._open.pop()
        node = closed.node
        # Without brackets the event ends where the next thing begins, behind blank lines.
        node.end = self._ended = event.end_mark.index if node.flow else self._ended
        if isinstance(node, Table):
            for table in closed.merged:
                for key, value in table.items():
                    node.setdefault(key, value)
        if closed.anchor is not None:
            nodes = self._count - closed.counted + 1
            self._anchored[closed.anchor] = _Anchored(node, nodes, closed.height)
        if self._open:
            parent = self._open[-1]
            parent.height = max(parent.height, closed.height + 1)
        self._add(node, 1)

    def _alias(self, event: Any) -> None:
        place = self._at(event)
        self._ended = event.end_mark.index
        if event.anchor not in self._anchored:
            self._refuse(
                "unknown-anchor",
                f"{named('*' + event.anchor)} repeats a value that is marked nowhere above",
                place,
                "A value which really begins with * has to be put in quotation marks.",
            )
        anchored = self._anchored[event.anchor]
        if anchored is None:
            self._refuse(
                "alias-in-itself",
                f"{named('*' + event.anchor)} repeats a value within itself",
                place,
            )
        elif len(self._open) + anchored.height > MAX_DEPTH:
            self._refuse_depth(place)
        else:
            if self._open:
                self._open[-1].height = max(self._open[-1].height, anchored.height + 1)
            self._add(anchored.node, anchored.nodes)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(
                "several-documents",
                "a line of three hyphens ends the file here, and something follows it",
                self._at(event),
                "Delete the line; if another outline begins here, put it into a file of its own.",
            )

    def _add(self, node: Node, nodes: int) -> None:
        """Put a value, which has ``nodes`` in it, where the innermost open node wants it."""
        self._count += nodes
        if self._count > MAX_NODES:
            self._refuse(
                "too-many-values",
                f"the file has more than {MAX_NODES:,} values, counted with those that aliases "
                "repeat",
                place_of_node(node),
            )
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        if type(frame.node) is Items:
            frame.node.append(node)
        elif frame.key is None:
            frame.key = self._key(node)
        else:
            self._put(frame, frame.key, node)
            frame.key = None

    def _key(self, node: Node) -> Text:
        """A node that stands where a key has to; what cannot be one is reported."""
        if type(node) is Text and (node or node.style):
            return node
        self._error(
            "key-not-text",
            "a key has to be text" if type(node) is not Text else "a key is missing here",
            place_of_node(node),
            "Put it in quotation marks if it is text.",
        )
        return _UNNAMED

    def _put(self, frame: _Open, key: Text, value: Node) -> None:
        table = frame.node
        assert isinstance(table, Table)
        if key is _UNNAMED:
            return
        if key == "<<" and not key.style:
            self._merge(frame, key, value)
        elif key in table:
            first = next(known for known in table if known == key)
            place = place_of(first)
            self._error(
                "duplicate-key",
                f"{named(key)} stands here for the second time",
                place_of(key),
                "A key can have one value: delete one of the two, or rename it.",
                related=((place, "the first one is here"),) if place else (),
            )
        else:
            table[key] = value

    def _merge(self, frame: _Open, key: Text, value: Node) -> None:
        """``<<: *name`` takes over what the table does not say itself (YAML merge key)."""
        tables = list(value) if isinstance(value, Items) else [value]
        if all(isinstance(table, Table) for table in tables):
            frame.merged = [*frame.merged, *tables]
        else:
            self._error(
                "merge-not-keys",
                "“<<” takes over keys with values, and this is something else",
                place_of(key),
                "Write “<<: *name”, where “&name” marks a value that has keys.",
            )

    def _warn_of_hash(self, text: Text) -> None:
        from studyguide.records.fault import with_value

        self._warnings += 1
        if self._warnings > MAX_ERRORS:
            return
        _, line_end = self._file.line(text.end)
        comment = self._file.text.index("#", text.end)
        whole = self._file.text[text.start : line_end].rstrip()
        self._findings.warning(
            "hash-in-value",
            "what follows “#” is a comment and no part of the value",
            self._file.place(comment, line_end),
            "If it belongs to the value, write:",
            with_value(self._file, text.start, in_quotes(whole)),
            "If it is a comment, put a space after #.",
        )

    def _report_tag(self, event: Any) -> None:
        from studyguide.records.fault import with_quotes

        self._error(
            "tag-refused",
            "a value can begin with “!” only in quotation marks",
            self._at(event),
            "Write:",
            with_quotes(self._file, event.start_mark.index),
        )

    def _at(self, event: Any) -> Place:
        return self._file.place(event.start_mark.index, event.end_mark.index)

    def _error(self, code: str, message: str, place: Place | None, *help: str, **more: Any) -> None:
        self._findings.error(code, message, place, *help, **more)
        self._errors += 1
        if self._errors >= MAX_ERRORS:
            raise _Refused

    def _refuse_depth(self, place: Place) -> None:
        self._refuse(
            "nested-too-deeply", f"values are nested in more than {MAX_DEPTH} levels", place
        )

    def _refuse(self, code: str, message: str, place: Place, *help: str) -> None:
        self._findings.error(code, message, place, *help)
        raise _Refused

"""Readers of values that have others in them: lists, tables, and unions of several types."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.records.complaints import Complaints, Item, KeyOf
from studyguide.records.nodes import Items, Node, Table
from studyguide.records.scalars import FAULT, Reader
from studyguide.records.text import Text


class Rule(Struct, frozen=True):
    """What types cannot say of a record.

    ``check`` is given the record and adds to the findings. It is asked only if the fields
    that it ``needs`` are sound, so that one mistake is told once. The fields of the ``core``
    say together which words are meant: where one of them is faulty, or ``check`` finds
    something, nothing is looked up for the record. ``advise`` is asked about a key that the record
    does not have, and says what to do about it, or nothing: it is given the key, what it stands
    in, and the names that the file gives to entries of its tables.
    """

    check: Callable[[Any, Findings], None]
    needs: tuple[str, ...]
    core: tuple[str, ...] = ()
    advise: Callable[[Text, Table, Collection[str]], list[str]] | None = None


class ListReader:
    """A list with bounds on its length; faulty items are left out."""

    wanted = "a list"

    def __init__(self, item: Reader, least: int | None, most: int | None) -> None:
        self.item = item
        self.least = least or 0
        self.most = most

    def empty(self) -> Any:
        return []

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is not Items:
            complaints.wrong_type(node, name, self.wanted)
            return FAULT
        count = complaints.count
        item = Item(name)
        read = self.item.read
        values = [read(child, item, complaints) for child in node]
        is_short = len(node) < self.least
        if is_short and complaints.count > count:
            return FAULT  # an item may be hidden in another
        if is_short or (self.most is not None and len(node) > self.most):
            complaints.wrong_length(node, name, self._length())
            return FAULT
        return [value for value in values if value is not FAULT]

    def _length(self) -> str:
        if self.most is None:
            return f"at least {self.least}"
        return f"{self.least} to {self.most}"


class DictReader:
    """A table with keys of the author's own."""

    wanted = "keys with values"

    def __init__(self, key: Reader, value: Reader) -> None:
        self.key = key
        self.value = value

    def empty(self) -> Any:
        return {}

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is not Table:
            complaints.wrong_type(node, name, self.wanted)
            return FAULT
        values = {}
        for written, child in node.items():
            key = self.key.read(written, KeyOf(name), complaints)
            value = self.value.read(child, written, complaints)
            if key is not FAULT and value is not FAULT:
                values[key] = value
        return values


class UnionReader:
    """Values of which the shape (text, list, keys) tells the type."""

    def __init__(self, shapes: dict[type, Reader], optional: bool) -> None:
        self.shapes = shapes
        self.optional = optional
        self.wanted = " or ".join(reader.wanted for reader in shapes.values())

    def empty(self) -> Any:
        return next(iter(self.shapes.values())).empty()

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is Text and node.is_null:
            if self.optional:
                complaints.left_out(node, name)
                return None
        elif (reader := self.shapes.get(type(node))) is not None:
            return reader.read(node, name, complaints)
        complaints.wrong_type(node, name, self.wanted)
        return FAULT

"""Readers of values that have others in them: lists, tables, records and their unions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.records.complaints import Complaints, Item, KeyOf, closest
from studyguide.records.nodes import Items, Node, Table, place_of_node
from studyguide.records.record import Record
from studyguide.records.scalars import FAULT, Reader
from studyguide.records.text import Text


class Rule(Struct, frozen=True):
    """What types cannot say of a record.

    ``check`` is given the record and adds to the findings. It is asked only if the fields
    that it ``needs`` are sound, so that one mistake is told once.
    """

    check: Callable[[Any, Findings], None]
    needs: tuple[str, ...]


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
        item = Item(name)
        read = self.item.read
        values = [read(child, item, complaints) for child in node]
        if len(node) < self.least or (self.most is not None and len(node) > self.most):
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


class Field(Struct):
    """A field of a record: its name in Python, its key in a file."""

    name: str
    key: str
    reader: Reader
    required: bool


class RecordReader:
    """A record: every key known, no required one missing."""

    wanted = "keys with values"

    def __init__(self, cls: type[Record], tag: str | None, rule: Rule | None) -> None:
        self.cls = cls
        self.tag = tag
        """The key that says of what kind the record is, if it is one of several kinds."""
        self.rule = rule
        self.fields: dict[str, Field] = {}
        self.required: list[Field] = []
        self.kinds: dict[str, RecordReader] = {}
        """The records that may stand in its place, by kind."""

    def add(self, field: Field) -> None:
        """Make ``field`` one of the record's."""
        self.fields[field.key] = field
        if field.required:
            self.required.append(field)

    def empty(self) -> Any:
        return FAULT

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is not Table:
            complaints.wrong_type(node, name, self.wanted)
            return FAULT
        values: dict[str, Any] = {}
        faulty: set[str] = set()
        count = complaints.count
        for key, child in node.items():
            field = self.fields.get(key)
            if field is not None:
                value = field.reader.read(child, key, complaints)
                if value is not FAULT:
                    values[field.name] = value
                if complaints.count != count:
                    count = complaints.count
                    faulty.add(field.name)
            elif key != self.tag:
                faulty.add(self._unknown(key, name, complaints))
        for field in self.required:
            if field.name not in values:
                if field.name not in faulty:
                    complaints.missing_key(node, field.key, name)
                    faulty.add(field.name)
                values[field.name] = field.reader.empty()
        if faulty and any(value is FAULT for value in values.values()):
            return FAULT
        record = self.cls(place=place_of_node(node), **values)
        if self.rule is not None and faulty.isdisjoint(self.rule.needs):
            self.rule.check(record, complaints.findings)
        return record

    def _unknown(self, key: Text, name: str, complaints: Complaints) -> str:
        """Report a key; gives the field that was probably meant, or nothing."""
        kinds = [f"{self.tag}: {kind}" for kind, r in self.kinds.items() if key in r.fields]
        keys = [self.tag, *self.fields] if self.tag else list(self.fields)
        near = complaints.unknown_key(key, name, keys, kinds)
        return self.fields[near].name if near in self.fields else ""


class OneOfReader:
    """A record of one of several kinds, told by a key (``kind: short``)."""

    wanted = "keys with values"

    def __init__(self, tag: str, kinds: dict[str, RecordReader]) -> None:
        self.tag = tag
        self.kinds = kinds

    def empty(self) -> Any:
        return FAULT

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is not Table:
            complaints.wrong_type(node, name, self.wanted)
            return FAULT
        kind = node.get(self.tag)  # type: ignore[call-overload]
        if type(kind) is Text and kind in self.kinds:
            return self.kinds[kind].read(node, name, complaints)
        probable = self._report(node, kind, name, complaints)
        if probable is not None:  # so that its other faults are told as well
            self.kinds[probable].read(node, name, complaints)
        return FAULT

    def _report(
        self, node: Table, kind: Node | None, name: str, complaints: Complaints
    ) -> str | None:
        """Say what is wrong with the kind; gives the one that was probably meant."""
        if isinstance(kind, Text) and not kind.is_null:
            return complaints.not_a_choice(kind, self.tag, self.kinds)
        if kind is not None:
            complaints.wrong_type(kind, self.tag, "text")
            return None
        likely = self._likely(node)
        listed = f"Add “{self.tag}: …” with one of {', '.join(self.kinds)}."
        hint = [f"Its keys are those of “{self.tag}: {likely}”."] if likely else []
        if closest(self.tag, node) is None:
            complaints.missing_key(node, self.tag, name, *hint, listed)
        return likely

    def _likely(self, node: Table) -> str | None:
        """The one kind that has more of the keys than any other."""
        fits = {kind: sum(key in r.fields for key in node) for kind, r in self.kinds.items()}
        best = [kind for kind, count in fits.items() if count == max(fits.values())]
        return best[0] if len(best) == 1 else None


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
                return None
        elif (reader := self.shapes.get(type(node))) is not None:
            return reader.read(node, name, complaints)
        complaints.wrong_type(node, name, self.wanted)
        return FAULT

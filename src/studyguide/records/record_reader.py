"""Readers of records: every key known, no required one missing, one of several kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from studyguide.records.complaints import Complaints, Item, any_of, closest, spoken
from studyguide.records.nodes import Items, Node, Table, place_of_node, texts_below
from studyguide.records.record import Record
from studyguide.records.scalars import FAULT, Reader
from studyguide.records.structures import DictReader, ListReader, Rule, UnionReader
from studyguide.records.text import Text

_BLOCKS = ("|", ">")
_TWO = 2
_KEY_LINE = re.compile(r"[\r\n] *([\w-]+):(?=\s)")


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
                    if type(child) is Text and child.style in _BLOCKS:
                        self._look_for_keys(child, key, node, complaints)
                if complaints.count != count:
                    count = complaints.count
                    faulty.add(field.name)
            elif key != self.tag:
                faulty |= self._unknown(key, node, name, faulty, complaints)
                count = complaints.count
        for field in self.required:
            if field.name not in values:
                if field.name not in faulty:
                    complaints.missing_key(node, field.key, name)
                    faulty.add(field.name)
                values[field.name] = field.reader.empty()
        if faulty and any(value is FAULT for value in values.values()):
            return FAULT
        record = self.cls(place=place_of_node(node), **values)
        if self.rule is not None:
            self._judge(record, self.rule, faulty, complaints)
        return record

    def _judge(self, record: Record, rule: Rule, faulty: set[str], complaints: Complaints) -> None:
        """Ask the rule about a record of which the fields ``faulty`` are not as written."""
        before = len(complaints.findings)
        doubtful = bool(rule.core) and not faulty.isdisjoint(("", *rule.core))
        if faulty.isdisjoint(rule.needs) and not (doubtful and "" in faulty):
            rule.check(record, complaints.findings)
        if doubtful or (rule.core and len(complaints.findings) > before):
            complaints.unsound.add(record.place)

    def _look_for_keys(self, text: Text, name: Text, node: Table, complaints: Complaints) -> None:
        """Warn of a key of the record that was swallowed by a text above it."""
        for match in _KEY_LINE.finditer(text.file.text, text.start, text.end):
            if match[1] in self.fields and match[1] not in node:
                complaints.swallowed(text, name, match)
                return

    def _unknown(
        self, key: Text, node: Table, name: str, faulty: set[str], complaints: Complaints
    ) -> set[str]:
        """Report a key; gives the fields that are not as they were meant, "" among them if
        it is not known which field the key was meant for."""
        cut = self._after_comma(key, node, complaints)
        if cut is not None:
            return cut
        complaints.stray.update((key, *texts_below(node[key], set())))
        if self.rule is not None and self.rule.advise is not None:
            advice = self.rule.advise(key, node, complaints.names)
            if advice:
                complaints.stranger(key, name, advice)
                return {*self.rule.needs, *self.rule.core}
        keys = [self.tag, *self.fields] if self.tag else list(self.fields)
        elsewhere = (
            [f"“{self.tag}: {kind}”" for kind, r in self.kinds.items() if key in r.fields]
            or self._below(key)
            or _owner(key, self, complaints.root)
        )
        missing = [field for field in self.required if field.key not in node]
        value = node[key]
        known = elsewhere or closest(key, keys)
        if not known and isinstance(value, Text) and self._is_pair(missing, faulty):
            complaints.two_in_one(key, value, name, [field.key for field in missing])
            return {field.name for field in missing}
        lacks = None
        if len(missing) == 1 and missing[0].name not in faulty and isinstance(node[key], Text):
            lacks = missing[0].key
        alike = self._alike(node[key], node)
        near = complaints.unknown_key(key, name, keys, elsewhere, lacks, alike)
        return {self.fields[near].name if near in self.fields else ""}

    def _is_pair(self, missing: list[Field], faulty: set[str]) -> bool:
        """Whether the record needs two texts, and both are ``missing``."""
        return len(missing) == len(self.required) == _TWO and all(
            field.reader.wanted == "text" and field.name not in faulty for field in missing
        )

    def _alike(self, value: Node, node: Table) -> str | None:
        """The key, not in ``node``, of the one field whose records have the keys of ``value``."""
        first = value[0] if isinstance(value, Items) and value else value
        if not isinstance(first, Table) or not first:
            return None
        fit = [
            field.key
            for field in self.fields.values()
            if field.key not in node
            and any(first.keys() <= record.fields.keys() for record in _records(field.reader))
        ]
        return fit[0] if len(fit) == 1 else None

    def _below(self, key: str) -> list[str]:
        """Which field has records with a key of this name, in words; none if several have."""
        holders = [
            field.key
            for field in self.fields.values()
            if any(key in record.fields for record in _records(field.reader))
        ]
        if len(holders) != 1:
            return []
        return [f"“{holders[0]}”: let it stand below that key, further right"]

    def _after_comma(self, key: Text, node: Table, complaints: Complaints) -> set[str] | None:
        """Report a comma in a value that stands in braces without quotation marks, and gives the
        fields that are not as they were meant; None if ``key`` is not what such a comma left."""
        keys = list(node)
        at = keys.index(key)
        if not (at and node.flow and _is_bare(key, node[key])):
            return None
        before, value = keys[at - 1], node[keys[at - 1]]
        if _is_bare(before, value) and before not in self.fields:
            return {""}  # reported with what stands before it
        if not isinstance(value, Text) or not value or value.style or value.start > key.start:
            return None
        last = key
        for rest in keys[at + 1 :]:
            if not _is_bare(rest, node[rest]):
                break
            last = rest
        complaints.comma(before, value, last)
        return {"", self.fields[before].name if before in self.fields else ""}


def _owner(key: str, record: RecordReader, root: Reader | None) -> list[str]:
    """Which of the records that have ``record`` in them has a key of this name, in words; the
    nearest one, if any."""
    for path in _paths(root, "", record) if root else ():
        for name, above in reversed(path):
            if key in above.fields:
                return [f"{spoken(name)}: let it begin further left, under the keys there"]
    return []


def _paths(
    reader: Reader, name: str, wanted: RecordReader, above: tuple[RecordReader, ...] = ()
) -> Iterator[list[tuple[str, RecordReader]]]:
    """The records on each way from ``reader`` down to ``wanted``, each with the name of its
    place."""
    if reader is wanted:
        yield []
    elif isinstance(reader, RecordReader):
        for field in reader.fields.values() if reader not in above else ():
            for path in _paths(field.reader, field.key, wanted, (*above, reader)):
                yield [(name, reader), *path]
    elif isinstance(reader, ListReader):
        yield from _paths(reader.item, Item(name), wanted, above)
    elif isinstance(reader, DictReader):
        yield from _paths(reader.value, Item(name), wanted, above)
    elif isinstance(reader, UnionReader | OneOfReader):
        shapes = reader.shapes if isinstance(reader, UnionReader) else reader.kinds
        for shape in shapes.values():
            yield from _paths(shape, name, wanted, above)


def _records(reader: Reader) -> Iterator[RecordReader]:
    """The records that a field can have as its value or in its list."""
    if isinstance(reader, RecordReader):
        yield reader
    elif isinstance(reader, ListReader):
        yield from _records(reader.item)
    elif isinstance(reader, UnionReader | OneOfReader):
        shapes = reader.shapes if isinstance(reader, UnionReader) else reader.kinds
        for shape in shapes.values():
            yield from _records(shape)


def _is_bare(key: Text, value: Node) -> bool:
    """Whether a key in braces has no colon."""
    if not isinstance(value, Text) or value or value.style:
        return False
    return not key.file.text[key.end : key.end + 20].lstrip().startswith(":")


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
        # Its other faults are told as well, and what it cites is looked up.
        return self.kinds[probable].read(node, name, complaints) if probable else FAULT

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
        listed = f"It can be {any_of(self.kinds)}."
        hint = f"Add a line “{self.tag}: …”."
        if likely:
            hint = f"Add a line “{self.tag}: {likely}”: its other keys belong to that."
        near = closest(self.tag, node)
        if near is None:
            complaints.missing_key(node, self.tag, name, hint, listed)
        elif likely is None:  # else it is reported with the other keys of that kind
            (misspelt,) = (key for key in node if key == near)
            complaints.unknown_key(misspelt, name, [self.tag])
        return likely

    def _likely(self, node: Table) -> str | None:
        """The one kind that has more of the keys than any other."""
        fits = {kind: sum(key in r.fields for key in node) for kind, r in self.kinds.items()}
        best = [kind for kind, count in fits.items() if count == max(fits.values())]
        return best[0] if len(best) == 1 else None

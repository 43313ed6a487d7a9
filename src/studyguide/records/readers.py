"""Readers of values: each knows one type, and tells whatever does not fit it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, Protocol

from msgspec import Meta, Struct

from studyguide.diagnostics import Findings
from studyguide.records.complaints import Complaints, Item, KeyOf, closest
from studyguide.records.nodes import Items, Node, Table, place_of_node
from studyguide.records.record import Record
from studyguide.records.text import Text

Rule = Callable[[Any, Findings], None]
"""Checks what types cannot say of a record in which nothing else is wrong."""

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")

FAULT: Any = object()
"""What reading gives for a value that does not fit; the finding is made."""


class Reader(Protocol):
    """Reads values of one type."""

    @property
    def wanted(self) -> str:
        """What it reads, in an author's words."""

    def empty(self) -> Any:
        """Stands for a value that is missing or faulty; FAULT if there can be none."""

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        """The value of ``node``, or FAULT; ``name`` is how findings call it."""


class AnyReader:
    """What another program defines, such as CSL: text, lists and dicts, ``None`` for null."""

    wanted = "anything"

    def empty(self) -> Any:
        return None

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if isinstance(node, Text):
            return None if node.is_null else node
        if isinstance(node, Items):
            return [self.read(item, name, complaints) for item in node]
        return {key: self.read(value, name, complaints) for key, value in node.items()}


class TextReader:
    """Text, which may have to match a pattern as JSON Schema understands it."""

    wanted = "text"

    def __init__(self, pattern: str | None, form: str) -> None:
        # Python's $ stands before a last line break as well; JSON Schema's only at the end.
        self.pattern = re.compile(re.sub(r"\$$", r"\\Z", pattern)) if pattern else None
        self.form = form or f"text of the form {pattern}"

    def empty(self) -> Any:
        return ""

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is not Text or node.is_null:
            complaints.wrong_type(node, name, self.wanted)
        elif self.pattern is not None and not self.pattern.search(node):
            complaints.bad_form(node, name, self.form)
        else:
            return node
        return FAULT


class LiteralReader:
    """One of several words."""

    wanted = "text"

    def __init__(self, values: tuple[str, ...]) -> None:
        self.values = {value: value for value in values}

    def empty(self) -> Any:
        return FAULT

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is not Text or node.is_null:
            complaints.wrong_type(node, name, self.wanted)
        elif node not in self.values:
            complaints.not_a_choice(node, name, self.values)
        else:
            return node
        return FAULT


class BoolReader:
    """True or false, in the words of YAML 1.2, which are those that an editor takes."""

    wanted = "true or false"

    def empty(self) -> Any:
        return FAULT

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is Text and not node.style:
            if node in ("true", "True", "TRUE"):
                return True
            if node in ("false", "False", "FALSE"):
                return False
        complaints.wrong_type(node, name, self.wanted)
        return FAULT


class NumberReader:
    """An integer or a decimal number within bounds; ``1e999`` is no number."""

    def __init__(self, type_: type[int | float], meta: Meta) -> None:
        self.type = type_
        self.form = _INTEGER if type_ is int else _DECIMAL
        self.wanted = "a whole number" if type_ is int else "a number"
        self.meta = meta

    def empty(self) -> Any:
        return FAULT

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is not Text or node.style or not self.form.fullmatch(node):
            complaints.wrong_type(node, name, self.wanted)
            return FAULT
        value = self.type(node)
        if not math.isfinite(value) or not self._fits(value):
            complaints.out_of_range(node, name, f"{self.wanted}{self._range()}")
            return FAULT
        return value

    def _fits(self, value: float) -> bool:
        meta = self.meta
        return (
            (meta.ge is None or value >= meta.ge)
            and (meta.gt is None or value > meta.gt)
            and (meta.le is None or value <= meta.le)
            and (meta.lt is None or value < meta.lt)
        )

    def _range(self) -> str:
        meta = self.meta
        bounds = (
            ("at least", meta.ge),
            ("more than", meta.gt),
            ("at most", meta.le),
            ("less than", meta.lt),
        )
        parts = [f"{words} {bound}" for words, bound in bounds if bound is not None]
        return ", " + " and ".join(parts) if parts else ""


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
        before = complaints.count
        values: dict[str, Any] = {}
        misspelt: set[str | None] = set()
        for key, child in node.items():
            field = self.fields.get(key)
            if field is not None:
                value = field.reader.read(child, key, complaints)
                if value is not FAULT:
                    values[field.name] = value
            elif key != self.tag:
                misspelt.add(self._unknown(key, name, complaints))
        for field in self.required:
            if field.name not in values:
                if field.key not in node and field.key not in misspelt:
                    complaints.missing_key(node, field.key, name)
                values[field.name] = field.reader.empty()
        sound = complaints.count == before
        if not sound and any(value is FAULT for value in values.values()):
            return FAULT
        record = self.cls(place=place_of_node(node), **values)
        if sound and self.rule is not None:
            self.rule(record, complaints.findings)
        return record

    def _unknown(self, key: Text, name: str, complaints: Complaints) -> str | None:
        kinds = [f"{self.tag}: {kind}" for kind, r in self.kinds.items() if key in r.fields]
        keys = [self.tag, *self.fields] if self.tag else list(self.fields)
        return complaints.unknown_key(key, name, keys, kinds)


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

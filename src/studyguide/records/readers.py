"""Readers of values: each knows one type, and tells whatever does not fit it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, Protocol

from msgspec import Struct, inspect

from studyguide.diagnostics import Findings
from studyguide.records.complaints import Complaints, Item, KeyOf, closest
from studyguide.records.nodes import Items, Node, Table, place_of_node
from studyguide.records.record import Record
from studyguide.records.text import Text

Rule = Callable[[Any, Findings], None]
"""Checks what types cannot say of a record whose fields are all sound."""

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
    wanted = "text"

    def __init__(self, pattern: str | None, form: str) -> None:
        self.pattern = re.compile(pattern) if pattern else None
        self.form = form

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
    wanted = "true or false"

    def empty(self) -> Any:
        return FAULT

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        # The words of YAML 1.2; an editor that knows the schema takes the same ones.
        if type(node) is Text and not node.style:
            if node in ("true", "True", "TRUE"):
                return True
            if node in ("false", "False", "FALSE"):
                return False
        complaints.wrong_type(node, name, self.wanted)
        return FAULT


class NumberReader:
    """An integer or a decimal number within bounds; ``1e999`` is no number."""

    def __init__(self, type_: inspect.IntType | inspect.FloatType) -> None:
        whole = isinstance(type_, inspect.IntType)
        self.wanted = "a whole number" if whole else "a number"
        self.convert: Callable[[str], float] = int if whole else float
        self.form = re.compile(
            r"[-+]?[0-9]{1,18}"
            if whole
            else r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
        )
        self.lowest = type_.ge if type_.ge is not None else type_.gt
        self.highest = type_.le if type_.le is not None else type_.lt
        self.open = (type_.gt is not None, type_.lt is not None)

    def empty(self) -> Any:
        return FAULT

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is not Text or node.style or not self.form.fullmatch(node):
            complaints.wrong_type(node, name, self.wanted)
            return FAULT
        value = self.convert(node)
        if not math.isfinite(value) or not self._fits(value):
            complaints.out_of_range(node, name, f"{self.wanted}{self._range()}")
            return FAULT
        return value

    def _fits(self, value: float) -> bool:
        low, high = self.lowest, self.highest
        above = low is None or value > low or (value == low and not self.open[0])
        return above and (high is None or value < high or (value == high and not self.open[1]))

    def _range(self) -> str:
        parts = []
        if self.lowest is not None:
            parts.append(f"{'more than' if self.open[0] else 'at least'} {self.lowest}")
        if self.highest is not None:
            parts.append(f"{'less than' if self.open[1] else 'at most'} {self.highest}")
        return ", " + " and ".join(parts) if parts else ""


class ListReader:
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
    name: str
    key: str
    reader: Reader
    required: bool


class RecordReader:
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

    def empty(self) -> Any:
        return FAULT

    def read(self, node: Node, name: str, complaints: Complaints) -> Any:
        if type(node) is not Table:
            complaints.wrong_type(node, name, self.wanted)
            return FAULT
        values: dict[str, Any] = {}
        sound = True
        misspelt: set[str | None] = set()
        for key, child in node.items():
            field = self.fields.get(key)
            if field is not None:
                value = field.reader.read(child, key, complaints)
                if value is FAULT:
                    sound = False
                else:
                    values[field.name] = value
            elif key != self.tag:
                sound = False
                misspelt.add(self._unknown(key, name, complaints))
        for field in self.required:
            if field.name not in values:
                sound = False
                if field.key not in node and field.key not in misspelt:
                    complaints.missing_key(node, field.key, name)
                values[field.name] = field.reader.empty()
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

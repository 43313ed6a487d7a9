"""Readers of single values: each knows one type, and tells whatever does not fit it."""

from __future__ import annotations

import math
import re
from typing import Any, Protocol

from msgspec import Meta

from studyguide.records.complaints import Complaints
from studyguide.records.nodes import Items, Node
from studyguide.records.text import Text

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
            complaints.bad_form(node, name, self.form, self.pattern.search)
        else:
            if " - " in node and not node.style and complaints.hyphens(node, name):
                return FAULT
            return node
        return FAULT


class LiteralReader:
    """One of several words."""

    wanted = "text"

    def __init__(self, values: tuple[str, ...]) -> None:
        self.values = {value: value for value in values}

    def empty(self) -> Any:
        return next(iter(self.values))

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
        return False

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

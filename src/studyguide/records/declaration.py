"""What the declaration of a record tells authors about its keys.

The string under a field is its text for authors, in Markdown: what the key does, then for a key
that takes one of several words a list of what these mean, and last an example::

    paper: Paper = "a4"
    \"""The paper that the guide is printed on.

    - `a4`: 210 × 297 mm
    - `letter`: 8½ × 11 inches

    Example: `paper: letter`
    \"""

Python throws these strings away, so they are read from the source, and only where editors or
the reference ask for them: a build pays nothing for them.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from textwrap import dedent

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from studyguide.records.record import PLACE_KEY, Record
from studyguide.records.text import in_quotes

_EXAMPLE = re.compile(r"\n\nExample:(?: `([^`]+)`|\n\n((?: {4}.*\n?|\n)+))\s*\Z")
_CHOICES = re.compile(r"\n\n((?:- `[^`]+`: .+(?:\n  .+)*\n?)+)")
_CHOICE = re.compile(r"- `([^`]+)`: (.+(?:\n  .+)*)")


class Told(Struct, frozen=True):
    """What the string under a field says."""

    text: str
    """What the key does, without its choices and its example."""
    choices: dict[str, str]
    """What the words mean that the key takes."""
    example: str
    """YAML of the key with a value, with other keys that must then stand beside it."""


class Key(Struct, frozen=True):
    """A key of a record, as an author meets it."""

    name: str
    told: Told
    required: bool
    default: str | float | None
    """What holds where the key is missing, if that is a word or a number; None elsewhere."""


def keys(cls: type[Record]) -> list[Key]:
    """The keys of a record in the order in which they are declared.

    A tag (``kind``), which is no field, comes first; it is declared as a class variable.
    """
    told = _told(cls)
    written = [field for field in fields(cls) if field.encode_name != PLACE_KEY]
    tags = [name for name in told if name not in cls.__struct_fields__]
    return [
        *(Key(tag, told[tag], True, None) for tag in tags),
        *(Key(f.encode_name, told[f.name], f.required, _plain(f)) for f in written),
    ]


def own_keys(cls: type[Record]) -> list[Key]:
    """Those of its keys that a record does not share with its base."""
    (base,) = cls.__bases__
    shared = {key.name for key in keys(base)}
    return [key for key in keys(cls) if key.name not in shared]


def about(cls: type[Record]) -> str:
    """What a record is as a whole: its docstring, as Markdown."""
    return inspect.cleandoc(vars(cls).get("__doc__") or "")


def written(value: str | float) -> str:
    """A value as an author writes it: ``true``, ``3``, ``a4``, and a colour in quotation marks."""
    if isinstance(value, str):
        return value if value[:1].isalnum() else in_quotes(value)
    return str(value).lower()


def _plain(field: FieldInfo) -> str | float | None:
    """A default that says something to an author."""
    value = field.default
    return value if isinstance(value, str | int | float) else None


def _told(cls: type[Record]) -> dict[str, Told]:
    """What is said of each field of a record; a field of which nothing is said has empty texts."""
    tag = cls.__struct_config__.tag_field
    names = [tag, *cls.__struct_fields__] if tag else cls.__struct_fields__
    found = dict.fromkeys(names, Told("", {}, ""))
    for base in reversed(cls.__mro__):
        if issubclass(base, Record):
            found.update(_strings(base))
    return found


def _strings(cls: type[Record]) -> Iterator[tuple[str, Told]]:
    """The fields of one class with the strings under them."""
    module = ast.parse(inspect.getsource(sys.modules[cls.__module__]))
    for node in module.body:
        if isinstance(node, ast.ClassDef) and node.name == cls.__name__:
            for field, below in zip(node.body, node.body[1:], strict=False):
                match field, below:
                    case (
                        ast.AnnAssign(target=ast.Name(id=name)),
                        ast.Expr(value=ast.Constant(value=str(text))),
                    ):
                        yield name, _read_told(text)


def _read_told(string: str) -> Told:
    """The parts of a string that stands under a field."""
    text = inspect.cleandoc(string)
    example, choices = "", {}
    if found := _EXAMPLE.search(text):
        example = found[1] or dedent(found[2]).strip()
        text = text[: found.start()]
    if found := _CHOICES.search(text + "\n"):
        choices = {name: _one_line(meaning) for name, meaning in _CHOICE.findall(found[1])}
        text = text[: found.start()]
    return Told(_one_line(text), choices, example)


def _one_line(text: str) -> str:
    return " ".join(text.split())

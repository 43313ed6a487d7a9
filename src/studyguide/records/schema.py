"""The JSON Schema of a record, for editors.

It says what the reader takes, in the words that the declaration has for authors. Its shapes
are those for which the YAML language server, which most editors use, completes best and tells
faults most clearly:

- The kinds of a record (``kind: short``) are alternatives chosen by ``if`` and ``then``, and not
  ``anyOf``: so a wrong key is told as such, and only the keys of this kind are offered.
- An example stands in the text that is shown for a key and not under ``examples``: what stands
  there is inserted with the key, as if the author had wanted these very words.
- There is no ``title``, which would be a heading in a programmer's words, and no default that is
  empty, which would be inserted as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta
from msgspec.structs import fields

from studyguide.records.declaration import Key, about, keys, written
from studyguide.records.record import Record

Schema = dict[str, Any]

_NO_META = Meta()
_BOUNDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
    "min_length": "minItems",
    "max_length": "maxItems",
}
_LIKE_TEXT = {"number": "1956", "boolean": "true"}
"""What an editor takes for another type though it is text here, and how it looks."""


def json_schema(type_: type[Record]) -> Schema:
    """The JSON Schema (2020-12) of what :func:`read_record` reads as ``type_``.

    An editor takes ``label: 1956`` for a number and ``answer: no`` for a truth value, where a
    reader here sees text, so text may be of these types where its form allows it.
    """
    made = _Schemas()
    root = made.of(type_)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "$defs": made.definitions,
    }


class _Schemas:
    """Makes schemas of annotations; those of records stand once, under their names."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, hint: Any, meta: Meta = _NO_META) -> Schema:
        """The schema of what is annotated as ``hint``, within the bounds of ``meta``."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self.of(arguments[0], arguments[1])
        if origin in (UnionType, Union):
            return self.union(arguments)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is list:
            return {"type": "array", "items": self.of(arguments[0]), **_bounds(meta)}
        if origin is dict:
            names, values = map(self.of, arguments)
            names["type"] = "string"
            return {"type": "object", "propertyNames": names, "additionalProperties": values}
        if hint is Any:
            return {}
        if hint is str:
            return _text(meta)
        if hint is bool:
            return {"type": "boolean"}
        if hint in (int, float):
            return {"type": "integer" if hint is int else "number", **_bounds(meta)}
        return self.one_of([hint]) if hint.__struct_config__.tag else self.record(hint)

    def record(self, cls: type[Record]) -> Schema:
        """A reference to the schema of a record, which is made on the first call."""
        name = cls.__name__
        if name not in self.definitions:
            schema = self.definitions[name] = {}
            told = keys(cls)
            hints: dict[str, Any] = {field.encode_name: field.type for field in fields(cls)}
            # A tag needs no schema here: it is what this record was chosen by.
            values = [self.of(hints[key.name]) if key.name in hints else {} for key in told]
            schema |= {
                **_texts(about(cls)),
                "type": "object",
                "properties": {k.name: _described(v, k) for k, v in zip(told, values, strict=True)},
                "required": [key.name for key in told if key.required],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    def one_of(self, classes: list[type[Record]]) -> Schema:
        """The schema of records that are told apart by a tag.

        Before the tag is written, what all of them have is offered, and each of them whole.
        """
        tag = str(classes[0].__struct_config__.tag_field)
        branches: list[Schema] = []
        for cls in classes:
            chosen = _with(tag, {"const": cls.__struct_config__.tag})
            branches.append({"if": chosen, "then": self.record(cls)})
        told = next(key for key in keys(classes[0]) if key.name == tag)
        kinds: Schema = {
            "enum": [cls.__struct_config__.tag for cls in classes],
            "markdownEnumDescriptions": [about(cls) for cls in classes],
        }
        known = _with(tag, {"enum": kinds["enum"]})
        snippets = [_snippet(cls) for cls in classes]
        unknown = {"properties": self._shared(classes), "defaultSnippets": snippets}
        branches.append({"if": known, "else": unknown})
        return {
            "type": "object",
            "properties": {tag: _described(kinds, told)},
            "required": [tag],
            "allOf": branches,
        }

    def _shared(self, classes: Iterable[type[Record]]) -> dict[str, Schema]:
        """The properties that all of several records have."""
        first, *others = [self.definitions[cls.__name__]["properties"] for cls in classes]
        return {
            key: schema
            for key, schema in first.items()
            if all(other.get(key) == schema for other in others)
        }

    def union(self, hints: tuple[Any, ...]) -> Schema:
        """The schema of a union: of kinds of a record, or of shapes of a value."""
        tagged = [hint for hint in hints if isinstance(hint, type) and _tag(hint)]
        schemas = [self.one_of(tagged)] if tagged else []
        for hint in hints:
            if hint is NoneType:
                schemas.append({"type": "null"})
            elif hint not in tagged:
                schemas.append(self.of(hint))
        return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _tag(hint: type) -> object:
    return issubclass(hint, Record) and hint.__struct_config__.tag


def _with(tag: str, value: Schema) -> Schema:
    """The schema of a table with a tag of this value."""
    return {"type": "object", "properties": {tag: value}, "required": [tag]}


def _snippet(cls: type[Record]) -> Schema:
    """What an editor can write at once: a record of one kind with the keys that it must have."""
    config = cls.__struct_config__
    body = {config.tag_field: config.tag, **_blank(cls, count(1))}
    return {"label": f"{config.tag_field}: {config.tag}", "description": about(cls), "body": body}


def _blank(hint: Any, places: Iterator[int]) -> Any:
    """A value to be filled in, at ``places`` that an author comes to in their order (LSP, "Snippet
    Syntax"); a list begins with one item."""
    if get_origin(hint) is Annotated:
        return _blank(get_args(hint)[0], places)
    if get_origin(hint) is list:
        return [_blank(get_args(hint)[0], places)]
    if isinstance(hint, type) and issubclass(hint, Record):
        needed = (field for field in fields(hint) if field.required)
        return {field.encode_name: _blank(field.type, places) for field in needed}
    return f"${next(places)}"


def _text(meta: Meta) -> Schema:
    """The schema of a text, with the pattern of :func:`studyguide.records.record.form`."""
    pattern = (meta.extra_json_schema or {}).get("pattern")
    if pattern is None:
        return {"type": ["string", *_LIKE_TEXT]}
    fitting = [name for name, sample in _LIKE_TEXT.items() if re.search(pattern, sample)]
    message = f"This must be {meta.description}."
    types = ["string", *fitting] if fitting else "string"
    return {"type": types, "pattern": pattern, "errorMessage": message}


def _bounds(meta: Meta) -> Schema:
    values = {name: getattr(meta, bound) for bound, name in _BOUNDS.items()}
    return {name: value for name, value in values.items() if value is not None}


def _described(schema: Schema, key: Key) -> Schema:
    """The schema of a key's value with what the declaration says of the key."""
    told = key.told
    schema = dict(schema)
    if told.text:
        without = ["*Must be there.*"] if key.required else []
        if key.default is not None:
            schema["default"] = key.default
            without = [f"*Without it: `{written(key.default)}`.*"]
        example = [f"```yaml\n{told.example}\n```"] if told.example else []
        schema["description"] = told.text
        schema["markdownDescription"] = "\n\n".join([told.text, *without, *example])
    for part in _enums(schema):
        if told.choices:
            part["markdownEnumDescriptions"] = [told.choices.get(v, "") for v in part["enum"]]
    return schema


def _enums(schema: Schema) -> Iterable[Schema]:
    """The parts of a key's schema that list words: its value, or the items of a list."""
    if "enum" in schema:
        yield schema
    items = [schema["items"]] if "items" in schema else []
    for part in (*schema.get("anyOf", ()), *items):
        yield from _enums(part)


def _texts(text: str) -> Schema:
    return {"description": text, "markdownDescription": text} if text else {}

"""The JSON Schema of a record, for editors."""

from __future__ import annotations

from typing import Any

import msgspec

from studyguide.records.record import PLACE_KEY, Record


def json_schema(type_: type[Record]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of what :func:`read_record` reads as ``type_``.

    An editor takes ``label: 1956`` for a number and ``answer: no`` for a truth value, where a
    reader here sees text, so text may be of these types as well.
    """
    schema = msgspec.json.schema(type_)
    _adapt(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _adapt(schema: Any) -> None:
    """Take out what the reader sets itself; let text look like a number."""
    if isinstance(schema, list):
        for part in schema:
            _adapt(part)
    if not isinstance(schema, dict):
        return
    if schema.get("type") == "string":
        schema["type"] = ["string", "number", "boolean"]
    properties = schema.get("properties")
    if isinstance(properties, dict):
        properties.pop(PLACE_KEY, None)
    for part in schema.values():
        _adapt(part)
    definitions = schema.get("$defs")
    if isinstance(definitions, dict):
        definitions.pop("Place", None)

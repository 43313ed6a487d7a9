"""What records hold: one value or several, and every text in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct

from studyguide.records.record import Record
from studyguide.records.text import Text

T = TypeVar("T")

_HOLDERS = (Text, Record, dict, list, tuple)
"""What is a text that a person wrote, or may hold one."""


class HeldText(Struct, frozen=True):
    """A text, the ``field`` that holds it, and the kind of record that has this field (None
    where what was gone through is no record)."""

    holder: type[Record] | None
    field: str
    text: Text


def several(written: T | list[T] | None) -> list[T]:
    """The value of a field that takes one, a list or nothing, as a list."""
    if written is None:
        return []
    return written if isinstance(written, list) else [written]


def texts_of(value: object) -> list[HeldText]:
    """Every text in ``value`` and the records in it, in the order in which fields are declared.

    A text in a list or a mapping belongs to the field that this is the value of.
    """
    found: list[HeldText] = []
    _gather(value, None, "", found)
    return found


def _gather(value: object, holder: type[Record] | None, field: str, found: list[HeldText]) -> None:
    """Add every text in ``value`` to ``found``: a list to fill is faster than nested iterators."""
    if isinstance(value, Text):
        found.append(HeldText(holder, field, value))
    elif isinstance(value, Record):
        holder = type(value)
        for name in value.__struct_fields__:
            item = getattr(value, name)
            if item and isinstance(item, _HOLDERS):
                _gather(item, holder, name, found)
    else:
        inside: Iterable[object] = value.values() if isinstance(value, dict) else value  # type: ignore[assignment]
        for item in inside:
            if item and isinstance(item, _HOLDERS):
                _gather(item, holder, field, found)

"""What every record that is read from a file shares."""

from __future__ import annotations

from typing import Any, dataclass_transform

import msgspec

from studyguide.diagnostics import Place

PLACE_KEY = "(place)"
"""Stands where ``place`` would among a record's keys: no reader takes it, no schema has it."""


def form(pattern: str, words: str) -> msgspec.Meta:
    """Bounds of a text: it matches ``pattern``, which ``words`` tell an author.

    To be used in place of ``Meta(pattern=…)``, with which msgspec 0.22 crashes now and then
    when Python exits (https://github.com/msgspec/msgspec/issues/717).
    """
    return msgspec.Meta(description=words, extra_json_schema={"pattern": pattern})


def _key(field: str) -> str:
    """The key under which a field is written: ``citation_style`` ▶ ``citation-style``.

    A trailing underscore, which keeps a field clear of a Python keyword, is dropped.
    """
    return PLACE_KEY if field == "place" else field.rstrip("_").replace("_", "-")


class _KeywordOnly(msgspec.StructMeta):
    """Makes every record keyword-only, which msgspec does not inherit.

    So a required field may follow an optional one, and fields can stand in the order in
    which an author meets them.
    """

    def __new__(
        mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any
    ) -> type:
        options.setdefault("kw_only", True)
        return super().__new__(mcls, name, bases, namespace, **options)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(msgspec.field,))
class Record(
    msgspec.Struct, metaclass=_KeywordOnly, frozen=True, forbid_unknown_fields=True, rename=_key
):
    """A record that a person wrote; subclasses declare what its keys are.

    ``place`` is where its first key stands. It is set by the reader and cannot be written
    in a file; a record made in code, as tests do, stands in no file.
    """

    place: Place = Place("", 1, 1)

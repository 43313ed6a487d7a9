"""From a tree to records, as their types say.

One walk does what a validating library and its error report would do in two: it converts
sound values, tells all faults at once with their places, and gives every record its place.
So there is one truth about what fits, and it is the records' declaration.

The annotations are read here and not by ``msgspec.inspect``: that builds msgspec's decoders,
and with a ``Meta(pattern=…)`` among them msgspec 0.22 crashes now and then when Python exits
(https://github.com/msgspec/msgspec/issues/717). It also takes twice as long.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, Literal, TypeVar, Union, cast, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields

from studyguide.diagnostics import Findings, Place
from studyguide.records.complaints import Complaints, Hint, TooMany
from studyguide.records.nodes import Items, Table
from studyguide.records.record import PLACE_KEY, Record
from studyguide.records.record_reader import Field, OneOfReader, RecordReader
from studyguide.records.scalars import (
    FAULT,
    AnyReader,
    BoolReader,
    LiteralReader,
    NumberReader,
    Reader,
    TextReader,
)
from studyguide.records.structures import DictReader, ListReader, Rule, UnionReader
from studyguide.records.text import Text

T = TypeVar("T", bound=Record)
_NO_META = Meta()


class Decoded(Struct, Generic[T], frozen=True):
    """What could be made of a tree.

    ``record``   has holes where findings were made; None if not even that can be made
    ``unsound``  the places of records of which the rule found something or cannot trust the
                 fields at its core (:class:`Rule`)
    ``stray``    the texts below unknown keys
    """

    record: T | None
    unsound: frozenset[Place] = frozenset()
    stray: frozenset[str] = frozenset()


def decode(
    tree: Table,
    type_: type[T],
    findings: Findings,
    rules: Mapping[type, Rule] | None = None,
    hints: Mapping[str, Hint] | None = None,
) -> Decoded[T]:
    """The record of ``type_`` that ``tree`` holds.

    When there are findings it has holes: faulty items are left out of their lists, faulty
    fields have their defaults, required ones are empty. It serves to check the rest and for
    nothing else.
    """
    reader = _reader_of(type_, tuple((rules or {}).items()))
    complaints = Complaints(findings, reader, hints or {}, names=_names(reader, tree))
    try:
        record = reader.read(tree, "", complaints)
    except TooMany:
        findings.note("too-many-errors", "reading stopped after this: mend these first", None)
        return Decoded(None)
    whole = None if record is FAULT else cast(T, record)
    return Decoded(whole, frozenset(complaints.unsound), frozenset(complaints.stray))


def _names(reader: Reader, tree: Table) -> frozenset[str]:
    """The keys of the author's own in the tables of a file."""
    fields = reader.fields.values() if isinstance(reader, RecordReader) else ()
    own = (tree.get(field.key) for field in fields if isinstance(field.reader, DictReader))  # type: ignore[call-overload]
    return frozenset(key for table in own if isinstance(table, Table) for key in table)


@cache
def _reader_of(type_: type[Record], rules: tuple[tuple[type, Rule], ...]) -> Reader:
    """The reader of a record, made once for all files: readers do not change."""
    return _Compiler(dict(rules)).reader(type_)


class _Compiler:
    """Makes readers from annotations; one it does not know is a mistake in a declaration."""

    def __init__(self, rules: Mapping[type, Rule]) -> None:
        self.rules = rules
        self.records: dict[type, RecordReader] = {}

    def reader(self, hint: Any, meta: Meta = _NO_META) -> Reader:
        """The reader of what is annotated as ``hint``, within the bounds of ``meta``."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self.reader(arguments[0], arguments[1])
        if origin in (UnionType, Union):
            return self.union(arguments)
        if origin is Literal:
            return LiteralReader(arguments)
        if origin is list:
            return ListReader(self.reader(arguments[0]), meta.min_length, meta.max_length)
        if origin is dict:
            return DictReader(self.reader(arguments[0]), self.reader(arguments[1]))
        if hint is Any:
            return AnyReader()
        if hint is str:
            return TextReader(_pattern(meta), meta.description or "")
        if hint is bool:
            return BoolReader()
        if hint in (int, float):
            return NumberReader(hint, meta)
        if isinstance(hint, type) and issubclass(hint, Record):
            return self.one_of([hint]) if hint.__struct_config__.tag else self.record(hint)
        raise TypeError(f"a record cannot have a field of the type {hint}")

    def record(self, cls: type[Record]) -> RecordReader:
        """The reader of one record."""
        if cls not in self.records:
            made = RecordReader(cls, cls.__struct_config__.tag_field, self.rules.get(cls))
            self.records[cls] = made
            for field in fields(cls):
                if field.encode_name != PLACE_KEY:
                    reader = self.reader(field.type)
                    made.add(Field(field.name, field.encode_name, reader, field.required))
        return self.records[cls]

    def one_of(self, classes: list[type[Record]]) -> OneOfReader:
        """The reader of records that are told apart by a tag."""
        kinds = {str(cls.__struct_config__.tag): self.record(cls) for cls in classes}
        for record in kinds.values():
            record.kinds = kinds
        return OneOfReader(str(classes[0].__struct_config__.tag_field), kinds)

    def union(self, hints: tuple[Any, ...]) -> Reader:
        """The reader of a union; of what is text, list or table it may have one type each."""
        tagged: list[type[Record]] = []
        readers: list[Reader] = []
        for hint in hints:
            if isinstance(hint, type) and issubclass(hint, Record) and hint.__struct_config__.tag:
                tagged.append(hint)
            elif hint is not NoneType:
                readers.append(self.reader(hint))
        if tagged:
            readers.insert(0, self.one_of(tagged))
        shapes = {_shape(reader): reader for reader in readers}
        if len(shapes) < len(readers):
            raise TypeError(f"{hints}: two types have the same shape")
        return UnionReader(shapes, NoneType in hints)


def _pattern(meta: Meta) -> str | None:
    """The pattern of a text, declared by :func:`studyguide.records.record.form` or not."""
    return (meta.extra_json_schema or {}).get("pattern", meta.pattern)


def _shape(reader: Reader) -> type:
    """The type of node that a reader reads."""
    if isinstance(reader, ListReader):
        return Items
    return Table if isinstance(reader, DictReader | RecordReader | OneOfReader) else Text

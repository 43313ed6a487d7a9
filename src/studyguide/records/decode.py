"""From a tree to records, as their types say.

One walk does what a validating library and its error report would do in two: it converts
sound values, tells all faults at once with their places, and gives every record its place.
So there is one truth about what fits. What is wanted comes from the records' declaration
alone, by way of ``msgspec.inspect``, as their JSON Schema does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, cast

from msgspec import inspect

from studyguide.diagnostics import Findings
from studyguide.records.complaints import Complaints, TooMany
from studyguide.records.nodes import Items, Table
from studyguide.records.readers import (
    FAULT,
    AnyReader,
    BoolReader,
    DictReader,
    Field,
    ListReader,
    LiteralReader,
    NumberReader,
    OneOfReader,
    Reader,
    RecordReader,
    Rule,
    TextReader,
    UnionReader,
)
from studyguide.records.record import PLACE_KEY, Record
from studyguide.records.text import Text

T = TypeVar("T", bound=Record)


def decode(
    tree: Table, type_: type[T], findings: Findings, rules: Mapping[type, Rule] | None = None
) -> T | None:
    """The record of ``type_`` that ``tree`` holds.

    When there are findings it has holes: faulty items are left out of their lists, faulty
    fields have their defaults, required ones are empty. It serves to check the rest and for
    nothing else. None when not even that can be made.
    """
    complaints = Complaints(findings)
    reader = _Compiler(rules or {}).reader(inspect.type_info(type_))
    try:
        record = reader.read(tree, "", complaints)
    except TooMany:
        findings.note("too-many-errors", "reading stopped after this: mend these first", None)
        return None
    return None if record is FAULT else cast(T, record)


class _Compiler:
    """Makes readers from types; a type it does not know is a mistake in a declaration."""

    def __init__(self, rules: Mapping[type, Rule]) -> None:
        self.rules = rules
        self.records: dict[type, RecordReader] = {}

    def reader(self, type_: inspect.Type, form: str = "") -> Reader:
        """The reader of ``type_``; ``form`` says in words what text must look like."""
        match type_:
            case inspect.Metadata():
                described = (type_.extra_json_schema or {}).get("description", "")
                return self.reader(type_.type, described)
            case inspect.AnyType():
                return AnyReader()
            case inspect.StrType(pattern=pattern, min_length=None, max_length=None):
                return TextReader(pattern, form or f"text of the form {pattern}")
            case inspect.LiteralType(values=values):
                return LiteralReader(tuple(str(value) for value in values))
            case inspect.BoolType():
                return BoolReader()
            case inspect.IntType(multiple_of=None) | inspect.FloatType(multiple_of=None):
                return NumberReader(type_)
            case inspect.ListType(item_type=item, min_length=least, max_length=most):
                return ListReader(self.reader(item), least, most)
            case inspect.DictType(key_type=key, value_type=value, min_length=None, max_length=None):
                return DictReader(self.reader(key), self.reader(value))
            case inspect.StructType(tag=None):
                return self.record(type_)
            case inspect.StructType():
                return self.one_of([type_])
            case inspect.UnionType(types=types):
                return self.union(types)
        raise TypeError(f"a record cannot have a field of the type {type_}")

    def record(self, type_: inspect.StructType) -> RecordReader:
        """The reader of one record."""
        cls = type_.cls
        if cls in self.records:
            return self.records[cls]
        if not issubclass(cls, Record):
            raise TypeError(f"{cls.__name__} is no Record")
        made = RecordReader(cls, type_.tag_field, self.rules.get(cls))
        self.records[cls] = made
        for field in type_.fields:
            if field.encode_name != PLACE_KEY:
                reader = self.reader(field.type)
                made.fields[field.encode_name] = Field(
                    field.name, field.encode_name, reader, field.required
                )
        made.required = [field for field in made.fields.values() if field.required]
        return made

    def one_of(self, types: list[inspect.StructType]) -> OneOfReader:
        """The reader of records that are told apart by a tag."""
        kinds = {str(type_.tag): self.record(type_) for type_ in types}
        for record in kinds.values():
            record.kinds = kinds
        return OneOfReader(str(types[0].tag_field), kinds)

    def union(self, types: tuple[inspect.Type, ...]) -> Reader:
        """The reader of a union; of what is text, list or table it may have one type each."""
        tagged: list[inspect.StructType] = []
        readers: list[Reader] = []
        optional = False
        for type_ in types:
            if isinstance(type_, inspect.NoneType):
                optional = True
            elif isinstance(type_, inspect.StructType) and type_.tag is not None:
                tagged.append(type_)
            else:
                readers.append(self.reader(type_))
        if tagged:
            readers.insert(0, self.one_of(tagged))
        shapes = {_shape(reader): reader for reader in readers}
        if len(shapes) < len(readers):
            raise TypeError(f"{types}: two types have the same shape")
        return readers[0] if len(readers) == 1 and not optional else UnionReader(shapes, optional)


def _shape(reader: Reader) -> type:
    """The type of node that a reader reads."""
    if isinstance(reader, ListReader):
        return Items
    return Table if isinstance(reader, DictReader | RecordReader | OneOfReader) else Text

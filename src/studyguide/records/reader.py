"""The door: bytes of a YAML file in, a record or findings out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import islice
from typing import Generic, TypeVar

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.records.complaints import Hint
from studyguide.records.decode import decode
from studyguide.records.nodes import Table
from studyguide.records.record import Record
from studyguide.records.structures import Rule
from studyguide.records.tree import read_tree

T = TypeVar("T", bound=Record)


class Draft(Struct, Generic[T], frozen=True):
    """A record as far as it could be read; ``whole`` if nothing in it is wrong.

    ``tree``     what was written, also where no record could be made of it
    ``unsound``  the places of records in which it is not certain which words are meant
    ``stray``    the texts below unknown keys
    """

    record: T
    whole: bool
    tree: Table
    unsound: frozenset[Place]
    stray: frozenset[str]


def read_draft(
    path_shown: str,
    data: bytes,
    type_: type[T],
    findings: Findings,
    *,
    rules: Mapping[type, Rule] | None = None,
    hints: Mapping[str, Hint] | None = None,
    check: Callable[[T, Table, Collection[str], Findings], None] | None = None,
) -> Draft[T] | None:
    """The record of ``type_`` in the YAML file ``data``, with holes where it is faulty.

    None with findings if it cannot be read, or if it is not certain what was meant for its
    value: a key twice, a character that nobody sees. ``path_shown`` is the path that places
    name. Nothing in ``data`` makes this raise.

    ``rules``  what types cannot say of a record, by its class
    ``hints``  what to say of texts that have not the form that is wanted, by key
    ``check``  what cannot be said of one record alone; is given the record, which has holes
               where findings were made, the tree, which has not, and the texts below
               unknown keys
    """
    before = len(findings)
    tree = read_tree(path_shown, data, findings)
    if tree is None:
        return None
    is_certain = not _failed(findings, before)
    decoded = decode(tree, type_, findings, rules, hints)
    record = decoded.record
    if record is not None and check is not None:
        check(record, tree, decoded.stray, findings)
    if record is None or not is_certain:
        return None
    whole = not _failed(findings, before)
    return Draft(record, whole, tree, decoded.unsound, decoded.stray)


def read_record(
    path_shown: str,
    data: bytes,
    type_: type[T],
    findings: Findings,
    *,
    rules: Mapping[type, Rule] | None = None,
) -> T | None:
    """The record of ``type_`` in the YAML file ``data``; None with findings if it is faulty."""
    draft = read_draft(path_shown, data, type_, findings, rules=rules)
    return draft.record if draft is not None and draft.whole else None


def _failed(findings: Findings, before: int) -> bool:
    """Whether an error was found after the first ``before`` findings."""
    return any(found.severity == "error" for found in islice(findings, before, None))

"""The door: bytes of a YAML file in, a record or findings out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import TypeVar

from studyguide.diagnostics import Findings
from studyguide.records.decode import decode
from studyguide.records.nodes import Table
from studyguide.records.record import Record
from studyguide.records.structures import Rule
from studyguide.records.tree import read_tree

T = TypeVar("T", bound=Record)


def read_record(
    path_shown: str,
    data: bytes,
    type_: type[T],
    findings: Findings,
    *,
    rules: Mapping[type, Rule] | None = None,
    check: Callable[[T, Table, Findings], None] | None = None,
) -> T | None:
    """The record of ``type_`` in the YAML file ``data``; None with findings if it is faulty.

    ``path_shown`` is the path that places name. Nothing in ``data`` makes this raise.

    ``rules``  what types cannot say of a record, by its class
    ``check``  what cannot be said of one record alone; is given the record, which has holes
               where findings were made, and the tree, which has not
    """
    before = len(findings)
    tree = read_tree(path_shown, data, findings)
    if tree is None:
        return None
    record = decode(tree, type_, findings, rules)
    if record is not None and check is not None:
        check(record, tree, findings)
    failed = any(found.severity == "error" for found in islice(findings, before, None))
    return None if failed else record

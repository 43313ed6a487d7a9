"""From an outline file to an outline."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.outline.hints import HINTS
from studyguide.outline.holes import Holes
from studyguide.outline.model import Outline
from studyguide.outline.names import check_names
from studyguide.outline.plain import check_plain
from studyguide.outline.rules import RULES
from studyguide.outline.unwritten import note_unwritten
from studyguide.records import place_of
from studyguide.records.bounded import first_bytes
from studyguide.records.characters import MAX_BYTES
from studyguide.records.nodes import Table
from studyguide.records.reader import read_draft


class OutlineDraft(Struct, frozen=True):
    """An outline as far as it could be read; whole if there are no ``holes`` in it."""

    outline: Outline
    holes: Holes | None


def read_outline(path: Path, findings: Findings) -> Outline | None:
    """The outline in the file ``path``; None with findings if anything in it is wrong.

    What needs the sources to be judged (quotations, citations within prose) is taken as it is
    written.
    """
    draft = draft_outline(path, findings)
    return draft.outline if draft is not None and draft.holes is None else None


def draft_outline(path: Path, findings: Findings) -> OutlineDraft | None:
    """The outline in the file ``path``, with holes where findings were made.

    So what is sound in it can be looked up, and a wrong quotation comes in the same run as a
    misspelt key. None if the file cannot be read.
    """
    data = _read(path, findings)
    if data is None:
        return None
    draft = read_draft(str(path), data, Outline, findings, rules=RULES, hints=HINTS, check=_check)
    if draft is None:
        return None
    if draft.whole:
        return OutlineDraft(draft.record, None)
    sources = draft.tree.get("sources")  # type: ignore[call-overload]
    named = tuple(sources) if isinstance(sources, Table) else ()
    return OutlineDraft(draft.record, Holes(named, draft.unsound, draft.stray))


def _check(outline: Outline, tree: Table, stray: Collection[str], findings: Findings) -> None:
    check_names(outline, tree, stray, findings)
    check_plain(outline, findings)
    note_unwritten(outline, findings)
    if outline.date:
        try:
            date.fromisoformat(outline.date)
        except ValueError:
            findings.error(
                "date-impossible",
                f"there is no day “{outline.date}”",
                place_of(outline.date),
                "Write year, month and day, as in 2026-09-01.",
            )


def _read(path: Path, findings: Findings) -> bytes | None:
    """The bytes of a file, and no more of them than will be judged."""
    try:
        return first_bytes(path, MAX_BYTES + 1)
    except FileNotFoundError:
        findings.error("outline-missing", f"there is no file {path}", None)
    except (OSError, ValueError) as fault:  # ValueError: a path with a NUL in it
        reason = getattr(fault, "strerror", None) or str(fault)
        findings.error("outline-unreadable", f"{path} cannot be read: {reason}", None)
    return None

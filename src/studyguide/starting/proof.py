"""A new outline is checked as a build would check it, before anything is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from studyguide.diagnostics import Diagnostic, Findings
from studyguide.project import check
from studyguide.refusal import Refusal
from studyguide.starting.outline import NewOutline, Written, write_outline
from studyguide.starting.texts import NewText


def proved(
    outline: NewOutline, placed: Sequence[tuple[str, NewText]]
) -> tuple[Written, NewOutline]:
    """The outline as a file without fault, and with those suggestions that hold.

    It is tried with all of them, then without those that are at fault, at last without any.
    Raises :class:`Refusal` where it is the texts themselves.
    """
    with TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve() / "project"
        path = folder / "outline" / "outline.yaml"
        path.parent.mkdir(parents=True)
        for file, text in placed:
            copy = Path(os.path.normpath(path.parent / file))
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(text.data)
        for attempt in count():
            written = write_outline(outline)
            path.write_text(written.text, encoding="utf-8")
            findings = Findings()
            check(path, findings)
            found = [each for each in findings if each.severity != "note"]
            wrong = [n for n, lines in enumerate(written.places) if _is_at(found, str(path), lines)]
            if not wrong and not findings.failed:
                return written, outline
            if not outline.suggestions:
                break
            sound = [s for n, s in enumerate(outline.suggestions) if n not in wrong]
            outline = replace(outline, suggestions=() if attempt or not wrong else tuple(sound))
    fault = next(each for each in found if each.severity == "error")
    raise Refusal(fault.message, *fault.help[:1])


def _is_at(found: Sequence[Diagnostic], path: str, lines: tuple[int, int]) -> bool:
    """Whether something was found in these lines of the outline."""
    return any(
        each.place and each.place.file == path and lines[0] <= each.place.line <= lines[1]
        for each in found
    )

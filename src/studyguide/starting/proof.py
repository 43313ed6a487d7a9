"""A new outline is checked as a build would check it, before anything is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from studyguide.diagnostics import Diagnostic, Findings
from studyguide.editing.refusal import Refusal
from studyguide.project import check
from studyguide.suggestions.outline import NewOutline, Written, write_outline
from studyguide.suggestions.texts import NewText

_ROUNDS = 3
"""With all suggestions; without those that do not hold; without any."""


def proved(
    outline: NewOutline, placed: Sequence[tuple[str, NewText]]
) -> tuple[Written, NewOutline]:
    """The outline as a file without fault: a suggestion that does not hold is left out."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve() / "project"
        path = folder / "outline" / "outline.yaml"
        path.parent.mkdir(parents=True)
        for file, text in placed:
            copy = Path(os.path.normpath(path.parent / file))
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(text.data)
        found: list[Diagnostic] = []
        for attempt in range(_ROUNDS):
            written = write_outline(outline)
            path.write_text(written.text, encoding="utf-8")
            findings = Findings()
            check(path, findings)
            found = [each for each in findings if each.severity != "note"]
            wrong = [n for n, lines in enumerate(written.places) if _is_at(found, str(path), lines)]
            if not wrong and not findings.failed:
                return written, outline
            kept = [s for n, s in enumerate(outline.suggestions) if n not in wrong]
            last = attempt == _ROUNDS - 2 or not wrong
            outline = replace(outline, suggestions=() if last else tuple(kept))
    fault = next(each for each in found if each.severity == "error")
    raise Refusal(fault.message, *fault.help[:1])


def _is_at(found: Sequence[Diagnostic], path: str, lines: tuple[int, int]) -> bool:
    """Whether something was found in these lines of the outline."""
    return any(
        each.place and each.place.file == path and lines[0] <= each.place.line <= lines[1]
        for each in found
    )

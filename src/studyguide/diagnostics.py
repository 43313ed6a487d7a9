"""What is wrong, where, and what to do: the one type every room reports with.

A stage never stops at the first fault. It returns what it could make and adds a
:class:`Diagnostic` for what it could not; printing them is the command line's work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]


class Place(Struct, frozen=True, order=True):
    """A stretch of one line of a file that the user wrote.

    ``file`` is a path as text, ``line`` and ``column`` count from 1 in code points,
    ``length`` is how many code points a caret underlines (at least 1).
    """

    file: str
    line: int
    column: int
    length: int = 1


class Diagnostic(Struct, frozen=True):
    """One finding.

    ``code``      a stable name such as ``quotation-differs``: one code, one rule
    ``message``   one sentence that stands alone, without a full stop at its end
    ``place``     where the user has to look; None only when no file is at fault
    ``help``      what to do, each a sentence; may hold several lines
    ``related``   other places that matter, each with a few words on why
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    help: tuple[str, ...] = ()
    related: tuple[tuple[Place, str], ...] = ()


class Findings:
    """The diagnostics of one run, in the order in which they were found."""

    def __init__(self, found: Iterable[Diagnostic] = (), *, strict: bool = False) -> None:
        """``strict`` ones make an error of every warning that is added."""
        self._found = list(found)
        self._strict = strict

    def error(
        self,
        code: str,
        message: str,
        place: Place | None,
        *help: str,
        related: tuple[tuple[Place, str], ...] = (),
    ) -> None:
        """Add a finding that stops the build."""
        self._found.append(Diagnostic(code, "error", message, place, help, related))

    def warning(
        self,
        code: str,
        message: str,
        place: Place | None,
        *help: str,
        related: tuple[tuple[Place, str], ...] = (),
    ) -> None:
        """Add a finding that is printed and lets the build go on."""
        severity: Severity = "error" if self._strict else "warning"
        self._found.append(Diagnostic(code, severity, message, place, help, related))

    def note(self, code: str, message: str, place: Place | None, *help: str) -> None:
        """Add something worth knowing that nobody has to mend."""
        self._found.append(Diagnostic(code, "note", message, place, help))

    def strict(self) -> Findings:
        """The same findings with every warning made an error, and all that will be added."""
        return Findings(
            (
                Diagnostic(d.code, "error", d.message, d.place, d.help, d.related)
                if d.severity == "warning"
                else d
                for d in self._found
            ),
            strict=True,
        )

    @property
    def failed(self) -> bool:
        """Whether anything found stops the build."""
        return any(d.severity == "error" for d in self._found)

    def sorted(self) -> list[Diagnostic]:
        """All findings once each, by file, line and column; those without a place first."""
        unique = dict.fromkeys(self._found)
        return sorted(unique, key=lambda d: (d.place is not None, d.place or Place("", 0, 0)))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

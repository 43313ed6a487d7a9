"""A print job, and the ``lp`` line that sends it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from studyguide.diagnostics import Diagnostic

Sides = Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]

MEDIA = {
    "a4": "iso_a4_210x297mm",
    "letter": "na_letter_8.5x11in",
    "a3": "iso_a3_297x420mm",
    "tabloid": "na_ledger_11x17in",
}
"""Self-describing names of paper sizes (PWG 5101.1). Short ones such as ``A4`` are no
standard: a queue without a driver takes the job and then drops it."""


class PrintingFault(Exception):
    """Why something is not printed, or not known to be: an error to show, without a place."""

    def __init__(self, code: str, message: str, *help: str) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(code, "error", message, help=help)


class Job(Struct, frozen=True):
    """A file to print: ``pages`` are the file's, ``media`` is a key of :data:`MEDIA`."""

    file: Path
    pages: int
    sides: Sides
    media: str
    copies: int = 1

    @property
    def title(self) -> str:
        """What the queue shows."""
        return self.file.stem

    @property
    def duplex(self) -> bool:
        """Whether both sides of the paper are printed on."""
        return self.sides != "one-sided"


def lp_command(job: Job, printer: str | None) -> list[str]:
    """The ``lp`` call that sends a job, to the system's default without a ``printer``.

    Nothing shrinks a page, whatever the user once saved with ``lpoptions``:
    ``print-scaling=none`` (PWG 5100.13) overrides ``fit-to-page``.
    """
    options = [
        f"sides={job.sides}",
        f"media={MEDIA[job.media]}",
        "print-scaling=none",
        "number-up=1",
    ]
    if job.copies > 1 and job.pages > 1:
        options.append("collate=true")
    return [
        "lp",
        *(["-d", printer] if printer else []),
        *("-n", str(job.copies)),
        *(word for option in options for word in ("-o", option)),
        *("-t", job.title),
        *("--", str(job.file)),
    ]

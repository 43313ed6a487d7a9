"""Waiting for print jobs, and saying what became of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from studyguide.cli.output import say
from studyguide.cli.terminal import clean

if TYPE_CHECKING:
    from studyguide.printing.cups import Sent

_SILENCE = 3.0
"""Seconds before it is told what a printer says."""


def wait_for(jobs: Sequence[Sent]) -> None:
    """Wait for ``jobs``, which a printer does in this order, until the last is printed.

    Raises :class:`studyguide.printing.jobs.PrintingFault` at the first that is not; the others
    go on.
    """
    from studyguide.printing.jobs import PrintingFault

    for index, sent in enumerate(jobs):
        try:
            _wait_for_one(sent)
        except PrintingFault:
            if others := " ".join(other.id for other in jobs[index + 1 :]):
                click.echo(f"Also sent: {others}", err=True)
            raise


def _wait_for_one(sent: Sent) -> None:
    from studyguide.printing.cups import job_status, printer_now
    from studyguide.printing.outcome import is_printed, patience, unfinished

    begun, told = time.monotonic(), ""
    while True:
        status = job_status(sent)
        if is_printed(sent, status, printer_now(sent.printer.name)):
            say(f"{sent.job.file}  printed by {sent.printer.name} (job {sent.number})")
            return
        waited = time.monotonic() - begun
        if waited > patience(sent.job):
            raise unfinished(sent, status)
        if waited > _SILENCE and status.message not in ("", told):
            told = status.message
            click.echo(f"job {sent.number}: {clean(told)}", err=True)
        # Short jobs are told of at once, and a server is not pressed for long ones.
        time.sleep(min(2.0, max(0.2, waited / 5)))

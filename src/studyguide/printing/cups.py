"""CUPS through its own programs: which printers there are, sending a job, asking about it.

``lpstat`` finds the server and the printers as ``lp`` does (``CUPS_SERVER``, ``client.conf``,
the socket of this machine); what a printer can and what became of a job is asked by IPP.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from urllib.parse import quote

from msgspec import Struct

from studyguide.printing.ipp import (
    GET_JOB_ATTRIBUTES,
    GET_PRINTER_ATTRIBUTES,
    NOT_FOUND,
    Answer,
    Silence,
    ask,
)
from studyguide.printing.jobs import Job, PrintingFault, lp_command

_PATIENCE = 60.0
"""Seconds for a program of CUPS; a server in the network may be slow."""


class Printer(Struct, frozen=True):
    """A printer as its queue describes it.

    ``sides`` and ``media`` are what it can (keywords of RFC 8011 and names of PWG 5101.1), empty
    where the queue does not say; ``state`` is a number of RFC 8011, 5.4.11, and ``reasons`` its
    keywords with their severities.
    """

    name: str
    sides: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    accepting: bool = True
    state: int | None = None
    reasons: tuple[str, ...] = ()


class Sent(Struct, frozen=True):
    """A job in the queue of a printer, and how that printer was when it got it."""

    job: Job
    number: int
    printer: Printer

    @property
    def id(self) -> str:
        """What ``cancel`` and ``lpstat`` call it."""
        return f"{self.printer.name.partition('/')[0]}-{self.number}"


class JobStatus(Struct, frozen=True):
    """How a job is (``state``: RFC 8011, 5.3.7) and what is said about it; ``state`` is None
    where the server has forgotten it."""

    state: int | None
    message: str = ""


def has_cups() -> bool:
    """Whether this system prints with CUPS."""
    return shutil.which("lp") is not None


def check_scheduler() -> None:
    """Raise a fault unless the print server answers."""
    if "not running" in _asked("lpstat", "-r"):
        raise PrintingFault(
            "cups-stopped",
            "the print system (CUPS) is not running",
            "Start it, for example with `sudo systemctl start cups`, and print again.",
            "`--dry-run` shows the command that would have been given.",
        )


def printers() -> list[str]:
    """The names of the printers that can be printed on, sorted."""
    return sorted(_asked("lpstat", "-e").split())


def default_printer() -> str | None:
    """The printer that ``lp`` takes where none is named."""
    named = _asked("lpstat", "-d").rpartition(": ")[2].strip()
    return named if named in printers() else None


def find_printer(name: str) -> Printer:
    """The printer of that name, a fault if there is none."""
    if name not in printers():
        raise PrintingFault("printer-unknown", f"there is no printer “{name}”", list_printers())
    return printer_now(name)


def printer_now(name: str) -> Printer:
    """A printer that there is, as it is now.

    One that was only heard of in the network has no queue before its first job, and one
    without a driver says little: neither tells what it can.
    """
    answer = _asked_of_printer(name)
    if answer is None or not answer.good:
        return Printer(name)
    return Printer(
        name,
        tuple(answer.texts("sides-supported")),
        tuple(answer.texts("media-supported")),
        answer.number("printer-is-accepting-jobs") != 0,
        answer.number("printer-state"),
        tuple(answer.texts("printer-state-reasons")),
    )


def list_printers() -> str:
    """A sentence on the printers there are."""
    names = printers()
    if not names:
        return "No printer is set up here: add one in the system's settings."
    return f"Printers here: {', '.join(names)}."


def send(job: Job, printer: Printer) -> Sent:
    """Give a job to ``lp``, which only says that it is in the queue."""
    done = _run(lp_command(job, printer.name), dict(os.environ))
    # The answer is in the user's language, but for the name of the job.
    queue = printer.name.partition("/")[0]
    found = re.search(rf"(?<!\S){re.escape(queue)}-(\d+)(?!\S)", done.stdout)
    if done.returncode or not found:
        said = " ".join((done.stderr or done.stdout).split()) or "it gave no reason"
        raise PrintingFault(
            "job-refused", f"{job.file} was not taken for printing by {printer.name}: {said}"
        )
    return Sent(job, int(found[1]), printer)


def job_status(sent: Sent) -> JobStatus:
    """How a job is now."""
    subject = ("job-uri", f"ipp://localhost/jobs/{sent.number}")
    wanted = ("job-state", "job-printer-state-message")
    try:
        answer = ask(_server(), GET_JOB_ATTRIBUTES, subject, wanted)
    except Silence:
        answer = None
    if answer is not None and answer.status == NOT_FOUND:
        return JobStatus(None)
    state = answer.number("job-state") if answer is not None and answer.good else None
    if answer is None or state is None:
        raise PrintingFault(
            "job-untold",
            f"job {sent.number} was sent to {sent.printer.name}, and the print system does not "
            "say what becomes of it",
            f"Look with `lpstat -o {sent.printer.name}`; `cancel {sent.id}` takes it back.",
        )
    return JobStatus(state, " ".join(answer.texts("job-printer-state-message")).strip())


def _asked_of_printer(name: str) -> Answer | None:
    queue = quote(name.partition("/")[0])
    wanted = (
        *("sides-supported", "media-supported", "printer-is-accepting-jobs"),
        *("printer-state", "printer-state-reasons"),
    )
    try:
        return ask(
            _server(),
            GET_PRINTER_ATTRIBUTES,
            ("printer-uri", f"ipp://localhost/printers/{queue}"),
            wanted,
        )
    except Silence:
        return None


def _server() -> str:
    return _asked("lpstat", "-H").strip()


def _asked(*command: str) -> str:
    """What a program of CUPS prints, in English: by LC_ALL, on macOS by these two."""
    return _run(command, {**os.environ, "LC_ALL": "C", "LANG": "C", "SOFTWARE": "CUPS"}).stdout


def _run(
    command: list[str] | tuple[str, ...], environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PrintingFault(
            "cups-silent",
            f"the print system (CUPS) did not answer {command[0]} within {_PATIENCE:.0f} seconds",
        ) from None
    except OSError as fault:
        raise PrintingFault(
            "cups-silent", f"{command[0]} cannot be called: {fault.strerror}"
        ) from None

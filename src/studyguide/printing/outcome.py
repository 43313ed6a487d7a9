"""What became of a job: still on its way, printed, or a fault that says why not."""

from __future__ import annotations

from studyguide.printing.cups import JobStatus, Printer, Sent
from studyguide.printing.jobs import Job, PrintingFault

_HELD, _CANCELLED, _ABORTED, _COMPLETED = 4, 7, 8, 9
"""States of a job (RFC 8011, 5.3.7); it is pending, processing or stopped in all others."""

_STOPPED = 5
"""The state of a printer that does nothing before somebody comes (RFC 8011, 5.4.11)."""

_TROUBLES = {
    "media-empty": "is out of paper",
    "media-needed": "asks for other paper",
    "media-jam": "has a paper jam",
    "cover-open": "has an open cover",
    "door-open": "has an open door",
    "interlock-open": "has an open cover",
    "input-tray-missing": "misses its paper tray",
    "output-area-full": "has a full output tray",
    "marker-supply-empty": "has no toner or ink left",
    "toner-empty": "has no toner left",
    "offline": "is switched off or cannot be reached",
    "shutdown": "is switched off or cannot be reached",
    "timed-out": "does not answer",
}
"""Reasons of RFC 8011, 5.4.12, that somebody has to go to the printer for."""


def is_printed(sent: Sent, status: JobStatus, printer: Printer) -> bool:
    """Whether a job is done, by its status and its printer's.

    Raises a fault where it is over without being printed, or waits for somebody.
    """
    if status.state == _COMPLETED:
        return True
    _check_over(sent, status)
    _check_waiting(sent, status, printer)
    return False


def patience(job: Job) -> float:
    """Seconds in which a job should be printed: ten minutes for a printer that is asleep or has
    others before it, and six seconds a page, which the slowest manage."""
    return 600.0 + 6.0 * job.pages * job.copies


def unfinished(sent: Sent, status: JobStatus) -> PrintingFault:
    """The fault of a job that nobody waits for any longer."""
    said = f", which says “{status.message}”" if status.message else ""
    return PrintingFault(
        "job-unfinished",
        f"{_named(sent)} is still not printed by {sent.printer.name}{said}",
        f"It stays in the queue: `lpstat -o {sent.printer.name}` shows it, "
        f"`cancel {sent.id}` takes it back.",
    )


def _check_over(sent: Sent, status: JobStatus) -> None:
    because = f": {status.message}" if status.message else ""
    if status.state is None:
        raise PrintingFault(
            "job-forgotten",
            f"{_named(sent)} has left the queue, and the print system keeps no record of how",
            "See whether it lies in the printer.",
        )
    if status.state == _CANCELLED:
        raise PrintingFault("job-cancelled", f"{_named(sent)} was cancelled{because}")
    if status.state == _ABORTED:
        raise PrintingFault(
            "job-aborted", f"{_named(sent)} was given up by the print system{because}"
        )


def _check_waiting(sent: Sent, status: JobStatus, printer: Printer) -> None:
    take_back = f"`cancel {sent.id}` takes it back."
    if status.state == _HELD:
        raise PrintingFault(
            "job-held",
            f"{_named(sent)} is held back in the queue of {printer.name}",
            f"`lp -i {sent.id} -H resume` lets it go on; {take_back}",
        )
    trouble = _trouble(printer.reasons, sent.printer.reasons)
    if trouble:
        raise PrintingFault(
            "printer-waits",
            f"the printer {printer.name} {trouble}, and {_named(sent)} waits",
            f"It goes on when that is mended; {take_back}",
        )
    if printer.state == _STOPPED:
        said = f": {status.message}" if status.message else ""
        raise PrintingFault(
            "printer-stopped",
            f"the printer {printer.name} is stopped, and {_named(sent)} waits{said}",
            f"`cupsenable {printer.name}` starts the printer again, then it goes on; {take_back}",
        )


def _trouble(now: tuple[str, ...], before: tuple[str, ...]) -> str | None:
    """What keeps a printer from printing, in words.

    A mere warning that was there before the job does not: it may be the empty tray for
    envelopes.
    """
    for reason in now:
        name = reason.removesuffix("-error").removesuffix("-warning").removesuffix("-report")
        minor = reason.endswith(("-warning", "-report")) and name != "offline"
        if name in _TROUBLES and not (minor and reason in before):
            return _TROUBLES[name]
    return None


def _named(sent: Sent) -> str:
    return f"job {sent.number} ({sent.job.title})"

"""What ``build`` and ``print`` share: from the outline to files, or to what is wrong."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from studyguide.cli.options import check_imposition, check_section, check_sheets, show, today
from studyguide.diagnostics import Findings

if TYPE_CHECKING:
    from studyguide.build import Built, Form
    from studyguide.editions import Edition

_PATIENCE = 1.0
"""Seconds after which a build says what it is doing."""


def write_editions(
    outline: Path,
    editions: list[Edition],
    folder: Path,
    wanted: Form,
    *,
    form: str,
    strict: bool,
    allowed: Sequence[Path],
) -> list[Built]:
    """Write ``editions`` of an outline into ``folder`` and show what was found on the way.

    Ends the program with exit status 1 if anything has to be mended first; nothing is written
    then.
    """
    from studyguide import project
    from studyguide.build import build

    check_sheets(wanted)
    begun = time.perf_counter()
    findings = Findings()
    checked = project.check(outline, findings, allowed=allowed, today=today())
    check_section(wanted, editions, checked)
    check_imposition(wanted, editions, checked)
    findings = findings.strict() if strict else findings
    if findings.failed:
        _refuse(findings, form, folder)

    def progress(doing: str) -> None:
        if form == "human" and time.perf_counter() - begun > _PATIENCE:
            click.echo(f"{doing} …", err=True)

    try:
        built = build(checked, editions, folder, findings, wanted, progress)
    except OSError as fault:
        click.echo(
            f"{fault.filename2 or fault.filename or folder} cannot be written: {fault.strerror}",
            err=True,
        )
        raise SystemExit(1) from None
    if findings.failed:
        _refuse(findings, form, folder)
    show(findings, form)
    return built


def _refuse(findings: Findings, form: str, folder: Path) -> NoReturn:
    """Show what is wrong and end; nothing has been written."""
    show(findings, form)
    if form == "human":
        click.echo(f"Nothing was written: {folder} is as it was.", err=True)
    raise SystemExit(1)

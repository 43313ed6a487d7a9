"""``studyguide print``."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from studyguide.cli.building import write_editions
from studyguide.cli.options import (
    form_options,
    outline_argument,
    output_option,
    reading_options,
    show,
)
from studyguide.cli.output import say
from studyguide.diagnostics import Findings

if TYPE_CHECKING:
    from studyguide.build import Built
    from studyguide.editions import Edition
    from studyguide.printing.cups import Printer
    from studyguide.printing.jobs import Job


@click.command()
@click.argument("edition")
@outline_argument
@click.option(
    "--printer",
    metavar="NAME",
    help="The printer's name in the print system.  [default: the system's default]",
)
@click.option(
    "--copies",
    type=click.IntRange(1, 9999),
    default=1,
    show_default=True,
    help="How many of each file.",
)
@click.option("--one-sided", is_flag=True, help="Print on one side, whatever the file is made for.")
@click.option("--dry-run", is_flag=True, help="Only show the commands that would be given.")
@click.option("--no-wait", is_flag=True, help="Do not wait until it is printed.")
@output_option
@form_options
@reading_options
def print(
    edition: str,
    outline: Path,
    printer: str | None,
    copies: int,
    one_sided: bool,
    dry_run: bool,
    no_wait: bool,
    folder: Path,
    strict: bool,
    allowed: tuple[Path, ...],
    **wanted: Any,
) -> None:
    """Build EDITION of OUTLINE and send it to a printer.

    EDITION is one that `studyguide build` knows, and what it has for students is printed; or
    the name of one of its files, such as quiz-a-key. Sides and paper are set from what the
    file is, and nothing is scaled. Waits until it is printed, or says what is in the way.
    """
    from studyguide.build import Form
    from studyguide.editions import EDITIONS
    from studyguide.printing.cups import has_cups
    from studyguide.printing.jobs import PrintingFault, lp_command

    name = edition.removesuffix(".pdf")
    chosen = _edition_of(name) or _edition_of(name.removeprefix(f"{outline.stem}-"))
    if chosen is None:
        raise click.BadParameter(
            f"there is no edition {name!r}; choose from {', '.join(EDITIONS)}.",
            param_hint="EDITION",
        )
    try:
        direct = dry_run or not has_cups()
        target = None if direct else _target(printer)
        built = write_editions(
            *(outline, [chosen], folder, Form(**wanted)),
            form="human",
            strict=strict,
            allowed=allowed,
        )
        files = _for_class(built) if name == chosen.name else _named(built, outline, name)
        jobs = [_job(file, copies, one_sided) for file in files]
        if dry_run:
            for job in jobs:
                say(shlex.join(lp_command(job, printer)))
        elif target is None:
            _open(jobs)
        else:
            _print(jobs, target, wait=not no_wait)
    except PrintingFault as fault:
        show(Findings([fault.diagnostic]), "human")
        raise SystemExit(1) from None


def _edition_of(name: str) -> Edition | None:
    """The edition of that name, or the one that a file of that name is of, if there is one."""
    from studyguide.editions import EDITIONS

    found = [each for known, each in EDITIONS.items() if f"{name}-".startswith(f"{known}-")]
    return max(found, key=lambda each: len(each.name), default=None)


def _for_class(built: Sequence[Built]) -> list[Built]:
    """What an edition has for others than the teacher; all of it if that is nothing."""
    wanted = [file for file in built if file.reader != "teacher"] or list(built)
    for file in built:
        if file not in wanted:
            click.echo(f"For the teacher, printed only by its name: {file.name}", err=True)
    return wanted


def _named(built: Sequence[Built], outline: Path, name: str) -> list[Built]:
    """The file of that name, with or without the outline's name and that of its form."""
    stems = (name, f"{outline.stem}-{name}")
    named = [file for file in built if file.name == name or file.path.stem in stems]
    if not named:
        raise click.BadParameter(
            f"there is no file {name!r}; choose from {', '.join(file.name for file in built)}.",
            param_hint="EDITION",
        )
    return named


def _job(file: Built, copies: int, one_sided: bool) -> Job:
    from studyguide.printing.jobs import Job

    if one_sided and file.imposed is not None and file.imposed.folded:
        raise click.UsageError(f"{file.path.name} is folded, and needs both sides of the paper.")
    sides = "one-sided" if one_sided else file.sides
    return Job(file.path, file.pages, sides, file.paper, copies)


def _target(name: str | None) -> Printer:
    """The printer of that name, or the system's default."""
    from studyguide.printing.cups import (
        check_scheduler,
        default_printer,
        find_printer,
        list_printers,
    )
    from studyguide.printing.jobs import PrintingFault

    check_scheduler()
    name = name or default_printer()
    if name is None:
        raise PrintingFault(
            "printer-unnamed",
            "no printer is named, and the system has no default",
            list_printers(),
            "Name one with `--printer`.",
        )
    return find_printer(name)


def _open(jobs: Sequence[Job]) -> None:
    """Open files in the viewer and say how they are to be printed."""
    from studyguide.printing.viewer import open_in_viewer

    for job in jobs:
        open_in_viewer(job.file)
        say(f"{job.file}  opened, as there is no CUPS here: print {_how(job)}, without scaling")


def _print(jobs: Sequence[Job], printer: Printer, *, wait: bool) -> None:
    """Send jobs, none if the printer cannot do one of them, and wait for each."""
    from studyguide.cli.waiting import wait_for
    from studyguide.printing.abilities import check_ability
    from studyguide.printing.cups import send

    for job in jobs:
        check_ability(job, printer)
    sent = []
    try:
        for job in jobs:
            sent.append(send(job, printer))
            say(f"{job.file}  to {printer.name} as job {sent[-1].number}: {_how(job)}")
        if wait:
            wait_for(sent)
    except KeyboardInterrupt:
        click.echo(
            f"Not waiting any longer. What was sent stays in the queue: `lpstat -o {printer.name}` "
            "shows it, `cancel` with its name takes it back.",
            err=True,
        )
        raise SystemExit(1) from None


def _how(job: Job) -> str:
    """``28 copies of 4 pages on A4, on both sides, turned over on the short edge``."""
    from studyguide.printing.abilities import media_in_words, sides_in_words

    copies = f"{job.copies} {'copy' if job.copies == 1 else 'copies'}"
    pages = f"{job.pages} {'page' if job.pages == 1 else 'pages'}"
    return f"{copies} of {pages} on {media_in_words(job.media)}, {sides_in_words(job.sides)}"

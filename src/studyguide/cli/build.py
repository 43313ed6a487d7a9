"""``studyguide build``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NoReturn

import click

from studyguide.cli.options import checking_options, outline_argument, show, today
from studyguide.cli.output import say
from studyguide.diagnostics import Findings

_PATIENCE = 1.0
"""Seconds after which a build says what it is doing."""


@click.command()
@outline_argument
@click.option(
    "-e",
    "--edition",
    "editions",
    multiple=True,
    metavar="EDITION",
    help="guide, key or all; may be given several times.  [default: all]",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Where the PDFs go.",
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"], case_sensitive=False),
    help="Paper size.  [default: the outline's, else a4]",
)
@checking_options
def build(
    outline: Path,
    editions: tuple[str, ...],
    folder: Path,
    paper: str | None,
    form: str,
    strict: bool,
    allowed: tuple[Path, ...],
) -> None:
    """Compile OUTLINE into PDFs.

    Nothing is written unless every quotation stands in its source. Without OUTLINE, the
    only one in outline/ is built.

    \b
    Editions:
        guide   the student's copy, with room to answer
        key     the same pages with the answers in their places, then notes
                for the teacher
    """
    from studyguide import project
    from studyguide.editions import EDITIONS

    begun = time.perf_counter()
    chosen = _chosen(editions, list(EDITIONS))
    findings = Findings()
    checked = project.check(outline, findings, allowed=allowed, today=today())
    findings = findings.strict() if strict else findings
    if findings.failed:
        _refuse(findings, form, folder)

    def progress(doing: str) -> None:
        if form == "human" and time.perf_counter() - begun > _PATIENCE:
            click.echo(f"{doing} …", err=True)

    try:
        built = project.build(
            checked,
            [EDITIONS[name] for name in chosen],
            folder,
            findings,
            paper=paper,
            progress=progress,
        )
    except OSError as fault:
        click.echo(
            f"{fault.filename2 or fault.filename or folder} cannot be written: {fault.strerror}",
            err=True,
        )
        raise SystemExit(1) from None
    if findings.failed:
        _refuse(findings, form, folder)
    show(findings, form)
    took = time.perf_counter() - begun
    for file in built:
        line = f"{file.path}  {file.pages} pages  {file.size / 1000:,.0f} kB  {took:.2f} s"
        if form == "json":
            click.echo(line, err=True)
        else:
            say(line)


def _refuse(findings: Findings, form: str, folder: Path) -> NoReturn:
    """Show what is wrong and end; nothing has been written."""
    show(findings, form)
    if form == "human":
        click.echo(f"Nothing was written: {folder} is as it was.", err=True)
    raise SystemExit(1)


def _chosen(named: tuple[str, ...], known: list[str]) -> list[str]:
    """The editions to build, in their own order, each once."""
    for name in named:
        if name not in known and name != "all":
            raise click.BadParameter(
                f"there is no edition {name!r}; choose from {', '.join(known)} or all.",
                param_hint="-e",
            )
    if not named or "all" in named:
        return known
    return [name for name in known if name in named]

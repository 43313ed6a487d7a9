"""What several commands share: finding the outline, today's date, printing what was found."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from studyguide.cli.output import say_json
from studyguide.diagnostics import Findings

if TYPE_CHECKING:
    from studyguide.guide.counts import Counts

Command = Callable[..., Any]


def outline_argument(command: Command) -> Command:
    """``[OUTLINE]``; without it the only one in ``outline/``."""
    return click.argument(
        "outline",
        required=False,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        callback=_find_outline,
    )(command)


def _find_outline(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path:
    if value is not None:
        return value
    folder = Path("outline")
    found = sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
    if not found:
        raise click.UsageError(
            "There is no outline in outline/. Name one, or run this where the folder outline/ is."
        )
    if len(found) > 1:
        names = ", ".join(str(path) for path in found)
        raise click.UsageError(f"Which outline? There are several: {names}.")
    return found[0]


def checking_options(command: Command) -> Command:
    """Options of every command that reads an outline."""
    for option in (
        click.option(
            "--format",
            "form",
            type=click.Choice(["human", "json"]),
            default="human",
            show_default=True,
            help="How findings are printed.",
        ),
        click.option("--strict", is_flag=True, help="Make every warning an error."),
        click.option(
            "--allow",
            "allowed",
            multiple=True,
            metavar="FOLDER",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help="A folder outside the project that the outline's paths may lead into.",
        ),
    ):
        command = option(command)
    return command


def today() -> str | None:
    """The date of ``SOURCE_DATE_EPOCH`` (reproducible-builds.org), or None: never the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is no number of seconds since 1970: {epoch}"
        ) from None


def show(findings: Findings, form: str, counts: Counts | None = None) -> None:
    """Print what was found: to people on standard error, as JSON on standard output, there
    with the ``counts`` of the guide."""
    found = findings.sorted()
    if not found and form == "human":
        return
    from studyguide.cli.report import render, render_json

    if form == "json":
        say_json(render_json(found, counts=counts))
    else:
        click.echo(render(found, colour=_colourful()), err=True, color=_colourful())


def _colourful() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ

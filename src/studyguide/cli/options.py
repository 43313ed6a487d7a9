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
    from studyguide.build import Form
    from studyguide.editions import Edition
    from studyguide.guide.counts import Counts
    from studyguide.project import Checked, Survey

Command = Callable[..., Any]


def outline_argument(command: Command) -> Command:
    """``[OUTLINE]``; without it the only one in ``outline/``."""
    return click.argument(
        "outline",
        required=False,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        callback=_find_outline,
    )(command)


def outline_option(command: Command) -> Command:
    """``--outline``, for commands whose argument is something else."""
    return click.option(
        "--outline",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        callback=_find_outline,
        metavar="FILE",
        help="The outline.  [default: the only one in outline/]",
    )(command)


def allow_option(command: Command) -> Command:
    """``--allow``: folders that the outline's paths may lead into."""
    return click.option(
        "--allow",
        "allowed",
        multiple=True,
        metavar="FOLDER",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="A folder outside the project that the outline's paths may lead into.",
    )(command)


def _find_outline(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path:
    return value if value is not None else only_outline()


def only_outline() -> Path:
    """The one outline in ``outline/``; a usage error where there is none or more than one."""
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
    """Options of commands that report on an outline, to people or to programs."""
    return reading_options(format_option("How findings are printed.")(command))


def format_option(help: str) -> Callable[[Command], Command]:
    """``--format``: for people, or for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["human", "json"]),
        default="human",
        show_default=True,
        help=help,
    )


def reading_options(command: Command) -> Command:
    """Options of every command that reads an outline."""
    strict = click.option("--strict", is_flag=True, help="Make every warning an error.")
    return allow_option(strict(command))


def editions_option(help: str) -> Callable[[Command], Command]:
    """``-e``, as often as wanted: names for :func:`chosen_editions`."""
    return click.option(
        "-e",
        "--edition",
        "names",
        multiple=True,
        metavar="EDITION",
        help=help,
    )


def output_option(command: Command) -> Command:
    """``-o``: the folder that files are written to."""
    return click.option(
        "-o",
        "--output",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("output"),
        show_default=True,
        help="Where the files go.",
    )(command)


def page_options(command: Command) -> Command:
    """In which form pages are laid out; their values go into a :class:`studyguide.build.Form`."""
    return paper_options(
        click.option(
            "--section",
            metavar="ID",
            help="Only this section, of editions that can be had section by section.",
        )(command)
    )


def paper_options(command: Command) -> Command:
    """On which paper and how large; of any edition."""
    for option in (
        click.option("--large-print", is_flag=True, help="No text under 18 points."),
        click.option(
            "--paper",
            type=click.Choice(["a4", "letter"], case_sensitive=False),
            help="Paper size.  [default: the outline's, else a4]",
        ),
    ):
        command = option(command)
    return command


def form_options(command: Command) -> Command:
    """In which form editions are wanted; their values make a :class:`studyguide.build.Form`."""
    for option in reversed(_SHEETS):
        command = option(command)
    return page_options(command)


_SHEETS = (
    click.option("--booklet", is_flag=True, help="Sheets to be folded and stapled."),
    click.option("--n-up", type=click.Choice(["2"]), help="So many pages side by side on a sheet."),
    click.option(
        "--tiled", is_flag=True, help="Posters on several sheets, to be cut and glued together."
    ),
    click.option(
        "--sheet",
        type=click.Choice(["a4", "letter", "a3", "tabloid"], case_sensitive=False),
        help="Paper for those sheets.  [default: that of the pages]",
    ),
)


def check_sheets(form: Form) -> None:
    """Refuse two ways at once to put pages on sheets, and paper for sheets that are not made."""
    ways = {"--booklet": form.booklet, "--n-up": form.n_up, "--tiled": form.tiled}
    wanted = [name for name, value in ways.items() if value]
    if len(wanted) > 1:
        raise click.UsageError(f"{wanted[0]} and {wanted[1]} cannot be had together.")
    if form.large_print and (form.booklet or form.n_up) and form.sheet not in ("a3", "tabloid"):
        raise click.UsageError(
            f"{wanted[0]} makes pages smaller, and print no longer large: add `--sheet a3` "
            "or `--sheet tabloid`."
        )
    if form.sheet is not None and not wanted:
        raise click.UsageError(f"--sheet goes with one of {', '.join(ways)}.")


def check_imposition(form: Form, editions: list[Edition], checked: Checked) -> None:
    """Refuse an edition of which nothing can be put on sheets in the way that is wanted."""
    if form.imposition is None or checked.guide is None:
        return
    for edition in editions:
        printouts = edition.printouts(checked.guide, form.section)
        if printouts and not any(map(form.takes, printouts)):
            raise click.UsageError(
                f"--tiled is for posters, and the edition {edition.name} has none."
                if form.tiled
                else f"Posters and cards cannot be made smaller, and the edition {edition.name} "
                "has nothing else."
            )


def chosen_editions(named: tuple[str, ...]) -> list[Edition]:
    """The editions of those names, in their own order, each once; the usual ones for none."""
    from studyguide.editions import EDITIONS, USUAL

    for name in named:
        if name not in EDITIONS and name != "all":
            raise click.BadParameter(
                f"there is no edition {name!r}; choose from {', '.join(EDITIONS)} or all.",
                param_hint="-e",
            )
    wanted = named or USUAL
    return [each for name, each in EDITIONS.items() if name in wanted or "all" in wanted]


def check_section(form: Form, editions: list[Edition], checked: Checked) -> None:
    """Refuse a section that the outline does not have, or that no edition can be had of."""
    if form.section is None or checked.guide is None:
        return
    ids = [section.id for section in checked.guide.sections]
    if form.section not in ids:
        raise click.BadParameter(
            f"there is no section {form.section!r}; choose from {', '.join(ids)}.",
            param_hint="--section",
        )
    whole = [edition.name for edition in editions if not edition.by_section]
    if whole:
        raise click.BadParameter(
            f"the edition {whole[0]} is not made section by section.", param_hint="--section"
        )


def surveyed(outline: Path, allowed: tuple[Path, ...]) -> tuple[Survey, Findings]:
    """What can be read of an outline and its sources, and what keeps the rest from being read,
    which is printed. Ends with exit status 1 where there is no source to look into."""
    from studyguide.project import survey

    findings = Findings()
    found = survey(outline, findings, allowed=allowed)
    show(findings, "human")
    if found is None or not found.sources:
        raise SystemExit(1)
    return found, findings


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
    from studyguide.cli.report import more, render, render_json

    if form == "json":
        say_json(render_json(found, counts=counts))
    else:
        report = f"{render(found, colour=_colourful())}{more(found)}"
        click.echo(report, err=True, color=_colourful())


def _colourful() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ

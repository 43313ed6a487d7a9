"""``studyguide coverage``."""

from __future__ import annotations

from pathlib import Path

import click

from studyguide.cli.options import allow_option, format_option, outline_argument, surveyed
from studyguide.cli.output import can_print, colourful, fail, say, say_json


@click.command()
@outline_argument
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write a page with the texts, shaded by how much they are used.",
)
@format_option("How the tables are printed.")
@allow_option
def coverage(outline: Path, page: Path | None, form: str, allowed: tuple[Path, ...]) -> None:
    """Show which paragraphs of the sources OUTLINE uses, and which it leaves aside.

    A paragraph is quoted if an excerpt prints words of it, cited if a text, a question, an event
    or a term only refers to it, and else unused. What is wrong elsewhere in the outline does not
    matter: what holds is counted. Without OUTLINE, the only one in outline/ is read.
    """
    from studyguide.cli.coverage_table import as_json, as_text
    from studyguide.cli.terminal import Style, clean
    from studyguide.guide.coverage import coverage as coverage_of
    from studyguide.guide.uses import uses

    survey, findings = surveyed(outline, allowed)
    guide = survey.guide
    covered = coverage_of(survey.sources, uses(guide), [each.id for each in guide.sections])
    if form == "json":
        say_json(as_json(covered))
    else:
        say(as_text(covered, Style(colourful()), ascii_only=not can_print("█▒·")))
    if page is not None:
        from studyguide.cli.coverage_page import coverage_page
        from studyguide.files import write_all

        try:
            write_all({page: coverage_page(guide, covered).encode()})
        except OSError as fault:
            fail(f"{page} cannot be written: {fault.strerror}")
        if form == "human":
            say(f"\n{clean(str(page))}")
    if findings.failed:
        raise SystemExit(1)

"""``studyguide build``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from studyguide.cli.building import write_editions
from studyguide.cli.options import (
    checking_options,
    chosen_editions,
    editions_option,
    form_options,
    outline_argument,
    output_option,
)
from studyguide.cli.output import say

if TYPE_CHECKING:
    from studyguide.build import Built


@click.command()
@outline_argument
@editions_option(
    "One of the editions above, or all; may be given several times.  [default: guide, key]"
)
@output_option
@form_options
@checking_options
def build(
    outline: Path,
    names: tuple[str, ...],
    folder: Path,
    form: str,
    strict: bool,
    allowed: tuple[Path, ...],
    **wanted: Any,
) -> None:
    """Compile OUTLINE into PDFs.

    Nothing is written unless every quotation stands in its source. Without OUTLINE, the
    only one in outline/ is built.

    \b
    Editions:
        guide      the student's copy, with room to answer
        key        the same pages with the answers in their places, then notes
                   for the teacher
        cornell    notes pages for each section, with its objectives as cues
        handout    each section on a sheet, with what is read and what is asked,
                   and a key
        worksheet  the questions alone, with room to answer, and a key
        quiz       a test paper in several versions, with a key for each
        cards      flashcards to cut out, and a file of them for Anki
        timeline   a poster for the wall, and a sheet to fill in with its key
    """
    from studyguide.build import Form

    begun = time.perf_counter()
    built = write_editions(
        *(outline, chosen_editions(names), folder, Form(**wanted)),
        form=form,
        strict=strict,
        allowed=allowed,
    )
    took = time.perf_counter() - begun
    for file in built:
        pages = f"{file.pages} page{'s' * (file.pages != 1)}"
        line = f"{file.path}  {pages}  {file.size / 1000:,.0f} kB  {took:.2f} s"
        if file.imposed is not None:
            line += f"  {_how(file)}"
        for each in (line, *map(str, file.beside)):
            if form == "json":
                click.echo(each, err=True)
            else:
                say(each)


def _how(file: Built) -> str:
    """What is to be done with sheets: ``print on both sides, flip on the short edge, fold``."""
    both = "both sides, flip on the short edge"
    finish = f", {file.imposed.finish}" if file.imposed and file.imposed.finish else ""
    return f"print on {'one side' if file.sides == 'one-sided' else both}{finish}"

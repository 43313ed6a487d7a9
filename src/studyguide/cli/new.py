"""``studyguide new``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from studyguide.cli.output import fail, say

if TYPE_CHECKING:
    from studyguide.starting import NewProject

_WHAT = (("event", "events"), ("person", "people"), ("excerpt", "excerpts"))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument(
    "texts", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[TEXT]..."
)
@click.option("--title", metavar="WORDS", help="The title of the guide.  [default: from FOLDER]")
@click.option(
    "--language",
    metavar="TAG",
    help="The language of the guide, such as en-GB, en-US or ru.  [default: that of the texts]",
)
@click.option("--no-suggestions", is_flag=True, help="Leave out what is drawn from the texts.")
def new(
    folder: Path,
    texts: tuple[Path, ...],
    title: str | None,
    language: str | None,
    no_suggestions: bool,
) -> None:
    """Start a project in FOLDER from texts.

    Each TEXT is a plain text file (.txt, .md), or a folder of them; without any, the texts
    that lie in FOLDER are taken. Texts from elsewhere are copied to FOLDER/sources; texts in
    FOLDER stay where they are. The outline that is made has everything to begin with, and
    suggestions drawn from the texts: dated sentences for the timeline, people, quoted speech.
    It builds at once.

    A folder that has an outline already is left as it is.
    """
    from studyguide.refusal import Refusal, unusable
    from studyguide.starting import plan_project, write_project

    _check_words(title, language)
    try:
        project = plan_project(
            folder, texts, title=title, language=language, suggest=not no_suggestions
        )
        write_project(project)
    except Refusal as refusal:
        fail(refusal.message, refusal.help)
    except OSError as fault:
        fail(unusable(fault.filename or folder, "used", fault).message)
    _report(project, folder)


def _check_words(title: str | None, language: str | None) -> None:
    import re

    if title is not None and not (title.strip() and title.isprintable()):
        raise click.BadParameter("the title has no words.", param_hint="--title")
    if language is not None and not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language):
        raise click.BadParameter("a language is written as en-GB or ru.", param_hint="--language")


def _report(project: NewProject, folder: Path) -> None:
    """Say what was made and what to do next."""
    from studyguide.cli.terminal import clean

    for copy in project.copied:
        say(clean(f"{_shown(copy)}  a copy"))
    say(clean(f"{_shown(project.outline)}  the outline: this is the file to edit"))
    counts = [
        f"{count} {one if count == 1 else many}"
        for (one, many), count in zip(_WHAT, project.suggested.values(), strict=True)
        if count
    ]
    if counts:
        say(f"  suggested from the texts, to be kept, edited or deleted: {', '.join(counts)}")
    if project.unprinted:
        say(f"  the whole texts are not printed in the guide: {project.unprinted}")
    say("\nWhat to do next:")
    if folder.resolve() != Path.cwd():
        say(f"  cd {clean(_quoted(folder))}")
    say("  studyguide check      is everything right, and what is still to be written?")
    say("  studyguide build      make the PDFs in output/")
    say("  studyguide preview    see the pages while you edit the outline")


def _shown(path: Path) -> str:
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _quoted(folder: Path) -> str:
    from shlex import quote

    return quote(str(folder))

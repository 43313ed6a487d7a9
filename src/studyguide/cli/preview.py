"""``studyguide preview``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from studyguide.cli.options import (
    chosen_editions,
    outline_argument,
    paper_options,
    reading_options,
    today,
)
from studyguide.cli.output import fail, say

_NEEDED = ("tornado", "pypdfium2")
"""Packages of the extra ``preview``."""


@click.command()
@outline_argument
@click.option(
    "-e",
    "--edition",
    "name",
    default="guide",
    show_default=True,
    metavar="EDITION",
    help="What is shown first; everything else can be chosen on the page.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="The port of this machine that the page is served on.  [default: any that is free]",
)
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@paper_options
@reading_options
def preview(
    outline: Path,
    name: str,
    port: int,
    no_browser: bool,
    strict: bool,
    allowed: tuple[Path, ...],
    **wanted: Any,
) -> None:
    """Show the pages of OUTLINE in the browser, and every change as soon as it is saved.

    Beside the pages stand what is to be mended, the outline, and the sources, in which words
    can be selected to make an excerpt of them. The page is served to this machine only. End
    with Ctrl-C.
    """
    chosen_editions((name,))
    _check_installed()
    from studyguide.build import Form
    from studyguide.cli.terminal import clean
    from studyguide.preview.browser import open_in_browser
    from studyguide.preview.server import serve
    from studyguide.preview.workshop import Wanted

    def ready(address: str) -> None:
        say(f"Preview of {clean(str(outline))}: {address}")
        say("Ctrl-C ends it.")
        if not no_browser:
            open_in_browser(address)

    try:
        serve(Wanted(outline, name, Form(**wanted), allowed, today(), strict), port, ready)
    except OSError as fault:
        fail(f"port {port} cannot be used: {fault.strerror}", "Try without --port.")


def _check_installed() -> None:
    """End with a word about it if what the preview needs is not there."""
    missing = [package for package in _NEEDED if find_spec(package) is None]
    if not missing:
        return
    click.echo(
        f"The preview needs {' and '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} "
        "not installed. Install what it needs with\n"
        "    pip install 'studyguide[preview]'\n"
        "or, in the folder of a checkout, with\n"
        "    pip install '.[preview]'",
        err=True,
    )
    raise SystemExit(1)

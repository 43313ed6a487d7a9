"""``studyguide testpage``."""

from __future__ import annotations

from pathlib import Path

import click

from studyguide.cli.options import output_option
from studyguide.cli.output import say


@click.command()
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"], case_sensitive=False),
    default="a4",
    show_default=True,
    help="Paper size.",
)
@output_option
def testpage(paper: str, folder: Path) -> None:
    """Make testpage.pdf, one sheet to test a printer with.

    Printed on both sides it shows which edge the printer flips, whether front and back meet,
    whether it scales, how wide its border is, and which greys, lines and sizes it keeps.
    """
    from studyguide.files import write_all
    from studyguide.paper.testpage import test_page

    path = folder / "testpage.pdf"
    data = test_page(paper)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_all({path: data})
    except OSError as fault:
        click.echo(f"{path} cannot be written: {fault.strerror}", err=True)
        raise SystemExit(1) from None
    say(f"{path}  2 pages: print on both sides, flipped on the long edge, without scaling")

"""The command line: one thin command for each verb.

Commands are imported when they are called, so that ``--help`` needs neither YAML nor
ReportLab.
"""

from __future__ import annotations

import atexit
import gc
from importlib import import_module

import click

_COMMANDS = {
    "build": "Compile the outline into PDFs.",
    "check": "Look up everything in the outline; write nothing.",
    "coverage": "Show which paragraphs of the sources are used, and where.",
    "explain": "Say what a finding means and what to do.",
    "find": "Find words in the sources, and the lines that quote them.",
    "new": "Start a project from texts, with suggestions drawn from them.",
    "plan": "Count the sheets for a class; say what a copier loses.",
    "preview": "Show the pages in the browser while you write.",
    "print": "Build an edition and send it to a printer.",
    "schema": "Let your editor complete, explain and check what you write.",
    "testpage": "Make a sheet to test a printer with.",
}


class _Verbs(click.Group):
    """Finds commands by name, each in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"studyguide.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as fault:
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, 1)
            if not near:
                raise
            message = f"{fault.message} Did you mean {near[0]}?"
            raise click.UsageError(message, ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="studyguide", message="%(prog)s %(version)s")
def main() -> None:
    """Turn source texts and an outline into printed study guides that can be trusted.

    \b
    Begin with the outline in outline/, or with texts of your own:
        studyguide new FOLDER TEXT…   an outline to edit, drawn from the texts
        studyguide preview            the pages in the browser while you write
        studyguide check              is every quotation in its source?
        studyguide build              write the guide and its answer key to output/
    A wrong quotation, date or key is shown with its line, and no file is
    touched until everything is right.

    Exit status: 0 fine, 1 something in the outline or a source has to be mended,
    2 the command line could not be understood.
    """
    # A command lives for a moment and keeps all it makes: collecting cycles is lost time, also
    # when Python ends, which would look through everything that is still there once more.
    gc.disable()
    atexit.register(gc.freeze)

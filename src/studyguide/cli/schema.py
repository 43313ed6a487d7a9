"""``studyguide schema``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from studyguide.cli.options import only_outline
from studyguide.cli.output import fail, say, say_json
from studyguide.cli.terminal import clean


@click.command()
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--install", is_flag=True, help="Set up FILE  [default: the only outline in outline/]"
)
@click.option("--theme", is_flag=True, help="The schema of theme files, not of outlines.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the schema to this file.",
)
def schema(file: Path | None, install: bool, theme: bool, output: Path | None) -> None:
    """Let your editor complete, explain and check what you write.

    With --install the JSON Schema of the outline language is put beside the outline, and the
    outline gets a first line that names it. VS Code with the extension “YAML” (by Red Hat), and
    every other editor that uses the YAML language server, then offers the keys that can stand
    at a place, says what each one does, and marks mistakes while you write.

    Without --install the schema is printed.
    """
    language = "theme" if theme else "outline"
    if install:
        if output is not None:
            raise click.UsageError("--install knows where to write: leave out --output.")
        if theme and file is None:
            raise click.UsageError("Name the theme file: studyguide schema --theme --install FILE")
        _install(language, file or only_outline())
    elif file is not None:
        raise click.UsageError(
            f"To set up {file}, add --install. To write there, put -o before it."
        )
    elif output is not None:
        _write_schema(language, output)
    else:
        _print_schema(language)


def _install(language: str, file: Path) -> None:
    """Put the schema beside ``file``, and its name into the first line of that."""
    from studyguide.reference.schemas import schema_text, with_modeline

    beside = file.with_name(f"{language}.schema.json")
    try:
        text = file.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "it is not UTF-8"
        fail(f"{file} cannot be read: {reason}")
    named = with_modeline(text, beside.name)
    files = {beside: schema_text(language).encode()}
    if named != text:
        files[file.resolve()] = named.encode()
    _write(files)
    say(f"{clean(str(beside))}  tells editors what can be written")
    told = (
        "names it in its first line" if named != text else "named a schema before, and still does"
    )
    say(f"{clean(str(file))}  {told}")
    say("VS Code follows them with the extension “YAML” by Red Hat, other editors with the YAML")
    say("language server.")


def _write_schema(language: str, output: Path) -> None:
    from studyguide.reference.schemas import modeline, schema_text

    _write({output: schema_text(language).encode()})
    say(f"{clean(str(output))}  name it in the first line of a file in the same folder:")
    say(modeline(clean(output.name)))


def _print_schema(language: str) -> None:
    from studyguide.reference.schemas import schema_text

    say_json(schema_text(language).rstrip("\n"))
    if sys.stdout.isatty():
        click.echo("\nTo use it in your editor: studyguide schema --install", err=True)


def _write(files: Mapping[Path, bytes]) -> None:
    from studyguide.files import write_all

    try:
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_all(files)
    except OSError as fault:
        fail(f"{fault.filename or next(iter(files))} cannot be written: {fault.strerror}")

"""Standard output: results, which may go into a terminal, a file or another program."""

from __future__ import annotations

import errno
import os
import sys
from typing import NoReturn

import click

from studyguide.cli.terminal import clean


def say(text: str) -> None:
    """Print a line for people; what the terminal's encoding lacks is shown as an escape."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    _write(f"{text}\n".encode(encoding, "backslashreplace"))


def say_error(text: str) -> None:
    """Print a line for people on standard error."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    click.echo(text.encode(encoding, "backslashreplace"), err=True)


def fail(message: str, help: str = "") -> NoReturn:
    """Say why something cannot be done and what to do instead, and end with exit status 1."""
    say_error(f"error: {clean(message)}")
    indent = "  help: "
    for line in help.splitlines():
        say_error(f"{indent}{clean(line)}".rstrip())
        indent = " " * len(indent)
    raise SystemExit(1)


def colourful() -> bool:
    """Whether standard output shows colours, and they are wanted (no-color.org)."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def can_print(text: str) -> bool:
    """Whether standard output has these characters."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def say_json(text: str) -> None:
    """Print JSON, which is UTF-8 whatever the terminal has (RFC 8259, 8.1)."""
    _write(f"{text}\n".encode())


def _write(line: bytes) -> None:
    """Print a line, or end with a word about why it could not be printed."""
    try:
        click.echo(line, nl=False)
    except OSError as fault:
        # What is still in the buffer would fail once more when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if fault.errno != errno.EPIPE:  # the reader has seen enough
            click.echo(f"The output cannot be written: {fault.strerror}.", err=True)
        raise SystemExit(1) from None

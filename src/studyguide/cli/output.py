"""Standard output: results, which may go into a terminal, a file or another program."""

from __future__ import annotations

import errno
import os
import sys

import click


def say(text: str) -> None:
    """Print a line for people; what the terminal's encoding lacks is shown as an escape."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    _write(f"{text}\n".encode(encoding, "backslashreplace"))


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

"""Opens a line of a file in the editor of whoever runs the preview."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread

from studyguide.refusal import Refusal

Arguments = Callable[[str, int, int], list[str]]
"""What an editor is given to open a file at a line and a column."""


def _plus(file: str, line: int, column: int) -> list[str]:
    return [f"+{line}", file]


def _plus_both(file: str, line: int, column: int) -> list[str]:
    return [f"+{line}:{column}", file]


def _goto(file: str, line: int, column: int) -> list[str]:
    return ["-g", f"{file}:{line}:{column}"]


def _colons(file: str, line: int, column: int) -> list[str]:
    return [f"{file}:{line}:{column}"]


def _options(line_option: str, column_option: str) -> Arguments:
    def given(file: str, line: int, column: int) -> list[str]:
        return [line_option, str(line), column_option, str(column), file]

    return given


_WINDOWS: dict[str, Arguments] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor"), _goto),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "lapce"), _colons),
    **dict.fromkeys(("gvim", "mvim", "geany", "xed", "pluma", "bbedit"), _plus),
    **dict.fromkeys(("emacs", "emacsclient", "gedit"), _plus_both),
    **dict.fromkeys(("kate", "kwrite"), _options("-l", "-c")),
    "mate": lambda file, line, column: ["-l", f"{line}:{column}", file],
    "notepad++": lambda file, line, column: [f"-n{line}", f"-c{column}", file],
    **dict.fromkeys(("idea", "pycharm"), _options("--line", "--column")),
}
"""Editors with a window of their own."""

_TERMINAL: dict[str, Arguments] = {
    **dict.fromkeys(("vi", "vim", "nvim", "nano", "pico", "joe", "ne", "mg"), _plus),
    **dict.fromkeys(("micro", "kak"), _plus_both),
    **dict.fromkeys(("hx", "helix"), _colons),
    "ed": lambda file, line, column: [file],
}
"""Editors that take the terminal, in which the preview runs."""

_HOW = (
    "Set VISUAL to one that has, for example `VISUAL=code` or `VISUAL=gedit`, and start the "
    "preview again."
)


def open_in_editor(
    file: Path, line: int, column: int, environment: Mapping[str, str] = os.environ
) -> None:
    """Start ``$VISUAL``, or else ``$EDITOR``, at a line and column (both from 1) of ``file``.

    It is not waited for. Raises :class:`Refusal` where that cannot be done.
    """
    command = _editor(environment)
    path = os.path.realpath(file)
    try:
        started = subprocess.Popen(
            [*command, *_arguments(command, path, line, column)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is for the preview alone
        )
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise Refusal(
            f"the editor {command[0]} cannot be started: {reason}",
            "Correct VISUAL or EDITOR in your terminal, and start the preview again.",
        ) from None
    Thread(target=started.wait, daemon=True).start()  # or it would remain as a zombie


def _editor(environment: Mapping[str, str]) -> list[str]:
    """The command of the editor, in words."""
    for name in ("VISUAL", "EDITOR"):
        written = environment.get(name, "").strip()
        if not written:
            continue
        try:
            words = shlex.split(written, posix=os.name != "nt")
        except ValueError:
            words = []
        if not words:
            raise Refusal(f"{name} is no command: {written}", "Correct it in your terminal.")
        return [word.strip('"') for word in words] if os.name == "nt" else words
    raise Refusal("no editor is named by VISUAL or EDITOR", _HOW.replace("one that has", "yours"))


def _arguments(command: Sequence[str], path: str, line: int, column: int) -> list[str]:
    """What the editor is given behind its own words; to one that is not known, the file alone."""
    name = Path(command[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    in_terminal = name in _TERMINAL or (
        name in ("emacs", "emacsclient")
        and {"-nw", "-t", "-tty", "--no-window-system"} & {*command}
    )
    if in_terminal:
        given = (_TERMINAL.get(name) or _WINDOWS[name])(path, line, column)
        raise Refusal(
            f"{name} has no window of its own, and the terminal is taken by the preview",
            f"{_HOW} Or open it in another terminal: {shlex.join([*command, *given])}",
        )
    known = _WINDOWS.get(name)
    return known(path, line, column) if known is not None else [path]

"""A line of a file is opened in the editor that its user has chosen."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from studyguide.preview.opening import open_in_editor
from studyguide.refusal import Refusal


def opened(folder: Path, command: str, variable: str = "VISUAL") -> list[str]:
    """What an editor is given to open line 12, column 3 of ``a b.yaml``: it is a script that
    writes it down."""
    words = command.split()
    editor = folder / words[0]
    seen = folder / "seen"
    editor.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {seen}.new\nmv {seen}.new {seen}\n')
    editor.chmod(0o755)
    file = folder / "a b.yaml"
    file.write_text("title: A\n", encoding="utf-8")
    environment = {variable: " ".join([f"'{editor}'", *words[1:]]), "PATH": os.environ["PATH"]}
    open_in_editor(file, 12, 3, environment)
    for _ in range(1000):
        if seen.exists():
            break
        time.sleep(0.01)
    given = seen.read_text(encoding="utf-8").replace(str(file), "FILE").splitlines()
    seen.unlink()
    return given


@pytest.mark.parametrize(
    ("command", "given"),
    [
        ("code", ["-g", "FILE:12:3"]),
        ("code --wait", ["--wait", "-g", "FILE:12:3"]),
        ("subl", ["FILE:12:3"]),
        ("gvim", ["+12", "FILE"]),
        ("gedit", ["+12:3", "FILE"]),
        ("emacs", ["+12:3", "FILE"]),
        ("kate", ["-l", "12", "-c", "3", "FILE"]),
        ("notepad++", ["-n12", "-c3", "FILE"]),
        ("unheard-of", ["FILE"]),
    ],
)
def test_each_editor_is_given_the_line_as_it_wants_it(
    tmp_path: Path, command: str, given: list[str]
) -> None:
    assert opened(tmp_path, command) == given


def test_editor_is_asked_where_there_is_no_visual(tmp_path: Path) -> None:
    assert opened(tmp_path, "code", variable="EDITOR") == ["-g", "FILE:12:3"]


@pytest.mark.parametrize("command", ["vim", "nvim -p", "/usr/bin/nano", "emacs -nw", "hx"])
def test_an_editor_that_needs_the_terminal_is_not_started(tmp_path: Path, command: str) -> None:
    with pytest.raises(Refusal) as refused:
        open_in_editor(tmp_path / "a.yaml", 12, 3, {"VISUAL": command})
    assert "has no window of its own" in refused.value.message
    assert command in refused.value.help, "what to do in another terminal"
    assert "12" in refused.value.help


@pytest.mark.parametrize("environment", [{}, {"VISUAL": "", "EDITOR": "  "}])
def test_without_an_editor_it_is_said_how_to_name_one(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with pytest.raises(Refusal) as refused:
        open_in_editor(tmp_path / "a.yaml", 1, 1, environment)
    assert "VISUAL" in refused.value.help


@pytest.mark.parametrize("command", ["'not closed", "/nowhere/editor", "no\0thing"])
def test_what_is_no_command_is_refused(tmp_path: Path, command: str) -> None:
    with pytest.raises(Refusal):
        open_in_editor(tmp_path / "a.yaml", 1, 1, {"EDITOR": command})


def test_nothing_in_a_name_is_taken_for_a_command(tmp_path: Path) -> None:
    assert opened(tmp_path, "code $(touch$IFS/tmp/never)")[0] == "$(touch$IFS/tmp/never)"

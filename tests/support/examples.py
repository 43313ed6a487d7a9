"""The examples of explanations, as small projects that the program is called in."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path

import click
from click.testing import CliRunner

from studyguide.cli import main
from studyguide.explanations import Example

TEXTS = {
    "letter.txt": """\
Dover, 4 March 1911

We came out on Monday, four hundred men, and not one of us has gone back.

The masters say that there is no money. They said so last year too.

I do not think that it was wrong to come out, but we are hungry.
""",
    "report.txt": """\
The strike began on 27 February 1911 and lasted five weeks.

Four hundred men took part. Their leader, Tom Hale, was arrested on the third day.
""",
}
"""What a source says where an example does not show it."""

OUTLINE = {
    "title": "title: The Harbour Strike\n",
    "theme": "theme: theme.yaml\n",
    "sources": """\
sources:
  letter: {file: letter.txt, label: Letter, kind: primary}
  report: {file: report.txt, label: Report, kind: secondary}
""",
    "sections": """\
sections:
  - id: strike
    title: The strike
    text: Dockers stood still in the harbour [@report "Four hundred men took part."].
""",
}
"""The keys of an outline that stand below those which an example shows."""


class Printed(str):
    """What was printed, finding by finding."""

    def findings(self) -> Iterator[tuple[str, str]]:
        """The code of each, and its lines."""
        for block in self.split("\n\n"):
            head = re.search(r"(?:error|warning|note): .* \[([a-z0-9-]+)\]$", block, re.MULTILINE)
            if head:
                yield head[1], block.strip("\n")


def printed(example: Example, folder: Path, *, mended: bool = False) -> Printed:
    """What the program prints when it is called as the example says, in a project in ``folder``
    of its files, ``mended`` or not."""
    folder.mkdir()
    shown = {**example.files, **(example.mended if mended else {})}
    for path, text in _project(shown, whole=example.whole).items():
        encoding = example.encodings.get(path, "utf-8")
        if mended and path in example.mended:
            encoding = "utf-8"
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode(encoding))
    program, verb, *arguments = shlex.split(example.command)
    assert program == "studyguide"
    command = main.get_command(click.Context(main), verb)
    assert command is not None
    with chdir(folder):
        done = CliRunner().invoke(command, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in (0, 1), done.output
    return Printed(done.stderr.replace(str(folder.resolve().parent), "/home/teacher"))


def _project(shown: Mapping[str, str], *, whole: bool) -> dict[str, str]:
    """The files of a project round those that are shown."""
    files = {**TEXTS, **shown}
    outline = files.get("outline.yaml", "")
    if not whole:
        wanted = {**OUTLINE}
        if "theme.yaml" not in shown:
            del wanted["theme"]
        if outline and not outline.endswith("\n"):
            outline += "\n"
        for key, lines in wanted.items():
            if not re.search(rf"^{key}:", outline, re.MULTILINE):
                outline += lines
    return {**files, "outline.yaml": outline}

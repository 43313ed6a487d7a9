"""The program as its users meet it: a folder with an outline, a command, what comes of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

from msgspec import Struct

from studyguide import project
from studyguide.diagnostics import Diagnostic, Findings
from studyguide.guide.model import Guide

ROOT = Path(__file__).parent.parent.parent
FLAGSHIP = ROOT / "outline" / "secret-speech.yaml"
RUSSIAN = Path(__file__).parent.parent / "projects" / "russian"
PROGRAM = Path(sysconfig.get_path("scripts")) / "studyguide"

_NOT_OURS = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
"""What a machine may have set, and a test wants as it says."""

_PROGRESS = re.compile(r"^(?:laying out|drawing) [\w-]+ …\n", re.MULTILINE)


class Ended(Struct, frozen=True):
    """A command that has ended: its exit code and what it printed, but for the progress that
    it reports on a slow machine."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> list[dict[str, Any]]:
        """The findings of a command with ``--format json``."""
        found: list[dict[str, Any]] = json.loads(self.out)["diagnostics"]
        return found


def studyguide(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> Ended:
    """Run the console command in ``cwd``; it may end as it likes, but never in a traceback."""
    own = {key: value for key, value in os.environ.items() if key not in _NOT_OURS}
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env=own | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    complaint = _PROGRESS.sub("", done.stderr.decode())
    ended = Ended(done.returncode, done.stdout.decode(), complaint)
    assert "Traceback" not in ended.err, ended.err
    assert ended.code in (0, 1, 2), ended
    return ended


class Project:
    """A project in a folder: sources in ``sources/``, the outline in ``outline.yaml``."""

    def __init__(self, folder: Path, outline: str | bytes, **sources: str | bytes) -> None:
        """``sources`` are texts by the names of their files, ``.txt`` left out."""
        self.folder = folder
        (folder / "sources").mkdir(parents=True)
        for name, text in sources.items():
            self.write(f"sources/{name}.txt", text)
        self.write("outline.yaml", outline)

    @property
    def outline(self) -> Path:
        return self.folder / "outline.yaml"

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the project; text as UTF-8."""
        file = self.folder / path
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def run(self, *arguments: str | Path, **environment: str) -> Ended:
        """Run ``studyguide`` in the folder of the project."""
        return studyguide(*arguments, cwd=self.folder, **environment)

    def check(self, *options: str) -> Ended:
        """``studyguide check`` of the outline, with JSON for an answer."""
        return self.run("check", "outline.yaml", "--format", "json", *options)

    def build(self, *options: str | Path, **environment: str) -> list[Path]:
        """Build the outline, which must work, and give the files that were said to be written."""
        ended = self.run("build", "outline.yaml", *options, **environment)
        assert ended.code == 0, ended.err
        return [self.folder / line.split("  ")[0] for line in ended.out.splitlines()]


def built_in_russian(folder: Path, edition: str) -> list[Path]:
    """The files of an edition of the Russian project, in a folder for each of two papers."""
    for paper in ("a4", "letter"):
        ended = studyguide(
            *("build", "outline.yaml", "-e", edition, "-o", folder / paper, "--paper", paper),
            cwd=RUSSIAN,
        )
        assert ended.code == 0, ended.err
    return sorted(folder.glob("*/*.pdf"))


def resolved(outline: Path) -> tuple[Guide, list[Diagnostic]]:
    """The guide that an outline comes to, and what was found on the way."""
    findings = Findings()
    checked = project.check(outline, findings)
    assert checked.guide is not None, list(findings)
    return checked.guide, findings.sorted()

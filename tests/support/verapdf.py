"""veraPDF as judge: one Java process that judges all files of a test run, one after another.

Its jars are fetched by Maven and kept, with the compiled ``Judge.java``, in a cache folder
(``VERAPDF_CACHE``, or ``.cache/verapdf`` beside ``tests``). Where Java or Maven is missing the
calling test is skipped; on a build server (``CI=true``, ``STUDYGUIDE_NO_SKIP=1``) it fails.
"""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

from support.tools import give_up, require

_HARNESS = Path(__file__).parent.parent / "verapdf"
_CACHE = Path(os.environ.get("VERAPDF_CACHE") or _HARNESS.parent.parent / ".cache" / "verapdf")

_QUICK = ("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A run of tests is short: compiling Java's code well takes longer than it saves."""


class Failure(msgspec.Struct, frozen=True):
    """A rule that does not hold: clause and test number, the rule, and where in the file."""

    clause: str
    test: int
    message: str
    context: str


class Verdict(msgspec.Struct, frozen=True):
    """veraPDF's word on one file for one flavour; ``fault`` says why it could not judge."""

    path: str
    flavour: str
    compliant: bool
    assertions: int
    failures: tuple[Failure, ...] = ()
    fault: str | None = None

    def __str__(self) -> str:
        word = "compliant" if self.compliant else self.fault or "not compliant"
        lines = [f"{self.path}: {word} with {self.flavour} ({self.assertions} assertions)"]
        lines += [f"  {f.clause} t{f.test}: {f.message} [{f.context}]" for f in self.failures]
        return "\n".join(lines)


def judge(paths: Iterable[Path | str], flavours: Sequence[str] = ("ua1", "2a")) -> list[Verdict]:
    """A verdict for each file and flavour, files first.

    Flavours are veraPDF's names: ``ua1``, ``2a``, ``2b``, ``3a``, …
    """
    process = _process()
    return [
        _ask(process, str(Path(path).resolve()), flavour) for path in paths for flavour in flavours
    ]


def assert_compliant(paths: Iterable[Path | str], flavours: Sequence[str] = ("ua1", "2a")) -> None:
    """Fail with all that veraPDF found where a file is not compliant with a flavour."""
    verdicts = judge(paths, flavours)
    assert verdicts, "no file was judged"
    bad = [str(verdict) for verdict in verdicts if not verdict.compliant]
    assert not bad, "\n".join(bad)


def _ask(process: subprocess.Popen[str], path: str, flavour: str) -> Verdict:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(f"{flavour}\t{path}\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    if not answer:
        raise RuntimeError(f"veraPDF ended while it judged {path}")
    return msgspec.convert({"path": path, "flavour": flavour, **json.loads(answer)}, Verdict)


@cache
def _process() -> subprocess.Popen[str]:
    require("java", "javac", "mvn")
    classes, jars = _prepared()
    process = subprocess.Popen(
        ["java", *_QUICK, "-cp", f"{classes}{os.pathsep}{jars}/*", "Judge"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[str]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    process.wait(timeout=10)


def _prepared() -> tuple[Path, Path]:
    """The folders of compiled classes and of jars, made when the harness has changed."""
    sources = [_HARNESS / "pom.xml", _HARNESS / "Judge.java"]
    version = sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
    home = _CACHE / version
    jars, classes = home / "jars", home / "classes"
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:  # test processes side by side make it once
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "made").exists():
            _run("mvn", "-q", "-B", "-f", sources[0], "dependency:copy-dependencies",
                 f"-DoutputDirectory={jars}")  # fmt: skip
            _run("javac", "-cp", f"{jars}/*", "-d", classes, sources[1])
            (home / "made").touch()
    return classes, jars


def _run(*command: str | Path) -> None:
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, timeout=600, check=False
    )
    if done.returncode:
        give_up(f"{command[0]} failed: {(done.stdout + done.stderr).strip()[-800:]}")

"""Printers that exist only in a test: ``ippeveprinter`` behind a CUPS server of its own.

Nothing leaves the machine, nothing of the machine's own print system is touched: the server
listens on a socket in its folder, the printers on free ports of the loopback interface.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from msgspec import Struct

from support.projects import Ended, Project
from support.tools import give_up, require, run

_PATIENCE = 20.0
"""Seconds for a server to start, or for a job to arrive."""

_FILTERS = Path("/usr/lib/cups")
"""Where Linux keeps the programs that the server calls."""

_SCRIPTS = {
    # Prints at once.
    "ready": """env | grep '^IPP_' >"$OUT/$IPP_JOB_ID.part"
cp "$1" "$OUT/$IPP_JOB_ID.pdf" && mv "$OUT/$IPP_JOB_ID.part" "$OUT/$IPP_JOB_ID.env"
""",
    # Takes its time, until the test lets it go.
    "slow": """while [ -d "$OUT" ] && [ ! -e "$OUT/go" ]; do sleep 0.1; done
""",
    # Runs out of paper, until the test lets it go.
    "empty": """echo 'STATE: +media-empty-error' >&2
while [ -d "$OUT" ] && [ ! -e "$OUT/go" ]; do sleep 0.1; done
echo 'STATE: -media-empty-error' >&2
""",
}
"""What printers do with a job: ``ippeveprinter`` calls one with the file and IPP_ variables."""

_CUPSD = """Listen {folder}/cups.sock
WebInterface No
Browsing Off
DefaultAuthType None
DefaultEncryption Never
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""

_CUPS_FILES = """ServerRoot {folder}/root
RequestRoot {folder}/requests
TempDir {folder}/temp
CacheDir {folder}/cache
StateDir {folder}/state
ServerBin {filters}
DataDir /usr/share/cups
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
User lp
Group lp
SystemGroup root
Sandboxing relaxed
"""


class Arrived(Struct, frozen=True):
    """What a printer was given: the file, and how it was to be printed."""

    file: Path
    title: str
    copies: int
    sides: str
    size: tuple[float, float]
    """The paper in millimetres."""


class PrintServer:
    """A print server with its printers, as long as the ``with`` block lasts."""

    def __init__(self) -> None:
        require("cupsd", "lp", "lpadmin", "ippeveprinter", "dbus-daemon")
        if not _FILTERS.is_dir():
            give_up(f"no filters of CUPS in {_FILTERS}")
        self.folder = Path(tempfile.mkdtemp(prefix="cups"))  # a socket's path has to be short
        self._running: list[subprocess.Popen[bytes]] = []

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find this server, and no other."""
        return {
            "CUPS_SERVER": str(self.folder / "cups.sock"),
            "HOME": str(self.folder),  # the user's own lpoptions stay out of it
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder}/bus",
        }

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._running):
            os.killpg(process.pid, signal.SIGTERM)
        for process in reversed(self._running):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(5)
        shutil.rmtree(self.folder, ignore_errors=True)

    def add_printer(self, name: str, script: str = "ready", *, duplex: bool = True) -> None:
        """Switch a printer on and set up a queue for it; ``script`` is one of those above."""
        here, port = self._subfolder(f"printer-{name}"), _free_port()
        command = here / "command"
        command.write_text(f"#!/bin/sh\nOUT={here}\n{_SCRIPTS[script]}")
        command.chmod(0o755)
        spool = self._subfolder(f"spool-{name}")
        self._spawn(
            *("ippeveprinter", "-n", "localhost", "-p", str(port), "-r", "off"),
            *("-f", "application/pdf", "-c", str(command), "-d", str(spool)),
            *(["-2"] if duplex else []),
            name,
        )
        eventually(lambda: _listens(port), f"the printer {name}")
        address = f"ipp://localhost:{port}/ipp/print"
        self.call("lpadmin", "-p", name, "-E", "-v", address, "-m", "everywhere")

    def let_go(self, name: str) -> None:
        """Let a slow or empty printer go on."""
        (self.folder / f"printer-{name}" / "go").touch()

    def call(self, *command: str) -> str:
        """What a program of CUPS prints when it talks to this server."""
        done = subprocess.run(
            command,
            env={**os.environ, "LC_ALL": "C", **self.environment},
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def arrived(self, name: str) -> list[Arrived]:
        """What a printer has printed, in order."""
        found = (self.folder / f"printer-{name}").glob("*.env")
        return [_arrived(path) for path in sorted(found, key=lambda path: int(path.stem))]

    def _start(self) -> None:
        self.folder.chmod(0o755)
        for name in ("root", "requests", "temp", "cache", "state", "log"):
            folder = self._subfolder(name)
            if os.geteuid() == 0:  # the server then runs its filters as another user
                shutil.chown(folder, "lp", "lp")
        for name, text in (("cupsd.conf", _CUPSD), ("cups-files.conf", _CUPS_FILES)):
            (self.folder / name).write_text(text.format(folder=self.folder, filters=_FILTERS))
        bus = self.folder / "bus"
        self._spawn(
            *("dbus-daemon", "--session", f"--address=unix:path={bus}"),
            *("--nofork", "--nopidfile"),
        )
        eventually(bus.exists, "the message bus that printers want")
        files = ("-c", str(self.folder / "cupsd.conf"), "-s", str(self.folder / "cups-files.conf"))
        self._spawn("cupsd", "-f", *files)
        eventually((self.folder / "cups.sock").exists, "the print server")

    def _subfolder(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir()
        return folder

    def _spawn(self, *command: str) -> None:
        """Start a program that runs until the end, with all that it starts itself."""
        with (self.folder / f"{command[0]}-{len(self._running)}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._running.append(process)


def eventually(holds: Callable[[], bool], what: str = "it") -> None:
    """Wait for something to hold, but not for ever."""
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end, f"{what} did not come about"
        time.sleep(0.02)


def page_texts(file: Path) -> list[str]:
    """The words of each page of a PDF."""
    output, _ = run("pdftotext", "-layout", file, "-")
    return [" ".join(page.split()) for page in output.split("\f")[:-1]]


def _arrived(path: Path) -> Arrived:
    said = dict(
        line.removeprefix("IPP_").split("=", 1)
        for line in path.read_text("utf-8", "replace").splitlines()
        if line.startswith("IPP_")
    )
    width, height = re.findall(r"[xy]-dimension=(\d+)", said["MEDIA_COL"])[:2]
    return Arrived(
        path.with_suffix(".pdf"),
        said["JOB_NAME"],
        int(said.get("COPIES", "1")),
        said["SIDES"],
        (int(width) / 100, int(height) / 100),
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def printed(project: Project, server: PrintServer, *options: str) -> Ended:
    """``studyguide print guide`` with these options."""
    return project.run("print", "guide", "outline.yaml", *options, **server.environment)

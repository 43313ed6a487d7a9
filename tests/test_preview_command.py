"""``studyguide preview`` in a terminal: what it says, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from support.previews import LOG, OUTLINE, preview_of
from support.projects import PROGRAM, Project

pytest.importorskip("tornado", reason="the extra `preview` is not installed")
if sys.platform == "win32":
    pytest.skip("signals are sent otherwise on Windows", allow_module_level=True)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "p", OUTLINE, log=LOG)


@pytest.mark.parametrize("asked", ["", "state", "events", "nothing"])
def test_it_serves_until_it_is_interrupted(project: Project, asked: str) -> None:
    process = subprocess.Popen(
        [PROGRAM, "preview", "outline.yaml", "--no-browser"],
        cwd=project.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first, second = process.stdout.readline(), process.stdout.readline()
    words, _, address = first.strip().rpartition(" ")
    assert words == "Preview of outline.yaml:"
    assert second == "Ctrl-C ends it.\n"
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=20)) as connection:
        if asked != "nothing":  # else it is interrupted in the middle of the first build
            connection.request("GET", f"/{asked}")
            answer = connection.getresponse()
            assert answer.status == 200
            answer.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize("option", ["--no-browser", "--port=0"])
def test_the_browser_is_opened_unless_it_is_not_wanted(project: Project, option: str) -> None:
    browser = project.write(
        "browser", '#!/bin/sh\necho "$1" > opened.new && mv opened.new opened\n'
    )
    browser.chmod(0o755)
    process = subprocess.Popen(
        [PROGRAM, "preview", "outline.yaml", option],
        cwd=project.folder,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "BROWSER": f"{browser} %s"},
    )
    assert process.stdout is not None
    address = process.stdout.readline().split()[-1]
    opened = project.folder / "opened"
    for _ in range(500 if option != "--no-browser" else 50):
        if opened.exists():
            break
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    if option == "--no-browser":
        assert not opened.exists()
    else:
        assert opened.read_text(encoding="utf-8") == f"{address}\n"


def test_it_is_heard_on_this_machine_only(project: Project) -> None:
    with preview_of(project.outline) as preview:
        port = int(preview.host.partition(":")[2])
        others = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None)}
        for other in sorted(others - {"127.0.0.1"}):
            family = socket.AF_INET6 if ":" in other else socket.AF_INET
            with socket.socket(family) as knocking:
                knocking.settimeout(1)
                assert knocking.connect_ex((other, port)) != 0, other


def test_a_port_that_is_taken_is_named(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = project.run("preview", "outline.yaml", "--no-browser", "--port", str(port))
    assert ended.code == 1
    assert ended.err == (
        f"error: port {port} cannot be used: Address already in use\n  help: Try without --port.\n"
    )


def test_an_edition_that_does_not_exist_is_refused(project: Project) -> None:
    ended = project.run("preview", "outline.yaml", "--no-browser", "-e", "nothing")
    assert ended.code == 2
    assert "nothing" in ended.err


def test_what_is_missing_is_said_with_how_to_install_it(project: Project) -> None:
    script = (
        "import sys\n"
        "sys.modules['tornado'] = None\n"
        "from studyguide.cli import main\n"
        "main(['preview', 'outline.yaml', '--no-browser'], prog_name='studyguide')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=project.folder,
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )
    assert done.returncode == 1
    assert "pip install 'studyguide[preview]'" in done.stderr
    assert "pip install '.[preview]'" in done.stderr
    assert "Traceback" not in done.stderr

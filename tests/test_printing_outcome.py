"""What becomes of a print job: ``studyguide print`` waits for it and says so."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.extremes import LOG, ONE
from support.printers import PrintServer, eventually, printed
from support.projects import PROGRAM, Project


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    """A print server with a printer that takes its time, and one that runs out of paper."""
    with PrintServer() as server:
        server.add_printer("slow", "slow")
        server.add_printer("empty", "empty")
        yield server


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small outline, ``outline.yaml``."""
    return Project(tmp_path / "project", ONE, log=LOG)


def test_a_cancelled_job(project: Project, server: PrintServer) -> None:
    with on_its_way(project, server, "slow") as (process, id):
        server.call("cancel", id)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert f"job {number(id)} (outline-guide) was cancelled" in err
    assert "printed" not in out


def test_whoever_stops_waiting_is_told_that_the_job_goes_on(
    project: Project, server: PrintServer
) -> None:
    with on_its_way(project, server, "slow") as (process, id):
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
        server.call("cancel", id)
    assert process.returncode == 1
    assert err.startswith("Not waiting any longer. What was sent stays in the queue")


def test_a_printer_without_paper(project: Project, server: PrintServer) -> None:
    ended = printed(project, server, "--printer", "empty")
    assert ended.code == 1
    id = server.call("lpstat", "-o", "empty").split()[0]
    assert (
        f"the printer empty is out of paper, and job {number(id)} (outline-guide) waits"
    ) in ended.err
    assert f"`cancel {id}` takes it back" in ended.err
    server.let_go("empty")
    eventually(lambda: server.call("lpstat", "-o", "empty") == "")


def test_a_stopped_printer_and_a_job_that_is_not_waited_for(
    project: Project, server: PrintServer
) -> None:
    server.call("cupsdisable", "slow")
    try:
        ended = printed(project, server, "--printer", "slow")
        later = printed(project, server, "--printer", "slow", "--no-wait")
    finally:
        server.call("cancel", "-a", "slow")
        server.call("cupsenable", "slow")
    assert ended.code == 1
    assert "the printer slow is stopped, and job" in ended.err
    assert "`cupsenable slow` starts the printer again" in ended.err
    assert (later.code, later.err) == (0, "")


def test_a_job_that_is_held_back(project: Project, server: PrintServer) -> None:
    server.call("lpadmin", "-p", "slow", "-o", "job-hold-until-default=indefinite")
    try:
        ended = printed(project, server, "--printer", "slow")
    finally:
        server.call("lpadmin", "-p", "slow", "-o", "job-hold-until-default=no-hold")
        server.call("cancel", "-a", "slow")
    assert ended.code == 1
    assert "is held back in the queue of slow" in ended.err


@contextmanager
def on_its_way(
    project: Project, server: PrintServer, printer: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """``studyguide print`` while a printer is at work, and the id of its job."""
    with subprocess.Popen(
        [PROGRAM, "print", "guide", "outline.yaml", "--printer", printer],
        cwd=project.folder,
        env={**os.environ, **server.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            sent = re.search(r"as job (\d+)", process.stdout.readline())
            assert sent is not None, process.communicate()[1]
            yield process, f"{printer}-{sent[1]}"
        finally:
            process.kill()  # does nothing if it has ended


def number(id: str) -> str:
    """``7`` of ``duplex-7``."""
    return id.rpartition("-")[2]

"""``studyguide print``, as a print server and its printers see it, and as a teacher does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from studyguide.cli.print import print as print_command
from studyguide.document.blocks import Document
from studyguide.editions import EDITIONS, Edition
from studyguide.editions.model import Printout, with_key
from studyguide.editions.study import guide_printout
from studyguide.guide.model import Guide
from studyguide.printing import cups
from studyguide.printing.abilities import check_ability
from studyguide.printing.jobs import Job, PrintingFault
from studyguide.printing.outcome import is_printed
from support.extremes import LOG, ONE
from support.printers import Arrived, PrintServer, eventually, page_texts, printed
from support.projects import FLAGSHIP, Project
from support.tools import run

A4 = (210.0, 297.0)


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    """A print server with a printer that prints on both sides and one that does not."""
    with PrintServer() as server:
        server.add_printer("duplex")
        server.add_printer("simplex", duplex=False)
        yield server


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small outline, ``outline.yaml``."""
    return Project(tmp_path / "project", ONE, log=LOG)


# What arrives


def test_a_guide_arrives_as_it_was_built(server: PrintServer, tmp_path: Path) -> None:
    project = Project(tmp_path / "project", ONE, log=LOG)
    options = ("--printer", "duplex", "--copies", "28", "--allow", FLAGSHIP.parent.parent)
    ended = project.run("print", "guide", FLAGSHIP, *options, **server.environment)
    assert ended.code == 0, ended.err
    built = project.folder / "output" / "secret-speech-guide.pdf"
    arrived = latest(server)
    assert (arrived.title, arrived.copies) == ("secret-speech-guide", 28)
    assert (arrived.sides, arrived.size) == ("two-sided-long-edge", A4)
    assert page_texts(arrived.file) == page_texts(built)
    assert_same_places(arrived.file, built)
    sent, done = ended.out.splitlines()
    pages = len(page_texts(built))
    assert sent.endswith(
        f": 28 copies of {pages} pages on A4, on both sides, turned over on the long edge"
    )
    assert re.search(r"printed by duplex \(job \d+\)$", done)


def test_nothing_is_scaled_though_the_printer_was_told_to(
    project: Project, server: PrintServer
) -> None:
    server.call("lpadmin", "-p", "duplex", "-o", "fit-to-page=true", "-o", "number-up=2")
    try:
        ended = printed(project, server, "--printer", "duplex", "--paper", "letter")
    finally:
        server.call("lpadmin", "-p", "duplex", "-R", "fit-to-page", "-R", "number-up")
    assert ended.code == 0, ended.err
    assert latest(server).size == (215.9, 279.4)
    assert_same_places(latest(server).file, project.folder / "output" / "outline-guide.pdf")


def test_a_booklet_is_turned_over_on_the_short_edge(project: Project, server: PrintServer) -> None:
    """All its pages lie on the paper the same way round, fronts and backs."""
    options = ("--booklet", "--printer", "duplex", "--copies", "2")
    allow = ("--allow", FLAGSHIP.parent.parent)
    ended = project.run("print", "guide", FLAGSHIP, *options, *allow, **server.environment)
    assert ended.code == 0, ended.err
    assert "turned over on the short edge" in ended.out
    folded = project.folder / "output" / "secret-speech-guide-booklet.pdf"
    arrived = latest(server)
    assert (arrived.title, arrived.copies) == ("secret-speech-guide-booklet", 2)
    assert (arrived.sides, arrived.size) == ("two-sided-short-edge", A4)
    assert page_texts(arrived.file) == page_texts(folded)
    with pikepdf.open(arrived.file) as pdf:
        assert len({(tuple(page.mediabox), page.get("/Rotate")) for page in pdf.pages}) == 1


def test_the_line_of_a_dry_run_prints_the_same(project: Project, server: PrintServer) -> None:
    options = ("--printer", "duplex", "--copies", "2", "--output", "two words")
    before = len(server.arrived("duplex"))
    dry = project.run("print", "guide", *options, "outline.yaml", "--dry-run", CUPS_SERVER="::")
    assert (dry.code, dry.err) == (0, "")
    assert len(server.arrived("duplex")) == before
    words = shlex.split(dry.out)
    assert words[:5] == ["lp", "-d", "duplex", "-n", "2"]
    assert words[-2:] == ["--", "two words/outline-guide.pdf"]
    environment = {**os.environ, **server.environment}
    subprocess.run(words, cwd=project.folder, env=environment, capture_output=True, check=True)
    eventually(lambda: len(server.arrived("duplex")) == before + 1)
    assert (latest(server).copies, latest(server).size) == (2, A4)


def test_the_default_printer_is_used_and_named(project: Project, server: PrintServer) -> None:
    ended = printed(project, server)
    assert ended.code == 1
    assert "no printer is named, and the system has no default" in ended.err
    assert "Printers here: duplex" in ended.err
    server.call("lpadmin", "-d", "duplex")
    ended = printed(project, server)
    assert ended.code == 0, ended.err
    assert "to duplex as job" in ended.out
    assert latest(server).title == "outline-guide"


def latest(server: PrintServer) -> Arrived:
    return server.arrived("duplex")[-1]


def assert_same_places(one: Path, other: Path) -> None:
    """Every word of two files stands at the same place, to half a point."""
    ours, theirs = positions(one), positions(other)
    assert len(ours) == len(theirs) > 0
    assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) < 0.5


def positions(file: Path) -> list[float]:
    """Where the words of a file stand, in points."""
    words, _ = run("pdftotext", "-bbox", file, "-")
    return [
        float(place) for pair in re.findall(r'xMin="(.+?)" yMin="(.+?)"', words) for place in pair
    ]


# What is refused before it is sent


def test_an_unknown_printer_is_answered_with_those_there_are(
    project: Project, server: PrintServer
) -> None:
    ended = printed(project, server, "--printer", "staffroom")
    assert ended.code == 1
    assert "there is no printer “staffroom”" in ended.err
    assert "Printers here: duplex" in ended.err
    assert not (project.folder / "output").exists()


def test_a_printer_that_cannot_turn_paper_over_gets_nothing(
    project: Project, server: PrintServer
) -> None:
    ended = printed(project, server, "--printer", "simplex")
    assert (ended.code, ended.out) == (1, "")
    assert "the printer simplex cannot print on both sides" in ended.err
    assert "It prints on one side; on A4, " in ended.err
    assert server.arrived("simplex") == []
    ended = printed(project, server, "--printer", "simplex", "--one-sided")
    assert ended.code == 0, ended.err
    assert [each.sides for each in server.arrived("simplex")] == ["one-sided"]


def test_a_size_that_a_printer_lacks_is_refused(
    server: PrintServer, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``lp`` takes such a job, and the server then cancels it."""
    poster = Job(project.build("-e", "guide")[0], 1, "one-sided", "a3")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    printer = cups.find_printer("duplex")
    with pytest.raises(PrintingFault) as refused:
        check_ability(poster, printer)
    assert "the printer duplex cannot print on A3" in str(refused.value)
    assert "Letter" in refused.value.diagnostic.help[0]
    check_ability(Job(poster.file, 1, "one-sided", "letter"), printer)

    sent = cups.send(poster, printer)
    with pytest.raises(PrintingFault, match=r"job \d+ \(outline-guide\) was cancelled: .*options"):
        eventually(lambda: is_printed(sent, cups.job_status(sent), printer))


def test_a_closed_queue_gets_nothing(project: Project, server: PrintServer) -> None:
    server.call("cupsreject", "simplex")
    try:
        ended = printed(project, server, "--printer", "simplex")
    finally:
        server.call("cupsaccept", "simplex")
    assert (ended.code, ended.out) == (1, "")
    assert "the printer simplex takes no jobs at present" in ended.err


def test_without_a_print_server_nothing_is_built(project: Project, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "cups.sock")
    ended = project.run("print", "guide", "outline.yaml", CUPS_SERVER=nowhere, HOME=str(tmp_path))
    assert (ended.code, ended.out) == (1, "")
    assert "the print system (CUPS) is not running" in ended.err
    assert not (project.folder / "output").exists()


def test_an_edition_that_there_is_not_is_a_usage_error(project: Project) -> None:
    for name in ("guidebook", "guide-z", "guide-key"):
        ended = project.run("print", name, "outline.yaml", "--dry-run")
        assert (ended.code, ended.out) == (2, "")
        assert "choose from" in ended.err


# Which files


def test_keys_are_printed_only_by_their_own_name(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(guide: Guide, _: str | None) -> Sequence[Printout]:
        return with_key("paper", lambda memory=None: sheet(guide))

    monkeypatch.setitem(EDITIONS, "paper", Edition("paper", "a sheet", made))
    monkeypatch.chdir(project.folder)
    student, key = "output/outline-paper.pdf", "output/outline-paper-key.pdf"
    for asked, sent, told in (
        ("paper", [student], "For the teacher, printed only by its name: paper-key\n"),
        ("paper-key", [key], ""),
        ("outline-paper-key.pdf", [key], ""),
        ("outline-paper.pdf", [student], ""),
        ("key", ["output/outline-key.pdf"], ""),
    ):
        ended = CliRunner().invoke(print_command, [asked, "outline.yaml", "--dry-run"])
        assert ended.exit_code == 0, ended.output
        assert [shlex.split(line)[-1] for line in ended.stdout.splitlines()] == sent
        assert ended.stderr == told


def sheet(guide: Guide) -> Document:
    return guide_printout(guide, None)[0].document()


# Without CUPS


def test_without_cups_the_file_is_opened(project: Project, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    name = "open" if sys.platform == "darwin" else "xdg-open"
    viewer = programs / name
    viewer.write_text(f'#!/bin/sh\necho "$1" >"{tmp_path}/opened"\n')
    viewer.chmod(0o755)
    ended = project.run("print", "guide", "outline.yaml", "--copies", "2", PATH=str(programs))
    assert ended.code == 0, ended.err
    file = project.folder / "output" / "outline-guide.pdf"
    assert (tmp_path / "opened").read_text().strip() == str(file)
    assert "opened, as there is no CUPS here: print 2 copies of" in ended.out
    viewer.unlink()
    ended = project.run("print", "guide", "outline.yaml", PATH=str(programs))
    assert (ended.code, ended.out) == (1, "")
    assert f"nor a viewer to open it: there is no {name}" in ended.err

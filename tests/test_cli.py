"""The command line: what it understands, what it prints where, how it ends."""

from __future__ import annotations

import itertools
import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from studyguide.cli.build import build
from support.projects import PROGRAM, Project, studyguide

OUTLINE = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary}
sections:
  - id: one
    title: One
    excerpts:
      - {source: log, quote: The first day was calm.}
"""
WRONG = OUTLINE.replace("was calm", "was stormy")
DOUBTFUL = OUTLINE + "timeline: [{date: 1956, title: A storm}]\n"


def project(folder: Path, outline: str = OUTLINE) -> Project:
    return Project(folder / "project", outline, log="The first day was calm.\n")


# Help


def test_help_teaches_and_lists() -> None:
    for flag in ("--help", "-h"):
        ended = studyguide(flag)
        assert (ended.code, ended.err) == (0, "")
        for words in ("studyguide check", "studyguide build", "outline/", "output/", "Exit status"):
            assert words in ended.out
    assert re.findall(r"^  (\w+) {2,}\S", ended.out.partition("Commands:")[2], re.M) == [
        *("build", "check", "coverage", "explain", "find", "new", "plan", "preview", "print"),
        *("schema", "testpage"),
    ]


@pytest.mark.parametrize("verb", ["build", "check"])
def test_each_verb_explains_its_options(verb: str) -> None:
    ended = studyguide(verb, "--help")
    assert ended.code == 0
    wanted = {"--strict", "--format", "--allow", "--help"}
    if verb == "build":
        wanted |= {"--edition", "--output", "--paper", "--section"}
        wanted |= {"--large-print", "--booklet", "--n-up", "--tiled", "--sheet"}
        assert "answers in their places" in ended.out
    else:
        wanted.add("--counts")
    assert wanted == set(re.findall(r"--[a-z][a-z-]+", ended.out.partition("Options:")[2]))


def test_it_knows_its_version() -> None:
    ended = studyguide("--version")
    assert ended.code == 0
    assert re.fullmatch(r"studyguide \d+\.\d+\.\d+\n", ended.out)


# Usage


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], "No such command 'bild'. Did you mean build?"),
        (["frob"], "No such command 'frob'.\n"),
        (["build", "outline.yaml", "-e", "gide"], "choose from guide, key, "),
        (["build", "outline.yaml", "--paper", "a5"], "'a4', 'letter'"),
        (["build", "outline.yaml", "-o", "outline.yaml"], "is a file"),
        (["build", "nothing.yaml"], "'nothing.yaml' does not exist"),
        (["check", "sources"], "is a directory"),
        (["check", "outline.yaml", "--format", "xml"], "'human', 'json'"),
        (["check", "outline.yaml", "--allow", "nowhere"], "'nowhere' does not exist"),
        (["check", "outline.yaml", "again.yaml"], "unexpected extra argument"),
    ],
)
def test_what_it_does_not_understand_is_a_usage_error(
    tmp_path: Path, arguments: list[str], words: str
) -> None:
    ended = project(tmp_path).run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert "--help" in ended.err


def test_without_an_argument_it_takes_the_only_outline(tmp_path: Path) -> None:
    here = project(tmp_path)
    (here.folder / "outline").mkdir()
    none = here.run("check")
    assert none.code == 2
    assert "There is no outline in outline/. Name one" in none.err

    inside = OUTLINE.replace("sources/", "../sources/")
    here.write("outline/harbour.yml", inside)
    one = here.run("check")
    assert (one.code, one.err) == (0, "")
    assert one.out.startswith("outline/harbour.yml: ")

    here.write("outline/another.yaml", inside)
    two = here.run("check")
    assert two.code == 2
    assert "outline/another.yaml, outline/harbour.yml" in two.err
    assert here.run("check", "outline/harbour.yml").code == 0


@pytest.mark.parametrize("epoch", ["soon", "1e9", "99999999999999999999", "-99999999999999"])
def test_a_date_from_outside_has_to_be_one(tmp_path: Path, epoch: str) -> None:
    ended = project(tmp_path).run("check", "outline.yaml", SOURCE_DATE_EPOCH=epoch)
    assert ended.code == 2
    assert epoch in ended.err


# Exit codes and where things are printed


def test_how_it_ends(tmp_path: Path) -> None:
    right = project(tmp_path / "right")
    wrong = project(tmp_path / "wrong", WRONG)
    doubtful = project(tmp_path / "doubtful", DOUBTFUL)
    for verb in ("check", "build"):
        fine = right.run(verb, "outline.yaml")
        assert (fine.code, fine.err) == (0, "")
        assert fine.out
        bad = wrong.run(verb, "outline.yaml")
        assert (bad.code, bad.out) == (1, "")
        assert "error: " in bad.err
        loose = doubtful.run(verb, "outline.yaml")
        assert loose.code == 0
        assert "1 warning" in loose.err
        strict = doubtful.run(verb, "outline.yaml", "--strict")
        assert (strict.code, strict.out) == (1, "")
        assert "1 error" in strict.err
    assert (doubtful.folder / "output").is_dir()
    assert not (wrong.folder / "output").exists()


def test_a_build_says_what_it_has_written(tmp_path: Path) -> None:
    here = project(tmp_path)
    ended = here.run("build", "outline.yaml", "-o", "here/and there")
    lines = ended.out.splitlines()
    assert len(lines) == 2
    for line, edition in zip(lines, ("guide", "key"), strict=True):
        told = re.fullmatch(r"(.+\.pdf)  (\d+) pages?  ([\d,]+) kB  \d+\.\d\d s", line)
        assert told, line
        assert told[1] == f"here/and there/outline-{edition}.pdf"
        file = here.folder / told[1]
        assert round(file.stat().st_size / 1000) == int(told[3].replace(",", ""))
        assert file.read_bytes().startswith(b"%PDF-")
    names = sorted(path.name for path in (here.folder / "here/and there").iterdir())
    assert names == ["outline-guide.pdf", "outline-key.pdf"]


@pytest.mark.parametrize(
    ("options", "written"),
    [
        (["-e", "guide"], ["guide"]),
        (["-e", "key", "-e", "guide", "-e", "key"], ["guide", "key"]),
    ],
)
def test_editions_are_chosen(tmp_path: Path, options: list[str], written: list[str]) -> None:
    here = project(tmp_path)
    built = here.build(*options)
    assert [path.name for path in built] == [f"outline-{name}.pdf" for name in written]
    assert sorted((here.folder / "output").iterdir()) == sorted(built)


def test_all_are_all_editions(tmp_path: Path) -> None:
    built = [path.stem for path in project(tmp_path).build("--edition", "all")]
    for edition in ("guide", "key", "handout"):
        assert any(name.startswith(f"outline-{edition}") for name in built)


def test_a_build_that_lasts_says_what_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = project(tmp_path)
    clock = itertools.count()
    monkeypatch.setattr("time.perf_counter", lambda: next(clock) * 2.0)
    monkeypatch.chdir(here.folder)
    ended = CliRunner().invoke(build, ["outline.yaml"])
    assert ended.exit_code == 0
    assert re.findall(r"^(\w+ out|drawing) (\w+) …$", ended.output, re.M) == [
        *(("laying out", "guide"), ("drawing", "guide"), ("drawing", "key")),
    ]
    quiet = CliRunner().invoke(build, ["outline.yaml", "--format", "json"])
    assert "…" not in quiet.output


# For programs


@pytest.mark.parametrize("verb", ["check", "build"])
def test_json_on_standard_output_and_nothing_else(tmp_path: Path, verb: str) -> None:
    for name, outline, code in (("right", OUTLINE, 0), ("wrong", WRONG, 1), ("d", DOUBTFUL, 0)):
        here = project(tmp_path / name, outline)
        ended = here.run(verb, "outline.yaml", "--format", "json")
        assert ended.code == code
        document = json.loads(ended.out)
        assert set(document) == {"diagnostics", "errors", "warnings", "notes"}
        assert document["errors"] == code
        assert document["warnings"] == (name == "d")
        for found in document["diagnostics"]:
            assert set(found) == {"code", "severity", "message", "place", "help", "related"}
            place = found["place"]
            assert place["file"] == "outline.yaml"
            line = outline.splitlines()[place["line"] - 1]
            assert line[place["column"] - 1 :][: place["length"]].strip()
        assert "error:" not in ended.err


def test_json_is_in_unicode_wherever_it_goes(tmp_path: Path) -> None:
    here = project(tmp_path, OUTLINE.replace("was calm", "była «спокойной»"))
    for environment in ({"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        ended = here.run("check", "outline.yaml", "--format", "json", **environment)
        assert ended.code == 1
        assert "«спокойной»" in " ".join(ended.found[0]["help"])


# For people


def test_colour_is_for_terminals_that_want_it(tmp_path: Path) -> None:
    here = project(tmp_path, WRONG)
    assert "\x1b" not in here.run("check", "outline.yaml").err
    assert "\x1b[1;31m" in on_a_terminal(here, {})
    assert "\x1b" not in on_a_terminal(here, {"NO_COLOR": "1"})


def on_a_terminal(project: Project, environment: dict[str, str]) -> str:
    """What ``check`` prints to a terminal."""
    leader, follower = pty.openpty()
    own = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    with subprocess.Popen(
        [PROGRAM, "check", "outline.yaml"],
        cwd=project.folder,
        env=own | {"TERM": "xterm"} | environment,
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
    ) as process:
        os.close(follower)
        printed = b""
        try:
            while part := os.read(leader, 65536):
                printed += part
        except OSError:  # the other end is closed
            pass
        assert process.wait(60) == 1
    os.close(leader)
    return printed.decode()


def test_what_a_file_holds_cannot_steer_the_terminal(tmp_path: Path) -> None:
    name = "a\x1b[2Jb\n.yaml"
    here = project(tmp_path)
    (here.folder / name).write_text(WRONG, encoding="utf-8")
    ended = here.run("check", name)
    assert ended.code == 1
    assert "\x1b" not in ended.err
    assert "a␛[2Jb .yaml:8:" in ended.err


def test_names_of_files_may_be_in_any_script(tmp_path: Path) -> None:
    here = project(tmp_path)
    (here.folder / "Ärger über 1956.yaml").write_text(OUTLINE, encoding="utf-8")
    for environment in ({}, {"LC_ALL": "C"}):
        ended = here.run("build", "Ärger über 1956.yaml", "-o", "Ж", **environment)
        assert ended.code == 0
        assert "Ж/Ärger über 1956-guide.pdf" in ended.out
        assert len(list((here.folder / "Ж").iterdir())) == 2

"""``studyguide check --counts``, and results that cannot be printed as they are."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from support.projects import PROGRAM, Project

LOG = "The first day was calm.\n\nOn the second day a storm came.\n\nNobody was lost.\n"
OUTLINE = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Журнал, kind: primary}
  note: {file: sources/note.txt, label: Note, kind: secondary}
sections:
  - id: one
    title: One
    objectives: [Say what came, Say when]
    text: |
      It was calm, *very* calm [@log "The first day was calm"] - and then it wasn’t [@note ¶2].

      - A storm came.
    excerpts:
      - {id: calm, source: log, paragraphs: 1}
      - {id: storm, source: note, paragraphs: 2}
      - {id: lost, source: log, quote: Nobody was lost}
    questions:
      - {kind: short, ask: A?, on: [calm, storm], points: 4, answer: "Yes [@log ¶1]"}
      - {kind: short, ask: B?, on: [calm, lost], answer: "Yes [@log ¶1]"}
      - {kind: true-false, ask: C?, answer: true, why: "So [@log ¶1]"}
  - {id: two, title: Two}
quiz:
  - {kind: essay, ask: D?, points: 8, answer: "Yes [@log ¶1]"}
timeline:
  - {date: 1953, title: A storm, cite: {source: log}}
  - {date: 1924, title: A calm, cite: {source: log}}
terms:
  - {term: Storm, meaning: Wind, cite: {source: log}}
"""
TABLE = """\
section  objectives  words  excerpts             points  in conversation  questions
1 one    2           12     3: Note 1, Журнал 2  6       1                3: short 2, true-false 1
2 two    0           0      0                    0       0                0
quiz     -           -      -                    8       0                1: essay 1
all      2           12     3                    14      1                4

2 events (1924 to 1953), 1 terms, 0 people, 4 quotations verified, 12 citations
"""


@pytest.fixture
def here(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", OUTLINE, log=LOG, note=LOG)


def test_a_table_follows_the_verdict(here: Project) -> None:
    ended = here.run("check", "outline.yaml", "--counts")
    assert (ended.code, ended.err) == (0, "")
    verdict, _, table = ended.out.partition("\n\n")
    assert verdict.startswith("outline.yaml: 4 quotations verified")
    assert table == TABLE
    assert here.run("check", "outline.yaml").out == f"{verdict}\n"


def test_programs_get_the_same(here: Project) -> None:
    counts = json.loads(here.check("--counts").out)["counts"]
    assert "counts" not in json.loads(here.check().out)
    one, two = counts.pop("sections")
    assert one == {
        "number": 1,
        "id": "one",
        "objectives": 2,
        "words": 12,
        "excerpts": {"Note": 1, "Журнал": 2},
        "questions": {
            "kinds": {"short": 2, "true-false": 1},
            "in_conversation": 1,
            "points": 6,
        },
    }
    assert (two["excerpts"], two["questions"]["kinds"]) == ({}, {})
    assert counts == {
        "quiz": {"kinds": {"essay": 1}, "in_conversation": 0, "points": 8},
        "events": 2,
        "dates": ["1924", "1953"],
        "terms": 1,
        "people": 0,
        "quotations": 4,
        "citations": 12,
    }


def test_what_is_wrong_is_not_counted(tmp_path: Path) -> None:
    wrong = Project(tmp_path / "project", OUTLINE.replace("Nobody was", "Anybody was"), log=LOG)
    ended = wrong.run("check", "outline.yaml", "--counts")
    assert (ended.code, ended.out) == (1, "")
    assert "counts" not in json.loads(wrong.check("--counts").out)


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1251"])
def test_any_encoding_of_the_output_will_do(here: Project, encoding: str) -> None:
    command = [PROGRAM, "check", "outline.yaml", "--counts"]
    settings = {"PYTHONIOENCODING": encoding}
    people = subprocess.run(command, cwd=here.folder, env=settings, capture_output=True, check=True)
    assert people.stderr == b""
    table = people.stdout.decode(encoding)
    assert ("Журнал" if encoding == "cp1251" else "\\u0416\\u0443") in table
    programs = subprocess.run(
        [*command, "--format", "json"],
        cwd=here.folder,
        env=settings,
        capture_output=True,
        check=False,
    )
    assert (programs.returncode, programs.stderr) == (0, b"")
    assert "Журнал" in programs.stdout.decode("utf-8")
    assert json.loads(programs.stdout)["errors"] == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
@pytest.mark.parametrize("form", ["human", "json"])
@pytest.mark.parametrize("verb", ["check", "build"])
def test_output_that_cannot_be_written_is_said_in_a_line(
    here: Project, verb: str, form: str
) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [PROGRAM, verb, "outline.yaml", "--format", form],
            cwd=here.folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr == "The output cannot be written: No space left on device.\n"


def test_a_reader_that_has_seen_enough_gets_no_complaint(here: Project) -> None:
    ended = subprocess.Popen(
        [PROGRAM, "check", "outline.yaml", "--format", "json"],
        cwd=here.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert ended.stdout is not None and ended.stderr is not None
    ended.stdout.close()
    assert ended.stderr.read() == b""
    ended.stderr.close()
    ended.wait()

"""``studyguide schema``: the schema printed, written, and set up for an editor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.projects import ROOT, Project, studyguide

OUTLINE = """\
# A comment of the author's.
title: A Harbour

sources:   # and another
  log: {file: sources/log.txt, label: Log, kind: primary}
sections:
  - id: one
    title: One
    excerpts:
      - {source: log, quote: The first day was calm.}
"""
MODELINE = "# yaml-language-server: $schema=outline.schema.json"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = Project(tmp_path, OUTLINE, log="The first day was calm.\n").outline
    (tmp_path / "outline").mkdir()
    path = tmp_path / "outline" / "harbour.yaml"
    path.write_bytes(made.read_bytes().replace(b"sources/", b"../sources/"))
    return tmp_path


def test_the_schema_is_printed() -> None:
    ended = studyguide("schema")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (ROOT / "outline" / "outline.schema.json").read_text(encoding="utf-8")
    theme = json.loads(studyguide("schema", "--theme").out)
    assert {"faces", "colours", "page", "styles"} == theme["$defs"]["Theme"]["properties"].keys()


def test_the_schema_is_the_same_every_time() -> None:
    assert (
        studyguide("schema", PYTHONHASHSEED="1").out == studyguide("schema", PYTHONHASHSEED="2").out
    )


def test_the_schema_is_written_and_the_line_to_name_it_told(tmp_path: Path) -> None:
    ended = studyguide("schema", "-o", "schemas/mine.json", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "# yaml-language-server: $schema=mine.json" in ended.out.splitlines()
    assert json.loads((tmp_path / "schemas" / "mine.json").read_bytes())["$defs"]


def test_an_outline_is_set_up_and_nothing_else_of_it_changes(project: Path) -> None:
    path = project / "outline" / "harbour.yaml"
    before = path.read_bytes()
    ended = studyguide("schema", "--install", cwd=project)
    assert (ended.code, ended.err) == (0, "")
    assert path.read_bytes() == MODELINE.encode() + b"\n" + before
    assert json.loads((path.parent / "outline.schema.json").read_bytes())["$defs"]
    assert studyguide("check", cwd=project).code == 0


def test_an_outline_that_names_a_schema_stays_as_it_is(project: Path) -> None:
    path = project / "outline" / "harbour.yaml"
    for line in (
        MODELINE,
        "# A guide.\n\n#  yaml-language-server: $schema=other.json",
        "# $schema: other.json",
    ):
        path.write_text(f"{line}\n{OUTLINE}", encoding="utf-8")
        ended = studyguide("schema", "--install", cwd=project)
        assert (ended.code, path.read_text(encoding="utf-8")) == (0, f"{line}\n{OUTLINE}")
        assert "still does" in ended.out


def test_lines_end_and_files_begin_as_before(project: Path) -> None:
    path = project / "outline" / "harbour.yaml"
    before = OUTLINE.replace("\n", "\r\n").encode()
    path.write_bytes(b"\xef\xbb\xbf" + before)
    assert studyguide("schema", "--install", cwd=project).code == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + MODELINE.encode() + b"\r\n" + before


def test_a_theme_is_set_up(project: Path) -> None:
    path = project / "outline" / "mine.yaml"
    path.write_text("page: {measure: 340}\n", encoding="utf-8")
    ended = studyguide("schema", "--theme", "--install", "outline/mine.yaml", cwd=project)
    assert (ended.code, ended.err) == (0, "")
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=theme.schema.json"
    assert (path.parent / "theme.schema.json").exists()


def test_what_cannot_be_read_or_written_is_told(project: Path) -> None:
    path = project / "outline" / "harbour.yaml"
    path.write_bytes(OUTLINE.encode().replace(b"Harbour", b"Harb\xfcr"))
    ended = studyguide("schema", "--install", cwd=project)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "error: outline/harbour.yaml cannot be read: it is not UTF-8\n"
    (project / "taken").write_text("a file", encoding="utf-8")
    ended = studyguide("schema", "-o", "taken/x.json", cwd=project)
    assert ended.code == 1
    assert ended.err.startswith("error: taken") and "cannot be written" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("outline/harbour.yaml",),
        ("--install", "-o", "x.json"),
        ("--install", "--theme"),
        ("--install", "outline/none.yaml"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], project: Path) -> None:
    before = sorted((project / "outline").iterdir())
    ended = studyguide("schema", *arguments, cwd=project)
    assert (ended.code, ended.out) == (2, "")
    assert sorted((project / "outline").iterdir()) == before

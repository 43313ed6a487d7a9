"""A path in an outline leads to a file of the project, or nowhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studyguide.diagnostics import Diagnostic, Findings
from studyguide.outline.paths import project_of, resolve_inside


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an outline and a source, and something beside it."""
    for folder in ("project/outline", "project/sources", "beside"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("project/outline/a.yaml", "project/sources/speech.txt", "beside/secret.txt"):
        (tmp_path / file).write_text("words", encoding="utf-8")
    return tmp_path / "project"


def resolve(
    project: Path, written: str, allowed: tuple[Path, ...] = ()
) -> tuple[Path | None, list[Diagnostic]]:
    findings = Findings()
    outline = project / "outline" / "a.yaml"
    return resolve_inside(written, outline, project_of(outline), allowed, findings), list(findings)


def refused(project: Path, written: str, allowed: tuple[Path, ...] = ()) -> Diagnostic:
    path, (found,) = resolve(project, written, allowed)
    assert path is None
    return found


def test_the_project_is_round_the_folder_of_outlines(tmp_path: Path) -> None:
    assert project_of(tmp_path / "outline" / "a.yaml") == tmp_path
    assert project_of(tmp_path / "a.yaml") == tmp_path


def test_a_relative_outline_has_a_project(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "outline")
    outline = Path("a.yaml")
    findings = Findings()
    assert project_of(outline) == project
    found = resolve_inside("../sources/speech.txt", outline, project, (), findings)
    assert found == (project / "sources" / "speech.txt").resolve()


def test_a_file_of_the_project(project: Path) -> None:
    path, found = resolve(project, "../sources/speech.txt")
    assert (path, found) == ((project / "sources/speech.txt").resolve(), [])


def test_a_project_that_is_reached_by_a_link(project: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(project)
    path, found = resolve(link, "../sources/speech.txt")
    assert (path, found) == ((project / "sources/speech.txt").resolve(), [])


def test_ways_out_are_refused(project: Path, tmp_path: Path) -> None:
    (project / "sources/file.txt").symlink_to(tmp_path / "beside/secret.txt")
    (project / "sources/folder").symlink_to(tmp_path / "beside")
    for written in (
        "../../beside/secret.txt",
        "../sources/../../beside/secret.txt",
        "../sources/file.txt",
        "../sources/folder/secret.txt",
        "../../beside/missing.txt",
        str(tmp_path / "beside/secret.txt"),
        "/etc/passwd",
    ):
        found = refused(project, written)
        assert found.code == "path-outside-project"
        assert any("--allow" in line for line in found.help)


def test_a_folder_beside_is_not_a_folder_inside(project: Path, tmp_path: Path) -> None:
    twin = tmp_path / "project-2"
    twin.mkdir()
    (twin / "a.txt").write_text("words", encoding="utf-8")
    assert refused(project, "../../project-2/a.txt").code == "path-outside-project"


def test_absolute_paths_need_leave_even_inside(project: Path) -> None:
    written = str(project / "sources/speech.txt")
    assert refused(project, written).code == "path-outside-project"
    path, found = resolve(project, written, (project,))
    assert (path, found) == (Path(written).resolve(), [])


def test_the_command_line_can_allow_a_folder(project: Path, tmp_path: Path) -> None:
    for written in ("../../beside/secret.txt", str(tmp_path / "beside/secret.txt")):
        path, found = resolve(project, written, (tmp_path / "beside",))
        assert (path, found) == ((tmp_path / "beside/secret.txt").resolve(), [])
    assert refused(project, "/etc/passwd", (tmp_path / "beside",)).code == "path-outside-project"


def test_a_missing_file_and_one_with_nearly_its_name(project: Path) -> None:
    found = refused(project, "../sources/speach.txt")
    assert (found.code, found.help) == ("file-missing", ("Did you mean “../sources/speech.txt”?",))
    assert "file: ../sources/speech.txt" in refused(project, "..\\sources\\speech.txt").help
    assert "file: speech.txt" in refused(project, "C:\\Texts\\speech.txt").help
    assert "address on the web" in refused(project, "https://example.org/a.txt").help[0]
    assert refused(project, "a.yaml/speech.txt").code == "file-missing"


@pytest.mark.parametrize("written", [".", "..", "../sources", "pipe", "loop", "a\0b", "x" * 5000])
def test_what_is_no_file(project: Path, written: str) -> None:
    os.mkfifo(project / "outline/pipe")
    (project / "outline/loop").symlink_to("loop")
    assert refused(project, written).code == "file-unreadable"

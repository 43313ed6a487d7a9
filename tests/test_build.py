"""``studyguide build``: the files it writes, the same every time, from whatever is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from support.copies import Copy, folded, place
from support.extremes import LOG, ONE, section
from support.projects import ROOT, Project, studyguide


def project(folder: Path, outline: str = ONE, **sources: str | bytes) -> Project:
    """The source above, or others, below an outline."""
    return Project(folder / "project", outline, **{"log": LOG, **sources})


# The same input, the same bytes


def test_the_flagship_is_the_same_in_every_process_and_folder(tmp_path: Path) -> None:
    here = built_flagship(ROOT, tmp_path / "here", PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    copy = tmp_path / "Другая папка"
    for folder in ("outline", "seeds"):
        shutil.copytree(ROOT / folder, copy / folder)
    there = built_flagship(copy, "there", PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C")
    assert there == here
    alone = built_flagship(copy, "alone", "-e", "guide", PYTHONHASHSEED="3")
    assert alone == {"secret-speech-guide.pdf": here["secret-speech-guide.pdf"]}


def built_flagship(
    cwd: Path, folder: str | Path, *options: str, **environment: str
) -> dict[str, bytes]:
    ended = studyguide("build", "-o", folder, *options, cwd=cwd, **environment)
    assert ended.code == 0, ended.err
    return {path.name: path.read_bytes() for path in sorted((cwd / folder).iterdir())}


def test_the_date_is_the_outline_s_or_that_of_the_build_never_the_clock_s(tmp_path: Path) -> None:
    undated = project(tmp_path / "undated")
    dated = project(tmp_path / "dated", f"date: 2026-03-01\n{ONE}")
    epoch = {"SOURCE_DATE_EPOCH": "1740441600"}  # 2025-02-25 in UTC, a day later in Tokyo
    for here, environment, day in (
        (undated, {}, None),
        (undated, epoch | {"TZ": "Asia/Tokyo"}, "2025-02-25"),
        (dated, {}, "2026-03-01"),
        (dated, epoch, "2026-03-01"),
    ):
        for path in here.build(**environment):
            assert stored_day(path) == day
            cover = Copy(path).pages[0]
            assert re.findall(r"\d+ \w+ 20\d\d", cover) == ([spelt(day)] if day else [])


def stored_day(path: Path) -> str | None:
    """The date in the information dictionary, which the metadata must repeat."""
    with pikepdf.open(path) as pdf, pdf.open_metadata() as xmp:
        if "/CreationDate" not in pdf.docinfo:
            assert "xmp:CreateDate" not in xmp
            return None
        year, month, day = re.findall(r"D:(\d{4})(\d\d)(\d\d)", str(pdf.docinfo.CreationDate))[0]
        assert xmp["xmp:CreateDate"].startswith(f"{year}-{month}-{day}T")
        assert str(pdf.docinfo.ModDate) == str(pdf.docinfo.CreationDate)
    return f"{year}-{month}-{day}"


def spelt(day: str) -> str:
    return {"2025-02-25": "25 February 2025", "2026-03-01": "1 March 2026"}[day]


# Files


def test_a_later_build_replaces_the_files_and_leaves_others_alone(tmp_path: Path) -> None:
    here = project(tmp_path)
    first = [path.read_bytes() for path in here.build()]
    here.write("output/mine.txt", "keep me")
    here.write("outline.yaml", ONE.replace("A Harbour", "Another Harbour"))
    assert [path.read_bytes() for path in here.build()] != first
    names = sorted(path.name for path in (here.folder / "output").iterdir())
    assert names == ["mine.txt", "outline-guide.pdf", "outline-key.pdf"]
    here.write("outline.yaml", ONE)
    assert [path.read_bytes() for path in here.build()] == first


@pytest.mark.parametrize("folder", ["file/inside", "/proc/nowhere"])
def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path, folder: str) -> None:
    here = project(tmp_path)
    here.write("file", "")
    ended = here.run("build", "outline.yaml", "-o", folder)
    assert (ended.code, ended.out) == (1, "")
    assert re.fullmatch(rf"{folder} cannot be written: .+\n", ended.err)


def test_a_file_that_cannot_be_replaced_is_named_and_nothing_left_behind(tmp_path: Path) -> None:
    here = project(tmp_path)
    (here.folder / "output/outline-key.pdf").mkdir(parents=True)
    ended = here.run("build", "outline.yaml", "-e", "key")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("output/outline-key.pdf cannot be written: ")
    assert [path.name for path in (here.folder / "output").iterdir()] == ["outline-key.pdf"]


def test_paper_is_chosen_by_the_outline_and_by_the_command(tmp_path: Path) -> None:
    plain = project(tmp_path / "plain")
    lettered = project(tmp_path / "lettered", f"paper: letter\n{ONE}")
    a4, letter = (595.28, 841.89), (612, 792)
    for here, options, size in (
        (plain, [], a4),
        (plain, ["--paper", "letter"], letter),
        (lettered, [], letter),
        (lettered, ["--paper", "a4"], a4),
    ):
        for path in here.build(*options):
            assert Copy(path).size == pytest.approx(size, abs=0.01)


# What students must not see


def test_names_that_only_answers_hold_are_not_in_the_index(tmp_path: Path) -> None:
    outline = section("""\
questions:
  - kind: short
    ask: Who wrote it?
    answer: Anna Berg did
    note: Or Carla Dietz
    evidence: {source: log, quote: said Anna Berg}
""")
    people = """\
terms: [{term: Boat, meaning: A ship, cite: {source: log}}]
people:
  - {name: Anna Berg, sort: "Berg, Anna", role: The writer, cite: {source: log}}
  - {name: Carla Dietz, sort: "Dietz, Carla", role: A reader, cite: {source: log}}
"""
    guide, key = map(Copy, project(tmp_path, outline + people).build())
    assert "Anna Berg did" in key.text
    entries = [folded(entry.text) for entry in guide.section("Index").find("LBody")]
    where = guide.labels[place(guide.section("People"))[0]]
    assert guide.labels[place(guide.questions[1])[0]] != where
    assert f"Berg, Anna {where}" in entries
    assert f"Dietz, Carla {where}" in entries

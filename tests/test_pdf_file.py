"""The file as other programs see it: validators, renderers, and the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from studyguide.layout.plan import Element, Ink
from studyguide.pdf import draw
from support.plans import full_plan, line, page, plan
from support.tools import run
from support.verapdf import assert_compliant

_TESTS = Path(__file__).parent


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The full plan in both inks, and the smallest plan there is."""
    folder = tmp_path_factory.mktemp("pdf")
    smallest = plan(page("1", [line(100, "Words", Element("P"))]))
    made = {
        "student.pdf": draw(full_plan(), Ink.STUDENT),
        "key.pdf": draw(full_plan(), Ink.KEY),
        "smallest.pdf": draw(smallest, Ink.STUDENT),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def test_verapdf_finds_the_files_compliant(files: list[Path]) -> None:
    assert_compliant(files, ("ua1", "2a", "2b"))


def test_qpdf_finds_no_fault(files: list[Path]) -> None:
    for file in files:
        output, complaint = run("qpdf", "--check", file)
        assert "No syntax or stream encoding errors found" in output
        assert not complaint


def test_poppler_reads_and_renders_without_a_warning(files: list[Path], tmp_path: Path) -> None:
    for file in files:
        text, complaint = run("pdftotext", file, "-")
        assert text.strip()
        assert not complaint
        _, complaint = run("pdftoppm", "-r", "40", "-png", file, tmp_path / file.stem)
        assert not complaint
        fonts, complaint = run("pdffonts", file)
        assert not complaint
        for row in fonts.splitlines()[2:]:
            assert "CID TrueType" in row
            assert "yes yes yes" in row
    assert len(list(tmp_path.glob("*.png"))) == 3 + 3 + 1


def test_poppler_finds_the_words_where_they_were_placed(files: list[Path]) -> None:
    text, _ = run("pdftotext", "-f", "1", "-l", "1", files[0], "-")
    assert "Heading of AV To" in text
    assert "«Привет, мир»" in text


def test_mupdf_reads_and_renders_without_a_warning(files: list[Path], tmp_path: Path) -> None:
    for file in files:
        _, complaint = run("mutool", "info", file)
        assert not complaint
        _, complaint = run("mutool", "draw", "-r", "40", "-o", tmp_path / "%d.png", file)
        # Distributions build mupdf without colour management; it says so at every profile.
        said = complaint.replace("warning: ICC support is not available", "")
        assert "warning" not in said
        assert "error" not in said


def test_the_bytes_are_the_same_in_every_process(tmp_path: Path) -> None:
    script = (
        "import sys; from support.plans import full_plan; from studyguide.pdf import draw;"
        "from studyguide.layout.plan import Ink;"
        "sys.stdout.buffer.write(draw(full_plan(), Ink.KEY))"
    )
    here = draw(full_plan(), Ink.KEY)
    for seed, zone, folder in (("1", "Asia/Tokyo", tmp_path), ("2", "America/Lima", _TESTS)):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": "C",
            "PYTHONPATH": str(_TESTS),
        }
        there = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            cwd=folder,
            capture_output=True,
            check=True,
        )
        assert there.stdout == here


def test_a_plan_is_drawn_as_often_as_wanted() -> None:
    drawn = full_plan()
    student = draw(drawn, Ink.STUDENT)
    assert draw(drawn, Ink.KEY) != student
    assert draw(drawn, Ink.STUDENT) == student


def test_other_words_give_another_identifier(tmp_path: Path) -> None:
    identifiers = set()
    for words in ("Words", "Wards"):
        (tmp_path / "file.pdf").write_bytes(
            draw(plan(page("1", [line(100, words, Element("P"))])), Ink.STUDENT)
        )
        with pikepdf.open(tmp_path / "file.pdf") as pdf:
            first, second = pdf.trailer.ID
            assert bytes(first) == bytes(second)
            identifiers.add(bytes(first))
    assert len(identifiers) == 2


def test_information_and_metadata_agree(files: list[Path]) -> None:
    with pikepdf.open(files[0]) as pdf, pdf.open_metadata() as xmp:
        info = pdf.docinfo
        assert str(info.Title) == xmp["dc:title"] == "Guide & key: “a < b”"
        assert xmp["dc:creator"] == [str(info.Author)] == ["Анна Ахматова"]
        assert str(info.Subject) == xmp["dc:description"] == "What (this) is \\ about"
        assert str(info.Keywords) == xmp["pdf:Keywords"] == "history, XX съезд"
        assert str(info.CreationDate) == "D:20260225093000+03'00'"
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-02-25T09:30:00+03:00"


def test_without_a_date_no_date_is_written(files: list[Path]) -> None:
    with pikepdf.open(files[2]) as pdf, pdf.open_metadata() as xmp:
        assert "/CreationDate" not in pdf.docinfo
        assert "xmp:CreateDate" not in xmp


def test_reportlab_is_imported_only_to_draw() -> None:
    script = "import sys, studyguide.pdf; print('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"False"]

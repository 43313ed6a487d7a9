"""The benchmarks: what they build is right and the same in both twins. No time is measured."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from pikepdf import OutlineItem, Pdf

from studyguide.editions.vocabulary import vocabulary
from support.projects import studyguide

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
SECTIONS = 2
TABLE_HEADS = {
    "Date",
    "Event",
    "Source",
    "Term",
    "Meaning",
    "Person",
    *("Who", "they", "were"),
    "Where",
    "Quotation",
    "Verdict",
}
"""Words that stand once more on every page that a table reaches."""
SCALE = {
    "July",
    "no",
    "dates",
    "Section",
    *re.findall(r"\w+", str(vocabulary("en").timeline_legend)),
}
"""Words of the timeline's scale and of its legend, of which we print only what occurs."""


def script(name: str, *arguments: object) -> None:
    ended = subprocess.run(
        [sys.executable, BENCHMARKS / name, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


@pytest.fixture(scope="module")
def outline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outline of a small project of the generator's."""
    folder = tmp_path_factory.mktemp("project")
    script("content.py", folder, SECTIONS)
    return folder / "outline" / "guide.yaml"


@pytest.fixture(scope="module")
def twins(outline: Path) -> tuple[Path, Path]:
    """The student's guide as studyguide and as Typst set it."""
    document, pdf = outline.with_name("guide.typ"), outline.with_name("typst.pdf")
    script("typst_twin.py", outline, document)
    script("typst_build.py", document, pdf)
    ended = studyguide("build", outline, "-e", "guide", "-o", outline.parent)
    assert ended.code == 0, ended.err
    return outline.with_name("guide-guide.pdf"), pdf


def bookmarks(file: Path) -> list[str]:
    def walk(items: Iterable[OutlineItem]) -> list[str]:
        return [title for item in items for title in (str(item.title), *walk(item.children))]

    with Pdf.open(file) as pdf, pdf.open_outline() as outline:
        return walk(outline.root)


def words(file: Path) -> Counter[str]:
    """The words between the head and the foot of all pages, without numbers.

    What says on a page of ours that something goes on is left out: our pages end elsewhere.
    """
    crop = ("-x", "0", "-y", "60", "-W", "600", "-H", "715")
    command = ("pdftotext", "-raw", *crop, str(file), "-")
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    text = re.sub(r"(?m)^\f?\w+ \w+, continued$", "", text)
    return Counter(re.findall(r"[^\W\d_]+", text))


def test_the_project_has_no_fault(outline: Path) -> None:
    ended = studyguide("check", "--strict", outline)
    assert (ended.code, ended.err) == (0, "")


def test_the_project_has_everything(outline: Path) -> None:
    text = outline.read_text(encoding="utf-8")
    for kind in ("short", "essay", "choice", "true-false", "match", "order", "cloze"):
        assert f"kind: {kind}" in text
    for form in ("quote: ", "from: ", "paragraphs: ", "…", "timeline:", "terms:", "people:"):
        assert form in text


def test_the_same_size_is_the_same_project(outline: Path, tmp_path: Path) -> None:
    script("content.py", tmp_path, SECTIONS)
    for file in [outline, *sorted(outline.parent.parent.rglob("*.txt"))]:
        again = tmp_path / file.relative_to(outline.parent.parent)
        assert again.read_bytes() == file.read_bytes()


def test_both_twins_have_the_same_headings(twins: tuple[Path, Path]) -> None:
    ours, typst = map(bookmarks, twins)
    assert len(ours) > 10
    assert ours == typst


def test_both_twins_have_the_same_words(twins: tuple[Path, Path]) -> None:
    ours, typst = map(words, twins)
    assert ours.total() > 5000
    assert set((ours - typst) + (typst - ours)) <= TABLE_HEADS | SCALE


def test_both_twins_have_about_the_same_pages(twins: tuple[Path, Path]) -> None:
    ours, typst = (len(Pdf.open(file).pages) for file in twins)
    assert ours == pytest.approx(typst, rel=0.1)


def test_edits_reach_the_page_of_the_preview(outline: Path, tmp_path: Path) -> None:
    pytest.importorskip("tornado", reason="the preview's server is not installed")
    script("edit.py", outline, tmp_path, "--edits", "2")

"""Everything the flagship's outline gives a class, built in one go and read back."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from support.projects import Project, studyguide
from support.tools import run
from support.verapdf import assert_compliant

PAPERS = ("a4", "letter")
SECTIONS = ("background", "speech", "reception", "reforms", "assessment")
FILES = {
    "guide",
    "key",
    *(f"handout-{section}{key}" for section in SECTIONS for key in ("", "-key")),
    *("worksheet", "worksheet-key", "quiz-a", "quiz-a-key", "quiz-b", "quiz-b-key"),
    *("cards", "cornell", "timeline-poster", "timeline", "timeline-key"),
}

NUMBERED = re.compile(r" *(\d{1,2})\s{2,}(\S.{20,}?)\s{2,}\d+ points?")
"""A question's first line in text that keeps the columns of a page."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All editions on both papers; nothing is found wanting, not even under ``--strict``."""
    made = {}
    for paper in PAPERS:
        made[paper] = tmp_path_factory.mktemp(paper)
        ended = studyguide("build", "-e", "all", "--strict", "--paper", paper, "-o", made[paper])
        assert (ended.code, ended.err) == (0, "")
    return made


def files_of(folder: Path) -> dict[str, Path]:
    """The PDFs of the flagship by their names."""
    return {path.stem.removeprefix("secret-speech-"): path for path in folder.glob("*.pdf")}


def test_one_outline_gives_every_sheet(folders: dict[str, Path]) -> None:
    for folder in folders.values():
        assert files_of(folder).keys() == FILES
        assert (folder / "secret-speech-cards-anki.txt").exists()


@pytest.mark.parametrize("paper", PAPERS)
def test_all_are_accessible_and_archival(folders: dict[str, Path], paper: str) -> None:
    assert_compliant(folders[paper].glob("*.pdf"))


def test_print_masters_are_archival(tmp_path: Path) -> None:
    for arguments in (
        ("-e", "guide", "-e", "handout", "--booklet"),
        ("-e", "worksheet", "--n-up", "2"),
        ("-e", "timeline", "--tiled"),
    ):
        assert studyguide("build", *arguments, "-o", tmp_path).code == 0
    masters = sorted(tmp_path.glob("*.pdf"))
    assert len(masters) == 14
    assert_compliant(masters, ("2b",))


def test_every_edition_is_the_same_in_another_process(
    folders: dict[str, Path], tmp_path: Path
) -> None:
    assert studyguide("build", "-e", "all", "-o", tmp_path, PYTHONHASHSEED="7").code == 0
    for path in folders["a4"].iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


@pytest.mark.parametrize("paper", PAPERS)
def test_a_handout_is_one_sheet(folders: dict[str, Path], paper: str) -> None:
    for name, path in files_of(folders[paper]).items():
        if name.startswith("handout"):
            with pikepdf.open(path) as file:
                assert len(file.pages) == 2, name


def questions_of(path: Path) -> list[tuple[str, str]]:
    """The number of every question with the first line of its words."""
    text, _ = run("pdftotext", "-layout", path, "-")
    return [
        (found[1], found[2]) for line in text.splitlines() if (found := NUMBERED.fullmatch(line))
    ]


def test_questions_have_the_numbers_of_the_guide(folders: dict[str, Path]) -> None:
    files = files_of(folders["a4"])
    asked = questions_of(files["guide"])
    met = 0
    for name in ("worksheet", "quiz-a", "quiz-b", *(f"handout-{each}" for each in SECTIONS)):
        for number, words in questions_of(files[name]):
            assert (number, words) in asked, (name, words)
            met += 1
    assert met > 70


SMALL = """
    title: Small
    sources:
      a: {file: sources/a.txt, label: A, kind: primary, reference: {type: book, title: A}}
    sections:
      - id: %s
        title: One
        questions: [{kind: short, ask: What is A?, answer: Little., evidence: {source: a}}]
"""


def test_ids_of_sections_leave_the_names_of_files_alone(tmp_path: Path) -> None:
    for id in ("key", "a-key", "a-large-print"):
        (found,) = Project(tmp_path / id, SMALL % id, a="Little.\n").check().found
        assert (found["code"], found["severity"]) == ("section-id-taken", "error")


def test_strict_refuses_what_only_layout_finds(tmp_path: Path) -> None:
    question = "{kind: short, ask: What is A?, answer: Little., evidence: {source: a}}"
    assert question in SMALL
    many = ", ".join([question.replace("short", "short, lines: 40")] * 4)
    made = Project(tmp_path, SMALL.replace(question, many) % "one", a="Little.\n")
    for verb in ("build", "plan"):
        easy = made.run(verb, "outline.yaml", "-e", "handout")
        assert ("handout-long" in easy.err, easy.code) == (True, 0), verb
        assert made.run(verb, "outline.yaml", "-e", "handout", "--strict").code == 1, verb

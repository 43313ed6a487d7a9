"""The index as a reader uses it: what is found, on which pages, and what it says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.copies import Copy, folded, pieces
from support.page_content import Piece
from support.projects import Project
from support.reading import Node

SECTIONS = (
    "A storm came.",
    "The storm grew.",
    "Storms everywhere.",
    "‘Thaw’ they called it, and the Group of\N{NO-BREAK SPACE}Ten met.",
    "A storm once more, and the Group of Ten.",
    "Another storm, and a\N{NARROW NO-BREAK SPACE}thaw.",
)
TERMS = """\
terms:
  - {term: Storm, also: [storms], meaning: Wind, cite: {source: log}}
  - {term: The Thaw, also: ["‘Thaw’"], meaning: Ice melts, cite: {source: log}}
  - {term: Group of Ten, meaning: Ten who met, cite: {source: log}}
  - {term: (b), meaning: Letter in brackets, cite: {source: log}}
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A guide whose sections are a page each."""
    sections = "".join(
        f'  - {{id: s{i}, title: Section, text: "{text}"}}\n' for i, text in enumerate(SECTIONS)
    )
    return built(tmp_path_factory.mktemp("index"), f"sections:\n{sections}{TERMS}")


def built(folder: Path, rest: str) -> Copy:
    head = "title: A\nsources:\n  log: {file: sources/log.txt, label: Log, kind: primary}\n"
    guide, _ = Project(folder / "project", head + rest, log="A storm (b).\n").build()
    return Copy(guide)


def entry(copy: Copy, name: str) -> Node:
    (found,) = (body for body in copy.section("Index").find("LBody") if body.text.startswith(name))
    return found


def face(copy: Copy, piece: Piece) -> str:
    """The name of the face that something is set in."""
    return str(copy.tagged.pdf.pages[piece.page].resources.Font[piece.font].BaseFont)


def test_pages_in_a_row_are_a_run(copy: Copy) -> None:
    assert folded(entry(copy, "Storm").text) == "Storm 1–3, 5, 6, 7"
    assert [link.text for link in entry(copy, "Storm").find("Link")] == ["1", "3", "5", "6", "7"]


def test_the_page_that_explains_a_word_is_bold_and_in_no_run(copy: Copy) -> None:
    for name in ("Storm", "The Thaw", "Group of Ten", "(b)"):
        bold = [p.text.strip() for p in pieces(entry(copy, name)) if "Bold" in face(copy, p)]
        assert bold == ["7"]


def test_forms_are_found_whatever_spaces_and_signs_they_have(copy: Copy) -> None:
    assert folded(entry(copy, "Group of Ten").text) == "Group of Ten 4, 5, 7"
    assert folded(entry(copy, "The Thaw").text) == "The Thaw 4, 7"
    assert folded(entry(copy, "(b)").text) == "(b) 7"


def test_the_index_says_what_it_goes_through(copy: Copy, tmp_path: Path) -> None:
    told = folded(copy.section("Index").find("P")[0].text)
    assert told.startswith(
        "Where names and terms are met in the texts and excerpts of the sections;"
    )
    assert "questions, lists and the sources’ own texts are not indexed" in told
    assert "bold" in told
    rest = (
        "sections:\n  - {id: one, title: One, text: A storm.}\n"
        "quiz: [{kind: short, ask: A storm?, answer: '[@log]'}]\n"
        "index: [{name: Storm}]\neditions: {guide: {omit: [sources]}}\n"
    )
    told = folded(built(tmp_path, rest).section("Index").find("P")[0].text)
    assert "bold" not in told


def test_questions_and_lists_do_not_count(tmp_path: Path) -> None:
    rest = (
        "sections:\n"
        "  - {id: one, title: One, text: A storm, questions: [{kind: short, ask: A calm?,"
        " answer: '[@log]'}]}\n"
        "timeline: [{date: 1956, title: A calm, cite: {source: log}}]\n"
        "people: [{name: Ann, role: She met a storm, cite: {source: log}}]\n"
        "index: [{name: Storm}, {name: Calm}]\n"
    )
    listed = [folded(body.text) for body in built(tmp_path, rest).section("Index").find("LBody")]
    assert listed == ["Ann 2", "Storm 1"]


def test_of_many_places_apart_only_pages_in_a_row_are_named(tmp_path: Path) -> None:
    """A storm is met on page 1 and all odd pages after it, and on two in a row."""
    texts = ["A storm." if n % 2 or n == 20 else "Calm." for n in range(1, 28)]
    sections = "".join(
        f"  - {{id: s{n}, title: Section, text: {text}}}\n" for n, text in enumerate(texts)
    )
    explained = "terms: [{term: Storm, meaning: Wind, cite: {source: log}}]\n"
    copy = built(tmp_path, f"sections:\n{sections}{explained}")
    assert folded(entry(copy, "Storm").text) == "Storm 19–21, 28"
    told = folded(copy.section("Index").find("P")[0].text)
    assert "met in more than 12 places apart only pages in a row are named" in told

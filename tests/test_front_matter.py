"""The cover of either copy, and the pages before page 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.copies import Copy, folded
from support.projects import Project

LOG = "The first day was calm.\n\nNobody was lost.\n"
OUTLINE = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary}
sections:
  - id: one
    title: One
    text: It was calm [@log ¶1].
"""
LEFT_OUT = {
    "nothing": "",
    "the contents": "contents",
    "the explanation": "how-to-use, contents",
    "the cover": "cover",
    "all": "cover, how-to-use, contents",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Copy, Copy]]:
    """Guide and key with some of the front matter left out."""
    found = {}
    for name, parts in LEFT_OUT.items():
        outline = f"{OUTLINE}editions: {{guide: {{omit: [{parts}]}}}}\n"
        here = Project(tmp_path_factory.mktemp("front") / "project", outline, log=LOG)
        guide, key = map(Copy, here.build())
        found[name] = guide, key
    return found


@pytest.mark.parametrize("name", LEFT_OUT)
def test_page_1_is_a_right_hand_page(built: dict[str, tuple[Copy, Copy]], name: str) -> None:
    for copy in built[name]:
        first = copy.labels.index("1")
        assert first % 2 == 0
        assert copy.labels[:first] == ["i", "ii", "iii", "iv"][:first]
        assert "1 One" in copy.pages[first]
        assert copy.tagged.faults == []


def test_the_page_that_this_takes_holds_nothing_to_read(
    built: dict[str, tuple[Copy, Copy]],
) -> None:
    for copy in built["the explanation"]:
        assert [folded(page) for page in copy.pages[1:2]] == [""]
        assert copy.labels[:3] == ["i", "ii", "1"]


def test_the_cover_of_the_key_says_what_it_is_and_asks_no_name(
    built: dict[str, tuple[Copy, Copy]],
) -> None:
    guide, key = built["nothing"]
    assert "Name Class" in guide.pages[0]
    assert "Answer key" not in guide.text
    assert "Answer key For the teacher. Not for students." in key.pages[0]
    assert "Name" not in key.pages[0]
    assert "Class" not in key.pages[0]
    (size,) = {
        piece.size
        for content in key.tagged.contents
        for piece in content.pieces
        if content.page == 0 and piece.text.startswith("Answer") and piece.size > 12
    }
    assert size >= 20


@pytest.mark.parametrize("name", LEFT_OUT)
def test_every_page_of_the_key_says_so(built: dict[str, tuple[Copy, Copy]], name: str) -> None:
    _, key = built[name]
    for words in key.words:
        said = " ".join(word for _, _, word in words)
        assert "Answer key" in said


def test_the_contents_of_the_key_list_the_pages_for_the_teacher(tmp_path: Path) -> None:
    said = "    teacher: '[@log \"Nobody was lost.\"]'\n"
    outline = OUTLINE.replace("    text:", f"{said}    text:")
    guide, key = map(Copy, Project(tmp_path / "project", outline, log=LOG).build())
    listed = [folded(item.text) for item in key.section("Contents").find("TOCI")]
    assert listed[-2:] == ["Teacher’s notes T1", "What the answers rest on T2"]
    assert [folded(item.text) for item in guide.section("Contents").find("TOCI")] == listed[:-2]


def test_sources_have_one_order_everywhere(tmp_path: Path) -> None:
    """That of the bibliography, whatever that of the outline is."""
    outline = OUTLINE.replace(
        "sources:\n",
        "sources:\n  zoo: {file: sources/log.txt, label: Zoo, kind: secondary}\n"
        "  yam: {file: sources/log.txt, label: Yam, kind: primary}\n",
    )
    guide, _ = map(Copy, Project(tmp_path / "project", outline, log=LOG).build())
    for place in ("Bibliography", "Verification"):
        text = guide.section(place).text
        assert text.index("Log") < text.index("Yam") < text.index("Zoo")
    titles = [folded(node.text) for node in guide.section("The sources").find("H3")]
    assert titles == ["Log", "Yam", "Zoo"]

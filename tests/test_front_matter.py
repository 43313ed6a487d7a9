"""The cover of either copy, and the pages before page 1."""

from __future__ import annotations

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

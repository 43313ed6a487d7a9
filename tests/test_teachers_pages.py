"""The pages of the key that are for the teacher alone."""

from __future__ import annotations

from pathlib import Path

from support.copies import Copy, folded
from support.projects import Project

OUTLINE = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary}
sections:
  - id: one
    title: One
    questions:
      - {kind: essay, ask: Why?, answer: "[@log]", note: First.,
         levels: [{marks: 1-2, descriptor: Tells.}]}
      - {kind: short, ask: When?, answer: "[@log]", note: Second.}
      - {kind: essay, ask: How?, answer: "[@log]",
         levels: [{marks: 1-3, descriptor: Argues.}]}
"""


def test_notes_and_mark_schemes_stand_in_the_order_of_the_questions(tmp_path: Path) -> None:
    here = Project(tmp_path / "project", OUTLINE, log="The first day was calm.\n")
    _, key = map(Copy, here.build())
    said = folded(key.section("Teacher’s notes").text)
    places = [
        said.index(words)
        for words in (
            "Question 1: First.",
            "Mark scheme for question 1",
            "Tells.",
            "Question 2: Second.",
            "Mark scheme for question 3",
            "Argues.",
        )
    ]
    assert places == sorted(places)

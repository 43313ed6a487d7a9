"""The quiz: what is drawn, how its versions differ, and that every key answers its version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.copies import Copy, folded
from support.projects import RUSSIAN, Project, studyguide
from support.reading import Node
from support.tools import run
from support.verapdf import assert_compliant

LOG = "The first day was calm.\n\nThe second day was rough.\n\nThe third day was calm again.\n"
OUTLINE = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary}
sections:
  - id: one
    title: One
    text: It was calm.
    excerpts:
      - {id: calm, source: log, paragraphs: "1"}
    questions:
      - {kind: choice, ask: Which day was rough?, points: 2, evidence: {source: log},
         choices: [The first, The second, The third, None], answer: The second}
      - {kind: choice, ask: Which days were calm?, evidence: {source: log},
         choices: [Day one, Day two, Day three], answer: [Day one, Day three]}
      - {kind: true-false, ask: The sea was rough every day., evidence: {source: log},
         answer: false, why: Only on the second day.}
      - {kind: short, ask: What does the excerpt say?, on: calm, answer: "Calm [@log]"}
      - {kind: short, ask: What does the text say?, on: text, answer: "Calm [@log]"}
      - {kind: essay, ask: Discuss., answer: "Well [@log]"}
  - id: two
    title: Two
    questions:
      - {kind: match, ask: Match., points: 4, evidence: {source: log}, pairs: [
         {item: Bow, match: front}, {item: Stern, match: back},
         {item: Port, match: left}, {item: Starboard, match: right}]}
      - {kind: order, ask: Put in order., points: 3, evidence: {source: log},
         items: [Dawn, Noon, Dusk, Night]}
      - {kind: cloze, ask: Fill in., points: 2, evidence: {source: log},
         text: "A {ship} lies in the {harbour} with its {anchor} down."}
quiz:
  - {kind: short, ask: How many days?, answer: "Three of them [@log]"}
editions:
  quiz: {OPTIONS}
"""
RIGHT: dict[int, Any] = {
    1: {"The second"},
    2: {"Day one", "Day three"},
    3: {"False"},
    7: {"Bow": "front", "Stern": "back", "Port": "left", "Starboard": "right"},
    8: ["Dawn", "Noon", "Dusk", "Night"],
    9: "A ship lies in the harbour with its anchor down.",
    10: "Three of them",
}
"""The answers of the questions that can be drawn without excerpts, by their numbers."""


def project(folder: Path, options: str = "versions: 3") -> Project:
    return Project(folder / "project", OUTLINE.replace("OPTIONS", options), log=LOG)


def built(folder: Path, options: str = "versions: 3", **environment: str) -> dict[str, Copy]:
    """The files of the quiz, by what their names say."""
    files = project(folder, options).build("-e", "quiz", **environment)
    return {file.stem.removeprefix("outline-"): Copy(file) for file in files}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Copy]:
    """Three versions of a quiz, and their keys."""
    return built(tmp_path_factory.mktemp("three"))


def answered(question: Node, number: int) -> Any:
    """The answer that a key gives, in the form of :data:`RIGHT`."""
    if number in (1, 2, 3):
        return {
            folded(body.text)
            for body in question.find("LBody")
            if any(node.actual and "✔" in node.actual for node in body.walk())
        }
    if number == 7:
        items, matches = question.find("L")
        named = {item.find("Lbl")[0].text.strip(): item for item in matches.find("LI")}
        pairs = (folded(body.text).split(" ", 1) for body in items.find("LBody"))
        return {item: folded(named[letter].find("LBody")[0].text) for letter, item in pairs}
    if number == 8:
        ranked = (folded(body.text).split(" ", 1) for body in question.find("LBody"))
        return [item for _, item in sorted(ranked)]
    words = [folded(node.text) for node in question.find("P")]
    return RIGHT[number] if any(RIGHT[number] in said for said in words) else words


def orders(copy: Copy) -> tuple[list[int], list[str]]:
    """The numbers of the questions as they follow each other, and the choices of the first."""
    choices = [folded(body.text) for body in copy.questions[1].find("LBody")]
    return list(copy.questions), choices


def test_every_key_answers_its_own_version(three: dict[str, Copy]) -> None:
    assert list(three) == [
        *("quiz-a", "quiz-a-key", "quiz-b", "quiz-b-key", "quiz-c", "quiz-c-key"),
    ]
    for name in ("quiz-a-key", "quiz-b-key", "quiz-c-key"):
        given = {n: answered(node, n) for n, node in three[name].questions.items()}
        assert given == RIGHT, name


def test_students_see_no_answer(three: dict[str, Copy]) -> None:
    for name in ("quiz-a", "quiz-b", "quiz-c"):
        assert "Three of them" not in three[name].text
        assert not any(answered(three[name].questions[n], n) for n in (1, 2, 3))


def test_versions_ask_the_same_in_other_orders(three: dict[str, Copy]) -> None:
    asked = [list(three[name].questions) for name in ("quiz-a", "quiz-b", "quiz-c")]
    assert {frozenset(numbers) for numbers in asked} == {frozenset(RIGHT)}
    assert len(set(map(tuple, asked))) == 3
    for number in (7, 8, 9):
        said = {three[f"quiz-{letter}"].questions[number].text for letter in "abc"}
        assert len(said) > 1, number


def test_a_seed_gives_the_same_paper_for_ever(three: dict[str, Copy]) -> None:
    """What stands here was given out, and may never change."""
    assert {name: orders(three[name]) for name in ("quiz-a", "quiz-b", "quiz-c")} == {
        "quiz-a": ([2, 9, 7, 10, 8, 1, 3], ["The second", "The third", "The first", "None"]),
        "quiz-b": ([9, 7, 3, 1, 2, 10, 8], ["The second", "None", "The first", "The third"]),
        "quiz-c": ([1, 2, 8, 7, 10, 9, 3], ["The first", "None", "The third", "The second"]),
    }


def test_the_total_is_that_of_the_questions_in_every_version(three: dict[str, Copy]) -> None:
    for copy in three.values():
        assert "Points: / 14" in copy.text
        points = [folded(q.text) for q in copy.questions.values()]
        assert sum(int(said.split(" point")[0].split()[-1]) for said in points) == 14


def test_the_version_stands_at_the_head_and_on_every_page(three: dict[str, Copy]) -> None:
    for name, copy in three.items():
        letter = name.split("-")[1].upper()
        (title,) = copy.document.find("H1")
        assert folded(title.text) == f"Version {letter}. Quiz: A Harbour"
        mark = f"Quiz · Version {letter}" + " · Answer key" * name.endswith("key")
        pages = run("pdftotext", "-layout", copy.path, "-")[0].split("\f")[:-1]
        assert len(pages) > 1
        assert all(mark in page for page in pages)


def test_the_same_outline_gives_the_same_bytes(three: dict[str, Copy], tmp_path: Path) -> None:
    again = built(tmp_path, PYTHONHASHSEED="4")
    assert {name: copy.path.read_bytes() for name, copy in again.items()} == {
        name: copy.path.read_bytes() for name, copy in three.items()
    }


def test_another_seed_gives_another_paper(tmp_path: Path) -> None:
    papers = []
    for seed in (1, 2, 3):
        files = built(tmp_path / str(seed), f"questions: 4, versions: 1, seed: {seed}")
        papers.append(frozenset(files["quiz-a"].questions))
    assert len(set(papers)) == 3
    assert all(len(paper) == 4 for paper in papers)


def test_a_new_question_takes_the_place_of_one_at_most(tmp_path: Path) -> None:
    here = project(tmp_path, "questions: 5, versions: 1")

    def asked() -> set[str]:
        copy = Copy(here.build("-e", "quiz")[0])
        return {folded(node.find("P")[0].text).split(" ", 1)[1] for node in copy.questions.values()}

    before = asked()
    more = "questions:\n      - {kind: short, ask: A new one?, answer: '[@log]'}\n"
    here.write("outline.yaml", here.outline.read_text().replace("questions:\n", more, 1))
    assert len(before - asked()) <= 1


def test_questions_on_excerpts_come_with_their_excerpts(tmp_path: Path) -> None:
    copy = built(tmp_path, "excerpts: true, versions: 1, note: Ten minutes.")["quiz-a"]
    assert set(copy.questions) == {*RIGHT, 4}
    assert "Ten minutes." in copy.text
    assert copy.text.index("The first day was calm.") < copy.text.index(
        "What does the excerpt say?"
    )
    assert "The second day was rough." not in copy.text


def test_kinds_and_sections_are_chosen(tmp_path: Path) -> None:
    files = built(tmp_path, "kinds: [match, order, choice], sections: [two], title: Ships")
    assert set(files["quiz-b"].questions) == {7, 8}
    assert list(files) == ["quiz-a", "quiz-a-key", "quiz-b", "quiz-b-key"]
    assert "Version B. Ships" in files["quiz-b"].text


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("questions: 8", "quiz-short", "8 questions, and there are only 7"),
        ("sections: [three]", "unknown-section", "“three”"),
        ("kinds: [cloze], sections: [one]", "quiz-empty", "no question"),
        ("sections: [two], questions: 2, versions: 3", "quiz-versions", "are only 2"),
    ],
)
def test_what_cannot_be_is_reported(tmp_path: Path, options: str, code: str, said: str) -> None:
    found = project(tmp_path, options).check().found
    (finding,) = (each for each in found if each["code"].startswith(("quiz", "unknown")))
    assert finding["code"] == code
    assert said in finding["message"]
    assert finding["place"]["line"] == OUTLINE[: OUTLINE.index("OPTIONS")].count("\n") + 1


def test_without_a_word_about_it_nothing_is_reported(tmp_path: Path) -> None:
    outline = OUTLINE[: OUTLINE.index("editions:")]
    here = Project(tmp_path / "project", outline, log=LOG)
    assert not any(each["code"].startswith("quiz") for each in here.check().found)
    assert len(here.build("-e", "quiz")) == 4


def test_in_russian_versions_have_russian_letters(tmp_path: Path) -> None:
    ended = studyguide("build", "outline.yaml", "-e", "quiz", "-o", tmp_path, cwd=RUSSIAN)
    assert ended.code == 0, ended.err
    copy = Copy(tmp_path / "outline-quiz-b.pdf")
    (title,) = copy.document.find("H1")
    assert title.text.startswith("Вариант Б.")
    assert_compliant([copy.path, tmp_path / "outline-quiz-b-key.pdf"])


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_files_conform(tmp_path: Path, paper: str) -> None:
    here = project(tmp_path, "excerpts: true, versions: 1, note: Ten minutes.")
    files = here.build("-e", "quiz", "--paper", paper)
    assert {Copy(file).size for file in files} == {
        {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}[paper]
    }
    assert_compliant(files)


def test_questions_in_the_same_words_have_as_many_orders_as_others(tmp_path: Path) -> None:
    outline = """
        title: Twice
        sources:
          a: {file: sources/a.txt, label: A, kind: primary, reference: {type: book, title: A}}
        sections:
          - id: one
            title: One
            questions:
              - {kind: short, ask: What is A?, answer: Little.}
              - {kind: short, ask: What is A?, answer: More.}
    """
    made = Project(tmp_path / "p", outline, a="Little.\n").build("-e", "quiz")
    assert len(made) == 4

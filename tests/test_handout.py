"""Handouts: what stands on them, that they fit on their sheets, and that copy and key agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.copies import Copy, folded
from support.projects import Ended, Project, built_in_russian
from support.verapdf import assert_compliant

TEXT = "\n\n".join(f"Witness {n} says that it rained in the town of {n * 7}." for n in range(1, 9))

OUTLINE = """\
title: Rain
sources:
  a: {file: sources/a.txt, label: A, kind: primary, reference: {type: book, title: A}}
sections:
  - id: one
    title: Before
    text: It rained before [@a ¶1].
    excerpts:
      - {id: first, source: a, paragraphs: 1}
      - {source: a, paragraphs: 2}
    questions:
      - {kind: short, ask: Did it rain?, on: first, answer: "Yes.", evidence: &e {source: a}}
      - {kind: short, ask: Where?, on: text, answer: In town., evidence: *e}
  - id: two
    title: After
    text: It rained after [@a ¶3].
    excerpts:
      - {id: third, source: a, paragraphs: 3}
      - {id: fourth, source: a, paragraphs: 4}
      - {id: fifth, source: a, paragraphs: 5}
    questions:
      - {kind: essay, ask: How long?, on: third, lines: 20, answer: "Long.", evidence: *e}
      - {kind: short, id: both, ask: Both?, on: [first, fourth], answer: "Yes.", evidence: *e}
      - {kind: true-false, ask: It rained., on: fifth, answer: true, evidence: *e}
"""


def project(folder: Path, *options: str) -> Project:
    """The outline above with these lines below ``editions: handout:``."""
    block = "".join(f"    {line}\n" for line in options)
    editions = f"editions:\n  handout:\n{block}" if options else ""
    return Project(folder / "project", OUTLINE + editions, a=TEXT)


def handouts(folder: Path, *options: str, arguments: tuple[str, ...] = ()) -> dict[str, Copy]:
    built = project(folder, *options).build("-e", "handout", *arguments)
    return {path.stem.removeprefix("outline-handout-"): Copy(path) for path in built}


def excerpts(copy: Copy) -> list[str]:
    """The names of the excerpts that stand on a handout."""
    return [h.text for h in copy.document.find("H2") if h.text.startswith("Excerpt")]


def test_each_section_has_a_copy_and_a_key(tmp_path: Path) -> None:
    found = handouts(tmp_path)
    assert list(found) == ["one", "one-key", "two", "two-key"]
    assert list(handouts(tmp_path / "b", arguments=("--section", "two"))) == ["two", "two-key"]


def test_a_section_of_which_nothing_is_said_is_whole(tmp_path: Path) -> None:
    two = handouts(tmp_path)["two"]
    assert [h.text for h in two.document.find("H1")] == ["2 After"]
    assert list(two.questions) == [3, 4, 5]
    assert excerpts(two) == ["Excerpt 1A", "Excerpt 2A", "Excerpt 2B", "Excerpt 2C"]
    assert all(word in two.text for word in ("Name", "Class", "Date"))


@pytest.mark.parametrize(
    ("chosen", "questions", "names"),
    [
        ("questions: [both]", [4], ["1A", "2B"]),
        ("questions: [5, 3]", [3, 5], ["2A", "2C"]),
        ("excerpts: [third, 2C]", [3, 5], ["2A", "2C"]),
        ("excerpts: [2A], questions: [5]", [5], ["2A", "2C"]),
        ("excerpts: [1B], questions: []", [], ["1B"]),
    ],
)
def test_what_is_chosen_stands_there_with_what_it_needs(
    chosen: str, questions: list[int], names: list[str], tmp_path: Path
) -> None:
    two = handouts(tmp_path, "sections:", f"  two: {{{chosen}}}")["two"]
    assert list(two.questions) == questions
    assert excerpts(two) == [f"Excerpt {name}" for name in names]


def test_the_text_stands_there_or_is_said_to_be_in_the_guide(tmp_path: Path) -> None:
    without = handouts(tmp_path / "a")["one"]
    assert "It rained before" not in without.text
    assert "are in the guide ‘Rain’" in without.text
    with_text = handouts(tmp_path / "b", "text: true")["one"]
    assert "It rained before" in with_text.text
    assert "in the guide" not in with_text.text
    one_of_them = handouts(tmp_path / "c", "text: true", "sections:", "  one: {text: false}")
    assert "It rained before" not in one_of_them["one"].text


@pytest.mark.parametrize(
    ("chosen", "code", "said"),
    [
        ("three: {}", "unknown-section", "one"),
        ("two: {excerpts: [2D]}", "unknown-excerpt", "2C"),
        ("two: {excerpts: [forth]}", "unknown-excerpt", "fourth"),
        ("two: {questions: [1]}", "unknown-question", "3, 4 (both), 5"),
        ("two: {excerpts: [], questions: []}", "handout-empty", "excerpts"),
    ],
)
def test_what_the_outline_does_not_have_is_reported_where_it_stands(
    chosen: str, code: str, said: str, tmp_path: Path
) -> None:
    made = project(tmp_path, "sections:", f"  {chosen}")
    (finding,) = made.check().found
    assert finding["code"] == code
    assert said in " ".join(finding["help"])
    line = made.outline.read_text(encoding="utf-8").splitlines()[finding["place"]["line"] - 1]
    assert chosen in line


def ruled(copy: Copy) -> int:
    """How many lines long enough to write on the pages of a file have."""
    content = b"".join(page.Contents.read_bytes() for page in copy.tagged.pdf.pages)
    ends = re.findall(rb"([\d.]+) ([\d.]+) m\s+([\d.]+) ([\d.]+) l", content)
    return sum(y0 == y1 and float(x1) - float(x0) > 300 for x0, y0, x1, y1 in ends)


def long_answers(folder: Path, lines: int, *options: str) -> tuple[Copy, Ended]:
    """The handout of a section with three answers of so many lines, and what was said."""
    made = project(folder, *options)
    outline = OUTLINE.replace("on: third, lines: 20", f"on: third, lines: {lines}")
    outline = re.sub(r"kind: short, id: both,", f"kind: short, id: both, lines: {lines},", outline)
    outline = outline.replace("on: fifth,", f"on: fifth, lines: {lines}, why: So.,")
    editions = "editions:\n  handout:\n" + "".join(f"    {o}\n" for o in options)
    made.write("outline.yaml", outline + (editions if options else ""))
    ended = made.run("build", "outline.yaml", "-e", "handout", "--section", "two")
    assert ended.code == 0, ended.err
    return Copy(made.folder / "output" / "outline-handout-two.pdf"), ended


def test_long_answers_make_room_before_a_sheet_overflows(tmp_path: Path) -> None:
    loose, _ = long_answers(tmp_path / "loose", 16, "sheets: 2")
    assert len(loose.pages) == 3
    fitted, ended = long_answers(tmp_path / "fitted", 16)
    assert len(fitted.pages) == 2
    assert "handout-long" not in ended.err
    assert ruled(loose) > ruled(fitted) >= 0.6 * ruled(loose)


def test_a_handout_that_cannot_fit_says_so_and_keeps_its_lines(tmp_path: Path) -> None:
    copy, ended = long_answers(tmp_path / "a", 40)
    assert len(copy.pages) > 2
    assert "handout-long" in ended.err
    assert f"takes {len(copy.pages)} pages, and should take 2" in ended.err
    allowed, ended = long_answers(tmp_path / "b", 40, "sheets: 5")
    assert "handout-long" not in ended.err
    assert len(allowed.pages) == len(copy.pages)
    assert ruled(allowed) == ruled(copy)


def test_copy_and_key_agree_and_only_the_key_has_answers(tmp_path: Path) -> None:
    found = handouts(tmp_path)
    student, key = found["two"], found["two-key"]
    assert "Long." in key.text
    assert "Long." not in student.text
    shared = [set(page) for page in student.words]
    for ours, theirs in zip(shared, key.words, strict=True):
        body = {word for word in ours if word[1] < 780}
        assert body <= set(theirs)
    assert ruled(student) == ruled(key)


def test_the_key_says_what_it_is_on_every_page(tmp_path: Path) -> None:
    found = handouts(tmp_path)
    for words in found["two-key"].words:
        assert "Handout · Answer key" in folded(" ".join(word for _, _, word in words))


def test_russian_handouts_speak_russian_and_are_compliant(tmp_path: Path) -> None:
    files = built_in_russian(tmp_path, "handout")
    assert len(files) == 8
    for file in files:
        copy = Copy(file)
        assert copy.tagged.faults == []
        assert "Отрывок 1А" in copy.text or "Отрывок 2А" in copy.text
        assert "Имя" in copy.text or "Фамилия" in copy.text
        assert not re.search(r"Excerpt|Question|Handout", copy.text)
    assert_compliant(files)


def test_a_handout_in_large_print_takes_the_pages_that_it_needs(tmp_path: Path) -> None:
    made = project(tmp_path)
    ended = made.run("build", "outline.yaml", "-e", "handout", "--large-print")
    assert ended.code == 0
    assert "handout-long" not in ended.err
    (large,) = (made.folder / "output").glob("*two-large-print.pdf")
    assert len(Copy(large).pages) > 2
    assert list(Copy(large).questions) == [3, 4, 5]

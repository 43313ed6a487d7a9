"""``studyguide find``: words in the sources, what uses them, and the lines that quote them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from support.projects import FLAGSHIP, ROOT, Ended, Project, studyguide

TEXT = """\
The secret speech was long. Nobody clapped, as experts note, at its end.

A second speech was short. The Secret Speech is known.

It is said: “Nobody — not one — clapped.” There was a short speech, a short speech!

Here ends the text.
"""

OTHER = "An essay says that the speech was long.\n\nIt says no more.\n"

OUTLINE = """\
title: A guide
sources:
  a: {file: sources/a.txt, label: Alpha, kind: primary, reference: {type: book, title: A}}
  b:
    file: sources/b.txt
    label: Beta
    kind: secondary
    reference: {type: book, title: B}
sections:
  - id: one
    title: One
    text: It was long [@a "secret speech was long"].
    excerpts:
      - source: a        # the first
        quote: "Nobody clapped, as experts note"

      # the second
      - source: b
        paragraphs: 2

    # Questions
    questions:
      - kind: short
        ask: Was it long?
        answer: Yes.
        evidence: {source: a, quote: "as experts note"}
  - id: two
    title: Two
    text: More.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", OUTLINE, a=TEXT, b=OTHER)


def find(project: Project, *arguments: str, **environment: str) -> Ended:
    return project.run("find", "--outline", "outline.yaml", *arguments, **environment)


def answer(project: Project, *arguments: str) -> dict[str, Any]:
    ended = find(project, *arguments, "--format", "json")
    read: dict[str, Any] = json.loads(ended.out)
    assert ended.code == (0 if read["places"] else 1)
    return read


def test_a_place_is_shown_with_its_uses_and_its_yaml(project: Project) -> None:
    ended = find(project, "as experts note")
    assert ended.code == 0
    assert ended.out == (
        "Alpha ¶ 1  a:1\n"
        "    The secret speech was long. Nobody clapped, »as experts note«, at its end.\n"
        "  These words: excerpt 1A (line 15), question 1 (line 26)\n"
        "  Else in the paragraph: text of section 1 (line 12)\n"
        "\n"
        "      - source: a\n"
        '        quote: "as experts note"\n'
    )


def test_words_are_marked_in_a_terminal() -> None:
    from studyguide.cli.passages import passage
    from studyguide.cli.terminal import Style

    text = "one " * 30
    lines = passage(text, [(40, 100)], Style(colour=True), "  ")
    assert len(lines) == 2
    assert all(line.count("\x1b[1;4m") == line.count("\x1b[0m") == 1 for line in lines)


def test_the_yaml_is_that_of_one_place(project: Project) -> None:
    places = answer(project, "speech was")["places"]
    assert [(each["source"], each["paragraphs"]) for each in places] == [
        ("a", [1, 1]),
        ("a", [2, 2]),
        ("b", [1, 1]),
    ]
    assert places[1]["yaml"] == '- source: a\n  quote: "speech was"\n  paragraph: 2'
    assert places[2]["yaml"] == '- source: b\n  quote: "speech was"'
    assert all(TEXT[each["start"] : each["end"]] == each["words"] for each in places[:2])


def test_one_source_and_one_paragraph(project: Project) -> None:
    assert [p["source"] for p in answer(project, "speech was", "--source", "b")["places"]] == ["b"]
    places = answer(project, "speech was", "--paragraph", "2")["places"]
    assert [(each["source"], each["paragraphs"]) for each in places] == [("a", [2, 2])]
    found = answer(project, "experts", "--paragraph", "2")
    assert (found["count"], found["elsewhere"]) == (0, ["a:1"])


def test_words_are_folded_as_quotations_are(project: Project) -> None:
    (place,) = answer(project, 'it  is said: "nobody - not one')["places"]
    assert place["words"] == "It is said: “Nobody — not one"


def test_other_capitals_are_named_or_stand_in(project: Project) -> None:
    found = answer(project, "secret speech")
    assert (found["count"], found["other_capitals"]) == (1, ["a:2"])
    assert answer(project, "SECRET SPEECH")["count"] == 2


def test_a_single_word(project: Project) -> None:
    assert answer(project, "Nobody")["count"] == 2
    assert answer(project, "peech")["count"] == 0  # not a word


def test_words_with_a_cut(project: Project) -> None:
    (place,) = answer(project, "The secret … clapped")["places"]
    assert place["yaml"] == '- source: a\n  quote: "The secret … clapped"'


def test_words_twice_in_a_paragraph_make_no_excerpt(project: Project) -> None:
    ended = find(project, "a short speech", "--paragraph", "3")
    assert ended.code == 0
    assert "No excerpt: these words stand more than once in paragraph 3" in ended.out


def test_the_nearest_words_are_shown(project: Project) -> None:
    ended = find(project, "The secret speach was very long")
    assert ended.code == 1
    assert "These words stand in no source. What comes nearest:" in ended.out
    assert "»The secret speech was long«" in ended.out
    assert "you wrote" in ended.out
    assert "^^^^^^" in ended.out
    assert '        quote: "The secret speech was long"\n' in ended.out


def test_nothing_near(project: Project) -> None:
    ended = find(project, "zebra quagga okapi")
    assert ended.code == 1
    assert ended.out == "These words stand in no source, and nothing comes near.\n"


def test_many_places_are_counted(tmp_path: Path) -> None:
    text = "\n\n".join(f"Paragraph {n} has the word in it." for n in range(40))
    project = Project(tmp_path / "many", OUTLINE.replace("long", "x"), a=text, b=OTHER)
    ended = find(project, "word")
    assert ended.out.count("quote:") == 10
    assert "40 places, of which 10 are shown. The others: a:11, a:12, " in ended.out


def test_paragraphs_by_number(project: Project) -> None:
    ended = find(project, "--at", "a:2-3")
    assert ended.code == 0
    assert "  2 A second speech was short. The Secret Speech is known.\n" in ended.out
    assert "  3 It is said:" in ended.out
    assert "  These paragraphs: used nowhere yet\n" in ended.out
    assert ended.out.endswith("      - source: a\n        paragraphs: 2-3\n")
    assert "  This paragraph: excerpt 1B (line 19)\n" in find(project, "--at", "b:2").out


def test_what_stands_in_a_source_does_not_steer_the_terminal(project: Project) -> None:
    project.write("sources/a.txt", f"{TEXT}\n\x1b[31mRed\x1b[0m <b>bold</b> \u202eturned.\n")
    out = find(project, "--at", "a:5").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "<b>bold</b>" in out


# --into


def into(project: Project, *arguments: str) -> list[str]:
    """The lines that the outline gained; there is no other change."""
    before = project.outline.read_bytes().decode().splitlines()
    ended = find(project, *arguments)
    assert ended.code == 0, ended.err
    head, *added = ended.out.splitlines()
    after = project.outline.read_bytes().decode().splitlines()
    at = int(head.split(":")[1]) - 1 - (not added[0])
    assert after[at : at + len(added)] == added
    assert after[:at] + after[at + len(added) :] == before
    assert project.check().code == 0
    return added


def test_an_excerpt_goes_into_a_section(project: Project) -> None:
    assert into(project, "It says no more", "--into", "one") == [
        "",
        "      - source: b",
        '        quote: "It says no more"',
    ]
    assert "paragraphs: 2\n\n      - source: b\n" in project.outline.read_text(encoding="utf-8")


def test_a_section_without_excerpts_gets_some(project: Project) -> None:
    lines = into(project, "--at", "a:2-3", "--into", "two")
    assert lines == ["    excerpts:", "      - source: a", "        paragraphs: 2-3"]


def test_one_of_several_places_goes_in(project: Project) -> None:
    before = project.outline.read_bytes()
    ended = find(project, "speech was", "--into", "two")
    assert ended.code == 1
    assert "these words stand at 3 places: a:1, a:2, b:1" in ended.err
    assert "--paragraph" in ended.err
    assert project.outline.read_bytes() == before
    lines = into(project, "speech was", "--into", "two", "--source", "a", "--paragraph", "2")
    assert lines[-1] == "        paragraph: 2"


def test_a_paragraph_that_has_the_words_twice_is_named_once(project: Project) -> None:
    ended = find(project, "a short speech", "--into", "two")
    assert ended.code == 1
    assert "these words stand at 2 places: a:3\n" in ended.err


def test_programs_are_told_what_was_added(project: Project) -> None:
    added = answer(project, "It says no more", "--into", "two")["added"]
    assert added["lines"][0] == "    excerpts:"
    lines = project.outline.read_text(encoding="utf-8").splitlines()
    assert lines[added["line"] - 1 :] == added["lines"]
    assert answer(project, "It says no more")["added"] is None


def test_it_works_while_the_outline_has_other_faults(project: Project) -> None:
    faulty = OUTLINE.replace("title: Two", "titel: Two").replace("as experts note", "as exports")
    project.write("outline.yaml", faulty)
    assert project.check().code == 1
    assert find(project, "It says no more", "--into", "two").code == 0
    expected = f'{faulty}    excerpts:\n      - source: b\n        quote: "It says no more"\n'
    assert project.outline.read_text(encoding="utf-8") == expected


def test_a_source_that_is_not_there_is_told_and_the_others_are_searched(project: Project) -> None:
    (project.folder / "sources" / "a.txt").unlink()
    ended = find(project, "It says no more")
    assert ended.code == 0
    assert "[file-missing]" in ended.err
    assert "Beta ¶ 2" in ended.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "Say which words to find"),
        (("  ",), 2, "Say which words to find"),
        (("x", "--at", "a:1"), 2, "Say which words to find"),
        (("x", "--source", "bb"), 1, "there is no source called “bb”"),
        (("--at", "zz:1"), 1, "there is no source called “zz”"),
        (("--at", "1"), 1, "names no paragraph"),
        (("--at", "a:9"), 1, "paragraph 9 of a is not there"),
        (("--at", "a:3-2"), 1, "names no paragraph"),
        (("a [word",), 1, "a bracket opens and does not close"),
        (("no more", "--into", "three"), 1, "there is no section “three”"),
        (("zebra okapi", "--into", "one"), 1, "Nothing was added to section one."),
    ],
)
def test_what_cannot_be_done_is_said(
    project: Project, arguments: tuple[str, ...], code: int, message: str
) -> None:
    ended = find(project, *arguments)
    assert ended.code == code
    assert message in ended.err
    assert project.outline.read_text(encoding="utf-8") == OUTLINE


def test_an_outline_that_cannot_be_read(project: Project) -> None:
    project.write("outline.yaml", "title: [\n")
    ended = find(project, "speech")
    assert ended.code == 1
    assert "outline.yaml:" in ended.err


def test_every_section_of_the_flagship_gains_lines_only(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "outline").mkdir()
    copy = tmp_path / "outline" / FLAGSHIP.name
    shutil.copy(FLAGSHIP, copy)
    for section in ("background", "speech", "assessment"):
        before = copy.read_text(encoding="utf-8").splitlines()
        ended = studyguide("find", "cult of personality", "--into", section, cwd=tmp_path)
        assert ended.code == 0, ended.err
        after = copy.read_text(encoding="utf-8").splitlines()
        at = int(ended.out.split(":")[1]) - 1
        assert after[:at] + after[at + 2 :] == before
        assert after[at : at + 2] == ended.out.splitlines()[1:]
    assert studyguide("check", cwd=tmp_path).code == 0

"""Diagnostics are printed so that a reader sees where, what and what to do."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.cli.report import WIDTH, render, render_json, summary
from studyguide.diagnostics import Diagnostic, Place

OUTLINE = ["title: The Speech", "", "titel: Again", "\tquote:\tнайдено слово", "x" * 300]


def lines_of(file: str) -> Sequence[str] | None:
    return {"outline.yaml": OUTLINE, "source.txt": ["He condemned it."]}.get(file)


def show(*found: Diagnostic, colour: bool = False) -> list[str]:
    return render(found, lines_of, colour=colour, cwd=Path("/project")).split("\n")


def at(line: int, column: int, length: int = 1, file: str = "outline.yaml") -> Place:
    return Place(file, line, column, length)


def test_a_diagnostic_with_all_that_it_can_have() -> None:
    found = Diagnostic(
        "duplicate-key",
        "error",
        "“titel” stands here for the second time",
        at(3, 1, 5),
        ("Delete one.", "Or rename it:\ntitle: Again"),
        ((at(1, 1, 5), "the first one"), (at(1, 4, 9, "source.txt"), "and here")),
    )
    assert show(found) == [
        "outline.yaml:3:1: error: “titel” stands here for the second time [duplicate-key]",
        " 3 | titel: Again",
        "   | ^^^^^",
        " 1 | title: The Speech",
        "   | ----- the first one",
        "   ::: source.txt:1:4",
        " 1 | He condemned it.",
        "   |    --------- and here",
        "   = help: Delete one.",
        "           Or rename it:",
        "           title: Again",
        "",
        "1 error",
        "",
    ]


def test_without_a_place_or_a_line_to_show() -> None:
    assert show(
        Diagnostic("a", "error", "there is no outline", None, ("Write one.",)),
        Diagnostic("b", "warning", "beyond its end", at(99, 7)),
        Diagnostic("c", "note", "not to be read", at(1, 1, 1, "gone.txt")),
        Diagnostic("d", "note", "see there", at(2, 1), (), ((at(7, 3, 1, "gone.txt"), "here"),)),
    ) == [
        "error: there is no outline [a]",
        "   = help: Write one.",
        "",
        "outline.yaml:99:7: warning: beyond its end [b]",
        "",
        "gone.txt:1:1: note: not to be read [c]",
        "",
        "outline.yaml:2:1: note: see there [d]",
        " 2 |",
        "   | ^",
        "   ::: gone.txt:7:3: here",
        "",
        "1 error, 1 warning, 2 notes",
        "",
    ]


def test_nothing_found_prints_nothing() -> None:
    assert render([]) == ""
    assert summary([]) == "no problems"


def test_tabs_are_spaces_and_the_caret_stands_below() -> None:
    found = Diagnostic("a", "error", "m", at(4, 9, 7))
    assert show(found)[1:3] == [" 4 |     quote:  найдено слово", "   |             ^^^^^^^"]


@pytest.mark.parametrize(
    ("line", "column", "length", "caret"),
    [
        ("日本 x", 4, 1, "      ^"),  # wide characters take two columns
        ("日本 x", 1, 2, " ^^^^"),
        ("e\u0301e\u0301 x", 6, 1, "    ^"),  # combining ones take none
        ("e\u0301", 2, 1, "  ^"),
        ("short", 40, 3, "      ^"),
        ("", 1, 1, " ^"),
    ],
)
def test_the_caret_follows_the_width_of_characters(
    line: str, column: int, length: int, caret: str
) -> None:
    found = Diagnostic("a", "error", "m", at(1, column, length))
    lines = render([found], lambda file: [line], cwd=Path("/")).split("\n")
    assert lines[2] == "   |" + caret


@pytest.mark.parametrize("column", [1, 60, 150, 299])
def test_a_long_line_is_cut_round_the_place(column: int) -> None:
    line = "".join(chr(0x4E00 + i) if i % 7 == 0 else chr(0x61 + i % 26) for i in range(300))
    found = Diagnostic("a", "error", "m", at(1, column, 4))
    _, shown, marks, *_ = render([found], lambda file: [line], cwd=Path("/")).split("\n")
    assert columns(shown) <= WIDTH
    assert shown.count("…") == (1 if column in (1, 299) else 2)
    under = columns(marks[: marks.index("^")])
    before = next(n for n in range(len(shown)) if columns(shown[:n]) == under)
    assert shown[before] == line[column - 1]


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def test_nothing_that_a_file_holds_steers_the_terminal() -> None:
    found = Diagnostic(
        "a", "error", "bad \x1b[31m\u202e\nend \udce9", at(1, 2, 1, "a\x1b\n.yaml"), ("\x1b[2J",)
    )
    shown = render([found], lambda file: ["a\x1b[2Jb\x7f\x9b\u202ec\x00"], cwd=Path("/"))
    shown.encode()
    assert {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Cf")} == {"\n"}
    assert shown.split("\n")[1:3] == [
        " 1 | a␛[2Jb\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}c␀",
        "   |  ^",
    ]


def test_colours_are_asked_for() -> None:
    found = Diagnostic("a", "error", "m", at(1, 1, 5), ("h",))
    plain, coloured = show(found), show(found, colour=True)
    assert "\x1b[1;31merror:\x1b[0m" in coloured[0]
    assert "\x1b[1;31m^^^^^\x1b[0m" in coloured[2]
    bare = "\n".join(coloured)
    for code in ("1;31", "1;32", "34", "1", "0"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert bare.split("\n") == plain


def test_paths_inside_the_working_directory_are_short(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\rb: \xff\r\nc: 3")
    found = [Diagnostic("x", "error", "m", Place(str(file), line, 1)) for line in (1, 2, 3)]
    assert render(found, cwd=tmp_path).split("\n") == [
        "in/a.yaml:1:1: error: m [x]",
        " 1 | a: 1",
        "   | ^",
        "",
        "in/a.yaml:2:1: error: m [x]",
        " 2 | b: \N{REPLACEMENT CHARACTER}",
        "   | ^",
        "",
        "in/a.yaml:3:1: error: m [x]",
        " 3 | c: 3",
        "   | ^",
        "",
        "3 errors",
        "",
    ]
    assert render(found[:1], cwd=tmp_path / "elsewhere").startswith(str(file))


def test_json_has_everything(tmp_path: Path) -> None:
    found = Diagnostic(
        "duplicate-key",
        "error",
        "“title” twice \udce9",
        Place(str(tmp_path / "a.yaml"), 3, 1, 5),
        ("Delete one.",),
        ((at(1, 1, 5), "the first one"),),
    )
    assert json.loads(render_json([found, Diagnostic("n", "note", "m")], cwd=tmp_path)) == {
        "diagnostics": [
            {
                "code": "duplicate-key",
                "severity": "error",
                "message": "“title” twice ?",
                "place": {"file": "a.yaml", "line": 3, "column": 1, "length": 5},
                "help": ["Delete one."],
                "related": [
                    {
                        "place": {"file": "outline.yaml", "line": 1, "column": 1, "length": 5},
                        "message": "the first one",
                    }
                ],
            },
            {
                "code": "n",
                "severity": "note",
                "message": "m",
                "place": None,
                "help": [],
                "related": [],
            },
        ],
        "errors": 1,
        "warnings": 0,
        "notes": 1,
    }


LINES = st.text(max_size=400) | st.text("a \t日\u0301\x1b", max_size=400)


@given(LINES, st.integers(1, 500), st.integers(1, 500))
@settings(max_examples=200, deadline=None)
def test_any_line_can_be_shown(line: str, column: int, length: int) -> None:
    found = Diagnostic("a", "error", "m", at(1, column, length))
    shown = render([found], lambda file: [line], cwd=Path("/"))
    shown.encode()
    _, first, second, *rest = shown.split("\n")
    assert "^" in second
    assert len(rest) == 3
    assert len(second) <= WIDTH
    assert first.startswith(" 1 |")

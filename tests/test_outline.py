"""An outline is read whole, or every mistake in it is told at once."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.cli.report import render
from studyguide.diagnostics import Diagnostic, Findings, Place
from studyguide.outline.model import Cloze, Outline, Short
from studyguide.outline.reader import read_outline
from studyguide.records import place_of
from studyguide.records.schema import json_schema
from support.goldens import GOLDENS, check_golden

MISTAKES = GOLDENS / "outline-mistakes"

HEAD = """\
title: A small outline
sources:
  rt: {file: a.txt, label: RT, kind: primary}
  essay: {file: b.txt, label: Essay, kind: secondary}
"""
SECTION = """\
sections:
  - id: one
    title: One
    excerpts:
      - {id: charge, source: rt, quote: some words}
    questions:
      - {id: q, ask: What now, kind: short, answer: That., on: charge}
"""


def read(tmp_path: Path, source: str) -> tuple[Outline | None, list[Diagnostic]]:
    path = tmp_path / "outline.yaml"
    path.write_text(source, encoding="utf-8")
    findings = Findings()
    return read_outline(path, findings), findings.sorted()


def faults(tmp_path: Path, source: str) -> list[str]:
    """``line code`` of each finding, lines counted in what follows the head."""
    outline, found = read(tmp_path, HEAD + source)
    assert outline is None
    return [f"{d.place.line - HEAD.count(chr(10))} {d.code}" for d in found if d.place]


def question(kind: str, rest: str) -> str:
    return f"sections: []\nquiz:\n- ask: What?\n  kind: {kind}\n  {rest}\n"


def test_an_outline_is_read_with_places(tmp_path: Path) -> None:
    outline, found = read(tmp_path, HEAD + SECTION + "date: 2026-09-01\nlanguage: ru\n")
    assert found == []
    assert outline is not None
    assert list(outline.sources) == ["rt", "essay"]
    section = outline.sections[0]
    asked = section.questions[0]
    assert isinstance(asked, Short)
    assert (asked.lines, asked.on, outline.date) == (3, "charge", "2026-09-01")
    quote = section.excerpts[0].quote
    assert quote is not None
    assert place_of(quote) == Place(str(tmp_path / "outline.yaml"), 9, 41, 10)


def test_many_mistakes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MISTAKES)
    findings = Findings()
    assert read_outline(Path("outline.yaml"), findings) is None
    found = findings.sorted()
    assert len({d.place for d in found if d.severity == "error"}) >= 12
    assert all(d.place is not None and d.help for d in found if d.code != "wrong-type")
    check_golden(MISTAKES / "report.txt", render(found))


def test_the_schema_takes_what_the_reader_takes(tmp_path: Path) -> None:
    schema = json_schema(Outline)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(yaml.load(HEAD + SECTION, yaml.BaseLoader))
    mistakes = (MISTAKES / "outline.yaml").read_text(encoding="utf-8")
    assert len(list(validator.iter_errors(yaml.load(mistakes, yaml.BaseLoader)))) >= 6


@pytest.mark.parametrize(
    ("kind", "rest", "found"),
    [
        ("choice", "choices: [a, b]\n  answer: c", "6 answer-not-a-choice"),
        ("choice", "choices: [a, b]\n  answer: [a, c]", "6 answer-not-a-choice"),
        ("choice", "choices: [a, b]\n  answer: []", "3 answer-missing"),
        ("choice", "choices: [a, b, a]\n  answer: a", "5 repeated-words"),
        ("choice", "choices: [a]\n  answer: a", "5 wrong-length"),
        ("cloze", "text: no gap", "5 cloze-without-gap"),
        ("cloze", "text: a {gap", "5 cloze-braces"),
        ("cloze", "text: a gap}", "5 cloze-braces"),
        ("cloze", "text: a {gap {in} a} gap", "5 cloze-braces"),
        ("cloze", "text: an empty { } gap", "5 cloze-empty"),
        ("match", "pairs: [{item: a, match: b}, {item: c, match: b}]", "5 repeated-words"),
        ("match", "pairs: [{item: a, match: b}, {item: a, match: c}]", "5 repeated-words"),
        ("order", "items: [a, b, a]", "5 repeated-words"),
        ("essay", "answer: x\n  lines: 61", "6 out-of-range"),
        ("short", "answer: ' '", "5 bad-form"),
        ("true-false", "answer: yes", "5 wrong-type"),
        ("short", "answer: x\n  evidence: {source: rtt}", "6 unknown-source"),
        ("short", "answer: x\n  on: [rt]", "6 unknown-excerpt"),
    ],
)
def test_a_faulty_question(tmp_path: Path, kind: str, rest: str, found: str) -> None:
    assert faults(tmp_path, question(kind, rest)) == [found]


def test_gaps_are_marked_where_they_stand(tmp_path: Path) -> None:
    source = question("cloze", "text: >-\n    The {speech} was\n    given by {Khrushchev")
    _, (found,) = read(tmp_path, HEAD + source)
    assert found.place is not None
    assert (found.place.line, found.place.column) == (11, 14)
    outline, _ = read(tmp_path, HEAD + source.replace("{Khr", "Khr"))
    assert outline is not None
    assert isinstance(outline.quiz[0], Cloze)


@pytest.mark.parametrize(
    ("excerpt", "found"),
    [
        ("source: rt", ["4 excerpt-words"]),
        ("source: rt, quote: a, paragraphs: 1", ["4 excerpt-words"]),
        ("source: rt, quote: a, from: b, to: c", ["4 excerpt-words"]),
        ("source: rt, from: a", ["4 excerpt-words"]),
        ("source: rt, to: a", ["4 excerpt-words"]),
        ("source: rt, paragraphs: 4-3", ["4 paragraph-range"]),
        ("source: rt, paragraphs: 0", ["4 paragraph-range"]),
        ("source: rt, paragraphs: 12345678", ["4 bad-form"]),
        ("source: rt, paragraphs: 1, paragraph: 1", ["4 paragraph-without-quote"]),
        ("source: rt, quote: [a]", ["4 wrong-type"]),
        ("source: rt, quot: a", ["4 unknown-key"]),
        ("quote: a", ["4 missing-key"]),
        ("source: rtt, quote: a", ["4 unknown-source"]),
        ("source: 1a, quote: a", ["4 bad-form"]),
    ],
)
def test_an_excerpt_says_once_which_words(tmp_path: Path, excerpt: str, found: list[str]) -> None:
    source = f"sections:\n- id: one\n  title: One\n  excerpts: [{{{excerpt}}}]\n"
    assert faults(tmp_path, source) == found


@pytest.mark.parametrize(
    ("cite", "found"),
    [
        ("{source: rt, quote: a, paragraphs: 1}", "4 citation-twofold"),
        ("{source: rt, paragraph: 1}", "4 paragraph-without-quote"),
        ("[{source: rt}, {source: esay}]", "4 unknown-source"),
        ("{source: one}", "4 unknown-source"),
    ],
)
def test_a_faulty_citation(tmp_path: Path, cite: str, found: str) -> None:
    source = f"sections: []\nterms:\n- {{term: a, meaning: b,\n  cite: {cite}}}\n"
    assert faults(tmp_path, source) == [found]


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("- essay: They say so.", ["- source: essay", '  quote: "They say so."']),
        ("- essay: 'They “say” so.'", ["- source: essay", '  quote: "They “say” so."']),
        ("- essay: ¶ 12-14", ["- source: essay", "  paragraphs: 12-14"]),
        ("- essay: 12", ["- source: essay", "  paragraphs: 12"]),
        ("- essay:", ["- source: essay", '  quote: "…"']),
        ("- essay:\n  quote: They say so.", ["- source: essay"]),
        ("- essay:\n    from: They say", ["- source: essay", "  from: …"]),
        ("- {essay: They say so.}", ['{source: essay, quote: "They say so."}']),
    ],
)
def test_a_source_as_a_key_is_told_once_with_what_to_write(
    tmp_path: Path, written: str, lines: list[str]
) -> None:
    excerpts = "".join(f"  {line}\n" for line in written.splitlines())
    _, found = read(tmp_path, f"{HEAD}sections:\n- id: a\n  title: A\n  excerpts:\n{excerpts}")
    (finding,) = found
    assert finding.code == "unknown-key"
    assert list(finding.help[1:]) == lines


def test_a_key_that_is_no_source_is_told_as_before(tmp_path: Path) -> None:
    excerpt = "sections:\n- id: a\n  title: A\n  excerpts:\n  - essey: They say so.\n"
    _, found = read(tmp_path, HEAD + excerpt)
    assert "“source” is missing: did you mean that?" in [help for d in found for help in d.help]


def test_ids_are_given_once_each_in_its_own_kind(tmp_path: Path) -> None:
    second = SECTION.replace("sections:\n", "")
    assert faults(tmp_path, SECTION + second) == [
        "8 repeated-id",
        "11 repeated-id",
        "13 repeated-id",
    ]
    same = SECTION.replace("charge", "one").replace("id: q", "id: one")
    outline, found = read(tmp_path, HEAD + same)
    assert (outline is not None, found) == (True, [])


def test_a_reference_to_a_faulty_record_does_not_dangle(tmp_path: Path) -> None:
    source = SECTION.replace("source: rt, quote: some words", "source: rt, quote: [some, words]")
    source += "timeline:\n- {date: 1956, title: [x], section: one}\n"
    assert faults(tmp_path, source) == ["5 wrong-type", "9 wrong-type"]


def test_help_with_a_dangling_reference(tmp_path: Path) -> None:
    def help_with(reference: str) -> tuple[str, ...]:
        source = SECTION.replace("on: charge", f"on: {reference}")
        _, (found,) = read(tmp_path, HEAD + source)
        return found.help

    assert help_with("chagre") == ("Did you mean “charge”?",)
    assert help_with("essay") == ("“essay” is the id of a source; here stands that of an excerpt.",)
    assert help_with("nothing") == ("The ids are: charge.",)


@pytest.mark.parametrize("date", ["2026-02-30", "0000-01-01"])
def test_a_day_that_never_was(tmp_path: Path, date: str) -> None:
    assert faults(tmp_path, f"sections: []\ndate: {date}\n") == ["2 date-impossible"]


@pytest.mark.parametrize("line", ["date: 1.9.2026", "language: english", "paper: A4"])
def test_faulty_matters_of_form(tmp_path: Path, line: str) -> None:
    (found,) = faults(tmp_path, f"sections: []\n{line}\n")
    assert found in ("2 bad-form", "2 not-a-choice")


def test_ten_thousand_dangling_references_are_not_listed(tmp_path: Path) -> None:
    source = "sections: []\ntimeline:\n" + "- {date: 1956, title: b, section: x}\n" * 10_000
    assert len(faults(tmp_path, source)) == 200


# Tables, notes, and what a question asks about


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("columns: [A, B], rows: [[a, b], [c]]", ["table-row"]),
        ("columns: [A, B], rows: [[a, b, c]]", ["table-row"]),
        ("columns: [A, B], rows: [[]]", ["table-row"]),
        ("columns: [A, B], rows: [[~, '', '']]", ["table-row"]),
        ("columns: [A, B], rows: [[a, [b]]]", ["wrong-type"]),
        ("columns: [A, B]", ["table-empty"]),
        ("columns: [A, B], rows: []", ["table-empty"]),
        ("columns: [A], rows: [[a]]", ["wrong-length"]),
        ("columns: [A, B, C, D, E, F], blank: 1", ["wrong-length"]),
        ("columns: [A, ' '], blank: 1", ["bad-form"]),
        ("columns: [A, B], blank: 21", ["out-of-range"]),
        ("columns: [A, B], rows: [[a, ''], [~, b]], blank: 20", []),
    ],
)
def test_a_table_has_a_cell_for_every_column(tmp_path: Path, table: str, found: list[str]) -> None:
    source = f"sections:\n- {{id: one, title: One, tables: [{{title: T, {table}}}]}}\n"
    assert [d.code for d in read(tmp_path, HEAD + source)[1]] == found


def test_a_short_row_is_shown_with_both_numbers(tmp_path: Path) -> None:
    source = """\
sections:
- id: one
  title: One
  tables:
  - title: T
    columns: [A, B, C]
    rows:
    - [a, b, c]
    - ['', d]
"""
    _, (found,) = read(tmp_path, HEAD + source)
    assert found.message == "row 2 of the table has 2 cells, and the table has 3 columns"
    assert found.place is not None
    assert (found.place.line - HEAD.count("\n"), found.place.column) == (9, 8)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("note: a", ["note-on-nothing"]),
        ("quote: a", ["missing-key"]),
        ("note: a, paragraph: 1-2", ["bad-form"]),
        ("note: a, paragraph: 0", ["bad-form"]),
        ("note: a, quote: b, paragraph: 3", []),
    ],
)
def test_a_note_on_a_source_says_what_it_is_about(
    tmp_path: Path, note: str, found: list[str]
) -> None:
    head = HEAD.replace("label: Essay,", f"label: Essay, notes: [{{{note}}}],")
    assert [d.code for d in read(tmp_path, head + "sections: []\n")[1]] == found


@pytest.mark.parametrize("on", ["text", "[text]", "[charge, text]"])
def test_a_question_may_be_about_the_text_of_its_section(tmp_path: Path, on: str) -> None:
    about_text = SECTION.replace("on: charge", f"on: {on}")
    assert faults(tmp_path, about_text) == ["7 text-missing"]
    with_text = about_text.replace("title: One", "title: One\n    text: Words.")
    assert read(tmp_path, HEAD + with_text)[1] == []
    # A text that is faulty is there all the same.
    assert faults(tmp_path, with_text.replace("Words.", "[Words]")) == ["4 wrong-type"]
    quiz = f"quiz:\n- {{ask: What, kind: short, answer: That., on: {on}}}\n"
    assert faults(tmp_path, SECTION + quiz) == ["9 text-missing"]


def test_no_excerpt_is_called_text(tmp_path: Path) -> None:
    called_text = SECTION.replace("id: charge", "id: text").replace(", on: charge", "")
    assert faults(tmp_path, called_text) == ["5 reserved-id"]


# Names


TWICE = """\
sections: []
terms:
- {term: Thaw, meaning: a}
- {term: The Party, meaning: a}
- {term: thaw, meaning: b}
people:
- {name: Anna, role: a}
- {name: Anna, role: b}
- {name: The  party, role: c}
index: [{name: Hungary}, {name: HUNGARY}, {name: anna}]
"""


def test_no_two_entries_have_one_name(tmp_path: Path) -> None:
    _, found = read(tmp_path, HEAD + TWICE)
    assert {d.code for d in found} == {"repeated-name"}
    lines = (HEAD + TWICE).splitlines()
    told = []
    for each in found:
        ((first, _),) = each.related
        assert each.place is not None
        told.append((each.place.line - HEAD.count("\n"), lines[first.line - 1]))
    assert told == [
        (5, "- {term: Thaw, meaning: a}"),
        (8, "- {name: Anna, role: a}"),
        (9, "- {term: The Party, meaning: a}"),
        (10, lines[-1]),
        (10, "- {name: Anna, role: a}"),
    ]
    assert found[2].message == "a person is called “The party”, as a term is"


MISPLACED = """\
subtitle: By whom [@rt]                                         # <-
author: "[@rt]"                                                 # <-
sections:
- id: one
  title: One [@rt ¶1]                                           # <-
  tables: [{title: T, columns: [A, "B [@essay]"], blank: 1}]    # <-
  questions:
  - {ask: Fill, kind: cloze, text: "It {was} [@rt]."}           # <-
  - ask: Why
    kind: essay
    answer: Because.
    levels: [{marks: "1 [@rt]", descriptor: "Good [@rt ¶1]."}]  # <-
timeline: [{date: 1956, title: "A [@rt]", shown: "Then [@rt]"}] # <-
terms: [{term: "T [@rt]", meaning: "M [@rt]"}]                  # <-
people: [{name: "P [@rt]", role: "R [@rt]"}]                    # <-
index: [{name: I, also: ["J [@rt]"]}]                           # <-
editions: {guide: {title: "Ours [@rt]"}}                        # <-
"""


def test_a_citation_where_none_can_be_is_told_where_to_go(tmp_path: Path) -> None:
    outline, found = read(tmp_path, HEAD + MISPLACED)
    assert outline is None
    assert {d.code for d in found} == {"citation-misplaced"}
    lines = (HEAD + MISPLACED).splitlines()
    marked = [number for number, line in enumerate(lines, 1) if line.endswith("# <-")]
    assert [d.place.line for d in found if d.place] == marked
    assert all(
        lines[d.place.line - 1][d.place.column - 1 :].startswith("[@") for d in found if d.place
    )
    assert all("cite the source" in d.help[0] for d in found)


EDITS = st.lists(
    st.tuples(
        st.integers(0, 2000),
        st.integers(0, 40),
        st.sampled_from(
            ["", "\n", "  ", ": ", "- ", "[", "{a: b}", '"', "'", "&x ", "*x", "~", "7"]
        ),
    ),
    min_size=1,
    max_size=4,
)


@given(EDITS)
@settings(max_examples=150, deadline=None)
def test_a_spoiled_outline_is_read_or_explained(edits: list[tuple[int, int, str]]) -> None:
    source = (MISTAKES / "outline.yaml").read_text(encoding="utf-8")
    for start, length, put in edits:
        source = source[:start] + put + source[start + length :]
    with TemporaryDirectory() as folder:
        outline, found = read(Path(folder), source)
    assert (outline is None) == any(d.severity == "error" for d in found)
    assert all(d.place is not None for d in found)
    assert render(found)


def test_what_is_no_outline_file(tmp_path: Path) -> None:
    def codes(path: Path) -> list[str]:
        findings = Findings()
        assert read_outline(path, findings) is None
        return [found.code for found in findings]

    assert codes(tmp_path / "none.yaml") == ["outline-missing"]
    assert codes(tmp_path) == ["outline-unreadable"]
    assert codes(Path("/dev/zero")) == ["outline-unreadable"]
    assert codes(tmp_path / "a\0b") == ["outline-unreadable"]
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * 6_000_000)
    assert codes(large) == ["file-too-large"]

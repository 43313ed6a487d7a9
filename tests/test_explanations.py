"""Every diagnostic is explained, and every example in an explanation is true."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Set
from pathlib import Path

import pytest
from click.testing import CliRunner

from studyguide.cli.explain import explain
from studyguide.explanations import Explanation, explanation, subjects
from studyguide.explanations.page import diagnostics_page
from studyguide.explanations.reading import PRINTED
from support.codes import reported
from support.examples import Printed, printed
from support.goldens import check_golden
from support.projects import ROOT, Project, studyguide

REPORTED = reported()
SUBJECTS = subjects()
EXPLAINED = {each.code: each for subject in SUBJECTS for each in subject.explanations}
EXAMPLES = [(code, i) for code, told in EXPLAINED.items() for i in range(len(told.examples))]

WITHOUT_EXAMPLE: Mapping[str, Set[str]] = {
    "it takes megabytes": {"file-too-large", "source-too-large", "too-many-values"},
    "it takes two hundred errors": {"too-many-errors"},
    "a file has to vanish, or to be locked, between two looks at it": {
        *("outline-missing", "outline-unreadable", "source-missing", "source-unreadable"),
        "theme-unreadable",
    },
    "no theme can make lines so thin": {"copier-thin"},
    "the program has to be wrong": {"program-failed"},
    "it takes a printer": {
        *("cups-silent", "cups-stopped", "no-printing"),
        *("printer-closed", "printer-paper", "printer-sides", "printer-stopped"),
        *("printer-unknown", "printer-unnamed", "printer-waits"),
        *("job-aborted", "job-cancelled", "job-forgotten", "job-held", "job-refused"),
        *("job-unfinished", "job-untold"),
    },
}
"""Why there can be no example of some codes."""

ALONGSIDE: Mapping[str, Set[str]] = {
    "copier-small": {"theme-too-small"},
    "nothing-built": {"edition-empty"},
}
"""Codes that come with others whenever they come."""

NOT_A_TEACHERS = re.compile(
    r"\b(scalar|mapping|parse[rds]?|schema|token|boolean|integer|string|null|unicode code)\b", re.I
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], Printed]:
    """What the program prints when the examples are tried."""
    folder = tmp_path_factory.mktemp("examples")
    return {
        (code, i): printed(EXPLAINED[code].examples[i], folder / f"{code}-{i}")
        for code, i in EXAMPLES
    }


# The codes


def test_every_code_is_explained_and_nothing_else_is() -> None:
    places = defaultdict(list)
    for each in REPORTED:
        places[each.code].append(each.where)
    unexplained = {code: where for code, where in places.items() if code not in EXPLAINED}
    assert not unexplained, f"write of them in explanations/subjects: {unexplained}"
    assert EXPLAINED.keys() == places.keys()
    assert len(places) > 100


def test_severities_are_those_that_are_reported() -> None:
    severities = defaultdict(set)
    for each in REPORTED:
        severities[each.code].add(each.severity)
    assert {code: set(told.severities) for code, told in EXPLAINED.items()} == severities


def test_a_code_is_found_by_its_name() -> None:
    told = explanation("quotation-differs")
    assert told is not None
    assert told.code == "quotation-differs"
    assert told.examples
    assert explanation("quotation-different") is None


# The texts


@pytest.mark.parametrize("told", EXPLAINED.values(), ids=EXPLAINED)
def test_texts_are_whole_sentences_in_a_teachers_words(told: Explanation) -> None:
    assert not told.title.endswith(".")
    for text in (told.what, told.why, told.cure):
        for paragraph in text.split("\n\n"):
            assert re.fullmatch(r"[A-Z“`].+[.:?]", paragraph), paragraph
            assert paragraph.count("`") % 2 == 0, paragraph
    whole = re.sub(r"`[^`]*`", "", " ".join((told.title, told.what, told.why, told.cure)))
    assert not NOT_A_TEACHERS.search(whole)


def test_what_has_no_example_could_not_have_one() -> None:
    without = {code for code, told in EXPLAINED.items() if not told.examples}
    assert without == {code for codes in WITHOUT_EXAMPLE.values() for code in codes}


# The examples


@pytest.mark.parametrize(("code", "i"), EXAMPLES)
def test_an_example_shows_its_code(code: str, i: int, said: dict[tuple[str, int], Printed]) -> None:
    found = {code for code, _ in said[code, i].findings()}
    assert found - ALONGSIDE.get(code, set()) == {code}


@pytest.mark.parametrize(("code", "i"), EXAMPLES)
def test_a_mended_example_shows_nothing(code: str, i: int, tmp_path: Path) -> None:
    example = EXPLAINED[code].examples[i]
    if example.mended:
        found = printed(example, tmp_path / "mended", mended=True)
        assert [*found.findings()] == []
    else:
        assert EXPLAINED[code].severities == ("note",)


def test_messages_are_as_they_are_printed(said: dict[tuple[str, int], Printed]) -> None:
    texts: dict[str, list[str]] = defaultdict(list)
    for (code, _), all_ in said.items():
        texts[code].append("\n\n".join(text for at, text in all_.findings() if at == code))
    written = (
        f"{code} = [\n" + "".join(f"'''\n{text}''',\n" for text in found) + "]\n"
        for code, found in texts.items()
    )
    check_golden(PRINTED, "\n".join(written))


@pytest.mark.parametrize(("code", "i"), EXAMPLES)
def test_a_message_leads_to_a_line_that_is_shown(code: str, i: int) -> None:
    example = EXPLAINED[code].examples[i]
    for path, line in re.findall(r"^(\S+):(\d+):\d+: ", example.printed, re.MULTILINE):
        assert int(line) <= len(example.files[path].splitlines())


# The command


def test_it_explains_a_code() -> None:
    ended = studyguide("explain", "quotation-differs")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("quotation-differs (error)\n")
    for words in ("Why it matters", "What to do", "An example", "outline.yaml:4:", "Mended:"):
        assert words in ended.out
    assert "\x1b" not in ended.out


def test_it_explains_several_codes_as_they_are_copied_from_a_report() -> None:
    ended = studyguide("explain", "[date-unreadable]", "cards-none", "date-unreadable")
    assert ended.code == 0
    heads = re.findall(r"^([a-z-]+) \((?:error|warning|note)\)$", ended.out, re.MULTILINE)
    assert heads == ["date-unreadable", "cards-none"]


def test_without_a_code_it_lists_them_all() -> None:
    ended = studyguide("explain")
    listed = re.findall(r"^  ([a-z0-9-]+)  +(\S.*)$", ended.out, re.MULTILINE)
    assert listed == [(told.code, told.title) for told in EXPLAINED.values()]


def test_an_unknown_code_is_a_usage_error() -> None:
    ended = studyguide("explain", "quotation-difers")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean quotation-differs?" in ended.err
    assert "lists all codes" in studyguide("explain", "\x1bxyz").err


def test_text_keeps_within_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    told = CliRunner().invoke(explain, ["repeated-name"]).output
    text = told.partition("An example")[0].split("\n")
    assert 40 < max(map(len, text)) <= 50


def test_nothing_in_an_example_steers_the_terminal() -> None:
    told = CliRunner().invoke(explain, [*EXPLAINED]).output
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", told)


def test_as_json() -> None:
    ended = studyguide("explain", "date-doubtful", "--format", "json")
    (told,) = json.loads(ended.out)["explanations"]
    assert told["code"] == "date-doubtful"
    assert told["severities"] == ["note"]
    assert "outline.yaml:2:11: note:" in told["examples"][0]["printed"]
    assert len(json.loads(studyguide("explain", "--format", "json").out)["explanations"]) > 100


def test_a_report_names_the_command_once_for_what_matters_most(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", "title: Sun\npaper: A5\nsubtitle: No #2\nsections: []")
    ended = project.run("check", "outline.yaml")
    assert ended.err.count("studyguide explain") == 1
    said = "`studyguide explain missing-key` says more, and so for every code in brackets.\n\n"
    assert ended.err.endswith(said)
    alone = Project(tmp_path / "alone", "title: Sun\nsections: []").run("check", "outline.yaml")
    assert alone.err.endswith("`studyguide explain missing-key` says more about it.\n\n")


# The page


def test_the_page_is_up_to_date() -> None:
    check_golden(ROOT / "docs" / "diagnostics.md", diagnostics_page(subjects()))

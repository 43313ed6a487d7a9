"""The timeline by itself: a poster as large as fits, and a sheet to fill in with its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from studyguide.diagnostics import Findings
from studyguide.project import check
from support.copies import Copy, folded, pieces, spoken
from support.projects import FLAGSHIP, RUSSIAN, Project, studyguide
from support.verapdf import assert_compliant

OUTLINE = """\
title: Storms
sources:
  log: {file: sources/log.txt, label: Log, kind: primary, reference: {type: book, title: A log}}
sections:
  - {id: calm, title: Calm, text: "Calm [@log ¶1]"}
"""
YEARS = {1900: "A calm", 1910: "A breeze", 1920: "A gale", 1930: "A storm", 1940: "A thaw"}
EVENTS = "timeline:\n" + "".join(
    f"  - {{id: e{year}, date: {year}, title: {title}, key: {str(year == 1930).lower()}, "
    "cite: {source: log}}\n"
    for year, title in YEARS.items()
)


def project(folder: Path, options: str = "", events: str = EVENTS) -> Project:
    editions = f"editions: {{timeline: {options}}}\n" if options else ""
    return Project(folder / "project", OUTLINE + events + editions, log="The first day was calm.\n")


def timelines(folder: Path, options: str = "", *arguments: str) -> dict[str, Copy]:
    built = project(folder, options).build("-e", "timeline", *arguments)
    return {path.stem.removeprefix("outline-"): Copy(path) for path in built}


def blanks(copy: Copy) -> list[str]:
    """What stands where events are filled in: the paragraphs that begin with a year."""
    told = [folded(spoken(p)) for p in copy.document.find("P")]
    return [text for text in told if text[:4].isdigit()]


def test_what_is_filled_in_stands_in_the_key_alone(tmp_path: Path) -> None:
    found = timelines(tmp_path, "{bank: false}")
    assert list(found) == ["timeline-poster", "timeline", "timeline-key"]
    student, key = found["timeline"], found["timeline-key"]
    assert blanks(student) == ["1900", "1910", "1920", "1940"]
    assert blanks(key) == ["1900 A calm", "1910 A breeze", "1920 A gale", "1940 A thaw"]
    (figure,) = student.document.find("Figure")
    assert "A storm" in spoken(figure)
    everything = student.path.read_bytes().decode("latin-1") + student.text + spoken(figure)
    assert not any(title in everything for title in ("A calm", "A breeze", "A gale", "A thaw"))
    assert len(key.pages) == len(student.pages)
    assert all(word in student.text for word in ("Name", "Class", "Date"))


def test_the_bank_gives_letters_that_the_key_names(tmp_path: Path) -> None:
    found = timelines(tmp_path)
    cells = [folded(spoken(cell)) for cell in found["timeline"].document.find("TD")]
    assert sorted(cell[0] for cell in cells) == list("ABCD")
    assert [cell[2:] for cell in cells] != [YEARS[year] for year in (1900, 1910, 1920, 1940)]
    answers = {answer[5:].replace(":", "") for answer in blanks(found["timeline-key"])}
    assert answers == set(cells)


@pytest.mark.parametrize(
    ("blank", "years"),
    [
        ("all", [1900, 1910, 1920, 1930, 1940]),
        ("{every: 2}", [1910, 1930]),
        ("[e1940, e1900]", [1900, 1940]),
    ],
)
def test_the_outline_chooses_what_is_blank(tmp_path: Path, blank: str, years: list[int]) -> None:
    found = timelines(tmp_path, f"{{blank: {blank}, bank: false}}")
    assert blanks(found["timeline"]) == [str(year) for year in years]


def test_where_nothing_is_blank_there_is_only_the_poster(tmp_path: Path) -> None:
    assert list(timelines(tmp_path, "{blank: []}")) == ["timeline-poster"]


def test_where_all_are_turning_points_every_second_one_is_blank(tmp_path: Path) -> None:
    events = EVENTS.replace("key: false", "key: true")
    built = project(tmp_path, "{bank: false}", events).build("-e", "timeline")
    assert blanks(Copy(built[1])) == ["1910", "1930"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("{blank: [e1900, e1901]}", "unknown-event"),
        ("{blank: {every: 1}}", "out-of-range"),
        ("{blank: some}", "not-a-choice"),
        ("{blank: 3}", "not-a-choice"),
    ],
)
def test_options_that_mean_nothing_are_reported(tmp_path: Path, options: str, code: str) -> None:
    findings = Findings()
    check(project(tmp_path, options).outline, findings)
    (found,) = findings
    assert (found.code, found.severity) == (code, "error")
    assert found.place is not None
    assert found.place.line == (OUTLINE + EVENTS).count("\n") + 1


def test_without_events_there_is_nothing_to_build(tmp_path: Path) -> None:
    ended = project(tmp_path, events="").run("build", "outline.yaml", "-e", "timeline")
    assert ended.code == 1
    assert "there is nothing in the outline for the edition timeline" in ended.err
    assert not (tmp_path / "project" / "output").exists()


@pytest.mark.parametrize(("paper", "size"), [("a4", (842, 1191)), ("letter", (792, 1224))])
def test_the_poster_is_one_page_of_the_larger_paper(
    tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    poster = timelines(tmp_path, "", "--paper", paper)["timeline-poster"]
    assert tuple(map(round, poster.size)) == size
    assert len(poster.pages) == 1
    assert all(title in poster.pages[0] for title in (*YEARS.values(), "Storms", "A log"))


def test_a_poster_with_fewer_events_has_larger_type(tmp_path: Path) -> None:
    def sizes(events: str, name: str) -> set[float]:
        folder = tmp_path / name
        poster = Copy(project(folder, "", events).build("-e", "timeline")[0])
        (figure,) = poster.document.find("Figure")
        return {round(piece.size, 1) for piece in pieces(figure)}

    more = "".join(
        f"  - {{date: {year}, title: Year {year}, cite: {{source: log}}}}\n"
        for year in range(1945, 1970)
    )
    few, many = sizes(EVENTS, "few"), sizes(EVENTS + more, "many")
    assert min(few) > min(many) >= 13


def test_editions_are_compliant_in_both_languages(tmp_path: Path) -> None:
    files: list[Path] = []
    for outline, paper in ((FLAGSHIP, "letter"), (RUSSIAN / "outline.yaml", "a4")):
        folder = tmp_path / paper
        ended = studyguide("build", outline, "-e", "timeline", "--paper", paper, "-o", folder)
        assert ended.code == 0, ended.err
        files += sorted(folder.glob("*.pdf"))
    assert len(files) == 6
    assert_compliant(files)

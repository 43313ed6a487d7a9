"""The drawn timeline on paper: what it says of its signs, its breaks, its sections and its
turning points."""

from __future__ import annotations

from pathlib import Path

import pytest

from studyguide.diagnostics import Findings
from studyguide.document import blocks as b
from studyguide.layout.compose import compose
from studyguide.layout.plan import Box, Shape, TextLine
from studyguide.layout.theme import Theme
from studyguide.project import check
from support.copies import Copy, folded, pieces, spoken
from support.documents import document, faces, text_of
from support.projects import Project

OUTLINE = """title: Storms
{more}
sources:
  log: {{file: sources/log.txt, label: Log, kind: primary}}
sections:
  - {{id: calm, title: Calm, text: "Calm [@log ¶1]"}}
  - {{id: storm, title: A storm, text: "A storm [@log ¶1]"}}
timeline:
{events}"""
LOG = "The first day was calm.\n"
CROWDED = [f"{{date: 1956-{month:02}-10, title: Month {month}}}" for month in range(1, 13)]
CHARTS = {
    "even": [f"{{date: {year}, title: Year {year}}}" for year in range(1900, 1990, 10)],
    "broken": [
        "{date: 1890/1960, title: A life}",
        "{date: 1900, title: A birth, section: storm}",
        *CROWDED,
        "{date: 1989~, title: The end, key: true}",
    ],
    "days": [f"{{date: 1956-02-{day}, title: Day {day}}}" for day in range(14, 26)],
    "russian": ["{date: 1900, title: Начало}", *CROWDED, "{date: 1989, title: Конец}"],
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """For each chart the legend above it and the words in it."""
    found = {}
    for name, events in CHARTS.items():
        more = "language: ru" if name == "russian" else "language: en-GB"
        listed = "".join(f"  - {event}\n" for event in events)
        folder = tmp_path_factory.mktemp("timeline") / "project"
        outline = OUTLINE.format(more=more, events=listed)
        copy = Copy(Project(folder, outline, log=LOG).build("--paper", "letter")[0])
        (figure,) = copy.document.find("Figure")
        legend = next(
            [folded(spoken(item)) for item in list_.find("LI")]
            for list_ in copy.document.find("L")
            if "расстояния" in spoken(list_) or "distances" in spoken(list_)
        )
        found[name] = (" · ".join(legend), folded(" ".join(piece.text for piece in pieces(figure))))
    return found


def test_the_legend_explains_what_there_is_and_nothing_else(
    figures: dict[str, tuple[str, str]],
) -> None:
    assert figures["even"][0] == (
        "Long dot: some time in that month or year · Scale: equal distances are equal times"
    )
    legend, _ = figures["broken"]
    for sign in ("Dot", "Striped bar", "Open or dotted", "Ring", "Two strokes", "Thicker line"):
        assert f"{sign}: " in legend
    assert "Arrow: " not in legend


def test_a_break_says_what_is_left_out_and_how_the_scale_changes(
    figures: dict[str, tuple[str, str]],
) -> None:
    _, words = figures["broken"]
    assert "1901–1955: no dates · now 1 year is as long as about" in words
    assert "no dates" not in figures["even"][1]
    assert "1901–1955: дат нет" in figures["russian"][1]


def test_ticks_say_the_year_once(figures: dict[str, tuple[str, str]]) -> None:
    _, words = figures["days"]
    scale = words[: words.index("14 February 1956")]
    assert scale.startswith("14 Feb 1956 ")
    assert scale.count("1956") == 1
    assert scale.rstrip().endswith("26 Feb")


def test_an_event_names_its_section(figures: dict[str, tuple[str, str]]) -> None:
    _, words = figures["broken"]
    assert "2 1900 A birth" in words or "1900 A birth 2" in words
    assert words.startswith("Section ")
    assert "Section" not in figures["even"][1]


def drawn(*events: b.TimelineEvent) -> list[Box | Shape | TextLine]:
    """What stands on the page of a timeline set alone, but for rules."""
    block = b.Timeline(
        events=events, alt="a", continued="b", name_tick=lambda year, month, day: str(year)
    )
    (page,) = compose(document(block), Theme(), faces(), "a4").pages
    return [mark for mark in page.marks if isinstance(mark, Box | Shape | TextLine)]


def event(year: int, **more: bool) -> b.TimelineEvent:
    return b.TimelineEvent(year, year + 1, str(year), f"Year {year}", **more)


def test_a_turning_point_is_larger_and_has_a_ring() -> None:
    marks = drawn(event(1900), event(1950, key=True))
    runs = {
        text_of(mark): mark.runs
        for mark in marks
        if isinstance(mark, TextLine) and "Year" in text_of(mark)
    }
    plain, large = (next(runs[text] for text in runs if year in text) for year in ("1900", "1950"))
    assert min(run.size for run in large) > max(run.size for run in plain)
    assert all("bold" in run.face for run in large)
    without = drawn(event(1900), event(1950))
    assert sum(isinstance(m, Box) for m in marks) == sum(isinstance(m, Box) for m in without) + 1


def test_only_what_is_not_certain_is_open() -> None:
    """A copier makes every tint white or black: what is filled is filled black."""
    day = b.TimelineEvent(1956.15, 1956.15 + 1 / 366, "day", "Day")
    black = Theme().colour("ink")
    for uncertain in (False, True):
        marks = drawn(event(1900, fuzzy_low=uncertain), day, event(1990))
        filled = [m.fill for m in marks if isinstance(m, Box | Shape) and m.fill is not None]
        assert set(filled) == {black, (1.0, 1.0, 1.0)}
        open_ones = [
            m for m in marks if isinstance(m, Box) and m.stroke and m.fill == (1.0, 1.0, 1.0)
        ]
        assert len(open_ones) == uncertain


def test_key_is_true_or_false(tmp_path: Path) -> None:
    events = '  - {date: 1900, title: A birth, cite: {source: log}, key: "perhaps"}\n'
    text = OUTLINE.format(more="", events=events)
    findings = Findings()
    check(Project(tmp_path / "project", text, log=LOG).outline, findings)
    (found,) = findings
    assert (found.code, found.severity) == ("wrong-type", "error")
    assert found.place is not None
    assert found.place.line == text.count("\n")

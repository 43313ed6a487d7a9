"""The drawn timeline on paper: what it says of its signs, its breaks and its sections."""

from __future__ import annotations

import pytest

from support.copies import Copy, folded, pieces
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
        "{date: 1989~, title: The end}",
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
            p.text
            for p in copy.document.find("P")
            if "расстояния" in p.text or "distances" in p.text
        )
        found[name] = (folded(legend), folded(" ".join(piece.text for piece in pieces(figure))))
    return found


def test_the_legend_explains_what_there_is_and_nothing_else(
    figures: dict[str, tuple[str, str]],
) -> None:
    assert figures["even"][0] == "Dot: an event · Equal distances are equal times"
    legend, _ = figures["broken"]
    for sign in ("Dot:", "Bar:", "Open, dashed or fading:", "Two strokes:", "Number in a square:"):
        assert sign in legend
    assert "Arrow:" not in legend


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

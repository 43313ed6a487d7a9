"""Every page knows the lines of the outline that it came from, with and without a memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studyguide import project
from studyguide.build import PLAIN, Form, lay_out
from studyguide.diagnostics import Findings
from studyguide.editions import EDITIONS
from studyguide.layout.plan import Page, Plan, Region, TextLine
from studyguide.memory import Memory
from support.documents import text_of
from support.edits import SHORT, TALE


class Desk:
    """A writer's desk: an outline that is built again and again, remembered or not."""

    def __init__(self, folder: Path, *, remembers: bool) -> None:
        self._outline = folder / "outline.yaml"
        self._memory = Memory() if remembers else None
        self.findings = Findings()
        (folder / "tale.txt").write_text(TALE, encoding="utf-8")

    def plan(self, text: str, edition: str = "guide", form: Form = PLAIN) -> Plan:
        """The pages of an outline with this text, of the first printout of an edition."""
        self._outline.write_text(text, encoding="utf-8")
        if self._memory is not None:
            self._memory.begin()
        findings = Findings()
        checked = project.check(self._outline, findings, memory=self._memory)
        assert not findings.failed, list(findings)
        self.findings = findings
        laid = lay_out(checked, [EDITIONS[edition]], findings, form, memory=self._memory)
        return next(iter(laid)).plan


@pytest.fixture(params=[False, True], ids=["cold", "remembered"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    return Desk(tmp_path, remembers=request.param)


def places_of(plan: Plan, words: str) -> Iterator[tuple[Page, float, float]]:
    """Where lines with these words stand: the page, x and y."""
    for page in plan.pages:
        for mark in page.marks:
            if isinstance(mark, TextLine) and words in text_of(mark):
                yield page, mark.runs[0].x, mark.y


def region_at(page: Page, x: float, y: float) -> Region | None:
    """The region that says best where a point was written."""
    held = [
        region
        for region in page.regions
        if region.top <= y <= region.bottom
        and (region.left is None or region.left <= x)
        and (region.right is None or x <= region.right)
    ]
    return held[-1] if held else None


def led_to(plan: Plan, words: str) -> set[int | None]:
    """The lines of the outline that lines with these words lead to."""
    found = {
        region.origin.line if region else None
        for region in (region_at(page, x, y) for page, x, y in places_of(plan, words))
    }
    assert found, words
    return found


def line_of(text: str, words: str) -> int:
    """The line that has these words, counted from 1."""
    (number,) = (n for n, line in enumerate(text.split("\n"), 1) if words in line)
    return number


WRITTEN = {
    "A short guide": "title: A short",
    "How to read it": "How to read it",
    "The second": "id: second",
    "Tell it": "Know it.",
    "It begins with a mayor": "It begins with a mayor",
    "Then comes the town": "Then comes the town",
    "The mayor went": "The mayor went",
    "Compared": "Compared",
    "Excerpt 1B": "id: town",
    "Who built it": "Who built it",
    "It grew. ": "ask: It grew",
    "Put in order": "Put in order",
    "What of the town": "What of the town",
    "25 February 1956": "1956-02-25",
    "Head of a town": "Head of a town",
    "Ann Mayor": "Ann Mayor",
}
"""Words on a page, and words of the line of the outline that they come from."""


@pytest.mark.parametrize("edition", ["guide", "key"])
def test_words_lead_to_the_line_that_they_were_written_on(edition: str, desk: Desk) -> None:
    above = "# a note\n\n"
    lower = SHORT.replace("  teacher:", "  # another note\n  teacher:").replace(
        "- id: second", "# and one more\n\n- id: second"
    )
    for text in (SHORT, above + SHORT, lower, above + lower, SHORT):
        plan = desk.plan(text, edition)
        for shown, written in WRITTEN.items():
            assert line_of(text, written) in led_to(plan, shown), (shown, written)


def test_a_paragraph_leads_to_its_own_line_though_citations_are_broken_before_it(
    desk: Desk,
) -> None:
    begun, ended = (line_of(SHORT, words) for words in ("It begins", "Then comes"))
    assert ended - begun == 4
    assert led_to(desk.plan(SHORT), "Then comes") == {ended}


def test_the_teachers_part_leads_to_the_outline(desk: Desk) -> None:
    assert led_to(desk.plan(SHORT, "key"), "Say more of it") == {line_of(SHORT, "Say more")}


def test_events_that_are_drawn_lead_to_their_own_lines(desk: Desk) -> None:
    plan = desk.plan(SHORT, "timeline")
    assert led_to(plan, "The road") == {line_of(SHORT, "1952/1955")}
    assert led_to(plan, "The bridge") == {line_of(SHORT, '"1950"')}


def test_cards_side_by_side_lead_to_their_own_lines(desk: Desk) -> None:
    plan = desk.plan("# a note\n" + SHORT, "cards")
    for shown, written in {
        "Head of a town": "term: mayor",
        "A way over water": "term: bridge",
    }.items():
        assert led_to(plan, shown) == {line_of(SHORT, written) + 1}


def test_what_is_said_of_a_card_names_the_line_where_it_stands_now(desk: Desk) -> None:
    long = SHORT.replace("Head of a town.", "Head of a town. " * 60)
    for text in (long, "# a note\n" + long, "# a note\n\n" + long):
        desk.plan(text, "cards")
        (cut,) = [found for found in desk.findings if found.code == "card-cut"]
        assert cut.place is not None and cut.place.line == line_of(text, "term: mayor")


def test_cues_of_notes_lead_to_objectives(desk: Desk) -> None:
    assert led_to(desk.plan(SHORT, "cornell"), "Tell it") == {line_of(SHORT, "Know it.")}


def test_large_print_leads_to_the_same_lines(desk: Desk) -> None:
    plan = desk.plan(SHORT, form=Form(large_print=True))
    for shown in ("It begins with", "Who built it", "Head of a town"):
        assert line_of(SHORT, WRITTEN.get(shown, shown)) in led_to(plan, shown)


def test_regions_of_a_page_lie_on_it_from_above_to_below(desk: Desk) -> None:
    for page in desk.plan(SHORT, "key").pages:
        tops = [region.top for region in page.regions if region.left is None]
        assert tops == sorted(tops)
        for region in page.regions:
            assert 0 <= region.top < region.bottom <= page.height
            assert 0 <= (region.left or 0) < (region.right or page.width) <= page.width

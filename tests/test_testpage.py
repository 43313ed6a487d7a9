"""The test page: what meets on paper meets in numbers, and lengths are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from studyguide.layout.plan import Box, Page, Rule, TextLine
from studyguide.layout.theme import PAPERS
from studyguide.paper.testpage import cross_places, plan_test_page
from support.projects import studyguide
from support.reading import Tagged
from support.verapdf import assert_compliant

_MILLIMETRE = 72 / 25.4
_PAPERS = pytest.mark.parametrize("paper", ["a4", "letter"])


def _pages(paper: str) -> tuple[Page, Page]:
    front, back = plan_test_page(paper).pages
    return front, back


def _near_corner(page: Page, name: str) -> tuple[float, float]:
    """Where the letter of a cross stands."""
    ((x, y),) = [
        (mark.runs[0].x + mark.runs[0].width / 2, mark.y)
        for mark in page.marks
        if isinstance(mark, TextLine) and [run.text for run in mark.runs] == [name]
    ]
    return x, y


def _crossings(page: Page) -> set[tuple[float, float]]:
    """The middles of the crosses: where arms of 16 mm cross each other."""
    arms = [mark for mark in page.marks if isinstance(mark, Rule)]
    length = 16 * _MILLIMETRE
    flat = [r for r in arms if abs(r.x1 - r.x0 - length) < 0.01 and r.y0 == r.y1]
    upright = [r for r in arms if abs(r.y1 - r.y0 - length) < 0.01 and r.x0 == r.x1]
    return {
        (round(up.x0, 2), round(across.y0, 2))
        for across in flat
        for up in upright
        if across.x0 < up.x0 < across.x1 and up.y0 < across.y0 < up.y1
    }


@_PAPERS
def test_front_and_back_meet_after_a_flip_on_the_long_edge(paper: str) -> None:
    front, back = _pages(paper)
    width = front.width
    seen = sorted((round(width - x, 2), y) for x, y in _crossings(back))
    assert len(seen) == 4
    for place, meets in zip(seen, sorted(_crossings(front)), strict=True):
        assert place == pytest.approx(meets, abs=0.011)
    for name in "ABCD":
        (x, y), (behind, below) = _near_corner(front, name), _near_corner(back, name)
        assert (x, y) == pytest.approx((width - behind, below), abs=0.01)
    frames = [
        (mark.x, mark.y, mark.width, mark.height)
        for page in (front, back)
        for mark in page.marks
        if isinstance(mark, Box) and mark.stroke
    ]
    assert frames[0] == frames[1]
    assert frames[0][0] == pytest.approx(width - frames[0][0] - frames[0][2])


@_PAPERS
def test_wrong_edge_is_seen_from_the_letters(paper: str) -> None:
    width, height = PAPERS[paper]
    front = cross_places(width, height, mirrored=False)
    back = cross_places(width, height, mirrored=True)
    # On the short edge the sheet turns upside down: what was above lies below.
    assert (back["A"][0], height - back["A"][1]) == pytest.approx(front["D"])


@_PAPERS
def test_rulers_reach_from_edge_to_edge_in_millimetres(paper: str) -> None:
    front, _ = _pages(paper)
    rules = [mark for mark in front.marks if isinstance(mark, Rule)]
    ruler = 12 * _MILLIMETRE
    across = sorted(r.x0 for r in rules if r.x0 == r.x1 and r.y1 == ruler and r.y0 < ruler)
    steps = int(front.width / _MILLIMETRE) + 1
    assert across == pytest.approx([n * _MILLIMETRE for n in range(steps)])
    down = sorted(r.y0 for r in rules if r.y0 == r.y1 and r.x1 == ruler and r.x0 < ruler)
    steps = int(front.height / _MILLIMETRE) + 1
    assert down == pytest.approx([n * _MILLIMETRE for n in range(steps) if not 8 <= n < 20])
    labels = {
        run.text: run.x + run.width / 2
        for mark in front.marks
        if isinstance(mark, TextLine) and ruler < mark.y < ruler + 12
        for run in mark.runs
    }
    assert labels["100"] == pytest.approx(100 * _MILLIMETRE)


@_PAPERS
def test_line_of_a_decimetre_is_as_long(paper: str) -> None:
    front, _ = _pages(paper)
    lengths = [m.x1 - m.x0 for m in front.marks if isinstance(m, Rule) and m.weight == 0.5]
    assert [x for x in lengths if abs(x - 283.465) < 0.01]


@_PAPERS
def test_all_steps_are_there(paper: str) -> None:
    front, _ = _pages(paper)
    greys = [m.fill[0] for m in front.marks if isinstance(m, Box) and m.fill]
    assert greys == pytest.approx([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0])
    weights = {m.weight for m in front.marks if isinstance(m, Rule)}
    assert {0.25, 0.5, 1.0} <= weights
    sizes = {run.size for m in front.marks if isinstance(m, TextLine) for run in m.runs}
    assert {6, 7, 8, 9, 10, 11, 12} <= sizes


@_PAPERS
def test_text_stays_within_the_frame_and_apart(paper: str) -> None:
    for page in _pages(paper):
        lines = [m for m in page.marks if isinstance(m, TextLine) and m.element is not None]
        assert all(m.runs[-1].x + m.runs[-1].width < page.width - 24 * _MILLIMETRE for m in lines)
        assert max(m.y for m in lines) < page.height - 60 * _MILLIMETRE


@_PAPERS
def test_file(tmp_path: Path, paper: str) -> None:
    ended = studyguide("testpage", "--paper", paper, cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    file = tmp_path / "output" / "testpage.pdf"
    data = file.read_bytes()
    read = Tagged(data)
    assert not read.faults
    assert len(read.pdf.pages) == 2
    assert "upside down, choose the other edge" in read.document.text
    studyguide("testpage", "--paper", paper, cwd=tmp_path, PYTHONHASHSEED="3")
    assert file.read_bytes() == data
    assert_compliant([file])


def test_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "output" / "testpage.pdf").mkdir(parents=True)
    ended = studyguide("testpage", cwd=tmp_path)
    assert ended.code == 1
    assert "cannot be written" in ended.err
    assert studyguide("testpage", "--paper", "a3", cwd=tmp_path).code == 2

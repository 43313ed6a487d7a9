"""Posters on several sheets: every point is on one, and neighbours meet."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import pikepdf
import pytest

from studyguide.imposition import tiles
from studyguide.imposition.tiles import BORDER, OVERLAP, Grid, best_grid
from studyguide.layout.plan import Ink, Page, Plan, Rule, TextLine
from studyguide.layout.theme import PAPERS
from studyguide.pdf import draw
from support.plans import FACES, line, plan
from support.sheets import types, words
from support.tools import run
from support.verapdf import assert_compliant

_A3 = (841.89, 1190.551)
_POSTERS = [_A3, (1190.551, 841.89), (1224.0, 792.0), (1684.0, 400.0)]
_GRIDS = [(2, 2), (3, 2), (1, 2), (1, 1)]
_SHEETS = [PAPERS["a4"], PAPERS["letter"]]


def poster(size: tuple[float, float] = _A3) -> Plan:
    """A large page with a word every 50 points across and 100 down and lines across it all."""
    width, height = size
    places = product(range(10, int(width) - 40, 50), range(50, int(height), 100))
    marks = [line(y, f"{x}-{y}", None, x=x) for x, y in places]
    across = [Rule(0, 0, width, height, 2), Rule(0, height, width, 0, 2)]
    made = plan(Page(width, height, "1", "body", [*marks, *across]))
    made.faces = {**FACES, **types().files()}
    return made


def on_poster(grid: Grid, column: int, row: int) -> tuple[float, float, float, float]:
    """The part of the poster, in its own points, that a sheet shows."""
    left, top, right, bottom = grid.window
    x, y = grid.origin(column, row)
    scaled = (left - x, top - y, right - x, bottom - y)
    return tuple(edge / grid.factor for edge in scaled)  # type: ignore[return-value]


@pytest.mark.parametrize("sheet", _SHEETS)
@pytest.mark.parametrize("count", _GRIDS)
@pytest.mark.parametrize("size", _POSTERS)
def test_every_point_is_on_a_sheet_and_neighbours_overlap_by_the_same_strip(
    size: tuple[float, float], count: tuple[int, int], sheet: tuple[float, float]
) -> None:
    grid = best_grid(size, sheet, *count)
    columns = [on_poster(grid, column, 0)[::2] for column in range(grid.columns)]
    rows = [on_poster(grid, 0, row)[1::2] for row in range(grid.rows)]
    for parts, length in ((columns, size[0]), (rows, size[1])):
        assert parts[0][0] <= 1e-6
        assert parts[-1][1] >= length - 1e-6
        for (_, end), (start, _) in pairwise(parts):
            assert (end - start) * grid.factor == pytest.approx(OVERLAP)
    # As large as can be: one way or the other nothing stays white.
    assert min(grid.margins) == pytest.approx(0, abs=1e-6)


def test_a_poster_grows_when_it_is_put_on_as_much_paper() -> None:
    grid = best_grid(_A3, PAPERS["a4"], 2, 2)
    assert grid.sheet == PAPERS["a4"]
    assert grid.factor > 1.2


def test_sheets_lie_the_way_that_uses_most_paper() -> None:
    assert best_grid((1190.551, 841.89), PAPERS["a4"], 2, 2).sheet == PAPERS["a4"][::-1]
    banner = best_grid((400.0, 1684.0), PAPERS["a4"], 3, 1)
    assert (banner.columns, banner.rows) == (1, 3)


@pytest.mark.parametrize("sheet", _SHEETS)
def test_the_same_word_is_at_the_same_place_of_the_poster_on_all_its_sheets(
    sheet: tuple[float, float],
) -> None:
    source = poster()
    made = tiles(source, sheet, types(), words())
    grid = best_grid(_A3, sheet, 2, 2)
    seen: dict[str, int] = {}
    for number, page in enumerate(made.pages):
        assert page.clip == grid.window
        x, y = grid.origin(number % grid.columns, number // grid.columns)
        for mark in page.marks:
            if isinstance(mark, TextLine):
                (piece,) = mark.runs
                place = ((piece.x - x) / grid.factor, (mark.y - y) / grid.factor)
                assert place == pytest.approx(tuple(map(float, piece.text.split("-"))))
                seen[piece.text] = seen.get(piece.text, 0) + 1
    texts = [mark.runs[0].text for mark in source.pages[0].marks if isinstance(mark, TextLine)]
    assert sorted(seen) == sorted(texts)
    assert 1 in seen.values() and 2 in seen.values()


def _lines(page: Page, *, dashed: bool) -> list[list[float]]:
    """The solid or the dashed lines around the picture of a sheet: x0, y0, x1, y1."""
    assert page.clip is not None
    found = []
    for mark in page.furniture:
        if isinstance(mark, Rule) and bool(mark.dash) is dashed:
            found.append([mark.x0, mark.y0, mark.x1, mark.y1])
            assert mark.weight >= 0.5
            # Dashed lines are under the next sheet, solid ones cut off with the border.
            x, y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
            inside = page.clip[0] <= x <= page.clip[2] and page.clip[1] <= y <= page.clip[3]
            assert inside is dashed
    return found


def test_a_sheet_is_cut_where_it_covers_a_neighbour_and_dashed_where_it_is_covered() -> None:
    made = tiles(poster(), PAPERS["a4"], types(), words())
    left, top, right, bottom = best_grid(_A3, PAPERS["a4"], 2, 2).window
    x, y = right - OVERLAP, bottom - OVERLAP
    at_left, at_top = [left, top, left, bottom], [left, top, right, top]
    at_right, at_bottom = [x, top, x, bottom], [left, y, right, y]
    cut = [[], [at_left], [at_top], [at_left, at_top]]
    glued = [[at_right, at_bottom], [at_bottom], [at_right], []]
    for page, solid, dashed in zip(made.pages, cut, glued, strict=True):
        for place, wanted in ((False, solid), (True, dashed)):
            lines = _lines(page, dashed=place)
            assert len(lines) == len(wanted)
            for found, line_ in zip(lines, wanted, strict=True):
                assert found == pytest.approx(line_, abs=0.3)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_sheet_says_where_it_belongs_outside_the_picture(
    language: str, tmp_path: Path
) -> None:
    said = words(language)
    made = tiles(poster(), PAPERS["a4"], types(), said, 3, 2)
    file = tmp_path / "tiles.pdf"
    file.write_bytes(draw(made, Ink.STUDENT))
    grid = best_grid(_A3, PAPERS["a4"], 3, 2)
    names = []
    for number, page in enumerate(made.pages):
        head = page.furniture[0]
        assert isinstance(head, TextLine)
        assert head.runs[0].size >= 9
        assert BORDER < head.y - head.runs[0].size * 0.75 < head.y < grid.window[1] - 3
        text, _ = run("pdftotext", "-f", str(number + 1), "-l", str(number + 1), file, "-")
        names.append(
            said.tile.format(
                row=number // grid.columns + 1,
                column=number % grid.columns + 1,
                rows=grid.rows,
                columns=grid.columns,
            )
        )
        assert f"{names[-1]}. {said.tile_joined}" in text
        glued = number + 1 < len(made.pages)
        named = [line.strip() for line in text.splitlines()]
        assert (said.tile_glue in named) is glued
    assert len(set(names)) == len(names) == 6


def test_nothing_of_the_poster_is_seen_outside_the_window(tmp_path: Path) -> None:
    source = poster()
    width, height = _A3
    source.pages[0].marks = [Rule(width / 2, 0, width / 2, height, width)]
    made = tiles(source, PAPERS["a4"], types(), words())
    file = tmp_path / "tiles.pdf"
    file.write_bytes(draw(made, Ink.STUDENT))
    run("pdftoppm", "-r", "72", "-gray", "-f", "4", "-l", "4", file, tmp_path / "tile")
    (image,) = tmp_path.glob("tile*.pgm")
    header, pixels = image.read_bytes().split(b"255\n", 1)
    columns = int(header.split()[1])
    rows = [pixels[at : at + columns] for at in range(0, len(pixels), columns)]
    left, top, right, bottom = (round(edge) for edge in made.pages[3].clip or ())
    assert set(rows[top + 100][left + 2 : right - 200]) == {0}
    for row in (*rows[: round(BORDER) - 1], *rows[bottom + 2 :]):
        assert set(row) == {255}
    assert all(set(row[: left - 2]) | set(row[right + 2 :]) == {255} for row in rows)


def test_the_sheets_are_archival_and_the_same_every_time(tmp_path: Path) -> None:
    source = poster()
    before = draw(source, Ink.STUDENT)
    made = [draw(tiles(source, PAPERS["letter"], types(), words()), Ink.STUDENT) for _ in "ab"]
    assert made[0] == made[1]
    assert draw(source, Ink.STUDENT) == before
    file = tmp_path / "tiles.pdf"
    file.write_bytes(made[0])
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == 4
        assert "/StructTreeRoot" not in pdf.Root
    assert_compliant([file], ("2b",))


def test_a_tagged_page_may_be_clipped_too(tmp_path: Path) -> None:
    made = plan(Page(200, 200, "1", "body", [line(100, "Words", None)], clip=(10, 10, 190, 190)))
    made.pages[0].furniture = [line(198, "Foot", None)]
    file = tmp_path / "clipped.pdf"
    file.write_bytes(draw(made, Ink.STUDENT))
    text, complaint = run("pdftotext", file, "-")
    assert text.split() == ["Words", "Foot"]
    assert not complaint

"""Booklets and sheets of two pages: folded and turned over in numbers, and read back."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from studyguide.imposition import booklet, two_up
from studyguide.imposition.booklet import CUT, MARGIN, Side, booklet_sheets
from studyguide.imposition.marks import MILLIMETRE, extent
from studyguide.layout.compose import compose
from studyguide.layout.plan import Element, Ink, Page, Plan, Rule, TextLine
from studyguide.layout.theme import PAPERS, Theme
from studyguide.pdf import draw
from support.documents import faces, whole_guide
from support.plans import FACES, full_plan, line, plan
from support.sheets import types, words
from support.tools import run
from support.verapdf import assert_compliant

_A4, _LETTER = PAPERS["a4"], PAPERS["letter"]
_A3 = (841.89, 1190.551)


def counted(count: int, paper: tuple[float, float] = _A4) -> Plan:
    """So many pages, each with its number at its left, right, top and bottom margins."""
    pages = []
    for number in range(1, count + 1):
        corners = [(74.0, 50.0), (480.0, 50.0), (74.0, 760.0), (480.0, 760.0)]
        marks = [line(y, f"page-{number}", Element("P"), x=x) for x, y in corners]
        pages.append(Page(*paper, str(number), "body", [*marks]))
    made = plan(*pages)
    made.faces = {**FACES, **types().files()}
    return made


def halves(sheet: Page) -> tuple[set[str], set[str]]:
    """The pages that stand to the left and to the right of the middle of a sheet."""
    sides: tuple[set[str], set[str]] = (set(), set())
    for mark in sheet.marks:
        assert isinstance(mark, TextLine)
        for piece in mark.runs:
            right = piece.x > sheet.width / 2
            assert right or piece.x + piece.width < sheet.width / 2, "it crosses the fold"
            sides[right].add(piece.text)
    return sides


# Folding


def leaves(sheets: list[tuple[Side, Side]]) -> list[tuple[int | None, int | None]]:
    """Fold a stack of printed sheets, outermost first, and turn the leaves: each recto, verso.

    A sheet lies with its front up and is flipped about its short edges, so the right half of
    the front has the left half of the back behind it.
    """
    right_halves = [(front.right, back.left) for front, back in sheets]
    left_halves = [(back.right, front.left) for front, back in reversed(sheets)]
    return right_halves + left_halves


@pytest.mark.parametrize("count", range(1, 41))
def test_folded_sheets_are_read_from_the_first_page_to_the_last(count: int) -> None:
    sheets = booklet_sheets(count)
    assert len(sheets) == (count + 3) // 4
    turned = leaves([(sheet.front, sheet.back) for sheet in sheets])
    assert all(recto is None or recto % 2 for recto, _ in turned)
    read = [page for leaf in turned for page in leaf]
    assert read == [*range(1, count + 1), *[None] * (-count % 4)]


@pytest.mark.parametrize("count", [1, 2, 4, 7, 12])
def test_the_sheets_of_a_plan_fold_to_its_pages(count: int) -> None:
    made = booklet(counted(count), _A4, types(), words())
    sides = [Side(*map(_number, halves(page))) for page in made.pages]
    read = [
        page for leaf in leaves(list(zip(sides[::2], sides[1::2], strict=True))) for page in leaf
    ]
    assert read == [*range(1, count + 1), *[None] * (-count % 4)]


def _number(found: set[str]) -> int | None:
    if not found:
        return None
    (text,) = found
    return int(text.removeprefix("page-"))


def test_inner_sheets_move_towards_the_fold_by_the_thickness_of_the_paper() -> None:
    made = booklet(counted(16), _A4, types(), words(), thickness=0.2)
    step = 0.2 * MILLIMETRE
    for surface in (0, 1):
        left = [_first_run(page, left=True) for page in made.pages[surface::2]]
        right = [_first_run(page, left=False) for page in made.pages[surface::2]]
        assert [b - a for a, b in pairwise(left)] == pytest.approx([step] * 3)
        assert [b - a for a, b in pairwise(right)] == pytest.approx([-step] * 3)


def _first_run(sheet: Page, *, left: bool) -> float:
    lines = [mark for mark in sheet.marks if isinstance(mark, TextLine)]
    return min(m.runs[0].x for m in lines if (m.runs[0].x < sheet.width / 2) is left)


# Where things stand


@pytest.mark.parametrize(
    ("page", "sheet", "factor"),
    [(_A4, _A4, 0.5**0.5), (_LETTER, _LETTER, 396 / 612), (_A4, _A3, 1.0), (_A3, _A4, 0.5)],
)
def test_pages_are_as_large_as_the_sheet_lets_them(
    page: tuple[float, float], sheet: tuple[float, float], factor: float
) -> None:
    made = booklet(counted(4, page), sheet, types(), words())
    assert [(side.width, side.height) for side in made.pages] == [(max(sheet), min(sheet))] * 2
    lines = [mark for mark in made.pages[0].marks if isinstance(mark, TextLine)]
    assert [mark.runs[0].size for mark in lines] == pytest.approx([11 * factor] * 8, rel=2e-3)


@pytest.mark.parametrize("margin", [0.0, 10.0, 30.0, 74.0])
def test_nothing_on_a_page_comes_near_the_cut(margin: float) -> None:
    width, height = _A4
    frame = [Rule(x, 60, x, height - 60, 0) for x in (margin, width - margin)]
    made = booklet(plan(*[Page(width, height, "", "body", [*frame])] * 5), _A4, types(), words())
    for sheet in made.pages:
        for mark in sheet.marks:
            left, _, right, _ = extent(mark) or (CUT + MARGIN,) * 4
            assert CUT + MARGIN - 0.3 <= left <= right <= sheet.width - CUT - MARGIN + 0.3


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("paper", [_A4, _LETTER])
def test_what_the_printer_needs_to_know_stands_outside_the_cut(
    paper: tuple[float, float], language: str, tmp_path: Path
) -> None:
    said = words(language)
    file = tmp_path / "booklet.pdf"
    file.write_bytes(draw(booklet(counted(5, paper), paper, types(), said), Ink.STUDENT))
    for number, name in enumerate((said.sheet_front, said.sheet_back) * 2):
        found = _words_of(file, number + 1)
        text = " ".join(word for word, left, right in found if right < CUT)
        sheet = name.format(n=number // 2 + 1, total=2)
        assert text == f"{sheet}. {said.sheet_folded}"
        assert all(left > CUT + MARGIN for word, left, right in found if right >= CUT)


def _words_of(file: Path, page: int) -> list[tuple[str, float, float]]:
    """Each word of a page with its left and right edge, in the order of reading."""
    text, _ = run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), file, "-")
    rows = re.findall(r'<word xMin="([\d.]+)" .*?xMax="([\d.]+)".*?>(.*?)</word>', text)
    return [(word, float(left), float(right)) for left, right, word in rows]


def test_blank_pages_say_so_and_others_do_not() -> None:
    made = booklet(counted(5), _A4, types(), words())
    blanks = []
    for sheet in made.pages:
        for mark in sheet.furniture:
            if isinstance(mark, TextLine) and not mark.turned:
                text = " ".join(piece.text for piece in mark.runs)
                blanks.append((text, mark.runs[0].x > sheet.width / 2, sheet.label))
                assert min(piece.size for piece in mark.runs) >= 9
    blank = words().page_blank
    assert blanks == [(blank, False, "1"), (blank, True, "2"), (blank, False, "3")]


def test_two_pages_side_by_side_are_in_the_order_of_reading() -> None:
    made = two_up(counted(5), _LETTER)
    assert [(sheet.width, sheet.height) for sheet in made.pages] == [(792.0, 612.0)] * 3
    read = [_number(side) for sheet in made.pages for side in halves(sheet)]
    assert read == [1, 2, 3, 4, 5, None]


@pytest.mark.parametrize("paper", [_A4, _LETTER])
def test_nothing_of_two_pages_is_lost(paper: tuple[float, float]) -> None:
    source = compose(whole_guide(), Theme(), faces(), "a4")
    for made in (two_up(source, paper), booklet(source, paper, types(), words())):
        placed = [mark for sheet in made.pages for mark in sheet.marks]
        assert len(placed) == sum(len(page.marks) + len(page.furniture) for page in source.pages)
        for sheet in made.pages:
            for mark in sheet.marks:
                left, top, right, bottom = extent(mark) or (0, 0, 0, 0)
                assert 0 <= left <= right <= sheet.width
                assert 0 <= top <= bottom <= sheet.height


# Print masters


def _masters(source: Plan) -> dict[str, Plan]:
    return {
        "booklet": booklet(source, _A4, types(), words()),
        "two-up": two_up(source, _A4),
    }


def test_the_plan_that_is_given_stays_as_it_is() -> None:
    source = full_plan()
    source.faces = {**FACES, **types().files()}
    before = draw(source, Ink.KEY)
    for master in _masters(source).values():
        draw(master, Ink.KEY)
    assert draw(source, Ink.KEY) == before


@pytest.mark.parametrize("ink", [Ink.STUDENT, Ink.KEY])
def test_a_print_master_is_archival_and_without_tags(ink: Ink, tmp_path: Path) -> None:
    source = full_plan()
    source.faces = {**FACES, **types().files()}
    files = []
    for name, master in _masters(source).items():
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(draw(master, ink))
        assert file.read_bytes() == draw(master, ink)
        files.append(file)
        with pikepdf.open(file) as pdf:
            assert not {"/StructTreeRoot", "/MarkInfo", "/Outlines"} & set(pdf.Root.keys())
            assert str(pdf.Root.Lang) == source.facts.language
            assert str(pdf.docinfo.Title) == source.facts.title
            for page in pdf.pages:
                assert not {"/Tabs", "/StructParents", "/Annots"} & set(page.obj.keys())
            with pdf.open_metadata() as xmp:
                assert xmp["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "B"
                assert "{http://www.aiim.org/pdfua/ns/id/}part" not in xmp
    assert_compliant(files, ("2b",))


def test_a_print_master_holds_the_answers_of_its_ink_only(tmp_path: Path) -> None:
    source = full_plan()
    source.faces = {**FACES, **types().files()}
    said = {}
    for ink in (Ink.STUDENT, Ink.KEY):
        file = tmp_path / f"{ink.name}.pdf"
        file.write_bytes(draw(booklet(source, _A4, types(), words()), ink))
        said[ink], complaint = run("pdftotext", file, "-")
        assert not complaint
    assert "«Привет, мир»" in said[Ink.STUDENT]
    assert "An answer" in said[Ink.KEY]
    assert "An answer" not in said[Ink.STUDENT]


def test_lines_stay_thick_enough_for_a_copier() -> None:
    source = compose(whole_guide(), Theme(), faces(), "a4")
    for sheet in two_up(source, _A4).pages:
        rules = [mark for mark in sheet.marks if isinstance(mark, Rule)]
        assert rules
        assert min(rule.weight for rule in rules) >= 0.5

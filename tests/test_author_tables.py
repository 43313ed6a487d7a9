"""Tables in the author's words: what is verified in them, and how they stand on paper."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from studyguide.document import blocks as b
from studyguide.document.inline import words
from studyguide.layout.compose import compose
from studyguide.layout.plan import Rule, TextLine
from studyguide.layout.theme import Theme
from support.copies import Copy, folded, place
from support.documents import document, faces, text_of
from support.projects import Project, resolved

LOG = """\
The first day was calm.

On the second day a storm came and took 12 boats, said Anna Berg.
"""
OUTLINE = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary}
sections:
  - id: one
    title: One
    text: The text stands first.
    tables:
      - title: For and against
        columns: [Day, Calm, Storm]
        rows:
          - [First, 'It was *calm* [@log "first day was calm"].', '']
          - [Second, ~, 'Berg counted [@log "12 boats"].']
        blank: 2
    excerpts: [{source: log, quote: The first day}]
terms: [{term: Berg, meaning: A writer, cite: {source: log}}]
"""


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Copy]:
    here = Project(tmp_path_factory.mktemp("tables") / "project", OUTLINE, log=LOG)
    return [Copy(path) for path in here.build("--strict")]


def test_a_table_stands_between_the_text_and_the_excerpts(copies: list[Copy]) -> None:
    page = next(page for page in copies[0].pages if "The text stands first." in page)
    at = [
        page.index(part)
        for part in ("The text stands first.", "For and against", "Day", "Excerpts")
    ]
    assert at == sorted(at)
    (head,) = (node for node in copies[0].document.find("H3") if node.text == "For and against")
    assert place(head)[0] == copies[0].pages.index(page)


def test_every_row_has_a_cell_for_each_column(copies: list[Copy]) -> None:
    for copy in copies:
        assert copy.tagged.faults == []
        table = copy.document.find("Table")[0]
        rows = [[kid for kid in row.walk() if kid.tag in ("TH", "TD")] for row in table.find("TR")]
        assert [[cell.tag for cell in row] for row in rows] == [
            ["TH", "TH", "TH"],
            ["TH", "TD", "TD"],
            ["TH", "TD", "TD"],
            ["TH", "TD", "TD"],
            ["TH", "TD", "TD"],
        ]
        shown = [[folded(cell.text) for cell in row] for row in rows]
        assert [row[0] for row in shown[:3]] == ["Day", "First", "Second"]
        assert shown[1][1].startswith("It was calm (")
        assert shown[1][2] == shown[2][1] == ""
        assert shown[3] == shown[4] == ["Your own:", "", ""]


def test_what_a_cell_cites_is_verified_indexed_and_listed(copies: list[Copy]) -> None:
    guide = copies[0]
    table, verdicts = guide.document.find("Table")[0], guide.section("Verification")
    assert len(table.find("Link")) == 2
    rows = [folded(row.text) for row in verdicts.find("TR")]
    assert any("first day was calm" in row for row in rows)
    assert any("12 boats" in row for row in rows)
    where = guide.labels[place(table)[0]]
    (entry,) = guide.section("Index").find("LBody")
    assert folded(entry.text).startswith(f"Berg {where}")


def test_a_wrong_quotation_in_a_cell_stops_the_build(tmp_path: Path) -> None:
    wrong = OUTLINE.replace('"12 boats"', '"13 boats"')
    _, found = resolved(Project(tmp_path / "project", wrong, log=LOG).outline)
    assert [each.code for each in found] == ["quotation-differs"]
    assert found[0].place is not None
    assert found[0].place.line == 1 + wrong[: wrong.index("13 boats")].count("\n")


# On paper


def levels(block: b.Table) -> list[list[tuple[float, float, float]]]:
    """The level rules of each page of a table set alone: left, y and right."""
    plan = compose(document(block), Theme(), faces(), "a4")
    return [
        [
            (mark.x0, mark.y0, mark.x1)
            for mark in page.marks
            if isinstance(mark, Rule) and mark.y0 == mark.y1
        ]
        for page in plan.pages
    ]


def table(rows: int, cells: int = 3, text: str = "") -> b.Table:
    return b.Table(
        head=tuple(words(f"Head {n}") for n in range(cells)),
        rows=(tuple(words(text) if text else () for _ in range(cells)),) * rows,
        widths=(1.0,) * cells,
        row_heads=True,
        ruled=3,
    )


def test_an_empty_cell_has_room_to_write_in() -> None:
    ((head, *rules),) = levels(table(2))
    ruling = Theme().page.ruling
    whole = [head, *(rule for rule in rules if rule[2] == head[2] and rule[0] == head[0])]
    written = [rule for rule in rules if rule not in whole]
    assert len(whole) == 3
    for (_, above, _), (_, below, _) in pairwise(whole):
        in_cells = [y for _, y, _ in written if above < y < below]
        within = sorted(set(in_cells))
        assert (len(within), len(in_cells)) == (2, 2 * 3)
        first, *others = (lower - upper for upper, lower in pairwise([above, *within, below]))
        assert first >= ruling
        assert others == pytest.approx([ruling, ruling])


def test_cells_to_write_in_are_parted_by_lines() -> None:
    """Each line is in a gutter, and all of them together are as high as the rows."""
    (page,) = compose(document(table(2)), Theme(), faces(), "a4").pages
    rules = [mark for mark in page.marks if isinstance(mark, Rule)]
    upright = [rule for rule in rules if rule.x0 == rule.x1]
    level = [rule for rule in rules if rule.y0 == rule.y1]
    assert len({rule.x0 for rule in upright}) == 2
    assert sum(rule.y1 - rule.y0 for rule in upright) == pytest.approx(
        2 * (max(rule.y0 for rule in level) - min(rule.y0 for rule in level))
    )
    written = [rule for rule in level if rule.dash]
    for line in upright:
        assert not any(rule.x0 - 4 < line.x0 < rule.x1 + 4 for rule in written)


def test_a_row_to_fill_in_says_so_in_its_first_cell() -> None:
    block = replace(table(1), own="Mine:")
    (page,) = compose(document(block), Theme(), faces(), "a4").pages
    (said,) = [
        mark for mark in page.marks if isinstance(mark, TextLine) and text_of(mark) == "Mine:"
    ]
    lines = [mark for mark in page.marks if isinstance(mark, Rule) and mark.dash]
    assert len(lines) == 2 * 3
    assert said.y < min(line.y0 for line in lines)


@pytest.mark.parametrize("widths", [(0.0, 1.0, 0.0), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)])
def test_columns_do_not_run_into_each_other(widths: tuple[float, ...]) -> None:
    block = replace(
        table(3, text="words that fill their cell from side to side " * 3), widths=widths
    )
    (page,) = compose(document(block), Theme(), faces(), "a4").pages
    lines = [mark for mark in page.marks if isinstance(mark, TextLine) and mark.runs]
    starts = sorted({line.runs[0].x for line in lines})
    assert len(starts) == 3
    for line in lines:
        end = line.runs[-1].x + line.runs[-1].width
        following = [x for x in starts if x > line.runs[0].x]
        assert not following or following[0] - end >= 12


def test_a_column_without_a_share_is_as_wide_as_its_words() -> None:
    rows = ((words("1900"), words("much " * 60), words("RT 1")),)
    block = b.Table(
        head=(words("Date"), words("What"), words("Where")), rows=rows, widths=(0, 1, 0)
    )
    (page,) = compose(document(block), Theme(), faces(), "a4").pages
    lines = [mark for mark in page.marks if isinstance(mark, TextLine) and mark.runs]
    first, second, third = sorted({line.runs[0].x for line in lines})
    assert second - first < 50
    far = max(line.runs[-1].x + line.runs[-1].width for line in lines)
    assert far - third < 50
    assert third - second > 300


def test_few_rows_are_not_left_for_a_last_page() -> None:
    rules = levels(replace(table(200, text="words"), ruled=0))
    full = len(rules[0]) - 1
    for more in (1, 2):
        pages = levels(replace(table(full + more, text="words"), ruled=0))
        assert len(pages) == 2
        assert len(pages[1]) - 1 >= 3


def test_a_long_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    pages = levels(table(24))
    assert len(pages) > 2
    for rules in pages:
        left, right = min(rule[0] for rule in rules), max(rule[2] for rule in rules)
        whole = [rule for rule in rules if (rule[0], rule[2]) == (left, right)]
        written = [rule for rule in rules if rule not in whole]
        assert rules[0] == whole[0]  # the head
        assert len(written) == (len(whole) - 1) * 2 * 3

"""Tables in the author's words: what is verified in them, and how they stand on paper."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from studyguide.document import blocks as b
from studyguide.document.inline import words
from studyguide.layout.compose import compose
from studyguide.layout.plan import Rule
from studyguide.layout.theme import Theme
from support.copies import Copy, folded, place
from support.documents import document, faces
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
            ["TD", "TD", "TD"],
            ["TD", "TD", "TD"],
        ]
        shown = [[folded(cell.text) for cell in row] for row in rows]
        assert [row[0] for row in shown[:3]] == ["Day", "First", "Second"]
        assert shown[1][1].startswith("It was calm (")
        assert shown[1][2] == shown[2][1] == "".join(shown[3]) == ""


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
    """The rules of each page of a table set alone: left, y and right."""
    plan = compose(document(block), Theme(), faces(), "a4")
    return [
        [(mark.x0, mark.y0, mark.x1) for mark in page.marks if isinstance(mark, Rule)]
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


def test_a_long_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    pages = levels(table(24))
    assert len(pages) > 2
    for rules in pages:
        left, right = min(rule[0] for rule in rules), max(rule[2] for rule in rules)
        whole = [rule for rule in rules if (rule[0], rule[2]) == (left, right)]
        written = [rule for rule in rules if rule not in whole]
        assert rules[0] == whole[0]  # the head
        assert len(written) == (len(whole) - 1) * 2 * 3

"""A magnified plan: everything so many times as large, and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from studyguide.layout.magnify import magnify
from studyguide.layout.plan import Ink, Plan
from studyguide.pdf import draw
from support.documents import laid, paragraph, text_lines
from support.plans import full_plan
from support.reading import Tagged

_FACTOR = 1.75
_LENGTHS = {"m", "l", "c", "re", "w", "Td"}


def _pair(make: Plan, factor: float, ink: Ink = Ink.KEY) -> tuple[bytes, bytes]:
    """The file of a plan as it is, and magnified."""
    plain = draw(make, ink)
    magnify(make.pages, factor)
    return plain, draw(make, ink)


def _lengths(data: bytes) -> Iterator[tuple[str, list[float]]]:
    """The operators of all pages that place or measure something, with their lengths."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for page_ in pdf.pages:
            yield "page", list(map(float, page_.mediabox))
            for operands, operator in pikepdf.parse_content_stream(page_):
                name = str(operator)
                if name in _LENGTHS:
                    yield name, list(map(float, operands))
                elif name == "d":
                    yield name, list(map(float, operands[0]))
                elif name == "Tf":
                    yield name, [float(operands[1])]


@pytest.mark.parametrize("ink", [Ink.STUDENT, Ink.KEY])
def test_everything_drawn_is_larger_by_the_factor(ink: Ink) -> None:
    plain, large = (list(_lengths(data)) for data in _pair(full_plan(), _FACTOR, ink))
    assert [name for name, _ in plain] == [name for name, _ in large]
    assert {name for name, _ in plain} == {*_LENGTHS, "page", "d", "Tf"}
    for (name, before), (_, after) in zip(plain, large, strict=True):
        # Places are rounded to hundredths; Td is the difference of two.
        assert after == pytest.approx([_FACTOR * length for length in before], abs=0.03), name


def _tree(file: Tagged) -> list[str]:
    """The tags with their text, without the places that links lead to."""
    return [row for row in file.document.outline().split("\n") if "->" not in row]


def test_tags_and_text_are_as_before() -> None:
    plain, large = (Tagged(data) for data in _pair(full_plan(), _FACTOR))
    assert large.faults == plain.faults == []
    assert _tree(large) == _tree(plain)


def test_links_lead_to_the_same_places() -> None:
    plain, large = (Tagged(data) for data in _pair(full_plan(), _FACTOR))
    assert len(plain.links) == len(large.links) == 2
    for (_, before), (_, after) in zip(plain.links, large.links, strict=True):
        for hit, larger in zip(before, after, strict=True):
            assert larger.describes == hit.describes
            assert larger.box == pytest.approx([_FACTOR * edge for edge in hit.box], abs=0.03)
            if isinstance(hit.target, tuple):
                number, top = hit.target
                assert larger.target == (number, pytest.approx(_FACTOR * top, abs=0.01))
            else:
                assert larger.target == hit.target


def test_the_box_of_a_figure_grows_once_however_many_marks_it_has() -> None:
    plain, large = (
        Tagged(data).document.find("Figure")[0].attributes["BBox"]
        for data in _pair(full_plan(), _FACTOR)
    )
    assert large == pytest.approx([_FACTOR * edge for edge in plain], abs=0.01)


def test_a_magnified_line_keeps_its_words_apart() -> None:
    """Widths grow with places: what follows on a line still follows where the words end."""
    made = laid(paragraph(200))
    before = [run.x + run.width for line in text_lines(made.pages[0]) for run in line.runs]
    magnify(made.pages, 2.5)
    after = [run.x + run.width for line in text_lines(made.pages[0]) for run in line.runs]
    assert after == pytest.approx([2.5 * end for end in before])


def test_a_line_made_smaller_is_not_lost() -> None:
    made = full_plan()
    thinnest = min(n[0] for name, n in _lengths(draw(made, Ink.KEY)) if name == "w")
    magnify(made.pages, 0.5)
    assert min(n[0] for name, n in _lengths(draw(made, Ink.KEY)) if name == "w") == thinnest

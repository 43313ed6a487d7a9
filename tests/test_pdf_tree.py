"""What is read aloud: elements in reading order, their words, links, and what is left out."""

from __future__ import annotations

import pytest

from studyguide.layout.plan import Element, Ink, Link, Mark, Rule, TextLine
from studyguide.pdf import draw
from support.plans import full_plan, line, page, plan, run
from support.reading import Node, Tagged


@pytest.fixture(scope="module")
def student() -> Tagged:
    return Tagged(draw(full_plan(), Ink.STUDENT))


@pytest.fixture(scope="module")
def key() -> Tagged:
    return Tagged(draw(full_plan(), Ink.KEY))


def read(*marks: Mark, ink: Ink = Ink.STUDENT) -> Tagged:
    """One page of ``marks``, drawn and read back without a fault."""
    tagged = Tagged(draw(plan(page("1", list(marks))), ink))
    assert tagged.faults == []
    return tagged


def texts(nodes: list[Node]) -> list[str]:
    return [node.text for node in nodes]


def test_all_fits_together(student: Tagged, key: Tagged) -> None:
    assert student.faults == []
    assert key.faults == []


def test_elements_stand_in_the_order_of_drawing(student: Tagged) -> None:
    tags = [kid.tag for kid in student.document.kids if isinstance(kid, Node)]
    assert tags == ["H1", "P", "H2", "Table", "L", "Figure", "H2", "P", "Note"]


def test_a_paragraph_over_two_pages_is_one_element(student: Tagged) -> None:
    paragraph = student.document.find("P")[0]
    assert paragraph.text == (
        "He said «Привет, мир» and went on, see the table of years and this page, which "
        "ends here (see\u00a0p.\u00a02)."
    )
    assert {piece.page for content in student.contents for piece in content.pieces} == {0, 1, 2}


def test_headings_are_read_with_their_levels(student: Tagged) -> None:
    headings = student.document.find("H1", "H2")
    assert [(node.tag, node.text) for node in headings] == [
        ("H1", "Heading of AV To"),
        ("H2", "Years"),
        ("H2", "Notes"),
    ]


def test_each_ink_has_its_own_words(student: Tagged, key: Tagged) -> None:
    assert texts(student.document.find("LBody")) == ["What was said? The student’s own words"]
    assert texts(key.document.find("LBody")) == ["What was said? Слово и дело"]


def test_an_element_without_marks_in_this_ink_is_not_there() -> None:
    listing = Element("L")
    kept, gone = Element("LI", listing), Element("LI", listing)
    marks: list[Mark] = [
        line(100, "Kept", Element("LBody", kept)),
        line(120, "Gone", Element("LBody", gone), ink=Ink.KEY),
    ]
    assert texts(read(*marks).document.find("LI")) == ["Kept"]
    assert texts(read(*marks, ink=Ink.KEY).document.find("LI")) == ["Kept", "Gone"]


def test_a_table_keeps_its_empty_cells(student: Tagged) -> None:
    rows = [[cell.text for cell in row.find("TH", "TD")] for row in student.document.find("TR")]
    assert rows == [["Year", "Event"], ["1956", "The speech"], ["", ""], ["Both of them"]]


def test_attributes_are_told(student: Tagged) -> None:
    document = student.document
    scopes = [cell.attributes["Scope"] for cell in document.find("TH")]
    assert scopes == ["Column", "Column", "Row", "Row"]
    assert document.find("TD")[-1].attributes == {"O": "Table", "ColSpan": 2}
    assert document.find("L")[0].attributes["ListNumbering"] == "Decimal"
    figure = document.find("Figure")[0]
    assert figure.alt == "A line with a dot"
    assert figure.attributes["BBox"] == pytest.approx([72, 841.89 - 480, 300, 841.89 - 420])
    assert document.find("Span")[0].lang == "ru"


def test_actual_text_stands_for_what_is_drawn() -> None:
    gap = Element("Span", sentence := Element("P"), actual="a gap to fill in")
    tagged = read(line(100, "It was in ", sentence), Rule(120, 102, 180, 102, 0.5, element=gap))
    assert tagged.document.find("Span")[0].actual == "a gap to fill in"


def test_furniture_and_untagged_marks_are_artifacts(student: Tagged) -> None:
    assert all(content.mcid is None for content in student.artifacts)
    kinds = {(content.kind, content.text) for content in student.artifacts}
    assert kinds == {
        ("Layout", "5"),
        ("Layout", ""),
        ("Pagination", "page i"),
        ("Pagination", "page 1"),
        ("Pagination", "page T1"),
    }


def test_a_link_over_two_lines_is_one_element_with_one_annotation(student: Tagged) -> None:
    (inner, (hit,)), (outer, others) = student.links
    assert inner.text == "the table of years"
    assert hit.target == (1, pytest.approx(841.89 - 120))
    assert hit.describes == "the table on page 1"
    assert len(hit.lines) == 2
    edges = [min, min, max, max]
    around = [edge(line[i] for line in hit.lines) for i, edge in enumerate(edges)]
    assert list(hit.box) == around
    above, below = hit.lines
    assert above[1] >= below[1] and above[0] > below[0]
    assert outer.text == "this page"
    assert [hit.target for hit in others] == [
        "https://example.org/%D1%81%D1%8A%D0%B5%D0%B7%D0%B4?a=(1)"
    ]


def test_an_annotation_covers_the_words_of_its_link() -> None:
    paragraph = Element("P")
    link = Link("https://example.org", "Example", Element("Link", paragraph))
    words = [run(72, "See "), run(100, "a page ", link=link), run(150, "here", "italic", link=link)]
    tagged = read(TextLine(200, [*words, run(180, ".")], paragraph))
    ((element, (hit,)),) = tagged.links
    left, bottom, right, top = hit.box
    assert element.text == "a page here"
    assert left == 100
    assert right == pytest.approx(150 + words[2].width, abs=0.001)
    assert bottom < 841.89 - 200 < top


def test_a_link_takes_no_room_from_another() -> None:
    """Where a rectangle around its lines would, each line has its own."""
    paragraph = Element("P")
    here, there = (Link(f"#{n}", n, Element("Link", paragraph)) for n in ("here", "there"))
    lines = [
        TextLine(100, [run(400, "a link ", link=here)], paragraph),
        TextLine(115, [run(72, "on two lines, ", link=here), run(200, "one", link=there)], None),
    ]
    anchors = [("here", 72.0), ("there", 72.0)]
    tagged = Tagged(draw(plan(page("1", [*lines], anchors)), Ink.STUDENT))
    assert tagged.faults == []
    (_, hits), (_, (other,)) = tagged.links
    assert [hit.lines for hit in (*hits, other)] == [[], [], []]
    assert [round(hit.box[0]) for hit in hits] == [400, 72]


def test_a_link_continues_on_the_next_page() -> None:
    paragraph = Element("P")
    link = Link("#there", "there", Element("Link", paragraph))
    first = page("1", [TextLine(700, [run(72, "go ", link=link)], paragraph)])
    second = page("2", [TextLine(72, [run(72, "there", link=link)], paragraph)], [("there", 72)])
    tagged = Tagged(draw(plan(first, second), Ink.STUDENT))
    assert tagged.faults == []
    ((element, hits),) = tagged.links
    assert element.text == "go there"
    assert [hit.page for hit in hits] == [0, 1]


def test_elements_drawn_in_turns_are_read_one_after_the_other() -> None:
    row = Element("TR", Element("Table"))
    left, right = Element("TD", row), Element("TD", row)
    tagged = read(
        line(100, "one ", left),
        line(100, "three ", right, x=200),
        line(115, "two", left),
        line(115, "four", right, x=200),
    )
    assert texts(tagged.document.find("TD")) == ["one two", "three four"]


def test_words_are_where_the_plan_puts_them(student: Tagged) -> None:
    drawn = full_plan()
    wanted = [
        (run.text, run.x, page.height - mark.y + run.rise)
        for page in drawn.pages
        for mark in [*page.marks, *page.furniture]
        if isinstance(mark, TextLine) and mark.ink is not Ink.KEY
        for run in mark.runs
    ]
    pieces = [piece for content in student.contents for piece in content.pieces]
    assert [piece.text for piece in pieces] == [text for text, _, _ in wanted]
    for piece, (_, x, y) in zip(pieces, wanted, strict=True):
        assert (piece.x, piece.y) == (pytest.approx(x, abs=0.006), pytest.approx(y, abs=0.006))

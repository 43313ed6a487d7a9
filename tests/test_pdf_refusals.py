"""A plan that would lock a reader out is refused; nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyguide.layout.plan import Bookmark, Element, Ink, Link, Mark, Plan, Rule, Shape, TextLine
from studyguide.pdf import PlanError, draw
from support.plans import line, page, plan, run


def marked(*marks: Mark) -> Plan:
    return plan(page("1", list(marks), [("here", 100)]))


def linked(target: str, describes: str = "there", tag: str = "Link") -> Plan:
    link = Link(target, describes, Element(tag, paragraph := Element("P")))
    return marked(TextLine(100, [run(72, "words", link=link)], paragraph))


def heading(*tags: str) -> Plan:
    return marked(*(line(100, tag, Element(tag)) for tag in tags))


def in_row(element: Callable[[Element], Element]) -> Plan:
    return marked(line(100, "words", element(Element("TR", Element("Table")))))


_REFUSED = {
    "figure without alternative text": (
        marked(Rule(72, 100, 90, 100, 1, element=Element("Figure"))),
        "no alternative text",
    ),
    "heading level left out": (heading("H1", "H3"), "H3 follows H1"),
    "heading that does not begin with H1": (heading("H2"), "H2 comes first"),
    "unknown structure type": (marked(line(100, "a", Element("Aside"))), "no standard structure"),
    "cell outside a row": (marked(line(100, "a", Element("TD"))), "where it has no sense"),
    "paragraph in a row": (in_row(lambda row: Element("P", row)), "holds P"),
    "header cell without scope": (in_row(lambda row: Element("TH", row)), "no scope"),
    "words straight in a table": (marked(line(100, "a", Element("Table"))), "only its kids can"),
    "numbering unknown": (
        marked(line(100, "a", Element("LBody", Element("LI", Element("L", numbering="Greek"))))),
        "no numbering",
    ),
    "language that is none": (marked(line(100, "a", Element("P", lang="in Latin"))), "language"),
    "document language that is none": (
        plan(page("1", [line(100, "a", Element("P"))]), language=""),
        "language",
    ),
    "link without description": (linked("#here", " "), "does not say"),
    "link to nowhere": (linked("#there"), "nothing is called there"),
    "link to a script": (linked("javascript:alert(1)"), "no web or mail address"),
    "link to a file": (linked("file:///etc/passwd"), "no web or mail address"),
    "link tagged as something else": (linked("#here", tag="Span"), "tagged Span"),
    "bookmark to nowhere": (
        plan(page("1", [line(100, "a", Element("P"))]), bookmarks=[Bookmark(1, "B", "there")]),
        "nothing is called there",
    ),
    "anchor twice": (
        plan(page("1", [], [("here", 1)]), page("2", [], [("here", 2)])),
        "there twice",
    ),
    "face without a file": (marked(TextLine(100, [run(72, "a")], None)), "no file for the face"),
    "path that is none": (marked(Shape([(0, 0), (1, 1)], curve=True, fill=(0, 0, 0))), "no path"),
    "no pages": (plan(), "no pages"),
    "no title": (plan(page("1", []), title=" "), "no title"),
    "title that XML cannot hold": (plan(page("1", []), title="a\x00b"), "cannot hold U+0000"),
    "date that is none": (plan(page("1", []), date="last week"), "no date"),
}
_REFUSED["face without a file"][0].faces = {"sans": plan().faces["sans"]}


@pytest.mark.parametrize("case", _REFUSED, ids=str)
def test_refused(case: str) -> None:
    refused, why = _REFUSED[case]
    with pytest.raises(PlanError) as caught:
        draw(refused, Ink.STUDENT)
    assert why in str(caught.value)


def test_tagged_furniture_is_refused() -> None:
    bad = marked(line(100, "a", Element("P")))
    bad.pages[0].furniture.append(line(800, "foot", Element("P")))
    with pytest.raises(PlanError, match="furniture"):
        draw(bad, Ink.STUDENT)


def test_a_file_is_drawn_in_one_ink() -> None:
    with pytest.raises(PlanError, match="one ink"):
        draw(marked(), Ink.BOTH)

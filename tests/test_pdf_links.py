"""Links as they are met: each once, saying what it leads to."""

from __future__ import annotations

from studyguide.document import blocks as b
from studyguide.document.inline import PageNumbers
from studyguide.layout.compose import compose
from studyguide.layout.plan import Ink
from studyguide.layout.theme import Theme
from studyguide.pdf import draw
from support.documents import document, faces, heading, paragraph, whole_guide
from support.reading import Hit, Tagged


def read(made: b.Document) -> Tagged:
    return Tagged(draw(compose(made, Theme(), faces(), "a4"), Ink.KEY))


def test_an_entry_of_the_contents_is_one_link_that_is_told_once() -> None:
    entries = read(whole_guide()).document.find("TOCI")
    assert len(entries) > 5
    for entry in entries:
        (link,) = entry.find("Link")
        (hit,) = [kid for kid in link.kids if isinstance(kid, Hit)]
        assert len(hit.lines) > 1, "title and page number stand apart"


def test_the_link_to_a_page_says_that_it_is_one() -> None:
    pages = PageNumbers(("one",), describes="page {}")
    index = b.Index(entries=(b.IndexEntry("Berg", (pages,)),))
    made = document(heading("One", "one", level=1), paragraph(9), teacher=(index,))
    ((link, (hit,)),) = read(made).links
    assert (link.text, hit.describes) == ("1", "page 1")

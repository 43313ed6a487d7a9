"""What the editor says of sources: notes on their words, and what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.copies import Copy, folded, pieces, place
from support.projects import Project, resolved
from support.reading import Node

LOG = """\
The first day was calm.

On the second day a storm

came and took 12 boats, said Anna Berg.

* A boat (photograph lost)

Nobody was lost. The storm was not written of.
"""
OUTLINE = """\
title: A Harbour
sources:
  log:
    file: sources/log.txt
    label: Log
    kind: primary
    language: da
    join: ["2-3"]
    skip: ["4"]
    about: Kept by *Anna Berg* [@log "said Anna Berg"].
    notes:
      - {quote: a storm came … 12 boats, note: "Or *ten* [@log ¶1]."}
      - {quote: storm, paragraph: 5, note: That of the second day.}
      - {paragraph: 3, note: A whole paragraph.}
      - {quote: "[T]he second day", note: It was a Friday.}
sections:
  - id: one
    title: One
    excerpts:
      - {source: log, quote: The first day, note: [One thing., "Another [@log ¶5]."]}
      - {source: log, quote: Nobody was lost, note: A third.}
    questions:
      - kind: essay
        ask: Why?
        answer: Because.
        evidence: {source: log}
        levels: [{marks: 1-2, descriptor: 'Names the *boats* [@log "12 boats"].'}]
terms: [{term: Friday, meaning: A day, cite: {source: log}}]
"""


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Copy]:
    here = Project(tmp_path_factory.mktemp("notes") / "project", OUTLINE, log=LOG)
    return [Copy(path) for path in here.build("--strict")]


def paragraphs(copy: Copy) -> list[Node]:
    return copy.section("The sources").find("LBody")


def test_notes_stand_below_their_paragraphs_in_the_order_of_the_text(copies: list[Copy]) -> None:
    for copy in copies:
        assert copy.tagged.faults == []
        notes = [[folded(p.text) for p in body.find("P")[1:]] for body in paragraphs(copy)]
        assert notes == [
            [],
            [
                "Editor’s note: A whole paragraph.",
                "Editor’s note: ‘[T]he second day’: It was a Friday.",
                "Editor’s note: ‘a storm came … 12 boats’: Or ten (Document, n.d., para. 1).",
            ],
            ["Editor’s note: ‘storm’: That of the second day."],
        ]


def test_a_note_speaks_the_language_of_the_guide_and_its_lemma_that_of_the_source(
    copies: list[Copy],
) -> None:
    (listed,) = copies[0].section("The sources").find("L")
    assert listed.lang == "da"
    note = paragraphs(copies[0])[1].find("P")[3]
    assert note.lang == "en-GB"
    danish = [folded(span.text) for span in note.find("Span") if span.lang == "da"]
    assert " ".join(danish) == "a storm came … 12 boats"


def test_a_note_is_set_apart_from_the_text_and_moves_no_page_number(copies: list[Copy]) -> None:
    body = paragraphs(copies[0])[2]
    text, note = body.find("P")
    assert pieces(text)[0].font != pieces(note)[0].font
    assert min(piece.size for piece in pieces(note)) >= 9
    assert min(piece.x for piece in pieces(note)) > pieces(text)[0].x
    (margin,) = body.find("Reference")
    assert place(margin) == place(text)
    assert place(note)[1] < place(text)[1]


def test_the_words_of_a_note_are_verified_like_all_others(copies: list[Copy]) -> None:
    guide = copies[0]
    rows = {folded(row.text) for row in guide.section("Verification").find("TR")}
    where = guide.labels[place(paragraphs(guide)[1])[0]]
    (lemma,) = (row for row in rows if "a storm came … 12 boats" in row)
    assert lemma.startswith(f"p. {where}a")
    assert any("said Anna Berg" in row for row in rows)


def test_a_note_is_no_place_that_the_margin_leads_back_to(copies: list[Copy]) -> None:
    """The first paragraph is quoted in an excerpt; that a note cites it is not counted."""
    guide = copies[0]
    (margin,) = paragraphs(guide)[0].find("Reference")
    excerpt = next(n for n in guide.document.find("H4") if n.text.startswith("Excerpt"))
    assert folded(margin.text) == guide.labels[place(excerpt)[0]]


def test_the_index_knows_the_notes(copies: list[Copy]) -> None:
    guide = copies[0]
    (entry,) = (e for e in guide.section("Index").find("LBody") if e.text.startswith("Friday"))
    assert guide.labels[place(paragraphs(guide)[1])[0]] in folded(entry.text)


def test_what_a_source_is_said_to_be_is_words(copies: list[Copy]) -> None:
    about = folded(copies[0].section("Bibliography").text)
    assert "Kept by Anna Berg (Document, n.d., para. 2)." in about
    assert "[@" not in copies[1].text


def test_several_notes_on_an_excerpt_share_a_label(copies: list[Copy]) -> None:
    paragraphs = [folded(p.text) for p in copies[0].document.find("P")]
    wanted = [
        "Editor’s notes: One thing.",
        "Another (Document, n.d., para. 5).",
        "Editor’s note: A third.",
    ]
    assert [p for p in paragraphs if p in wanted] == wanted


def test_a_mark_scheme_cites_for_the_teacher_alone(copies: list[Copy]) -> None:
    guide, key = copies
    (scheme,) = key.section("Teacher’s notes").find("Table")
    (cell,) = scheme.find("TD")
    assert folded(cell.text) == "Names the boats (Document, n.d., para. 2)."
    assert "Names the boats" not in guide.text
    evidence = folded(key.section("What the answers rest on").text)
    assert "12 boats" in evidence


# What can be wrong


NOTES = {
    "{quote: a storm took, note: n}": "quotation-differs",
    "{quote: nothing near to this was said, note: n}": "quotation-missing",
    "{quote: storm, note: n}": "quotation-ambiguous",
    "{quote: storm, paragraph: 1, note: n}": "quotation-paragraph",
    "{quote: photograph lost, note: n}": "quotation-missing",
    "{paragraph: 4, note: n}": "paragraph-unknown",
    "{paragraph: 99, note: n}": "paragraph-unknown",
    "{quote: storm, paragraph: 99, note: n}": "paragraph-unknown",
    "{quote: was calm … 12 boats, note: n}": "note-on-paragraphs",
    "{paragraph: 1, note: 'n [@log ¶77]'}": "paragraph-unknown",
    "{paragraph: 1, note: 'n [@lag]'}": "unknown-source",
}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_on_what_is_not_there_is_reported_where_it_stands(tmp_path: Path, note: str) -> None:
    before, rest = OUTLINE.split("    notes:\n", 1)
    outline = f"{before}    notes:\n      - {note}\nsections:{rest.split('sections:', 1)[1]}"
    _, found = resolved(Project(tmp_path / "project", outline, log=LOG).outline)
    assert [each.code for each in found] == [NOTES[note]]
    assert found[0].place is not None
    assert found[0].place.line == before.count("\n") + 2
    assert found[0].help

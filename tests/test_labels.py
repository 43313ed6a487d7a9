"""Citations by label, and what a guide says about them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from studyguide.sources.bibliography import Reference, bibliography
from support import citations
from support.copies import Copy, folded, leads_to, lines, pieces, place
from support.projects import Project

LOG = "The first day was calm.\n\nOn the second day a storm came.\n\nNobody was lost.\n"
OUTLINE = """\
title: A Harbour
language: LANGUAGE
citation-style: STYLE
sources:
  log: {file: sources/log.txt, label: Log, kind: primary, about: Kept on board.}
  town: {file: sources/town.txt, label: Annals, kind: SECOND, reference: {title: Of the Town}}
sections:
  - id: one
    title: One
    text: |
      It was calm [@log "The first day was calm"], then not [@log ¶2-3] [@town ¶2] [@log].
    excerpts:
      - {id: calm, source: log, quote: The first day was calm}
      - {id: storm, source: town, paragraphs: 1-2}
    questions:
      - {kind: short, ask: A?, on: calm, points: 2, answer: "Yes [@log]"}
      - {kind: short, ask: B?, on: [calm, storm], points: 3, answer: "Yes [@log]"}
quiz:
  - {kind: short, ask: C?, points: 4, answer: "Yes [@log]"}
  - {kind: short, ask: D?, answer: "Yes [@log]"}
"""


def project(folder: Path, outline: str = OUTLINE, **filled: str) -> Project:
    """The guide above in a style and a language."""
    for name, value in {"STYLE": "label", "LANGUAGE": "en-GB", "SECOND": "primary"}.items():
        outline = outline.replace(name, filled.get(name.lower(), value))
    return Project(folder / "project", outline, log=LOG, town=LOG)


def built(folder: Path, outline: str = OUTLINE, **filled: str) -> Copy:
    """The students' copy of it."""
    guide, _ = project(folder, outline, **filled).build()
    return Copy(guide)


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return built(tmp_path_factory.mktemp("labelled"))


# The style


def works() -> list[Reference]:
    taubman = {"type": "book", "author": [{"family": "Taubman"}], "title": "Khrushchev"}
    return [
        citations.parsed({"type": "article-newspaper", "container-title": "RT"}, "rt", label="RT"),
        citations.parsed(taubman, "book", label="Life"),
        citations.parsed({"type": "manuscript", "title": "To What Extent"}, "essay", label="Essay"),
    ]


@pytest.mark.parametrize(
    ("cited", "english", "russian"),
    [
        ("rt 12", "(RT ¶ 12)", "(RT, абз. 12)"),
        ("rt 12-14", "(RT ¶¶ 12–14)", "(RT, абз. 12–14)"),
        ("essay 8-9, essay 6", "(Essay ¶¶ 6, 8–9)", "(Essay, абз. 6, 8–9)"),
        ("rt", "(RT)", "(RT)"),
        ("rt 1, book, essay 3", "(RT ¶ 1; Life; Essay ¶ 3)", "(RT, абз. 1; Life; Essay, абз. 3)"),
    ],
)
def test_a_work_is_cited_by_its_label_and_paragraphs(
    cited: str, english: str, russian: str
) -> None:
    for language, expected in (("en", english), ("ru", russian)):
        made = bibliography("label", works(), language).cite(list(citations.citations(cited)))
        assert citations.shown(made) == expected
        text = "".join(span.text for span in made)
        assert not re.search(r"[¶.] \d", text)  # a sign stays with its number


def test_the_list_is_in_the_order_of_labels_and_has_the_entries_of_chicago() -> None:
    made, chicago = bibliography("label", works()), bibliography("chicago-author-date", works())
    assert [entry.id for entry in made.entries()] == ["essay", "book", "rt"]
    assert sorted(made.entries(), key=str) == sorted(chicago.entries(), key=str)


# On the page


def test_citations_in_the_text_are_labels_that_lead_to_paragraphs(labelled: Copy) -> None:
    text = labelled.section("1 One").find("P")[0]
    assert folded(text.text) == "It was calm (Log ¶ 1), then not (Log ¶¶ 2–3; Annals ¶ 2; Log)."
    links = [hit.describes for node, (hit, *_) in labelled.tagged.links if node in text.walk()]
    assert links == ["Log, paragraph 1", "Log, paragraphs 2–3", "Annals, paragraph 2", "Log"]


def test_a_link_to_several_paragraphs_names_them_all_and_leads_to_the_first(
    tmp_path: Path,
) -> None:
    text = "then not [@log ¶2-3]"
    copy = built(tmp_path, OUTLINE.replace(text, "then not [@log ¶3] [@log ¶1-2]"))
    (link,) = (found for node, found in copy.tagged.links if "¶¶ 1–3" in folded(node.text))
    assert link[0].describes == "Log, paragraphs 1–3"
    first = copy.section("The sources").find("L")[-1].find("LI")[0]
    assert isinstance(link[0].target, tuple)
    assert leads_to(link[0].target, place(first))


def test_the_guide_says_how_to_read_a_citation(labelled: Copy, tmp_path: Path) -> None:
    help = labelled.section("How to use this guide").text
    assert "(Log ¶ 1) means paragraph 1 of the source called Log." in folded(help)
    assert "n.d." not in help
    chicago = built(tmp_path / "chicago", style="chicago-author-date")
    help = folded(chicago.section("How to use this guide").text)
    assert "(Document, n.d., para. 1) means paragraph 1 of the source called Log." in help
    assert "‘n.d.’ means that the text has no date" in help


def test_a_guide_without_the_texts_does_not_send_anybody_to_them(
    labelled: Copy, tmp_path: Path
) -> None:
    without = built(tmp_path, OUTLINE + "editions: {guide: {omit: [sources]}}\n")
    sentence = "The sources stand at the end"
    assert sentence in folded(labelled.text)
    assert sentence not in folded(without.text)


@pytest.mark.parametrize("style", ["label", "mla"])
def test_labels_hang_beside_the_entries_of_the_bibliography(tmp_path: Path, style: str) -> None:
    copy = built(tmp_path, style=style)
    (whole,) = copy.section("Bibliography").find("L")
    for item in whole.find("LI"):
        label, entry = item.find("Lbl")[0], item.find("LBody")[0]
        assert pieces(label)[0].y == pieces(entry)[0].y
        assert pieces(label)[0].x < pieces(entry)[0].x - 12
    labels = [folded(item.find("Lbl")[0].text) for item in whole.find("LI")]
    assert sorted(labels) == ["Annals", "Log"]


def test_long_labels_stand_above_the_entries(tmp_path: Path) -> None:
    copy = built(tmp_path, OUTLINE.replace("Annals", "Annals of the harbour town"))
    (whole,) = copy.section("Bibliography").find("L")
    for item in whole.find("LI"):
        label, entry = item.find("Lbl")[0], item.find("LBody")[0]
        assert pieces(label)[0].y > pieces(entry)[0].y
        assert pieces(label)[0].x == pieces(entry)[0].x


def test_two_sources_cannot_have_one_label(tmp_path: Path) -> None:
    here = project(tmp_path, OUTLINE.replace("Annals", "LOG"))
    (found,) = here.check().found
    assert (found["code"], found["place"]["line"]) == ("repeated-name", 6)


# What else is named


def test_the_kind_of_a_source_is_said_only_where_there_are_two(
    labelled: Copy, tmp_path: Path
) -> None:
    assert head_lines(labelled) == ["Excerpt 1A Log ¶ 1", "Excerpt 1B Annals ¶¶ 1–2"]
    both = built(tmp_path, second="secondary")
    assert head_lines(both) == [
        "Excerpt 1A Log ¶ 1 Primary source",
        "Excerpt 1B Annals ¶¶ 1–2 Secondary source",
    ]
    assert "Annals ¶¶ 1–2" in folded(both.section("1 One").text)


def head_lines(copy: Copy) -> list[str]:
    """The line of each panel on which the name stands, as it is seen."""
    found = []
    for panel in copy.document.find("Sect"):
        if panel.find("BlockQuote") and not panel.find("H2"):
            (head,) = panel.find("H4")
            y = pieces(head)[0].y
            line = [piece for piece in pieces(panel) if piece.y == y]
            line.sort(key=lambda piece: piece.x)
            found.append(folded(" ".join(piece.text for piece in line)))
    return found


def test_questions_on_two_sources_are_marked(labelled: Copy, tmp_path: Path) -> None:
    one, two = (labelled.questions[number] for number in (1, 2))
    assert "Use Excerpt 1A." in folded(one.text)
    assert "Sources in conversation: use Excerpts 1A and 1B." in folded(two.text)
    same = built(tmp_path, OUTLINE.replace("storm, source: town", "storm, source: log"))
    assert "Use Excerpts 1A and 1B." in folded(same.questions[2].text)


def test_points_are_added_up_beside_the_heads_of_questions(labelled: Copy) -> None:
    for title, points in (("1 One", "5 points"), ("Test yourself", "5 points")):
        section = labelled.section(title)
        (aside,) = [p for p in section.find("P") if folded(p.text) == points]
        head = section.find("H3")[-1] if title == "1 One" else section.find("H2")[0]
        assert pieces(aside)[0].y == pieces(head)[0].y
        assert points not in head.text
        assert lines(head)

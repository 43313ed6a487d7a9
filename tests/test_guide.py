"""A guide: what an outline comes to once its sources have been looked into."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyguide.editions.questions import shuffled
from studyguide.guide.model import Cited, Guide, ProseParagraph, Spans, Text
from studyguide.sources.quotation import printed
from support.copies import Copy, folded, hits, leads_to, place
from support.projects import Project, resolved

LOG = """\
The first day was calm.

On the second day a storm came and took 12 boats, said Anna Berg.

Nobody was lost. Berg wrote the log; bergs of ice were seen, and STORM after storm.
"""
HEAD = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary, language: da}
"""
WHOLE = (
    HEAD
    + """\
introduction: Read *slowly* [@log].
sections:
  - id: one
    title: One
    objectives: ["Say what came [@log ¶2]"]
    text: |
      It was calm [@log "The first day was calm"] and then **not**.
    excerpts:
      - {id: calm, source: log, paragraphs: 1}
      - {source: log, quote: "a storm … 12 boats"}
    questions:
      - {kind: short, ask: Why?, on: [loss, calm], answer: "Because [@log ¶3]"}
      - {kind: choice, ask: Who?, choices: [Anna, "*stars*"], answer: Anna, evidence: {source: log}}
    teacher: Mind the ice [@log "bergs of ice were seen"].
  - id: two
    title: Two
    excerpts:
      - {id: loss, source: log, from: Nobody was, to: the log, language: sv}
    questions:
      - kind: match
        ask: Who did what?
        pairs: [{item: Anna, match: wrote}, {item: A storm, match: came}]
        evidence: [{source: log, paragraphs: 1-2}, {source: log, quote: said Anna Berg}]
quiz:
  - {kind: order, ask: Order!, items: [calm, storm, ice], evidence: {source: log}}
timeline:
  - {date: 1956-06, title: Third, cite: {source: log}}
  - {date: 1925~, title: First, cite: {source: log}}
  - {date: 1956, title: Second, cite: {source: log}}
  - {date: 1956-06, title: Fourth, shown: the same June, cite: {source: log}}
terms:
  - {term: Storm, also: [tempest], meaning: Wind, cite: {source: log}}
people:
  - {name: Anna Berg, sort: "Berg, Anna", also: [Berg], role: Writer, cite: {source: log}}
"""
)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    here = Project(tmp_path_factory.mktemp("guide") / "project", WHOLE, log=LOG)
    made, found = resolved(here.outline)
    assert found == []
    return made


def words(spans: Spans) -> str:
    """The author's own words."""
    return "".join(span.text for span in spans if isinstance(span, Text))


def test_questions_are_numbered_through_sections_and_quiz(guide: Guide) -> None:
    asked = [q for section in guide.sections for q in section.questions] + list(guide.quiz)
    assert [(q.number, words(q.ask)) for q in asked] == [
        *((1, "Why?"), (2, "Who?"), (3, "Who did what?"), (4, "Order!")),
    ]


def test_excerpts_are_named_by_section_and_letter_and_found_from_anywhere(guide: Guide) -> None:
    excerpts = [excerpt for section in guide.sections for excerpt in section.excerpts]
    assert [excerpt.name for excerpt in excerpts] == ["1A", "1B", "2A"]
    assert [excerpt.name for excerpt in guide.sections[0].questions[0].on] == ["2A", "1A"]


def test_an_excerpt_has_the_words_and_the_language_of_its_source(guide: Guide) -> None:
    source = guide.sources["log"]
    excerpts = [excerpt for section in guide.sections for excerpt in section.excerpts]
    assert [printed(excerpt.passage, source) for excerpt in excerpts] == [
        "The first day was calm.",
        "a storm … 12 boats",
        "Nobody was lost. Berg wrote the log",
    ]
    assert [excerpt.language for excerpt in excerpts] == ["da", "da", "sv"]


def test_citations_are_numbered_as_they_stand_and_know_their_use(guide: Guide) -> None:
    assert [cited.number for cited in guide.cited] == list(range(len(guide.cited)))
    uses = [cited.use for cited in guide.cited]
    assert {use: uses.count(use) for use in sorted(set(uses))} == {
        "event": 4,
        "evidence": 5,
        "excerpt": 3,
        "person": 1,
        "teacher": 1,
        "term": 1,
        "text": 3,
    }
    places = [cited.place for cited in guide.cited if cited.use in ("text", "excerpt")]
    lines = WHOLE.splitlines()
    for written in places:
        assert written is not None
        assert "log" in lines[written.line - 1]


def test_prose_is_the_author_s_words_with_citations_in_their_places(guide: Guide) -> None:
    (paragraph,) = guide.sections[0].text
    assert isinstance(paragraph, ProseParagraph)
    assert words(paragraph.spans) == "It was calm  and then not."
    (cited,) = (span for span in paragraph.spans if isinstance(span, Cited))
    assert cited.passage is not None
    assert (cited.paragraphs, cited.passage.verdict) == ((1, 1), "exact")
    assert [span.text for span in paragraph.spans if isinstance(span, Text) and span.strong] == [
        "not"
    ]


def test_events_stand_in_the_order_of_time_then_of_the_author(guide: Guide) -> None:
    assert [(event.number, words(event.title), event.shown) for event in guide.timeline] == [
        (1, "First", "c. 1925"),
        (2, "Second", "1956"),
        (3, "Third", "June 1956"),
        (4, "Fourth", "the same June"),
    ]


def test_a_fault_takes_nothing_but_its_own_place(tmp_path: Path) -> None:
    wrong = WHOLE.replace("a storm … 12 boats", "a storm of 12 boats").replace("¶2", "¶9")
    here = Project(tmp_path / "project", wrong, log=LOG)
    made, found = resolved(here.outline)
    assert [each.code for each in found] == ["paragraph-unknown", "quotation-differs"]
    names = [excerpt.name for section in made.sections for excerpt in section.excerpts]
    assert names == ["1A", "2A"]
    assert len(made.timeline) == 4


# What editions make of it


@given(st.integers(2, 26), st.text(max_size=40))
def test_what_is_shuffled_never_shows_its_own_solution(count: int, salt: str) -> None:
    order = shuffled(count, salt)
    assert sorted(order) == list(range(count))
    assert order != list(range(count))
    assert shuffled(count, salt) == order


def test_the_sources_do_not_show_where_the_answers_are(tmp_path: Path) -> None:
    outline = f"""{HEAD}\
sections:
  - id: a
    title: First
    text: It was calm [@log ¶1].
    questions:
      - {{kind: short, ask: How?, answer: "So [@log ¶2]", evidence: {{source: log, paragraphs: 3}}}}
    teacher: Mind this [@log ¶2].
"""
    here = Project(tmp_path / "project", outline, log=LOG)
    for copy in map(Copy, here.build()):
        items = copy.section("The sources").find("LI")
        marked = [item.find("Lbl")[0].text.strip() for item in items if item.find("Link")]
        assert marked == ["1"]


def test_two_tasks_are_shuffled_in_two_ways() -> None:
    orders = {tuple(shuffled(6, f"Question {n}")) for n in range(40)}
    assert len(orders) > 30


ASKED = f"""{HEAD}\
language: LANGUAGE
sections:
  - id: a
    title: First
    text: It was calm.
    excerpts:
      - {{id: one, source: log, paragraphs: 1}}
      - {{id: two, source: log, paragraphs: 2}}
      - {{id: three, source: log, paragraphs: 3}}
    questions:
      - {{kind: short, ask: A?, on: text, answer: "Yes [@log]"}}
      - {{kind: short, ask: B?, on: [text, one], answer: "Yes [@log]"}}
      - {{kind: short, ask: C?, on: [one, two, three, text, one], answer: "Yes [@log]"}}
      - {{kind: short, ask: D?, on: [two, three], answer: "Yes [@log]"}}
"""
"""Questions about the text of their section, about excerpts, and about both."""

USED = {
    "en-GB": [
        "Use the text of this section.",
        "Use Excerpt 1A and the text of this section.",
        "Use Excerpts 1A, 1B and 1C and the text of this section.",
        "Use Excerpts 1B and 1C.",
    ],
    "ru": [
        "К вопросу: текст этого раздела.",
        "К вопросу: отрывок 1А, а также текст этого раздела.",
        "К вопросу: отрывки 1А, 1Б и 1В, а также текст этого раздела.",
        "К вопросу: отрывки 1Б и 1В.",
    ],
}


@pytest.mark.parametrize("language", USED)
def test_what_a_question_is_about_is_listed_and_linked(tmp_path: Path, language: str) -> None:
    here = Project(tmp_path / "project", ASKED.replace("LANGUAGE", language), log=LOG)
    guide, _ = map(Copy, here.build())
    asked = [guide.questions[number] for number in range(1, 5)]
    used = [[p for p in question.find("P") if p.find("Link")] for question in asked]
    assert [folded(p.text) for (p,) in used] == USED[language]
    targets = [[hit.target for hit in hits(p)] for (p,) in used]
    (heading,) = (place(h) for h in guide.document.find("H2") if h.text.endswith("First"))
    assert [len(each) for each in targets] == [1, 2, 4, 2]
    for (*_, last), about_text in zip(targets, (True, True, True, False), strict=True):
        assert isinstance(last, tuple)
        assert leads_to(last, heading) == about_text


def test_a_table_belongs_to_the_text_of_its_section(tmp_path: Path) -> None:
    table = "    tables:\n      - {title: Both, columns: [A, B], rows: [[x, y]]}\n"
    outline = ASKED.replace("LANGUAGE", "en").replace("    excerpts:\n", f"{table}    excerpts:\n")
    guide, _ = map(Copy, Project(tmp_path / "project", outline, log=LOG).build())
    (used,) = (p for p in guide.questions[1].find("P") if p.find("Link"))
    assert folded(used.text) == "Use the text and table of this section."


def test_a_word_for_the_index_is_found_in_all_its_forms(tmp_path: Path) -> None:
    outline = f"""{HEAD}\
sections:
  - {{id: a, title: a, text: Hungary rose.}}
  - {{id: b, title: b, text: The HUNGARIAN rising.}}
  - {{id: c, title: c, text: They were hungry.}}
index:
  - {{name: Hungary, also: [Hungarian]}}
  - {{name: Poland, also: [Polish]}}
"""
    here = Project(tmp_path / "project", outline, log="Nothing.\n")
    guide, _ = map(Copy, here.build())
    (entry,) = guide.section("Index").find("LBody")
    pages = [page for page, text in enumerate(guide.pages) if "Hungar" in text or "HUNG" in text]
    where = [guide.labels[page] for page in pages if "Index" not in guide.pages[page]]
    assert len(where) == 2
    assert re.findall(r"\d+", entry.text) == [where[0], where[-1]]
    loose, strict = here.check(), here.check("--strict")
    assert (loose.code, strict.code) == (0, 1)
    (found,) = loose.found
    assert (found["code"], found["severity"]) == ("index-entry-unused", "warning")
    assert (found["place"]["line"], found["place"]["column"]) == (outline.count("\n"), 12)


def test_the_index_finds_names_as_they_are_and_terms_in_any_case(tmp_path: Path) -> None:
    outline = f"""{HEAD}\
sections:
  - {{id: a, title: a, text: Anna Berg wrote it.}}
  - {{id: b, title: b, text: There were bergs and a berg of ice.}}
  - {{id: c, title: c, text: "STORMS, a storm, and Stormy weather."}}
  - {{id: d, title: d, text: The storms went by. Berg-Hansen came.}}
  - {{id: e, title: e, text: Die große Flut kam.}}
  - {{id: f, title: f, text: "An Annabelle; a firestorm."}}
terms:
  - {{term: Storm, meaning: Wind, cite: {{source: log}}}}
  - {{term: Große Flut, meaning: Water, cite: {{source: log}}}}
people:
  - {{name: Anna Berg, sort: "Berg, Anna", also: [Berg], role: Writer, cite: {{source: log}}}}
  - {{name: Anna, role: Another, cite: {{source: log}}}}
editions: {{guide: {{omit: [sources]}}}}
"""
    here = Project(tmp_path / "project", outline, log="Nothing.\n")
    guide, _ = map(Copy, here.build())
    entries = [folded(entry.text) for entry in guide.section("Index").find("LBody")]
    # Pages 1 to 6 are the sections, the tables stand on page 7.
    assert entries == ["Anna 7", "Berg, Anna 1, 4, 7", "Große Flut 5, 7", "Storm 3, 7"]
    keys = [entry.rpartition(" ")[0].partition(" ")[0].lower() for entry in entries]
    assert all(before <= after for before, after in pairwise(keys))

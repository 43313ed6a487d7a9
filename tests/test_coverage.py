"""``studyguide coverage``: which paragraphs of the sources are used, and by what."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from studyguide.guide.uses import uses
from support.projects import FLAGSHIP, Project, resolved, studyguide

TEXT = "\n\n".join(f"Paragraph {n} says <i>{n}</i> & “{n}”." for n in range(1, 31))

OUTLINE = """\
title: A <guide> & more
introduction: See the whole [@a].
sources:
  a:
    file: sources/a.txt
    label: <A>
    kind: primary
    reference: {type: book, title: A}
    skip: [30]
    join: ["28-29"]
    notes:
      - {paragraph: 5, note: No use of it.}
sections:
  - id: one
    title: "One <script>alert(1)</script>"
    text: Claimed [@a "Paragraph 3 says"] and pointed at [@a ¶7-8].
    excerpts:
      - {source: a, paragraphs: 1-2}
      - {source: a, quote: "Paragraph 3 … Paragraph 5"}
    questions:
      - {kind: short, ask: What?, answer: That., evidence: {source: a, quote: "Paragraph 3 says"}}
  - id: two
    title: Two
    text: Nothing is used here.
terms:
  - {term: tail, meaning: An end., cite: {source: a, quote: "Paragraph 29"}}
"""

VOID = {"meta", "br", "link", "img", "input"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", OUTLINE, a=TEXT)


def covered(project: Project) -> dict[str, Any]:
    ended = project.run("coverage", "outline.yaml", "--format", "json")
    assert ended.code == 0, ended.err
    (source,) = json.loads(ended.out)["sources"]
    found: dict[str, Any] = source
    return found


def test_paragraphs_are_quoted_cited_or_unused(project: Project) -> None:
    source = covered(project)
    by_level: dict[str, list[int]] = {}
    for each in source["paragraphs"]:
        by_level.setdefault(each["level"], []).append(each["number"])
    assert by_level["quoted"] == [1, 2, 3, 5]  # the cut takes the fourth whole
    assert by_level["cited"] == [7, 8, 28]  # 29 is joined to 28
    assert by_level["unused"] == [4, 6, *range(9, 28)]
    assert source["counts"] == {"quoted": 4, "cited": 3, "unused": 21}


def test_sections_are_counted_by_themselves(project: Project) -> None:
    source = covered(project)
    assert source["sections"] == {
        "one": {"quoted": 4, "cited": 2, "unused": 22},
        "two": {"quoted": 0, "cited": 0, "unused": 28},
    }
    assert source["elsewhere"] == {"quoted": 0, "cited": 1, "unused": 27}


def test_each_use_is_named(project: Project) -> None:
    third = covered(project)["paragraphs"][2]
    assert [(use["name"], use["kind"], use["line"]) for use in third["uses"]] == [
        ("text of section 1", "words", 16),
        ("excerpt 1B", "excerpt", 19),
        ("question 1", "words", 21),
    ]


def test_the_table_the_strip_and_the_list(project: Project) -> None:
    out = project.run("coverage", "outline.yaml").out
    lines = out.splitlines()
    assert lines[0].split() == ["source", "paragraphs", "quoted", "cited", "unused"]
    assert lines[1].split()[:5] == ["a", "28", "4", "3", "21"]
    bar = lines[1].split()[5]
    assert (len(bar), bar.count("█"), bar.count("▒")) == (30, 4, 4)
    assert "     1  ███·█·▒▒···················▒" in lines
    assert "  unused: a 4, 6, 9-27" in lines


def test_sections_stand_in_rows(project: Project) -> None:
    lines = project.run("coverage", "outline.yaml").out.splitlines()
    at = lines.index("quoted + cited      a")
    assert lines[at + 1 : at + 4] == [
        "one             4 + 2",
        "two             0 + 0",
        "elsewhere       0 + 1",
    ]


def test_the_strip_wraps_with_numbers(project: Project) -> None:
    lines = project.run("coverage", "outline.yaml", COLUMNS="40").out.splitlines()
    at = lines.index("     1  ███·█·▒▒···················▒")
    assert lines[at - 1] == "<A> (a)"
    narrow = project.run("coverage", "outline.yaml", COLUMNS="12").out  # no less than 40
    assert max(map(len, narrow.split("Paragraph by")[1].splitlines())) <= 40
    flagship = studyguide("coverage", COLUMNS="40").out
    rows = re.findall(r"^ +(\d+)  ([█▒·]+)$", flagship, re.MULTILINE)
    assert [(number, len(row)) for number, row in rows] == [
        ("1", 30),
        ("33", 30),
        ("69", 20),
        ("1", 10),
    ]


def test_a_terminal_without_blocks_gets_letters(project: Project) -> None:
    out = project.run("coverage", "outline.yaml", PYTHONIOENCODING="ascii").out
    assert "     1  ###.#.++...................+" in out
    assert out.isascii()


def test_nothing_is_unused(tmp_path: Path) -> None:
    outline = OUTLINE.replace("paragraphs: 1-2", "paragraphs: 1-29")
    out = Project(tmp_path / "all", outline, a=TEXT).run("coverage", "outline.yaml").out
    assert "  no paragraph is unused" in out


def test_it_counts_what_holds_of_a_faulty_outline(project: Project) -> None:
    project.write("outline.yaml", OUTLINE.replace("Paragraph 3 …", "Paragraph three …"))
    ended = project.run("coverage", "outline.yaml", "--format", "json")
    assert ended.code == 0
    (source,) = json.loads(ended.out)["sources"]
    assert source["counts"] == {"quoted": 2, "cited": 4, "unused": 22}


# The page


class Page(HTMLParser):
    """What a page links to, what can be linked to, its tags and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.words = ""
        self.loads: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name in ("src", "srcset", "action") or name.startswith("on"):
                self.loads.append(f"{tag} {name}")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words += data


def page(project: Project) -> str:
    ended = project.run("coverage", "outline.yaml", "--html", "coverage.html")
    assert ended.code == 0, ended.err
    assert ended.out.endswith("\ncoverage.html\n")
    return (project.folder / "coverage.html").read_text(encoding="utf-8")


def test_the_page_is_whole_and_every_link_leads_somewhere(project: Project) -> None:
    html = page(project)
    read = Page(html)
    assert len(set(read.ids)) == len(read.ids)
    assert {link for link in read.links if link.removeprefix("#") not in read.ids} == set()
    assert not read.loads
    assert not {"script", "link", "img", "i"} & set(read.tags)
    assert "url(" not in html
    assert "@import" not in html


def test_what_is_written_is_text_on_the_page(project: Project) -> None:
    read = Page(page(project))
    assert "Coverage of the sources: A <guide> & more" in read.words
    assert "One <script>alert(1)</script>" in read.words
    assert "Paragraph 3 says <i>3</i> & “3”." in read.words


def test_the_page_tells_in_words_how_much_is_used(project: Project) -> None:
    html, read = page(project), Page(page(project))
    assert "¶ 3 quoted, used 3 times" in read.words
    assert "¶ 7 cited, used once" in read.words
    assert "¶ 4 unused" in read.words
    assert 'aria-label="paragraph 4, unused"' in html
    assert '<mark class=n3 title="used 3 times">Paragraph 3</mark>' in html
    assert '<mark class=n2 title="used twice"> says</mark>' in html


def test_the_page_is_the_same_every_time(project: Project) -> None:
    assert page(project) == page(project)


def test_a_page_that_cannot_be_written(project: Project) -> None:
    ended = project.run("coverage", "outline.yaml", "--html", "none/coverage.html")
    assert ended.code == 1
    assert "none/coverage.html cannot be written: No such file or directory" in ended.err


# The flagship


def test_every_citation_of_the_flagship_is_a_use() -> None:
    guide, _ = resolved(FLAGSHIP)
    found = uses(guide)
    assert len(found) == len(guide.cited)
    assert all(use.place for use in found)
    named = {use.worded for use in found if use.kind == "excerpt"}
    assert named == {f"excerpt {e.name}" for section in guide.sections for e in section.excerpts}

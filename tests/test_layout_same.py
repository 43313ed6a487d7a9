"""One layout: the same in every process, every copy and on every paper where that is promised."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.document import blocks as b
from studyguide.document.inline import Anchor, PageNumbers, Words, words
from studyguide.layout.compose import compose
from studyguide.layout.plan import Ink, Plan, Rule, TextLine
from studyguide.layout.theme import Theme
from studyguide.pdf import draw
from support.documents import (
    document,
    faces,
    heading,
    laid,
    pages_holding,
    paragraph,
    prose,
    said,
    seen,
    text_lines,
    text_of,
    whole_guide,
)
from support.geometry import ground
from support.strategies import excerpts, questions


def guide(paper: str = "a4") -> Plan:
    return compose(whole_guide(), Theme(), faces(), paper)


def fingerprint(plan: Plan) -> str:
    """A digest of all that stands on the pages, and of the bookmarks."""
    told = [
        (mark.ink, mark.element.tag if mark.element else "", ground(mark), text_of(mark))
        if isinstance(mark, TextLine)
        else (mark.ink, mark.element.tag if mark.element else "", ground(mark), type(mark).__name__)
        for page in plan.pages
        for mark in (*page.marks, *page.furniture)
    ]
    names = [(page.label, page.anchors) for page in plan.pages]
    marks = [(bookmark.level, bookmark.title, bookmark.target) for bookmark in plan.bookmarks]
    return sha256(repr((told, names, marks)).encode()).hexdigest()


def test_a_document_is_laid_out_alike_in_every_process() -> None:
    script = "from test_layout_same import *; print(fingerprint(guide()))"
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    elsewhere = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("4242", "Asia/Tokyo"))
    }
    assert elsewhere == {fingerprint(guide())}


def test_laying_out_again_changes_nothing() -> None:
    document = whole_guide()
    once = fingerprint(compose(document, Theme(), faces(), "a4"))
    draw(compose(document, Theme(), faces(), "letter"), Ink.KEY)
    assert fingerprint(compose(document, Theme(), faces(), "a4")) == once


@settings(max_examples=30, deadline=None)
@given(st.lists(excerpts(), min_size=1, max_size=3))
def test_lines_of_an_excerpt_and_their_numbers_are_those_of_every_paper(
    panels: list[b.Excerpt],
) -> None:
    a4, letter = (_lines(laid(*panels, paper=paper)) for paper in ("a4", "letter"))
    assert a4 == letter


def _lines(plan: Plan) -> list[str]:
    return [text_of(line) for page in plan.pages for line in text_lines(page)]


def test_every_fifth_line_of_an_excerpt_is_numbered_beside_it() -> None:
    quoted = tuple(b.QuotedParagraph(words(prose(count))) for count in (130, 70))
    plan = laid(b.Excerpt(name="Excerpt 1A", kind="", citation=words("RT"), paragraphs=quoted))
    (page,) = plan.pages
    lines = [line for line in text_lines(page) if _is_quoted(line)]
    numbers = {
        line.y: int(text_of(line))
        for line in text_lines(page)
        if line.element is None and text_of(line).isdigit()
    }
    assert numbers == {line.y: n for n, line in enumerate(lines, 1) if n % 5 == 0}
    assert len(numbers) >= 3


def _is_quoted(line: TextLine) -> bool:
    element = line.element
    return element is not None and element.parent is not None and element.parent.tag == "BlockQuote"


def test_the_contents_name_the_pages_of_all_headings() -> None:
    plan = guide()
    entries = [(e, text) for e, text in said(plan) if e.parent and e.parent.tag == "Reference"]
    listed = [(text.rsplit(" ", 1)[0], text.rsplit(" ", 1)[1]) for _, text in entries]
    pages = {
        title: pages_holding(plan, anchor)[0].label for anchor, title in _headings(whole_guide())
    }
    assert dict(listed) == pages
    assert len(listed) == len(_headings(whole_guide()))


def test_the_teachers_pages_are_listed_in_the_key_and_make_no_page_for_students() -> None:
    body = [heading(f"Section {n}", f"s{n}") for n in range(4)]
    teacher = (heading("Notes", "t1"), heading("Evidence", "t2"))
    crowded = []
    for above in range(4, 44):
        front = (*(paragraph(3) for _ in range(above)), heading("Contents", "c"), b.Contents())
        plain = compose(document(*body, front=front), Theme(), faces(), "a4")
        plan = compose(document(*body, front=front, teacher=teacher), Theme(), faces(), "a4")
        assert len([p for p in plan.pages if p.part == "front"]) == len(plain.pages) - 1
        shown = {ink: " ".join(text for _, text in said(plan, ink)) for ink in Ink}
        assert "Evidence T1" not in shown[Ink.STUDENT]
        listed = ["Notes T1" in shown[Ink.KEY], "Evidence T1" in shown[Ink.KEY]]
        assert listed[0] == listed[1]
        if not all(listed):
            crowded.append(above)
    assert len(crowded) <= 1


def _headings(document: b.Document) -> list[tuple[str, str]]:
    return [
        (f"{block.anchor}", f"{block.number} {block.title}" if block.number else block.title)
        for part in document.parts
        for block in part.blocks
        if isinstance(block, b.Heading) and block.listed and part.kind == "body"
    ]


def test_page_numbers_name_each_page_once_and_lead_there() -> None:
    names = tuple(f"n{i}" for i in range(200))
    text = tuple(s for name in names for s in (Anchor(name), Words(f"{prose(9)} ")))
    index = b.Index(
        entries=(
            b.IndexEntry("all", (PageNumbers(names, "p. ", "pp. "),)),
            b.IndexEntry("one", (PageNumbers(names[-1:], "p. ", "pp. "),)),
        )
    )
    plan = compose(
        document(b.Paragraph(spans=text), front=(paragraph(3), index)), Theme(), faces(), "a4"
    )
    body = [page for page in plan.pages if page.part == "body"]
    front = "".join(text_of(line) for line in text_lines(plan.pages[0])[1:])
    labels = [page.label for page in body]
    assert labels == [str(n + 1) for n in range(len(body))]
    assert len(body) > 3
    assert f"all\N{NO-BREAK SPACE} pp. {labels[0]}–{labels[-1]}" in front
    assert f"one\N{NO-BREAK SPACE} p. {labels[-1]}" in front
    for line in text_lines(plan.pages[0]):
        for run in line.runs:
            if run.link is not None:
                (page,) = pages_holding(plan, run.link.target.removeprefix("#"))
                assert page.label == run.text.strip(" ")


def test_pages_of_front_body_and_teacher_are_numbered_apart() -> None:
    plan = guide()
    labels = {
        part: [page.label for page in plan.pages if page.part == part]
        for part in ("front", "body", "teacher")
    }
    assert labels["front"] == ["i", "ii"]
    assert labels["body"] == [str(n) for n in range(1, len(labels["body"]) + 1)]
    assert labels["teacher"] == ["T1"]
    feet = [[text_of(m) for m in page.furniture if isinstance(m, TextLine)] for page in plan.pages]
    assert f"7 of {len(labels['body'])}" in feet[8]
    assert "T1 of T1" in feet[-1]
    assert [page.part for page in plan.pages] == sorted(
        (page.part for page in plan.pages), key=["front", "body", "teacher"].index
    )


def test_bookmarks_lead_to_headings() -> None:
    plan = guide()
    assert [mark.title for mark in plan.bookmarks[:4]] == [
        "Contents",
        "1 Section 1",
        "To read",
        "Dates",
    ]
    for mark in plan.bookmarks:
        assert len(pages_holding(plan, mark.target)) == 1


@settings(max_examples=30, deadline=None)
@given(st.lists(questions(), min_size=1, max_size=5))
def test_both_inks_have_one_place_for_everything_printed(asked: list[b.Question]) -> None:
    for page in laid(*asked).pages:
        student, key = seen(page, Ink.STUDENT), seen(page, Ink.KEY)
        shared = [mark for mark in student if any(mark is other for other in key)]
        assert [m for m in shared if m.ink is Ink.BOTH] == [m for m in key if m.ink is Ink.BOTH]


def test_a_long_answer_gives_the_student_as_many_lines() -> None:
    asked = b.Question(
        number=1, ask=words("Why?"), points="1 point", task=b.Written(1, words(prose(200)))
    )
    (page,) = laid(asked).pages
    ruled = [mark.y0 for mark in seen(page, Ink.STUDENT) if isinstance(mark, Rule)]
    answer = [line.y for line in text_lines(page, Ink.KEY) if line.ink is Ink.KEY]
    assert len(ruled) == len(answer) > 10
    assert all(0 < rule - line < 8 for rule, line in zip(ruled, answer, strict=True))


def test_the_student_is_not_told_the_answers() -> None:
    answer = words("Because of the thaw.")
    options = (b.Option("A", words("yes"), True), b.Option("B", words("no"), False))
    tasks: tuple[b.Task, ...] = (
        b.Written(2, answer),
        b.TrueOrFalse(options, 2, "because", answer),
        b.TrueOrFalse(options, 0, "because", answer),
    )
    asked = [
        b.Question(number=1, ask=words("?"), points="1 point", task=task, evidence=answer)
        for task in tasks
    ]
    plan = laid(heading("Questions", "q"), *asked)
    assert "thaw" not in " ".join(text for _, text in said(plan, Ink.STUDENT))
    assert " ".join(text for _, text in said(plan, Ink.KEY)).count("thaw") == 6

"""Drawing and checking with a memory come to what they come to without one, byte for byte."""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from studyguide.diagnostics import Diagnostic, Findings
from studyguide.layout.plan import BLACK, Element, Ink, Link, Page, Plan, Rule, TextLine
from studyguide.memory import Made, Memory
from studyguide.pdf import PlanError, draw
from studyguide.pdf.parity import DrawnPage
from studyguide.project import Checked, check
from support.fonts import remapped
from support.plans import FACES, full_plan, line, page, plan, run
from support.projects import Project, resolved


class Diary(Memory):
    """A memory that writes down what it had to make."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []

    def recall(
        self,
        step: str,
        key: Hashable,
        make: Callable[[], Made],
        holds: Callable[[Made], bool] = lambda _: True,
    ) -> Made:
        def noted() -> Made:
            self.made.append(step)
            return make()

        return super().recall(step, key, noted, holds)

    def begin(self) -> None:
        super().begin()
        self.made.clear()


def redrawn(memory: Memory, changed: Plan, ink: Ink = Ink.STUDENT) -> bytes:
    """The next build of a preview: what it draws, which has to be what a command would draw."""
    memory.begin()
    here: list[DrawnPage] = []
    cold: list[DrawnPage] = []
    data = draw(changed, ink, here, memory)
    assert data == draw(changed, ink, cold)
    assert here == cold
    return data


def pages_of(count: int) -> list[Page]:
    """Pages of which each has text, and a link to the one after it."""
    pages = []
    for number in range(1, count + 1):
        paragraph = Element("P")
        link = Link(f"#place-{number % count + 1}", "the next page", Element("Link", paragraph))
        words = TextLine(200, [run(72, "See "), run(110, "the next", link=link)], paragraph)
        marks = [line(100, f"Page number {number}", Element("H1"), "sans-bold"), words]
        pages.append(page(str(number), [*marks], [(f"place-{number}", 90.0 + number)]))
    return pages


# Drawing


def labelled(made: Plan, label: str) -> Page:
    return next(each for each in made.pages if each.label == label)


def _a_page_more(made: Plan) -> None:
    made.pages.insert(1, page("0", [line(90, "It is new", Element("P"))], [("new", 90)]))


def _a_page_less(made: Plan) -> None:
    made.pages = [each for each in made.pages if each.label != "T1"]
    made.bookmarks = [mark for mark in made.bookmarks if mark.target != "notes"]


def _another_order(made: Plan) -> None:
    made.pages.insert(1, made.pages.pop())


def _a_letter_more(made: Plan) -> None:
    first = made.pages[0]
    first.marks = [*first.marks, line(400, "Quiz: žluťoučký kůň", Element("P"))]


def _a_space_before_the_one_that_was_first(made: Plan) -> None:
    first = made.pages[0]
    first.marks = [line(60, "a\u00a0no-break\u00a0space", None), *first.marks]


def _a_face_more(made: Plan) -> None:
    made.pages[0].furniture = [*made.pages[0].furniture, line(20, "Head", None, "italic")]


def _another_foot(made: Plan) -> None:
    labelled(made, "1").furniture = [line(800, "1 of 9", None, "sans", size=8)]


def _a_place_moved(made: Plan) -> None:
    second = labelled(made, "1")
    second.anchors = [(name, y + 30) for name, y in second.anchors]


def _elements_in_between(made: Plan) -> None:
    listing = Element("L")
    items = [Element("LI", listing) for _ in range(5)]
    first = made.pages[0]
    first.marks = [
        *first.marks,
        *(line(500 + 15 * i, "Item", Element("LBody", item)) for i, item in enumerate(items)),
    ]


def _a_paragraph_that_no_longer_goes_on(made: Plan) -> None:
    second = labelled(made, "1")
    second.marks = second.marks[1:]


def _another_size(made: Plan) -> None:
    labelled(made, "1").height += 100


def _a_clip(made: Plan) -> None:
    labelled(made, "1").clip = (50, 50, 500, 300)


def _other_facts(made: Plan) -> None:
    made.facts = replace(made.facts, title="Another title", language="fr")


def _other_labels(made: Plan) -> None:
    for number, each in enumerate(made.pages, 40):
        each.label = str(number)


def _without_tags(made: Plan) -> None:
    made.tagged = False


_CHANGES = (
    _a_page_more,
    _a_page_less,
    _another_order,
    _a_letter_more,
    _a_space_before_the_one_that_was_first,
    _a_face_more,
    _another_foot,
    _a_place_moved,
    _elements_in_between,
    _a_paragraph_that_no_longer_goes_on,
    _another_size,
    _a_clip,
    _other_facts,
    _other_labels,
    _without_tags,
)


def copied(made: Plan) -> Plan:
    """A plan of its own with the very same marks, as layout makes one of remembered chapters."""
    pages = [replace(each) for each in made.pages]
    return replace(made, pages=pages, bookmarks=list(made.bookmarks))


@pytest.mark.parametrize("change", _CHANGES)
@pytest.mark.parametrize("ink", [Ink.STUDENT, Ink.KEY])
def test_a_changed_plan_is_drawn_as_if_it_were_new(
    change: Callable[[Plan], None], ink: Ink
) -> None:
    memory, before = Memory(), full_plan()
    old = redrawn(memory, before, ink)
    after = copied(before)
    change(after)
    new = redrawn(memory, after, ink)
    assert new != old
    assert redrawn(memory, before, ink) == old  # and when it is undone
    with pikepdf.open(io.BytesIO(new)) as pdf:
        assert not pdf.check_pdf_syntax()


def test_changes_add_up() -> None:
    memory, made = Memory(), full_plan()
    for change in _CHANGES:
        made = copied(made)
        change(made)
        for ink in (Ink.STUDENT, Ink.KEY):
            redrawn(memory, made, ink)


def test_both_inks_share_a_memory() -> None:
    memory, made = Memory(), full_plan()
    student, key = (draw(made, ink, memory=memory) for ink in (Ink.STUDENT, Ink.KEY))
    assert student == draw(made, Ink.STUDENT, memory=memory) == draw(made, Ink.STUDENT)
    assert key == draw(made, Ink.KEY, memory=memory) == draw(made, Ink.KEY)


def test_only_the_page_that_changed_is_drawn_again() -> None:
    memory, made = Diary(), plan(*pages_of(8))
    redrawn(memory, made)
    assert memory.made.count("page") == 8
    after = copied(made)
    after.pages[3].marks = [*after.pages[3].marks, line(300, "One more", Element("P"))]
    redrawn(memory, after)
    assert memory.made.count("page") == 1


def test_a_page_is_not_taken_for_one_that_is_gone() -> None:
    """Lists come and go, and a new one may lie where an old one lay."""
    memory = Memory()
    for number in range(200):
        redrawn(memory, plan(page("1", [line(100, f"{number}", Element("P"))])))


def test_a_file_that_cannot_be_drawn_is_refused_every_time() -> None:
    memory, made = Memory(), plan(*pages_of(3))
    redrawn(memory, made)
    broken = copied(made)
    broken.pages[2].anchors = []
    for _ in range(2):
        memory.begin()
        with pytest.raises(PlanError, match="place-3"):
            draw(broken, Ink.STUDENT, memory=memory)
    redrawn(memory, made)


def test_furniture_of_equal_look_is_known_again() -> None:
    memory, made = Diary(), plan(*pages_of(2))
    redrawn(memory, made)
    after = copied(made)
    for each in after.pages:
        each.furniture = [
            TextLine(800, [run(280, f"page {each.label}", "sans", 8)], None),
            Rule(72, 790, 523, 790, 0.4, BLACK),
        ]
    redrawn(memory, after)
    assert "page" not in memory.made


def test_a_font_that_is_replaced_is_drawn_with(tmp_path: Path) -> None:
    serif = FACES["serif"]
    file = tmp_path / "a.ttf"
    file.write_bytes(Path(serif).read_bytes())
    memory, made = Memory(), plan(*pages_of(2))
    made.faces = {**FACES, "serif": str(file)}
    before = redrawn(memory, made)
    remapped(serif, {ord(c): 40 + i for i, c in enumerate("Sethnx ")}, file)
    assert redrawn(memory, made) != before


# Checking

_OUTLINE = """\
title: Two trials
language: en
theme: theme.yaml
sources:
  a:
    kind: primary
    file: sources/a.txt
    label: A
    reference: {type: book, title: A book, issued: "1900"}
  b:
    kind: primary
    file: sources/b.txt
    label: B
    reference: {type: book, title: B book, issued: "1901"}
sections:
  - id: one
    title: One
    text: |
      Everybody [@a "kept very calm"] there, and [@a ¶2] says why.
    excerpts:
      - source: a
        quote: "The hall was silent"
      - source: b
        from: "It was"
        to: "cold evening"
    questions:
      - kind: short
        ask: Who was calm?
        answer: Everybody.
        lines: 2
        evidence: {source: a, quote: "kept very calm"}
"""
_A = "The hall was silent and everybody kept very calm.\n\nThey were afraid.\n"
_B = "It was a dark and cold evening in the city.\n"
_THEME = "colours: {accent: '#7a1c1c'}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "project", _OUTLINE, a=_A, b=_B)
    made.write("theme.yaml", _THEME)
    return made


def checked(memory: Memory, project: Project) -> tuple[Checked, list[Diagnostic]]:
    """The next check of a preview, whose findings have to be those of a command."""
    memory.begin()
    warm, cold = Findings(), Findings()
    found = check(project.outline, warm, memory=memory)
    check(project.outline, cold)
    assert warm.sorted() == cold.sorted()
    return found, warm.sorted()


def test_the_outline_of_these_tests_is_sound(project: Project) -> None:
    assert resolved(project.outline)[1] == []


_EDITS: dict[str, tuple[str, str, str]] = {
    "a line above": ("outline.yaml", "title: Two", "# A line above all others\ntitle: Two"),
    "another word": ("outline.yaml", "there, and", "at all, and"),
    "a wrong word": ("outline.yaml", 'was silent"', 'was quiet"'),
    "a wrong paragraph": ("outline.yaml", "¶2", "¶9"),
    "a wrong end": ("outline.yaml", "cold evening", "warm evening"),
    "a source that says something else": ("sources/a.txt", "kept very calm", "kept calm"),
    "a source that says the opposite": ("sources/a.txt", "everybody kept", "nobody kept"),
    "a source with a paragraph more": ("sources/a.txt", "The hall", "New.\n\nThe hall"),
    "a source with a control character": ("sources/b.txt", "city", "ci\x01ty"),
    "another colour": ("theme.yaml", "#7a1c1c", "#1c1c7a"),
    "a pale colour": ("theme.yaml", "#7a1c1c", "#eeeeee"),
    "a character that no face has": ("outline.yaml", "Who was calm?", "Who was calm 文?"),
    "a broken outline": ("outline.yaml", "sections:", "sections: ["),
    "a wrong key": ("outline.yaml", "answer: Everybody.", "anwser: Everybody."),
}


@pytest.mark.parametrize("edit", _EDITS.values(), ids=list(_EDITS))
def test_an_edit_is_found_as_if_nothing_were_known(
    project: Project, edit: tuple[str, str, str]
) -> None:
    name, old, new = edit
    memory = Memory()
    before, sound = checked(memory, project)
    text = (project.folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    project.write(name, text.replace(old, new))
    after, found = checked(memory, project)
    assert checked(memory, project)[1] == found  # what is wrong is told again and again
    if "outline" in name and after.guide is not None and before.guide is not None:
        assert after.guide.outline != before.guide.outline
    project.write(name, text)
    assert checked(memory, project)[1] == sound


def test_what_did_not_change_is_not_looked_up_again(project: Project) -> None:
    memory = Diary()
    checked(memory, project)
    assert memory.made.count("passage") == 4  # the words of the answer are those of the text
    project.write("outline.yaml", _OUTLINE.replace("was silent", "was silent and everybody"))
    checked(memory, project)
    assert memory.made == ["passage"]
    project.write("sources/a.txt", _A.replace("afraid", "very afraid"))
    checked(memory, project)
    assert sorted(memory.made) == ["index of a source", *["passage"] * 3]


def test_findings_have_the_places_of_now(project: Project) -> None:
    memory = Memory()
    project.write("outline.yaml", _OUTLINE.replace("kept very calm", "kept rather calm", 1))
    (first,) = checked(memory, project)[1]
    text = project.outline.read_text(encoding="utf-8")
    project.write("outline.yaml", text.replace("sources:", "\n\n\nsources:", 1))
    (second,) = checked(memory, project)[1]
    assert first.place is not None and second.place is not None
    assert second.place.line == first.place.line + 3


def test_a_theme_and_a_font_that_are_replaced_are_seen(project: Project, tmp_path: Path) -> None:
    memory = Memory()
    file = project.folder / "a.ttf"
    file.write_bytes(Path(FACES["serif"]).read_bytes())
    names = "{regular: a.ttf, bold: a.ttf, italic: a.ttf, bold-italic: a.ttf}"
    project.write("theme.yaml", f"faces: {{text: {names}, sans: {names}}}")
    first, found = checked(memory, project)
    assert not found and first.faces is not None
    remapped(FACES["serif"], {ord(c): 40 for c in "abcdefgh "}, file)
    second, found = checked(memory, project)
    assert "glyph-missing" in {each.code for each in found}
    assert second.faces is not None
    assert second.faces.printable() != first.faces.printable()
    file.write_bytes(b"no font")
    assert [each.code for each in checked(memory, project)[1]] == ["font-unusable"]
    file.unlink()
    assert {each.code for each in checked(memory, project)[1]} == {"font-missing"}

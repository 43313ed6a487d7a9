"""Flashcards on paper: each back behind its front, the words on their card, what is chosen."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from support.copies import Copy, folded, spoken
from support.projects import RUSSIAN, Project, studyguide
from support.verapdf import assert_compliant

LOG = "The first day was calm.\n\nThe second day brought a storm.\n"
OUTLINE = """title: Storms
{more}
sources:
  log: {{file: sources/log.txt, label: Log, kind: primary}}
sections:
  - id: calm
    title: Calm
    text: "Calm [@log ¶1]"
    excerpts: [{{id: day, source: log, paragraphs: "1"}}]
    questions:
      - {{kind: short, ask: What was the first day?, on: day, answer: 'Calm [@log "calm"].'}}
      - kind: choice
        ask: Which day had a storm?
        choices: [The first, The second]
        answer: The second
        evidence: {{source: log, paragraphs: "2"}}
      - {{kind: essay, ask: Why?, answer: 'Nobody knows [@log ¶1].'}}
  - {{id: storm, title: A storm, text: "A storm [@log ¶2]"}}
timeline:
  - {{date: 1956-02-25, title: 'The storm [@log ¶2]', text: It came at night., section: storm}}
people:
  - {{name: Anna Berg, dates: 1900/1950, role: 'Kept the log [@log ¶1]'}}
terms:
{terms}"""


def project(folder: Path, count: int = 3, more: str = "", meaning: str = "") -> Project:
    """A project with so many terms; each has its number in its name and its meaning."""
    terms = "".join(
        f"  - {{term: Word{i}, meaning: 'Meaning{i} {meaning}', section: storm,"
        f" cite: {{source: log, paragraphs: '1'}}}}\n"
        for i in range(1, count + 1)
    )
    return Project(folder / "project", OUTLINE.format(more=more, terms=terms), log=LOG)


def cards_of(made: Project, *options: str) -> Copy:
    """The cards of a project, built."""
    return Copy(made.build("-e", "cards", *options)[0])


def cuts(page: pikepdf.Page) -> set[tuple[float, ...]]:
    """The straight lines drawn on a page: x0, y0, x1, y1."""
    lines: set[tuple[float, ...]] = set()
    at: tuple[float, ...] = ()
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "m":
            at = tuple(map(float, operands))
        elif operator == "l":
            lines.add((*at, *map(float, operands)))
    return lines


def grid(page: pikepdf.Page) -> tuple[list[float], list[float]]:
    """Where the cut marks of a page say that it is cut: x from the left, y from below."""
    marks = cuts(page)
    across = sorted({x0 for x0, _, x1, _ in marks if x0 == x1})
    down = sorted({y0 for _, y0, _, y1 in marks if y0 == y1})
    return across, down


def cells(copy: Copy, page: int) -> dict[str, tuple[float, float, float, float]]:
    """For each word on the cards of a page the edges of the card that it is on."""
    across, down = grid(copy.tagged.pdf.pages[page])
    found = {}
    for content in copy.tagged.contents:
        for piece in content.pieces if content.page == page else ():
            left = [x for x in across if x <= piece.x]
            below = [y for y in down if y <= piece.y]
            if left and below and left[-1] != across[-1] and below[-1] != down[-1]:
                edges = (left[-1], below[-1], across[len(left)], down[len(below)])
                found |= dict.fromkeys(piece.text.split(), edges)
    return found


def read_out(copy: Copy) -> list[str]:
    """What a screen reader says of each card."""
    return [
        " · ".join(folded(spoken(part)) for part in card.find("P"))
        for card in copy.document.find("Sect")
    ]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("count", [8, 11])
def test_backs_lie_behind_their_fronts(paper: str, count: int, tmp_path: Path) -> None:
    made = project(tmp_path, count, "editions: {cards: {of: [terms]}}")
    copy = cards_of(made, "--paper", paper)
    width, _ = copy.size
    assert len(copy.labels) == 2 * -(-count // 8)
    met = 0
    for page in range(0, len(copy.labels), 2):
        fronts, backs = cells(copy, page), cells(copy, page + 1)
        for word, (left, bottom, right, top) in fronts.items():
            if not word.startswith("Word"):
                continue
            behind = backs[word.replace("Word", "Meaning")]
            assert behind == pytest.approx((width - right, bottom, width - left, top), abs=0.01)
            met += 1
    assert met == count


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_cut_marks_agree_on_both_sides_and_touch_no_card(paper: str, tmp_path: Path) -> None:
    copy = cards_of(project(tmp_path, 9), "--paper", paper)
    width, height = copy.size
    across, down = grid(copy.tagged.pdf.pages[0])
    assert [b - a for a, b in pairwise(across)] == pytest.approx([269.29] * 2)
    assert [b - a for a, b in pairwise(down)] == pytest.approx([181.42] * 4)
    # A flip on the long edge lays the grid upon itself.
    assert [width - x for x in reversed(across)] == pytest.approx(across, abs=0.01)
    for page in copy.tagged.pdf.pages:
        marks = cuts(page)
        assert len(marks) == 16
        assert [edge for edges in grid(page) for edge in edges] == pytest.approx(
            [*across, *down], abs=0.01
        )
        for x0, y0, x1, y1 in marks:
            beside = max(x0, x1) < across[0] or min(x0, x1) > across[-1]
            over = max(y0, y1) < down[0] or min(y0, y1) > down[-1]
            assert beside or over
            assert min(x0, x1) >= 0 and max(x0, x1) <= width
            assert min(y0, y1) >= 0 and max(y0, y1) <= height


def test_a_card_is_read_front_and_back_together(tmp_path: Path) -> None:
    copy = cards_of(project(tmp_path, 9))
    first = copy.document.kids[0]
    assert (first.tag, folded(first.text)) == ("H1", "Storms")
    read = read_out(copy)
    assert read[:2] == [
        "Term · Section 2 1 · Word1 · 1 · Meaning1 · Log ¶ 1",
        "Term · Section 2 2 · Word2 · 2 · Meaning2 · Log ¶ 1",
    ]
    assert read[9:] == [
        "Person 10 · Anna Berg · 10 · 1900–1950 Kept the log · Log ¶ 1",
        "Event: when? · Section 2 11 · The storm · 11 · 25 February 1956 It came at night. · "
        "Log ¶ 2",
        "Question 1 · Section 1 12 · What was the first day? · Use Excerpt 1A. · 12 · Calm. · "
        "Log ¶ 1",
        "Question 2 · Section 1 13 · Which day had a storm? A The first B The second · 13 · "
        "B The second · Log ¶ 2",
    ]
    assert copy.tagged.faults == []


def test_the_strip_says_how_to_print(tmp_path: Path) -> None:
    copy = cards_of(project(tmp_path, 9))
    for page in range(len(copy.labels)):
        on_page = [content for content in copy.tagged.contents if content.page == page]
        said = folded(" ".join(content.text for content in on_page))
        side = "backs" if page % 2 else "fronts"
        assert f"Cards, sheet {page // 2 + 1} of 2, {side}" in said
        assert "Print on both sides, flip on the long edge." in said


@pytest.mark.parametrize(
    "meaning",
    ["sailing " * 150, "x" * 3_000, "Ship " + "y" * 9_000, "wave " * 20_000],
    ids=["words", "word", "long word", "book"],
)
def test_what_does_not_fit_is_cut_and_reported(meaning: str, tmp_path: Path) -> None:
    made = project(tmp_path, 1, "editions: {cards: {of: [terms]}}", meaning)
    ended = made.run("build", "outline.yaml", "-e", "cards")
    assert ended.code == 0
    assert "the back of card 1 has more words" in ended.err
    assert "outline.yaml:24:6: warning" in ended.err and "[card-cut]" in ended.err
    copy = Copy(next((made.folder / "output").glob("*.pdf")))
    across, down = grid(copy.tagged.pdf.pages[1])
    pieces = [p for c in copy.tagged.contents if c.page == 1 and c.tag == "P" for p in c.pieces]
    assert min(piece.size for piece in pieces) >= 9
    assert all(across[1] < piece.x < across[2] for piece in pieces)
    assert all(down[3] < piece.y < down[4] for piece in pieces)
    assert any(piece.text.endswith("…") for piece in pieces)
    # The whole of it is in the file for Anki.
    assert meaning.strip() in (made.folder / "output" / "outline-cards-anki.txt").read_text("utf-8")


def test_short_fronts_are_large_and_nothing_is_under_nine_points(tmp_path: Path) -> None:
    copy = cards_of(project(tmp_path, 1, "", "and so on " * 30))
    sizes = {p.text.strip(): p.size for c in copy.tagged.contents for p in c.pieces}
    assert sizes["Word1"] > 18
    assert min(sizes.values()) >= 9


@pytest.mark.parametrize(
    "options, wanted",
    [
        ("{of: [people, events]}", ["Anna Berg", "The storm"]),
        ("{sections: [storm]}", ["Word1", "The storm"]),
        ("{sections: [calm], of: [questions]}", ["What was the first day?", "Which day"]),
    ],
)
def test_the_outline_chooses(options: str, wanted: list[str], tmp_path: Path) -> None:
    copy = cards_of(project(tmp_path, 1, f"editions: {{cards: {options}}}"))
    read = read_out(copy)
    assert len(read) == len(wanted)
    assert all(text in card for text, card in zip(wanted, read, strict=True))


@pytest.mark.parametrize(
    "options, code",
    [
        ("{sections: [strom]}", "unknown-section"),
        ("{sections: [calm], of: [people]}", "cards-none"),
        ("{of: [words]}", "not-a-choice"),
        ("{title: 'A [@log ¶1]'}", "citation-misplaced"),
    ],
)
def test_choices_of_nothing_are_reported(options: str, code: str, tmp_path: Path) -> None:
    found = project(tmp_path, 1, f"editions: {{cards: {options}}}").check().found
    assert code in [each["code"] for each in found], found
    assert all(each["place"] for each in found if each["code"] == code)


def test_ids_are_given_once(tmp_path: Path) -> None:
    made = project(tmp_path, 2)
    text = made.outline.read_text("utf-8").replace("{term: Word", "{id: word, term: Word")
    made.write("outline.yaml", text)
    (found,) = made.check().found
    assert (found["code"], found["message"]) == ("repeated-id", "a second term has the id “word”")


def test_no_cards_no_file(tmp_path: Path) -> None:
    made = project(tmp_path, 1, "editions: {cards: {of: [people], sections: [calm]}}")
    ended = made.run("build", "outline.yaml", "-e", "cards")
    assert ended.code == 1
    assert "cards-none" in ended.err
    assert not (made.folder / "output").exists()


def test_files_are_for_ever_the_same_and_archival(tmp_path: Path) -> None:
    made = project(tmp_path, 9)
    files = [
        made.build("-e", "cards", "-o", name, "--paper", paper, PYTHONHASHSEED=seed)[0]
        for name, paper, seed in (("1", "a4", "1"), ("2", "a4", "2"), ("3", "letter", "1"))
    ]
    assert files[0].read_bytes() == files[1].read_bytes()
    ended = studyguide("build", RUSSIAN / "outline.yaml", "-e", "cards", "-o", tmp_path / "ru")
    assert ended.code == 0, ended.err
    russian = Copy(tmp_path / "ru" / "outline-cards.pdf")
    assert "Событие: когда?" in russian.text
    assert_compliant([files[0], files[2], russian.path])


def test_large_print_cuts_nothing_that_fits(tmp_path: Path) -> None:
    meaning = "and what it meant to the people of the harbour town " * 5
    made = project(tmp_path, 3, "editions: {cards: {of: [terms]}}", meaning)
    ended = made.run("build", "outline.yaml", "-e", "cards", "--large-print")
    assert (ended.code, ended.err) == (0, "")
    copy = Copy(next((made.folder / "output").glob("*.pdf")))
    assert len(copy.labels) == 4
    assert min(p.size for c in copy.tagged.contents for p in c.pieces) >= 18
    assert copy.text.count(folded(meaning)) == 3
    for page in range(0, 4, 2):
        fronts, backs = cells(copy, page), cells(copy, page + 1)
        numbers = [word for word in fronts if word.startswith("Word")]
        assert [backs[word.replace("Word", "Meaning")] for word in numbers] == [
            fronts[word] for word in numbers
        ]

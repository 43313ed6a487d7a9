"""Large print: no text under 18 points, nothing cut off, the numbers of the guide at its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from studyguide import project
from studyguide.build import Form, Laid, lay_out
from studyguide.diagnostics import Findings
from studyguide.document import blocks as b
from studyguide.document.inline import Words, words
from studyguide.editions import EDITIONS
from studyguide.layout.compose import compose
from studyguide.layout.plan import Element, Ink, Page, Plan, Rule, TextLine
from studyguide.layout.poster import POSTER_PAPER
from studyguide.layout.theme import PAPERS, Theme
from support.copies import Copy
from support.documents import document, faces, read_theme, text_of
from support.geometry import assert_apart, ground
from support.projects import FLAGSHIP, RUSSIAN, studyguide
from support.verapdf import assert_compliant

_MARGIN = 42.0
"""Points: 15 mm, less the rounding of places."""
_UPRIGHT = ("sans-regular", "sans-bold", "sans-italic", "sans-bold-italic")
"""Names of faces; the last two are the bold one."""
_EDGE = 23.5
"""Points from the edge of the paper to what is said outside the cut of cards and on posters."""
_RUSSIAN = RUSSIAN / "outline.yaml"


@cache
def laid(outline: Path, paper: str, *, large_print: bool = True) -> list[Laid]:
    """Every edition."""
    findings = Findings()
    checked = project.check(outline, findings)
    assert not findings.failed
    form = Form(paper=paper, large_print=large_print)
    return list(lay_out(checked, list(EDITIONS.values()), findings, form))


def large(outline: Path, paper: str) -> Iterator[tuple[Laid, Page]]:
    """Every page with what it is of."""
    for each in laid(outline, paper):
        for page in each.plan.pages:
            yield each, page


both = pytest.mark.parametrize(
    ("outline", "paper"), [(FLAGSHIP, "a4"), (FLAGSHIP, "letter"), (_RUSSIAN, "a4")]
)


@both
def test_pages_are_whole_and_nothing_stands_beyond_their_margins(outline: Path, paper: str) -> None:
    sizes = PAPERS[paper], PAPERS[POSTER_PAPER[paper]]
    for each, page in large(outline, paper):
        margin = _EDGE if each.edition == "cards" or each.printout.poster else _MARGIN
        width, height = page.width, page.height
        assert any((width, height) == pytest.approx(size) for size in sizes)
        for mark in lines(page):
            where = ground(mark)
            if where is not None:
                assert where.left >= margin and where.right <= width - margin, (page.label, mark)
                assert where.top >= margin and where.bottom <= height - margin, (page.label, mark)


@both
def test_no_two_lines_of_text_touch(outline: Path, paper: str) -> None:
    for each, page in large(outline, paper):
        assert_apart(page, Ink[each.printout.ink.upper()])


@both
def test_only_answers_have_a_colour_and_nothing_is_small_or_slanted(
    outline: Path, paper: str
) -> None:
    for _, page in large(outline, paper):
        for line in lines(page):
            for run in line.runs:
                assert run.size >= 18, run
                assert run.face in _UPRIGHT, run
                if line.ink is not Ink.KEY:
                    assert run.colour == (0.0, 0.0, 0.0), run
    for each in laid(outline, paper):
        faces_ = each.plan.faces
        assert faces_["sans-italic"] == faces_["sans-bold-italic"] == faces_["sans-bold"]


def lines(page: Page) -> list[TextLine]:
    return [mark for mark in (*page.marks, *page.furniture) if isinstance(mark, TextLine)]


def test_rules_are_heavier_than_in_the_guide() -> None:
    plain, big = (laid(FLAGSHIP, "a4", large_print=each)[0].plan for each in (False, True))
    assert min(weights(big)) > 1.5 * min(weights(plain))


def weights(plan: Plan) -> list[float]:
    return [m.weight for page in plan.pages for m in page.marks if isinstance(m, Rule)]


# What is written


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("large")
    ended = studyguide("build", FLAGSHIP, "--large-print", "-o", folder)
    assert ended.code == 0, ended.err
    plain = studyguide("build", FLAGSHIP, "-o", folder)
    assert plain.code == 0, plain.err
    return {path.stem.removeprefix("secret-speech-"): path for path in folder.iterdir()}


def test_the_files_say_that_they_are_large_print(built: dict[str, Path]) -> None:
    assert set(built) == {"guide", "key", "guide-large-print", "key-large-print"}


@pytest.mark.parametrize("name", ["guide-large-print", "key-large-print"])
def test_no_text_of_the_file_is_under_18_points(built: dict[str, Path], name: str) -> None:
    tagged = Copy(built[name]).tagged
    assert tagged.faults == []
    sizes = [piece.size for content in tagged.contents for piece in content.pieces]
    assert len(sizes) > 1000
    assert min(sizes) >= 18


@pytest.mark.parametrize("name", ["guide", "key"])
def test_questions_have_their_numbers_and_words(built: dict[str, Path], name: str) -> None:
    plain, big = Copy(built[name]).questions, Copy(built[f"{name}-large-print"]).questions
    assert {n: asked(node.text) for n, node in plain.items()} == {
        n: asked(node.text) for n, node in big.items()
    }


def asked(text: str) -> str:
    """The beginning of a question, without what differs in the order of a matching."""
    return " ".join(text.split())[:80]


def test_the_files_are_accessible(built: dict[str, Path]) -> None:
    assert_compliant([built["guide-large-print"], built["key-large-print"]])


def test_the_same_files_every_time(built: dict[str, Path], tmp_path: Path) -> None:
    ended = studyguide(
        *("build", FLAGSHIP, "--large-print", "-o", tmp_path), PYTHONHASHSEED="7", TZ="Asia/Tokyo"
    )
    assert ended.code == 0, ended.err
    for path in tmp_path.iterdir():
        assert path.read_bytes() == built[path.stem.removeprefix("secret-speech-")].read_bytes()


# Line numbers


def quoted(plan: Plan) -> list[tuple[Element, list[TextLine]]]:
    """Every excerpt with its lines and the numbers among them, in the order of reading."""
    found: dict[Element, list[TextLine]] = {}
    current: Element | None = None
    for line in (line for page in plan.pages for line in page.marks if isinstance(line, TextLine)):
        node = line.element
        while node is not None and node.tag != "BlockQuote":
            node = node.parent
        if node is not None:
            current = node
        elif line.element is not None:
            current = None
        if current is not None:
            found.setdefault(current, []).append(line)
    return list(found.items())


def numbered_in_the_guide(texts: list[TextLine]) -> dict[int, str]:
    """What follows each number beside the lines: all words from its line on."""
    said = [line for line in texts if line.element is not None]
    return {n: squeezed("".join(map(text_of, said[n - 1 :]))) for n in range(5, len(said) + 1, 5)}


def numbered_in_large_print(texts: list[TextLine]) -> dict[int, str]:
    """What follows each number among the words."""
    found = {}
    for i, line in enumerate(texts):
        if line.element is None and re.fullmatch(r"\d+", text_of(line).strip()):
            rest = [after for after in texts[i:] if after.element is not None]
            found[int(text_of(line))] = squeezed("".join(map(text_of, rest)))
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@both
def test_a_number_stands_before_the_words_that_begin_its_line(outline: Path, paper: str) -> None:
    plain = quoted(laid(outline, paper, large_print=False)[0].plan)
    big = quoted(laid(outline, paper)[0].plan)
    assert len(plain) == len(big) > 0
    counts = 0
    for (_, small), (_, large_) in zip(plain, big, strict=True):
        assert numbered_in_large_print(large_) == numbered_in_the_guide(small)
        counts += len(numbered_in_the_guide(small))
    assert counts > 0


@pytest.mark.parametrize("measure", [150, 190, 230, 290, 334])
def test_also_where_a_line_begins_within_a_word(measure: int, tmp_path: Path) -> None:
    sentence = (
        "the counter-revolutionary Marxist–Leninist leadership—so he said—of self-proclaimed "
        "anti-imperialist 1953–1956 "
    )
    spans = (Words("["), Words("T"), Words("]he "), Words("…", 4), *words(" " + sentence * 7))
    excerpt = b.Excerpt(
        name="Excerpt 1A",
        kind="",
        citation=words("RT"),
        paragraphs=(b.QuotedParagraph(spans), b.QuotedParagraph(words(sentence * 6))),
        anchor="x",
    )
    theme, findings = read_theme(f"page: {{quotation: {measure}}}", tmp_path)
    assert isinstance(theme, Theme) and not list(findings)
    whole = document(excerpt)
    (plain,) = quoted(compose(whole, theme, faces(), "a4"))
    (big,) = quoted(compose(whole, theme, faces(), "a4", large_print=True))
    said = numbered_in_the_guide(plain[1])
    assert len(said) >= 4
    assert numbered_in_large_print(big[1]) == said


# Tables


def test_a_table_with_many_columns_is_set_row_by_row() -> None:
    head = tuple(words(f"Head{i}") for i in range(4))
    rows = tuple(tuple(words(f"cell{r}{c}") for c in range(4)) for r in range(3))
    table = b.Table(head=head, rows=rows, widths=(1, 1, 1, 1), anchors=("r0", None, "r2"))
    plan = compose(document(table), Theme(), faces(), "a4", large_print=True)
    text = " ".join(text_of(line).strip() for page in plan.pages for line in page.marks
                    if isinstance(line, TextLine))  # fmt: skip
    for r in range(3):
        assert f"cell{r}0 Head1: cell{r}1 Head2: cell{r}2 Head3: cell{r}3" in text.replace(
            "  ", " "
        )
    assert {"r0", "r2"} <= {name for page in plan.pages for name, _ in page.anchors}

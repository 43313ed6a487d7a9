"""Themes: what a file changes is seen on the page, and what would harm a page is told."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from studyguide.diagnostics import Findings
from studyguide.document import blocks as b
from studyguide.document.inline import Style, Words, words
from studyguide.layout.compose import compose
from studyguide.layout.faces import load_face
from studyguide.layout.plan import Box, Plan, Run
from studyguide.layout.theme import Faces, Theme, load_faces, load_theme
from support.documents import document, laid, paragraph, prose, read_theme, said, text_lines
from support.fonts import remapped
from support.geometry import assert_inside, text_area
from support.plans import FACES

_ASCII = range(0x20, 0x7F)
_FAMILY = "{{regular: {0}, bold: {0}, italic: {0}, bold-italic: {0}}}"


def codes(findings: Findings) -> list[tuple[str, str]]:
    return [(found.severity, found.code) for found in findings]


def themed(text: str, folder: Path) -> Theme:
    theme, findings = read_theme(text, folder)
    assert theme is not None and not codes(findings)
    return theme


def runs(plan: Plan) -> list[Run]:
    return [run for page in plan.pages for line in text_lines(page) for run in line.runs]


def gaps(plan: Plan) -> set[float]:
    """How far lines are from one to the next, on one page."""
    ys = [line.y for line in text_lines(plan.pages[0])]
    return {round(below - above, 2) for above, below in pairwise(ys)}


# What a theme changes


def test_size_and_leading_of_a_style(tmp_path: Path) -> None:
    theme = themed("styles: {text: {size: 14, leading: 21}}", tmp_path)
    plan = laid(paragraph(100), theme=theme)
    assert {run.size for run in runs(plan)} == {14}
    assert gaps(plan) == {21}


def test_leading_that_is_not_told_grows_with_the_size(tmp_path: Path) -> None:
    usual = gaps(laid(paragraph(100)))
    plan = laid(paragraph(100), theme=themed("styles: {text: {size: 21.5}}", tmp_path))
    assert gaps(plan) == {2 * gap for gap in usual}


def test_colour_weight_and_family_of_a_style(tmp_path: Path) -> None:
    text = """
        colours: {accent: "#003300"}
        styles: {text: {colour: accent, bold: true, family: sans}, lead: {italic: false}}
    """
    plan = laid(paragraph(5), paragraph(5, "lead"), theme=themed(text, tmp_path))
    one, other = runs(plan)
    assert (one.face, one.colour) == ("sans-bold", (0, 0.2, 0))
    assert other.face == "text-regular"


def test_emphasis_within_italics_is_roman() -> None:
    spans = (Words("one "), Words("two ", Style.EMPHASIS), Words("three", Style.STRONG))
    plan = laid(b.Paragraph(spans=spans, role="lead"))
    assert [run.face for run in runs(plan)] == ["text-italic", "text-regular", "text-bold-italic"]


def test_the_ground_of_a_panel(tmp_path: Path) -> None:
    quoted = (b.QuotedParagraph(words("x")),)
    panel = b.Excerpt(name="A", kind="", citation=words("RT"), paragraphs=quoted)
    plan = laid(panel, theme=themed('colours: {panel: "#ff0000"}', tmp_path))
    assert (1, 0, 0) in [mark.fill for mark in plan.pages[0].marks if isinstance(mark, Box)]


@pytest.mark.parametrize("paper", ("a4", "letter"))
def test_measures_of_the_page(paper: str, tmp_path: Path) -> None:
    text = "page: {measure: 240, hang: 60, quotation: 200, top: 150, bottom: 180}"
    theme = themed(text, tmp_path)
    plan = laid(paragraph(600), theme=theme, paper=paper)
    whole = text_area(theme, paper)
    assert_inside(plan, whole)
    assert len(plan.pages) > 1
    lines = text_lines(plan.pages[0])
    assert lines[0].y - 15 <= whole.top + 1
    assert lines[-1].y + 30 >= whole.bottom
    assert {round(run.x, 2) for run in runs(plan)} == {round(whole.left + 60, 2)}
    assert 220 < max(run.width for run in runs(plan)) <= 240


def test_lines_of_quotations_follow_their_own_measure(tmp_path: Path) -> None:
    quoted = (b.QuotedParagraph(words(prose(150))),)
    panel = b.Excerpt(name="A", kind="", citation=words("RT"), paragraphs=quoted)

    def lines(theme: Theme) -> list[str]:
        return [run.text for run in runs(laid(panel, theme=theme))]

    wider_text = themed("page: {measure: 400, hang: 60}", tmp_path)
    narrower_quotations = themed("page: {quotation: 260}", tmp_path)
    assert lines(wider_text) == lines(Theme())
    assert len(lines(narrower_quotations)) > len(lines(Theme()))


def test_the_example_in_the_documentation_is_right(tmp_path: Path) -> None:
    docs = Path(__file__).parent.parent / "docs" / "theme.md"
    prose = re.sub(
        r"<!-- keys of .*?<!-- end -->", "", docs.read_text(encoding="utf-8"), flags=re.S
    )
    examples = re.findall(r"```yaml\n(.*?)```", prose, re.DOTALL)
    assert examples
    for example in examples:
        themed(example, tmp_path)


# What a theme is warned of, or refused for


@pytest.mark.parametrize(
    ("text", "expected", "line"),
    [
        ("styles:\n  note: {size: 7}", ("warning", "theme-too-small"), 2),
        ("styles:\n  note: {size: 12, leading: 8}", ("warning", "theme-too-tight"), 2),
        ('colours:\n  ink: "#222222"\n  quiet: "#999999"', ("warning", "theme-too-pale"), 3),
        ("page:\n  measure: 460\n  hang: 60", ("error", "theme-too-wide"), 2),
        ("page: {measure: 300}", ("error", "theme-too-wide"), 1),
        ("page:\n  measure: 1000", ("error", "out-of-range"), 2),
        ("page: {top: -5}", ("error", "out-of-range"), 1),
        ("page: {bottom: .nan}", ("error", "wrong-type"), 1),
        ("styles: {text: {size: 1e9}}", ("error", "out-of-range"), 1),
        ("styles: {verse: {size: 12}}", ("error", "not-a-choice"), 1),
        ('colours: {ink: "#12"}', ("error", "bad-form"), 1),
        ("colors: {}", ("error", "unknown-key"), 1),
        ("", ("error", "file-empty"), 1),
    ],
)
def test_what_harms_a_page_is_told_where_it_is_written(
    text: str, expected: tuple[str, str], line: int, tmp_path: Path
) -> None:
    _, findings = read_theme(text, tmp_path)
    assert codes(findings) == [expected]
    (found,) = findings
    assert found.place is not None and found.place.line == line
    assert found.message and not found.message.endswith(".")


def test_a_theme_that_is_not_there(tmp_path: Path) -> None:
    findings = Findings()
    assert load_theme(tmp_path / "none.yaml", findings) is None
    assert codes(findings) == [("error", "theme-unreadable")]


# Fonts


def with_fonts(folder: Path, text: str, *fallback: str) -> tuple[Faces | None, Findings]:
    """The faces of a theme whose text family is one file."""
    names = ", ".join(fallback)
    theme = themed(f"faces: {{text: {_FAMILY.format(text)}, fallback: [{names}]}}", folder)
    findings = Findings()
    return load_faces(theme, folder, findings), findings


def test_a_character_comes_from_the_face_that_has_it(tmp_path: Path) -> None:
    serif = load_face(FACES["serif"]).cmap
    remapped(FACES["serif"], {c: serif[c] for c in _ASCII if c != ord("q")}, tmp_path / "a.ttf")
    remapped(FACES["serif"], {32: serif[32], ord("中"): serif[ord("A")]}, tmp_path / "b.ttf")
    faces, findings = with_fonts(tmp_path, "a.ttf", "b.ttf")
    assert faces is not None and not codes(findings)
    assert ord("中") in faces.printable() and ord("文") not in faces.printable()
    text = f"a quince 中 y中y {'中' * 90}"
    plan = compose(document(b.Paragraph(spans=words(text))), Theme(), faces, "a4")
    assert [told for _, told in said(plan)] == [text]
    assert {run.face for run in runs(plan) if "q" in run.text} == {"sans-regular"}
    assert {run.face for run in runs(plan) if "中" in run.text} == {"fallback-1"}
    assert {run.face for run in runs(plan) if "y" in run.text} == {"text-regular"}
    assert plan.faces["fallback-1"] == str(tmp_path / "b.ttf")
    assert_inside(plan, text_area(Theme(), "a4"))


def test_a_face_without_kerning_is_set_without(tmp_path: Path) -> None:
    _damaged(tmp_path / "a.ttf", lambda data: data.replace(b"kern", b"kerm", 1))
    faces, _ = with_fonts(tmp_path, "a.ttf")
    assert faces is not None
    plan = compose(document(b.Paragraph(spans=words("AVAVAV"))), Theme(), faces, "a4")
    assert runs(plan)[0].width > runs(laid(b.Paragraph(spans=words("AVAVAV"))))[0].width


_Change = Callable[[bytes], bytes]


def _damaged(path: Path, change: _Change) -> None:
    """Write to ``path`` a font file with a ``change``."""
    path.write_bytes(change(Path(FACES["serif"]).read_bytes()))


def _forbidden(data: bytes) -> bytes:
    """With the bit of OS/2 set that forbids embedding."""
    (at,) = struct.unpack_from(">I", data, data.index(b"OS/2") + 8)
    return data[: at + 8] + struct.pack(">H", 2) + data[at + 10 :]


def _unordered(data: bytes) -> bytes:
    """With a character map whose segments would take for ever to read."""
    (at,) = struct.unpack_from(">I", data, data.index(b"cmap") + 8)
    return data[:at] + _map_of_everything(5_000) + data[at + 12 + 2 * 4 * 5_000 + 20 :]


def _map_of_everything(segments: int) -> bytes:
    head = struct.pack(">HHHHI", 0, 1, 3, 1, 12)
    form = struct.pack(">HHHHHHH", 4, 0, 0, 2 * segments, 0, 0, 0)
    ends, starts = struct.pack(">H", 0xFFFE) * segments, bytes(2 * segments)
    return head + form + ends + b"\0\0" + starts + bytes(4 * segments)


UNUSABLE: dict[str, _Change] = {
    "empty": lambda data: b"",
    "text": lambda data: b"Here is no font at all, but a few words of text.",
    "cut off": lambda data: data[: len(data) // 2],
    "cut off at its end": lambda data: data[:-9],
    "OpenType with CFF": lambda data: b"OTTO" + data[4:],
    "a collection": lambda data: b"ttcf" + data[4:],
    "variable": lambda data: data.replace(b"GSUB", b"fvar", 1),
    "no outlines": lambda data: data.replace(b"glyf", b"glxx", 1),
    "no characters": lambda data: data.replace(b"cmap", b"cmxx", 1),
    "embedding forbidden": _forbidden,
    "endless characters": _unordered,
}


@pytest.mark.parametrize("change", UNUSABLE.values(), ids=list(UNUSABLE))
def test_a_font_that_cannot_be_used_is_a_finding(change: _Change, tmp_path: Path) -> None:
    _damaged(tmp_path / "a.ttf", change)
    faces, findings = with_fonts(tmp_path, "a.ttf")
    assert faces is None
    assert codes(findings) == [("error", "font-unusable")]
    (found,) = findings
    assert found.place is not None and "a.ttf" in found.message


def test_a_font_without_a_space_cannot_be_used(tmp_path: Path) -> None:
    remapped(FACES["serif"], {ord("A"): load_face(FACES["serif"]).cmap[65]}, tmp_path / "a.ttf")
    _, findings = with_fonts(tmp_path, "a.ttf")
    assert codes(findings) == [("error", "font-unusable")]


@pytest.mark.parametrize(
    "path",
    [
        "none.ttf",
        ".",
        "../a.ttf",
        "/etc/passwd",
        "package:fontpkg_of_nobody/files/a.ttf",
        "package:fontpkg_of.nobody/a.ttf",
        "package:fontpkg_pt_serif/../../secret.ttf",
        "package:os/a.ttf",
        "'package:'",
    ],
)
def test_a_font_that_is_not_there_is_a_finding(path: str, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(Path(FACES["serif"]).read_bytes())
    inner = tmp_path / "inner"
    inner.mkdir()
    faces, findings = with_fonts(inner, path)
    assert faces is None
    assert codes(findings) == [("error", "font-missing")]

"""Characters to codes and back: every character, its glyph, its width, its kerning."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.layout.faces import load_face
from studyguide.layout.plan import Element, Ink, Plan, Run, TextLine
from studyguide.pdf import PlanError, draw
from support.fonts import remapped
from support.plans import FACES, full_plan, line, page, plan, run
from support.reading import Tagged
from support.tools import run as call
from support.verapdf import assert_compliant

_SERIF = load_face(FACES["serif"])
_SHOWN = sorted(chr(c) for c in _SERIF.cmap if c >= 0x20 and not 0xE000 <= c < 0xF900)
_WORDS = st.lists(st.text(st.sampled_from(_SHOWN), min_size=1), min_size=1).map(" ".join)


def one_line(text: str, face: str = "serif") -> Plan:
    return plan(page("1", [TextLine(100, [run(72, text, face)], Element("P"))]))


def bare_line(text: str, font: str) -> Plan:
    """One line in the font file ``font``, without furniture."""
    drawn = plan(page("1", [TextLine(100, [Run(72, 100, text, "serif", 11)], Element("P"))]))
    drawn.pages[0].furniture = []
    drawn.faces = {"serif": font}
    return drawn


@settings(max_examples=60, deadline=None)
@given(_WORDS)
def test_any_text_that_a_face_shows_is_read_back_as_it_was(text: str) -> None:
    tagged = Tagged(draw(one_line(text), Ink.STUDENT))
    assert tagged.faults == []
    assert tagged.document.text == text


def test_every_character_of_a_face_passes_the_judge(tmp_path: Path) -> None:
    marks = [
        line(60 + 12 * row, "".join(_SHOWN[row * 40 : row * 40 + 40]), Element("P"))
        for row in range(len(_SHOWN) // 40 + 1)
    ]
    file = tmp_path / "all.pdf"
    file.write_bytes(draw(plan(page("1", list(marks))), Ink.STUDENT))
    assert Tagged(file.read_bytes()).document.text == "".join(_SHOWN)
    assert_compliant([file])


@pytest.mark.parametrize("text", ["a b\u00a0c", "a\u00a0b c\u00a0d e", "aа bа аb", "\u00a0 аa"])
def test_characters_that_share_a_glyph_stay_apart(text: str, tmp_path: Path) -> None:
    shared = {"\u00a0": " ", "а": "a"}  # the second a is Cyrillic
    glyphs = {ord(c): _SERIF.cmap[ord(shared.get(c, c))] for c in "abcde " + "".join(shared)}
    path = remapped(FACES["serif"], glyphs, tmp_path / "shared.ttf")
    file = tmp_path / "shared.pdf"
    file.write_bytes(draw(bare_line(text, path), Ink.STUDENT))
    assert Tagged(file.read_bytes()).document.text == text
    assert_compliant([file])


def test_characters_beyond_the_basic_plane_are_read_back(tmp_path: Path) -> None:
    text = "A \U0001f600 \U00010401"
    glyphs = {ord(c): _SERIF.cmap[ord(like)] for c, like in zip(text[::2], "ABC", strict=True)}
    path = remapped(FACES["serif"], glyphs | {0x20: _SERIF.cmap[0x20]}, tmp_path / "far.ttf")
    file = tmp_path / "far.pdf"
    file.write_bytes(draw(bare_line(text, path), Ink.STUDENT))
    assert Tagged(file.read_bytes()).document.text == text
    assert_compliant([file])


@pytest.mark.parametrize("text", ["日本", "a\tb", "\ufeffword", "line\nbreak", "\ud800", "\ue000"])
def test_what_cannot_be_shown_or_read_is_refused(text: str) -> None:
    with pytest.raises(PlanError, match=r"cannot show U\+"):
        draw(plan(page("1", [line(100, text, Element("P"))])), Ink.STUDENT)


def test_the_refusal_names_the_page() -> None:
    with pytest.raises(PlanError) as caught:
        draw(plan(page("xii", [line(100, "日", Element("P"))])), Ink.STUDENT)
    assert caught.value.__notes__ == ["on the page labelled 'xii'"]


def test_kerned_words_are_as_wide_as_they_were_measured(tmp_path: Path) -> None:
    text = "AVATAR Тогда."
    assert _SERIF.width("AVATAR") < sum(_SERIF.width(c) for c in "AVATAR")
    marks = [line(100, text, Element("P"), size=40)]
    (tmp_path / "kerned.pdf").write_bytes(draw(plan(page("1", list(marks))), Ink.STUDENT))
    found, _ = call("pdftotext", "-bbox", tmp_path / "kerned.pdf", "-")
    boxes = [row.split('"') for row in found.splitlines() if "<word" in row]
    left, right = float(boxes[0][1]), float(boxes[0][5])
    assert left == pytest.approx(72, abs=0.01)
    assert right - left == pytest.approx(_SERIF.width("AVATAR") * 40, abs=0.01)
    assert float(boxes[1][1]) - right == pytest.approx(_SERIF.width(" ") * 40, abs=0.01)


def test_only_drawn_glyphs_are_embedded() -> None:
    few, many = (len(draw(one_line(text), Ink.STUDENT)) for text in ("a", "".join(_SHOWN[:200])))
    assert few < 12_000 < many
    assert few < Path(FACES["serif"]).stat().st_size / 20


def test_a_face_used_under_two_names_is_embedded_once(tmp_path: Path) -> None:
    drawn = full_plan()
    drawn.faces = drawn.faces | {"italic": drawn.faces["serif"]}
    (tmp_path / "twice.pdf").write_bytes(draw(drawn, Ink.STUDENT))
    with pikepdf.open(tmp_path / "twice.pdf") as pdf:
        fonts = pdf.pages[0].resources.Font
        names = {str(font.BaseFont).partition("+")[2] for font in fonts.values()}
        assert names == {"PTSerif-Regular", "PTSans-Regular", "PTSans-Bold"}
        assert len(fonts) == 3

"""Pictures of pages: what the library draws, pixel by pixel, in a file that any program reads."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from studyguide.layout.plan import Ink
from studyguide.pdf import draw
from studyguide.preview.rendering import MEDIA_TYPE, open_pages
from studyguide.preview.workshop import Wanted, Workshop
from support.plans import FACES, full_plan, page, plan
from support.projects import Project

pypdfium2 = pytest.importorskip("pypdfium2", reason="the preview's library is not installed")


def test_a_picture_is_the_page_at_144_pixels_an_inch() -> None:
    data = draw(full_plan(), Ink.KEY)
    pages = open_pages(data)
    with pypdfium2.PdfDocument(data) as document:
        for number in (2, 0, 1):
            picture = Image.open(io.BytesIO(pages.picture(number, 144)))
            drawn = document[number].render(scale=2, rev_byteorder=True)
            assert Image.MIME[picture.format or ""] == MEDIA_TYPE
            assert picture.size == (drawn.width, drawn.height) == (1191, 1684)
            expected = drawn.to_pil().convert("RGB")
            assert picture.mode == "RGB" and picture.tobytes() == expected.tobytes()
    pages.close()


@pytest.mark.parametrize("size", [(595.28, 841.89), (3.0, 1.0), (1.0, 0.5), (101.5, 7.2)])
def test_a_page_of_any_size_has_a_picture(size: tuple[float, float]) -> None:
    only = page("1", [])
    only.width, only.height = size
    only.furniture = []
    pages = open_pages(draw(plan(only), Ink.STUDENT))
    picture = Image.open(io.BytesIO(pages.picture(0, 144)))
    assert set(picture.tobytes()) == {255}
    assert picture.size == pytest.approx((2 * size[0], 2 * size[1]), abs=1)
    pages.close()


def test_the_same_page_has_the_same_picture() -> None:
    data = draw(full_plan(), Ink.STUDENT)
    first, second = open_pages(data), open_pages(data)
    assert first.picture(1, 144) == second.picture(1, 144) == first.picture(1, 144)
    assert first.picture(0, 144) != first.picture(1, 144)
    first.close()
    second.close()


_OUTLINE = """\
title: A hall
language: en
theme: theme.yaml
sources:
  a: {file: sources/a.txt, label: A, kind: primary, reference: {type: book, title: A book}}
sections:
  - id: one
    title: One
    text: "Everybody [@a \\"kept very calm\\"] there."
"""


def test_the_file_is_made_of_the_last_good_pages_as_long_as_their_fonts_are_there(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path / "project", _OUTLINE, a="The hall was full, and kept very calm.\n")
    font = project.write("a.ttf", Path(FACES["serif"]).read_bytes())
    names = "{regular: a.ttf, bold: a.ttf, italic: a.ttf, bold-italic: a.ttf}"
    project.write("theme.yaml", f"faces: {{text: {names}, sans: {names}}}")
    workshop = Workshop(Wanted(project.outline))
    workshop.check()
    assert not workshop.state("guide").stale
    (built,) = project.build("-e", "guide")
    assert workshop.pdf("guide") == built.read_bytes()
    project.write("outline.yaml", _OUTLINE.replace("very calm", "so calm"))
    workshop.check()
    assert workshop.state("guide").stale
    assert workshop.pdf("guide") == built.read_bytes()
    font.unlink()
    assert workshop.pdf("guide") is None
    workshop.pictures.close()

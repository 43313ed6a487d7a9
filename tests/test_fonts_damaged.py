"""A font file is hostile until checked: damaged in any way, it is embedded or it is a finding."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studyguide.document import blocks as b
from studyguide.document.inline import words
from studyguide.layout.compose import compose
from studyguide.layout.faces import load_face
from studyguide.layout.plan import Ink
from studyguide.layout.theme import load_faces
from studyguide.pdf import draw
from support.documents import document, read_theme
from support.plans import FACES
from support.projects import Project

_FONT = Path(FACES["serif"]).read_bytes()
_TEXT = "Nobody dared to cough, “Ça suffit”, сказал он: 25–26 February 1956…\u00a0ﬁn"
_THEME = "faces: {text: {regular: a.ttf, bold: a.ttf, italic: a.ttf, bold-italic: a.ttf}}"

_Tables = dict[str, tuple[int, int, int]]
_Change = Callable[[bytearray, int, int, int], None]
"""Damages a font, given where its table is listed, where it begins and how long it is."""


def _tables() -> _Tables:
    """Each table: where it is listed, where it begins, how long it is."""
    (count,) = struct.unpack_from(">H", _FONT, 4)
    return {
        _FONT[at : at + 4].decode(): (at, *struct.unpack_from(">II", _FONT, at + 8))
        for at in range(12, 12 + 16 * count, 16)
    }


def _shortened(to: int) -> _Change:
    def change(font: bytearray, entry: int, start: int, length: int) -> None:
        struct.pack_into(">I", font, entry + 12, min(to, length))

    return change


def _halved(font: bytearray, entry: int, start: int, length: int) -> None:
    struct.pack_into(">I", font, entry + 12, length // 2)


def _at_the_beginning(font: bytearray, entry: int, start: int, length: int) -> None:
    struct.pack_into(">I", font, entry + 8, 0)


def _filled(byte: int) -> _Change:
    def change(font: bytearray, entry: int, start: int, length: int) -> None:
        font[start : start + min(length, 96)] = bytes([byte]) * min(length, 96)

    return change


def _flipped(font: bytearray, entry: int, start: int, length: int) -> None:
    for at in range(start, start + length, 1 + length // 37):
        font[at] ^= 0x81


_CHANGES: dict[str, _Change] = {
    "gone": _shortened(0),
    "four bytes": _shortened(4),
    "halved": _halved,
    "elsewhere": _at_the_beginning,
    "zeros": _filled(0),
    "ones": _filled(0xFF),
    "flipped": _flipped,
}
_READ = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "kern", "loca", "maxp", "name", "post")


def _damages() -> Iterator[tuple[str, bytes]]:
    for tag in _READ:
        for name, change in _CHANGES.items():
            font = bytearray(_FONT)
            change(font, *_tables()[tag])
            yield f"{tag} {name}", bytes(font)


DAMAGED = dict(_damages())


@pytest.mark.parametrize("font", DAMAGED.values(), ids=list(DAMAGED))
def test_a_damaged_font_is_embedded_or_reported(font: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(font)
    theme, findings = read_theme(_THEME, tmp_path)
    assert theme is not None
    faces = load_faces(theme, tmp_path, findings)
    if faces is None:
        assert [found.code for found in findings] == ["font-unusable"]
        return
    assert not list(findings)
    made = document(b.Paragraph(spans=words(_TEXT)))
    assert draw(compose(made, theme, faces, "a4"), Ink.STUDENT).startswith(b"%PDF-1.7")


def test_a_font_without_a_readable_name_is_called_after_its_file(tmp_path: Path) -> None:
    (tmp_path / "Nameless.ttf").write_bytes(DAMAGED["name ones"])
    assert load_face(str(tmp_path / "Nameless.ttf")).name == "Nameless"


@pytest.mark.parametrize("damage", ["glyf halved", "loca flipped", "hmtx halved", "cmap flipped"])
def test_a_damaged_font_is_one_finding_at_its_line(damage: str, tmp_path: Path) -> None:
    outline = """
        title: A guide
        theme: theme.yaml
        sources:
          a: {file: sources/a.txt, label: A, kind: primary, reference: {type: book, title: A}}
        sections: [{id: one, title: One, text: It says little.}]
    """
    project = Project(tmp_path / "project", outline, a="One says little.\n")
    project.write("a.ttf", DAMAGED[damage])
    project.write("theme.yaml", _THEME)
    for command in ("check", "build"):
        ended = project.run(command, "outline.yaml", "--format", "json")
        assert ended.code == 1
        (found,) = ended.found
        assert found["code"] == "font-unusable", found
        assert not list(project.folder.rglob("*.pdf"))

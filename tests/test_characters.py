"""Which characters are missed: those of what is printed, as it is printed."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from studyguide.document import blocks as b
from studyguide.document.inline import words
from studyguide.layout.plan import Ink
from studyguide.pdf import draw
from support.documents import laid, text_lines
from support.projects import Project
from support.reading import Tagged

_OUTLINE = """\
title: "A guide{title}"
sources:
  a: {{file: sources/{name}.txt, label: A, kind: primary, reference: {{title: A}}{more}}}
sections:
  - id: one
    title: One
    text: |
      {text}
    excerpts: [{{source: a, quote: "{quote}"}}]
{end}"""
_DECOMPOSED = unicodedata.normalize("NFD", "Он сказал: йод, ёлка, déjà vu")


def checked(folder: Path, source: str, name: str = "a", **parts: str) -> list[dict[str, Any]]:
    """What `check` finds in a guide with these parts."""
    usual = {"title": "", "more": "", "text": "Text.", "quote": "He said it", "end": ""}
    outline = _OUTLINE.format(name=name, **(usual | parts))
    project = Project(folder / f"p{len(list(folder.iterdir()))}", outline, **{name: source})
    return [found for found in project.check().found if found["severity"] == "error"]


def missed(folder: Path, source: str, name: str = "a", **parts: str) -> list[str]:
    """The characters that were reported, as messages name them."""
    found = checked(folder, source, name, **parts)
    assert {entry["code"] for entry in found} <= {"glyph-missing"}
    return [entry["message"].split("“")[1][0] for entry in found]


# What is not printed


def test_the_name_of_a_file_is_not_printed(tmp_path: Path) -> None:
    assert missed(tmp_path, "He said it.\n", name="漢") == []


def test_a_paragraph_that_is_skipped_is_not_printed(tmp_path: Path) -> None:
    source = "He said it.\n\nPhoto: 漢\n"
    assert missed(tmp_path, source) == ["漢"]
    assert missed(tmp_path, source, more=", skip: ['2']") == []


def test_without_the_source_texts_only_what_is_quoted_is_printed(tmp_path: Path) -> None:
    source = "He said it.\n\nMore of 漢.\n"
    omitted = "editions: {guide: {omit: [sources]}}\n"
    assert missed(tmp_path, source, end=omitted) == []
    assert missed(tmp_path, source, end=omitted, quote="More of 漢") == ["漢"]


def test_of_a_quotation_the_words_of_the_source_are_printed(tmp_path: Path) -> None:
    cited = 'Text [@a "He said\N{FIGURE SPACE}it"].'
    assert missed(tmp_path, "He said it.\n", text=cited) == []
    assert missed(tmp_path, "He said it.\n", quote="He [漢] said it") == ["漢"]
    assert missed(tmp_path, "He said it.\n", text=f"{cited} 漢") == ["漢"]


def test_a_sorting_form_is_not_printed(tmp_path: Path) -> None:
    person = "people: [{{name: Li{}, sort: 李, role: '[@a] leader'}}]\n"
    assert missed(tmp_path, "He said it.\n", end=person.format("")) == []
    assert missed(tmp_path, "He said it.\n", end=person.format("李")) == ["李"]


# What is printed in another form than it was written


def test_letters_in_parts_are_composed(tmp_path: Path) -> None:
    source = f"He said it. {_DECOMPOSED}\n"
    quote = unicodedata.normalize("NFC", _DECOMPOSED)
    assert missed(tmp_path, source, title=f" {_DECOMPOSED}", quote=quote) == []


def test_a_letter_that_no_face_has_is_found_in_its_parts(tmp_path: Path) -> None:
    letter = unicodedata.normalize("NFD", "ᾷ")
    (found,) = checked(tmp_path, "He said it.\n", text=f"Some {letter}.")
    assert "GREEK SMALL LETTER ALPHA WITH PERISPOMENI" in found["message"]
    assert (found["place"]["line"], found["place"]["column"]) == (8, 12)


def test_what_was_written_in_parts_is_printed_composed(tmp_path: Path) -> None:
    plan = laid(b.Paragraph(spans=words(f"{_DECOMPOSED} {'тот же час ' * 20}")))
    said = "".join(run.text for line in text_lines(plan.pages[0]) for run in line.runs)
    assert said.startswith(unicodedata.normalize("NFC", _DECOMPOSED))
    assert {run.face for run in text_lines(plan.pages[0])[0].runs} == {"text-regular"}


def test_hyphens_that_no_face_has_look_like_those_it_has_and_stay_what_they_are() -> None:
    text = "Anti\N{HYPHEN}Party, co\N{NON-BREAKING HYPHEN}op, well-known"
    plan = laid(b.Paragraph(spans=words(text)))
    (line,) = text_lines(plan.pages[0])
    plain = laid(b.Paragraph(spans=words("Anti-Party, co-op, well-known")))
    assert [run.width for run in line.runs] == [
        run.width for run in text_lines(plain.pages[0])[0].runs
    ]
    assert text in Tagged(draw(plan, Ink.STUDENT)).document.text


def test_hyphens_are_not_missed(tmp_path: Path) -> None:
    source = "He said it. Anti\N{HYPHEN}Party, co\N{NON-BREAKING HYPHEN}op.\n"
    assert missed(tmp_path, source, title=" co\N{NON-BREAKING HYPHEN}op") == []

"""A second guide, of other texts in another language and script: nothing knows the first."""

from __future__ import annotations

import re

import pytest

from support.copies import Copy, folded, lines
from support.projects import RUSSIAN, Ended, studyguide
from support.verapdf import assert_compliant

Built = tuple[Copy, Copy, Ended]
ENCODINGS = {"gorod.txt": "cp1251", "relsy.txt": "utf-8", "brief.txt": "utf-8"}


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    found = {}
    for paper in ("a4", "letter"):
        folder = tmp_path_factory.mktemp("russian")
        ended = studyguide("build", "outline.yaml", "-o", folder, "--paper", paper, cwd=RUSSIAN)
        assert ended.code == 0, ended.err
        guide, key = (Copy(folder / f"outline-{name}.pdf") for name in ("guide", "key"))
        found[paper] = (guide, key, ended)
    return found


def test_verapdf_finds_the_russian_guide_compliant(
    russian: dict[str, Built],
) -> None:
    assert_compliant(copy.path for guide, key, _ in russian.values() for copy in (guide, key))


def test_the_russian_guide_speaks_russian(russian: dict[str, Built]) -> None:
    for guide, key, _ in russian.values():
        assert guide.tagged.faults == key.tagged.faults == []
        assert str(guide.tagged.pdf.Root.Lang) == "ru"
        heads = [h.text for h in guide.document.find("H2")]
        assert heads == [
            "Как работать с пособием",
            "Содержание",
            "1 От полиса до порта",
            "2 Рельсы к морю",
            *("Проверьте себя", "Лента времени", "Понятия", "Люди", "Библиография"),
            *("Тексты источников", "Указатель", "Проверка цитат"),
        ]
        names = [h.text for h in guide.document.find("H4")]
        assert names == [f"Отрывок {name}" for name in ("1А", "1Б", "1В", "2А", "2Б", "2В", "2Г")]
        for words in (
            "абз. 4",
            "1 балл",
            "3 балла",
            "1 марта 2026",
            "VI век до н. э.",
            "лето 1892",
        ):
            assert words in guide.text
        assert "Для учителя" in key.text
        for english in (
            "Source",
            "Excerpt",
            "Paragraph",
            "paragraph",
            "Evidence",
            "point",
            "exact",
        ):
            assert english not in key.text + " ".join(key.strings()).replace("PointSize", "")


def test_a_quotation_in_a_third_language_says_so(
    russian: dict[str, Built],
) -> None:
    guide, _, _ = russian["a4"]
    languages = {quote.lang for quote in guide.document.find("BlockQuote")}
    assert languages == {None, "de"}
    (german,) = (q for q in guide.document.find("BlockQuote") if q.lang == "de")
    assert german.text.startswith("Am Bahnhof stehen Säcke voll Weizen")
    texts = guide.section("Тексты источников").find("L")
    assert [text.lang for text in texts].count("de") == 1


def test_the_encoding_that_was_found_is_named(
    russian: dict[str, Built],
) -> None:
    _, _, ended = russian["a4"]
    assert "note: sources/gorod.txt is not UTF-8 and was read as cp1251" in ended.err


def test_russian_excerpts_are_word_for_word_in_their_files(
    russian: dict[str, Built],
) -> None:
    texts = [
        folded((RUSSIAN / "sources" / name).read_text(encoding))
        for name, encoding in (
            ("gorod.txt", "cp1251"),
            ("relsy.txt", "utf-8"),
            ("brief.txt", "utf-8"),
        )
    ]
    guide, _, _ = russian["letter"]
    for quote in guide.document.find("BlockQuote"):
        for paragraph in quote.find("P"):
            parts = re.split(r"\[[^\]]*\]|…", paragraph.text)
            assert any(all(folded(part) in text for part in parts) for text in texts)


def test_line_breaks_are_the_same_on_every_paper(russian: dict[str, Built]) -> None:
    (a4, _, _), (letter, key, _) = russian["a4"], russian["letter"]
    broken = [[lines(q) for q in copy.document.find("BlockQuote")] for copy in (a4, letter, key)]
    assert broken[0] == broken[1] == broken[2]

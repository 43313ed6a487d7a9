"""Where lines end: what is tied stays together, and no paragraph ends in a scrap."""

from __future__ import annotations

import pytest

from studyguide.document import blocks as b
from studyguide.document.inline import Jump, Spans, Style, Words, words
from support.documents import faces, laid, prose, text_lines, text_of

TIED = (
    "25 February 1956",
    "February 14, 1956",
    "25 февраля 1956",
    "in 1956",
    "CPSU (b)",
    "XX Congress",
    "20th Congress",
    "Nicholas II",
    "M.V. Lomonosov",
    "Dr Schmidt",
    "20 million",
    "30 %",
    "1956 год",
    "Excerpt 1A",
    "¶ 7",
    "said …",
    "said […]",
    "said –",
    "война —",
    "в лесу",
    "она ли",
)
FREE = ("the speech", "105 centres", "Anna Berg", "не большой", "I think", "said. On")


def lines_of(*paragraphs: Spans) -> list[list[str]]:
    """The lines of each paragraph."""
    found: dict[int, list[str]] = {}
    for page in laid(*(b.Paragraph(spans=spans) for spans in paragraphs)).pages:
        for line in text_lines(page):
            found.setdefault(id(line.element), []).append(text_of(line))
    return list(found.values())


def broken_somewhere(phrase: str, style: int = Style.PLAIN) -> bool:
    """Whether a line ends within ``phrase`` where it comes at the end of one, bit by bit."""
    surrounded = [(f"{'a' * start} {prose(7)} ", f" {prose(30)}") for start in range(1, 50, 2)]
    if style:
        spans = [(Words(a), Words(phrase, style), Words(z)) for a, z in surrounded]
    else:
        spans = [words(f"{a}{phrase}{z}") for a, z in surrounded]
    return any(all(phrase not in line for line in lines) for lines in lines_of(*spans))


@pytest.mark.parametrize("phrase", TIED)
def test_no_line_ends_within_what_is_tied(phrase: str) -> None:
    assert not broken_somewhere(phrase)
    assert not broken_somewhere(phrase, Style.EMPHASIS)


@pytest.mark.parametrize("phrase", FREE)
def test_lines_end_between_other_words(phrase: str) -> None:
    assert broken_somewhere(phrase)


def test_a_chain_of_ties_is_broken_sooner_than_a_line_is_left_half_empty() -> None:
    (page,) = laid(b.Paragraph(spans=words("XX " * 120 + "end"))).pages
    *lines, _ = text_lines(page)
    widths = [sum(run.width for run in line.runs) for line in lines]
    assert min(widths) > 0.9 * max(widths)


@pytest.mark.parametrize("last", ["it.", "been.", "(RT\u00a0¶\u00a07)."])
def test_the_last_line_is_no_scrap(last: str) -> None:
    paragraphs = [words(f"{prose(count)} {last}") for count in range(25, 60)]
    for lines in lines_of(*paragraphs):
        assert len(lines) > 1
        assert len(lines[-1].split(" ")) > 1


def test_a_citation_takes_company_on_the_last_line() -> None:
    cited = Jump((Words("Essay\u00a0¶\u00a07", Style.QUIET),), "https://example.org/", "Essay")
    paragraphs = [(Words(f"{prose(n)} ("), cited, Words(").")) for n in range(25, 60)]
    for lines in lines_of(*paragraphs):
        assert not lines[-1].startswith("(")


def test_breaking_lines_loses_no_word() -> None:
    text = " ".join(f"{phrase} {prose(3)}" for phrase in (*TIED, *FREE))
    (lines,) = lines_of(words(text))
    assert "".join(lines) == text


@pytest.mark.parametrize("family", ["text", "sans"])
def test_quotation_marks_keep_away_from_stops_and_from_each_other(family: str) -> None:
    for face in faces().families[family]:  # type: ignore[index]
        for pair in ("’,", "’.", "”,", ",’", ".”"):
            apart = sum(map(face.width, pair))
            assert apart - 0.031 <= face.width(pair) <= apart
        for pair in ("’’", "’”", "‘‘"):
            assert face.width(pair) > sum(map(face.width, pair)) + 0.05

"""Sources are read as they are: encoding, paragraphs, and what the outline says of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.diagnostics import Diagnostic, Findings, Place
from studyguide.outline.model import SourceEntry
from studyguide.records import Record, read_record
from studyguide.sources.library import load_source
from studyguide.sources.model import Source
from studyguide.sources.paragraphs import detect_mode, parse_range, split
from support.sources import essay, rt

RUSSIAN = "Доклад прозвучал на закрытом заседании съезда. Его текст не публиковали до 1989 года.\n"
FRENCH = "Le rapport a été lu à huis clos, le dernier jour du congrès, où il étonna.\n"


def load(tmp_path: Path, data: bytes | str, **keys: Any) -> tuple[Source | None, list[Diagnostic]]:
    """A source with these bytes, and what was found."""
    path = tmp_path / "source.txt"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    findings = Findings()
    entry = SourceEntry(file="source.txt", label="S", kind="primary", **keys)
    return load_source("s", entry, path, findings), findings.sorted()


def texts(source: Source | None) -> list[str]:
    assert source is not None
    return [source.text[p.start : p.end] for p in source.paragraphs]


# Paragraphs


def test_the_article_has_a_blank_line_between_its_paragraphs() -> None:
    source = rt().source
    assert source.mode == "blank-line"
    assert source.encoding == "utf-8"
    assert (source.paragraphs[0].number, source.paragraphs[-1].number) == (1, 88)
    assert source.sha256.startswith("130f491b")
    words = {p.number: source.text[p.start : p.end] for p in source.paragraphs}
    assert words[10].endswith("chairman of the USSR Council of Ministers.") is False
    assert words[11].endswith("chairman of the USSR Council of Ministers.")  # an NBSP follows


def test_the_essay_has_one_paragraph_a_line() -> None:
    source = essay().source
    assert source.mode == "line"
    assert len(source.paragraphs) == 10
    assert source.text[source.paragraphs[2].start :].startswith("Destalinization was a political")
    assert source.sha256.startswith("c92a721c")


def test_captions_are_skipped_and_a_broken_paragraph_is_joined() -> None:
    source = rt().source
    skipped = [source.text[p.start : p.end] for p in source.skipped]
    assert skipped == [
        "• XX Congress of the CPSU",
        "• RIA News",
        "• Nikita Khrushchev",
        "• RIA News",
        "• Dismantling of the monument in Dubna",
        "• vk.com",
    ]
    joined = next(p for p in source.paragraphs if p.number != p.last)
    assert (joined.number, joined.last) == (64, 66)
    words = source.text[joined.start : joined.end].split()
    assert words[:3] == ["According", "to", "the"]
    assert words[-4:] == ["life", "of", "Soviet", "citizens."]
    assert "M.V. Lomonosov Yuri Shchetinov" in " ".join(words)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("One.\n\nTwo.\n\nThree.\n", "blank-line"),
        ("One line only", "blank-line"),
        ("A paragraph.\nAnother one.\n“A third?”\nA fourth.\n", "line"),
        ("A title\n\nA paragraph.\nAnother one.\n\n\nA third.\n", "line"),
        (
            "The lines of this text\nare wrapped. They end\nanywhere.\n\nHere is\nmore.",
            "blank-line",
        ),
        ("Roses are red,\nviolets are blue,\nsugar is sweet\n\nand so are you.", "blank-line"),
        (f"{'word ' * 50}\n{'word ' * 60}\n{'word ' * 40}\n", "line"),
    ],
)
def test_how_paragraphs_are_separated_is_found(text: str, mode: str) -> None:
    assert detect_mode(text) == mode


def test_how_paragraphs_are_separated_can_be_said(tmp_path: Path) -> None:
    text = "One.\nTwo.\n\nThree.\n"
    assert len(texts(load(tmp_path, text)[0])) == 3
    assert len(texts(load(tmp_path, text, paragraphs="blank-line")[0])) == 2
    assert len(texts(load(tmp_path, text, paragraphs="line")[0])) == 3


def test_markdown_is_text(tmp_path: Path) -> None:
    path = tmp_path / "source.md"
    path.write_text("# A heading\n\nSome *words*\nof a source.\n")
    entry = SourceEntry(file="source.md", label="S", kind="primary")
    source = load_source("s", entry, path, Findings())
    assert texts(source) == ["# A heading", "Some *words*\nof a source."]


@given(st.text(st.sampled_from("ab.“” \t\n\u00a0\u2028"), max_size=60), st.booleans())
@settings(max_examples=200, deadline=None)
def test_paragraphs_hold_all_that_is_written(text: str, by_line: bool) -> None:
    paragraphs = split(text, "line" if by_line else "blank-line")
    assert [p.number for p in paragraphs] == list(range(1, len(paragraphs) + 1))
    held = [text[p.start : p.end] for p in paragraphs]
    assert all(words == words.strip() != "" for words in held)
    assert not any(re.search(r"\n" if by_line else r"\n[^\S\n]*\n", words) for words in held)
    assert "".join("".join(held).split()) == "".join(text.split())


def test_numbers_stay_when_paragraphs_are_joined_and_skipped(tmp_path: Path) -> None:
    text = "\n\n".join(f"Paragraph {n}." for n in range(1, 9))
    source, found = load(tmp_path, text, join=["2-3", "7–8"], skip=["1", "5"])
    assert found == []
    assert source is not None
    assert [(p.number, p.last) for p in source.paragraphs] == [(2, 3), (4, 4), (6, 6), (7, 8)]
    assert [p.number for p in source.skipped] == [1, 5]
    assert texts(source)[0] == "Paragraph 2.\n\nParagraph 3."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", (12, 12)),
        ("12-14", (12, 14)),
        (" 12 – 14 ", (12, 14)),
        ("3-3", (3, 3)),
        ("0", None),
        ("14-12", None),
        ("12-", None),
        ("-3", None),
        ("a", None),
        ("", None),
        ("1.5", None),
        ("²", None),
        ("٣", None),
        ("1" * 400, None),
    ],
)
def test_ranges_are_read(text: str, expected: tuple[int, int] | None) -> None:
    assert parse_range(text) == expected


class Sources(Record):
    sources: dict[str, SourceEntry]


def test_ranges_that_make_no_sense_are_reported_where_they_stand(tmp_path: Path) -> None:
    outline = (
        "sources:\n"
        "  s:\n"
        "    file: source.txt\n"
        "    label: S\n"
        "    kind: primary\n"
        "    join: [2-3, 3-4, 5]\n"
        "    skip: [8-7, 9-12, 2, 1]\n"
    )
    read = read_record("outline.yaml", outline.encode(), Sources, Findings())
    assert read is not None
    (tmp_path / "source.txt").write_text("\n\n".join(f"Paragraph {n}." for n in range(1, 11)))
    findings = Findings()
    source = load_source("s", read.sources["s"], tmp_path / "source.txt", findings)
    assert [(d.code, d.place, d.message) for d in findings.sorted()] == [
        (
            "source-paragraphs",
            Place("outline.yaml", line, column, length),
            message,
        )
        for line, column, length, message in [
            (6, 17, 3, "paragraph 3 is already in `join: 2-3`"),
            (6, 22, 1, "paragraph 5 alone cannot be joined"),
            (7, 12, 3, "`8-7` is neither a paragraph number nor a range"),
            (7, 17, 4, "there is no paragraph 12: the source has 10"),
            (7, 23, 1, "paragraph 2 is already in `join: 2-3`"),
        ]
    ]
    assert source is not None  # what makes sense is applied all the same
    assert [p.number for p in source.skipped] == [1]
    assert source.paragraphs[0].last == 3


def test_what_is_no_range_is_reported_though_it_stands_nowhere(tmp_path: Path) -> None:
    source, found = load(tmp_path, "One.", skip=["one"])
    assert texts(source) == ["One."]
    assert [d.message for d in found] == ["`one` is neither a paragraph number nor a range"]


def test_skipping_everything_leaves_no_source(tmp_path: Path) -> None:
    source, found = load(tmp_path, "One.\n\nTwo.", skip=["1-2"])
    assert source is None
    assert [d.message for d in found] == ["`skip:` leaves nothing of source.txt"]


# Encodings


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (RUSSIAN.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + RUSSIAN.encode(), "utf-8"),
        (RUSSIAN.encode("utf-16"), "utf-16"),
        ((RUSSIAN * 3).encode("cp1251"), "cp1251"),
        ((RUSSIAN * 3).encode("koi8-r"), "koi8_r"),
    ],
)
def test_an_encoding_is_found_and_named(tmp_path: Path, data: bytes, encoding: str) -> None:
    source, found = load(tmp_path, data)
    assert texts(source)[0].startswith("Доклад прозвучал на закрытом заседании съезда.")
    assert source is not None
    assert source.encoding == encoding
    assert [d.message for d in found] == (
        [] if encoding == "utf-8" else [f"source.txt is not UTF-8 and was read as {encoding}"]
    )
    assert all(d.severity == "note" for d in found)


def test_an_encoding_can_be_said(tmp_path: Path) -> None:
    source, found = load(tmp_path, FRENCH.encode("latin-1"), encoding="iso-8859-1")
    assert found == []
    assert texts(source) == [FRENCH.strip()]


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("utf-8", "source.txt is not utf-8 (line 2)"),
        ("klingon", "there is no text encoding named 'klingon'"),
        ("hex", "there is no text encoding named 'hex'"),
        ("\0", "there is no text encoding named '\\x00'"),
        ("undefined", "source.txt is not undefined"),
    ],
)
def test_an_encoding_that_does_not_fit_is_an_error(
    tmp_path: Path, encoding: str, message: str
) -> None:
    source, found = load(tmp_path, b"Le rapport\na \xe9t\xe9 lu.", encoding=encoding)
    assert source is None
    assert [(d.code, d.message) for d in found] == [("source-encoding", message)]


def test_damaged_utf_8_is_not_taken_for_something_else(tmp_path: Path) -> None:
    source, found = load(tmp_path, FRENCH.encode() * 3 + b"et \xff ici")
    assert source is None
    assert [d.message for d in found] == ["source.txt is UTF-8, but damaged (line 4)"]


def test_line_ends_are_made_alike_and_nothing_else_is_changed(tmp_path: Path) -> None:
    source, found = load(tmp_path, "One\u00a0 “word”\r\nof\tthis.\r\rTwo\u00ad-e\u0301.\n")
    assert found == []
    assert source is not None
    assert source.text == "One\u00a0 “word”\nof\tthis.\n\nTwo\u00ad-e\u0301.\n"


# Files that are no sources


def fault(tmp_path: Path, data: bytes | str) -> str:
    source, found = load(tmp_path, data)
    assert source is None
    (only,) = found
    assert only.severity == "error"
    assert only.help or only.code in ("source-empty", "source-unreadable")
    return f"{only.code}: {only.message}"


def test_what_holds_no_text_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, "") == "source-empty: there is no text in source.txt"
    assert fault(tmp_path, "\ufeff \n\u00a0\n") == "source-empty: there is no text in source.txt"
    assert fault(tmp_path, b"%PDF-1.7\0\0") == "source-binary: source.txt is not a text file"
    large = fault(tmp_path, b"a" * 20_000_001)
    assert large == "source-too-large: source.txt is larger than 20 MB"


def test_control_characters_are_shown_where_they_are(tmp_path: Path) -> None:
    source, (found,) = load(tmp_path, "One.\n\nTw\x01o\x07.\x0c\n")
    assert source is not None
    assert found.code == "source-controls"
    assert found.severity == "warning"
    assert found.message == (
        "source.txt holds 2 characters that cannot be printed, the first in line 3"
    )
    assert found.related == ((Place(str(tmp_path / "source.txt"), 3, 3), "the first one"),)


def missing(tmp_path: Path, name: str) -> Diagnostic:
    entry = SourceEntry(file=name, label="S", kind="primary")
    findings = Findings()
    assert load_source("s", entry, tmp_path / name, findings) is None
    (found,) = findings
    return found


def test_a_missing_file_is_compared_with_those_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "khrushchev.txt").write_text("words")
    (tmp_path / "picture.png").write_text("words")
    found = missing(tmp_path, "kruschev.txt")
    assert found.message == "there is no file kruschev.txt"
    assert found.help == ("Did you mean khrushchev.txt?",)
    assert missing(tmp_path, "else.md").help == ("Paths count from the outline's folder.",)
    assert "folder does not exist" in missing(tmp_path, "no/where.txt").help[0]


def test_what_cannot_be_read_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert missing(tmp_path, "folder").message == "folder is a folder"
    assert missing(tmp_path, "a\0b").code == "source-unreadable"
    assert missing(tmp_path, "x" * 5000).code == "source-unreadable"


def test_a_file_is_at_fault_where_the_outline_names_it(tmp_path: Path) -> None:
    outline = "sources:\n  s: {label: S, kind: primary, file: nothing.txt}\n"
    read = read_record("outline.yaml", outline.encode(), Sources, Findings())
    assert read is not None
    findings = Findings()
    load_source("s", read.sources["s"], tmp_path / "nothing.txt", findings)
    (found,) = findings
    assert found.place == Place("outline.yaml", 2, 38, len("nothing.txt"))


@given(
    st.binary(max_size=80) | st.text(max_size=80).map(str.encode),
    st.none() | st.sampled_from(["utf-8", "utf-7", "utf-16", "cp1251", "unicode_escape", "x"]),
)
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_source_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, encoding: str | None
) -> None:
    source, found = load(tmp_path_factory.mktemp("any"), data, encoding=encoding)
    assert (source is None) == any(d.severity == "error" for d in found)
    if source is not None:
        assert texts(source)
        assert source.text.encode()

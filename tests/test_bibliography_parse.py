"""Reading references: what reference managers write goes in, faults are found where they stand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.diagnostics import Diagnostic, Findings, Place
from studyguide.outline.model import SourceEntry
from studyguide.records import read_record
from studyguide.sources.bibliography import (
    Date,
    Day,
    Name,
    Reference,
    bibliography,
    parse_reference,
)
from support import citations

HEAD = "file: x.txt\nlabel: X\nkind: primary\nreference:\n"


def read(reference: str) -> tuple[Reference, list[Diagnostic]]:
    """The reference in a source of an outline, whose reference begins on line 5."""
    findings = Findings()
    text = HEAD + "\n".join(f"  {line}" for line in reference.splitlines())
    entry = read_record("outline.yaml", text.encode(), SourceEntry, findings)
    assert entry is not None, list(findings)
    return parse_reference("x", entry, findings), findings.sorted()


def faults(reference: str) -> list[tuple[str, str, Place | None]]:
    """Code, severity and place of what is found in a reference."""
    return [(found.code, found.severity, found.place) for found in read(reference)[1]]


def test_an_export_of_zotero_goes_in_unchanged() -> None:
    reference, found = read(
        """id: taubmanKhrushchevManHis2003
type: book
abstract: >-
  A life of the Soviet leader.
author:
  - family: Taubman
    given: William
call-number: DK275.K5 T38 2003
citation-key: taubmanKhrushchevManHis2003
event-place: New York
ISBN: 978-0-393-05144-5
issued:
  - year: 2003
language: en
number-of-pages: '876'
publisher: W. W. Norton
publisher-place: New York
source: Library of Congress ISBN
title: 'Khrushchev: the man and his era'
title-short: Khrushchev
"""
    )
    assert found == []
    assert reference.authors == (Name(family="Taubman", given="William"),)
    assert reference.issued == Date(Day(2003))
    assert reference.title == "Khrushchev: the man and his era"
    assert reference.label == "X"
    assert reference.kind == "primary"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1956-02-25", Date(Day(1956, 2, 25))),
        ("1956", Date(Day(1956))),
        ("1925~", Date(Day(1925), approximate=True)),
        ("1925%", Date(Day(1925), approximate=True, uncertain=True)),
        ("195X", Date(Day(1950, unspecified=1))),
        ("1956-XX", Date(Day(1956))),
        ("1956-02-XX", Date(Day(1956, 2))),
        ("1956-21", Date(Day(1956, 21))),
        ("1953/1956", Date(Day(1953), Day(1956))),
        ("1953/..", Date(Day(1953), open=True)),
        ("-0043", Date(Day(-43))),
        ("1900-02-29", Date(Day(1900, 2, 29))),
        ("{date-parts: [[1956, 2, 25]]}", Date(Day(1956, 2, 25))),
        ("{date-parts: [['1956', '2'], ['1956', '3']]}", Date(Day(1956, 2), Day(1956, 3))),
        ("{date-parts: [[-44]]}", Date(Day(-43))),
        ("{date-parts: [[1956]], season: 1}", Date(Day(1956, 21))),
        ("{date-parts: [[1956]], circa: true}", Date(Day(1956), approximate=True)),
        ("{raw: 1956-02}", Date(Day(1956, 2))),
        ("{raw: 'February 25, 1956'}", Date(literal="February 25, 1956")),
        ("{literal: before the war}", Date(literal="before the war")),
        ("[{year: 1956, month: 2, day: 25}]", Date(Day(1956, 2, 25))),
    ],
)
def test_dates_in_every_shape(written: str, date: Date) -> None:
    reference, found = read(f"type: book\nissued: {written}")
    assert found == []
    assert reference.issued == date


@pytest.mark.parametrize(
    "written",
    [
        "1956-13",
        "1956-02-30",
        "1900-02-30",
        "1956-21-05",
        "1956-XX-05",
        "1956/1953",
        "../1953",
        "25.2.1956",
        "winter 1955",
        "{raw: 1956-13}",
        "{date-parts: 1956}",
        "{date-parts: [1956, 2]}",
        "{date-parts: [[1956, February]]}",
        "{date-parts: []}",
        "{season: 1}",
        "{date-parts: [[1956, 2]], season: 1}",
        "{date-parts: [[1956]], season: 7}",
        "{dateparts: [[1956]]}",
        "{literal: [a]}",
        "[1956]",
        "[[1956]]",
    ],
)
def test_a_date_that_is_none_is_an_error_where_it_stands(written: str) -> None:
    reference, found = read(f"type: book\nissued: {written}")
    assert [(f.code, f.severity) for f in found] == [("reference-date", "error")]
    assert found[0].place is not None
    assert (found[0].place.line, found[0].place.column >= 11) == (6, True)
    assert reference.issued is None


def test_names_in_every_shape() -> None:
    reference, found = read(
        """type: book
author:
  - {family: Gaulle, given: Charles, non-dropping-particle: de}
  - {family: Humboldt, given: Alexander, dropping-particle: von}
  - {family: King, given: Martin Luther, suffix: Jr.}
  - {family: Mao, given: Zedong, static-ordering: true}
  - {literal: Central Committee of the CPSU}
  - {given: Plato}
editor: {family: O'Brien, given: Ann}
"""
    )
    assert found == []
    assert reference.authors == (
        Name(family="Gaulle", given="Charles", particle="de"),
        Name(family="Humboldt", given="Alexander", dropping="von"),
        Name(family="King", given="Martin Luther", suffix="Jr."),
        Name(family="Mao", given="Zedong", eastern=True),
        Name(literal="Central Committee of the CPSU"),
        Name(literal="Plato"),
    )
    assert reference.editors == (Name(family="O’Brien", given="Ann"),)


def test_faults_are_found_where_they_stand() -> None:
    assert faults(
        """type: boook
titel: A Book
author: William Taubman
translator: [Ann, {family: B, gven: A}]
title: [A, B]
publisher:
URL: javascript:alert(1)
DOI: hwj/dbl010
"""
    ) == [
        ("reference-unknown-type", "error", Place("outline.yaml", 5, 9, 5)),
        ("reference-unknown-variable", "warning", Place("outline.yaml", 6, 3, 5)),
        ("reference-shape", "error", Place("outline.yaml", 7, 11, 15)),
        ("reference-shape", "error", Place("outline.yaml", 8, 16, 3)),
        ("reference-unknown-name-part", "warning", Place("outline.yaml", 8, 33, 4)),
        ("reference-shape", "error", Place("outline.yaml", 9, 11, 1)),
        ("reference-empty", "warning", Place("outline.yaml", 10, 3, 9)),
        ("reference-url", "error", Place("outline.yaml", 11, 8, 19)),
        ("reference-doi", "error", Place("outline.yaml", 12, 8, 10)),
    ]


@pytest.mark.parametrize(
    ("reference", "help"),
    [
        ("type: boook", "Did you mean “book”?"),
        ("type: book\ntitel: A", "Did you mean “title”?"),
        ("type: book\nurl: https://x.org", "Did you mean “URL”?"),
        ("type: book\narchive-location: Box 1", "Did you mean “archive_location”?"),
        (
            "type: book\nauthor: RT",
            "For an organisation write “author: [{literal: RT}]”.",
        ),
        (
            "type: book\nauthor: William Taubman",
            "For a person write “author: [{family: Taubman, given: William}]”.",
        ),
        (
            "type: book\nauthor: [Mc Gee, Ida B. Wells]",
            "For a person write “author: [{family: Wells, given: Ida B.}]”.",
        ),
        (
            'type: book\nauthor: "Bird, Kai: the second"',
            "For a person write “author: [{family: Taubman, given: William}]”.",
        ),
        (
            'type: book\neditor: "Bird, Kai"',
            "For a person write “editor: [{family: Bird, given: Kai}]”.",
        ),
        ("type: book\nissued: 19 November 1863", "Write 1863-11-19."),
        (
            "type: book\nissued: 03/02/1956",
            "Write 1956-02-03 if the day stands first, 1956-03-02 if the month does.",
        ),
        (
            "type: book\nissued: long ago",
            "Words are printed as they stand when written as {literal: winter of 1955}.",
        ),
    ],
)
def test_help_says_what_to_write(reference: str, help: str) -> None:
    found = read(reference)[1]
    assert help in found[-1].help


def test_values_at_fault_are_left_out_and_the_others_kept() -> None:
    reference, _ = read("type: book\ntitle: [A]\nURL: x\nDOI: x\nauthor: x\npublisher: Nauka")
    assert reference == Reference(id="x", label="X", kind="primary", type="book", publisher="Nauka")


def test_types_without_a_form_of_their_own() -> None:
    assert read("type: pamphlet")[0].type == "book"
    assert read("type: paper-conference")[0].type == "speech"
    assert read("type: paper-conference\ncontainer-title: A")[0].type == "chapter"
    reference, found = read("type: map")
    assert reference.type == "document"
    assert [(f.code, f.severity) for f in found] == [("reference-plain-type", "warning")]


def test_a_reference_that_says_nothing_is_no_fault() -> None:
    reference = citations.parsed({})
    assert reference == Reference(id="x", label="X", kind="secondary")


def test_the_type_is_asked_for_once_anything_is_said() -> None:
    assert faults("title: A") == [
        ("reference-no-type", "warning", Place("outline.yaml", 5, 3, 5)),
    ]


@pytest.mark.parametrize(
    "doi", ["10.1093/hwj/dbl010", "doi:10.1093/hwj/dbl010", "https://doi.org/10.1093/hwj/dbl010"]
)
def test_a_doi_is_taken_out_of_what_stands_round_it(doi: str) -> None:
    reference = citations.parsed({"type": "book", "DOI": doi, "URL": "https://x.org"})
    assert reference.link == "https://doi.org/10.1093/hwj/dbl010"


def test_the_language_is_the_references_own_or_the_sources() -> None:
    assert citations.parsed({"type": "book", "language": "fr"}, language="ru").language == "fr"
    assert citations.parsed({"type": "book"}, language="ru").language == "ru"


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TREES = st.recursive(
    st.none() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
VARIABLES = st.sampled_from(
    [
        "type",
        "title",
        "author",
        "editor",
        "translator",
        "issued",
        "accessed",
        "original-date",
        "URL",
        "DOI",
        "page",
        "edition",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(VARIABLES | TEXT, TREES, max_size=5))
def test_whatever_is_written_is_read_or_reported(reference: dict[str, Any]) -> None:
    findings = Findings()
    result = parse_reference("x", citations.entry(reference), findings)
    assert result.url == "" or result.url.lower().startswith(("http://", "https://"))
    for found in findings:
        assert not found.message.endswith(".")
        assert all(line.endswith((".", "?")) for line in found.help)
    for style in ("chicago-author-date", "mla", "apa"):
        made = bibliography(style, [result])
        assert made.entries()[0].text
        assert len(made.cite([("x", (1, 2))])) > 0

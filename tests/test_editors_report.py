"""The editor's report of the flagship guide says where each finding is treated: that is so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from msgspec import Struct

from studyguide.guide.model import Cited, Guide
from support.projects import FLAGSHIP, ROOT, resolved

REPORT = ROOT / "docs" / "editors-report.md"
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+) \| (.+) \|$", re.MULTILINE)
TREATED = re.compile(
    r"Question (?P<question>\d+)"
    r"|Excerpt (?P<excerpt>\d[A-Z]+), (?P<how>note|\[sic\])"
    r"|(?P<source>RT|Essay) ¶ (?P<paragraph>\d+), note"
)

Place = tuple[str, int]
"""The label of a source and the number of a paragraph."""


class Finding(Struct, frozen=True):
    """A row: where the texts say it, and the places of the guide that treat it."""

    number: int
    where: frozenset[Place]
    treated: tuple[str, ...]


def _findings() -> Iterator[Finding]:
    for number, where, what, treated in ROW.findall(REPORT.read_text("utf-8")):
        assert len(what) > 10
        yield Finding(int(number), frozenset(_places(where)), tuple(treated.split("; ")))


def _places(where: str) -> Iterator[Place]:
    for part in where.split("; "):
        label, _, numbers = part.partition(" ¶ ")
        for run in numbers.split(", "):
            first, _, last = run.partition("–")
            yield from ((label, n) for n in range(int(first), int(last or first) + 1))


FINDINGS = list(_findings())


@pytest.fixture(scope="module")
def guide() -> Guide:
    return resolved(FLAGSHIP)[0]


def _of(guide: Guide, cited: Cited) -> set[Place]:
    assert cited.paragraphs is not None
    first, last = cited.paragraphs
    return {(guide.sources[cited.source].label, n) for n in range(first, last + 1)}


def _concerns(guide: Guide, treatment: str) -> set[Place]:
    """The paragraphs that a place of the guide is about; it must treat something there."""
    match = TREATED.fullmatch(treatment)
    assert match is not None, treatment
    if match["question"]:
        asked = [*(q for s in guide.sections for q in s.questions), *guide.quiz]
        question = asked[int(match["question"]) - 1]
        cites = (*(excerpt.cited for excerpt in question.on), *question.evidence)
        return set().union(*(_of(guide, cited) for cited in cites))
    if match["excerpt"]:
        excerpts = {e.name: e for s in guide.sections for e in s.excerpts}
        excerpt = excerpts[match["excerpt"]]
        assert excerpt.notes if match["how"] == "note" else "[sic]" in excerpt.cited.written
        return _of(guide, excerpt.cited)
    label, paragraph = match["source"], int(match["paragraph"])
    (id,) = (id for id, source in guide.sources.items() if source.label == label)
    assert any(note.paragraph == paragraph for note in guide.commentaries[id].notes)
    return {(label, paragraph)}


def test_findings_are_numbered_and_many() -> None:
    assert [finding.number for finding in FINDINGS] == list(range(1, len(FINDINGS) + 1))
    assert len(FINDINGS) > 50


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: str(finding.number))
def test_every_treatment_exists_and_concerns_the_finding(guide: Guide, finding: Finding) -> None:
    assert finding.treated
    for treatment in finding.treated:
        assert _concerns(guide, treatment) & finding.where, (finding, treatment)


def test_no_note_and_no_sic_is_missing(guide: Guide) -> None:
    listed = {treatment for finding in FINDINGS for treatment in finding.treated}
    for excerpt in (e for s in guide.sections for e in s.excerpts):
        if excerpt.notes:
            assert f"Excerpt {excerpt.name}, note" in listed
        if "[sic]" in excerpt.cited.written:
            assert f"Excerpt {excerpt.name}, [sic]" in listed
    for id, commentary in guide.commentaries.items():
        label = guide.sources[id].label
        for note in commentary.notes:
            assert f"{label} ¶ {note.paragraph}, note" in listed

"""Quotations of an outline, looked up and reported in one step."""

from __future__ import annotations

from collections.abc import Mapping

from studyguide.diagnostics import Findings
from studyguide.sources.model import Passage
from studyguide.sources.quotation.find import find_paragraphs, find_quotation, find_range
from studyguide.sources.quotation.index import SourceIndex
from studyguide.sources.quotation.report import Written, report, report_range, report_turn
from studyguide.sources.quotation.verdict import Found

Library = Mapping[str, SourceIndex]
"""All sources of a guide by id, ready to be searched."""


def verify_quotation(
    written: Written,
    source: str,
    library: Library,
    findings: Findings,
    *,
    paragraph: int | None = None,
) -> Passage | None:
    """The passage that a quotation is; None, and an error, if it is not in its source.

    ``source`` is an id of the library; ``paragraph`` the number of the paragraph in which the
    quotation begins, where several have its words.
    """
    index = library[source]
    verdict = find_quotation(written.words, index, paragraph=paragraph)
    if isinstance(verdict, Found):
        report_turn(verdict.passage, written, written, index, findings)
        return verdict.passage
    report(verdict, written, index, library, findings)
    return None


def verify_range(
    from_: Written,
    to: Written,
    source: str,
    library: Library,
    findings: Findings,
    *,
    paragraph: int | None = None,
) -> Passage | None:
    """The passage from the first of some words to the last of others; None, and an error."""
    index = library[source]
    verdict = find_range(from_.words, to.words, index, paragraph=paragraph)
    if isinstance(verdict, Found):
        report_turn(verdict.passage, from_, to, index, findings)
        return verdict.passage
    report_range(verdict, from_, to, index, library, findings)
    return None


def verify_paragraphs(
    written: Written, source: str, library: Library, findings: Findings
) -> Passage | None:
    """The passage that ``12`` or ``12-14`` is, whole paragraphs; None, and an error."""
    index = library[source]
    verdict = find_paragraphs(written.words, index)
    if isinstance(verdict, Found):
        return verdict.passage
    report(verdict, written, index, library, findings)
    return None

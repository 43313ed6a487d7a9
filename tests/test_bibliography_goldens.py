"""Citations and entries against pandoc's citeproc, but where the manual says otherwise.

What a golden is, and how it is made: tests/goldens/citations/make.py.
"""

from __future__ import annotations

import pytest

from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography import bibliography
from support import citations

STYLES: tuple[CitationStyle, ...] = ("chicago-author-date", "mla", "apa")
CASES = ("seeds", "types", "within", "names", "dates", "alike")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", CASES)
def test_prints_what_the_golden_has(name: str, style: CitationStyle) -> None:
    case = citations.case(name)
    works = [citations.parsed(reference, reference["id"]) for reference in case["references"]]
    made = bibliography(style, works)
    entries = {entry.id: citations.shown(entry.text) for entry in made.entries()}

    printed = {
        f"cite {text}": citations.shown(made.cite(list(citations.citations(text))))
        for text in case["cite"]
    }
    printed["order"] = " ".join(entries)
    printed |= {f"entry {work.id}": entries[work.id] for work in works}

    assert printed == {block: lines[0] for block, lines in citations.golden(name, style).items()}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", CASES)
def test_departures_are_real_and_give_their_reason(name: str, style: CitationStyle) -> None:
    for lines in citations.golden(name, style).values():
        if len(lines) > 1:
            ours, pandoc, because = lines
            assert pandoc.startswith("pandoc: ")
            assert ours != pandoc.removeprefix("pandoc: ")
            assert len(because.removeprefix("because: ")) >= len("as above")

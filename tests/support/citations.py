"""Goldens of tests/goldens/citations: what goes in, what comes out, how to compare them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from studyguide.diagnostics import Findings
from studyguide.outline.model import CitationStyle, SourceEntry
from studyguide.sources.bibliography import Reference, Span, parse_reference

TESTS = Path(__file__).parent.parent
FOLDER = TESTS / "goldens" / "citations"


def case(name: str) -> Any:
    """The references of a golden and the citations to print, all scalars as strings."""
    return yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


def golden(name: str, style: CitationStyle) -> dict[str, list[str]]:
    """The lines of each block of a golden, by the block's name."""
    text = (FOLDER / f"{name}.{style}.txt").read_text(encoding="utf-8")
    blocks = (block.split("\n") for block in text.strip("\n").split("\n\n")[1:])
    return {block[0].removeprefix("## "): block[1:] for block in blocks}


def entry(reference: dict[str, Any], **fields: Any) -> SourceEntry:
    """A source of the outline that has this reference."""
    given = {"file": "x.txt", "label": "X", "kind": "secondary", **fields}
    return SourceEntry(reference=reference, **given)


def parsed(reference: dict[str, Any], id: str = "x", **fields: Any) -> Reference:
    """The reference, which has no faults."""
    findings = Findings()
    result = parse_reference(id, entry(reference, **fields), findings)
    assert not list(findings)
    return result


def citations(text: str) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """``rt 12, essay 3-4`` as it is handed to a bibliography."""
    for part in text.split(", "):
        id, _, paragraphs = part.partition(" ")
        first, _, last = paragraphs.partition("-")
        yield id, (int(first), int(last or first)) if paragraphs else None


def shown(spans: tuple[Span, ...]) -> str:
    """Words with italics between asterisks, as goldens have them."""
    text = "".join(f"*{span.text}*" if span.italic else span.text for span in spans)
    return text.replace("**", "").replace("\u00a0", " ")

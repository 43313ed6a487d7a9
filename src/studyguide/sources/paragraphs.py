"""Divides a text into numbered paragraphs, and applies what the outline says about them.

The numbers count every paragraph of the file from 1 and are what a citation names, so they
stay the same whatever is joined or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from studyguide.diagnostics import Findings
from studyguide.records import place_of
from studyguide.sources.model import Paragraph

Mode = Literal["blank-line", "line"]

_RANGE = re.compile(r"\s*([0-9]{1,9})(?:\s*[-‐‑–—]\s*([0-9]{1,9}))?\s*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BLOCK = re.compile(r"\S(?:[^\n]*\n(?![^\S\n]*\n))*[^\n]*")
_SENTENCE_END = re.compile(r"""[.!?…:。！？।][)\]"'“”‘’»«›‹]*$""")
_WIDEST_LINE = 160
"""Code points: no typewriter or mail programme breaks its lines later than this."""


class Division(NamedTuple):
    """The paragraphs that can be quoted, and those that the outline leaves out."""

    paragraphs: tuple[Paragraph, ...]
    skipped: tuple[Paragraph, ...]


def parse_range(text: str) -> tuple[int, int] | None:
    """The first and last number of ``12``, ``12-14`` or ``12–14``; None if it is no range.

    A range counts from 1 and does not run backwards.
    """
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    first = int(match[1])
    last = int(match[2] or first)
    return (first, last) if 1 <= first <= last else None


def write_range(first: int, last: int) -> str:
    """``12`` or ``12-14``: what :func:`parse_range` reads."""
    return str(first) if first == last else f"{first}-{last}"


def detect_mode(text: str) -> Mode:
    """Whether paragraphs are separated by blank lines or stand one on a line.

    What tells is the lines that another line follows without a blank one between: in wrapped
    text they break anywhere; where each line is a paragraph they end as sentences do, or are
    longer than any wrapped line. The majority decides; a tie goes to ``line``.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    inner = [line for line, following in pairwise(lines) if line and following]
    whole = sum(len(line) > _WIDEST_LINE or bool(_SENTENCE_END.search(line)) for line in inner)
    return "line" if inner and 2 * whole >= len(inner) else "blank-line"


def split(text: str, mode: Mode) -> list[Paragraph]:
    """Every paragraph of the text, numbered from 1, without the white space around it."""
    paragraphs: list[Paragraph] = []
    for match in (_LINE if mode == "line" else _BLOCK).finditer(text):
        found = match[0]
        start = match.start() + len(found) - len(found.lstrip())
        end = match.start() + len(found.rstrip())
        number = len(paragraphs) + 1
        paragraphs.append(Paragraph(number, number, start, end))
    return paragraphs


def divide(
    paragraphs: Sequence[Paragraph], join: Iterable[str], skip: Iterable[str], findings: Findings
) -> Division:
    """Join and leave out paragraphs as the outline says.

    A range that makes no sense, does not exist in the file or overlaps another is a finding
    at its place; the others are applied all the same.
    """
    count = len(paragraphs)
    taken: dict[int, str] = {}
    joins = dict(_ranges("join", join, count, taken, findings))
    skips = {
        number
        for first, last in _ranges("skip", skip, count, taken, findings)
        for number in range(first, last + 1)
    }
    kept, skipped = [], []
    last_joined = 0
    for paragraph in paragraphs:
        if paragraph.number in skips:
            skipped.append(paragraph)
        elif paragraph.number in joins:
            last = paragraphs[joins[paragraph.number] - 1]
            last_joined = last.number
            kept.append(Paragraph(paragraph.number, last.number, paragraph.start, last.end))
        elif paragraph.number > last_joined:
            kept.append(paragraph)
    return Division(tuple(kept), tuple(skipped))


def _ranges(
    key: Literal["join", "skip"],
    written: Iterable[str],
    count: int,
    taken: dict[int, str],
    findings: Findings,
) -> list[tuple[int, int]]:
    """The ranges of one key that can be applied; ``taken`` gains the numbers in them."""
    ranges = []
    for text in written:
        fault = _fault(key, text, count, taken)
        if fault:
            findings.error("source-paragraphs", fault[0], place_of(text), fault[1])
            continue
        first, last = parse_range(text) or (0, -1)
        taken.update((number, f"`{key}: {text}`") for number in range(first, last + 1))
        ranges.append((first, last))
    return ranges


def _fault(key: str, text: str, count: int, taken: dict[int, str]) -> tuple[str, str] | None:
    """What is wrong with a range, and what to do; None if nothing is."""
    span = parse_range(text)
    if span is None:
        return (
            f"`{text}` is neither a paragraph number nor a range",
            "Write a number such as 12 or a range such as 12-14; the first paragraph is 1.",
        )
    first, last = span
    if last > count:
        return (
            f"there is no paragraph {last}: the source has {count}",
            "Numbers count all paragraphs of the file from 1.",
        )
    if key == "join" and first == last:
        return (
            f"paragraph {first} alone cannot be joined",
            f"Name all that belong together, such as {first}-{first + 1}.",
        )
    overlap = next((n for n in range(first, last + 1) if n in taken), None)
    if overlap is not None:
        return (
            f"paragraph {overlap} is already in {taken[overlap]}",
            "A paragraph can be joined or left out once.",
        )
    return None

"""The coverage of sources as tables and strips for people, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

import msgspec

from studyguide.cli.passages import width, wrapped
from studyguide.cli.tables import aligned
from studyguide.cli.terminal import Style, clean
from studyguide.cli.uses import plain_use
from studyguide.guide.coverage import LEVELS, Counts, Level, SourceCoverage, numbers_on

_SIGNS: Mapping[Level, str] = {"quoted": "█", "cited": "▒", "unused": "·"}
_ASCII: Mapping[Level, str] = {"quoted": "#", "cited": "+", "unused": "."}
_BAR = 30
_ELSEWHERE = "elsewhere"


def as_text(covered: Sequence[SourceCoverage], style: Style, *, ascii_only: bool) -> str:
    """A row with a bar for each source and each section, then every paragraph of each source as
    a sign, and the numbers of the unused ones."""
    signs = _ASCII if ascii_only else _SIGNS
    legend = ", ".join(f"{signs[level]} {level}" for level in LEVELS)
    parts = [
        _sources(covered, signs, style),
        _sections(covered, style),
        [f"Paragraph by paragraph: {legend}"],
        *(_strip(each, signs, style) for each in covered),
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def _sources(
    covered: Sequence[SourceCoverage], signs: Mapping[Level, str], style: Style
) -> list[str]:
    rows = [("source", "paragraphs", *LEVELS, "")]
    for each in covered:
        counts = each.counts
        figures = map(str, (counts.all, counts.quoted, counts.cited, counts.unused))
        rows.append((clean(each.id), *figures, _bar(counts, signs)))
    return _table(rows, range(1, 2 + len(LEVELS)), style)


def _sections(covered: Sequence[SourceCoverage], style: Style) -> list[str]:
    """What each section uses of each source: paragraphs quoted, and others cited."""
    rows = [("quoted + cited", *(clean(each.id) for each in covered))]
    for id in covered[0].sections:
        counts = [each.sections[id] for each in covered]
        if id or any(each.quoted + each.cited for each in counts):
            cells = (f"{each.quoted} + {each.cited}" for each in counts)
            rows.append((clean(id) or _ELSEWHERE, *cells))
    return _table(rows, range(1, 1 + len(covered)), style)


def _bar(counts: Counts, signs: Mapping[Level, str]) -> str:
    """The shares of the levels, as wide together as every other bar."""
    done, bar = 0, ""
    for level in LEVELS:
        done += getattr(counts, level)
        bar += signs[level] * (round(_BAR * done / counts.all) - len(bar))
    return bar


def _strip(covered: SourceCoverage, signs: Mapping[Level, str], style: Style) -> list[str]:
    """A sign for each paragraph, in lines that begin with the number of their first one."""
    numbers = [each.paragraph.number for each in covered.paragraphs]
    margin = max(len(str(numbers[-1])), 4)
    room = max((width() - margin - 4) // 10 * 10, 10)
    strip = "".join(signs[each.level] for each in covered.paragraphs)
    lines = [style.bold(f"{clean(covered.label)} ({clean(covered.id)})")]
    lines += [
        f"  {numbers[at]:>{margin}}  {strip[at : at + room]}" for at in range(0, len(strip), room)
    ]
    unused = numbers_on(covered, "unused")
    if unused:
        lines += wrapped(f"unused: {clean(covered.id)} {unused}", ("  ", "    "))
    else:
        lines.append("  no paragraph is unused")
    return lines


def _table(rows: Sequence[Sequence[str]], figures: Container[int], style: Style) -> list[str]:
    """Rows below a head."""
    head, *lines = aligned(rows, figures)
    return [style.bold(head), *lines]


def as_json(covered: Sequence[SourceCoverage]) -> str:
    """The same as one JSON object, with every paragraph and what uses it."""
    document = {
        "sources": [
            {
                "id": each.id,
                "label": each.label,
                "counts": each.counts,
                "sections": {str(id): counts for id, counts in each.sections.items() if id},
                "elsewhere": each.sections[""],
                "paragraphs": [
                    {
                        "number": on.paragraph.number,
                        "last": on.paragraph.last,
                        "level": on.level,
                        "uses": list(map(plain_use, on.uses)),
                    }
                    for on in each.paragraphs
                ],
            }
            for each in covered
        ]
    }
    return msgspec.json.format(msgspec.json.encode(document, enc_hook=str), indent=2).decode()

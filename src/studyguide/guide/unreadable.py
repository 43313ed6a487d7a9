"""What was meant as a citation in prose and is none: it would be printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice

from studyguide.diagnostics import Findings
from studyguide.records import place_within

_CUT_OFF = re.compile(r"\[@\s*(?P<source>[A-Za-z][A-Za-z0-9_-]*)(?P<rest>[^\]\n]{0,200})\]")
_UNBRACKETED = re.compile(
    r"""(?<![\[\w])\(?@(?P<source>[A-Za-z][A-Za-z0-9_-]*)\s+
        (?P<rest>"[^"\n]*"|“[^“”\n]*”|¶\s*\d+(?:\s*[-–]\s*\d+)?)""",
    re.VERBOSE,
)
"""What has all of a citation but its brackets."""
_WITHOUT_AT = re.compile(
    r"""(?<!\\)\[(?P<source>[A-Za-z][A-Za-z0-9_-]*)[,:;]?\s+
        (?P<rest>["“„«][^\[\]]{1,400}["”“»]
        |(?:¶+|§+|pp?\.|par(?:a|as|agraphs?)?\b\.?|абз\.)\s*\d+(?:\s*[-–]\s*\d+)?)\s*\]""",
    re.VERBOSE | re.IGNORECASE,
)
"""What has all of a citation but its @, if it is a source that it names."""
_NUMBERS = re.compile(
    r"(?:¶+|§+|pp?|par(?:a|as|agraphs?)?|абз)?\.?\s*(\d+)(?:\s*[-–]\s*(\d+))?", re.IGNORECASE
)
_MARKS = " ,;:\"“”„«»'‘’"
_ALIKE, _SHORT = 0.82, 4
"""Of an id of six letters one may be wrong; short ones are too like other words."""
_COMPARED = 100
"""How many ids a misspelt one is compared with; a comparison takes some microseconds."""


def report_unreadable(text: str, bare: str, named: Collection[str], findings: Findings) -> None:
    """Report what was meant as a citation; ``bare`` is ``text`` with spaces in place of those
    that are read, and ``named`` has the ids of the sources."""
    if "@" in bare:
        at = bare.find("[@")
        while at >= 0:
            _report(text, at, 2, _CUT_OFF.match(text, at), findings)
            at = bare.find("[@", at + 2)
        for match in _UNBRACKETED.finditer(bare):
            _report(text, match.start(), len(match[0]), match, findings)
    if "[" in bare and named:
        for match in _WITHOUT_AT.finditer(bare):
            source = _source(match["source"], named)
            if source is not None:
                _report_without_at(text, match, source, findings)


def _report(
    text: str, start: int, length: int, meant: re.Match[str] | None, findings: Findings
) -> None:
    proposal = _proposal(meant["source"], meant["rest"]) if meant else None
    findings.error(
        "citation-unreadable",
        "this citation cannot be read",
        place_within(text, start, length),
        f"Write: {proposal}"
        if proposal
        else 'Write [@source "exact words"], [@source ¶12] or [@source]; the words stand in '
        "straight double quotation marks.",
    )


def _report_without_at(text: str, match: re.Match[str], source: str, findings: Findings) -> None:
    proposal = _proposal(source, match["rest"]) or f'[@{source} "exact words"]'
    findings.error(
        "citation-unreadable",
        "this citation has no @ before its source",
        place_within(text, match.start(), len(match[0])),
        f"Write: {' '.join(proposal.split())}",
    )


def _source(written: str, named: Collection[str]) -> str | None:
    """The id that ``written`` is, or was probably meant to be."""
    if written in named:
        return written
    if len(written) < _SHORT:
        return None
    from difflib import get_close_matches

    lower = {id.lower(): id for id in islice(named, _COMPARED)}
    near = get_close_matches(written.lower()[:100], lower, 1, _ALIKE)
    return lower[near[0]] if near else None


def _proposal(source: str, rest: str) -> str | None:
    """The citation that was probably meant, if that is clear."""
    rest = rest.strip(_MARKS)
    if not rest:
        return f"[@{source}]"
    if numbers := _NUMBERS.fullmatch(rest):
        return f"[@{source} ¶{'-'.join(filter(None, numbers.groups()))}]"
    is_clear = '"' not in rest and any(map(str.isalpha, rest))
    return f'[@{source} "{rest}"]' if is_clear else None

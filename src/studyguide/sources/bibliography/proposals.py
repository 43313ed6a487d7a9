"""What to write for a name or a date of a source that is not written as CSL wants it."""

from __future__ import annotations

import re
from typing import Any

from studyguide.sources.bibliography import parse_date

_PLAIN = re.compile(r"(?!\d)[^\W_][\w.’'-]*(?:,? [^\W_][\w.’'-]*)*")
"""Names that can stand in braces without quotation marks."""
_LONG = 60


def name_help(variable: str, value: Any) -> tuple[str, str]:
    """How a person and an organisation are written: the one that is named, if that is clear."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if len(text) > _LONG or not _PLAIN.fullmatch(text) or text.count(",") > 1:
        text = ""
    last, comma, first = text.partition(", ")
    given, _, family = (first, "", last) if comma else text.rpartition(" ")
    if not given or not family or "," in family or " and " in text:
        family, given = "Taubman", "William"
    body = text if text and not comma else "Central Committee of the CPSU"
    return (
        f"For a person write “{variable}: [{{family: {family}, given: {given}}}]”.",
        f"For an organisation write “{variable}: [{{literal: {body}}}]”.",
    )


def date_help(value: Any) -> tuple[str, ...]:
    """How the date is written that ``value`` seems to mean, or else how any date is."""
    from studyguide.dates.advice import advice

    proposed = (
        re.fullmatch(r"write (\S+)( if .*)?", advice(value)) if isinstance(value, str) else None
    )
    if proposed is None or not _is_date(proposed[1]):
        return parse_date.HELP
    return (f"Write {proposed[1]}{proposed[2] or ''}.",)


def _is_date(text: str) -> bool:
    try:
        parse_date.parse_date(text)
    except parse_date.DateFault:
        return False
    return True

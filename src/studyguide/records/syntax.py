"""From an error of the YAML parser to a finding."""

from __future__ import annotations

from typing import Any

from studyguide.diagnostics import Findings
from studyguide.records.advice import RULES
from studyguide.records.fault import Fault
from studyguide.records.text import File


def report_syntax(file: File, error: Exception, last: Any, findings: Findings) -> None:
    """Add one finding for ``error``, which the YAML parser raised after the event ``last``."""
    begin = getattr(error, "context_mark", None)
    at = getattr(error, "problem_mark", None) or begin or getattr(last, "end_mark", None)
    fault = Fault(
        file,
        min(at.index, len(file.text)) if at else 0,
        begin.index if begin else None,
        getattr(error, "problem", None) or str(error),
        getattr(error, "context", None) or "",
        last,
    )
    advice = next(filter(None, (rule(fault) for rule in RULES)))
    findings.error(
        "yaml-syntax", advice.message, advice.place, *advice.help, related=advice.related
    )

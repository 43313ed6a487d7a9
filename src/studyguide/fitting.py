"""Printouts that should take no more than so many pages."""

from __future__ import annotations

from collections.abc import Callable

from studyguide.diagnostics import Findings
from studyguide.document.blocks import Document
from studyguide.editions.model import Printout
from studyguide.layout.plan import Plan
from studyguide.memory import Memory

Composer = Callable[[Document], Plan]
"""What lays out a document."""


def lay_out_fitting(
    printout: Printout, lay_out: Composer, findings: Findings, memory: Memory | None = None
) -> Plan:
    """The printout on its pages, made as loose as fits on those that it should take.

    Where not even the tightest form fits it stays as it was meant, and this is added to
    ``findings``.
    """
    plan = lay_out(printout.document(memory=memory))
    fit = printout.fit
    if fit is None or len(plan.pages) <= fit.pages:
        return plan
    *looser, tightest = fit.tighter
    tight = lay_out(tightest(memory=memory))
    if len(tight.pages) <= fit.pages:
        tried = (lay_out(document(memory=memory)) for document in looser)
        return next((each for each in tried if len(each.pages) <= fit.pages), tight)
    findings.warning(
        f"{fit.code}-long",
        f"{fit.what} takes {len(plan.pages)} pages, and should take {fit.pages}",
        fit.place,
        fit.help,
    )
    return plan

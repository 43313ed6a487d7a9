"""Pages to PDF: tagged (PDF/UA-1), archival (PDF/A-2a) and the same bytes for the same plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.pdf.errors import PlanError

if TYPE_CHECKING:
    from studyguide.layout.plan import Ink, Plan

__all__ = ["PlanError", "draw"]


def draw(plan: Plan, ink: Ink) -> bytes:
    """Draw ``plan`` for the reader of ``ink`` (``STUDENT`` or ``KEY``); the bytes of a PDF file.

    The file conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises
    :class:`PlanError` where it would not: drawing never writes a file that locks a reader out.
    """
    # ReportLab takes longer to import than a short guide takes to draw.
    from studyguide.pdf.drawing import draw_plan

    return draw_plan(plan, ink)

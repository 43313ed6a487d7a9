"""Pages to PDF: tagged (PDF/UA-1), archival (PDF/A-2a) and the same bytes for the same plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.memory import Forgetful
from studyguide.pdf.errors import PlanError

if TYPE_CHECKING:
    from studyguide.layout.plan import Ink, Plan
    from studyguide.memory import Memory
    from studyguide.pdf.parity import DrawnPage

__all__ = ["PlanError", "draw"]


def draw(
    plan: Plan, ink: Ink, drawn: list[DrawnPage] | None = None, memory: Memory | None = None
) -> bytes:
    """Draw ``plan`` for the reader of ``ink`` (``STUDENT`` or ``KEY``); the bytes of a PDF file.

    ``drawn`` gains what was drawn on each page that students have, for
    :func:`studyguide.pdf.parity.check_parity`.

    Pages whose marks are the very ones that ``memory`` knows are not drawn again; the bytes are
    the same with and without it.

    The file conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises
    :class:`PlanError` where it would not: drawing never writes a file that locks a reader out.
    """
    # ReportLab takes longer to import than a short guide takes to draw.
    from studyguide.pdf.drawing import draw_plan

    return draw_plan(
        plan,
        ink,
        [] if drawn is None else drawn,
        Forgetful() if memory is None else memory,
    )

"""Two pages side by side on a sheet, in the order of reading, to save paper.

Nothing is folded. The sheets lie in landscape and are turned over like the leaves of a book, as
they are when a corner or the left edge is stapled: the edge that they turn on is a short one, so
printing on both sides flips on the short edge. (On the long edge the backs would stand on their
heads, but for a pad bound at the top.)
"""

from __future__ import annotations

from studyguide.imposition.marks import print_master, set_down
from studyguide.layout.plan import Page, Plan


def two_up(plan: Plan, sheet: tuple[float, float]) -> Plan:
    """The pages of ``plan`` by twos on sheets; both sides of a sheet flip on the short edge.

    ``sheet`` is the width and height of the paper, either way round.
    """
    width, height = max(sheet), min(sheet)
    half = width / 2
    factor = min(
        half / max(page.width for page in plan.pages),
        height / max(page.height for page in plan.pages),
    )
    made: list[Page] = []
    for start in range(0, len(plan.pages), 2):
        pages = plan.pages[start : start + 2]
        side = Page(width, height, str(len(made) + 1), "body")
        for left, page in zip((0.0, half), pages, strict=False):
            dx = left + (half - page.width * factor) / 2
            set_down(side, page, factor, dx, (height - page.height * factor) / 2)
        made.append(side)
    return print_master(plan, made)

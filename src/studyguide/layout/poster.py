"""Posters: one large page, its type as large as lets everything stand on it."""

from __future__ import annotations

from bisect import bisect_left
from typing import get_args

from msgspec.structs import replace

from studyguide.diagnostics import Findings
from studyguide.document import blocks as b
from studyguide.layout.compose import compose_with
from studyguide.layout.large_print import SMALLEST, enlarged
from studyguide.layout.plan import Plan
from studyguide.layout.setup import Setup, remembered, usual
from studyguide.layout.theme import PAPERS, Faces, StyleName, Theme
from studyguide.memory import Forgetful, Memory, Same

POSTER_PAPER = {"a4": "a3", "letter": "tabloid"}
"""The paper of a poster, which is two sheets of the paper that a guide is printed on."""
_FACTORS = tuple(tenths / 10 for tenths in range(28, 10, -1))
"""How many times as large as usual it may be."""
_MARGIN = 42.6
"""15 mm, which every printer can keep white."""
_EDGE = 52.0
"""Above and below what stands on the page: room for the running head and the foot."""


def compose_poster(
    document: b.Document,
    theme: Theme,
    faces: Faces,
    paper: str,
    *,
    large_print: bool = False,
    memory: Memory | None = None,
) -> Plan:
    """Lay out ``document`` on one page of the poster's paper for ``paper``, as large as can be.

    Where even the smallest is more than one page it has as many as it needs. In ``large_print``
    no text is under :data:`studyguide.layout.large_print.SMALLEST`. Takes from ``memory`` and
    raises as :func:`studyguide.layout.compose.compose` does.
    """
    memory = memory or Forgetful()
    make = enlarged if large_print else usual
    made_of = (theme, faces, paper, large_print)
    setup = remembered(memory, "setup", made_of, lambda: make(theme, faces, paper))
    theme = setup.theme
    smallest = min(theme.style(name).size for name in get_args(StyleName))
    least = SMALLEST / smallest if large_print else 1.0
    factors = [*(factor for factor in _FACTORS if factor > least), least]
    plans: dict[float, Plan] = {}

    def on_one_page(factor: float) -> bool:
        wall = memory.recall(
            "poster", (Same(setup), paper, factor), lambda: _on_the_wall(setup, paper, factor)
        )
        plans[factor] = compose_with(document, wall, Findings(), memory)
        return len(plans[factor].pages) == 1

    fitting = bisect_left(factors, True, key=on_one_page)
    return plans[factors[min(fitting, len(factors) - 1)]]


def _on_the_wall(setup: Setup, paper: str, factor: float) -> Setup:
    """A page smaller by ``factor``, its measure as wide as the margins leave room for."""
    theme = setup.theme
    width, height = (length / factor for length in PAPERS[POSTER_PAPER[paper]])
    page = theme.page
    measure = width - 2 * (_MARGIN / factor + page.hang)
    wide = replace(page, measure=measure, top=_EDGE, bottom=_EDGE)
    theme = replace(theme, page=wide)
    types = setup.types.of(theme)
    return Setup(theme, setup.faces, (width, height), types, factor=factor)

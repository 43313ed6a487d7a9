"""A drawn timeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from studyguide.document.block import Block, Origin

TimelineSign = Literal["dot", "box", "doubt", "key", "bar", "open", "scale", "break", "weight"]
"""What a legend may explain: a dot, a box over all the time within which something happened,
an uncertain date, a turning point, a bar, an open end, the scale, a break of it, and the weight
of its line."""


class TimelineEvent(Struct, frozen=True):
    """An event of the drawn timeline. ``low`` and ``high`` are decimal years (1956.15), None
    for an open end; fuzzy ends are drawn as such. ``section`` is the number of its section, and
    a ``key`` event is a turning point. The title of a ``blank`` one is an answer: the student's
    copy has its date and a line to write on."""

    low: float | None
    high: float | None
    date: str
    title: str
    fuzzy_low: bool = False
    fuzzy_high: bool = False
    period: bool = False
    section: str = ""
    key: bool = False
    blank: bool = False
    origin: Origin | None = None


def _nothing(left_out: tuple[float, float] | None, ratio: float | None) -> str:
    return ""


class Timeline(Block, frozen=True, kw_only=True):
    """A drawn timeline; ``alt`` says it all in words, ``continued`` heads its further pages.
    Blank events are text beside the drawing: ``alt`` must not tell their titles.

    ``name_tick`` gives the words for a year, month and day of its scale (0 where a tick is
    not so fine, no year where it has been said). ``name_break`` says where the scale breaks
    which years are left out (None for none), and how many times longer a year is from there
    on (None where that says nothing); two such functions that say the same are equal, or a
    timeline is drawn anew for every build. ``legend`` explains signs: the name of each, which is
    said where it cannot be seen, and its meaning; what occurs is printed. ``sections`` heads
    the column of their numbers.
    """

    events: tuple[TimelineEvent, ...]
    alt: str
    continued: str
    name_tick: Callable[[int | None, int, int], str]
    name_break: Callable[[tuple[float, float] | None, float | None], str] = _nothing
    legend: tuple[tuple[TimelineSign, str, str], ...] = ()
    sections: str = ""

"""What a timeline is given, and what it gives back."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from studyguide.layout.chronology.ticks import Tick

End = Literal["sharp", "fuzzy", "open", "continues"]
"""How a mark ends: at a date, at a doubtful date, never, or only past the end of the axis."""
Point = tuple[float, float]
FADE = 9.0
"""The length of a doubtful end of a bar, in points, or a third of the bar if that is less."""


class Event(Struct, frozen=True):
    """What happened from ``low`` to ``high`` (None where open), and how high its label is.

    A moment has an extent too: the year, month or day within which it happened.
    """

    low: float | None
    high: float | None
    label: float
    fuzzy_low: bool = False
    fuzzy_high: bool = False
    period: bool = False


class Measures(Struct, frozen=True):
    """The lengths of a drawing, in points, and how much it holds.

    ``gap``     least white between two labels
    ``air``     the white between two labels where there is room for it
    ``attach``  how far below its top a label is met by its connector: the middle of its
                first line
    ``ends``    from the end of an axis to that of its panel, for bars that are open or go on,
                and from the end of a stretch to the break
    ``seam``    the height of a break, in which words say what changes
    ``tick``    least distance of two named ticks
    ``dot``     the height of a point on the axis
    ``box``     the least height of a box
    ``lane``    from the axis to the first lane beside it, and from each lane to the next
    ``lanes``   room for all lanes; they move together when they do not fit
    ``reach``   from the axis to the labels; connectors turn between the lanes and here
    ``least``   the height of a panel with several dates, if there is room
    ``most``    how many labels a panel has at most, whatever its height
    ``slack``   how many times higher than its labels a panel may be, to let them stand
                beside their dates
    """

    gap: float = 4.0
    air: float = 7.5
    attach: float = 6.4
    ends: float = 9.0
    seam: float = 16.0
    tick: float = 15.0
    dot: float = 7.0
    box: float = 11.0
    lane: float = 9.0
    lanes: float = 36.0
    reach: float = 58.0
    least: float = 150.0
    most: int = 30
    slack: float = 1.7


class Mark(Struct, frozen=True):
    """The extent on one panel of the ``events`` that have these dates.

    A period is a bar in a lane, on every panel that it touches, ``x`` right of the axis. A
    moment is a point if its day is known, else a ``box`` over its month or year, which is
    never so low that it looks like a point; it stands on the axis (``x`` is 0) or, where
    something is there already, in a lane. An open or continuing end lies past the end of the
    axis.
    """

    events: tuple[int, ...]
    period: bool
    x: float
    top: float
    bottom: float
    top_end: End
    bottom_end: End
    box: bool = False

    @property
    def solid(self) -> tuple[float, float]:
        """From where to where a bar is without doubt."""
        fade = min(FADE, (self.bottom - self.top) / 3)
        above, below = self.top_end == "fuzzy", self.bottom_end == "fuzzy"
        return self.top + fade * above, self.bottom - fade * below


class Label(Struct, frozen=True):
    """Where the label of an event stands, and the polyline from its mark to it.

    A label higher than its page stands at the top, and has the panel to itself.
    """

    event: int
    top: float
    height: float
    connector: tuple[Point, ...]


class Stretch(Struct, frozen=True):
    """A part of an axis that is linear: the years ``first`` to ``last`` run from ``top`` to
    ``bottom``. ``minor`` are marks without a name: the units that its scale is made of. One
    that shows a ``single`` moment is short, whatever its length."""

    first: float
    last: float
    top: float
    bottom: float
    ticks: tuple[Tick, ...]
    minor: tuple[float, ...]
    single: bool

    @property
    def year(self) -> float:
        """How long a year is."""
        return (self.bottom - self.top) / (self.last - self.first)


class Break(Struct, frozen=True):
    """The room from ``top`` to ``bottom`` before a stretch, to say what changes there.

    ``left_out`` are the years that stand on no stretch, if there are any. In the stretch
    that follows a year is ``ratio`` times as long as in the one before, or None where that
    one shows a single date and has no distances to compare.
    """

    top: float
    bottom: float
    left_out: tuple[float, float] | None
    ratio: float | None


class Panel(Struct, frozen=True):
    """One axis and what stands beside it; ``page`` counts the heights given, from 0.

    There is a break before every stretch but the first of all. Marks and labels are in the
    order of time; ``event`` in them is a place in the events given.
    """

    page: int
    height: float
    stretches: tuple[Stretch, ...]
    breaks: tuple[Break, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]

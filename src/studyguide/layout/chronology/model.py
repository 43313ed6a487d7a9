"""What a timeline is given, and what it gives back."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from studyguide.layout.chronology.timescale import Tick

End = Literal["sharp", "fuzzy", "open", "continues"]
"""How a mark ends: at a date, at a doubtful date, never, or only past the end of the axis."""


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
    """The lengths of a drawing, in points.

    ``gap``     least white between two labels
    ``attach``  how far below its top a label's connector ends: the middle of its first line
    ``ends``    room past each end of the axis, for bars that are open or continue
    ``tick``    least distance of two ticks
    ``lane``    from the axis to the first lane of bars, and from each lane to the next
    ``lanes``   room for all lanes; they move together when they do not fit
    ``reach``   from the axis to the labels; connectors turn between the lanes and here
    ``slack``   how many times higher than its labels a panel may be, to let them stand
                beside their dates
    """

    gap: float = 5.0
    attach: float = 6.0
    ends: float = 9.0
    tick: float = 22.0
    lane: float = 7.0
    lanes: float = 35.0
    reach: float = 62.0
    slack: float = 1.6


class Mark(Struct, frozen=True):
    """The extent of an event on the axis of one panel.

    A period is a bar at ``x``, on every panel that it touches. A moment is a point at
    ``top`` on the axis (``x`` is 0), on the panel of its label; it is not known more exactly
    than down to ``bottom``. An open or continuing end lies past the end of the axis.
    """

    event: int
    period: bool
    x: float
    top: float
    bottom: float
    top_end: End
    bottom_end: End


class Label(Struct, frozen=True):
    """Where the label of an event stands, and the polyline from its mark to it.

    A label higher than its page stands at the top, and has the panel to itself.
    """

    event: int
    top: float
    height: float
    connector: tuple[tuple[float, float], ...]


class Panel(Struct, frozen=True):
    """One axis and what stands beside it; ``page`` counts the heights given, from 0.

    The years ``first`` to ``last`` run from ``axis_top`` to ``axis_bottom``. Marks and labels
    are in the order of time; ``event`` in them is a place in the events given.
    """

    page: int
    height: float
    first: float
    last: float
    axis_top: float
    axis_bottom: float
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]

"""The geometry of a drawn timeline: where every date, bar, tick and label stands.

Pure figures in, pure figures out: points, y downwards from the top of a panel, x to the
right from its axis. Time runs down the page, in decimal years.

How it is meant to be read
    A panel is what stands on one page. Its axis has one to four stretches, and within each
    time is linear: a centimetre is as many years at its top as at its bottom. Between two
    stretches the axis is broken for all to see, and there is room to say in words which
    years are left out there (never one with a date in it) and how the scale changes.
    A stretch is no longer than what happened, to the next round date (Tufte's range frame).
    What is known to the day is a point; what is known to the month or the year only is a box
    over all that time, on a small scale somewhat more, so that it is a box everywhere.
    Periods are bars beside the axis. A bar that goes on runs through the breaks and past the
    end of the axis into the foot of its panel, and comes in again at the head of the next.
    Events of one date share a mark. Labels stand in the order of time, each as near to its
    date as its neighbours allow. Connectors lead to them, level or straight up and down; they
    never cross.

How it is done
    ``breaks`` finds the fewest panels that hold the labels, and of all ways to have so few
    the one that tears least and leaves least room empty.
    ``stretches`` divides the axis of a panel so that labels stand beside their dates, at as
    few breaks as that takes.
    ``labels`` solves "nearest to their dates, in order, without overlap" exactly.
    ``timescale`` and ``ticks`` know scales and round dates, ``lanes`` what stands beside the
    axis, ``connectors`` the lines; ``panel`` puts everything in its place.
"""

from studyguide.layout.chronology.lanes import lanes_of
from studyguide.layout.chronology.model import (
    Break,
    End,
    Event,
    Label,
    Mark,
    Measures,
    Panel,
    Stretch,
)
from studyguide.layout.chronology.panel import arrange
from studyguide.layout.chronology.ticks import Tick

__all__ = [
    "Break",
    "End",
    "Event",
    "Label",
    "Mark",
    "Measures",
    "Panel",
    "Stretch",
    "Tick",
    "arrange",
    "lanes_of",
]

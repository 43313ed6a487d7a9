"""The geometry of a drawn timeline: where every date, bar, tick and label stands.

Pure figures in, pure figures out: points, y downwards from the top of a panel, x to the
right from its axis. Time runs down the page, in decimal years.

How it is meant to be read
    A panel is one axis on one page, and within it time is linear: a centimetre is as many
    years at the top as at the bottom. The axis is no longer than what happened (Tufte's
    range frame): it begins with the panel's first date and ends with its last.
    Where the labels need more than one page the scale breaks between panels, never inside
    one. The reader sees a break as the end of an axis, and on the next page a new axis with
    ticks of its own; ``first`` and ``last`` are there to be printed above it. A bar that
    goes on runs past the end of the axis into the foot of its panel, and comes in again at
    the head of the next.
    Labels stand in the order of time, each as near to its date as its neighbours allow, and
    a connector leads to the beginning of what each names. So connectors never cross.

How it is done
    ``breaks`` finds the fewest panels that hold the labels, and of all ways to have so few
    the one with the least of (labels moved off their dates, squared) and (room left empty,
    squared). So long stretches without events fall between panels, and a crowded year gets
    a scale of its own where it can, rather than a fan of long connectors.
    ``labels`` solves "nearest to their dates, in order, without overlap" exactly.
    ``timescale`` marks round dates; ``panel`` puts everything in its place.
"""

from studyguide.layout.chronology.model import End, Event, Label, Mark, Measures, Panel
from studyguide.layout.chronology.panel import arrange
from studyguide.layout.chronology.timescale import Tick

__all__ = ["End", "Event", "Label", "Mark", "Measures", "Panel", "Tick", "arrange"]

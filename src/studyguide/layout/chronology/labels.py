"""Labels beside their dates: as near as they can, in order, without overlap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def place(
    wanted: Sequence[float], heights: Sequence[float], gap: float, room: float
) -> list[float]:
    """The tops of labels ``gap`` apart in 0 to ``room``, nearest to ``wanted``.

    Nearest is least squares, which is isotonic regression once what stands above each label
    is taken off its wish: neighbours that would overlap are pooled and stand round their
    mean (Barlow et al., *Statistical Inference under Order Restrictions*, 1972). Clamping
    that answer is the answer within bounds. Labels too high for the room start at 0.
    """
    above = list(accumulate((height + gap for height in heights), initial=0.0))
    pools: list[tuple[float, int]] = []  # the sum of the wishes in it, and how many
    for wish, offset in zip(wanted, above, strict=False):
        total, count = wish - offset, 1
        while pools and pools[-1][0] * count >= total * pools[-1][1]:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    lowest = max(0.0, room - (above[-1] - gap))
    tops: list[float] = []
    for total, count in pools:
        at = min(max(total / count, 0.0), lowest)
        tops += [at + offset for offset in above[len(tops) : len(tops) + count]]
    return tops

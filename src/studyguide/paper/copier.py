"""What a copier loses: pale print, hairlines, small type.

How dark a colour is on a black-and-white copier is taken from its sRGB parts as ISO 32000-1
(10.3.3) makes grey of them: 0.3 red + 0.59 green + 0.11 blue is the grey that is left of white
paper, and what is missing to 1 the share of black.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Literal

from msgspec import Struct

from studyguide.layout.plan import Box, Colour, Ink, Mark, Page, Plan, Rule, Shape, TextLine

PALEST = 0.3
"""The share of black below which print fades away."""
THINNEST = 0.5
"""Points of weight below which a line breaks up."""
SMALLEST = 9.0
"""Points of size below which type fills in."""
_EXACT = 0.005
_SHOWN = 40
"""Characters of a text that are shown to find it by."""

What = Literal["pale-text", "pale-line", "pale-mark", "thin-line", "small-text", "panel"]


class Loss(Struct, frozen=True):
    """Something that a copier may lose, on the pages with these labels.

    ``measure`` is the share of black, the weight or the size; ``example`` words of a text.
    """

    what: What
    measure: float
    pages: tuple[str, ...]
    example: str = ""


class _Found(Struct, frozen=True):
    what: What
    measure: float
    example: str = ""


def darkness(colour: Colour) -> float:
    """The share of black, from 0 to 1, in which a copier prints an sRGB colour."""
    red, green, blue = colour
    return 1 - (0.3 * red + 0.59 * green + 0.11 * blue)


def losses(plan: Plan, ink: Ink) -> list[Loss]:
    """What a copier may lose of ``plan`` in the copy of ``ink``, the same of all pages together.

    The ground of a panel, a box without an edge behind text, is found as ``panel``.
    """
    pages: dict[tuple[What, float], dict[str, None]] = {}
    examples: dict[tuple[What, float], str] = {}
    for page in plan.pages:
        for found in _on_page(page, ink):
            key = (found.what, found.measure)
            pages.setdefault(key, {})[page.label] = None
            examples.setdefault(key, found.example)
    return [Loss(*key, tuple(labels), examples[key]) for key, labels in sorted(pages.items())]


def booklet_sizes(plan: Plan, ink: Ink) -> tuple[float, float]:
    """The sizes of the type that most of the text has, and of the smallest, in a booklet folded
    from the paper of the pages."""
    drawn: dict[float, int] = {}
    factor = 1.0
    for page in plan.pages:
        factor = min(factor, page.height / 2 / page.width, page.width / page.height)
        for mark in _drawn(page, ink):
            if isinstance(mark, TextLine):
                for run in mark.runs:
                    drawn[run.size] = drawn.get(run.size, 0) + len(run.text)
    if not drawn:
        return (0.0, 0.0)
    usual = max(drawn, key=lambda size: (drawn[size], size))
    return (round(usual * factor, 1), round(min(drawn) * factor, 1))


def _drawn(page: Page, ink: Ink) -> Iterator[Mark]:
    """What is seen in the copy of ``ink``."""
    return (mark for mark in chain(page.marks, page.furniture) if mark.ink & ink)


def _on_page(page: Page, ink: Ink) -> Iterator[_Found]:
    """What may be lost on one page; what stands on a ground comes after it."""
    texts = [mark for mark in _drawn(page, ink) if isinstance(mark, TextLine) and mark.runs]
    grounds: list[Box] = []
    for mark in _drawn(page, ink):
        match mark:
            case TextLine():
                yield from _of_text(mark, grounds)
            case Rule():
                yield from _of_line(mark.weight, mark.colour)
            case Box() | Shape():
                if isinstance(mark, Box) and mark.fill is not None:
                    grounds.append(mark)
                yield from _of_area(mark, texts)


def _of_text(line: TextLine, grounds: list[Box]) -> Iterator[_Found]:
    """Type too pale or too small; white type on a dark ground is dark enough."""
    for run in line.runs:
        if not run.text.strip():
            continue
        example = _shortened(run.text)
        if run.size < SMALLEST - _EXACT:
            yield _Found("small-text", round(run.size, 2), example)
        dark = darkness(run.colour)
        under = _ground(line, grounds)
        if dark < PALEST - _EXACT and under - dark < PALEST:
            yield _Found("pale-text", round(dark, 2), example)


def _ground(line: TextLine, grounds: list[Box]) -> float:
    """How dark the last ground is that a line stands on; 0 for paper."""
    dark = [darkness(box.fill) for box in grounds if box.fill and _inside(line, box)]
    return dark[-1] if dark else 0.0


def _of_line(weight: float, colour: Colour) -> Iterator[_Found]:
    dark = darkness(colour)
    if weight < THINNEST - _EXACT:
        yield _Found("thin-line", round(weight, 2))
    if 0 < round(dark, 3) < PALEST - _EXACT:
        yield _Found("pale-line", round(dark, 2))


def _of_area(mark: Box | Shape, texts: list[TextLine]) -> Iterator[_Found]:
    """The edge of an area, and its ground where no edge says what it is. White hides what is
    below it and is not meant to be seen."""
    if mark.stroke is not None:
        yield from _of_line(mark.weight, mark.stroke)
        return
    dark = 0.0 if mark.fill is None else darkness(mark.fill)
    if 0 < round(dark, 3) < PALEST - _EXACT:
        behind = isinstance(mark, Box) and any(_inside(line, mark) for line in texts)
        yield _Found("panel" if behind else "pale-mark", round(dark, 2))


def _inside(line: TextLine, box: Box) -> bool:
    """Whether a line begins within a box."""
    x = line.runs[0].x if line.runs else 0.0
    across, down = box.x - 1 <= x <= box.x + box.width, box.y <= line.y <= box.y + box.height
    return across and down and not line.turned


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"

"""By what a page is known to look the same: the name of its picture.

It is made of what layout placed on the page, not of the PDF, where a page is written with other
codes as soon as another page needs another letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import blake2b

from msgspec.json import encode

from studyguide.layout.plan import Box, Ink, Mark, Page, Plan, Rule, TextLine
from studyguide.memory import Memory, Same


def looks_of(plan: Plan, ink: Ink, faces: Mapping[str, str], memory: Memory) -> list[str]:
    """A name for each page of ``plan`` in one ink: the same for two pages only if they look the
    same. ``faces`` tells what the fonts are that the plan names."""
    base = encode(sorted(faces.items()))
    return [_look(page, base, ink, memory) for page in plan.pages]


def _look(page: Page, base: bytes, ink: Ink, memory: Memory) -> str:
    made = blake2b(base, digest_size=16)
    made.update(encode((page.width, page.height, page.clip)))
    made.update(memory.recall("look", (Same(page.marks), ink), partial(_digest, page.marks, ink)))
    made.update(_digest(page.furniture, ink))
    return made.hexdigest()


def _digest(marks: Sequence[Mark], ink: Ink) -> bytes:
    return blake2b(encode([_seen(mark) for mark in marks if mark.ink & ink])).digest()


def _seen(mark: Mark) -> tuple[object, ...]:
    """All of a mark that can be seen."""
    match mark:
        case TextLine():
            runs = [(r.x, r.text, r.face, r.size, r.colour, r.rise) for r in mark.runs]
            return mark.y, mark.turned, runs
        case Rule(x0=x0, y0=y0, x1=x1, y1=y1):
            return x0, y0, x1, y1, mark.weight, mark.colour, mark.dash, mark.round
        case Box(x=x, y=y, width=width, height=height):
            paint = (mark.fill, mark.stroke, mark.weight)
            return x, y, width, height, *paint, mark.radius, mark.dash
        case _:
            paint = (mark.fill, mark.stroke, mark.weight)
            return mark.points, mark.closed, mark.curve, *paint

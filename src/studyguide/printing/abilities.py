"""Whether a printer can do what a job asks for, before it is sent: ``lp`` takes everything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyguide.printing.cups import Printer
from studyguide.printing.jobs import MEDIA, Job, PrintingFault, Sides

Size = tuple[float, float]

_SHOWN = 12
"""Paper sizes that are listed; some drivers know a hundred."""

_TOLERANCE = 1.0
"""Millimetres between sizes that are the same paper, which drivers round."""

_SELF_DESCRIBING = re.compile(
    r"(?P<region>[a-z]+)_(?P<name>[^_]+)_(?P<width>[\d.]{1,8})x(?P<height>[\d.]{1,8})(?P<unit>in|mm)"
)
"""Names of PWG 5101.1, 5.1."""

_SIDES: dict[str, str] = {
    "one-sided": "on one side",
    "two-sided-long-edge": "on both sides, turned over on the long edge",
    "two-sided-short-edge": "on both sides, turned over on the short edge",
}


def sides_in_words(sides: Sides) -> str:
    """``on both sides, turned over on the long edge``."""
    return _SIDES[sides]


def media_in_words(media: str) -> str:
    """``A4`` of ``a4``, ``Letter`` of ``letter``."""
    return media.upper() if len(media) == 2 else media.capitalize()


def check_ability(job: Job, printer: Printer) -> None:
    """Raise a fault if a printer takes no jobs, or is known not to be able to do this one."""
    if not printer.accepting:
        raise PrintingFault(
            "printer-closed",
            f"the printer {printer.name} takes no jobs at present",
            "Whoever looks after it has closed its queue; "
            f"`cupsaccept {printer.name}` opens it again.",
        )
    if printer.sides and job.sides not in printer.sides:
        raise PrintingFault(
            "printer-sides",
            f"the printer {printer.name} cannot print {sides_in_words(job.sides)}, "
            f"as {job.file.name} is meant to be",
            _can(printer),
            *_instead(job),
        )
    if printer.media and not _has(printer.media, MEDIA[job.media]):
        raise PrintingFault(
            "printer-paper",
            f"the printer {printer.name} cannot print on {media_in_words(job.media)}, "
            f"which {job.file.name} is made for",
            _can(printer),
            "`--paper` builds it for another size.",
        )


def _instead(job: Job) -> Iterator[str]:
    if job.sides == "two-sided-long-edge":
        yield "`--one-sided` prints it on one side of the paper."


def _can(printer: Printer) -> str:
    """What a printer can: its sides and paper sizes."""
    ways = [words for sides, words in _SIDES.items() if sides in printer.sides]
    sizes = list(dict.fromkeys(_size_in_words(name) for name in printer.media))
    sizes = [size for size in sizes if size]
    more = f" and {len(sizes) - _SHOWN} more sizes" if len(sizes) > _SHOWN else ""
    parts = [*ways, *([f"on {', '.join(sizes[:_SHOWN])}{more}"] if sizes else [])]
    return f"It prints {'; '.join(parts)}."


def _size_in_words(name: str) -> str:
    """``A4``; ``number-10 (4.125x9.5in)`` for a size without a word of ours; none for a range."""
    for media, known in MEDIA.items():
        if known == name:
            return media_in_words(media)
    found = _SELF_DESCRIBING.fullmatch(name)
    if found is None or found["region"] in ("custom", "roll"):
        return ""
    size = f"{found['width']}x{found['height']}{found['unit']}"
    return f"{found['name'].capitalize()} ({size})"


def _has(supported: Sequence[str], wanted: str) -> bool:
    """Whether a paper size is among those of a printer, by name, measure or within its range."""
    size = _millimetres(wanted)
    if wanted in supported or size is None:
        return wanted in supported
    smallest, largest = _range(supported)
    if smallest and largest and _covers(smallest, size) and _covers(size, largest):
        return True
    sizes = [each for name in supported if (each := _millimetres(name)) is not None]
    return any(_covers(each, size) and _covers(size, each) for each in sizes)


def _range(supported: Sequence[str]) -> tuple[Size | None, Size | None]:
    """The smallest and the largest paper of a printer that takes any size between them."""

    def first(start: str) -> Size | None:
        return next((_millimetres(name) for name in supported if name.startswith(start)), None)

    return first("custom_min_"), first("custom_max_")


def _covers(smaller: Size, larger: Size) -> bool:
    return all(a <= b + _TOLERANCE for a, b in zip(smaller, larger, strict=True))


def _millimetres(name: str) -> Size | None:
    """The size in a self-describing name."""
    found = _SELF_DESCRIBING.fullmatch(name)
    if found is None:
        return None
    try:
        width, height = float(found["width"]), float(found["height"])
    except ValueError:
        return None
    unit = 25.4 if found["unit"] == "in" else 1.0
    return width * unit, height * unit

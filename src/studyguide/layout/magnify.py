"""Pages larger or smaller than they were laid out, every mark in proportion.

Large print and posters are laid out on paper smaller by a factor and magnified by it, so that
breaking lines and pages knows one size of type. Sheets of several pages are made of the same
marks, scaled and moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyguide.layout.plan import Box, Element, Mark, Page, Region, Rule, Run, Shape, TextLine

THINNEST = 0.5
"""Points of weight below which a copier may lose a line."""


def magnify(pages: Sequence[Page], factor: float) -> None:
    """Make ``pages``, in place, ``factor`` times as large, and all that is on them.

    Elements, links and anchors stay the same objects, so tags and destinations are as before.
    """
    for element in _figures(pages):
        x0, y0, x1, y1 = element.bbox or (0.0, 0.0, 0.0, 0.0)
        element.bbox = (x0 * factor, y0 * factor, x1 * factor, y1 * factor)
    for page in pages:
        page.width *= factor
        page.height *= factor
        page.marks = [placed(mark, factor) for mark in page.marks]
        page.furniture = [placed(mark, factor) for mark in page.furniture]
        page.anchors = [(name, y * factor) for name, y in page.anchors]
        if page.clip is not None:
            x0, y0, x1, y1 = page.clip
            page.clip = (x0 * factor, y0 * factor, x1 * factor, y1 * factor)
        page.regions = [_larger(region, factor) for region in page.regions]


def _larger(region: Region, factor: float) -> Region:
    left, right = (x if x is None else x * factor for x in (region.left, region.right))
    return Region(region.top * factor, region.bottom * factor, region.origin, left, right)


def placed(mark: Mark, factor: float, dx: float = 0.0, dy: float = 0.0) -> Mark:
    """A copy of ``mark``, ``factor`` times as large, then moved by ``dx`` and ``dy`` points.

    A line made smaller stays :data:`THINNEST` if it was no thinner. A turned line of text has its
    place from another edge of its page, and is not to be moved.
    """
    match mark:
        case TextLine():
            runs = [_placed_run(run, factor, dx) for run in mark.runs]
            return TextLine(mark.y * factor + dy, runs, mark.element, mark.ink, mark.turned)
        case Rule():
            return Rule(
                mark.x0 * factor + dx,
                mark.y0 * factor + dy,
                mark.x1 * factor + dx,
                mark.y1 * factor + dy,
                _weight(mark.weight, factor),
                mark.colour,
                tuple(length * factor for length in mark.dash),
                mark.round,
                mark.element,
                mark.ink,
            )
        case Box():
            return Box(
                mark.x * factor + dx,
                mark.y * factor + dy,
                mark.width * factor,
                mark.height * factor,
                mark.fill,
                mark.stroke,
                _weight(mark.weight, factor),
                mark.radius * factor,
                tuple(length * factor for length in mark.dash),
                mark.element,
                mark.ink,
            )
        case Shape():
            return Shape(
                [(x * factor + dx, y * factor + dy) for x, y in mark.points],
                mark.closed,
                mark.curve,
                mark.fill,
                mark.stroke,
                _weight(mark.weight, factor),
                mark.element,
                mark.ink,
            )


def _placed_run(run: Run, factor: float, dx: float) -> Run:
    return Run(
        run.x * factor + dx,
        run.width * factor,
        run.text,
        run.face,
        run.size * factor,
        run.colour,
        run.rise * factor,
        run.element,
        run.link,
    )


def _weight(weight: float, factor: float) -> float:
    return max(weight * factor, min(weight, THINNEST))


def _figures(pages: Sequence[Page]) -> list[Element]:
    """Every element with a box on its page, once."""
    met: dict[Element, None] = {}
    for page in pages:
        for element in _owners(page):
            node: Element | None = element
            while node is not None and node not in met:
                met[node] = None
                node = node.parent
    return [element for element in met if element.bbox is not None]


def _owners(page: Page) -> Iterator[Element]:
    """The elements that the marks of a page belong to."""
    for mark in page.marks:
        if mark.element is not None:
            yield mark.element
        if isinstance(mark, TextLine):
            for run in mark.runs:
                if run.element is not None:
                    yield run.element

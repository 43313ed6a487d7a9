"""Rules, boxes and shapes to path operators, with as few changes of colour and pen as it takes."""

from __future__ import annotations

from studyguide.layout.plan import BLACK, Box, Colour, Rule, Shape
from studyguide.pdf.canvas import TaggedCanvas
from studyguide.pdf.errors import PlanError


class Graphics:
    """The graphics state of the page that is being drawn. ``fill`` is the colour of text too."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas
        self.begin(0)

    def begin(self, height: float) -> None:
        """Begin a page of that height in the state of every new page (ISO 32000-1, 8.4.1)."""
        self._height = height
        self.fill = self._stroke = BLACK
        self._weight = 1.0
        self._dash: tuple[float, ...] = ()
        self._round = False

    def set_fill(self, colour: Colour) -> None:
        """Paint text and areas in ``colour`` from here on."""
        self._canvas.setFillColorRGB(*colour)
        self.fill = colour

    def draw(self, mark: Rule | Box | Shape) -> tuple[str, ...]:
        """Draw a mark; its y grows downwards, the page's upwards. The operators of its path."""
        self._set_inks(mark)
        operators = self._canvas.operators
        start = len(operators)
        self._draw_path(mark)
        return tuple(operators[start:])

    def _set_inks(self, mark: Rule | Box | Shape) -> None:
        if isinstance(mark, Rule):
            self._set_pen(mark.colour, mark.weight, mark.dash, mark.round)
            return
        if mark.fill is not None and mark.fill != self.fill:
            self.set_fill(mark.fill)
        if mark.stroke is not None:
            dash = mark.dash if isinstance(mark, Box) else ()
            self._set_pen(mark.stroke, mark.weight, dash, False)

    def _draw_path(self, mark: Rule | Box | Shape) -> None:
        top = self._height
        if isinstance(mark, Rule):
            self._canvas.line(mark.x0, top - mark.y0, mark.x1, top - mark.y1)
            return
        painted = {"stroke": mark.stroke is not None, "fill": mark.fill is not None}
        if isinstance(mark, Shape):
            self._canvas.drawPath(self._path(mark), **painted)
            return
        place = (mark.x, top - mark.y - mark.height, mark.width, mark.height)
        if mark.radius:
            self._canvas.roundRect(*place, mark.radius, **painted)
        else:
            self._canvas.rect(*place, **painted)

    def _path(self, shape: Shape) -> object:
        points = [(x, self._height - y) for x, y in shape.points]
        if not points or (shape.curve and len(points) % 3 != 1):
            raise PlanError(f"no path runs through {len(points)} points")
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        if shape.curve:
            for start in range(1, len(points), 3):
                first, second, end = points[start : start + 3]
                path.curveTo(*first, *second, *end)
        else:
            for point in points[1:]:
                path.lineTo(*point)
        if shape.closed:
            path.close()
        return path

    def _set_pen(
        self, colour: Colour, weight: float, dash: tuple[float, ...], rounded: bool
    ) -> None:
        canvas = self._canvas
        if colour != self._stroke:
            canvas.setStrokeColorRGB(*colour)
            self._stroke = colour
        if weight != self._weight:
            canvas.setLineWidth(weight)
            self._weight = weight
        if dash != self._dash:
            canvas.setDash(list(dash))
            self._dash = dash
        if rounded != self._round:
            canvas.setLineCap(int(rounded))
            self._round = rounded

"""The content of one page as marked-content sequences with the text that each shows."""

from __future__ import annotations

import pikepdf
from msgspec import Struct
from pikepdf import Dictionary, Object


class Piece(Struct, frozen=True):
    """Text shown by one operator: where it begins (origin bottom left), and in what."""

    text: str
    page: int
    x: float
    y: float
    font: str
    size: float


class Content(Struct, frozen=True):
    """A marked-content sequence: its tag, and its number where it is an element's."""

    page: int
    tag: str
    mcid: int | None
    kind: str | None
    pieces: tuple[Piece, ...]
    paints: int

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class PageReader:
    """Steps through the operators of one page and collects its marked content."""

    def __init__(self, page: int, fonts: dict[str, dict[int, str]]) -> None:
        self.faults: list[str] = []
        self.contents: list[Content] = []
        self._page = page
        self._fonts = fonts
        self._open: tuple[str, int | None, str | None] | None = None
        self._pieces: list[Piece] = []
        self._paints = 0
        self._x = self._y = 0.0
        self._font, self._size = "", 0.0

    def step(self, operator: str, operands: list[Object]) -> None:
        if operator in ("BDC", "BMC"):
            self._begin(operands)
        elif operator == "EMC":
            self._finish()
        elif operator == "BT":
            self._x = self._y = 0.0
        elif operator == "Td":
            self._x += float(operands[0])
            self._y += float(operands[1])
        elif operator == "Tf":
            self._font, self._size = str(operands[0]), float(operands[1])
        elif operator == "TJ":
            self._show(operands[0])
        elif operator in ("Tj", "'", '"', "Tm", "T*", "TD", "Do"):
            self.faults.append(f"page {self._page}: the operator {operator} is not known here")
        elif operator in ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"):
            self._paint()

    def _begin(self, operands: list[Object]) -> None:
        if self._open is not None:
            self.faults.append(f"page {self._page}: marked content within marked content")
        properties = operands[1] if len(operands) > 1 else Dictionary()
        mcid, kind = properties.get("/MCID"), properties.get("/Type")
        self._open = (
            str(operands[0])[1:],
            None if mcid is None else int(mcid),
            None if kind is None else str(kind)[1:],
        )
        self._pieces, self._paints = [], 0

    def _finish(self) -> None:
        assert self._open is not None
        tag, mcid, kind = self._open
        pieces = tuple(self._pieces)
        self.contents.append(Content(self._page, tag, mcid, kind, pieces, self._paints))
        self._open = None

    def _show(self, array: Object) -> None:
        codes = b"".join(bytes(part) for part in array if isinstance(part, pikepdf.String))
        font = self._fonts.get(self._font, {})
        text = ""
        for start in range(0, len(codes), 2):
            code = int.from_bytes(codes[start : start + 2], "big")
            if code not in font:
                self.faults.append(f"page {self._page}: {self._font} says nothing of {code}")
            text += font.get(code, "\ufffd")
        self._paint()
        piece = Piece(text, self._page, self._x, self._y, self._font, self._size)
        self._pieces.append(piece)

    def _paint(self) -> None:
        self._paints += 1
        if self._open is None:
            self.faults.append(f"page {self._page}: drawn outside marked content")

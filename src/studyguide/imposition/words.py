"""What is printed on sheets beside the pages themselves."""

from __future__ import annotations

from msgspec import Struct


class SheetWords(Struct, frozen=True):
    """Words and patterns of one language; ``{…}`` are filled in.

    ``sheet_front``   ``{n}`` of ``{total}``: the side of a sheet that is printed first …
    ``sheet_back``    … and the other one
    ``sheet_folded``  how the sheets are printed and become a booklet
    ``page_blank``    on a page that is there to make the sheet full
    ``tile``          ``{row}``, ``{column}`` of ``{rows}`` and ``{columns}``
    ``tile_joined``   how the sheets become a poster
    ``tile_glue``     in the strip that the next sheet is glued onto
    """

    sheet_front: str
    sheet_back: str
    sheet_folded: str
    page_blank: str
    tile: str
    tile_joined: str
    tile_glue: str

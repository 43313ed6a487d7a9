"""ReportLab's canvas and document, fitted for tagged files; all we know of its insides is here.

The canvas draws paths and colours, its document numbers objects and writes catalogue and pages.
Four things are done differently:

* No font of ReportLab's is ever named: its first page operator would bring in Helvetica, which
  is not embedded (PDF/UA-1, 7.21.4.1).
* All pages are made at the start, since links on an early page lead to later ones; what is drawn
  on one is taken from the canvas, to be kept or put on a page.
* ``PDFPage`` and ``PDFCatalog`` write only keys that they list; ours write what tags need.
* ReportLab's own writer puts no line end before ``endstream`` (PDF/A-2, 6.1.7.1); the objects
  are handed to :mod:`studyguide.pdf.writer` instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from studyguide.memory import Memory
from studyguide.pdf.syntax import Stream, array, deflated, reference
from studyguide.pdf.writer import Body, write_file


class _Page(pdfdoc.PDFPage):
    """A page that writes itself: ``entries``, known from the start, its content, its links."""

    def __init__(self, entries: str) -> None:
        super().__init__()
        self._entries = entries

    def format(self, document: object) -> bytes:
        annotations = f"/Annots{self.Annots}" if self.Annots else ""
        written = f"<</Type/Page{self._entries}/Contents {self.Contents}{annotations}>>"
        return written.encode("ascii")


class TaggedCanvas(Canvas):
    """A canvas beside a document of pages of the given sizes.

    Pages that are not ``tagged`` have no place in a structure tree.

    ``page_numbers`` are the object numbers of the pages. ``operators`` is what was drawn since
    ``take`` was last called, Latin-1 text: whatever the canvas has no method for is appended.
    """

    def __init__(self, sizes: Sequence[tuple[float, float]], *, tagged: bool = True) -> None:
        super().__init__(None, pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self._bodies: dict[int, Body] = {}
        self._fonts = self._doc.idToObject[pdfdoc.BasicFonts]
        self._doc.Catalog.Outlines = None  # ours is written only when it has entries
        parent, fonts = self._number_of(self._doc.Pages), self._number_of(self._fonts)
        common = f"/Parent {reference(parent)}/Resources<</Font {reference(fonts)}>>"
        for index, (width, height) in enumerate(sizes):
            entries = f"{common}/MediaBox{array((0, 0, width, height))}"
            if tagged:  # tabulators follow the structure (PDF/UA-1, 7.18.3)
                entries += f"/Tabs/S/StructParents {index}"
            self._doc.addPage(_Page(entries))
        self.page_numbers = [self._number_of(page) for page in self._pages]

    def _make_preamble(self) -> None:
        self._preamble = ""

    @property
    def _pages(self) -> list[Any]:
        return self._doc.Pages.pages

    def _number_of(self, listed: Any) -> int:
        """The number of an object of ReportLab's, given here if it has none."""
        key = self._doc.Reference(listed).name
        return self._doc.idToObjectNumberAndVersion[key][0]

    @property
    def operators(self) -> list[str]:
        return self._code

    def take(self) -> Stream:
        """The content that was drawn; what follows is drawn on an empty page."""
        content = "\n".join(self._code).encode("latin-1")
        self._startPage()
        return deflated("", content)

    def fill(self, page: int, content: Stream, annotations: Sequence[int]) -> None:
        """Give a page, counted from 0, its content and its annotations by their numbers."""
        self._pages[page].Contents = reference(self.add(content))
        if annotations:
            self._pages[page].Annots = f"[{' '.join(map(reference, annotations))}]"

    def reserve(self) -> int:
        """The number of an object whose body comes later, by ``put``."""
        self._doc.objectcounter += 1
        return self._doc.objectcounter

    def put(self, number: int, body: Body) -> None:
        """The body of the object that ``number`` was reserved for."""
        self._bodies[number] = body

    def add(self, body: Body) -> int:
        """Number an object whose body is known; its number."""
        number = self.reserve()
        self._bodies[number] = body
        return number

    def add_font(self, name: str, number: int) -> None:
        """Let the operators of all pages call the font object ``number`` by ``name``."""
        self._fonts[name] = reference(number)

    def set_catalogue(self, entries: dict[str, str]) -> None:
        """Set entries of the document catalogue (7.7.2)."""
        catalogue = self._doc.Catalog
        catalogue.__NoDefault__ = [*catalogue.__NoDefault__, *entries]
        for key, value in entries.items():
            setattr(catalogue, key, value)

    def file(self, info: int, memory: Memory) -> bytes:
        """The finished file; ``info`` is the number of the information dictionary."""
        document = self._doc
        root = self._number_of(document.Catalog)
        bodies = dict(self._bodies)
        for number, key in document.numberToId.items():
            bodies[number] = document.idToObject[key].format(document).decode("latin-1")
        return write_file(bodies, root, info, memory)

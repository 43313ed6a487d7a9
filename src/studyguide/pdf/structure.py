"""The structure tree (ISO 32000-1, 14.7): elements in reading order, tied to what is drawn.

The tree grows while pages are drawn. An element attaches to its parent, and that one to its
own, when something of it is drawn for the first time; so the order of drawing is the order of
reading, and what is not drawn in this ink is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, field

from studyguide.layout.plan import Element
from studyguide.pdf.rules import check_element, check_headings
from studyguide.pdf.syntax import array, reference, text_string


class _Node(Struct, eq=False):
    """An element in the tree. Its ``kids``, elements and content, are ready text; those that are
    elements are ``below`` it. ``page`` has its first content."""

    element: Element
    number: int
    reference: str
    parent: str
    kids: list[str] = field(default_factory=list)
    below: list[_Node] = field(default_factory=list)
    page: int | None = None


class StructureTree:
    """The tree of a document whose pages have the object numbers ``pages``.

    ``reserve`` gives out object numbers. ``heights`` of the pages turn y upwards.
    """

    def __init__(
        self, pages: Sequence[int], heights: Sequence[float], reserve: Callable[[], int]
    ) -> None:
        self._pages = [reference(page) for page in pages]
        self._heights = heights
        self._reserve = reserve
        self.root = reserve()
        number = reserve()
        self._document = _Node(Element("Document"), number, reference(number), reference(self.root))
        self._nodes: dict[Element, _Node] = {}
        self._contents: list[list[str]] = [[] for _ in pages]
        self._annotations: list[str] = []

    def add(self, page: int, pieces: Iterable[tuple[Element, bool]]) -> None:
        """What is drawn on ``page``: the elements of its marked content in order.

        Those with False are only given their place, as an empty table cell is.
        """
        contents, here, nodes = self._contents[page], self._pages[page], self._nodes
        for element, drawn in pieces:
            node = nodes.get(element) or self._attach(element)
            if not drawn:
                continue
            if node.page is None:
                node.page = page
            mark = len(contents)
            contents.append(node.reference)
            node.kids.append(
                str(mark) if node.page == page else f"<</Type/MCR/Pg {here}/MCID {mark}>>"
            )

    def annotation(self, element: Element, page: int, annotation: int) -> int:
        """Make an annotation on ``page`` a kid of ``element``; its key in the parent tree."""
        node = self._nodes.get(element) or self._attach(element)
        node.kids.append(f"<</Type/OBJR/Pg {self._pages[page]}/Obj {annotation} 0 R>>")
        self._annotations.append(node.reference)
        return len(self._pages) + len(self._annotations) - 1

    def _attach(self, element: Element) -> _Node:
        """Give an element its place behind what its parent has so far."""
        parent = self._document
        if element.parent is not None:
            parent = self._nodes.get(element.parent) or self._attach(element.parent)
        check_element(element)
        number = self._reserve()
        node = _Node(element, number, f"{number} 0 R", parent.reference)
        parent.kids.append(node.reference)
        parent.below.append(node)
        self._nodes[element] = node
        return node

    def objects(self) -> Iterator[tuple[int, str]]:
        """The numbered objects of the tree; raises where headings leave out a level."""
        nodes = self._in_reading_order()
        check_headings(node.element.tag for node in nodes)
        parents = self._reserve()
        yield (
            self.root,
            f"<</Type/StructTreeRoot/K {self._document.reference}"
            f"/ParentTree {reference(parents)}"
            f"/ParentTreeNextKey {len(self._pages) + len(self._annotations)}{_id_tree(nodes)}>>",
        )
        yield parents, self._parent_tree()
        for node in nodes:
            yield node.number, self._written(node)

    def _in_reading_order(self) -> list[_Node]:
        """All nodes, each before those below it."""
        ordered = []
        waiting = [self._document]
        while waiting:
            node = waiting.pop()
            ordered.append(node)
            if node.below:
                waiting.extend(reversed(node.below))
        return ordered

    def _parent_tree(self) -> str:
        """From pages and annotations back to elements (14.7.4.4)."""
        entries = [f"{key}[{' '.join(contents)}]" for key, contents in enumerate(self._contents)]
        entries += [f"{key} {node}" for key, node in enumerate(self._annotations, len(self._pages))]
        return f"<</Nums[{' '.join(entries)}]>>"

    def _written(self, node: _Node) -> str:
        page = "" if node.page is None else f"/Pg {self._pages[node.page]}"
        return (
            f"<</S/{node.element.tag}/P {node.parent}{page}/K[{' '.join(node.kids)}]"
            f"{_texts(node)}{self._attributes(node)}>>"
        )

    def _attributes(self, node: _Node) -> str:
        """The attribute object of an element (14.8.5), if it has attributes."""
        element = node.element
        if element.numbering is not None:
            return f"/A<</O/List/ListNumbering/{element.numbering}>>"
        if element.bbox is not None:
            x0, y0, x1, y1 = element.bbox
            height = self._heights[node.page or 0]
            box = array((x0, height - y1, x1, height - y0))
            return f"/A<</O/Layout/Placement/Block/BBox{box}>>"
        columns, rows = element.spans
        table = f"/Scope/{element.scope}" if element.scope else ""
        table += f"/ColSpan {columns}" if columns > 1 else ""
        table += f"/RowSpan {rows}" if rows > 1 else ""
        return f"/A<</O/Table{table}>>" if table else ""


def _texts(node: _Node) -> str:
    element = node.element
    written = f"/Alt{text_string(element.alt)}" if element.alt is not None else ""
    if element.actual is not None:
        written += f"/ActualText{text_string(element.actual)}"
    if element.lang is not None:
        written += f"/Lang{text_string(element.lang)}"
    return written + f"/ID{_identifier(node)}" if element.tag == "Note" else written


def _identifier(node: _Node) -> str:
    return f"(note-{node.number:08})"


def _id_tree(nodes: Sequence[_Node]) -> str:
    """Notes by the identifiers that each has to have (PDF/UA-1, 7.9)."""
    notes = [node for node in nodes if node.element.tag == "Note"]
    names = " ".join(
        f"{_identifier(note)} {reference(note.number)}"
        for note in sorted(notes, key=lambda note: note.number)
    )
    return f"/IDTree<</Names[{names}]>>" if notes else ""

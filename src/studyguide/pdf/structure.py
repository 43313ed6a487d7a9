"""The structure tree (ISO 32000-1, 14.7): elements in reading order, tied to what is drawn.

The tree grows while pages are drawn. An element attaches to its parent, and that one to its
own, when something of it is drawn for the first time; so the order of drawing is the order of
reading, and what is not drawn in this ink is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from studyguide.layout.plan import Element
from studyguide.pdf.rules import check_content, check_element, check_headings
from studyguide.pdf.syntax import array, reference, text_string


class _Node(Struct, eq=False):
    """An element in the tree. Kids that are content are ready text; ``page`` has its first."""

    element: Element
    number: int
    parent: int
    kids: list[_Node | str] = field(default_factory=list)
    page: int | None = None


class StructureTree:
    """The tree of a document whose pages have the object numbers ``pages``.

    ``reserve`` gives out object numbers. ``heights`` of the pages turn y upwards.
    """

    def __init__(
        self, pages: Sequence[int], heights: Sequence[float], reserve: Callable[[], int]
    ) -> None:
        self._pages = pages
        self._heights = heights
        self._reserve = reserve
        self.root = reserve()
        self._document = _Node(Element("Document"), reserve(), self.root)
        self._nodes: dict[Element, _Node] = {}
        self._contents: list[list[int]] = [[] for _ in pages]
        self._annotations: list[int] = []

    def place(self, element: Element) -> None:
        """Give ``element`` its place, though nothing of it may be drawn: an empty table cell."""
        self._node(element)

    def content(self, element: Element, page: int) -> int:
        """The number on ``page`` of the next piece of marked content, which is ``element``'s."""
        check_content(element)
        node = self._node(element)
        contents = self._contents[page]
        mark = len(contents)
        contents.append(node.number)
        if node.page is None:
            node.page = page
        if node.page == page:
            node.kids.append(str(mark))
        else:
            node.kids.append(f"<</Type/MCR/Pg {reference(self._pages[page])}/MCID {mark}>>")
        return mark

    def annotation(self, element: Element, page: int, annotation: int) -> int:
        """Make an annotation on ``page`` a kid of ``element``; its key in the parent tree."""
        node = self._node(element)
        node.kids.append(
            f"<</Type/OBJR/Pg {reference(self._pages[page])}/Obj {reference(annotation)}>>"
        )
        self._annotations.append(node.number)
        return len(self._pages) + len(self._annotations) - 1

    def _node(self, element: Element) -> _Node:
        node = self._nodes.get(element)
        if node is None:
            parent = self._document if element.parent is None else self._node(element.parent)
            check_element(element)
            node = _Node(element, self._reserve(), parent.number)
            parent.kids.append(node)
            self._nodes[element] = node
        return node

    def objects(self) -> Iterator[tuple[int, str]]:
        """The numbered objects of the tree; raises where headings leave out a level."""
        nodes = self._in_reading_order()
        check_headings(node.element.tag for node in nodes)
        parents = self._reserve()
        yield (
            self.root,
            f"<</Type/StructTreeRoot/K {reference(self._document.number)}"
            f"/ParentTree {reference(parents)}"
            f"/ParentTreeNextKey {len(self._pages) + len(self._annotations)}{_id_tree(nodes)}>>",
        )
        yield parents, self._parent_tree()
        for node in nodes:
            yield node.number, self._written(node)

    def _in_reading_order(self) -> list[_Node]:
        """All nodes, each before its kids."""
        ordered = []
        waiting = [self._document]
        while waiting:
            node = waiting.pop()
            ordered.append(node)
            waiting.extend(kid for kid in reversed(node.kids) if isinstance(kid, _Node))
        return ordered

    def _parent_tree(self) -> str:
        """From pages and annotations back to elements (14.7.4.4)."""
        entries = [
            f"{key}[{' '.join(map(reference, contents))}]"
            for key, contents in enumerate(self._contents)
        ]
        entries += [
            f"{key} {reference(number)}"
            for key, number in enumerate(self._annotations, len(self._pages))
        ]
        return f"<</Nums[{' '.join(entries)}]>>"

    def _written(self, node: _Node) -> str:
        element = node.element
        page = "" if node.page is None else f"/Pg {reference(self._pages[node.page])}"
        kids = " ".join(k if isinstance(k, str) else reference(k.number) for k in node.kids)
        return (
            f"<</S/{element.tag}/P {reference(node.parent)}{page}/K[{kids}]"
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
    entries = (("Alt", element.alt), ("ActualText", element.actual), ("Lang", element.lang))
    written = "".join(f"/{key}{text_string(text)}" for key, text in entries if text is not None)
    return written + (f"/ID{_identifier(node)}" if element.tag == "Note" else "")


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

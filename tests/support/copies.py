"""A built guide read back from its file, by what its structure tree says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pikepdf

from support.page_content import Content, Piece
from support.reading import Hit, Node, Tagged
from support.tools import run

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)</word>')

Place = tuple[int, float]
"""A page, counted from 0, and a height on it, from the bottom."""


class Copy:
    """One file, read when it is first asked for something."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def tagged(self) -> Tagged:
        return Tagged(self.path.read_bytes())

    @property
    def document(self) -> Node:
        return self.tagged.document

    @cached_property
    def labels(self) -> list[str]:
        """The page labels, as a reader of PDFs shows them."""
        return [str(page.label) for page in self.tagged.pdf.pages]

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height of all pages, which are alike."""
        boxes = {tuple(map(float, page.mediabox)) for page in self.tagged.pdf.pages}
        ((_, _, width, height),) = boxes
        return width, height

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page, without running heads and page numbers."""
        found = [""] * len(self.labels)
        for content in self.tagged.contents:
            if content.tag != "Artifact":
                found[content.page] += f" {content.text}"
        return [folded(page) for page in found]

    @cached_property
    def text(self) -> str:
        """All words in reading order."""
        return folded(" ".join(content.text for content in contents(self.document)))

    @cached_property
    def questions(self) -> dict[int, Node]:
        """The questions by number."""
        found = {}
        for node in self.document.find("Div"):
            number = node.find("Lbl")[0].text.strip()
            found[int(number)] = node
        return found

    @cached_property
    def words(self) -> list[list[tuple[float, float, str]]]:
        """The words of each page with their places, as poppler finds them."""
        text, complaint = run("pdftotext", "-bbox", self.path, "-")
        assert not complaint
        pages = text.split("<page ")[1:]
        return [[(float(x), float(y), word) for x, y, word in _WORD.findall(p)] for p in pages]

    def section(self, title: str) -> Node:
        """The part of the tree that begins with a heading."""
        for node in self.document.find("Sect"):
            head = node.kids[0] if node.kids else None
            if isinstance(head, Node) and head.tag in ("H1", "H2") and head.text == title:
                return node
        raise AssertionError(f"no section is headed {title}")

    def strings(self) -> list[str]:
        """Every string of the file that is no text on a page: bookmarks, alternatives, …"""
        found: list[str] = []

        def walk(value: pikepdf.Object) -> None:
            if isinstance(value, pikepdf.String):
                found.append(folded(str(value)))
            elif isinstance(value, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
                inner = value if isinstance(value, pikepdf.Array) else dict(value.items()).values()
                for item in inner:
                    if not getattr(item, "is_indirect", False):
                        walk(item)

        for value in self.tagged.pdf.objects:
            walk(value)
        with self.tagged.pdf.open_metadata() as metadata:
            found.append(folded(str(metadata)))
        return found


def folded(text: str) -> str:
    """``text`` with every white space one space, and none at its ends."""
    return " ".join(text.split())


def contents(node: Node) -> Iterator[Content]:
    """What is drawn of an element and all below it, in reading order."""
    for kid in node.kids:
        if isinstance(kid, Content):
            yield kid
        elif isinstance(kid, Node):
            yield from contents(kid)


def spoken(node: Node) -> str:
    """What a screen reader says of an element: its text, or what stands for a drawing."""
    if node.actual is not None:
        return node.actual
    return "".join(
        kid.text if isinstance(kid, Content) else spoken(kid)
        for kid in node.kids
        if not isinstance(kid, Hit)
    )


def hits(node: Node) -> Iterator[Hit]:
    """The links of an element and all below it."""
    for each in node.walk():
        yield from (kid for kid in each.kids if isinstance(kid, Hit))


def pieces(node: Node) -> list[Piece]:
    """What is shown of an element, with its places."""
    return [piece for content in contents(node) for piece in content.pieces]


def place(node: Node) -> Place:
    """Where an element begins."""
    first = pieces(node)[0]
    return first.page, first.y


def lines(node: Node) -> list[str]:
    """The text of an element as it is broken into lines."""
    found: dict[Place, str] = {}
    for piece in pieces(node):
        at = (piece.page, piece.y)
        found[at] = found.get(at, "") + piece.text
    return [folded(line) for line in found.values()]


def leads_to(target: Place, goal: Place) -> bool:
    """Whether a link to ``target`` shows ``goal`` at the head of the window."""
    return target[0] == goal[0] and 0 <= target[1] - goal[1] < 45

"""Our own reader of tagged files: what a screen reader is told, and whether it all fits.

It knows nothing of how the files are made and goes by the bytes alone, through pikepdf.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
from msgspec import Struct, field
from pikepdf import Array, Dictionary, Name, Object, Pdf

from support.page_content import Content, PageReader

_ROW = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")


class Hit(Struct, frozen=True):
    """A link's annotation: its page, its box, where it leads (page and y, or an address), and
    if it stands on several lines the boxes of these."""

    page: int
    box: tuple[float, float, float, float]
    target: tuple[int, float] | str
    describes: str
    lines: list[tuple[float, ...]] = []


class Node(Struct, eq=False):
    """An element with its kids in reading order: elements, content, annotations."""

    tag: str
    alt: str | None = None
    actual: str | None = None
    lang: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list[Node | Content | Hit] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below, as it is drawn."""
        return "".join(kid.text for kid in self.kids if not isinstance(kid, Hit))

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def find(self, *tags: str) -> list[Node]:
        """The elements with one of ``tags``, in reading order."""
        return [node for node in self.walk() if node.tag in tags]

    def outline(self, depth: int = 0) -> str:
        """The tree as indented text: tags, and what is drawn in each."""
        lines = ["  " * depth + self.tag]
        for kid in self.kids:
            if isinstance(kid, Node):
                lines.append(kid.outline(depth + 1))
            elif isinstance(kid, Content):
                lines.append("  " * (depth + 1) + repr(kid.text))
            else:
                lines.append("  " * (depth + 1) + f"-> {kid.target}")
        return "\n".join(lines)


class Tagged:
    """A file read: its tree, its artifacts, and ``faults``, all that does not fit."""

    def __init__(self, data: bytes) -> None:
        self.faults: list[str] = []
        self.pdf = Pdf.open(io.BytesIO(data))
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}
        self._pages = {page.obj.objgen: i for i, page in enumerate(self.pdf.pages)}
        self.contents: list[Content] = []
        self._marked: dict[tuple[int, int], Content] = {}
        for index, page in enumerate(self.pdf.pages):
            self._read_page(index, page)
        self.document = self._read_tree()
        self._check_document()
        self._check_headings()

    @property
    def artifacts(self) -> list[Content]:
        """What is drawn and said to be no content."""
        return [content for content in self.contents if content.tag == "Artifact"]

    @property
    def links(self) -> list[tuple[Node, list[Hit]]]:
        """Every Link element with its annotations."""
        return [
            (node, [kid for kid in node.kids if isinstance(kid, Hit)])
            for node in self.document.find("Link")
        ]

    def outlines(self) -> list[tuple[int, str, tuple[int, float], int]]:
        """The bookmarks: level, title, page and y, and the count of those below."""
        found: list[tuple[int, str, tuple[int, float], int]] = []

        def walk(entry: Object | None, level: int) -> None:
            while entry is not None:
                place = self._target(entry.Dest)
                found.append((level, str(entry.Title), place, int(entry.get("/Count", 0))))
                walk(entry.get("/First"), level + 1)
                entry = entry.get("/Next")

        root = self.pdf.Root.get("/Outlines")
        walk(root.First if root is not None else None, 1)
        return found

    # -- pages ---------------------------------------------------------------------------------

    def _read_page(self, index: int, page: pikepdf.Page) -> None:
        reader = PageReader(index, self._codes(index, page))
        for instruction in pikepdf.parse_content_stream(page):
            reader.step(str(instruction.operator), list(instruction.operands))
        self.faults += reader.faults
        self.contents += reader.contents
        for content in reader.contents:
            if content.mcid is not None:
                if (index, content.mcid) in self._marked:
                    self.faults.append(f"page {index}: MCID {content.mcid} twice")
                self._marked[index, content.mcid] = content
        if page.obj.get("/Tabs") != Name.S:
            self.faults.append(f"page {index}: tabulators do not follow the structure")

    def _codes(self, index: int, page: pikepdf.Page) -> dict[str, dict[int, str]]:
        """Each font of a page: from codes to characters."""
        fonts = page.resources.get("/Font", Dictionary())
        codes = {}
        for name, font in fonts.items():
            key = font.objgen
            if key not in self._fonts:
                self._fonts[key] = self._read_font(name, font)
            codes[name] = self._fonts[key]
        return codes

    def _read_font(self, name: str, font: Object) -> dict[int, str]:
        descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = descendant.get("/FontDescriptor", Dictionary())
        if "/FontFile2" not in descriptor:
            self.faults.append(f"font {name} is not embedded")
        if "/ToUnicode" not in font:
            self.faults.append(f"font {name} does not lead back to characters")
            return {}
        rows = _ROW.findall(font.ToUnicode.read_bytes().split(b"endcodespacerange")[1])
        return {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows
        }

    # -- the tree ------------------------------------------------------------------------------

    def _read_tree(self) -> Node:
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            self.faults.append("no structure tree")
            return Node("Document")
        self._parents = pikepdf.NumberTree(root.ParentTree)
        self._claimed: set[tuple[int, int]] = set()
        self._annotated: set[tuple[int, int]] = set()
        self._on: dict[tuple[int, int], list[int]] = {}
        for index, page in enumerate(self.pdf.pages):
            for annotation in page.obj.get("/Annots", Array()):
                self._on.setdefault(annotation.objgen, []).append(index)
        document = self._read_element(root.K, root)
        for number, mcid in sorted(self._marked.keys() - self._claimed):
            self.faults.append(f"page {number}: MCID {mcid} belongs to no element")
        for orphan in sorted(self._on.keys() - self._annotated):
            self.faults.append(f"page {self._on[orphan]}: an annotation belongs to no element")
        return document

    def _read_element(self, element: Object, parent: Object) -> Node:
        if element.P.objgen != parent.objgen:
            self.faults.append(f"{element.S}: its parent is another element")
        node = Node(
            str(element.S)[1:],
            alt=_text(element.get("/Alt")),
            actual=_text(element.get("/ActualText")),
            lang=_text(element.get("/Lang")),
        )
        if "/A" in element:
            node.attributes = {key[1:]: _plain(value) for key, value in element.A.items()}
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            self._read_kid(kid, element, node)
        if node.tag == "Figure" and not node.alt:
            self.faults.append("a Figure has no alternative text")
        if node.tag == "Link" and not any(isinstance(kid, Hit) for kid in node.kids):
            self.faults.append("a Link element leads nowhere")
        return node

    def _read_kid(self, kid: Object | int, element: Object, node: Node) -> None:
        if isinstance(kid, int):
            self._claim(element, element.Pg, int(kid), node)
        elif kid.get("/Type") == Name.MCR:
            self._claim(element, kid.Pg if "/Pg" in kid else element.Pg, int(kid.MCID), node)
        elif kid.get("/Type") == Name.OBJR:
            self._read_annotation(kid, element, node)
        else:
            node.kids.append(self._read_element(kid, element))

    def _claim(self, element: Object, page: Object, mcid: int, node: Node) -> None:
        index = self._pages[page.objgen]
        content = self._marked.get((index, mcid))
        if content is None:
            self.faults.append(f"page {index}: MCID {mcid} is nowhere drawn")
            return
        if (index, mcid) in self._claimed:
            self.faults.append(f"page {index}: MCID {mcid} belongs to two elements")
        if content.tag != node.tag:
            self.faults.append(f"page {index}: MCID {mcid} is {content.tag}, not {node.tag}")
        parents = self._parents[int(self.pdf.pages[index].obj.StructParents)]
        if mcid >= len(parents) or parents[mcid].objgen != element.objgen:
            self.faults.append(f"page {index}: the parent tree gives MCID {mcid} away")
        self._claimed.add((index, mcid))
        node.kids.append(content)

    def _read_annotation(self, kid: Object, element: Object, node: Node) -> None:
        annotation = kid.Obj
        if self._parents[int(annotation.StructParent)].objgen != element.objgen:
            self.faults.append("the parent tree gives an annotation away")
        self._annotated.add(annotation.objgen)
        pages = self._on.get(annotation.objgen, [])
        if len(pages) != 1 or self._pages[kid.Pg.objgen] != pages[0]:
            self.faults.append("an annotation is not on its page")
        describes = str(annotation.get("/Contents", ""))
        if not describes:
            self.faults.append("a link does not say where it leads")
        target: tuple[int, float] | str
        target = str(annotation.A.URI) if "/A" in annotation else self._target(annotation.Dest)
        left, bottom, right, top = map(float, annotation.Rect)
        edges = list(map(float, annotation.get("/QuadPoints", ())))
        lines = [(q[0], q[5], q[2], q[1]) for q in zip(*[iter(edges)] * 8, strict=True)]
        node.kids.append(Hit(pages[0], (left, bottom, right, top), target, describes, lines))

    def _target(self, destination: Object) -> tuple[int, float]:
        page, kind, _, top, _ = destination
        assert kind == Name.XYZ
        return self._pages[page.objgen], float(top)

    # -- the file as a whole -------------------------------------------------------------------

    def _check_document(self) -> None:
        root = self.pdf.Root
        wanted = {
            "no language": bool(str(root.get("/Lang", ""))),
            "not marked": bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False)),
            "title not shown": bool(
                root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)
            ),
            "no output intent": "/OutputIntents" in root,
            "no metadata": "/Metadata" in root,
        }
        self.faults += [fault for fault, holds in wanted.items() if not holds]
        if "/Metadata" not in root:
            return
        with self.pdf.open_metadata() as xmp:
            claims = {
                "{http://www.aiim.org/pdfua/ns/id/}part": "1",
                "{http://www.aiim.org/pdfa/ns/id/}part": "2",
                "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
                "{http://purl.org/dc/elements/1.1/}title": str(self.pdf.docinfo.get("/Title", "")),
            }
            for key, value in claims.items():
                if xmp.get(key) != value:
                    self.faults.append(f"metadata: {key} is {xmp.get(key)!r}")

    def _check_headings(self) -> None:
        level = 0
        for node in self.document.find("H1", "H2", "H3", "H4", "H5", "H6"):
            if int(node.tag[1]) > level + 1:
                self.faults.append(f"{node.tag} follows H{level}")
            level = int(node.tag[1])


def _text(value: Object | None) -> str | None:
    return None if value is None else str(value)


def _plain(value: Object | int | str) -> object:
    if isinstance(value, Name):
        return str(value)[1:]
    if isinstance(value, Array):
        return [float(item) for item in value]
    return int(value) if isinstance(value, int) else value

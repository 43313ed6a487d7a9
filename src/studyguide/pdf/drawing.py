"""A plan to a file: pages first, then all that the file says about them."""

from __future__ import annotations

from functools import partial

import msgspec

from studyguide.layout.plan import Ink, Page, Plan
from studyguide.memory import Memory, Same
from studyguide.pdf.canvas import TaggedCanvas
from studyguide.pdf.colour import SRGB, srgb_profile
from studyguide.pdf.content import Painted, Painter
from studyguide.pdf.errors import PlanError
from studyguide.pdf.fonts import FontBook
from studyguide.pdf.links import Destinations
from studyguide.pdf.metadata import information, xmp_packet
from studyguide.pdf.navigation import bookmark_objects, page_labels
from studyguide.pdf.parity import DrawnPage
from studyguide.pdf.rules import check_language
from studyguide.pdf.structure import StructureTree
from studyguide.pdf.syntax import deflated, reference, text_string


def draw_plan(plan: Plan, ink: Ink, drawn: list[DrawnPage], memory: Memory) -> bytes:
    """The bytes of the file; see :func:`studyguide.pdf.draw`."""
    if not plan.pages:
        raise PlanError("the plan has no pages")
    if not plan.facts.title.strip():
        raise PlanError("the plan has no title (PDF/UA-1, 7.1)")
    check_language(plan.facts.language)
    canvas = TaggedCanvas([(page.width, page.height) for page in plan.pages], tagged=plan.tagged)
    heights = [page.height for page in plan.pages]
    tree = StructureTree(canvas.page_numbers, heights, canvas.reserve) if plan.tagged else None
    fonts = FontBook(plan.faces, memory)
    destinations = Destinations(plan.pages, canvas.page_numbers)
    painter = Painter(canvas, fonts, ink, tagged=plan.tagged)
    faces = fonts.key()
    for index, page in enumerate(plan.pages):
        key = (_key(page), ink, plan.tagged, faces)
        try:
            painted = memory.recall("page", key, partial(painter.paint, page))
            annotations = _attach(canvas, tree, destinations, index, painted)
        except PlanError as error:
            error.add_note(f"on the page labelled {page.label!r}")
            raise
        canvas.fill(index, painted.content, annotations)
        for face, letters in painted.letters.items():
            fonts.font(face).drawn |= letters
        if page.part != "teacher":
            anchors = [(name, destinations.place(name)) for name, _ in page.anchors]
            drawn.append(DrawnPage(page.label, anchors, painted.shared))
    fonts.embed(canvas)
    canvas.set_catalogue(
        {
            **_structure(canvas, tree),
            **_outlines(canvas, plan, destinations),
            **_descriptions(canvas, plan),
        }
    )
    return canvas.file(canvas.add(information(plan.facts)), memory)


def _key(page: Page) -> tuple[object, ...]:
    """All of a page that what is drawn on it depends on.

    Marks are those of a layout, which nobody changes, and their elements are known by identity;
    what runs at the head and foot is made anew for every plan.
    """
    return (
        Same(page.marks),
        msgspec.msgpack.encode(page.furniture, enc_hook=str),
        page.height,
        page.clip,
    )


def _attach(
    canvas: TaggedCanvas,
    tree: StructureTree | None,
    destinations: Destinations,
    index: int,
    painted: Painted,
) -> list[int]:
    """Tie what was drawn on a page to the structure tree; its annotations by their numbers."""
    annotations: list[int] = []
    if tree is None:
        return annotations
    tree.add(index, painted.pieces)
    for spot in painted.hotspots:
        annotation = canvas.reserve()
        key = tree.annotation(spot.element, index, annotation)
        canvas.put(annotation, spot.annotation(key, destinations))
        annotations.append(annotation)
    return annotations


def _structure(canvas: TaggedCanvas, tree: StructureTree | None) -> dict[str, str]:
    """The catalogue's entries for a file with tags."""
    if tree is None:
        return {}
    for number, body in tree.objects():
        canvas.put(number, body)
    return {"StructTreeRoot": reference(tree.root), "MarkInfo": "<</Marked true>>"}


def _outlines(canvas: TaggedCanvas, plan: Plan, destinations: Destinations) -> dict[str, str]:
    objects = bookmark_objects(plan.bookmarks, destinations, canvas.reserve)
    for number, body in objects:
        canvas.put(number, body)
    if not objects:
        return {}
    return {"Outlines": reference(objects[0][0]), "PageMode": "/UseOutlines"}


def _descriptions(canvas: TaggedCanvas, plan: Plan) -> dict[str, str]:
    """What the catalogue says of the file as a whole."""
    profile = canvas.add(deflated("/N 3", srgb_profile()))
    return {
        "Lang": text_string(plan.facts.language),
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "PageLabels": page_labels([page.label for page in plan.pages]),
        "Metadata": reference(canvas.add(xmp_packet(plan.facts, tagged=plan.tagged))),
        "OutputIntents": (
            "[<</Type/OutputIntent/S/GTS_PDFA1"
            f"/OutputConditionIdentifier{text_string(SRGB)}/Info{text_string(SRGB)}"
            f"/DestOutputProfile {reference(profile)}>>]"
        ),
    }

"""The judges bite: a good file is spoiled in many ways, and each is seen.

Each way tells who has to see it: our own reader, veraPDF for PDF/UA-1, veraPDF for PDF/A-2a.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from studyguide.layout.plan import Ink
from studyguide.pdf import draw
from support.plans import full_plan
from support.reading import Tagged
from support.verapdf import judge

Spoiler = Callable[[Pdf], None]
_WAYS: dict[str, tuple[Spoiler, str]] = {}


def way(seen_by: str) -> Callable[[Spoiler], Spoiler]:
    """Register a way to spoil a file; ``seen_by`` names the judges, of reader, ua1, 2a."""

    def register(spoiler: Spoiler) -> Spoiler:
        _WAYS[spoiler.__name__] = (spoiler, seen_by)
        return spoiler

    return register


def elements(pdf: Pdf, tag: str) -> Iterator[Object]:
    """The structure elements with ``tag``, in the order of the tree."""

    def walk(element: Object) -> Iterator[Object]:
        if f"/{tag}" == element.S:
            yield element
        for kid in element.get("/K", Array()):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K)


def descendant(pdf: Pdf) -> Object:
    """The composite font of the first text on the first page."""
    return pdf.pages[0].resources.Font.F1.DescendantFonts[0]


@way("reader ua1")
def figure_loses_its_alternative_text(pdf: Pdf) -> None:
    del next(elements(pdf, "Figure"))["/Alt"]


@way("reader")
def parent_tree_is_swapped(pdf: Pdf) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    parents[0], parents[1] = parents[1], parents[0]


@way("reader ua1")
def language_is_dropped(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


@way("ua1 2a")
def language_becomes_nonsense(pdf: Pdf) -> None:
    pdf.Root.Lang = String("in English")


@way("reader ua1 2a")
def mark_info_is_removed(pdf: Pdf) -> None:
    del pdf.Root["/MarkInfo"]


@way("reader ua1 2a")
def structure_tree_is_removed(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


@way("reader ua1 2a")
def font_is_not_embedded(pdf: Pdf) -> None:
    del descendant(pdf).FontDescriptor["/FontFile2"]


@way("reader ua1 2a")
def font_does_not_lead_back_to_characters(pdf: Pdf) -> None:
    del pdf.pages[0].resources.Font.F1["/ToUnicode"]


@way("ua1 2a")
def widths_are_wrong(pdf: Pdf) -> None:
    descendant(pdf).W[1][0] = 1234


@way("reader ua1")
def link_does_not_say_where_it_leads(pdf: Pdf) -> None:
    for annotation in pdf.pages[0].Annots:
        del annotation["/Contents"]


@way("reader")
def annotation_is_cut_off_its_element(pdf: Pdf) -> None:
    link = next(elements(pdf, "Link"))
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


@way("ua1")
def header_cells_lose_their_scope(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        del cell["/A"]


@way("reader ua1")
def heading_level_is_left_out(pdf: Pdf) -> None:
    next(elements(pdf, "H2")).S = Name.H3


@way("reader ua1")
def title_is_not_shown(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@way("reader 2a")
def output_intent_is_removed(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


@way("reader ua1")
def conformance_to_ua_is_not_claimed(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


@way("reader ua1")
def tabulators_follow_no_structure(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


@way("reader ua1")
def marks_are_taken_out_of_a_page(pdf: Pdf) -> None:
    kept = [
        instruction
        for instruction in pikepdf.parse_content_stream(pdf.pages[2])
        if str(instruction.operator) not in ("BDC", "EMC")
    ]
    pdf.pages[2].Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def respelt(spoiler: Spoiler) -> bytes:
    """A good file, spoiled and written anew."""
    with Pdf.open(io.BytesIO(draw(full_plan(), Ink.STUDENT))) as pdf:
        spoiler(pdf)
        written = io.BytesIO()
        pdf.save(written, fix_metadata_version=False)
        return written.getvalue()


def judges(data: bytes, file: Path) -> str:
    """Who finds something wrong with a file."""
    file.write_bytes(data)
    found = ["reader"] if Tagged(data).faults else []
    return " ".join(found + [v.flavour for v in judge([file]) if not v.compliant])


def test_writing_anew_alone_spoils_nothing(tmp_path: Path) -> None:
    assert judges(respelt(lambda pdf: None), tmp_path / "good.pdf") == ""


@pytest.mark.parametrize("name", _WAYS)
def test_spoiled(name: str, tmp_path: Path) -> None:
    spoiler, seen_by = _WAYS[name]
    assert judges(respelt(spoiler), tmp_path / "spoiled.pdf") == seen_by

"""Plans made by hand, small and with a bit of everything that drawing knows."""

from __future__ import annotations

from pathlib import Path

import fontpkg_pt_sans
import fontpkg_pt_serif

from studyguide.layout.faces import load_face
from studyguide.layout.plan import (
    Bookmark,
    Box,
    Element,
    Facts,
    Ink,
    Link,
    Mark,
    Page,
    Plan,
    Rule,
    Run,
    Shape,
    TextLine,
)

_SERIF = Path(fontpkg_pt_serif.__file__).parent / "files"
_SANS = Path(fontpkg_pt_sans.__file__).parent / "files"
FACES = {
    "serif": str(_SERIF / "PT_Serif-Web-Regular.ttf"),
    "italic": str(_SERIF / "PT_Serif-Web-Italic.ttf"),
    "sans": str(_SANS / "PT_Sans-Web-Regular.ttf"),
    "sans-bold": str(_SANS / "PT_Sans-Web-Bold.ttf"),
}


def run(x: float, text: str, face: str = "serif", size: float = 11, **more: object) -> Run:
    """A run as wide as its words are; a space at its end counts for nothing."""
    width = load_face(FACES[face]).width(text.removesuffix(" ")) * size
    return Run(x, width, text, face, size, **more)  # type: ignore[arg-type]


def line(
    y: float,
    text: str,
    element: Element | None,
    face: str = "serif",
    x: float = 72,
    ink: Ink = Ink.BOTH,
    **more: object,
) -> TextLine:
    """A line of one run."""
    return TextLine(y, [run(x, text, face, **more)], element, ink)  # type: ignore[arg-type]


def page(label: str, marks: list[Mark], anchors: list[tuple[str, float]] | None = None) -> Page:
    """An A4 page with a running foot."""
    foot = TextLine(800, [run(280, f"page {label}", "sans", 8)], None)
    furniture: list[Mark] = [foot, Rule(72, 790, 523, 790, 0.4)]
    return Page(595.28, 841.89, label, "body", marks, furniture, anchors or [])


def plan(*pages: Page, bookmarks: list[Bookmark] | None = None, **facts: object) -> Plan:
    """A plan of ``pages``; ``facts`` that are not given are plain ones."""
    known: dict[str, object] = {"title": "A small guide", "language": "en-GB"}
    return Plan(Facts(**(known | facts)), list(pages), bookmarks or [], dict(FACES))  # type: ignore[arg-type]


def full_plan() -> Plan:
    """Headings, a paragraph over two pages, links, a table, a list, a figure, two inks."""
    return plan(
        page("i", _first_page(paragraph := Element("P"))),
        page("1", _second_page(paragraph), [("table", 120), ("Ответ", 400)]),
        page("T1", _teacher_page(), [("notes", 90.5)]),
        bookmarks=[
            Bookmark(1, "The table", "table", open=False),
            Bookmark(2, "Ответ «да»", "Ответ"),
            Bookmark(1, "Notes", "notes"),
        ],
        title="Guide & key: “a < b”",
        author="Анна Ахматова",
        subject="What (this) is \\ about",
        keywords=("history", "XX съезд"),
        date="2026-02-25T09:30:00+03:00",
    )


def _first_page(paragraph: Element) -> list[Mark]:
    inner = Link("#table", "the table on page 1", Element("Link", paragraph))
    outer = Link("https://example.org/съезд?a=(1)", "Example", Element("Link", paragraph))
    foreign = Element("Span", paragraph, lang="ru")
    return [
        line(100, "Heading of AV To", Element("H1"), "sans-bold", size=20),
        TextLine(
            140,
            [
                run(72, "He said "),
                run(120, "«Привет, мир»", "italic", element=foreign),
                run(220, " and went "),
            ],
            paragraph,
        ),
        TextLine(155, [run(72, "on, see "), run(120, "the table ", link=inner)], paragraph),
        TextLine(170, [run(72, "of years", link=inner), run(130, " and ")], paragraph),
        TextLine(185, [run(72, "this page", "sans", link=outer), run(140, ", which ")], paragraph),
        line(185, "5", None, "sans", x=500, size=7),
    ]


def _second_page(paragraph: Element) -> list[Mark]:
    listing = Element("L", numbering="Decimal")
    item = Element("LI", listing)
    body = Element("LBody", item)
    return [
        line(72, "ends here (see\u00a0p.\u00a02).", paragraph),
        line(110, "Years", Element("H2"), "sans-bold", size=14),
        Box(70, 125, 400, 40, fill=(0.93, 0.93, 0.9), radius=4),
        *_table(),
        line(300, "1.", Element("Lbl", item)),
        line(300, "What was said? ", body, x=90),
        line(318, "The student’s own words", body, x=90, ink=Ink.STUDENT),
        line(318, "Слово и дело", body, "italic", x=90, ink=Ink.KEY, colour=(0.6, 0.1, 0.1)),
        Rule(72, 335, 500, 335, 0.4, (0.5, 0.5, 0.5), (0, 3), round=True),
        *_figure(),
    ]


def _table() -> list[Mark]:
    table = Element("Table")
    head = Element("TR", Element("THead", table))
    body = Element("TBody", table)
    first, second = Element("TR", body), Element("TR", body)
    cell = Element("TD", second)
    return [
        line(140, "Year", Element("TH", head, scope="Column"), "sans-bold"),
        line(140, "Event", Element("TH", head, scope="Column"), "sans-bold", x=150),
        line(160, "1956", Element("TH", first, scope="Row")),
        line(160, "The speech", Element("TD", first), x=150),
        TextLine(180, [], Element("TH", second, scope="Row")),
        TextLine(180, [], cell),
        line(180, "An answer", cell, x=150, ink=Ink.KEY),
        line(200, "Both of them", Element("TD", Element("TR", body), spans=(2, 1))),
    ]


def _figure() -> list[Mark]:
    figure = Element("Figure", alt="A line with a dot", bbox=(72, 420, 300, 480))
    wave = [(72.0, 450.0), (100.0, 420.0), (130.0, 480.0), (160.0, 450.0)]
    return [
        Rule(72, 450, 300, 450, 1, element=figure),
        Box(100, 440, 20, 20, stroke=(0, 0, 0), weight=1.5, dash=(2, 1), element=figure),
        Shape(wave, closed=False, curve=True, stroke=(0, 0, 0.5), element=figure),
        Shape([(200, 440), (220, 460), (180, 460)], fill=(0.2, 0.2, 0.2), element=figure),
        line(475, "1956", figure, "sans", size=8),
    ]


def _teacher_page() -> list[Mark]:
    note = Element("Note")
    return [
        line(100, "Notes", Element("H2"), "sans-bold", size=14),
        line(130, "ДА ЗДРАВСТВУЕТ", Element("P", lang="ru")),
        TextLine(150, [run(72, "1", size=7, rise=4, element=Element("Lbl", note))], note),
        line(150, " A note.", note),
    ]

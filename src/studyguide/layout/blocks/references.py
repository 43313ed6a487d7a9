"""A bibliography: each entry with the label by which quotations name its work."""

from __future__ import annotations

from studyguide.document.blocks import Reference, References
from studyguide.document.inline import words
from studyguide.layout.galley import Galley, label
from studyguide.layout.plan import Element
from studyguide.layout.slices import Slice, beside, keep_together, no_strays, written_at

_BEFORE_TEXT = 12.0
_BELOW_ENTRY = 3.0


def references(galley: Galley, block: References) -> None:
    """Entries with their labels before them, or all above."""
    type_ = galley.type("label")
    room = galley.theme.page.hang - _BEFORE_TEXT
    hanging = all(type_.width(text) <= room for text in block.labels)
    whole = Element("L", galley.section, numbering="None")
    anchor = block.anchor
    for entry in block.entries:
        item = Element("LI", whole)
        slices = _entry(galley, entry, Element("LBody", item))
        name = Element("Lbl", item)
        if hanging:
            _hang(galley, entry.label, slices[0], name)
        else:
            above = galley.paragraph(words(entry.label), type_, galley.measure, galley.text, name)
            slices = keep_together([*above, slices[0]]) + slices[1:]
        written_at(slices, entry.origin)
        galley.add(slices, space=9.0, anchor=anchor)
        anchor = None


def _hang(galley: Galley, text: str, first: Slice, element: Element) -> None:
    """Put a label before the first line of an entry, as the number of a question hangs."""
    x, baseline = galley.text - _BEFORE_TEXT, galley.type("text").baseline
    mark = label(text, galley.type("label"), x, baseline, element, align="right")
    mark.runs[-1].text += " "
    beside(first, [mark], before=True)


def _entry(galley: Galley, entry: Reference, body: Element) -> list[Slice]:
    """The entry and what is said about the work, which stays with its end."""
    text = Element("P", body)
    slices = no_strays(
        galley.paragraph(entry.entry, galley.type("text"), galley.measure, galley.text, text)
    )
    for note in entry.notes:
        made = no_strays(
            galley.paragraph(
                note, galley.type("note"), galley.measure, galley.text, Element("P", body)
            )
        )
        made[0].space = _BELOW_ENTRY
        slices += keep_together([slices[-1], made[0]])[1:] + made[1:]
    return slices

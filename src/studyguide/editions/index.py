"""The index: names and terms with the pages on which they are met."""

from __future__ import annotations

from studyguide.document import blocks as b
from studyguide.document.inline import PageNumbers, words
from studyguide.editions.apparatus import Blocks, heading
from studyguide.editions.names import filing
from studyguide.editions.setting import Setting


def index(setting: Setting) -> Blocks:
    """Names and terms with the pages on which they are met."""
    guide, names = setting.guide, setting.names
    shown = {term.name: term.name for term in guide.terms}
    shown |= {person.name: person.sort for person in guide.people}
    shown |= {entry.name: entry.name for entry in guide.outline.index}
    entries = sorted(
        (
            (shown[name], tuple(anchors), names.explained.get(name))
            for name, anchors in names.met.items()
            if anchors
        ),
        key=lambda entry: filing(entry[0]),
    )
    if not entries:
        return []
    return [
        heading(setting.words.index, "index", fresh=False),
        b.Paragraph(spans=words(_what_is_indexed(setting)), role="small"),
        b.Index(
            entries=tuple(
                b.IndexEntry(
                    name, (PageNumbers(anchors, main=main, describes=setting.words.page_link),)
                )
                for name, anchors, main in entries
            )
        ),
    ]


def _what_is_indexed(setting: Setting) -> str:
    """Which parts of this guide the index goes through, and what a bold page means."""
    guide, vocabulary = setting.guide, setting.words
    omitted = guide.outline.editions.guide.omit
    parts = {
        "sections": guide.sections,
        "quiz": guide.quiz,
        "timeline": guide.timeline,
        "terms": guide.terms,
        "people": guide.people,
        "sources": any(guide.commentaries[id].notes for id in guide.sources),
    }
    there = [
        vocabulary.index_parts[part] for part, held in parts.items() if held and part not in omitted
    ]
    text = vocabulary.index_text.format(parts=vocabulary.series(there))
    return f"{text} {vocabulary.index_bold}" if setting.names.explained else text

"""The index: names and terms with the pages on which something is said of them.

A question or a list that only names somebody leads a reader nowhere, so texts, excerpts and
notes are gone through alone, and a word's own line in the list that explains it.
"""

from __future__ import annotations

from studyguide.document import blocks as b
from studyguide.document.inline import PageNumbers, words
from studyguide.editions.apparatus import Blocks, heading
from studyguide.editions.names import filing
from studyguide.editions.setting import Setting

_MOST = 12
"""Of so many pages and runs of pages a reader looks up all; of more only the longer passages."""


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
                    name,
                    (
                        PageNumbers(
                            anchors, main=main, describes=setting.words.page_link, most=_MOST
                        ),
                    ),
                )
                for name, anchors, main in entries
            )
        ),
    ]


def _what_is_indexed(setting: Setting) -> str:
    """Which parts of this guide the index goes through, and what a bold page means."""
    guide, vocabulary = setting.guide, setting.words
    omitted = guide.outline.editions.guide.omit
    noted = "sources" not in omitted and any(guide.commentaries[id].notes for id in guide.sources)
    parts = {"sections": guide.sections, "sources": noted}
    there = [vocabulary.index_parts[part] for part, held in parts.items() if held]
    said = []
    if there:
        said.append(vocabulary.index_text.format(parts=vocabulary.series(there)))
    if any(len(anchors) > _MOST for anchors in setting.names.met.values()):
        said.append(vocabulary.index_most.format(most=_MOST))
    if setting.names.explained:
        said.append(vocabulary.index_bold)
    return " ".join(said)

"""The editor's notes on the sources, below the paragraphs that they are about."""

from __future__ import annotations

from msgspec.structs import replace

from studyguide.document import blocks as b
from studyguide.document.inline import Anchor, Spans, Style, Words
from studyguide.editions.setting import Setting, origin
from studyguide.guide.model import Cited, SourceNote


def editors_note(setting: Setting, *spans: Spans) -> Spans:
    """Words of the editor, marked as such."""
    label = Words(f"{setting.words.editors_note} ", Style.STRONG)
    return (label, *(span for part in spans for span in part))


def notes_by_paragraph(setting: Setting, source: str) -> dict[int, tuple[b.Paragraph, ...]]:
    """The notes on a source, by the number of the paragraph that each stands below."""
    found: dict[int, tuple[b.Paragraph, ...]] = {}
    notes = setting.guide.commentaries[source].notes
    for note in sorted(notes, key=lambda note: note.paragraph):
        made = _note(setting, note, source)
        found[note.paragraph] = (*found.get(note.paragraph, ()), made)
    return found


def _note(setting: Setting, note: SourceNote, source: str) -> b.Paragraph:
    """One note; it speaks the guide's language, not that of the source around it."""
    guide = setting.guide
    language = guide.entries[source].language
    lemma = _lemma(setting, note.lemma, language) if note.lemma else ()
    return b.Paragraph(
        spans=editors_note(setting, lemma, setting.spans(note.text, indexed=True)),
        role="note",
        lang=guide.outline.language if language else None,
        origin=origin(note.place),
    )


def _lemma(setting: Setting, lemma: Cited, language: str | None) -> Spans:
    """The words that a note is about, in quotation marks, as the source has them."""
    assert lemma.passage is not None
    anchor = setting.anchor(lemma)
    before, _, after = setting.words.lemma.partition("{words}")
    (paragraph,) = setting.quoted(lemma.passage)
    quoted = (
        replace(span, lang=language) if isinstance(span, Words) else span
        for span in paragraph.spans
    )
    return (Anchor(anchor), Words(before), *quoted, Words(after))

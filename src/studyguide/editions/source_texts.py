"""The texts of the sources, whole, with the pages that cite each paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from studyguide.document import blocks as b
from studyguide.document.inline import PageNumbers, Spans, words
from studyguide.editions.apparatus import Blocks, heading
from studyguide.editions.commentary import notes_by_paragraph
from studyguide.editions.setting import Setting, origin, paragraph_anchor, text_anchor
from studyguide.sources.model import Source
from studyguide.sources.quotation import Found, SourceIndex, printed, whole_paragraphs


def source_texts(setting: Setting) -> Blocks:
    """Every source with numbered paragraphs, linked back to the pages that cite them."""
    guide, vocabulary = setting.guide, setting.words
    if not guide.sources:
        return []
    made: Blocks = [
        heading(vocabulary.source_texts, "sources"),
        b.Paragraph(spans=words(vocabulary.source_texts_text), role="small"),
    ]
    if any(guide.commentaries[id].notes for id in guide.sources):
        made.append(b.Paragraph(spans=words(vocabulary.source_notes_text), role="small"))
    citing = _cited_where(setting)
    for id in (work.id for work in setting.works()):
        setting.begin(f"source-{id}")
        source = guide.sources[id]
        place = origin(guide.entries[id].place)
        made.append(
            b.Heading(
                level=3, title=source.label, anchor=text_anchor(id), listed=True, origin=place
            )
        )
        texts = setting.memory.recall("source text", setting.same(id), partial(_texts, source))
        notes = notes_by_paragraph(setting, id)
        paragraphs = tuple(
            _numbered(
                paragraph_anchor(id, paragraph.number),
                paragraph.number,
                text,
                citing.get((id, paragraph.number), []),
                notes.get(paragraph.number, ()),
                vocabulary.page_link,
            )
            for paragraph, text in zip(source.paragraphs, texts, strict=True)
        )
        made += _said_of_numbers(setting, source)
        made.append(
            b.SourceText(
                paragraphs=paragraphs,
                lang=guide.entries[id].language,
                origin=place,
            )
        )
    return made


def _said_of_numbers(setting: Setting, source: Source) -> Blocks:
    """Why numbers are missing among a source's paragraphs, where some are."""
    vocabulary = setting.words
    joined = [(p.number, p.last) for p in source.paragraphs if p.last > p.number]
    skipped = _runs([p.number for p in source.skipped])
    sentences = [
        form.format(numbers=", ".join(f"{a}" if a == z else f"{a}–{z}" for a, z in ranges))
        for form, ranges in ((vocabulary.left_out, skipped), (vocabulary.joined, joined))
        if ranges
    ]
    if not sentences:
        return []
    return [b.Paragraph(spans=words(" ".join(sentences)), role="small")]


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in order as runs: 24, 25, 51 ▶ (24, 25), (51, 51)."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _cited_where(setting: Setting) -> dict[tuple[str, int], list[str]]:
    """The anchors that cite each paragraph. What only the key shows is left out: it would
    tell students where the answers are; so are notes, which stand on these very pages."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for cite in setting.guide.cited:
        if cite.paragraphs is None or cite.use in ("evidence", "teacher", "note"):
            continue
        anchor = setting.anchors.get(cite.number)
        if anchor is None:
            continue
        for number in range(cite.paragraphs[0], cite.paragraphs[1] + 1):
            found[cite.source, number].append(anchor)
    return found


def _texts(source: Source) -> list[Spans]:
    """The paragraphs of a source as they are printed: each on one line, with words put together
    again that the file divides at the end of a line."""
    index = SourceIndex(source)
    made = []
    for paragraph in source.paragraphs:
        found = whole_paragraphs(paragraph.number, paragraph.number, index)
        assert isinstance(found, Found)
        made.append(words(printed(found.passage, source)))
    return made


def _numbered(
    anchor: str,
    number: int,
    text: Spans,
    citing: Sequence[str],
    notes: tuple[b.Paragraph, ...],
    page_link: str,
) -> b.NumberedParagraph:
    """A paragraph with the pages that cite it."""
    return b.NumberedParagraph(
        number,
        anchor,
        text,
        bool(citing),
        (PageNumbers(tuple(citing), describes=page_link),) if citing else (),
        notes,
    )

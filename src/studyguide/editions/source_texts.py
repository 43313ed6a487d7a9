"""The texts of the sources, whole, with the pages that cite each paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from studyguide.document import blocks as b
from studyguide.document.inline import PageNumbers, words
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
        source = guide.sources[id]
        made.append(b.Heading(level=3, title=source.label, anchor=text_anchor(id), listed=True))
        source_index = SourceIndex(source)
        notes = notes_by_paragraph(setting, id)
        paragraphs = tuple(
            _numbered(
                paragraph.number,
                source_index,
                citing,
                notes.get(paragraph.number, ()),
                vocabulary.page_link,
            )
            for paragraph in source.paragraphs
        )
        made += _said_of_numbers(setting, source)
        made.append(
            b.SourceText(
                paragraphs=paragraphs,
                lang=guide.entries[id].language,
                origin=origin(guide.entries[id].place),
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
        if cite.anchor not in setting.set_so_far:
            continue
        for number in range(cite.paragraphs[0], cite.paragraphs[1] + 1):
            found[cite.source, number].append(cite.anchor)
    return found


def _numbered(
    number: int,
    index: SourceIndex,
    citing: dict[tuple[str, int], list[str]],
    notes: tuple[b.Paragraph, ...],
    page_link: str,
) -> b.NumberedParagraph:
    """A paragraph as it is printed: on one line, with words put together again that the
    file divides at the end of a line."""
    source = index.source
    found = whole_paragraphs(number, number, index)
    assert isinstance(found, Found)
    anchors = citing.get((source.id, number), [])
    return b.NumberedParagraph(
        number,
        paragraph_anchor(source.id, number),
        words(printed(found.passage, source)),
        bool(anchors),
        (PageNumbers(tuple(anchors), describes=page_link),) if anchors else (),
        notes,
    )

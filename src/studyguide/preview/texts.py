"""The texts of the sources as the page shows them, with what uses their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from studyguide.diagnostics import Place
from studyguide.guide.model import Guide
from studyguide.guide.uses import Use, touched, uses
from studyguide.preview.state import SourceParagraph, SourceState, SourceUse
from studyguide.preview.views import shown
from studyguide.sources.model import Paragraph, Source

_Uses = Mapping[int, list[SourceUse]]
"""By where the paragraph begins."""


def sources_of(guide: Guide) -> tuple[SourceState, ...]:
    """The sources of a guide."""
    by_source: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses(guide):
        by_source[use.source].append(use)
    return tuple(_source(source, guide, by_source[id]) for id, source in guide.sources.items())


def _source(source: Source, guide: Guide, used: Iterable[Use]) -> SourceState:
    entry = guide.entries[source.id]
    uses_of = _by_paragraph(source, used)
    skipped = {paragraph.start for paragraph in source.skipped}
    paragraphs = sorted(chain(source.paragraphs, source.skipped), key=lambda each: each.start)
    return SourceState(
        id=shown(source.id),
        label=shown(entry.label),
        title=shown(str(entry.reference.get("title") or entry.label)),
        file=shown(source.path),
        language=shown(entry.language or guide.outline.language),
        paragraphs=tuple(
            SourceParagraph(
                number=each.number,
                text=source.text[each.start : each.end],
                uses=tuple(uses_of.get(each.start, ())),
                skipped=each.start in skipped,
            )
            for each in paragraphs
        ),
    )


def _by_paragraph(source: Source, used: Iterable[Use]) -> _Uses:
    """What uses each paragraph; a source that is cited as a whole is not told of each."""
    found: defaultdict[int, list[SourceUse]] = defaultdict(list)
    for use in used:
        if use.place is not None:
            for paragraph in touched(use, source):
                found[paragraph.start] += _in_paragraph(use, use.place, paragraph)
    return found


def _in_paragraph(use: Use, place: Place, paragraph: Paragraph) -> Iterable[SourceUse]:
    """A use as it concerns one paragraph: each stretch of words in it, or all of it."""
    stretches = [
        (max(start, paragraph.start) - paragraph.start, min(end, paragraph.end) - paragraph.start)
        for start, end in use.stretches
        if start < paragraph.end and end > paragraph.start
    ]
    for start, end in stretches or [(0, 0)]:
        yield SourceUse(
            start=start,
            end=end,
            kind=use.kind,
            name=shown(use.worded),
            section=shown(use.section) if use.section else None,
            line=place.line,
            column=place.column,
            file=shown(place.file),
        )

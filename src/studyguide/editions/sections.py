"""The sections of a guide: objectives, text, sources, questions."""

from __future__ import annotations

from studyguide.document import blocks as b
from studyguide.document.inline import Spans, Style, Words, words
from studyguide.editions.commentary import editors_note
from studyguide.editions.questions import points_of, question_block
from studyguide.editions.setting import Setting, origin
from studyguide.guide.model import Excerpt, Section, Table
from studyguide.records import place_of

_LINES_IN_CELL = 3
"""Lines to write on in an empty cell of a table."""


def section_blocks(setting: Setting, section: Section) -> list[b.AnyBlock]:
    """One section, beginning on a page of its own."""
    setting.begin(f"section-{section.id}")
    place = origin(section.place)
    made: list[b.AnyBlock] = [
        b.Heading(
            level=2,
            number=str(section.number),
            title=section.title,
            anchor=f"section-{section.id}",
            fresh=True,
            listed=True,
            origin=place,
        )
    ]
    made += _objectives(setting, section)
    made += setting.prose(section.text)
    for number, table in enumerate(section.tables, 1):
        made.append(_subheading(table.title, f"table-{section.id}-{number}", origin(table.place)))
        made.append(table_block(setting, table))
    if section.excerpts:
        made.append(_subheading(setting.words.excerpts, f"excerpts-of-{section.id}", place))
        made += [excerpt_block(setting, excerpt) for excerpt in section.excerpts]
    if section.questions:
        points = points_of(setting, section.questions)
        title = setting.words.questions
        made.append(_subheading(title, f"questions-of-{section.id}", place, points))
        made += [question_block(setting, question) for question in section.questions]
    return made


def _objectives(setting: Setting, section: Section) -> list[b.AnyBlock]:
    """What a student can do afterwards, to be ticked."""
    if not section.objectives:
        return []
    items = tuple(
        (b.Paragraph(spans=setting.spans(each), origin=at),)
        for each, at in zip(section.objectives, objective_origins(setting, section), strict=True)
    )
    place = origin(section.place)
    return [
        b.Paragraph(spans=words(setting.words.objectives), role="label", origin=place),
        b.Bullets(items=items, boxes=True, origin=place),
    ]


def objective_origins(setting: Setting, section: Section) -> tuple[b.Origin | None, ...]:
    """Where each objective of a section was written."""
    written = setting.guide.outline.sections[section.number - 1].objectives
    return tuple(origin(place_of(each)) for each in written)


def _subheading(title: str, anchor: str, origin: b.Origin | None, aside: str = "") -> b.Heading:
    return b.Heading(level=3, title=title, anchor=anchor, aside=aside, origin=origin)


def table_block(setting: Setting, table: Table) -> b.Table:
    """A table of the author's: the heads of its rows as wide as they are, the rest alike."""
    others = len(table.columns) - 1
    return b.Table(
        head=tuple(map(words, table.columns)),
        rows=tuple(tuple(setting.spans(cell, indexed=True) for cell in row) for row in table.rows),
        widths=(0.0, *([1.0] * others)),
        row_heads=True,
        ruled=_LINES_IN_CELL,
        own=setting.words.own_row,
        origin=origin(table.place),
        origins=tuple(map(origin, table.places)),
    )


def excerpt_block(setting: Setting, excerpt: Excerpt) -> b.Excerpt:
    """An excerpt in its panel."""
    source = excerpt.cited.source
    entry = setting.guide.entries[source]
    return b.Excerpt(
        name=setting.words.excerpt.format(name=excerpt.name),
        kind=setting.words.kind[entry.kind] if setting.kinds_differ else "",
        citation=tuple(setting.citation([excerpt.cited], brackets=False)),
        paragraphs=setting.quoted(excerpt.passage),
        intro=setting.spans(excerpt.intro, indexed=True),
        notes=_notes(setting, excerpt),
        lang=excerpt.language,
        continued=setting.words.excerpt_continued.format(name=excerpt.name),
        anchor=excerpt.anchor,
        origin=origin(excerpt.place),
    )


def _notes(setting: Setting, excerpt: Excerpt) -> tuple[Spans, ...]:
    """The editor's notes on an excerpt; several share one label before the first of them."""
    notes = [setting.spans(note, indexed=True) for note in excerpt.notes]
    if len(notes) < 2:
        return tuple(editors_note(setting, note) for note in notes)
    label = Words(f"{setting.words.editors_notes} ", Style.STRONG)
    return ((label, *notes[0]), *notes[1:])

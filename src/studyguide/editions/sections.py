"""The sections of a guide: objectives, text, sources, questions."""

from __future__ import annotations

from studyguide.document import blocks as b
from studyguide.document.inline import Inline, Style, Words
from studyguide.editions.questions import question_block
from studyguide.editions.setting import Setting, origin
from studyguide.guide.model import Excerpt, Section


def section_blocks(setting: Setting, section: Section) -> list[b.AnyBlock]:
    """One section, beginning on a page of its own."""
    place = section.place
    made: list[b.AnyBlock] = [
        b.Heading(
            level=2,
            number=str(section.number),
            title=section.title,
            anchor=f"section-{section.id}",
            fresh=True,
            listed=True,
            origin=origin(place),
        )
    ]
    if section.objectives:
        made.append(b.Paragraph(spans=(Words(setting.words.objectives),), role="label"))
        made.append(
            b.Bullets(
                items=tuple(
                    (b.Paragraph(spans=setting.spans(objective)),)
                    for objective in section.objectives
                ),
                boxes=True,
                origin=origin(place),
            )
        )
    made += setting.prose(section.text, place)
    if section.excerpts:
        made.append(_subheading(setting.words.excerpts, f"sources-of-{section.id}"))
        made += [excerpt_block(setting, excerpt) for excerpt in section.excerpts]
    if section.questions:
        made.append(_subheading(setting.words.questions, f"questions-of-{section.id}"))
        made += [question_block(setting, question) for question in section.questions]
    return made


def _subheading(title: str, anchor: str) -> b.Heading:
    return b.Heading(level=3, title=title, anchor=anchor)


def excerpt_block(setting: Setting, excerpt: Excerpt) -> b.Excerpt:
    """An excerpt in its panel."""
    source = excerpt.cited.source
    entry = setting.guide.entries[source]
    note: tuple[Inline, ...] = ()
    if excerpt.note:
        note = (
            Words(f"{setting.words.editors_note} ", Style.STRONG),
            *setting.spans(excerpt.note),
        )
    return b.Excerpt(
        name=setting.words.source.format(letter=excerpt.letter),
        kind=setting.words.kind[entry.kind],
        citation=tuple(setting.citation([excerpt.cited], brackets=False)),
        paragraphs=setting.quoted(excerpt.passage),
        intro=setting.spans(excerpt.intro),
        note=note,
        lang=excerpt.language,
        anchor=excerpt.anchor,
        origin=origin(excerpt.place),
    )

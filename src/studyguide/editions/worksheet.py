"""The worksheet: questions only, section by section, to be written on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from studyguide.document import blocks as b
from studyguide.document.inline import words
from studyguide.editions.model import Printout, with_key
from studyguide.editions.questions import points_of, question_block
from studyguide.editions.setting import Setting, origin
from studyguide.editions.sheet import fields, sheet
from studyguide.editions.vocabulary import vocabulary
from studyguide.guide.model import AskedQuestion, Guide, Section
from studyguide.memory import Memory

Asked = tuple[Section, Sequence[AskedQuestion]]
"""A section and those of its questions that are on the worksheet."""


def worksheet_printouts(guide: Guide, only: str | None) -> Sequence[Printout]:
    """A student's copy and a key: of one section, or of those that the outline names.

    Where questions of some kinds only are wanted and there are none, there is no worksheet.
    """
    options = guide.outline.editions.worksheet
    wanted = [only] if only else options.sections or [section.id for section in guide.sections]
    asked = [
        (section, questions)
        for section in guide.sections
        if section.id in wanted and (questions := _of_kinds(section, options.kinds))
    ]
    name = f"worksheet-{only}" if only else "worksheet"
    return with_key(name, partial(worksheet_document, guide, asked)) if asked else ()


def _of_kinds(section: Section, kinds: Sequence[str]) -> list[AskedQuestion]:
    """The questions of a section that are of those kinds; of all, where none is named."""
    return [each for each in section.questions if not kinds or each.kind in kinds]


def worksheet_document(
    guide: Guide, asked: Sequence[Asked], *, memory: Memory | None = None
) -> b.Document:
    """The questions with room to answer; what they ask about is named and stands in the guide."""
    outline = guide.outline
    setting = Setting(guide, vocabulary(outline.language), holds=(), memory=memory)
    title = outline.editions.worksheet.title or outline.title
    blocks: list[b.AnyBlock] = [
        b.Heading(level=1, title=title, anchor="worksheet"),
        fields(setting),
    ]
    if any(question.on or question.on_text for _, questions in asked for question in questions):
        elsewhere = setting.words.in_the_guide.format(title=outline.title)
        blocks.append(b.Paragraph(spans=words(elsewhere), role="small"))
    for section, questions in asked:
        blocks.append(
            b.Heading(
                level=2,
                number=str(section.number),
                title=section.title,
                anchor=f"section-{section.id}",
                aside=points_of(setting, questions),
                origin=origin(section.place),
            )
        )
        blocks += [question_block(setting, question) for question in questions]
    return sheet(setting, setting.words.worksheet, title, blocks)

"""The handout: a section on one sheet, with what is read and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil

from msgspec.structs import replace

from studyguide.document import blocks as b
from studyguide.document.inline import words
from studyguide.editions.model import Fit, Printout, with_key
from studyguide.editions.questions import points_of, question_block
from studyguide.editions.sections import excerpt_block, table_block
from studyguide.editions.setting import Setting, origin
from studyguide.editions.sheet import fields, sheet, works_quoted
from studyguide.editions.vocabulary import vocabulary
from studyguide.guide.chosen import HandedOut, handed_out
from studyguide.guide.model import AskedQuestion, Guide, Section
from studyguide.memory import Memory

_SHARES = (0.9, 0.8, 0.7, 0.6)
"""Of a long answer's ruled lines so many are left, as far as they must make room."""
_LONG = 5
"""An answer of so many ruled lines is long: it can spare some of them."""


def handout_printouts(guide: Guide, only: str | None) -> Sequence[Printout]:
    """A student's copy and a key of every section that has something to hand out."""
    made: list[Printout] = []
    for section in guide.sections:
        handed = handed_out(guide, section)
        filled = handed.excerpts or handed.questions or (handed.text and section.text)
        if only in (None, section.id) and filled:
            document = partial(handout_document, guide, section, handed)
            made += with_key(f"handout-{section.id}", document, _fit(guide, section, handed))
    return made


def _fit(guide: Guide, section: Section, handed: HandedOut) -> Fit:
    """A handout takes both sides of its sheets, and not more."""
    return Fit(
        code="handout",
        what=f"the handout of section {section.number}",
        pages=2 * handed.sheets,
        tighter=tuple(
            partial(handout_document, guide, section, handed, share) for share in _SHARES
        ),
        place=handed.place,
        help=f"Name fewer excerpts or questions under `editions: handout: sections: {section.id}:`"
        f" (now {len(handed.excerpts)} and {len(handed.questions)}), or give it more `sheets`.",
    )


def handout_document(
    guide: Guide,
    section: Section,
    handed: HandedOut,
    share: float = 1.0,
    *,
    memory: Memory | None = None,
) -> b.Document:
    """The handout of a section; long answers have this ``share`` of their ruled lines."""
    holds = {excerpt.anchor for excerpt in handed.excerpts}
    anchor = f"section-{section.id}"
    if handed.text:
        holds.add(anchor)
    setting = Setting(guide, vocabulary(guide.outline.language), holds=holds, memory=memory)
    blocks: list[b.AnyBlock] = [
        b.Heading(
            level=1,
            number=str(section.number),
            title=section.title,
            anchor=anchor,
            origin=origin(section.place),
        ),
        fields(setting),
    ]
    if handed.text:
        blocks += _text(setting, section)
    blocks += [replace(excerpt_block(setting, each), level=2) for each in handed.excerpts]
    blocks += works_quoted(setting, handed.excerpts)
    blocks += _questions(setting, handed, share)
    title = f"{section.number} {section.title}"
    return sheet(setting, setting.words.handout, title, blocks)


def _subheading(title: str, anchor: str, aside: str = "") -> b.Heading:
    """As it looks in the guide, where it is one level further down."""
    return b.Heading(level=3, rank=2, title=title, anchor=anchor, aside=aside)


def _text(setting: Setting, section: Section) -> list[b.AnyBlock]:
    """What the section says itself: its text and its tables."""
    made: list[b.AnyBlock] = [*setting.prose(section.text)]
    for number, table in enumerate(section.tables, 1):
        made.append(_subheading(table.title, f"table-{section.id}-{number}"))
        made.append(table_block(setting, table))
    return made


def _questions(setting: Setting, handed: HandedOut, share: float) -> list[b.AnyBlock]:
    questions = handed.questions
    if not questions:
        return []
    points = points_of(setting, questions)
    made: list[b.AnyBlock] = [_subheading(setting.words.questions, "questions", points)]
    if not handed.text and any(question.on_text for question in questions):
        title = setting.guide.outline.title
        elsewhere = setting.words.in_the_guide.format(title=title)
        made.append(b.Paragraph(spans=words(elsewhere), role="small"))
    return made + [_question(setting, question, share) for question in questions]


def _question(setting: Setting, question: AskedQuestion, share: float) -> b.Question:
    """A question; the layout gives back the lines that the answer in the key needs."""
    block = question_block(setting, question)
    match block.task:
        case b.Written(lines=lines) as task if lines >= _LONG:
            return replace(block, task=replace(task, lines=ceil(lines * share)))
    return block

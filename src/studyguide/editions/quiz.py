"""A test paper: questions drawn by lot, in versions that ask them in different orders."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from studyguide.document import blocks as b
from studyguide.document.inline import Gap, Words, words
from studyguide.editions.model import Printout, with_key
from studyguide.editions.questions import question_block
from studyguide.editions.sections import excerpt_block
from studyguide.editions.setting import Setting
from studyguide.editions.sheet import fields, sheet, works_quoted
from studyguide.editions.vocabulary import vocabulary
from studyguide.guide.model import Guide
from studyguide.guide.quiz import Version, excerpts_needed, quiz_options, versions
from studyguide.memory import Memory

_ROOM_FOR_MARK = 6
"""Letters."""


def quiz_printouts(guide: Guide, _: str | None) -> tuple[Printout, ...]:
    """Each version and its key: ``quiz-a``, ``quiz-a-key``, ``quiz-b`` …"""
    made = versions(guide)
    return tuple(
        replace(printout, versions=len(made))
        for version in made
        for printout in with_key(f"quiz-{version.name}", partial(quiz_document, guide, version))
    )


def quiz_document(guide: Guide, version: Version, *, memory: Memory | None = None) -> b.Document:
    """One version: its head, the excerpts that its questions ask about, the questions."""
    spoken = vocabulary(guide.outline.language)
    excerpts = excerpts_needed(guide, version.questions)
    holds = {excerpt.anchor for excerpt in excerpts}
    setting = Setting(guide, spoken, holds=holds, memory=memory)
    title = quiz_options(guide).title or f"{spoken.test}: {guide.outline.title}"
    which = spoken.test_version.format(letter=version.letter)
    body = [*_head(setting, version, f"{which}. {title}")]
    if excerpts:
        body.append(_heading(spoken.excerpts, "excerpts"))
        body += [replace(excerpt_block(setting, excerpt), level=3) for excerpt in excerpts]
        body += works_quoted(setting, excerpts)
        body.append(_heading(spoken.questions, "questions"))
    body += [question_block(setting, question, version.salt) for question in version.questions]
    return sheet(setting, f"{spoken.test} \N{MIDDLE DOT} {which}", title, body)


def _head(setting: Setting, version: Version, title: str) -> list[b.AnyBlock]:
    """Version and title, the line for the name, room for the mark, what students are told."""
    spoken, note = setting.words, quiz_options(setting.guide).note
    total = sum(question.record.points for question in version.questions)
    before, behind = spoken.test_points
    mark = (Words(before), Gap("", _ROOM_FOR_MARK), Words(behind.format(total=total)))
    told = [note] if note else []
    return [
        b.Heading(level=1, title=title, anchor="quiz"),
        fields(setting),
        b.Paragraph(spans=mark),
        *(b.Paragraph(spans=words(text)) for text in told),
        b.Paragraph(spans=words(spoken.test_numbers), role="small"),
    ]


def _heading(title: str, anchor: str) -> b.Heading:
    return b.Heading(level=3, title=title, anchor=anchor, rank=2)

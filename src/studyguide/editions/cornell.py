"""Notes pages, a section at a time: cues, notes and a summary."""

from __future__ import annotations

from functools import partial

from studyguide.document import blocks as b
from studyguide.editions.model import Printout
from studyguide.editions.sections import objective_origins
from studyguide.editions.setting import Setting, origin
from studyguide.editions.sheet import fields, sheet
from studyguide.editions.vocabulary import vocabulary
from studyguide.guide.model import Guide, Section
from studyguide.memory import Memory


def cornell_printouts(guide: Guide, section: str | None) -> tuple[Printout, ...]:
    """One file with the pages of all sections, or of ``section`` only."""
    wanted = [each for each in guide.sections if section in (None, each.id)]
    if not wanted:
        return ()
    name = f"cornell-{section}" if section else "cornell"
    return (Printout(name, name, partial(_document, guide, wanted)),)


def _document(guide: Guide, sections: list[Section], *, memory: Memory | None = None) -> b.Document:
    setting = Setting(guide, vocabulary(guide.outline.language), holds=(), memory=memory)
    blocks = [block for section in sections for block in _pages(setting, section)]
    kind = guide.outline.editions.cornell.title or setting.words.notes_pages
    title = sections[0].title if len(sections) == 1 else guide.outline.title
    return sheet(setting, kind, title, blocks)


def _pages(setting: Setting, section: Section) -> list[b.AnyBlock]:
    """The notes pages of one section, its objectives as the cues."""
    heading = b.Heading(
        level=1,
        number=str(section.number),
        title=section.title,
        anchor=f"section-{section.id}",
        fresh=True,
        origin=origin(section.place),
    )
    notes = b.Notes(
        cues=tuple(setting.spans(each) for each in section.objectives),
        pages=setting.guide.outline.editions.cornell.pages,
        cue=setting.words.cues,
        note=setting.words.notes,
        summary=setting.words.summary,
        origin=origin(section.place),
        origins=objective_origins(setting, section),
    )
    return [heading, fields(setting), notes]

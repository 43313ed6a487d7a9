"""What all documents that are handed out have in common."""

from __future__ import annotations

from collections.abc import Sequence

from studyguide.document import blocks as b
from studyguide.document.inline import Style, Words
from studyguide.editions.apparatus import bibliography_spans
from studyguide.editions.setting import Setting, origin
from studyguide.guide.model import Excerpt


def sheet(
    setting: Setting,
    kind: str,
    title: str,
    blocks: Sequence[b.AnyBlock],
    *,
    bare: bool = False,
) -> b.Document:
    """A document of ``blocks``, which begin with a heading of level 1.

    ``kind`` says at the foot of every page what this is (``Worksheet``; in the key ``Worksheet ·
    Answer key``), ``title`` what it is of; the guide's title runs at the head. See
    :class:`studyguide.document.blocks.Document` for ``bare``.
    """
    outline = setting.guide.outline
    return b.Document(
        title=f"{kind}: {title}",
        language=outline.language,
        head=outline.title,
        page_of=setting.words.page_of,
        student_mark=kind,
        key_mark=f"{kind} \N{MIDDLE DOT} {setting.words.answer_key}",
        parts=(b.Part("body", tuple(blocks)),),
        author=outline.author,
        subject=outline.subtitle,
        date=setting.guide.date.text if setting.guide.date else None,
        bare=bare,
    )


def works_quoted(setting: Setting, excerpts: Sequence[Excerpt]) -> list[b.AnyBlock]:
    """What the labels of excerpts stand for, and what is said about these sources: the sheet has
    no bibliography."""
    labels = {id: source.label for id, source in setting.guide.sources.items()}
    quoted = {excerpt.cited.source for excerpt in excerpts}
    return [
        b.Paragraph(
            spans=(
                Words(f"{labels[entry.id]}: ", Style.STRONG),
                *bibliography_spans(entry.text),
                Words(" "),
                *setting.spans(setting.guide.commentaries[entry.id].about),
            ),
            role="note",
            origin=origin(setting.guide.entries[entry.id].place),
        )
        for entry in setting.works()
        if entry.id in quoted
    ]


def fields(setting: Setting) -> b.Fields:
    """The line for the student's name, class and the date."""
    return b.Fields(names=(setting.words.name, setting.words.class_, setting.words.date))

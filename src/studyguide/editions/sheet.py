"""What all documents that are handed out have in common."""

from __future__ import annotations

from collections.abc import Sequence

from studyguide.document import blocks as b
from studyguide.editions.setting import Setting


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


def fields(setting: Setting) -> b.Fields:
    """The line for the student's name, class and the date."""
    return b.Fields(names=(setting.words.name, setting.words.class_, setting.words.date))

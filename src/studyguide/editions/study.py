"""The study guide and its answer key: one document, drawn in two inks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from studyguide.diagnostics import Place
from studyguide.document import blocks as b
from studyguide.document.inline import Style, Words, words
from studyguide.editions import apparatus
from studyguide.editions.apparatus import heading
from studyguide.editions.front import contents, cover, how_to_use
from studyguide.editions.index import index
from studyguide.editions.model import Printout
from studyguide.editions.names import IndexNames
from studyguide.editions.questions import mark_scheme
from studyguide.editions.sections import section_blocks
from studyguide.editions.setting import Setting, origin
from studyguide.editions.source_texts import source_texts
from studyguide.editions.verification import verdicts, verification
from studyguide.editions.vocabulary import vocabulary
from studyguide.guide.model import AskedQuestion, Guide, Prose
from studyguide.memory import Memory

_QUIZ = {"quiz": apparatus.quiz}
"""What follows the sections in the body; each part can be left out in the outline …"""
_LISTS = {
    "timeline": apparatus.timeline,
    "terms": apparatus.terms,
    "people": apparatus.people,
    "bibliography": apparatus.bibliography,
}
"""… and then, one after the other on the same pages."""
_TEXTS = {"sources": source_texts}
"""What follows the body and names its pages, so that it is a part of its own …"""
_BACK = {"index": index, "verification": verification}
"""… and what names the pages of both; each can be left out as well."""


def guide_printout(guide: Guide, _: str | None) -> tuple[Printout]:
    """The student's copy."""
    return (Printout("guide", "study", partial(study_document, guide)),)


def key_printout(guide: Guide, _: str | None) -> tuple[Printout]:
    """The key: the pages of the guide in the other ink, and the teacher's part."""
    return (
        Printout(
            "key",
            "study",
            partial(study_document, guide),
            ink="key",
            parts=("front", "body", "teacher"),
            twin="guide",
            reader="teacher",
        ),
    )


def study_document(guide: Guide, *, memory: Memory | None = None) -> b.Document:
    """What both editions are laid out from; the teacher's part is only drawn in the key.

    The outline's ``editions: guide:`` settings hold for both, or their pages would differ.
    """
    options = guide.outline.editions.guide
    omitted = set(options.omit)
    title = options.title or guide.outline.title
    spoken = vocabulary(guide.outline.language)
    setting = Setting(
        guide,
        spoken,
        _names(guide, memory),
        linked="sources" not in omitted,
        memory=memory,
    )
    body = [block for section in guide.sections for block in section_blocks(setting, section)]
    body += _blocks(setting, _QUIZ) + _on_a_new_page(_blocks(setting, _LISTS))
    texts = _blocks(setting, _TEXTS)
    back = _on_a_new_page(_blocks(setting, _BACK))
    front: list[b.AnyBlock] = []
    if "cover" not in omitted:
        front += cover(setting, title)
    if "how-to-use" not in omitted:
        setting.begin("how-to-use")
        front += how_to_use(setting)
    if "contents" not in omitted:
        front += contents(setting)
    if "cover" in omitted:
        _put_title(next(filter(None, (front, body, texts, back)), front), title)
    teacher = [b.Part("teacher", tuple(part)) for part in (_teacher(setting), _evidence(setting))]
    parts = [
        b.Part("front", tuple(front)),
        b.Part("body", tuple(body)),
        b.Part("body", tuple(texts)),
        b.Part("body", tuple(back)),
        *teacher,
    ]
    return b.Document(
        title=title,
        language=guide.outline.language,
        head=title,
        page_of=spoken.page_of,
        student_mark=spoken.study_guide,
        key_mark=spoken.answer_key,
        parts=tuple(part for part in parts if part.blocks),
        author=guide.outline.author,
        subject=guide.outline.subtitle,
        keywords=tuple(term.name[:100] for term in guide.terms[:50]),
        date=guide.date.text if guide.date else None,
    )


def _blocks(
    setting: Setting, parts: Mapping[str, Callable[[Setting], Sequence[b.AnyBlock]]]
) -> list[b.AnyBlock]:
    """The blocks of those ``parts`` that the outline does not leave out."""
    omitted = setting.guide.outline.editions.guide.omit
    blocks: list[b.AnyBlock] = []
    for name, part in parts.items():
        if name not in omitted:
            setting.begin(name)
            blocks += part(setting)
    return blocks


def _on_a_new_page(blocks: list[b.AnyBlock]) -> list[b.AnyBlock]:
    """The same blocks, of which the first is a heading that begins a page."""
    if blocks and isinstance(blocks[0], b.Heading):
        blocks[0] = replace(blocks[0], fresh=True)
    return blocks


def _put_title(blocks: list[b.AnyBlock], title: str) -> None:
    """Without a cover the title stands above what comes first, on the same page."""
    if blocks and isinstance(blocks[0], b.Heading):
        blocks[0] = replace(blocks[0], fresh=False)
    blocks.insert(0, b.Heading(level=1, title=title, anchor="cover"))


def _names(guide: Guide, memory: Memory | None) -> IndexNames:
    """What the index looks for: people with their capitals, other words whatever their case."""
    names = {term.name: (term.name, *term.also) for term in guide.terms}
    names |= {entry.name: (entry.name, *entry.also) for entry in guide.outline.index}
    people = {person.name: (person.name, *person.also) for person in guide.people}
    return IndexNames(names | people, people, memory)


def _teacher(setting: Setting) -> Sequence[b.AnyBlock]:
    """Notes, mark schemes and the evidence of the answers, section by section."""
    guide, spoken = setting.guide, setting.words
    made: list[b.AnyBlock] = []
    groups: list[tuple[str, Prose, Sequence[AskedQuestion], Place | None]] = [
        (spoken.notes_for.format(number=s.number, title=s.title), s.teacher, s.questions, s.place)
        for s in guide.sections
    ]
    groups.append((spoken.quiz, (), guide.quiz, None))
    for title, prose, questions, place in groups:
        setting.begin(f"teacher-{len(made)}")
        blocks: list[b.AnyBlock] = [*setting.prose(prose)]
        for question in questions:
            blocks += _question_note(setting, question)
            blocks += mark_scheme(setting, question)
        if blocks:
            made.append(
                b.Heading(level=3, title=title, anchor=f"teacher-{len(made)}", origin=origin(place))
            )
            made += blocks
    if not made:
        return ()
    return (
        heading(spoken.teacher, "teacher"),
        b.Paragraph(spans=words(spoken.teacher_text), role="small"),
        *made,
    )


def _evidence(setting: Setting) -> Sequence[b.AnyBlock]:
    """The verdicts on what the answers and the notes rest on. They name pages of the notes,
    so they are a part of their own."""
    cited = [cite for cite in setting.guide.cited if cite.use in ("evidence", "teacher")]
    table = verdicts(setting, cited)
    if not table:
        return ()
    title = setting.words.answers_evidence
    return (heading(title, "evidence"), *table)


def _question_note(setting: Setting, question: AskedQuestion) -> list[b.AnyBlock]:
    """What the author says to the teacher about a question."""
    if not question.note:
        return []
    lead = Words(f"{setting.words.question} {question.number}: ", Style.STRONG)
    return [
        b.Paragraph(
            spans=(lead, *setting.spans(question.note)), origin=origin(question.record.place)
        )
    ]

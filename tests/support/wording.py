"""What the blocks of a document say to a reader, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyguide.document import blocks as b
from studyguide.document.inline import Gap, Spans, Words, plain
from studyguide.layout.plan import Ink

_TICK = "\N{HEAVY CHECK MARK} "


def wording(blocks: Iterable[b.AnyBlock], ink: Ink) -> list[str]:
    """A text for every element that holds words; labels of lists and figures are left out."""
    return [text for block in blocks for text in _of_block(block, ink)]


def _of_block(block: b.AnyBlock, ink: Ink) -> Iterator[str]:
    match block:
        case b.Heading():
            yield f"{block.number} {block.title}" if block.number else block.title
            yield from filter(None, [block.aside])
        case b.Paragraph():
            yield plain(block.spans)
        case b.Bullets():
            for item in block.items:
                for part in item:
                    yield from _of_block(part, ink)
        case b.Excerpt():
            yield from filter(None, (block.name, block.kind, plain(block.citation)))
            yield from _told(block.intro)
            yield from (plain(paragraph.spans) for paragraph in block.paragraphs)
            yield from (plain(note) for note in block.notes)
        case b.Question():
            yield f"{plain(block.ask)} {block.points}"
            yield from _told(block.on)
            yield from _of_task(block.task, ink)
            if ink is Ink.KEY:
                yield from _told(block.evidence)
        case b.Table():
            for row in (block.head, *block.rows):
                yield from (plain(cell) for cell in row)
        case b.SourceText():
            for numbered in block.paragraphs:
                yield plain(numbered.spans)
                yield from _told(numbered.cited_on)
                yield from (plain(note.spans) for note in numbered.notes)
        case b.References():
            for entry in block.entries:
                yield from (plain(entry.entry), *map(plain, entry.notes))
        case b.Index():
            for entry in block.entries:
                yield f"{entry.name}\N{NO-BREAK SPACE} {plain(entry.pages)}"


def _told(spans: Spans) -> list[str]:
    return [plain(spans)] if spans else []


def _of_task(task: b.Task, ink: Ink) -> Iterator[str]:
    key = ink is Ink.KEY
    match task:
        case b.Written():
            if task.plan:
                yield task.plan
            if key:
                yield from _told(task.answer)
        case b.Choices():
            yield from _options(task.options, ink)
        case b.TrueOrFalse():
            yield from _options(task.options, ink)
            if task.lines:
                yield task.prompt
            if key:
                yield from _told(task.why)
        case b.Matching():
            for spans, letter in zip(task.items, task.solution, strict=True):
                yield f"{letter} {plain(spans)}" if key else plain(spans)
            yield from (plain(match.spans) for match in task.matches)
        case b.Ordering():
            for spans, rank in zip(task.items, task.ranks, strict=True):
                yield f"{rank} {plain(spans)}" if key else plain(spans)
        case b.Cloze():
            if task.bank:
                bank = " \N{MIDDLE DOT} ".join(
                    word.replace(" ", "\N{NO-BREAK SPACE}") for word in task.bank
                )
                yield f"{task.bank_label} {bank}"
            yield plain(tuple(_filled(span, key=key) for span in task.spans))


def _options(options: Iterable[b.Option], ink: Ink) -> Iterator[str]:
    for option in options:
        ticked = ink is Ink.KEY and option.right
        yield (_TICK if ticked else "") + plain(option.spans)


def _filled(span: object, *, key: bool) -> Words:
    """Words as they are, and a gap as the student or the key has it."""
    if isinstance(span, Gap):
        return Words(span.answer if key else "______")
    assert isinstance(span, Words)
    return span

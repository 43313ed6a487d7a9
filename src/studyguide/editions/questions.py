"""Questions of all kinds as blocks, with what the key shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from studyguide.document import blocks as b
from studyguide.document.inline import Gap, Inline, Spans, Style, Words, words
from studyguide.editions.setting import Setting, origin
from studyguide.editions.vocabulary import Vocabulary
from studyguide.guide.model import AskedQuestion, Excerpt
from studyguide.outline import model as o
from studyguide.records import place_of

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_GAP = re.compile(r"\{([^{}]*)\}")
_HYPHEN_IN_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")


def points_of(setting: Setting, questions: Sequence[AskedQuestion]) -> str:
    """What questions are worth together: ``21 points``."""
    return setting.words.counted_points(sum(question.record.points for question in questions))


def question_block(setting: Setting, question: AskedQuestion, salt: str = "") -> b.Question:
    """A question as the student and the key see it.

    With a ``salt`` choices are shuffled as well, and everything that is shuffled stands in an
    order that follows from it.
    """
    return b.Question(
        number=question.number,
        ask=setting.spans(question.ask),
        points=setting.words.counted_points(question.record.points),
        task=_task(setting, question, salt),
        continued=setting.words.continued.format(number=question.number),
        on=_on(setting, question),
        evidence=_evidence(setting, question),
        anchor=question.anchor,
        origin=origin(question.record.place),
    )


def shuffled(count: int, salt: str) -> list[int]:
    """The numbers below ``count`` in an order that looks random and is always the same.

    The order follows from ``salt`` alone. Where it comes out as the given order it is
    reversed, so that a task never shows its own solution.
    """
    order = by_lot(count, salt)
    return order[::-1] if order == list(range(count)) else order


def by_lot(count: int, salt: str) -> list[int]:
    """The numbers below ``count`` in any order, even the given one; it follows from ``salt``."""
    keys = [sha256(f"{salt}\0{i}".encode()).digest() for i in range(count)]
    return sorted(range(count), key=keys.__getitem__)


def _task(setting: Setting, question: AskedQuestion, salt: str) -> b.Task:
    record = question.record
    match record:
        case o.Short(lines=lines):
            return b.Written(lines, setting.spans(question.answer))
        case o.Essay(lines=lines, plan=plan):
            label = setting.words.plan if plan else None
            return b.Written(lines, setting.spans(question.answer), label)
        case o.Choice():
            return _choices(setting, question, record, salt)
        case o.TrueFalse(answer=answer, lines=lines):
            return b.TrueOrFalse(
                (
                    b.Option("", words(setting.words.true), answer),
                    b.Option("", words(setting.words.false), not answer),
                ),
                lines,
                setting.words.because,
                setting.spans(question.answer),
            )
        case o.Match():
            return _matching(setting, question, salt)
        case o.Order():
            order = shuffled(len(question.parts), f"{salt}{record.ask}")
            return b.Ordering(
                tuple(setting.spans(question.parts[i]) for i in order),
                tuple(i + 1 for i in order),
            )
        case o.Cloze(text=text, bank=bank):
            return _cloze(setting, text, bank, salt)


def _choices(setting: Setting, question: AskedQuestion, record: o.Choice, salt: str) -> b.Choices:
    """Choices in the author's order, or in any order that the salt gives."""
    right = [record.answer] if isinstance(record.answer, str) else record.answer
    order = list(range(len(record.choices)))
    if salt:
        order = by_lot(len(order), f"{salt}{record.ask}")
    return b.Choices(
        tuple(
            b.Option(
                setting.letter(i),
                setting.spans(question.parts[which]),
                record.choices[which] in right,
            )
            for i, which in enumerate(order)
        )
    )


def _matching(setting: Setting, question: AskedQuestion, salt: str) -> b.Matching:
    """Items in the author's order beside their matches in a shuffled one."""
    items, matches = question.parts[::2], question.parts[1::2]
    order = shuffled(len(matches), f"{salt}{question.record.ask}")
    return b.Matching(
        tuple(setting.spans(item) for item in items),
        tuple(
            b.Option(setting.letter(i), setting.spans(matches[which]), False)
            for i, which in enumerate(order)
        ),
        tuple(setting.letter(order.index(i)) for i in range(len(items))),
    )


def _cloze(setting: Setting, text: str, bank: bool, salt: str) -> b.Cloze:
    """Gaps are all as wide as the longest answer needs."""
    flat = " ".join(text.split())
    pieces = _GAP.split(flat)
    answers = [piece.strip() for piece in pieces[1::2]]
    longest = max(map(len, answers))
    spans: list[Inline] = []
    for i, piece in enumerate(pieces):
        if i % 2:
            spans.append(Gap(piece.strip(), longest))
        elif piece:
            spans.append(Words(piece))
    order = shuffled(len(answers), f"{salt}{flat}") if bank else []
    return b.Cloze(tuple(spans), tuple(answers[i] for i in order), setting.words.bank)


def excerpts_used(setting: Setting, question: AskedQuestion) -> Spans:
    """What the question asks about, each a link to its place."""
    spoken = setting.words
    what = _excerpts(setting, question.on)
    if question.on_text:
        section = next(s for s in setting.guide.sections if s.id == question.on_text)
        name = spoken.section_text_and_table if section.tables else spoken.section_text
        text: list[Inline] = [setting.jump(name, f"section-{section.id}", name)]
        what = _filled(spoken.with_text, excerpts=what, text=text) if what else text
    made: list[Inline] = []
    if question.in_conversation:
        made.append(Words(f"{spoken.in_conversation} ", Style.QUIET | Style.STRONG))
        made += _filled(spoken.use_in_conversation, what=what)
    elif what:
        made += _filled(spoken.use, what=what)
    return tuple(made)


def _on(setting: Setting, question: AskedQuestion) -> Spans:
    """What the question asks about, and what to do."""
    used = excerpts_used(setting, question)
    todo = _todo(setting.words, question)
    if not todo:
        return used
    return (*used, Words(f" {todo}" if used else todo, Style.QUIET))


def _excerpts(setting: Setting, excerpts: Sequence[Excerpt]) -> list[Inline]:
    """The excerpts by name: ``Excerpts 1A, 1B and 2A``."""
    spoken = setting.words
    names: list[Inline] = []
    for i, excerpt in enumerate(excerpts, 1):
        if i > 1:
            last = i == len(excerpts)
            names.append(Words(spoken.last_of_several if last else ", ", Style.QUIET))
        whole = spoken.excerpt.format(name=excerpt.name)
        names.append(setting.jump(excerpt.name, excerpt.anchor, whole))
    if len(excerpts) == 1:
        return _filled(spoken.one_excerpt, names=names)
    return _filled(spoken.several_excerpts, names=names) if names else []


def _filled(pattern: str, **parts: Sequence[Inline]) -> list[Inline]:
    """A pattern of the vocabulary with spans where its ``{names}`` stand."""
    made: list[Inline] = []
    for i, piece in enumerate(_PLACEHOLDER.split(pattern)):
        if i % 2:
            made += parts[piece]
        elif piece:
            made.append(Words(piece, Style.QUIET))
    return made


def _todo(words: Vocabulary, question: AskedQuestion) -> str:
    """How to answer a question that is answered in boxes."""
    match question.record:
        case o.Choice(answer=answer):
            return words.tick_one if isinstance(answer, str) else words.tick_all
        case o.Order(items=items):
            return words.number_boxes.format(count=len(items))
        case o.Match():
            return words.letter_boxes
    return ""


def _evidence(setting: Setting, question: AskedQuestion) -> Spans:
    """What the answer rests on, seen in the key only."""
    if not question.evidence:
        return ()
    cited = setting.citation(question.evidence, brackets=False)
    return (Words(f"{setting.words.evidence} "), *cited)


def mark_scheme(setting: Setting, question: AskedQuestion) -> Sequence[b.AnyBlock]:
    """The levels of an essay's mark scheme as a table."""
    record = question.record
    if not isinstance(record, o.Essay) or not record.levels:
        return ()
    title = setting.words.mark_scheme.format(number=question.number)
    return (
        b.Heading(level=4, title=title, origin=origin(record.place)),
        b.Table(
            head=(words(setting.words.marks), words(setting.words.descriptor)),
            rows=tuple(
                (words(_HYPHEN_IN_RANGE.sub("–", level.marks)), setting.spans(descriptor))
                for level, descriptor in zip(record.levels, question.levels, strict=True)
            ),
            widths=(1, 6),
            row_heads=True,
            wide=False,
            origin=origin(record.place),
            origins=tuple(origin(place_of(level.marks)) for level in record.levels),
        ),
    )

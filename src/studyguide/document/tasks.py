"""What a question asks a student to do, with the answer that the key shows in its place."""

from __future__ import annotations

from msgspec import Struct

from studyguide.document.inline import Spans


class Written(Struct, frozen=True):
    """An answer in words on ``lines`` ruled lines; ``plan`` is the label of a box above them
    to plan in, if there is one."""

    lines: int
    answer: Spans
    plan: str | None = None


class Option(Struct, frozen=True):
    letter: str
    spans: Spans
    right: bool


class Choices(Struct, frozen=True):
    """Options to choose from; each has a box before it."""

    options: tuple[Option, ...]


class TrueOrFalse(Struct, frozen=True):
    """Two boxes with their words, and ruled lines to give the reason on."""

    options: tuple[Option, Option]
    lines: int
    prompt: str
    why: Spans


class Matching(Struct, frozen=True):
    """Items to be matched: a box before each item takes the letter of its match."""

    items: tuple[Spans, ...]
    matches: tuple[Option, ...]
    solution: tuple[str, ...]


class Ordering(Struct, frozen=True):
    """Items to be numbered: a box before each takes its rank."""

    items: tuple[Spans, ...]
    ranks: tuple[int, ...]


class Cloze(Struct, frozen=True):
    """Sentences with gaps (:class:`Gap`), below a bank of the words if there is one."""

    spans: Spans
    bank: tuple[str, ...]
    bank_label: str


Task = Written | Choices | TrueOrFalse | Matching | Ordering | Cloze

"""Flashcards: what is asked on the front, the answer and its source on the back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct

from studyguide.document import blocks as b
from studyguide.document.inline import Spans, Style, Words, set_off
from studyguide.editions.model import Printout
from studyguide.editions.questions import excerpts_used
from studyguide.editions.setting import Setting, origin
from studyguide.editions.sheet import sheet
from studyguide.editions.vocabulary import vocabulary
from studyguide.guide.card_choice import Asked, chosen
from studyguide.guide.model import AskedQuestion, Cited, Event, Guide, Person, Span, Term, Text
from studyguide.memory import Memory
from studyguide.outline import model as o

CardKind = Literal["term", "person", "event", "question"]
_Said = tuple[Words, ...]


class Flashcard(Struct, frozen=True):
    """A card with what it is of: ``key`` is what the author knows it by, ``section`` an id."""

    kind: CardKind
    key: tuple[str, ...]
    section: str | None
    card: b.Card


def cards_printout(guide: Guide, _: str | None) -> Sequence[Printout]:
    """The cards, fronts and backs by turns; none where there is nothing to make cards of."""
    if next(chosen(guide), None) is None:
        return ()
    return (Printout("cards", "cards", partial(cards_document, guide), cut=True),)


def cards_document(guide: Guide, *, memory: Memory | None = None) -> b.Document:
    """The cards on bare pages."""
    spoken = vocabulary(guide.outline.language)
    title = cards_title(guide)
    block = b.Cards(
        title=title,
        cards=tuple(flashcard.card for flashcard in flashcards(guide)),
        fronts=spoken.cards_fronts,
        backs=spoken.cards_backs,
        flip=spoken.cards_flip,
        anchor="cards",
    )
    setting = Setting(guide, spoken, holds=(), memory=memory)
    return sheet(setting, spoken.cards, title, [block], bare=True)


def cards_title(guide: Guide) -> str:
    return guide.outline.editions.cards.title or guide.outline.title


def flashcards(guide: Guide) -> list[Flashcard]:
    """The cards that the outline chooses, numbered from 1 for print and for Anki alike."""
    setting = Setting(guide, vocabulary(guide.outline.language), holds=())
    numbers = {section.id: section.number for section in guide.sections}
    made = []
    for number, (asked, section) in enumerate(chosen(guide), 1):
        label = _label(setting, asked)
        if section in numbers:
            label = f"{label} \N{MIDDLE DOT} {setting.words.section} {numbers[section]}"
        kind, key = _known_by(asked)
        made.append(Flashcard(kind, key, section, _card(setting, asked, number, label)))
    return made


def _label(setting: Setting, asked: Asked) -> str:
    """What is asked: ``Term``, ``Question 12``."""
    match asked:
        case Term():
            return setting.words.term
        case Person():
            return setting.words.person
        case Event():
            return setting.words.card_event
        case AskedQuestion():
            return setting.words.card_question.format(number=asked.number)


def _known_by(asked: Asked) -> tuple[CardKind, tuple[str, ...]]:
    """By what the author knows a card again: its id, else words that are seldom corrected."""
    match asked:
        case Term():
            return "term", ("id", asked.id) if asked.id else ("words", asked.name)
        case Person():
            return "person", ("id", asked.id) if asked.id else ("words", asked.name)
        case Event():
            words = asked.date.text, _text(asked.title)
            return "event", ("id", asked.id) if asked.id else ("words", *words)
        case AskedQuestion(record=record):
            words = asked.kind, _text(asked.ask)
            return "question", ("id", record.id) if record.id else ("words", *words)


def _card(setting: Setting, asked: Asked, number: int, label: str) -> b.Card:
    front, back, cited = _faces(setting, asked)
    question = asked if isinstance(asked, AskedQuestion) else None
    return b.Card(
        number=number,
        label=label,
        front=front,
        back=back,
        hint=_only_words(excerpts_used(setting, question)) if question else (),
        source=_source(setting, cited),
        origin=origin(asked.record.place if isinstance(asked, AskedQuestion) else asked.place),
    )


def _faces(setting: Setting, asked: Asked) -> tuple[_Said, _Said, tuple[Cited, ...]]:
    """Front and back of a card, and what is cited for them."""
    match asked:
        case Term(name=name, meaning=meaning, cites=cites):
            back = _words(setting, meaning)
            return (Words(name, Style.STRONG),), back, (*_cited(meaning), *cites)
        case Person(name=name, dates=dates, role=role, cites=cites):
            back = _under(dates, _words(setting, role))
            return (Words(name, Style.STRONG),), back, (*_cited(role), *cites)
        case Event(shown=shown, title=title, text=text, cites=cites):
            front = _only_words(set_off(_words(setting, title), Style.STRONG))
            cited = (*_cited(title), *_cited(text), *cites)
            return front, _under(shown, _words(setting, text)), cited
        case AskedQuestion(answer=answer, evidence=evidence):
            return *_asked(setting, asked), (*_cited(answer), *evidence)


def _asked(setting: Setting, question: AskedQuestion) -> tuple[_Said, _Said]:
    """A question, with the choices if it has any, and its answer."""
    front = _words(setting, question.ask)
    record = question.record
    if not isinstance(record, o.Choice):
        return front, _words(setting, question.answer)
    right = record.answer if isinstance(record.answer, str) else record.answer[0]
    back: _Said = ()
    for i, (choice, spans) in enumerate(zip(record.choices, question.parts, strict=True)):
        words = (Words(f"{setting.letter(i)}\N{NO-BREAK SPACE} "), *_words(setting, spans))
        front = (*front, Words("\n"), *words)
        if choice == right:
            back = words
    return front, back


def _source(setting: Setting, cited: Iterable[Cited]) -> _Said:
    """Where it says so, each place once: ``RT ¶ 12; RT ¶ 14``."""
    places = (_only_words(setting.place_of(cite)) for cite in cited)
    texts = dict.fromkeys("".join(word.text for word in place) for place in places)
    return (Words("; ".join(texts)),) if texts else ()


def _words(setting: Setting, spans: Sequence[Span]) -> _Said:
    """The author's words without their citations, which stand at the foot of the card."""
    kept: list[Span] = []
    for i, span in enumerate(spans):
        if isinstance(span, Text):
            ends = isinstance(spans[i + 1], Cited) if i + 1 < len(spans) else True
            text = span.text.rstrip() if ends else span.text
            kept.append(Text(text, span.strong, span.emphasis))
    return _only_words(setting.spans(kept))


def _cited(spans: Iterable[Span]) -> tuple[Cited, ...]:
    return tuple(span for span in spans if isinstance(span, Cited))


def _text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans if isinstance(span, Text))


def _only_words(spans: Spans) -> _Said:
    return tuple(span for span in spans if isinstance(span, Words))


def _under(date: str | None, words: _Said) -> _Said:
    """Words on a line of their own under a date, where there is one."""
    if date is None:
        return words
    first = Words(date, Style.STRONG)
    return (first, Words("\n"), *words) if words else (first,)

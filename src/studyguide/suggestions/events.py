"""Dated sentences, for the timeline.

A wrong date is worse than none, so a phrase dates a sentence only where grammar leaves no
doubt: at the head of the sentence or of a clause of it (``In 1953, Khrushchev took over``),
behind its verb at the end (``thousands were released in 1955``), or in a clause of its own on
somebody's life (``Joseph Stalin, who died in 1953``). What is denied, planned or supposed is
no event, and neither is what has two dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from studyguide.dates import parse_date
from studyguide.sources.model import Paragraph, Source
from studyguide.suggestions.dates import YEAR_LIKE, DatePhrase, date_phrases
from studyguide.suggestions.grammar import GRAMMARS, Grammar
from studyguide.suggestions.language import Spoken
from studyguide.suggestions.sentences import Stretch, sentences

MOST = 15
"""Events that are suggested for one outline."""

_MOST_COMPARED = 300
_MOST_QUOTES = 2
_LONGEST_READ = 1_000
_LONGEST = 150
_SHORTEST = 40
_FEWEST_WORDS = 5
_FEWEST_TOLD = 3
_OPENS_SPEECH = "\"“«„‘'"
_BETWEEN = re.compile(r"(?:;|,|,?\s(?:and|but|и|а))\s+$")
_AROUND = " \t\n,;:.!—–-"
_BORDER = re.compile(r"[,;:]\s|\s[—–-]\s|\s(?=[\"“«„(])")
_SENTENCE_MARKS = (".", "!", "…", ".”", '."', "!”", '!"', ".»", "».", "”.", '".')


class DatedEvent(Struct, frozen=True):
    """Something that a source dates.

    ``title`` is made of the words of the ``quotes``, which are stretches of the sources with
    these ids.
    """

    date: str
    shown: str | None
    title: str
    quotes: tuple[tuple[str, Stretch], ...]


def dated_events(source: Source, language: Spoken) -> list[DatedEvent]:
    """The events that a source dates, in the order of its text."""
    return [
        event
        for paragraph in source.paragraphs
        for event in _in_paragraph(source, paragraph, language)
    ]


def chosen_events(events: list[DatedEvent]) -> list[DatedEvent]:
    """At most :data:`MOST` of them, each once, from all over the texts, in order of their dates."""
    merged: list[DatedEvent] = []
    for event in _thinned(events, _MOST_COMPARED):
        twin = next((i for i, other in enumerate(merged) if _are_one(event, other)), None)
        if twin is None:
            merged.append(event)
        else:
            merged[twin] = _joined(merged[twin], event)
    return sorted(_thinned(merged, MOST), key=lambda event: parse_date(event.date).sort_key)


def _thinned(events: list[DatedEvent], most: int) -> list[DatedEvent]:
    """At most so many events, from all over the texts."""
    if len(events) <= most:
        return events
    return [events[i * (len(events) - 1) // (most - 1)] for i in range(most)]


def _are_one(one: DatedEvent, other: DatedEvent) -> bool:
    """Whether two sources, or one source twice, tell the same."""
    if one.date != other.date:
        return False
    words, others = _words(one.title), _words(other.title)
    shared = len(words & others) / max(1, min(len(words), len(others)))
    return shared >= (0.3 if len(one.date) == len("1956-02-25") else 0.6)


def _words(title: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w{4,}", title)}


def _joined(event: DatedEvent, twin: DatedEvent) -> DatedEvent:
    quotes = (*event.quotes, *twin.quotes)[:_MOST_QUOTES]
    return DatedEvent(event.date, event.shown, event.title, quotes)


def _in_paragraph(source: Source, paragraph: Paragraph, language: Spoken) -> Iterator[DatedEvent]:
    text = source.text
    if not re.search(r"\d{3}|BC", text[paragraph.start : paragraph.end]):
        return
    for sentence in sentences(text, paragraph.start, paragraph.end):
        for date, title, stretch in _in_sentence(text[sentence.start : sentence.end], language):
            quote = Stretch(sentence.start + stretch.start, sentence.start + stretch.end)
            yield DatedEvent(date.edtf, date.shown, title, ((source.id, quote),))


_Dated = tuple[DatePhrase, str, Stretch]


def _in_sentence(sentence: str, language: Spoken) -> Iterator[_Dated]:
    """What a sentence dates, with the title and the stretch of the sentence that says so."""
    grammar = GRAMMARS[language]
    if not _is_statement(sentence) or grammar.boilerplate.search(sentence):
        return
    phrases = date_phrases(sentence, language)
    if not phrases:
        return
    lead = grammar.lead.match(sentence)
    if lead and phrases[0].start == lead.end():
        yield from _clauses(sentence, phrases, grammar)
    elif len(phrases) == 1:
        found = _of_a_life(sentence, phrases[0], grammar) or _at_the_end(
            sentence, phrases[0], grammar
        )
        if found:
            yield found


def _is_statement(sentence: str) -> bool:
    """Whether this is a whole sentence of the text's own voice, not a heading, a question or
    somebody's speech."""
    return (
        len(sentence) <= _LONGEST_READ
        and sentence.rstrip().endswith(_SENTENCE_MARKS)
        and sentence[0] not in _OPENS_SPEECH
        and not sentence[0].islower()
        and len(sentence.split()) >= _FEWEST_WORDS
        and "?" not in sentence
    )


def _clauses(sentence: str, phrases: list[DatePhrase], grammar: Grammar) -> Iterator[_Dated]:
    """``In 1929 he entered …, in 1934 he took …``: a clause from each date to the next."""
    heads = [
        phrase
        for i, phrase in enumerate(phrases)
        if i == 0 or _BETWEEN.search(sentence[phrases[i - 1].end : phrase.start])
    ]
    ends = [*(phrase.start for phrase in heads[1:]), len(sentence)]
    for phrase, end in zip(heads, ends, strict=True):
        begin = 0 if phrase is heads[0] else phrase.start
        clause = _told(sentence, phrase.end, end, grammar)
        if clause is None:
            continue
        if not YEAR_LIKE.search(sentence[begin : phrase.start] + sentence[phrase.end : clause.end]):
            title = _title(sentence[clause.start : clause.end], grammar)
            if title:
                yield phrase, title, Stretch(begin, clause.end)


def _told(sentence: str, start: int, end: int, grammar: Grammar) -> Stretch | None:
    """The stretch of a clause that its date is about; None if it is not certain to be."""
    for later in (grammar.later_clause, re.compile(r";\s")):
        cut = later.search(sentence, start, end)
        end = cut.start() if cut else end
    end = start + len(re.sub(r"(?:,?\s+(?:and|but|и|а|но))?[\s,;]*$", "", sentence[start:end]))
    if sentence[start:end].endswith((".", "!")) and end == len(sentence.rstrip()):
        end -= 1
    start += len(sentence[start:end]) - len(sentence[start:end].lstrip(_AROUND))
    words = sentence[start:end]
    sound = (
        len(words.split()) >= _FEWEST_TOLD
        and grammar.past.search(words)
        and not grammar.unsure.search(words)
        and not grammar.later.search(words)
        and not grammar.no_clause.match(words)
        and _is_balanced(words)
    )
    return Stretch(start, end) if sound else None


def _is_balanced(words: str) -> bool:
    return words.count('"') % 2 == 0 and all(
        words.count(a) == words.count(b) for a, b in ("“”", "«»", "()")
    )


def _at_the_end(sentence: str, phrase: DatePhrase, grammar: Grammar) -> _Dated | None:
    """``… were released in 1955.``: the date stands behind the only verb, and ends it all."""
    begin = sentence.rfind("; ", 0, phrase.start) + 2
    begin = 0 if begin < 2 else begin
    before = sentence[begin : phrase.start]
    if not grammar.tail.fullmatch(sentence[phrase.end :]) or not grammar.verb_last.search(before):
        return None
    words = before.rstrip(_AROUND)
    if (
        grammar.unsure.search(words)
        or grammar.later.search(words)
        or grammar.subordinate.search(words)
        or grammar.pronoun.match(words)
        or YEAR_LIKE.search(words)
        or " " not in words
        or not _is_balanced(words)
    ):
        return None
    title = _title(words, grammar)
    return (phrase, title, Stretch(begin, phrase.end)) if title else None


def _of_a_life(sentence: str, phrase: DatePhrase, grammar: Grammar) -> _Dated | None:
    """``Joseph Stalin, who died in 1953,``: a clause that says when somebody died."""
    found = grammar.life.search(sentence[: phrase.start])
    if found is None or sentence[phrase.end : phrase.end + 1] not in (",", ".", ";", ")"):
        return None
    stretch = Stretch(found.start(), phrase.end)
    return phrase, " ".join(sentence[found.start() : phrase.end].split()), stretch


def _title(words: str, grammar: Grammar) -> str | None:
    """The words on one line, with a capital, and cut where the sentence itself has a border;
    None where what can be kept says nothing by itself."""
    title = " ".join(words.split())
    if len(title) > _LONGEST:
        borders = [m.start() for m in _BORDER.finditer(title, _SHORTEST, _LONGEST)]
        whole = [at for at in borders if _tells(title[:at], grammar)]
        if not whole:
            return None
        title = f"{title[: whole[-1]].rstrip(_AROUND)} …"
    return title[:1].upper() + title[1:]


def _tells(words: str, grammar: Grammar) -> bool:
    """Whether a part of a sentence has a main clause, as far as can be seen."""
    return any(
        grammar.past.search(part) and not grammar.subordinate.search(part)
        for part in re.split(r"[,;]\s", words)
    )

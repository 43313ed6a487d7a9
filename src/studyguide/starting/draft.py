"""The suggestions that a new outline begins with, in the order in which it has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from studyguide.sources.model import Source
from studyguide.sources.quotation import SourceIndex
from studyguide.starting.outline import NewSource
from studyguide.starting.words import words_of
from studyguide.suggestions.events import chosen_events, dated_events
from studyguide.suggestions.items import Suggestion, event_item, excerpt_item, person_item
from studyguide.suggestions.language import Spoken, primary_language
from studyguide.suggestions.people import NamedPerson, named_people
from studyguide.suggestions.sentences import Stretch
from studyguide.suggestions.speech import Speech, own_words, quoted_speech, spread

_EXCERPTS = 3
"""What a section begins with at most."""

_LANGUAGES: tuple[Spoken, ...] = ("en", "ru")


def draft_suggestions(
    sources: Sequence[NewSource], language: str, unprintable: frozenset[str]
) -> tuple[Suggestion, ...]:
    """Excerpts for the sections, events and people of these texts.

    ``language`` is that of the guide; what has one of the characters ``unprintable`` is left out.
    """
    return _Drafts(sources, language, unprintable).all()


class _Drafts:
    def __init__(
        self, sources: Sequence[NewSource], language: str, unprintable: frozenset[str]
    ) -> None:
        self._words = words_of(language)
        self._texts = {source.text.id: source.text for source in sources}
        self._spoken = {
            source.text.id: source.language or primary_language(language) for source in sources
        }
        self._primary = [source.text for source in sources if source.kind == "primary"]
        self._indexes = {id: SourceIndex(text) for id, text in self._texts.items()}
        self._unprintable = unprintable

    def all(self) -> tuple[Suggestion, ...]:
        made = chain(self._excerpts(), self._events(), self._people())
        return tuple(dict.fromkeys(each for each in made if each))

    def _excerpts(self) -> list[Suggestion | None]:
        """Quoted speech; where a part of the texts has none, what a witness says themselves."""
        sections = self._words.sections
        quoted = [s for text in self._texts.values() for s in quoted_speech(text)]
        own = [s for text in self._primary for s in own_words(text)]
        shares = [
            share or instead
            for share, instead in zip(
                spread(self._printable(quoted), len(sections), _EXCERPTS),
                spread(self._printable(own), len(sections), 1),
                strict=True,
            )
        ]
        return [
            excerpt_item(speech, section.id, self._indexes)
            for section, share in zip(sections, shares, strict=True)
            for speech in share
        ]

    def _printable(self, found: Iterable[Speech]) -> list[Speech]:
        return [s for s in found if self._can_print(s.source, Stretch(s.start, s.end))]

    def _events(self) -> list[Suggestion | None]:
        found = [
            event
            for spoken in _LANGUAGES
            for text in self._spoken_in(spoken)
            for event in dated_events(text, spoken)
            if all(self._can_print(*quote) for quote in event.quotes)
        ]
        return [event_item(event, self._indexes) for event in chosen_events(found)]

    def _people(self) -> list[Suggestion | None]:
        found: dict[str, NamedPerson] = {}
        for spoken in _LANGUAGES:
            for person in named_people(self._spoken_in(spoken), spoken):
                if self._can_print(person.source, person.quote):
                    found.setdefault(person.name.casefold(), person)
        return [person_item(person, self._words.role, self._indexes) for person in found.values()]

    def _spoken_in(self, language: Spoken) -> list[Source]:
        return [text for id, text in self._texts.items() if self._spoken[id] == language]

    def _can_print(self, source: str, quote: Stretch) -> bool:
        return self._unprintable.isdisjoint(self._texts[source].text[quote.start : quote.end])

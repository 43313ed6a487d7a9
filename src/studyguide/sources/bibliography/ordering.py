"""What the entries of a list are sorted by."""

from __future__ import annotations

from studyguide.sources.bibliography import names, sorting
from studyguide.sources.bibliography.model import Day, Reference
from studyguide.sources.bibliography.spans import plain
from studyguide.sources.bibliography.style import Style

_NO_DAY = Day(0)


def lead(style: Style, work: Reference) -> tuple[tuple[str, str], ...]:
    """The people who lead the entry, or the words in their place.

    One author comes before the same author with others. Where the style prints "et al." for
    the others, their names do not count.
    """
    first = style.lead(work)
    if not first.people:
        return ((_filed(style, plain(first.words), work.language), ""),)
    cut = len(first.people) > style.most_listed
    keys = []
    for name in first.people[:1] if cut else first.people:
        family, rest = names.filed(name, demoted=style.demoted_particles)
        if name.literal:
            family = sorting.filed(family, "en", spell_numbers=False)
        keys.append((_folded(style, family), _folded(style, rest)))
    return (*keys, (_folded(style, style.terms.others), "")) if cut else tuple(keys)


def title(style: Style, work: Reference) -> str:
    """The title, from the word on under which it is filed."""
    return _filed(style, plain(style.title(work)), work.language)


def day(work: Reference) -> Day:
    """The day of issue, or one before all others."""
    return work.issued.start if work.issued and work.issued.start else _NO_DAY


def has_day(work: Reference) -> bool:
    """Whether there is a date to sort by: words are none."""
    return work.issued is not None and work.issued.start is not None


def _filed(style: Style, words: str, language: str) -> str:
    english = style.terms.language == "en"
    return _folded(style, sorting.filed(words, language, spell_numbers=english))


def _folded(style: Style, words: str) -> str:
    return sorting.folded(words, by_word=style.word_by_word)

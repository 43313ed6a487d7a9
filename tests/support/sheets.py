"""What is needed to put pages on sheets: types of the built-in theme, words of a language."""

from __future__ import annotations

from studyguide.editions.vocabulary import vocabulary
from studyguide.imposition import SheetWords
from studyguide.layout.theme import Theme
from studyguide.layout.words import Types
from support.documents import faces


def types() -> Types:
    """The styles of the built-in theme."""
    return Types(Theme(), faces())


def words(language: str = "en") -> SheetWords:
    """What sheets say, in a language that editions speak."""
    spoken = vocabulary(language)
    return SheetWords(**{name: getattr(spoken, name) for name in SheetWords.__struct_fields__})

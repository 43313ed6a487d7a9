"""The words that editions themselves put on paper, in each language that they speak.

An outline in a language that is not here gets English ones; another language is one more module
beside these, and a row below.
"""

from __future__ import annotations

from studyguide.editions.vocabulary.english import ENGLISH
from studyguide.editions.vocabulary.model import Vocabulary
from studyguide.editions.vocabulary.russian import RUSSIAN

__all__ = ["ENGLISH", "RUSSIAN", "Vocabulary", "vocabulary"]

_SPOKEN = {"en": ENGLISH, "ru": RUSSIAN}


def vocabulary(language: str) -> Vocabulary:
    """The words for a BCP 47 language tag."""
    return _SPOKEN.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)

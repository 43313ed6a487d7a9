"""A small word model: sentences of an invented language in an English frame.

Content words are made of syllables and drawn by rank after Zipf's law, so that a long text
keeps meeting new words as real ones do (Heaps' law): a program that measures each word once
must not look better here than it is. Names, years and little words stand where English has
them. The same seed gives the same words on every machine.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")

_ONSETS = ("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr")
_VOWELS = ("a", "e", "i", "o", "u", "e", "a", "ea", "ou")
_CODAS = ("", "", "n", "r", "l", "s", "t", "nd", "rt", "m")
_ENDINGS = {
    "noun": ("", "ment", "ity", "er", "ion", "ance"),
    "verb": ("ed", "ed", "sed", "ted"),
    "adjective": ("al", "ous", "ic", "ern", "ive"),
    "adverb": ("ally", "ently", "edly"),
    "place": ("grad", "burg", "aya", "ino", "sk", "ia"),
}
_RANKS = {"noun": 20_000, "verb": 6_000, "adjective": 8_000, "adverb": 2_000, "place": 20_000}
"""How many words of each class there are to draw from."""
_FLAT = 12
"""How far the most frequent words of a class stay behind Zipf's law (Mandelbrot, 1953)."""

_CLAUSES = (
    "the {adjective} {noun} of {place} {verb} the {nouns} of the {noun}",
    "{name} {verb} the {noun} and {verb} every {noun} in {place}",
    "the {nouns} {verb} a {adjective} {noun} for the {noun} of {name}",
    "in {year} {name} {adverb} {verb} the {adjective} {nouns}",
    "the {noun} was {verb} by {name} and by the {nouns} of {place}",
    "{number} {nouns} were {verb} on the {noun} of the {adjective} {noun}",
    "the {noun}, with its {adjective} {nouns}, {verb} {name}'s {noun}",
)
_REAL = frozenset(("but", "nor", "not", "pas", "san", "sin"))
"""Words that would turn the sense of what stands beside them, which a quotation must not."""
_LINKS = (", while ", ", and ", " because ", " after ", " as ", " until ")


class Language:
    """Words, phrases and sentences, drawn one after the other from one seed."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)
        self._lexicon: dict[str, dict[int, str]] = {kind: {} for kind in _RANKS}
        self.names: Sequence[str] = ()
        """Who and what sentences speak of; places without any."""

    def number(self, low: int, high: int) -> int:
        """A number from ``low`` to ``high``, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def one(self, among: Sequence[_T]) -> _T:
        return among[int(self._random.random() * len(among))]

    def word(self, kind: str) -> str:
        """A word of a class; the lower its rank, the more often it comes."""
        last = math.log(_RANKS[kind] / _FLAT + 1)
        rank = int(_FLAT * (math.exp(self._random.random() * last) - 1)) + 1
        lexicon = self._lexicon[kind]
        if rank not in lexicon:
            lexicon[rank] = _coin(kind, rank)
        return lexicon[rank]

    def proper(self) -> str:
        """A new proper name."""
        syllables = [self._syllable() for _ in range(self.number(2, 3))]
        return "".join(syllables).capitalize()

    def person(self) -> tuple[str, str]:
        """A first and a last name."""
        return self.proper(), self.proper() + self.one(("ov", "in", "sen", "ard", "ez"))

    def phrase(self, words: int) -> str:
        """About so many words, from the middle of a sentence; the first in small letters."""
        taken: list[str] = []
        while len(taken) < words:
            taken += self._clause().split()
        return " ".join(taken[:words]).rstrip(",")

    def sentence(self) -> str:
        """One or two clauses with a full stop."""
        clause = self._clause()
        if self.chance(0.6):
            clause += self.one(_LINKS) + self._clause()
        return clause[0].upper() + clause[1:] + "."

    def sentences(self, words: int) -> list[str]:
        """As many sentences as come nearest to so many words, at least one."""
        made = [self.sentence()]
        count = len(made[0].split())
        while count + 8 < words:
            made.append(self.sentence())
            count += len(made[-1].split())
        return made

    def _clause(self) -> str:
        words = []
        for piece in self.one(_CLAUSES).split(" "):
            before, slot, after = _slot(piece)
            words.append(before + (self._fill(slot) if slot else "") + after)
        return " ".join(words)

    def _fill(self, slot: str) -> str:
        match slot:
            case "name":
                return self.one(self.names) if self.names else self.word("place").capitalize()
            case "place":
                return self.word("place").capitalize()
            case "year":
                return str(self.number(1801, 1989))
            case "number":
                return f"{self.number(2, 9)},{self.number(100, 999)}"
            case "nouns":
                return self.word("noun") + "s"
        return self.word(slot)

    def _syllable(self) -> str:
        return self.one(_ONSETS) + self.one(_VOWELS) + self.one(_CODAS)


def _slot(piece: str) -> tuple[str, str, str]:
    """What stands before, in and after the braces of a word of a pattern."""
    before, _, rest = piece.partition("{")
    slot, _, after = rest.partition("}")
    return before, slot, after


def _coin(kind: str, rank: int) -> str:
    """The word of a rank. Frequent words are short, as everywhere (Zipf, 1935)."""
    dice = random.Random(f"{kind} {rank}")
    stem = "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(1 + (rank > 400)))
    ending = "" if kind == "noun" and rank < 300 else dice.choice(_ENDINGS[kind])
    word = stem + dice.choice(_CODAS[2:]) + ending
    return word + "el" if word in _REAL else word

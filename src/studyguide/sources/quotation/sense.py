"""Words that turn the sense of a sentence, and quotations that stop short of them.

Languages known so far: English, French, German, Italian, Russian, Spanish, Ukrainian. A word
that is harmless in another of them is left out.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from studyguide.sources.model import Elision, Insertion, Passage, Slice
from studyguide.sources.quotation.index import SourceIndex
from studyguide.sources.quotation.words import count_words


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split(", "))


_NEGATIONS = _phrases(
    "not, no, never, without, none, nor, neither, nobody, nothing, cannot, hardly, scarcely, "
    "barely, pas, jamais, sans, aucun, aucune, rien, nicht, nie, niemals, ohne, kein, keine, "
    "keinem, keinen, keiner, keines, nichts, niemand, weder, nunca, jamás, nadie, ninguno, "
    "ninguna, senza, nessuno, nessuna, не, ни, нет, без, никогда, никто, ничто, ничего, нельзя, "
    "ні, немає, ніколи, ніхто"
)
_TURNS_AFTER_A_BREAK = _phrases(
    "but, yet, not, albeit, mais, aber, sondern, jedoch, doch, pero, sino, ma, но, однако, але, "
    "проте, однак"
)
_TURNS = _phrases(
    "however, although, though, even though, except, unless, only if, provided that, cependant, "
    "pourtant, toutefois, sauf, quoique, bien que, à moins, obwohl, außer, ausser, es sei denn, "
    "aunque, salvo, excepto, a menos que, sin embargo, però, tuttavia, tranne, sebbene, хотя, "
    "если не, за исключением, хоча, якщо не"
)
_HARMLESS = _phrases("not only, not least, not to mention, yet another, yet again")
_AND = _phrases("and, et, und, y, e, и, і")

_NEXT_WORDS = re.compile(
    r"[\"'“”‘’»)\]]*(?P<break>\s*[,;:—–]|\s+-)?[\s\"'“”‘’»]*(?P<words>[\w'’]+(?:\s+[\w'’]+){0,3})"
)
_LAST_WORD = re.compile(r"([\w'’]+)[\s\"'“‘«(]*$")
_DENIED = re.compile(
    r"\b(?:(?:not|never|no|hardly|\w+n['’]t|den(?:y|ies|ied|ying)|doubt(?:s|ed|ful)?|false|untrue|"
    r"impossible|unlikely)(?:\s+\w+){0,3}\s+that|неверно,\s+что|неправда,\s+что)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。][\"'“”‘’»)\]]*(?:\s|$)")
_MARKS = ",;:()\"“”'‘’"
_CLOSING = "\"'“”‘’»)]"
_FULL_STOPS = (".", "!", "?", "…", "。")
_SHORT_CUT = 3
_WORD_REACH = 40
_SENTENCE_REACH = 200


class Turn(Struct, frozen=True):
    """Words of the source, left out beside a quotation, that turn its sense."""

    words: str
    side: Literal["before", "after", "within"]


def is_negation(word: str) -> bool:
    """Whether a word negates."""
    word = word.lower().replace("’", "'")
    return word in _NEGATIONS or word.endswith("n't")


def turn_of(passage: Passage, index: SourceIndex) -> Turn | None:
    """What turns the sense of a passage, in the same sentence and out of its sight; or None.

    Three cases, each judged by the words that stand directly at the cut, so that few good
    quotations are suspected: it stops before ``, but`` and the like; it begins behind a
    negation or a denial; a cut of at most three words holds a negation.
    """
    return _after(passage.end, index) or _before(passage.start, index) or _within(passage, index)


def _after(end: int, index: SourceIndex) -> Turn | None:
    text, limit = index.text, index.paragraph_at(end - 1).end
    if text[max(end - 4, 0) : end].rstrip(_CLOSING).endswith(_FULL_STOPS):
        return None
    found = _NEXT_WORDS.match(text, end - 1 if text[end - 1] in ",;:—–-" else end, limit)
    if not found:
        return None
    words = found["words"].split()
    if found["break"] and words[0] in _AND:
        del words[0]
    phrases = {" ".join(words[:count]) for count in (1, 2, 3)}
    turns = phrases & _TURNS or (found["break"] and phrases & _TURNS_AFTER_A_BREAK)
    return Turn(" ".join(words), "after") if turns and not phrases & _HARMLESS else None


def _before(start: int, index: SourceIndex) -> Turn | None:
    reach = max(index.paragraph_at(start).start, start - _SENTENCE_REACH)
    ends = [match.end() for match in _SENTENCE_END.finditer(index.text[reach:start])]
    begin = reach + max(ends, default=0)
    last = _LAST_WORD.search(index.text, max(begin, start - _WORD_REACH), start)
    if last is None:
        return None
    if is_negation(last[1]):
        return Turn(last[1], "before")
    denied = None
    if last[1].lower() in ("that", "что"):
        denied = _DENIED.search(index.text[begin : last.end(1)])
    return Turn(" ".join(denied[0].split()), "before") if denied else None


def _within(passage: Passage, index: SourceIndex) -> Turn | None:
    pieces = [piece for piece in passage.pieces if not isinstance(piece, Insertion)]
    for left, cut, right in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if isinstance(left, Slice) and isinstance(cut, Elision) and isinstance(right, Slice):
            words = index.text[left.end : right.start]
            is_short = count_words(words) <= _SHORT_CUT and not _SENTENCE_END.search(words)
            if is_short and any(is_negation(word.strip(_MARKS)) for word in words.split()):
                return Turn(" ".join(words.split()), "within")
    return None

"""Words that turn the sense of a sentence, and quotations that stop short of them.

Languages known so far: English, French, German, Italian, Russian, Spanish, Ukrainian. A word
that means something harmless in another of them is left out.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from studyguide.sources.model import Elision, Insertion, Passage, Slice
from studyguide.sources.quotation.index import SourceIndex
from studyguide.sources.quotation.words import count_words

_NEGATIONS = (
    r"not|no|never|without|none|nor|neither|nobody|nothing|cannot|hardly|scarcely|barely|\w+n['’]t|"
    "pas|jamais|sans|aucune?|rien|nicht|nie|niemals|ohne|kein(?:e[mnrs]?)?|nichts|niemand|weder|"
    "nunca|jamás|nadie|ningun[oa]|senza|nessun[oa]|"
    "не|ни|нет|без|никогда|никто|ничто|ничего|нельзя|ні|немає|ніколи|ніхто"
)
_AFTER_A_BREAK = (
    r"but|yet(?!\s+(?:again|another))|not(?!\s+(?:only|least|to\s+mention))|albeit|"
    "mais|aber|sondern|jedoch|doch|pero|sino|ma|но|однако|але|проте|однак"
)
_ANYWHERE = (
    "however|although|though|even though|except|unless|only if|provided that|"
    "cependant|pourtant|toutefois|sauf|quoique|bien que|à moins que|"
    "obwohl|außer|ausser|es sei denn|aunque|salvo|excepto|a menos que|sin embargo|"
    "però|tuttavia|tranne|sebbene|хотя|если не|за исключением|хоча|якщо не"
)
_AFTER = re.compile(
    rf"[\"'“”‘’»)\]]*(?:(?:\s*[,;:—–]|\s+-)[\"'“”‘’»]*\s*(?:and\s+|et\s+|und\s+|и\s+)?"
    rf"(?P<turn>(?:{_AFTER_A_BREAK}|{_ANYWHERE})\b(?:\s+\w+){{0,3}})"
    rf"|\s+(?P<plain>(?:{_ANYWHERE})\b(?:\s+\w+){{0,3}}))"
)
_NEGATION = re.compile(_NEGATIONS, re.IGNORECASE)
_LAST_WORD = re.compile(r"([\w'’]+)[\s\"'“‘«(]*$")
_DENIED = re.compile(
    r"\b(?:(?:not|never|no|hardly|\w+n['’]t|den(?:y|ies|ied|ying)|doubt(?:s|ed|ful)?|false|untrue|"
    r"impossible|unlikely)(?:\s+\w+){0,3}\s+that|неверно,\s+что|неправда,\s+что)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。][\"'“”‘’»)\]]*(?:\s|$)")
_ENDS = re.compile(r"[.!?…。][\"'“”‘’»)\]]*$")
_MARKS = ',;:()"“”'
_SHORT_CUT = 3
_WORD_REACH = 40
_REACH = 200


class Turn(Struct, frozen=True):
    """Words of the source, left out beside a quotation, that turn its sense."""

    words: str
    side: Literal["before", "after", "within"]


def is_negation(word: str) -> bool:
    """Whether a word negates."""
    return _NEGATION.fullmatch(word) is not None


def turn_of(passage: Passage, index: SourceIndex) -> Turn | None:
    """What turns the sense of a passage, in the same sentence and out of its sight; or None.

    Three cases, each judged by the words that stand directly at the cut, so that few good
    quotations are suspected: it stops before ``, but`` and the like; it begins behind a
    negation or a denial; a cut of at most three words holds a negation.
    """
    return _after(passage.end, index) or _before(passage.start, index) or _within(passage, index)


def _after(end: int, index: SourceIndex) -> Turn | None:
    text, limit = index.text, index.paragraph_at(end - 1).end
    if _ENDS.search(text, max(end - 4, 0), end):
        return None
    found = _AFTER.match(text, end - 1 if text[end - 1] in ",;:—–-" else end, limit)
    return Turn(_one_line(found["turn"] or found["plain"]), "after") if found else None


def _before(start: int, index: SourceIndex) -> Turn | None:
    begin = max(index.paragraph_at(start).start, start - _REACH)
    text = index.text[begin:start]
    for end in _SENTENCE_END.finditer(text):
        begin = max(begin, start - len(text) + end.end())
    last = _LAST_WORD.search(index.text, max(begin, start - _WORD_REACH), start)
    if last is None:
        return None
    if is_negation(last[1]):
        return Turn(last[1], "before")
    denied = None
    if last[1].lower() in ("that", "что"):
        denied = _DENIED.search(index.text[begin : last.end(1)])
    return Turn(_one_line(denied[0]), "before") if denied else None


def _within(passage: Passage, index: SourceIndex) -> Turn | None:
    pieces = [piece for piece in passage.pieces if not isinstance(piece, Insertion)]
    for left, cut, right in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if isinstance(left, Slice) and isinstance(cut, Elision) and isinstance(right, Slice):
            words = index.text[left.end : right.start]
            is_short = count_words(words) <= _SHORT_CUT and not _SENTENCE_END.search(words)
            if is_short and any(is_negation(word.strip(_MARKS)) for word in words.split()):
                return Turn(_one_line(words), "within")
    return None


def _one_line(words: str) -> str:
    return " ".join(words.split())

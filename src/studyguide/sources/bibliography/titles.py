"""Titles: their mark-up, capitals and quotation marks."""

# ruff: noqa: SIM905 - a list of words is easiest to read as words

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from studyguide.sources.bibliography.spans import Span, Spans, merged
from studyguide.sources.bibliography.terms import Terms

Look = Literal["italic", "quoted", "plain"]

_TAG = re.compile(r"<(/?)(i|em|b|strong|sup|sub|sc|span)(?:\s[^<>]*)?>")
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NEW_START = re.compile(r"[:?!—]['\"’”»)]*$")

# Chicago, 18th ed., ch. 8: articles, some conjunctions, prepositions of up to four letters
SMALL_CHICAGO = frozenset(
    "a an and as at but by down for from in into nor of off on onto or out over per than the "
    "to up upon via vs with".split()
)
# MLA, ch. 2: articles, conjunctions that join equals, prepositions of any length
SMALL_MLA = SMALL_CHICAGO | frozenset(
    "about above across after against along among around before behind below beneath beside "
    "between beyond during inside near outside since so through throughout toward towards "
    "under underneath until within without yet".split()
)
# APA 6.17: only words of up to three letters
SMALL_APA = frozenset(word for word in SMALL_CHICAGO if len(word) < 4) | {"if", "so", "yet"}


class _Run(Struct, frozen=True):
    """A stretch of a title: mark-up taken off, what it said kept."""

    text: str
    italic: bool = False
    fixed: bool = False
    """Whether its capitals may not be changed (``<span class="nocase">``)."""


def is_english(language: str) -> bool:
    """Whether a language is said to be English: ``en``, ``en-GB``, ``eng``, ``English``."""
    return re.match(r"en(g|glish)?\b", language.strip(), re.IGNORECASE) is not None


def words_of(title: str) -> str:
    """The title without mark-up."""
    return "".join(run.text for run in _runs(title))


def main_title(title: str) -> str:
    """The title without its subtitle, which stands after a colon."""
    main = title.partition(": ")[0]
    return main if words_of(main).strip() else title


def styled(title: str, look: Look, terms: Terms, small: frozenset[str] | None = None) -> Spans:
    """The title as it is printed.

    ``small`` are the words that stay small in an English title whose other words get
    capitals; None leaves every letter as it was given, and nothing ever makes a capital
    small. Straight quotation marks become curly ones, those within a quoted title inner
    ones, and words in italics within an italic title upright.
    """
    runs = _runs(title)
    whole = "".join(run.text for run in runs)
    if small is not None:
        whole = _title_case(whole, small, _fixed(runs))
    whole = _curled(whole, terms)
    if look == "quoted":
        whole = _with_inner_quotes(whole, terms)
    text, end = [], 0
    for run in runs:
        end += len(run.text)
        text.append(Span(whole[end - len(run.text) : end], run.italic ^ (look == "italic")))
    if look != "quoted" or not text:
        return merged(text)
    opening, closing = terms.quotes
    return merged((Span(opening), *text, Span(closing)))


def _with_inner_quotes(title: str, terms: Terms) -> str:
    """The title with its outer quotation marks made inner ones; every letter keeps its place."""
    if terms.quotes == ("‘", "’"):
        # The closing mark is the apostrophe as well, and closes only what was opened.
        return re.sub(r"‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)", r"“\1”", title)
    return title.translate(str.maketrans("".join(terms.quotes), "".join(terms.inner_quotes)))


def _runs(title: str) -> list[_Run]:
    """The title's runs; tags that are not CSL's stay as words."""
    runs: list[_Run] = []
    italic = fixed = 0
    end = 0
    for tag in _TAG.finditer(title):
        runs.append(_Run(title[end : tag.start()], italic % 2 == 1, fixed > 0))
        end = tag.end()
        step = -1 if tag[1] else 1
        if tag[2] in ("i", "em"):
            italic = max(0, italic + step)
        elif tag[2] == "span":
            fixed = max(0, fixed + step)
    runs.append(_Run(title[end:], italic % 2 == 1, fixed > 0))
    return [run for run in runs if run.text]


def _fixed(runs: Iterable[_Run]) -> frozenset[int]:
    """Where the letters stand that must stay as they are."""
    fixed, end = set[int](), 0
    for run in runs:
        end += len(run.text)
        if run.fixed:
            fixed.update(range(end - len(run.text), end))
    return frozenset(fixed)


def _title_case(title: str, small: frozenset[str], fixed: frozenset[int]) -> str:
    """The title with capitals where English has them; every letter keeps its place."""
    letters = list(title)
    words = list(_WORD.finditer(title))
    for number, word in enumerate(words):
        first = _LETTERS.search(word[0])
        if not first or not word[0].islower() or any(c.isdigit() for c in word[0]):
            continue
        begins = number == 0 or _NEW_START.search(words[number - 1][0])
        ends = number == len(words) - 1
        place = word.start() + first.start()
        capital = letters[place].upper()
        if (begins or ends or first[0] not in small) and place not in fixed and len(capital) == 1:
            letters[place] = capital
    return "".join(letters)


def _curled(title: str, terms: Terms) -> str:
    """The title with curly quotation marks and apostrophes; every letter keeps its place."""
    opening, closing = terms.quotes
    title = re.sub(r'(?<![^\s(\[—–‘“«-])"(?=\S)', opening, title).replace('"', closing)
    return re.sub(r"(?<![^\s(\[—–“«-])'(?=[^\s\d])", "‘", title).replace("'", "’")

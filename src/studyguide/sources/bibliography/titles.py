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

# Chicago 8.160 (18th ed.): prepositions of up to four letters, articles, some conjunctions
SMALL_CHICAGO = frozenset(
    "a an and as at but by down for from in into nor of off on onto or out over per than the "
    "to up upon via vs with".split()
)
# MLA 2.90: prepositions of any length, articles, conjunctions that join equals
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
    small. Quotation marks within quoted titles become inner ones, and words in italics
    within an italic title become upright (Chicago 13.96, MLA 2.111, APA 6.23).
    """
    runs = _runs(title)
    if small is not None:
        runs = _headline(runs, small)
    text = (
        Span(
            _inner(run.text, terms) if look == "quoted" else run.text,
            run.italic ^ (look == "italic"),
        )
        for run in runs
    )
    if look != "quoted":
        return merged(text)
    opening, closing = terms.quotes
    return merged((Span(opening), *text, Span(closing)))


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


def _headline(runs: list[_Run], small: frozenset[str]) -> list[_Run]:
    """The runs with capitals where English headline style has them."""
    whole = "".join(run.text for run in runs)
    words = list(_WORD.finditer(whole))
    raised = set(_raised(whole, words, small))
    result, offset = [], 0
    for run in runs:
        letters = (
            letter.upper() if not run.fixed and offset + i in raised else letter
            for i, letter in enumerate(run.text)
        )
        result.append(_Run("".join(letters), run.italic, run.fixed))
        offset += len(run.text)
    return result


def _raised(whole: str, words: list[re.Match[str]], small: frozenset[str]) -> Iterable[int]:
    """Where the letters stand that become capitals."""
    for number, word in enumerate(words):
        letters = _LETTERS.search(word[0])
        if not letters or not word[0].islower() or any(c.isdigit() for c in word[0]):
            continue
        starts = number == 0 or _NEW_START.search(words[number - 1][0])
        ends = number == len(words) - 1
        if starts or ends or letters[0] not in small:
            yield word.start() + letters.start()


def _inner(text: str, terms: Terms) -> str:
    """The text with its double quotation marks made those of a quotation in a quotation."""
    opening, closing = terms.inner_quotes
    text = re.sub(r'(^|[\s(\[—–-])"', rf"\1{opening}", text).replace('"', closing)
    outer_opening, outer_closing = terms.quotes
    return text.replace(outer_opening, opening).replace(outer_closing, closing)

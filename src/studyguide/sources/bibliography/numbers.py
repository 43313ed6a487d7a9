"""Numbers as the styles print them: page ranges, ordinals, paragraphs cited."""

from __future__ import annotations

import re
from collections.abc import Iterable

from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography.terms import Count, Terms

ParagraphRange = tuple[int, int]

_RANGE = re.compile(r"(\D*)(\d+)\s*(?:-+|–|—)\s*(\D*)(\d+)")


def page_range(pages: str, style: CitationStyle) -> str:
    """Pages with en dashes and as many figures of the last one as the style prints.

    Chicago (ch. 9) has ``101–8`` and ``187–93``, MLA (ch. 2) ``101–08`` and ``187–93``, APA all
    figures. What is not a range (``A1``, ``xii``) is left as it is.
    """
    return re.sub(r"[^,;&]+", lambda match: _one_range(match[0], style), pages)


def _one_range(pages: str, style: CitationStyle) -> str:
    match = _RANGE.fullmatch(pages.strip())
    if not match:
        return pages
    before, first, again, last = match.groups()
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if style != "apa" and before == again and len(first) == len(last):
        again, last = "", _shortened(first, last, style)
    space = pages[: len(pages) - len(pages.lstrip())]
    return f"{space}{before}{first}–{again}{last}"


def _shortened(first: str, last: str, style: CitationStyle) -> str:
    """The figures of ``last`` that are printed after ``first``."""
    if len(first) < 3 or last < first:
        return last
    changed = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
    if style == "mla":
        return last[min(changed, len(last) - 2) :]
    if first.endswith("00"):
        return last
    if first[-2] == "0" and changed == len(first) - 1:
        return last[changed:]
    return last[min(changed, len(last) - 2) :]


def paragraphs(ranges: Iterable[ParagraphRange], words: Count) -> str:
    """The paragraphs cited, in order, those that touch as one range: ``paras. 3–4, 12``.

    ``words`` have ``{}`` where the numbers of one paragraph and of several stand.
    """
    joined: list[ParagraphRange] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    if not joined:
        return ""
    several = len(joined) > 1 or joined[0][0] != joined[0][1]
    figures = ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in joined)
    return words[several].format(figures)


def edition(words: str, terms: Terms) -> str:
    """``2`` as ``2nd ed.``; words that name an edition themselves stay as they are."""
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th|-?е)?", words)
    return terms.edition.format(ordinal(int(match[1]), terms)) if match else words


def ordinal(number: int, terms: Terms) -> str:
    """``2`` as ``2nd``."""
    if terms.language == "ru":
        return f"{number}-е"
    suffixes = {1: "st", 2: "nd", 3: "rd"}
    teens = 11 <= number % 100 <= 13
    return f"{number}{'th' if teens else suffixes.get(number % 10, 'th')}"


def letters(index: int) -> str:
    """The letters that tell apart works of one author and year: a, b, … z, aa, ab, …"""
    text = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        text = chr(ord("a") + place) + text
    return text

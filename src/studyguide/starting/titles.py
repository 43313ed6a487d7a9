"""What a text, its file and its folder are called, as far as they say it themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from studyguide.editing.entries import reads_as_text
from studyguide.sources.model import Source

_LONGEST_TITLE = 120
_LONGEST_LABEL = 24
_NO_TITLE_ENDS = (".", ",", ";", ":", "-", "–", "—", "…")
_HEADING = re.compile(r"#{1,6}\s+(?P<words>.*?)\s*#*")
_MARKS = re.compile(r"[*_`\\\[\]<>{}|=~^]|https?:")


def title_of(source: Source) -> str | None:
    """The first line of a text that has more, if it looks like a title: short, with a capital
    and without a full stop. A Markdown heading is one without its signs."""
    first = source.paragraphs[0]
    line = " ".join(source.text[first.start : first.end].split())
    heading = _HEADING.fullmatch(line)
    title = heading["words"] if heading else line
    looks_like_one = (
        len(source.paragraphs) > 1
        and 2 < len(title) <= _LONGEST_TITLE
        and "\n" not in source.text[first.start : first.end]
        and title[0].isupper()
        and not title.endswith(_NO_TITLE_ENDS)
        and not _MARKS.search(title)
        and title.isprintable()
    )
    return title if looks_like_one else None


def label_of(stem: str, title: str | None, word: str, taken: Collection[str]) -> str:
    """A short name for a text that is not ``taken``: its title, else the name of its file where
    that is words, else ``word`` (``Text``) with a number."""
    lower = {label.casefold() for label in taken}
    for label in (title or "", in_words(stem)):
        fits = 0 < len(label) <= _LONGEST_LABEL and _is_words(label)
        if fits and label.casefold() not in lower:
            return label
    return next(
        f"{word} {n}" for n in range(1, len(taken) + 2) if f"{word} {n}".casefold() not in lower
    )


def id_of(label: str, otherwise: str, taken: Collection[str] = ()) -> str:
    """An id from the Latin letters of a label, else ``otherwise``; with a number if ``taken``."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    id = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not re.match("[a-z]", id) or not reads_as_text(id):
        id = otherwise
    return next(
        each
        for n in range(1, len(taken) + 2)
        if (each := id if n == 1 else f"{id}-{n}") not in taken
    )


def in_words(name: str) -> str:
    """``speech-unit`` as ``Speech unit``."""
    words = " ".join(re.split(r"[\s_.-]+", name)).strip()
    return words[:1].upper() + words[1:]


def _is_words(label: str) -> bool:
    """Whether a name is made of words, not of the digits of a number or a digest."""
    words = label.split()
    letters = sum(character.isalpha() for character in label)
    mixed = any(re.search(r"\d[^\W\d]|[^\W\d]\d", word) for word in words)
    return (
        label.isprintable() and not _MARKS.search(label) and not mixed and 2 * letters > len(label)
    )

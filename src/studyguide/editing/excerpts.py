"""Words selected in a source, as the YAML of an excerpt that means exactly these words.

Whatever is written is read back and looked up as a build would do it, so it cannot come out as
other words, or as these words at another place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from studyguide.diagnostics import Findings
from studyguide.editing.entries import entry_lines, reads_as_text
from studyguide.outline.model import Excerpt
from studyguide.outline.rules import RULES
from studyguide.records import Record, read_record
from studyguide.records.text import in_quotes
from studyguide.refusal import Refusal
from studyguide.sources.model import Elision, Insertion, Passage, Source
from studyguide.sources.paragraphs import write_range
from studyguide.sources.quotation import (
    Ambiguous,
    Found,
    RangeVerdict,
    SourceIndex,
    Verdict,
    find_paragraphs,
    find_quotation,
    find_range,
    printed,
    stands,
    whole_paragraphs,
)
from studyguide.sources.quotation.passage import whole_passage
from studyguide.sources.quotation.words import count_words, is_inside_word, is_spelling

WIDTH = 88
"""Columns of the longest line, as far as words can be broken into lines."""

_LONG = 30
"""Words from which on a stretch over several paragraphs is named by its two ends."""

_END_WORDS = (5, 8, 12, 20, 40)
"""How many words name an end of a stretch: as few as are enough."""

_NUMBERED = ("paragraph", "paragraphs")

Keys = Mapping[str, str]
"""The keys of an excerpt and their values, in the order in which they are written."""


class Point(Struct, frozen=True):
    """A place in a source: the number of a paragraph and an offset, in code points, in its text
    ``source.text[paragraph.start:paragraph.end]``."""

    paragraph: Annotated[int, Meta(ge=1)]
    offset: Annotated[int, Meta(ge=0)]


class Selection(Struct, frozen=True):
    """Words selected in the source of that id, from one place to another, in either direction."""

    source: str
    start: Point
    end: Point


def excerpt_yaml(selection: Selection, source: Source) -> str:
    """The YAML of the excerpt that has what is selected in ``source``: an item of a list, not
    indented, without a line end behind it.

    What is selected is trimmed of white space and widened to whole words. Raises
    :class:`Refusal` where there is nothing that can be quoted.
    """
    index = SourceIndex(source)
    start, end = _offset(selection.start, index), _offset(selection.end, index)
    return excerpt_between(min(start, end), max(start, end), index)


def excerpt_between(start: int, end: int, index: SourceIndex) -> str:
    """The same for ``text[start:end]`` of a source."""
    start, end = _whole_words(start, end, index.text)
    item = _item(start, end, index)
    if item is None:  # half of a dash, of an ellipsis
        item = _item(*_without_outer_marks(start, end, index.text), index)
    if item is not None:
        return item
    number = index.paragraph_at(start).number
    if _stands_again(start, end, index):
        raise Refusal(
            f"these words stand more than once in paragraph {number} of {index.source.id}",
            "Take a few words more, so that only one place has them.",
        )
    raise Refusal(
        f"these words of {index.source.id} cannot be quoted as they stand",
        "Select whole sentences, or whole paragraphs.",
    )


def _item(start: int, end: int, index: SourceIndex) -> str | None:
    """The most natural excerpt that means exactly ``text[start:end]``; None if none does."""
    wanted = whole_passage(start, end, (), index)
    hint = {"paragraph": str(index.paragraph_at(start).number)}
    for keys in _forms(start, end, wanted, index):
        for more in ({},) if "paragraphs" in keys else _hints(keys.get("quote"), hint, index):
            item = _written({"source": index.source.id, **keys, **more})
            verdict = _look_up(item, index)
            if isinstance(verdict, Found) and _is_same(verdict.passage, wanted, index.source):
                return item
    return None


def _hints(quote: str | None, paragraph: Keys, index: SourceIndex) -> tuple[Keys, ...]:
    """Without a hint and with one; with one alone where a quotation cannot do without."""
    needed = quote is not None and len(stands(quote, index, most=2)) > 1
    return (paragraph,) if needed else ({}, paragraph)


def _stands_again(start: int, end: int, index: SourceIndex) -> bool:
    """Whether the words stand a second time in their paragraph."""
    number = index.paragraph_at(start).number
    words = " ".join(index.text[start:end].split())
    return isinstance(find_quotation(words, index, paragraph=number), Ambiguous)


def excerpt_of_words(written: str, paragraph: int, index: SourceIndex) -> str:
    """The YAML of an excerpt of words as an author wrote them, with cuts and insertions, that
    begin in the paragraph of that number. Raises :class:`Refusal` if they are not found."""
    words = " ".join(written.split())
    for hint in _hints(words, {"paragraph": str(paragraph)}, index):
        item = _written({"source": index.source.id, "quote": words, **hint})
        verdict = _look_up(item, index)
        if isinstance(verdict, Found) and verdict.passage.paragraphs[0] == paragraph:
            return item
    raise Refusal(
        f"these words do not stand once in paragraph {paragraph} of {index.source.id}",
        "Write more words, so that only one place has them.",
    )


def whole_passage_of(first: int, last: int, index: SourceIndex) -> Passage:
    """The passage that the paragraphs of these numbers make. Raises :class:`Refusal` if one of
    them is not there to be quoted."""
    found = whole_paragraphs(first, last, index)
    if isinstance(found, Found):
        return found.passage
    reason = "is left out by “skip”" if found.skipped else "is not there"
    raise Refusal(
        f"paragraph {found.number} of {index.source.id} {reason}",
        f"The last paragraph of this source is {found.last}.",
    )


def _offset(at: Point, index: SourceIndex) -> int:
    """Where in the source's text a place is."""
    number = at.paragraph
    paragraph = index.paragraph_at(whole_passage_of(number, number, index).start)
    if not 0 <= at.offset <= paragraph.end - paragraph.start:
        raise Refusal(
            f"paragraph {number} of {index.source.id} is shorter than this",
            "The source has changed: look at it again, and select the words anew.",
        )
    return paragraph.start + at.offset


def _whole_words(start: int, end: int, text: str) -> tuple[int, int]:
    """The stretch without outer white space and without a word cut in two."""
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    if start >= end:
        raise Refusal("no words are selected", "Select words of the source.")
    while is_inside_word(text, start):
        start -= 1
        while start > 0 and text[start].isspace():  # the word goes on over a line's end
            start -= 1
    while is_inside_word(text, end) or is_inside_word(text, _next(end, text)):
        end = _next(end, text) + 1
    if not any(map(str.isalnum, text[start:end])):
        raise Refusal("there are no words in what is selected", "Select at least one word.")
    return start, end


def _without_outer_marks(start: int, end: int, text: str) -> tuple[int, int]:
    """The stretch from its first letter or digit to its last."""
    letters = [at for at in range(start, end) if text[at].isalnum() or is_spelling(text[at])]
    return letters[0], letters[-1] + 1


def _next(at: int, text: str) -> int:
    """The first place from ``at`` on that has no white space; the end of the text at last."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _forms(start: int, end: int, wanted: Passage, index: SourceIndex) -> Iterator[Keys]:
    """The ways to name a stretch, the most natural one first."""
    touched = index.paragraphs_between(start, end)
    first, last = touched[0], touched[-1]
    if (start, end) == (first.start, last.end):
        yield {"paragraphs": write_range(first.number, last.number)}
    words = printed(wanted, index.source).replace("\n", " ")
    if first != last and count_words(words) > _LONG:
        yield from _ends(words.split(" "))
    yield {"quote": words}
    plain = " ".join(index.text[start:end].split())
    if plain != words:
        yield {"quote": plain}


def _ends(words: list[str]) -> Iterator[Keys]:
    """The first and the last words of a stretch, ever more of them."""
    for count in _END_WORDS:
        if 2 * count < len(words):
            yield {"from": " ".join(words[:count]), "to": " ".join(words[-count:])}


def _is_same(found: Passage, wanted: Passage, source: Source) -> bool:
    """Whether two passages are the same stretch, and read the same."""
    if (found.start, found.end) != (wanted.start, wanted.end):
        return False
    if any(isinstance(piece, Elision | Insertion) for piece in found.pieces):
        return False
    return printed(found, source) == printed(wanted, source)


class _Excerpts(Record):
    excerpts: list[Excerpt]


def _look_up(item: str, index: SourceIndex) -> Verdict | RangeVerdict | None:
    """What a build would say of an excerpt; None if it could not even be read."""
    findings = Findings()
    data = f"excerpts:\n{item}\n".encode("utf-8", "replace")
    read = read_record("", data, _Excerpts, findings, rules=RULES)
    if read is None or findings:
        return None
    excerpt = read.excerpts[0]
    if excerpt.quote is not None:
        return find_quotation(excerpt.quote, index, paragraph=excerpt.paragraph)
    if excerpt.from_ is not None and excerpt.to is not None:
        return find_range(excerpt.from_, excerpt.to, index, paragraph=excerpt.paragraph)
    return find_paragraphs(excerpt.paragraphs or "", index)


def _written(keys: Keys) -> str:
    """The keys as an item of a list in YAML."""
    lines = [line for key, value in keys.items() for line in _entry(key, value)]
    return "\n".join(("- " if n == 0 else "  ") + line for n, line in enumerate(lines))


def _entry(key: str, value: str) -> list[str]:
    """The lines of a key and its value."""
    is_plain = key in _NUMBERED or (key == "source" and reads_as_text(value))
    return entry_lines(key, value, value if is_plain else in_quotes(value), WIDTH - len("- "))

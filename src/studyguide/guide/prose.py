"""Prose: the Markdown that an author writes, with verified citations in it.

Of Markdown (CommonMark 0.31) there are paragraphs, lists, emphasis, strong emphasis and
escapes; everything else is text. ``[@rt "words"]``, ``[@rt ¶12]``, ``[@rt ¶12-14]`` and
``[@rt]`` are citations. They are lifted out before Markdown is read, so that no sign in
quoted words can be taken for markup and every one keeps its place in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.guide.markup import Block, Listed, read_blocks, read_marks
from studyguide.guide.model import Cited, ProseBlock, ProseList, ProseParagraph, Span, Text
from studyguide.guide.unreadable import report_unreadable
from studyguide.records import place_of, place_of_line

_CLAIM = re.compile(
    r"""\[@(?P<source>[A-Za-z][A-Za-z0-9_-]*)
        (?:\s+(?:"(?P<straight>[^"]*)"|“(?P<curly>[^“”]*)”|¶\s*(?P<range>\d+(?:\s*[-–]\s*\d+)?)))?
        \s*\]""",
    re.VERBOSE,
)
_LIFTED = re.compile("\ue000(\\d+)\ue001")
_DEEPEST = 6
"""Levels of lists; each takes some of the width of its lines."""


class Claim(Struct, frozen=True):
    """A citation as written. ``start`` and ``length`` are its place in the author's text;
    ``inner_start`` is where its words or its range begin."""

    source: str
    words: str | None
    range: str | None
    text: str
    start: int
    length: int
    inner_start: int


Verify = Callable[[Claim], Cited | None]
"""Looks a claim up; None when it does not hold (and has been reported)."""


def read_prose(
    text: str, verify: Verify, findings: Findings, named: Collection[str] = ()
) -> tuple[ProseBlock, ...]:
    """Paragraphs and lists. ``named`` has the ids of the sources: by them a citation is known
    that lacks its @."""
    lifted = _lift(text, verify, findings, named)
    prose = _prose(read_blocks(lifted.text, deepest=_DEEPEST + 1), lifted)
    if _levels(prose) > _DEEPEST:
        findings.error(
            "list-too-deep",
            f"lists stand in lists on more than {_DEEPEST} levels",
            place_of(text),
            "Write it with fewer levels.",
        )
    return prose


def read_inline(
    text: str, verify: Verify, findings: Findings, named: Collection[str] = ()
) -> tuple[Span, ...]:
    """The same within one paragraph, whatever its lines look like."""
    lifted = _lift(text, verify, findings, named)
    return _spans(lifted.text, lifted.cited)


def without_citations(text: str) -> str:
    """``text`` with spaces in place of citations, so that all else keeps its offset."""
    if "[@" not in text:
        return text
    return _CLAIM.sub(lambda match: " " * len(match[0]), text)


class _Lifted(Struct):
    """A text with a numbered sign in place of each citation, and the citations.

    ``within`` has for each line break within a citation the number of the line that the sign
    stands on; ``written`` is the text with them.
    """

    written: str
    text: str
    cited: list[Cited | None]
    within: list[int]

    def place(self, line: int) -> Place | None:
        """Where the line of that number was written."""
        return place_of_line(self.written, line + bisect_left(self.within, line))


def _lift(text: str, verify: Verify, findings: Findings, named: Collection[str]) -> _Lifted:
    """Lift the citations out of ``text``."""
    cited: list[Cited | None] = []
    within: list[int] = []

    def lift(match: re.Match[str]) -> str:
        group = next((g for g in ("straight", "curly", "range") if match[g] is not None), None)
        claim = Claim(
            source=match["source"],
            words=match["straight"] if match["straight"] is not None else match["curly"],
            range=match["range"],
            text=text,
            start=match.start(),
            length=match.end() - match.start(),
            inner_start=match.start(group) if group else match.start(),
        )
        cited.append(verify(claim))
        if breaks := match[0].count("\n"):
            line = text.count("\n", 0, match.start()) - len(within)
            within.extend([line] * breaks)
        return f"\ue000{len(cited) - 1}\ue001"

    bare = _CLAIM.sub(lift, text.replace("\ue000", "\ufffd").replace("\ue001", "\ufffd"))
    report_unreadable(text, without_citations(text), named, findings)
    return _Lifted(text, bare, cited, within)


def _spans(text: str, cited: Sequence[Cited | None]) -> tuple[Span, ...]:
    """A paragraph with its citations put back."""
    spans: list[Span] = []
    for marked in read_marks(text):
        for i, part in enumerate(_LIFTED.split(marked.text)):
            if i % 2 == 0:
                spans += [Text(part, marked.strong, marked.emphasis)] if part else []
            elif (found := cited[int(part)]) is not None:
                spans.append(found)
    return tuple(spans)


def _prose(blocks: Sequence[Block], lifted: _Lifted) -> tuple[ProseBlock, ...]:
    """Blocks as they are printed: items with nothing in them are left out."""
    prose: list[ProseBlock] = []
    for block in blocks:
        if not isinstance(block, Listed):
            spans = _spans("\n".join(block.lines), lifted.cited)
            prose.append(ProseParagraph(spans, lifted.place(block.first)))
        elif items := tuple(filter(None, (_prose(item, lifted) for item in block.items))):
            prose.append(ProseList(block.ordered, items))
    return tuple(prose)


def _levels(prose: Sequence[ProseBlock]) -> int:
    """How many lists stand in each other."""
    lists = (block for block in prose if isinstance(block, ProseList))
    return max((1 + max(map(_levels, block.items)) for block in lists), default=0)

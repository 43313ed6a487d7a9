"""Prose: the Markdown that an author writes, with verified citations in it.

Of Markdown (CommonMark 0.31) there are paragraphs, lists, emphasis, strong emphasis and
escapes; everything else is text. ``[@rt "words"]``, ``[@rt ¶12]``, ``[@rt ¶12-14]`` and
``[@rt]`` are citations. They are lifted out before Markdown is read, so that no sign in
quoted words can be taken for markup and every one keeps its place in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from msgspec import Struct

from studyguide.diagnostics import Findings, Place
from studyguide.guide.markup import Block, Listed, read_blocks, read_marks
from studyguide.guide.model import Cited, ProseBlock, ProseList, ProseParagraph, Span, Text
from studyguide.records import place_of, place_of_line, place_within

_CLAIM = re.compile(
    r"""\[@(?P<source>[A-Za-z][A-Za-z0-9_-]*)
        (?:\s+(?:"(?P<straight>[^"]*)"|“(?P<curly>[^“”]*)”|¶\s*(?P<range>\d+(?:\s*[-–]\s*\d+)?)))?
        \s*\]""",
    re.VERBOSE,
)
_CUT_OFF = re.compile(r"\[@\s*(?P<source>[A-Za-z][A-Za-z0-9_-]*)(?P<rest>[^\]\n]{0,200})\]")
_UNBRACKETED = re.compile(
    r"""(?<![\[\w])\(?@(?P<source>[A-Za-z][A-Za-z0-9_-]*)\s+
        (?P<rest>"[^"\n]*"|“[^“”\n]*”|¶\s*\d+(?:\s*[-–]\s*\d+)?)""",
    re.VERBOSE,
)
"""What has all of a citation but its brackets, and would be printed as it stands."""
_NUMBERS = re.compile(
    r"(?:¶+|§+|pp?|par(?:a|as|agraphs?)?|абз)?\.?\s*(\d+)(?:\s*[-–]\s*(\d+))?", re.IGNORECASE
)
_MARKS = " ,;:\"“”„«»'‘’"
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


def read_prose(text: str, verify: Verify, findings: Findings) -> tuple[ProseBlock, ...]:
    """Paragraphs and lists."""
    lifted = _lift(text, verify, findings)
    prose = _prose(read_blocks(lifted.text, deepest=_DEEPEST + 1), lifted)
    if _levels(prose) > _DEEPEST:
        findings.error(
            "list-too-deep",
            f"lists stand in lists on more than {_DEEPEST} levels",
            place_of(text),
            "Write it with fewer levels.",
        )
    return prose


def read_inline(text: str, verify: Verify, findings: Findings) -> tuple[Span, ...]:
    """The same within one paragraph, whatever its lines look like."""
    lifted = _lift(text, verify, findings)
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


def _lift(text: str, verify: Verify, findings: Findings) -> _Lifted:
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
    if "@" in text:
        _report_unreadable(text, findings)
    return _Lifted(text, bare, cited, within)


def _report_unreadable(text: str, findings: Findings) -> None:
    """Report what was meant as a citation and is none."""
    at = text.find("[@")
    while at >= 0:
        if not _CLAIM.match(text, at):
            _unreadable(text, at, 2, _CUT_OFF.match(text, at), findings)
        at = text.find("[@", at + 2)
    for match in _UNBRACKETED.finditer(without_citations(text)):
        _unreadable(text, match.start(), len(match[0]), match, findings)


def _unreadable(
    text: str, start: int, length: int, meant: re.Match[str] | None, findings: Findings
) -> None:
    proposal = _proposal(meant["source"], meant["rest"]) if meant else None
    findings.error(
        "citation-unreadable",
        "this citation cannot be read",
        place_within(text, start, length),
        f"Write: {proposal}"
        if proposal
        else 'Write [@source "exact words"], [@source ¶12] or [@source]; the words stand in '
        "straight double quotation marks.",
    )


def _proposal(source: str, rest: str) -> str | None:
    """The citation that was probably meant, if that is clear."""
    rest = rest.strip(_MARKS)
    if not rest:
        return f"[@{source}]"
    if numbers := _NUMBERS.fullmatch(rest):
        return f"[@{source} ¶{'-'.join(filter(None, numbers.groups()))}]"
    is_clear = '"' not in rest and any(map(str.isalpha, rest))
    return f'[@{source} "{rest}"]' if is_clear else None


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

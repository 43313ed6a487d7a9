"""Prose: the Markdown that an author writes, with verified citations in it.

Of Markdown (CommonMark 0.31) there are paragraphs, lists, emphasis, strong emphasis and
escapes; everything else is text. ``[@rt "words"]``, ``[@rt ¶12]``, ``[@rt ¶12-14]`` and
``[@rt]`` are citations. They are lifted out before Markdown is read, so that no sign in
quoted words can be taken for markup and every one keeps its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.guide.model import Cited, ProseBlock, ProseList, ProseParagraph, Span, Text
from studyguide.records import place_of, place_within

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_CLAIM = re.compile(
    r"""\[@(?P<source>[A-Za-z][A-Za-z0-9_-]*)
        (?:\s+(?:"(?P<straight>[^"]*)"|“(?P<curly>[^”]*)”|¶\s*(?P<range>\d+(?:\s*[-–]\s*\d+)?)))?
        \s*\]""",
    re.VERBOSE,
)
_LIFTED = re.compile("\ue000(\\d+)\ue001")
_PRIVATE = re.compile("[\ue000-\ue001]")
_MARKUP = re.compile(r"[*_`\\<\[#]|^\s*(?:[-+]|\d{1,9}[.)])(?:\s|$)|\n\s*\n|^\s{4}", re.MULTILINE)
_YEAR = re.compile(r"^(\s*\d{3,9})(?=[.)](?:\s|$))", re.MULTILINE)
"""``1956.`` at the beginning of a line is a year and numbers no item."""
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
    bare, cited = _lift(text, verify, findings)
    if not _MARKUP.search(bare):
        return (ProseParagraph(_plain(bare, cited)),)
    tokens = _markdown().parse(_YEAR.sub(r"\1\\", bare))
    if any(token.level > 2 * _DEEPEST + 1 for token in tokens):
        findings.error(
            "list-too-deep",
            f"lists stand in lists on more than {_DEEPEST} levels",
            place_of(text),
            "Write it with fewer levels.",
        )
    return tuple(_blocks(tokens, cited))


def read_inline(text: str, verify: Verify, findings: Findings) -> tuple[Span, ...]:
    """The same within one line: no paragraphs, no lists."""
    bare, cited = _lift(text, verify, findings)
    if not _MARKUP.search(bare):
        return _plain(bare, cited)
    (token,) = _markdown().parseInline(" ".join(bare.split()))
    return tuple(_spans(token.children or (), cited))


def _lift(text: str, verify: Verify, findings: Findings) -> tuple[str, list[Cited | None]]:
    """``text`` with a numbered sign in place of each citation, and the citations."""
    cited: list[Cited | None] = []

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
        return f"\ue000{len(cited) - 1}\ue001"

    bare = _CLAIM.sub(lift, _PRIVATE.sub("\N{REPLACEMENT CHARACTER}", text))
    at = text.find("[@")
    while at >= 0:
        if not _CLAIM.match(text, at):
            findings.error(
                "citation-unreadable",
                "this citation cannot be read",
                place_within(text, at, 2),
                'Write [@source "exact words"], [@source ¶12] or [@source]; the words stand in '
                "straight double quotation marks.",
            )
        at = text.find("[@", at + 2)
    return bare, cited


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis", "escape", "newline", "list"])


def _plain(bare: str, cited: Sequence[Cited | None]) -> tuple[Span, ...]:
    return tuple(_text(" ".join(bare.split()), cited, strong=False, emphasis=False))


def _text(
    content: str, cited: Sequence[Cited | None], *, strong: bool, emphasis: bool
) -> list[Span]:
    """Text with its citations put back."""
    spans: list[Span] = []
    at = 0
    for match in _LIFTED.finditer(content):
        if match.start() > at:
            spans.append(Text(content[at : match.start()], strong, emphasis))
        if (found := cited[int(match[1])]) is not None:
            spans.append(found)
        at = match.end()
    if at < len(content):
        spans.append(Text(content[at:], strong, emphasis))
    return spans


def _spans(tokens: Sequence[Token], cited: Sequence[Cited | None]) -> list[Span]:
    spans: list[Span] = []
    strong = emphasis = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "softbreak" | "hardbreak":
                spans.append(Text(" "))
            case _:
                spans += _text(token.content, cited, strong=strong > 0, emphasis=emphasis > 0)
    return spans


def _blocks(tokens: Sequence[Token], cited: Sequence[Cited | None]) -> list[ProseBlock]:
    """Tokens of one level as blocks; a list takes its tokens up to its closing one."""
    blocks: list[ProseBlock] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type == "inline":
            blocks.append(ProseParagraph(tuple(_spans(token.children or (), cited))))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            end = _closing(tokens, i)
            if items := _items(tokens[i + 1 : end], cited):
                blocks.append(ProseList(token.type.startswith("ordered"), items))
            i = end
        i += 1
    return blocks


def _items(
    tokens: Sequence[Token], cited: Sequence[Cited | None]
) -> tuple[tuple[ProseBlock, ...], ...]:
    """The items of a list; one with nothing in it is left out."""
    items = []
    i = 0
    while i < len(tokens):
        end = _closing(tokens, i)
        if item := tuple(_blocks(tokens[i + 1 : end], cited)):
            items.append(item)
        i = end + 1
    return tuple(items)


def _closing(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the one at ``start``."""
    depth = 0
    for i in range(start, len(tokens)):
        depth += tokens[i].nesting
        if depth == 0:
            return i
    return len(tokens)

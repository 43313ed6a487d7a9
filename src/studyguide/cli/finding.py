"""What ``studyguide find`` prints: text for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from studyguide.cli.passages import passage, wrapped
from studyguide.cli.terminal import Style, clean
from studyguide.cli.uses import in_lines, plain_use
from studyguide.editing import EditedOutline
from studyguide.editing.places import SHOWN, Answer, Placed, listed, name_of
from studyguide.guide.uses import Use
from studyguide.sources.paragraphs import write_range
from studyguide.sources.quotation.difference import shown

_INDENT = "    "
_USES = ("  ", "    ")
_NAMED = 6
"""Uses of the rest of a paragraph that are named."""
_MANY = 3
"""Paragraphs of one place that are shown whole."""


def as_text(answer: Answer, indent: str, style: Style) -> str:
    """Every place with its paragraph, its uses and its YAML; else what comes nearest.

    ``indent`` stands before a line of an excerpt in this outline.
    """
    blocks = [_block(placed, answer, indent, style) for placed in answer.placed]
    if answer.words is not None:
        blocks += [[line] for line in _remarks(answer)]
        blocks += [_block(placed, answer, indent, style) for placed in answer.nearest]
    return "\n\n".join("\n".join(block) for block in blocks)


def _remarks(answer: Answer) -> Iterator[str]:
    """How many places there are, and where else words stand."""
    count, left = len(answer.hits), len(answer.hits) - len(answer.placed)
    if left:
        more = listed(answer.hits[SHOWN:])
        yield f"{count} places, of which {len(answer.placed)} are shown. The others: {more}."
    if answer.hits and answer.others:
        yield f"With other capitals also at {listed(answer.others)}."
    if answer.elsewhere:
        yield f"These words do not stand in that paragraph, but at {listed(answer.elsewhere)}."
    for id in answer.disordered:
        yield f"{id} has every part of these words, but they do not follow one another there."
    if answer.nearest:
        yield "These words stand in no source. What comes nearest:"
    elif not answer.hits and not answer.elsewhere and not answer.disordered:
        yield "These words stand in no source, and nothing comes near."


def _block(placed: Placed, answer: Answer, indent: str, style: Style) -> list[str]:
    """The lines for one place."""
    numbers = write_range(placed.paragraphs[0].number, placed.paragraphs[-1].number)
    label = clean(placed.source.label)
    lines = [f"{style.bold(f'{label} ¶ {numbers}')}  {style.faint(clean(name_of(placed.hit)))}"]
    lines += _text(placed, answer, style)
    if placed.difference is not None:
        for view in shown(placed.difference.changes, placed.source.id, "you wrote"):
            lines += ["", *(_INDENT + clean(line) for line in view.split("\n"))]
    lines += _uses(placed, by_words=answer.words is not None)
    if placed.item is None:
        return [*lines, "", f"  No excerpt: {clean(placed.why)}"]
    yaml = (indent + clean(line) for line in placed.item.split("\n"))
    return [*lines, "", *map(style.faint, yaml)]


def _text(placed: Placed, answer: Answer, style: Style) -> Iterator[str]:
    """The paragraphs, with the words marked in them."""
    touched = placed.paragraphs
    whole = answer.words is None
    for number, each in enumerate(touched):
        if not whole and len(touched) > _MANY and 0 < number < len(touched) - 1:
            if number == 1:
                yield f"{_INDENT}…"
            continue
        text = placed.source.text[each.start : each.end]
        start = max(placed.hit.start - each.start, 0)
        end = min(placed.hit.end - each.start, len(text))
        lines = passage(text, () if whole else ((start, end),), style, _INDENT)
        if whole and len(touched) > 1:
            lines[0] = f"{each.number:>3} {lines[0].lstrip()}"
        yield from lines


def _uses(placed: Placed, *, by_words: bool) -> Iterator[str]:
    """Who uses the words, and who the rest of the paragraph."""
    these, what = ("This", "paragraph") if len(placed.paragraphs) == 1 else ("These", "paragraphs")
    of_words = placed.of_words if by_words else ()
    others = placed.of_paragraph if by_words else (*placed.of_words, *placed.of_paragraph)
    if of_words:
        yield from wrapped(f"These words: {_named(of_words)}", _USES)
    if others:
        start = f"Else in the {what}" if of_words else f"{these} {what}"
        yield from wrapped(f"{start}: {_named(others, _NAMED if by_words else None)}", _USES)
    if not of_words and not others:
        yield f"  {these} {what}: used nowhere yet"


def _named(uses: Sequence[Use], most: int | None = None) -> str:
    """``excerpt 2B (line 300), text of section 1 (lines 238, 240)``, each once; the first ones
    of more than ``most``."""
    by_name: dict[str, list[Use]] = {}
    for use in uses:
        by_name.setdefault(clean(use.worded), []).append(use)
    named = [f"{name}{in_lines(each)}" for name, each in by_name.items()]
    left = len(named[most:]) if most else 0
    return ", ".join(named[:most]) + (f" and {left} more" if left else "")


def as_json(answer: Answer, indent: str, edited: EditedOutline | None = None) -> str:
    """The same as one JSON object, with what was added to the outline, if anything was.

    Offsets count the code points of the source's text.
    """
    document = {
        "words": answer.words,
        "count": len(answer.hits),
        "places": [_plain(placed, indent) for placed in answer.placed],
        "elsewhere": [name_of(hit) for hit in answer.elsewhere],
        "other_capitals": [name_of(hit) for hit in answer.others],
        "nearest": [_plain(placed, indent) for placed in answer.nearest],
        "added": {"line": edited.line, "lines": edited.lines} if edited else None,
    }
    return msgspec.json.format(msgspec.json.encode(document, enc_hook=str), indent=2).decode()


def _plain(placed: Placed, indent: str) -> dict[str, Any]:
    hit, source = placed.hit, placed.source
    plain = {
        "source": source.id,
        "label": source.label,
        "paragraphs": [placed.paragraphs[0].number, placed.paragraphs[-1].number],
        "start": hit.start,
        "end": hit.end,
        "words": source.text[hit.start : hit.end],
        "text": "\n\n".join(source.text[each.start : each.end] for each in placed.paragraphs),
        "uses": [
            {**plain_use(use), "of_words": use in placed.of_words}
            for use in (*placed.of_words, *placed.of_paragraph)
        ],
        "yaml": placed.item,
        "indent": len(indent),
        "why_not": placed.why or None,
    }
    if placed.difference is not None:
        plain["similarity"] = round(placed.difference.similarity, 3)
        plain["changes"] = [
            {"source": change.source, "written": change.written}
            for change in placed.difference.changes
        ]
    return plain

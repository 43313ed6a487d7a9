"""Keys that a record does not have, and that people give it for a good reason."""

from __future__ import annotations

import re
from collections.abc import Collection

from studyguide.records.fault import shortened
from studyguide.records.nodes import Table
from studyguide.records.text import Text, in_quotes

_PARAGRAPHS = re.compile(r"[¶§\s]*([0-9]+(?:-[0-9]+)?)")
_WORDS = ("quote", "paragraphs", "from", "to")


def source_as_key(key: Text, node: Table, names: Collection[str]) -> list[str]:
    """What to write for ``- letter: words``, where ``letter`` is the id of a source."""
    if key not in names or "source" in node:
        return []
    lines = [f"source: {key}", *_words_under(key, node)]
    if node.flow:
        return ["Give each part its own key:", shortened(f"{{{', '.join(lines)}}}")]
    text = key.file.text
    is_item = text[text.rfind("\n", 0, key.start) + 1 : key.start].strip() == "-"
    first, *others = lines
    return [
        "Give each part its own key:" if others else "Write:",
        f"- {first}" if is_item else first,
        *(shortened(f"{'  ' * is_item}{line}") for line in others),
    ]


def _words_under(key: Text, node: Table) -> list[str]:
    """The line for what stands under the source's id, unless the record says it already."""
    value = node[key]
    if any(way in node for way in _WORDS):
        return []
    if isinstance(value, Table):
        return [f"{each}: …" for each in value][:1]
    if not isinstance(value, Text) or value.is_null:
        return ['quote: "…"']
    if numbers := _PARAGRAPHS.fullmatch(value):
        return [f"paragraphs: {numbers[1]}"]
    return [f"quote: {in_quotes(' '.join(value.split()))}"]


def answer_of_cloze(key: Text, node: Table, names: Collection[str]) -> list[str]:
    """What to do with the ``answer`` of a cloze, which has its answers in its sentences."""
    del node, names
    if key not in ("answer", "answers"):
        return []
    return [
        "The words in braces in “text” are the answer, as in: The harbour froze in {November}.",
        f"See that they stand in braces there, and delete “{key}”.",
    ]

"""Words as YAML: without quotation marks where they need none, and folded where they are long."""

from __future__ import annotations

import re

from studyguide.editing.entries import entry_lines, reads_as_text
from studyguide.records.text import in_quotes

_WIDTH = 92
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.;!?'’‘“”«»()/…¶–—-]|:(?=[^\s]))*(?<![\s:])")
_OPENING = "\"'“‘«„"


def scalar(words: str) -> str:
    """Words on one line that are read as these very words."""
    is_plain = _PLAIN.fullmatch(words) and reads_as_text(words)
    return words if is_plain else in_quotes(words)


def entry(key: str, words: str, indent: int) -> list[str]:
    """The lines of a key and its value, so many columns from the margin."""
    lines = entry_lines(key, words, scalar(words), _WIDTH - indent)
    return [" " * indent + line for line in lines]


def beginning(text: str) -> str:
    """The first words of a text for a remark: on one line, of characters that a file can hold."""
    words = " ".join(text[:300].split()).lstrip(_OPENING)
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)
    return shown if len(shown) <= 60 else shown[:60].rpartition(" ")[0] + " …"

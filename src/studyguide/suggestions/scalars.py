"""Words as YAML: without quotation marks where they need none, and folded where they are long."""

from __future__ import annotations

import re

from studyguide.records.text import in_quotes

_WIDTH = 92
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.;!?'’‘“”«»()/…¶–—-]|:(?=[^\s]))*(?<![\s:])")
_OPENING = "\"'“‘«„"
_NO_TEXT = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def scalar(words: str) -> str:
    """Words on one line that are read as these very words."""
    is_plain = _PLAIN.fullmatch(words) and words.lower() not in _NO_TEXT
    return words if is_plain else in_quotes(words)


def entry(key: str, words: str, indent: int) -> list[str]:
    """The lines of a key and its value, so many columns from the margin."""
    line = f"{' ' * indent}{key}: {scalar(words)}"
    if len(line) <= _WIDTH:
        return [line]
    return [f"{' ' * indent}{key}: >-", *folded(words, indent + 2)]


def folded(words: str, indent: int) -> list[str]:
    """Lines broken at spaces."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= _WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(" " * indent + word)
    return lines


def beginning(text: str) -> str:
    """The first words of a text for a remark: on one line, of characters that a file can hold."""
    words = " ".join(text[:300].split()).lstrip(_OPENING)
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)
    return shown if len(shown) <= 60 else shown[:60].rpartition(" ")[0] + " …"

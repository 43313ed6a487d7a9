"""A key and its value as lines of YAML."""

from __future__ import annotations

_NO_TEXT = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def reads_as_text(word: str) -> bool:
    """Whether YAML readers take a word for text where it stands without quotation marks."""
    return word.lower() not in _NO_TEXT


def entry_lines(key: str, words: str, written: str, width: int) -> list[str]:
    """The lines of a key and its value, none wider than ``width`` if words can be parted.

    ``written`` is the value on one line; where that is too long, ``words`` are folded.
    """
    short = f"{key}: {written}"
    if len(short) <= width:
        return [short]
    return [f"{key}: >-", *("  " + line for line in _folded(words, width - 2))]


def _folded(words: str, width: int) -> list[str]:
    """Lines of that width, broken at spaces: a no-break space holds words together."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines

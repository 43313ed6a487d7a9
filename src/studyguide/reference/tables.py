"""The tables of keys in the documentation, from the declaration of the keys.

A page is its own template. Prose stands in it as it was written; what is between two such
comments, which no reader sees, is made::

    <!-- keys of Excerpt -->
    <!-- end -->

``keys of`` gives a table of a record's keys and, below it, examples that take several lines;
``kinds of`` does so for each record of a union.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from studyguide.records import Record
from studyguide.records.declaration import Key, about, own_keys, written

_MADE = re.compile(r"(<!-- (keys|kinds) of (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str, declared: Mapping[str, Any]) -> str:
    """``page`` with its tables made anew; ``declared`` are the records and unions by name.

    Raises KeyError for a name that is not declared.
    """

    def made(match: re.Match[str]) -> str:
        opening, what, name, closing = match.groups()
        named = declared[name]
        parts = [_keys(named)] if what == "keys" else map(_kind, get_args(named))
        return f"{opening}\n" + "\n\n".join(parts) + f"\n\n{closing}"

    return _MADE.sub(made, page)


def _kind(cls: type[Record]) -> str:
    """One kind of a record, under a heading of its own."""
    return f"#### `{cls.__struct_config__.tag}`\n\n{about(cls)}\n\n{_keys(cls)}"


def _keys(cls: type[Record]) -> str:
    """The table of a record's keys, and the examples that do not fit in it."""
    told = own_keys(cls)
    rows = ["| key | what it does | for example |", "|---|---|---|", *map(_row, told)]
    long = [key.told.example for key in told if not _fits(key)]
    block = ["", "```yaml", *_distinct(long), "```"] if long else []
    return "\n".join([*rows, *block])


def _row(key: Key) -> str:
    without = f"*Without it: `{written(key.default)}`.*" if key.default is not None else ""
    choices = [f"`{name}`: {meaning}" for name, meaning in key.told.choices.items()]
    last = "*Must be there.*" if key.required else without
    text = "<br>".join([f"{key.told.text} {last}".rstrip(), *choices])
    example = "<br>".join(f"`{line}`" for line in key.told.example.split("\n"))
    if not _fits(key):
        example = "below"
    return f"| `{key.name}` | {_cell(text)} | {_cell(example)} |"


def _fits(key: Key) -> bool:
    """Whether a cell shows the example rightly: it cannot show indentation."""
    return not re.search(r"^ ", key.told.example, re.MULTILINE)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _distinct(examples: Iterable[str]) -> list[str]:
    """Each example once, where several keys have the same."""
    return list(dict.fromkeys(examples))

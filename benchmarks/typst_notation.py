"""Words, values and measures in Typst's notation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from studyguide.document import blocks as b
from studyguide.document.inline import Style, Words
from studyguide.layout.theme import PAPERS, STYLES, Theme

_SPECIAL = re.compile(r"[\\*_`$#@<>\[\]~/'\"=+-]")


def settings(document: b.Document, paper: str) -> Iterator[str]:
    """The theme, the paper and what the document says of itself, as Typst's dictionaries."""
    theme = Theme()
    width, height = PAPERS[paper]
    page = {name: getattr(theme.page, name) for name in theme.page.__struct_fields__}
    page = {name: value for name, value in page.items() if isinstance(value, float | int)}
    colours = {n: getattr(theme.colours, n) for n in theme.colours.__struct_fields__}
    colours = {name: value for name, value in colours.items() if isinstance(value, str)}
    styles = {name: msgspec.to_builtins(style) for name, style in STYLES.items()}
    lang, _, region = document.language.partition("-")
    facts = {
        "title": document.title,
        "author": document.author or "",
        "keywords": list(document.keywords),
        "mark": document.student_mark,
        "lang": lang,
        "region": region or None,
    }
    yield f"#let theme = {literal({**page, 'colours': colours, 'styles': styles})}"
    yield f"#let paper = {literal({'width': width, 'height': height})}"
    yield f"#let facts = {literal(facts)}"


def literal(value: Any) -> str:
    """A value in Typst's notation."""
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case dict():
            return "(" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + ")"
        case list():
            return "(" + "".join(f"{literal(item)}, " for item in value) + ")"
        case str():
            return json.dumps(value, ensure_ascii=False)
    return str(value)


def styled(words: Words) -> str:
    text = escaped(words.text)
    if words.style & Style.STRONG:
        text = f"#strong[{text}]"
    if words.style & Style.EMPHASIS:
        text = f"#emph[{text}]"
    if words.style & (Style.QUIET | Style.EDITOR):
        text = f"#apparatus[{text}]"
    return text


def escaped(text: str) -> str:
    """Text that Typst sets as it stands."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("...", "\\...")

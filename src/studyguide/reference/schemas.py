"""The JSON Schemas of the files that an author writes, and the line that tells editors of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile

from studyguide.records import Record
from studyguide.records.schema import json_schema

_MODELINE = "# yaml-language-server: $schema="
"""By which the YAML language server finds a schema; a path is seen from the file itself."""
_NAMES_A_SCHEMA = re.compile(r"#\s+(yaml-language-server\s*:|\$schema:)")
"""A modeline as that server reads it, or the form that other editors have as well."""
_BOM = "\ufeff"


def _outline() -> type[Record]:
    from studyguide.outline.model import Outline

    return Outline


def _theme() -> type[Record]:
    from studyguide.layout.theme import Theme

    return Theme


_LANGUAGES: Mapping[str, Callable[[], type[Record]]] = {"outline": _outline, "theme": _theme}


def schema_text(language: str) -> str:
    """The JSON Schema of ``language`` (``outline`` or ``theme``) as the text of a file."""
    schema = json_schema(_LANGUAGES[language]())
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def modeline(schema: str) -> str:
    """The comment that names the file ``schema`` to editors, as the first line of a file has it."""
    return f"{_MODELINE}{schema}"


def with_modeline(text: str, schema: str) -> str:
    """``text`` of an outline or a theme with the modeline before everything else.

    One that names a schema already, whatever it is, stays as it is: it was somebody's wish.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    if any(_NAMES_A_SCHEMA.match(line) for line in _head(text.removeprefix(mark))):
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    return f"{mark}{modeline(schema)}{newline}{text.removeprefix(mark)}"


def _head(text: str) -> Iterator[str]:
    """The comments before everything else, which is where editors look."""
    return takewhile(lambda line: line.startswith("#") or not line.strip(), text.splitlines())

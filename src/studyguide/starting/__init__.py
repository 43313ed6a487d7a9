"""A new project from texts: what ``studyguide new`` makes.

Everything is made and checked first, as a build would check it, and written at the end: a
project either stands there whole or not at all.

    gather.py    the texts, and where they will lie
    texts.py     files told apart from what is no text, and read
    kinds.py     a guess whether a text is a witness or is about one
    titles.py    what the files and texts are called
    words.py     what the outline says in its own words, in English and Russian
    draft.py     the suggestions that it begins with, section by section
    outline.py   all of this as a commented YAML file
    proof.py     the outline checked, without suggestions that do not hold
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.files import write_all
from studyguide.guide.characters import can_print
from studyguide.layout.theme import load_faces, load_theme
from studyguide.reference.schemas import schema_text, with_modeline
from studyguide.refusal import Refusal, unusable
from studyguide.starting.draft import draft_suggestions
from studyguide.starting.gather import own_texts, placed, text_files
from studyguide.starting.outline import (
    TOO_LONG,
    UNPRINTABLE,
    NewOutline,
    NewSource,
)
from studyguide.starting.proof import proved
from studyguide.starting.texts import NewText, language_of_most, new_sources, read_text
from studyguide.starting.titles import id_of, in_words

LONG = 200_000
"""Characters from which on whole texts are not printed: about a hundred pages."""

_SCHEMA = "outline.schema.json"


class NewProject(Struct, frozen=True):
    """What will be written: ``files`` by their paths, and an empty folder for the ``output``.

    ``copied`` are the texts that are copied, ``suggested`` counts by list of the outline.
    """

    outline: Path
    files: Mapping[Path, bytes]
    output: Path
    copied: tuple[Path, ...]
    suggested: Mapping[str, int]
    unprinted: str | None


def plan_project(
    folder: Path,
    texts: Sequence[Path],
    *,
    title: str | None = None,
    language: str | None = None,
    suggest: bool = True,
) -> NewProject:
    """What a project in ``folder`` from these texts consists of; nothing is written.

    ``texts`` are files, or folders of which all plain texts are taken; without any, those that
    lie in ``folder`` are. Texts in ``folder`` stay where they are, others are copied to its
    ``sources/``. Raises :class:`Refusal`.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 (resolve() follows links)
    _refuse_existing(folder)
    paths = text_files(texts or own_texts(folder), folder)
    read = placed(folder, [read_text(path, language) for path in paths])
    words = title or (in_words(folder.name) if folder.name.isprintable() else "")
    written, outline = proved(
        _outline(read, words or "Study guide", language, suggest=suggest), read
    )
    path = folder / "outline" / f"{id_of(folder.name, 'outline')}.yaml"
    copies = {
        Path(os.path.normpath(path.parent / file)): text.data
        for file, text in read
        if text.is_copied(folder)
    }
    return NewProject(
        outline=path,
        files={**copies, path: with_modeline(written.text, _SCHEMA).encode()},
        output=folder / "output",
        copied=tuple(copies),
        suggested=_counted(outline),
        unprinted=outline.unprinted,
    )


def write_project(project: NewProject) -> None:
    """Write all of it, or nothing, with the schema by which editors know the outline's keys.

    Raises :class:`Refusal`.
    """
    schema = project.outline.with_name(_SCHEMA)
    files = {**project.files, schema: schema_text("outline").encode()}
    made: list[Path] = []
    try:
        for folder in (*(path.parent for path in files), project.output):
            _make(folder, made)
        write_all(files)
    except OSError as fault:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise unusable(fault.filename or project.outline, "written", fault) from fault


def _outline(
    texts: Sequence[tuple[str, NewText]], title: str, language: str | None, *, suggest: bool
) -> NewOutline:
    """The outline for these texts, before it is checked."""
    spoken = language_of_most(text for _, text in texts)
    tag = language or ("ru" if spoken == "ru" else "en-GB")
    sources = new_sources(texts, tag)
    missing = _unprintable("".join(source.text.text for source in sources))
    return NewOutline(
        title=title,
        language=tag,
        sources=sources,
        suggestions=draft_suggestions(sources, tag, missing) if suggest else (),
        unprinted=UNPRINTABLE if missing else TOO_LONG if _length(sources) > LONG else None,
    )


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it that are missing, and note them."""
    if folder.is_dir():
        return
    _make(folder.parent, made)
    folder.mkdir()
    made.append(folder)


def _refuse_existing(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} is a file", "Name a folder, which need not exist yet.")
    found = sorted(
        path for pattern in ("*.yaml", "*.yml") for path in (folder / "outline").glob(pattern)
    )
    if found:
        raise Refusal(
            f"{folder} has an outline already: {found[0].name}",
            "Go on with that one, or name another folder. Nothing was changed.",
        )


def _unprintable(text: str) -> frozenset[str]:
    """The characters of a text that the built-in theme has no glyph for."""
    findings = Findings()
    theme = load_theme(None, findings)
    faces = load_faces(theme, Path(), findings) if theme else None
    printable = faces.printable() if faces else frozenset[int]()
    characters = set(unicodedata.normalize("NFC", text)) | set(text)
    return frozenset(each for each in characters if not can_print(each, printable))


def _length(sources: Sequence[NewSource]) -> int:
    return sum(len(source.text.text) for source in sources)


def _counted(outline: NewOutline) -> dict[str, int]:
    unders = [suggestion.under for suggestion in outline.suggestions]
    lists = ("timeline", "people")
    return {
        "timeline": unders.count("timeline"),
        "people": unders.count("people"),
        "excerpts": sum(under not in lists for under in unders),
    }

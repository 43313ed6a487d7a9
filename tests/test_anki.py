"""The file of flashcards, read by Anki's own importer."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.projects import RUSSIAN, Project, studyguide
from support.tools import give_up

LOG = "The first day was calm.\n\nThe second day brought a storm.\n"
OUTLINE = """\
title: "Storms:: a history"
sources:
  log: {file: sources/log.txt, label: Log, kind: primary}
sections:
  - id: calm
    title: Calm
    text: "Calm [@log ¶1]"
    questions:
      - {id: first, kind: short, ask: What was the first day?, answer: 'Calm [@log "calm"].'}
timeline:
  - {id: storm, date: 1956-02-25, title: The storm, cite: {source: log, paragraphs: "2"}}
  - {date: 1956-02-26, title: After it, cite: {source: log, paragraphs: "2"}}
  - {date: 1956-02-26, title: After it, cite: {source: log, paragraphs: "1"}}
terms:
  - {term: Gale, meaning: 'A "strong" <b>wind</b> & *rain*', section: calm,
     cite: {source: log, paragraphs: "2"}}
people:
  - {name: Anna Berg, dates: 1900/1950, role: Kept the log, cite: {source: log, paragraphs: "1"}}
"""
FILE = "outline-cards-anki.txt"


class Deck:
    """A collection of Anki's, into which files are imported as its users do it."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what its own imports say is not ours to mend
            from anki.collection import Collection

        self._collection: Any = Collection(str(folder / "collection.anki2"))

    def close(self) -> None:
        self._collection.close()

    def take(self, file: Path) -> Any:
        """Import a file with what it says of itself; existing notes are updated."""
        from anki.collection import ImportCsvRequest
        from anki.import_export_pb2 import CsvMetadata

        told = self._collection.get_csv_metadata(path=str(file), delimiter=None)
        told.dupe_resolution = CsvMetadata.DupeResolution.UPDATE
        request = ImportCsvRequest(path=str(file), metadata=told)
        return self._collection.import_csv(request).log

    def notes(self) -> dict[str, Any]:
        """The notes by their guids."""
        found = [self._collection.get_note(id) for id in self._collection.find_notes("")]
        return {note.guid: note for note in found}

    def found(self, search: str) -> int:
        return len(self._collection.find_notes(search))


@pytest.fixture
def deck(tmp_path: Path) -> Iterator[Deck]:
    if importlib.util.find_spec("anki") is None:
        give_up("the package anki is not installed")
    (tmp_path / "anki").mkdir()
    opened = Deck(tmp_path / "anki")
    yield opened
    opened.close()


def built(made: Project) -> Path:
    made.build("-e", "cards")
    return made.folder / "output" / FILE


def edited(made: Project, old: str, new: str) -> Path:
    """The file after an edit of the outline."""
    text = made.outline.read_text("utf-8")
    assert old in text
    made.write("outline.yaml", text.replace(old, new))
    return built(made)


def test_notes_are_what_is_on_the_cards(deck: Deck, tmp_path: Path) -> None:
    log = deck.take(built(Project(tmp_path / "project", OUTLINE, log=LOG)))
    assert len(log.new) == 6
    fields = [note.fields for note in deck.notes().values()]
    assert fields[0] == [
        "<small>Term · Section 1 · 1</small><br><br><b>Gale</b>",
        "A &quot;strong&quot; &lt;b&gt;wind&lt;/b&gt; &amp; <i>rain</i>"
        "<br><br><small>Log\N{NO-BREAK SPACE}¶\N{NO-BREAK SPACE}2</small>",
    ]
    assert fields[1][1].startswith("<b>1900–1950</b><br>Kept the log<br>")
    assert deck.found('deck:"Storms: a history"') == 6
    assert deck.found("tag:kind::event") == 3
    assert deck.found("tag:section::calm") == 2


def test_a_second_import_updates(deck: Deck, tmp_path: Path) -> None:
    made = Project(tmp_path / "project", OUTLINE, log=LOG)
    deck.take(built(made))
    before = deck.notes()
    deck.take(built(made))
    assert deck.notes().keys() == before.keys()

    changes = [
        ("What was the first day?", "How was the first day?"),
        ("title: The storm,", "title: The great storm,"),
        ("Kept the log", "Wrote the log"),
        ("'Calm [@log", "'Very calm [@log"),
        ("Storms:: a history", "Weather"),
    ]
    for old, new in changes:
        deck.take(edited(made, old, new))
    after = deck.notes()
    assert after.keys() == before.keys()
    fields = "".join(field for note in after.values() for field in note.fields)
    for words in ("How was the first day?", "The great storm", "Wrote the log", "Very calm"):
        assert words in fields
    for words in ("What was the first day?", "The storm", "Kept the log"):
        assert words not in fields


def test_a_new_card_leaves_the_others_what_they_are(deck: Deck, tmp_path: Path) -> None:
    made = Project(tmp_path / "project", OUTLINE, log=LOG)
    deck.take(built(made))
    before = deck.notes()
    more = "terms:\n  - {term: Eye, meaning: Its middle, cite: {source: log, paragraphs: '2'}}\n"
    log = deck.take(edited(made, "terms:\n", more))
    after = deck.notes()
    assert (len(log.new), len(after)) == (1, 7)
    assert before.keys() < after.keys()
    # Numbers follow the print, also on notes that were there before.
    assert any("· 7</small>" in note.fields[0] for note in after.values())


def test_a_russian_file_is_taken_twice(deck: Deck, tmp_path: Path) -> None:
    for _ in range(2):
        ended = studyguide("build", RUSSIAN / "outline.yaml", "-e", "cards", "-o", tmp_path)
        assert ended.code == 0, ended.err
        deck.take(tmp_path / FILE)
    lines = (tmp_path / FILE).read_text("utf-8").splitlines()
    cards = [line for line in lines if not line.startswith("#")]
    assert len(deck.notes()) == len(cards) > 20
    assert deck.found("deck:Феодосия") == len(cards)
    assert any("Понятие" in note.fields[0] for note in deck.notes().values())

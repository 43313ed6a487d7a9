"""What the declarations tell authors: a text and an example for every key, in schema and docs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any, Literal, get_args, get_origin

import jsonschema
import pytest
import yaml
from msgspec.structs import fields

from studyguide.diagnostics import Findings
from studyguide.layout.theme import Theme
from studyguide.outline import model
from studyguide.outline.model import Outline
from studyguide.outline.reader import read_outline
from studyguide.records import Record, read_record
from studyguide.records.declaration import Key, about, own_keys
from studyguide.records.schema import json_schema
from studyguide.reference.pages import made_files

ROOT = Path(__file__).parent.parent


def records_in(hint: Any) -> Iterator[type[Record]]:
    """Every record that an author can write where ``hint`` is wanted."""
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
        for field in fields(hint):
            yield from records_in(field.type)
    for part in get_args(hint):
        yield from records_in(part)


OUTLINE = [model.QuestionBase, *dict.fromkeys(records_in(Outline))]
THEME = list(dict.fromkeys(records_in(Theme)))
KEYS = [(cls, key) for cls in (*OUTLINE, *THEME) for key in own_keys(cls)]
NAMES = [f"{cls.__name__}-{key.name}" for cls, key in KEYS]


def test_there_is_much_to_tell() -> None:
    assert len(OUTLINE) >= 30
    assert len(THEME) >= 6
    assert len(KEYS) >= 120


@pytest.mark.parametrize(("cls", "key"), KEYS, ids=NAMES)
def test_every_key_has_a_text_and_an_example_of_itself(cls: type[Record], key: Key) -> None:
    assert re.fullmatch(r"[A-Z0-9“].+[.]", key.told.text), key.told.text
    assert "``" not in key.told.text
    assert key.name in yaml.load(key.told.example, yaml.BaseLoader)


@pytest.mark.parametrize("cls", [*OUTLINE, *THEME], ids=lambda cls: cls.__name__)
def test_every_record_says_what_it_is(cls: type[Record]) -> None:
    assert re.match(r"[A-Z].+\.$", about(cls), re.DOTALL)


def words_in(hint: Any) -> Iterator[str]:
    """The words that a key takes, if there are only so many."""
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    elif get_origin(hint) is not dict:
        for part in get_args(hint):
            yield from words_in(part)


def test_choices_are_explained_all_or_none() -> None:
    explained = 0
    for cls, key in KEYS:
        hint = next((f.type for f in fields(cls) if f.encode_name == key.name), None)
        if key.told.choices:
            assert list(key.told.choices) == list(words_in(hint)), (cls, key.name)
            explained += 1
    assert explained >= 6


# Every example, in its place

WORLD = """\
title: A guide
sources:
  rt: {file: a.txt, label: One, kind: primary}
  essay: {file: b.txt, label: Two, kind: secondary}
sections:
  - id: speech
    title: The speech
    excerpts:
      - {id: charge, source: rt, quote: some words}
  - id: reforms
    title: The reforms
    excerpts:
      - {id: centres, source: rt, quote: some words}
"""
"""What examples point to. A record that is tried stands beside it, so that nothing else changes."""

SOURCE = "sources:\n  rt: {file: a.txt, label: One, kind: primary}\n  third:\n"
QUIZ = "quiz:\n  -\n    HERE\n"
SECTION = """\
sections:
  - {id: speech, title: The speech, excerpts: [{id: charge, source: rt, quote: some words}]}
  - {id: reforms, title: The reforms, excerpts: [{id: centres, source: rt, quote: some words}]}
  -
"""
PLACES = {
    "Outline": "HERE\n",
    "SourceEntry": f"{SOURCE}    HERE\n",
    "SourceNote": f"{SOURCE}    file: c.txt\n    label: C\n    kind: primary\n"
    "    notes:\n      -\n        HERE\n",
    "Citation": "timeline:\n  - date: 1956\n    title: An event\n    cite:\n      HERE\n",
    "Section": f"{SECTION}    HERE\n",
    "Excerpt": f"{SECTION}    id: third\n    title: Third\n    excerpts:\n      -\n        HERE\n",
    "Table": f"{SECTION}    id: third\n    title: Third\n    tables:\n      -\n        HERE\n",
    **dict.fromkeys(["QuestionBase", *(kind.__name__ for kind in get_args(model.Question))], QUIZ),
    "Level": "quiz:\n  - kind: essay\n    ask: Why\n    answer: So.\n"
    "    levels:\n      -\n        HERE\n",
    "Pair": "quiz:\n  - kind: match\n    ask: Which\n    pairs:\n"
    "      - {item: one, match: two}\n      -\n        HERE\n",
    "Event": "timeline:\n  -\n    HERE\n",
    "Term": "terms:\n  -\n    HERE\n",
    "Person": "people:\n  -\n    HERE\n",
    "IndexEntry": "index:\n  -\n    HERE\n",
    "Editions": "editions:\n  HERE\n",
    "EditionOptions": "editions:\n  guide:\n    HERE\n",
    "HandoutOptions": "editions:\n  handout:\n    HERE\n",
    "HandoutSection": "editions:\n  handout:\n    sections:\n      speech:\n        HERE\n",
    "WorksheetOptions": "editions:\n  worksheet:\n    HERE\n",
    "CornellOptions": "editions:\n  cornell:\n    HERE\n",
    "CardOptions": "editions:\n  cards:\n    HERE\n",
    "TimelineOptions": "editions:\n  timeline:\n    HERE\n",
    "QuizOptions": "editions:\n  quiz:\n    HERE\n",
    "Every": "editions:\n  timeline:\n    blank:\n      HERE\n",
    "Theme": "HERE\n",
    "FaceChoice": "faces:\n  HERE\n",
    "Family": "faces:\n  text:\n    HERE\n",
    "Colours": "colours:\n  HERE\n",
    "PageMeasures": "page:\n  HERE\n",
    "StyleChange": "styles:\n  text:\n    HERE\n",
}
NEEDED = {
    "SourceEntry": "file: c.txt\nlabel: C\nkind: primary",
    "SourceNote": "quote: some words\nnote: Some words.",
    "Citation": "source: rt\nquote: some words",
    "Section": "id: third\ntitle: Third",
    "Excerpt": "source: rt\nquote: some words",
    "Table": "title: A table\ncolumns: [One, Two]\nblank: 1",
    "QuestionBase": "kind: short\nask: Why\nanswer: So.",
    "Short": "kind: short\nask: Why\nanswer: So.",
    "Essay": "kind: essay\nask: Why\nanswer: So.",
    "Choice": "kind: choice\nask: Which\nchoices: [a, b]\nanswer: a",
    "TrueFalse": "kind: true-false\nask: It is so.\nanswer: true",
    "Match": "kind: match\nask: Which\npairs: [{item: a, match: b}, {item: c, match: d}]",
    "Order": "kind: order\nask: Which\nitems: [a, b]",
    "Cloze": "kind: cloze\nask: Which\ntext: One {two}",
    "Level": "marks: 1-3\ndescriptor: Good.",
    "Pair": "item: a\nmatch: b",
    "Event": "date: 1956\ntitle: An event",
    "Term": "term: A term\nmeaning: A meaning",
    "Person": "name: A name\nrole: A role",
    "IndexEntry": "name: A place",
    "Family": "regular: a.ttf\nbold: b.ttf\nitalic: c.ttf\nbold-italic: d.ttf",
}
"""The keys that a record must have, for those that have some."""
INSTEAD_OF_A_QUOTE = {"from", "paragraphs"}


def placed(cls: type[Record], example: str) -> str:
    """A whole file with an example in the record that it belongs to."""
    shown = yaml.load(example, yaml.BaseLoader).keys()
    if INSTEAD_OF_A_QUOTE & shown:
        shown |= {"quote"}
    needed = NEEDED.get(cls.__name__, "").splitlines()
    lines = [line for line in needed if line.split(":")[0] not in shown] + [example]
    place = PLACES[cls.__name__]
    margin = re.search(r"^( *)HERE", place, re.MULTILINE)
    assert margin
    part = place.replace(margin[0], indent("\n".join(lines), margin[1]))
    if cls in THEME:
        return part
    given = yaml.load(part, yaml.BaseLoader).keys()
    world = re.findall(r"^(\w+):(.*\n(?: .*\n)*)", WORLD, re.MULTILINE)
    return "".join(f"{key}:{rest}" for key, rest in world if key not in given) + part


@pytest.mark.parametrize(("cls", "key"), KEYS, ids=NAMES)
def test_every_example_is_right(cls: type[Record], key: Key, tmp_path: Path) -> None:
    text = placed(cls, key.told.example)
    findings = Findings()
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    if cls in THEME:
        assert read_record(str(path), text.encode(), Theme, findings), [*findings]
    else:
        assert read_outline(path, findings), [*findings]
    assert not list(findings)


class Core(yaml.SafeLoader):
    """Takes text for numbers and truth values as editors do: the core schema of YAML 1.2."""

    yaml_implicit_resolvers: dict[Any, Any] = {}


Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"])
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[0-9]+$"), [*"0123456789"])
Core.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[0-9]+\.[0-9]+$"), [*"0123456789"]
)
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^~?$"), ["~", ""])
SCHEMAS = {
    "outline": jsonschema.Draft202012Validator(json_schema(Outline)),
    "theme": jsonschema.Draft202012Validator(json_schema(Theme)),
}


@pytest.mark.parametrize(("cls", "key"), KEYS, ids=NAMES)
def test_the_schema_takes_every_example(cls: type[Record], key: Key) -> None:
    data = yaml.load(placed(cls, key.told.example), Core)
    validator = SCHEMAS["theme" if cls in THEME else "outline"]
    assert [error.message for error in validator.iter_errors(data)] == []


def test_the_schema_shows_text_default_choices_and_example() -> None:
    shown = json_schema(Outline)["$defs"]["Outline"]["properties"]["citation-style"]
    assert (
        shown["description"] == "How sources are cited in the text and listed in the bibliography."
    )
    assert shown["default"] == "chicago-author-date"
    assert "```yaml\ncitation-style: mla\n```" in shown["markdownDescription"]
    meanings = dict(zip(shown["enum"], shown["markdownEnumDescriptions"], strict=True))
    assert meanings["label"] == "the short names of the sources: (RT ¶ 12)"


def test_nothing_in_the_schema_is_inserted_unasked() -> None:
    text = json.dumps(json_schema(Outline))
    assert '"examples"' not in text
    assert '"default": null' not in text
    assert '"title": "' not in text


# What is made from the declarations


@pytest.mark.parametrize(
    "name", ["docs/outline.md", "docs/theme.md", "outline/outline.schema.json"]
)
def test_what_is_made_from_the_program_is_current(name: str) -> None:
    made = made_files(ROOT)[name]
    assert made == (ROOT / name).read_text(encoding="utf-8"), "run scripts/docs"


def test_the_reference_names_every_key() -> None:
    pages = {"outline.md": OUTLINE, "theme.md": THEME}
    for page, records in pages.items():
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for cls in records:
            for key in own_keys(cls):
                assert f"\n| `{key.name}` | {key.told.text[:40]}" in text.replace("\\|", "|")

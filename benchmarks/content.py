"""A project of any size, with the mix of the flagship: sources and an outline over them.

The figures below were counted in ``outline/secret-speech.yaml``: for each section about 300
words of prose with 21 verified citations, 7 excerpts of all forms, 6 or 7 questions of all
kinds, 200 words for the teacher, 5 dates, 4 terms, 2 or 3 people, and 500 words of source
text. With the size of a project both the number and the length of its sources grow. The
words are those of :mod:`language`; the same number of sections gives the same files.
"""

from __future__ import annotations

import argparse
import math
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from language import Language
from texts import Source, curly

_CLAIMS_PER_PARAGRAPH = (5, 6, 5, 5)
"""Citations in the paragraphs of a section's text."""
_WORDS_PER_CLAIM = 14
_EXCERPTS = (
    ("range", "words", "span", "long", "range"),
    ("span", "words", "elided", "words", "span", "range", "one", "words"),
    ("range", "inserted", "range", "long", "words", "range", "words"),
    ("span", "long", "elided", "range", "one", "long", "words"),
    ("range", "range", "inserted", "range", "long", "words", "long"),
)
_QUESTIONS = (
    ("order", "short", "choice", "true-false", "short", "essay"),
    ("cloze", "match", "choice", "short", "true-false", "short", "essay"),
    ("order", "short", "match", "true-false", "short", "essay"),
    ("cloze", "match", "short", "choice", "true-false", "essay"),
    ("short", "choice", "short", "true-false", "essay", "essay"),
)
_QUIZ = ("choice", "order", "match", "cloze", "true-false", "short", "short", "essay")
_TERMS = 4
_PEOPLE = (3, 2, 3, 2, 3)
_SOURCE_WORDS = 500
_TEACHER_WORDS = 170
_WRITTEN_ON_A_LINE = 62
"""Characters."""


class Outline:
    """The outline over the sources, section after section."""

    def __init__(self, sections: int) -> None:
        self._language = Language(f"{sections} sections")
        self._count = sections
        self._people = [
            [self._language.person() for _ in range(_PEOPLE[i % 5])] for i in range(sections)
        ]
        self._terms = self._new_terms()
        self.sources = self._new_sources()

    def _new_terms(self) -> list[list[str]]:
        """Terms of two words, each once in the whole outline."""
        seen: set[str] = set()
        while len(seen) < self._count * _TERMS:
            seen.add(f"{self._language.word('adjective')} {self._language.word('noun')}")
        ordered = sorted(seen)
        return [ordered[i :: self._count] for i in range(self._count)]

    def _new_sources(self) -> list[Source]:
        count = max(2, 2 * round(math.sqrt(self._count / 5)))
        words = self._count * _SOURCE_WORDS / count
        made = []
        for i in range(count):
            told = range(i // 2, self._count, count // 2)
            self._language.names = [name for section in told for name in self._names(section)]
            made.append(Source(i, round(words * (0.63 if i % 2 else 1.37)), self._language))
        return made

    def _names(self, section: int) -> list[str]:
        """Who and what the texts of a section speak of."""
        people = self._people[section]
        last = [last for _, last in people]
        return [*last, *last, f"{people[0][0]} {people[0][1]}", *self._terms[section][:2]]

    def _pair(self, section: int) -> tuple[Source, Source]:
        """The two sources that a section rests on."""
        first = 2 * (section % (len(self.sources) // 2))
        return self.sources[first], self.sources[first + 1]

    def _source(self, section: int) -> Source:
        """One of the two; the first is used twice as often."""
        return self._pair(section)[0 if self._language.chance(0.67) else 1]

    def records(self) -> dict[str, Any]:
        """The outline as it is written."""
        title = self._title(3)
        every = range(self._count)
        return {
            "title": title,
            "subtitle": self._language.phrase(5).capitalize(),
            "language": "en-GB",
            "date": "2026-09-01",
            "sources": {source.id: source.entry(self._title(7)) for source in self.sources},
            "sections": [self._section(i) for i in every],
            "quiz": [
                self._question(kind, i, [])
                for i in every
                for kind in _QUIZ[i % 5 :: 5]  # eight for every five sections
            ],
            "timeline": [event for i in every for event in self._events(i)],
            "terms": [term for i in every for term in self._glossary(i)],
            "people": [person for i in every for person in self._persons(i)],
        }

    def _title(self, words: int) -> str:
        return " ".join(self._language.word("noun").capitalize() for _ in range(words))

    def _section(self, i: int) -> dict[str, Any]:
        self._language.names = self._names(i)
        excerpts = [self._excerpt(i, n, form) for n, form in enumerate(_EXCERPTS[i % 5], 1)]
        ids = [excerpt["id"] for excerpt in excerpts]
        return {
            "id": f"part-{i + 1}",
            "title": self._title(4),
            "objectives": [
                f"Explain {self._language.phrase(9)}." for _ in range(3 if i % 5 == 2 else 4)
            ],
            "text": wrapped(self._paragraph(i, claims) for claims in _CLAIMS_PER_PARAGRAPH),
            "excerpts": excerpts,
            "questions": [self._question(kind, i, ids) for kind in _QUESTIONS[i % 5]],
            "teacher": self._teacher(i),
        }

    def _paragraph(self, i: int, claims: int) -> str:
        pieces = []
        for _ in range(claims):
            sentence = self._language.sentences(_WORDS_PER_CLAIM)[0]
            pieces.append(f"{curly(sentence[:-1])} {self._source(i).claim()}.")
        return " ".join(pieces)

    def _excerpt(self, i: int, n: int, form: str) -> dict[str, Any]:
        source = self._pair(i)[form in ("long", "inserted")]
        made = {"id": f"e{i + 1}-{n}", **source.excerpt(form)}
        made["intro"] = self._language.phrase(9).capitalize() + "."
        if n % 3 == 0:
            made["note"] = " ".join(self._language.sentences(22))
        return made

    def _question(self, kind: str, i: int, ids: list[str]) -> dict[str, Any]:
        language = self._language
        made: dict[str, Any] = {"kind": kind, "ask": f"How is it that {language.phrase(13)}?"}
        if ids:
            made["on"] = language.one(ids)
        cites = {"short": 1, "choice": 1, "true-false": 1}.get(kind, 3)
        made["points"] = {"essay": 8, "order": 5, "match": 4}.get(kind, 2)
        made |= self._task(kind)
        made["evidence"] = [self._source(i).cite() for _ in range(cites)]
        return made

    def _task(self, kind: str) -> dict[str, Any]:
        """What questions of one kind have of their own."""
        language = self._language
        match kind:
            case "short":
                answer = " ".join(language.sentences(30))
                lines = max(language.number(2, 4), math.ceil(len(answer) / _WRITTEN_ON_A_LINE))
                return {"lines": lines, "answer": answer}
            case "essay":
                levels = [
                    {"marks": f"{n}-{n + 1}", "descriptor": self._point(12)} for n in (1, 3, 5, 7)
                ]
                answer = " ".join(language.sentences(115))
                return {"lines": language.number(14, 22), "answer": answer, "levels": levels}
            case "choice":
                choices = [self._point(7) for _ in range(4)]
                return {"choices": choices, "answer": choices[2]}
            case "true-false":
                right = language.chance(0.5)
                return {"answer": right, "why": " ".join(language.sentences(18))}
            case "match":
                pairs = [{"item": self._point(3), "match": self._point(6)} for _ in range(4)]
                return {"pairs": pairs}
            case "order":
                return {"items": [self._point(8) for _ in range(5)]}
        gaps = (f"{language.phrase(7)} {{{language.word('noun')}}}" for _ in range(4))
        return {"text": " and ".join(gaps).capitalize() + "."}

    def _point(self, words: int) -> str:
        return self._language.phrase(words).capitalize() + "."

    def _teacher(self, i: int) -> str:
        language = self._language
        parts = [f"**{self._title(1)}:** {curly(' '.join(language.sentences(45)))}"]
        parts.append(f"**{self._title(2)}.** {self._paragraph(i, 4)}")
        items = [curly(language.sentence()) for _ in range(_TEACHER_WORDS // 50)]
        return wrapped(parts) + "\n" + "".join(wrapped([item], "- ") for item in items)

    def _events(self, i: int) -> Iterable[dict[str, Any]]:
        year = 1801 + 180 * i // self._count
        dates = (
            f"{year}",
            f"{year}-{self._language.number(1, 12):02}",
            f"{year + 1}-02-{self._language.number(1, 28):02}",
            f"{year + 2}~",
            f"{year + 3}-10~/{year + 4}-02~",
        )
        for date in dates:
            event = {"date": date, "title": self._language.phrase(6).capitalize()}
            if self._language.chance(0.4):
                event["text"] = self._point(14)
            yield {**event, "cite": self._source(i).cite(), "section": f"part-{i + 1}"}

    def _glossary(self, i: int) -> Iterable[dict[str, Any]]:
        for term in self._terms[i]:
            cites = [self._source(i).cite() for _ in range(self._language.number(1, 2))]
            yield {
                "term": term.capitalize(),
                "meaning": self._point(18),
                "also": [f"{term}s"],
                "cite": cites,
                "section": f"part-{i + 1}",
            }

    def _persons(self, i: int) -> Iterable[dict[str, Any]]:
        for first, last in self._people[i]:
            yield {
                "name": f"{first} {last}",
                "sort": f"{last}, {first}",
                "also": [last],
                "role": self._point(14),
                "cite": self._source(i).cite(),
                "section": f"part-{i + 1}",
            }


def wrapped(paragraphs: Iterable[str], bullet: str = "") -> str:
    """Paragraphs in lines of an outline; the words of a citation stay on one line."""
    made = []
    for paragraph in paragraphs:
        pieces = paragraph.split("[@")
        kept = [pieces[0]]
        for piece in pieces[1:]:
            claim, _, rest = piece.partition("]")
            kept.append("[@" + claim.replace(" ", "\0") + "]" + rest)
        text = textwrap.fill(
            "".join(kept),
            92,
            initial_indent=bullet,
            subsequent_indent=" " * len(bullet),
            break_long_words=False,
            break_on_hyphens=False,
        )
        made.append(text.replace("\0", " ") + "\n")
    return "\n".join(made)


class _Dumper(yaml.CSafeDumper):
    """Writes prose as block text, as an author would."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _string(dumper: yaml.CSafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _string)


def make(folder: Path, sections: int) -> Path:
    """Write a project of so many sections below ``folder``; returns its outline."""
    outline = Outline(sections)
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "outline").mkdir(exist_ok=True)
    path = folder / "outline" / "guide.yaml"
    records = outline.records()
    for source in outline.sources:
        (folder / "texts" / f"{source.id}.txt").write_text(source.text, encoding="utf-8")
    text = yaml.dump(
        records,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=96,
    )
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=make.__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("sections", type=int)
    chosen = arguments.parse_args()
    print(make(chosen.folder, chosen.sections))

"""A new outline as a commented YAML file, for somebody who has never seen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from studyguide.sources.model import Source
from studyguide.starting.words import SectionWords, Words, words_of
from studyguide.suggestions.items import Suggestion
from studyguide.suggestions.scalars import beginning, entry, scalar


class NewSource(Struct, frozen=True):
    """A text as the outline names it; ``file`` is the path from the outline's folder.

    ``encoding`` is given where it is not UTF-8, ``language`` where it is not the guide's.
    """

    text: Source
    file: str
    kind: Literal["primary", "secondary"]
    title: str | None = None
    encoding: str | None = None
    language: str | None = None


class NewOutline(Struct, frozen=True):
    """All that a new outline says; ``unprinted`` says why the whole texts are not printed."""

    title: str
    language: str
    sources: tuple[NewSource, ...]
    suggestions: tuple[Suggestion, ...]
    unprinted: str | None = None


class Written(Struct, frozen=True):
    """The file, and the lines (from 1, both included) that each suggestion takes in it."""

    text: str
    places: tuple[tuple[int, int], ...]


_HEAD = """\
# An outline: which texts you use, which words of them, what you ask about them.
#
# How this file is written (it is called YAML):
#   title: A title          a name, a colon, a space, and what it is
#   - one of several        a hyphen and a space before every item of a list
#   text: |                 a longer text (also: >-) begins on the line below, two spaces
#     It begins here.       further right, and so does every line of it
#   # a remark              what stands behind # is for you and is not printed
# What belongs together is indented alike: with spaces, never with the Tab key.
# A text with a colon or a # in it, or one that begins with a sign, stands in "quotation marks".
#
# What to do, in a terminal, in the folder that holds outline/ and sources/:
#   studyguide check             is everything right? Nothing is written.
#   studyguide build             make the PDFs in output/
#   studyguide find "words"      where the texts say this, with the lines to paste here
#   studyguide preview           see the pages while you edit
#
# Lines marked “suggested” were drawn from the texts: their words stand there, but whether they
# matter, and belong here, only you can tell."""
_STYLE = """\
# How texts are cited. label: (Text 1 ¶ 12). For chicago-author-date, mla or apa fill in below what
# is known of every text.
citation-style: label"""
_SOURCES = """
# The texts. Every one has an id (the word before the colon), by which all else names it."""
_SECTIONS = """
# The parts of the guide, in order. Rename them, delete them, add your own. Each may have:
#   objectives   what students can do afterwards
#   text         a text of your own; [@id "words"] behind a sentence cites a source
#   excerpts     words of the sources: a `quote`, or `paragraphs: 3-4`, or `from` … `to` …
#   questions    of seven kinds: short, essay, choice, true-false, match, order, cloze;
#                below the last section stands one of each, to be copied"""
_KINDS = """
# Questions of every kind, to be copied into a section and edited. Every question may also have
# `on` (the id of an excerpt), `points: 2`, and `evidence` as in the first one.
#    questions:
#      - kind: short
#        ask: Whom does the writer accuse?
#        answer: The mayor.
#        evidence: {source: …, quote: "the words that say so"}    # or paragraphs: 3
#      - kind: essay
#        ask: Was the writer right?
#        answer: What you expect of a good answer.
#      - kind: choice
#        ask: When was the letter written?
#        choices: [in spring, in summer, in autumn]
#        answer: in summer    # if several are right: [in spring, in summer]
#      - kind: true-false
#        ask: The letter was printed.
#        answer: false
#        why: It was only read out.
#      - kind: match
#        ask: Who was what?
#        pairs:
#          - {item: the writer, match: a teacher}
#          - {item: the reader, match: a clerk}
#      - kind: order
#        ask: What came first?
#        items: [the letter, the answer, the meeting]    # in the right order; printed shuffled
#      - kind: cloze
#        ask: Fill in the gaps.
#        text: What stands in {braces} becomes a {gap}."""
_TIMELINE = """
# What happened, with the words that say so. Dates: 1956, 1956-02, 1956-02-25; 1925~ is “about
# 1925”, 193X “the 1930s”, 1937/1938 a period. `shown` is how the date is printed."""
_PEOPLE = """
# Who is who. `sort` is the form for the index, `also` lists other forms of the name."""
_AN_EVENT = """\
# timeline:
#   - date: 1956-02-25
#     title: …
#     cite: {source: …, quote: "…"}"""
_A_PERSON = """\
# people:
#   - name: …
#     role: …
#     cite: {source: …, quote: "…"}"""
_TERMS = """
# Words to be explained.
# terms:
#   - term: …
#     meaning: …
#     cite: {source: …, quote: "…"}"""
_OMIT = """
# The whole texts are not printed at the end of the guide, because
# {why}.
# Delete the lines below to have them printed.
editions:
  guide:
    omit: [sources]"""
TOO_LONG = "they are very long"
_ASKED = "first-words"
"""The id of the excerpt that the first question is about."""

UNPRINTABLE = "they have characters that no typeface of the theme has"


def write_outline(outline: NewOutline) -> Written:
    """The outline as a file.

    Every section stands in it, with the suggestions for it and, in the first and the last one, a
    question to be edited.
    """
    return _Writer(outline).written()


class _Writer:
    def __init__(self, outline: NewOutline) -> None:
        self._outline = outline
        self._words: Words = words_of(outline.language)
        self._lines: list[str] = []
        self._places: dict[Suggestion, tuple[int, int]] = {}

    def written(self) -> Written:
        outline = self._outline
        self._add(_HEAD)
        self._add("", *entry("title", outline.title, 0))
        self._add("# subtitle: …", "# author: …                    # your name, for the cover")
        self._add(f"language: {outline.language}", _STYLE)
        self._add(_SOURCES, "sources:")
        for source in outline.sources:
            self._source(source)
        self._add(_SECTIONS, "sections:")
        for section in self._words.sections:
            self._section(section)
        self._add(_KINDS)
        self._list("timeline", _TIMELINE, _AN_EVENT)
        self._list("people", _PEOPLE, _A_PERSON)
        self._add(_TERMS)
        if outline.unprinted:
            self._add(_OMIT.format(why=outline.unprinted))
        places = tuple(self._places[suggestion] for suggestion in outline.suggestions)
        return Written("\n".join(self._lines) + "\n", places)

    def _add(self, *blocks: str) -> None:
        for block in blocks:
            self._lines += block.split("\n")

    def _source(self, source: NewSource) -> None:
        text, mode = source.text, source.text.mode
        count = len(text.paragraphs)
        parted = "a blank line parts them" if mode == "blank-line" else "every line is one"
        self._add(
            f"  {text.id}:",
            f"    file: {scalar(source.file)}",
            f"    label: {scalar(text.label)}    # the short name beside quotations",
            f"    kind: {source.kind}    # a guess: primary is a witness of the time, "
            "secondary is about it",
        )
        if source.encoding:
            self._add(f"    encoding: {source.encoding}")
        if source.language:
            self._add(f"    language: {source.language}")
        self._add(
            f"    # {count} paragraph{'s' * (count != 1)}, numbered from 1: {parted}. "
            "The first one begins",
            f"    # “{beginning(text.text[text.paragraphs[0].start : text.paragraphs[0].end])}”",
            f"    paragraphs: {mode}",
            '    # skip: ["1"]    # paragraphs that are not its text, such as headings, by number',
            "    # What is known of the text, for the bibliography. What is not known stays out.",
            "    reference:",
            "      type: document    # or book, article-newspaper, article-journal, webpage",
        )
        if source.title:
            self._add("      # The first line of the text:", *entry("title", source.title, 6))
        else:
            self._add("      # title: …")
        self._add(
            "      # author: [{family: …, given: …}]",
            "      # issued: 1956-02-25",
            "      # URL: …",
            "    # about: What this text is, and what is not known of it.",
        )

    def _section(self, section: SectionWords) -> None:
        self._add("", f"  - id: {section.id}", f"    title: {scalar(section.title)}")
        self._add("    objectives:    # edit these")
        self._add(*(f"      - {scalar(objective)}" for objective in section.objectives))
        excerpts = self._under(section.id)
        if section is self._words.sections[0]:
            self._add("    # text: |", "    #   Your own text: who, when, where, why.")
            excerpts = [_with_id(each, _ASKED) for each in excerpts[:1]] + excerpts[1:]
        self._excerpts(excerpts)
        if section is self._words.sections[0]:
            self._first_question(excerpts[0][0] if excerpts else None)
        elif section is self._words.sections[-1]:
            self._question("essay", self._words.ask_essay, self._outline.sources[0].text.id)

    def _excerpts(self, excerpts: Sequence[tuple[Suggestion, Sequence[str]]]) -> None:
        if not excerpts:
            self._add('    # excerpts:    (find words with: studyguide find "…")')
            return
        self._add("    excerpts:")
        for suggestion, lines in excerpts:
            self._suggested(suggestion, lines, "      ")

    def _first_question(self, asked: Suggestion | None) -> None:
        if asked is None:
            self._question("short", self._words.ask_text, self._outline.sources[0].text.id)
            return
        on = f"        on: {_ASKED}    # the id of the excerpt"
        self._question("short", self._words.ask_excerpt, asked.source, on)

    def _question(self, kind: str, ask: str, source: str, *on: str) -> None:
        self._add("    questions:    # one to begin with: edit it", f"      - kind: {kind}")
        self._add(*entry("ask", ask, 8), *on, *entry("answer", self._words.answer, 8))
        self._add("        evidence:    # where the answer stands", f"          source: {source}")
        self._add('          # and paragraphs: 3, or quote: "the words that say so"')

    def _list(self, key: str, head: str, example: str) -> None:
        self._add(head)
        items = self._under(key)
        if not items:
            self._add(example)
            return
        self._add(f"{key}:")
        for suggestion, lines in items:
            self._suggested(suggestion, lines, "  ")

    def _under(self, key: str) -> list[tuple[Suggestion, Sequence[str]]]:
        """What is suggested for a list, each with its lines."""
        return [(each, each.lines) for each in self._outline.suggestions if each.under == key]

    def _suggested(self, suggestion: Suggestion, lines: Sequence[str], indent: str) -> None:
        first = len(self._lines) + 1
        self._add(f"{indent}# {suggestion.remark}", *(indent + line for line in lines))
        self._places[suggestion] = (first, len(self._lines))


def _with_id(
    excerpt: tuple[Suggestion, Sequence[str]], id: str
) -> tuple[Suggestion, Sequence[str]]:
    """An excerpt with an id as its first line, so that a question can name it."""
    suggestion, (first, *others) = excerpt
    return suggestion, (f"- id: {id}", f"  {first.removeprefix('- ')}", *others)

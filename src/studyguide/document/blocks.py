"""The blocks of a document, in reading order.

``origin`` of a block is the file, line and column of what the author wrote it from, or None.
An ``anchor`` is a name, unique in the document, that links and page numbers can point to.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from studyguide.document.block import Block, Origin
from studyguide.document.inline import Spans
from studyguide.document.sheets import Card, Cards, Fields, Notes
from studyguide.document.tasks import (
    Choices,
    Cloze,
    Matching,
    Option,
    Ordering,
    Task,
    TrueOrFalse,
    Written,
)
from studyguide.document.timelines import Timeline, TimelineEvent, TimelineSign

__all__ = [
    "AnyBlock",
    "Block",
    "Bullets",
    "Card",
    "Cards",
    "Choices",
    "Cloze",
    "Contents",
    "Cover",
    "Document",
    "Excerpt",
    "Fields",
    "Heading",
    "Index",
    "IndexEntry",
    "Matching",
    "Notes",
    "NumberedParagraph",
    "Option",
    "Ordering",
    "Origin",
    "Paragraph",
    "Part",
    "Question",
    "QuotedParagraph",
    "Reference",
    "References",
    "SourceText",
    "Table",
    "Task",
    "Timeline",
    "TimelineEvent",
    "TimelineSign",
    "TrueOrFalse",
    "Written",
]


class Heading(Block, frozen=True, kw_only=True):
    """Level 1 is the document's own title. ``number`` stands before the title, as ``2``.

    ``fresh`` starts a new page; ``listed`` puts it in the contents. ``aside`` stands at the end
    of its line and is no part of it. ``rank`` is its level among the headings where that is not
    the one that it looks like.
    """

    level: Literal[1, 2, 3, 4]
    title: str
    number: str | None = None
    fresh: bool = False
    listed: bool = False
    aside: str = ""
    rank: Literal[1, 2, 3, 4] | None = None


class Paragraph(Block, frozen=True, kw_only=True):
    """Connected text. ``role`` is what it is for; the theme says how that looks."""

    spans: Spans
    role: Literal["text", "lead", "small", "note", "label"] = "text"
    lang: str | None = None


class Bullets(Block, frozen=True, kw_only=True):
    """A list; ``ordered`` numbers its items from 1, ``boxes`` gives each a box to tick."""

    items: tuple[tuple[Paragraph | Bullets, ...], ...]
    ordered: bool = False
    boxes: bool = False


class QuotedParagraph(Struct, frozen=True):
    """What an excerpt takes from one paragraph of its source."""

    spans: Spans


class Excerpt(Block, frozen=True, kw_only=True):
    """A quotation in its panel.

    ``name`` is ``Excerpt 1A``; ``citation`` stands behind it and ``kind``, if there is one, at the
    end of the line; ``intro`` stands above the words, ``notes`` (the editor's) below.
    ``lang`` is the language of the quoted words. ``continued`` stands at the head of a page on
    which the excerpt goes on. ``level`` is that of its name among the headings.
    """

    name: str
    kind: str
    citation: Spans
    paragraphs: tuple[QuotedParagraph, ...]
    intro: Spans = ()
    notes: tuple[Spans, ...] = ()
    lang: str | None = None
    continued: str = ""
    level: Literal[2, 3, 4] = 4


class Question(Block, frozen=True, kw_only=True):
    """A question with room for its answer.

    ``points`` is printed at the right (``2 points``), ``on`` names the excerpts it asks about
    and says what to do. ``evidence`` is printed with the answer in the key; ``continued``
    stands at the head of a page on which nothing but room to answer goes on.
    """

    number: int
    ask: Spans
    points: str
    task: Task
    continued: str = ""
    on: Spans = ()
    evidence: Spans = ()


class Table(Block, frozen=True, kw_only=True):
    """A table with one head row. ``widths`` are shares of the measure, but a column of width 0
    is as wide as its widest cell, within reason. ``row_heads`` makes the first cell of each row
    a header of its row. ``wide`` lets it reach into both margins; a ``dense`` one has rows
    close to each other and no rules between them. A cell without words is left empty, or has at
    least ``ruled`` lines to write on; a row without any words begins with the words ``own``."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[float, ...]
    row_heads: bool = False
    wide: bool = True
    dense: bool = False
    ruled: int = 0
    own: str = ""
    anchors: tuple[str | None, ...] = ()
    """An anchor for each row, or nothing."""
    origins: tuple[Origin | None, ...] = ()
    """Where each row was written, or nothing."""


class NumberedParagraph(Struct, frozen=True):
    """A paragraph of a source with its number; ``cited`` marks it, ``cited_on`` links back.
    ``notes`` are the editor's, below it."""

    number: int
    anchor: str
    spans: Spans
    cited: bool
    cited_on: Spans = ()
    notes: tuple[Paragraph, ...] = ()


class SourceText(Block, frozen=True, kw_only=True):
    """The text of a source, paragraph by paragraph."""

    paragraphs: tuple[NumberedParagraph, ...]
    lang: str | None = None


class Reference(Struct, frozen=True):
    """An entry of a bibliography with the ``label`` that quotations name it by, and what is
    said about the work."""

    label: str
    entry: Spans
    notes: tuple[Spans, ...] = ()
    origin: Origin | None = None


class References(Block, frozen=True, kw_only=True):
    """Entries of a bibliography. Their labels hang beside them, unless one of ``labels`` is too
    long for that: these are the labels of all lists that are to look alike."""

    entries: tuple[Reference, ...]
    labels: tuple[str, ...]


class Cover(Block, frozen=True, kw_only=True):
    """The first page: title, subtitle, author, date; lines for name and class; the sources.

    Above the title of the student's copy stands ``kicker``. Where that has the lines, the key
    says in large letters what it is (``key_kicker``), and in small ones the ``key_notice``.
    """

    kicker: str
    key_kicker: str
    key_notice: str
    title: str
    subtitle: str | None
    byline: str | None
    date: str | None
    fields: tuple[str, ...]
    sources_label: str
    sources: tuple[Spans, ...]


class Contents(Block, frozen=True, kw_only=True):
    """The contents: every heading that is ``listed`` in the parts laid out before."""


class IndexEntry(Struct, frozen=True):
    name: str
    pages: Spans


class Index(Block, frozen=True, kw_only=True):
    """An index in columns, its entries in order."""

    entries: tuple[IndexEntry, ...]


AnyBlock = (
    Heading
    | Paragraph
    | Bullets
    | Excerpt
    | Question
    | Table
    | Timeline
    | SourceText
    | References
    | Cover
    | Contents
    | Index
    | Fields
    | Cards
    | Notes
)


class Part(Struct, frozen=True):
    """A run of pages numbered together, starting on a new page.

    ``front`` (i, ii, iii) is bound first but laid out last, so that it can name the pages of
    all others; ``body`` is 1, 2, 3, ``teacher`` T1, T2 and only in the key. Several parts of
    a kind are numbered on; each can name the pages of those before it.
    """

    kind: Literal["front", "body", "teacher"]
    blocks: tuple[AnyBlock, ...]


class Document(Struct, frozen=True):
    """What one reader gets, and what its file says of itself.

    ``head`` stands at the top of every page; ``page_of`` is the form of a page number
    (``{n} of {total}``); ``student_mark`` and ``key_mark`` stand at the foot of every page
    of the student's copy and of the key. A ``bare`` document has none of these: its blocks
    have the whole page and say themselves what is to be said on it.
    """

    title: str
    language: str
    head: str
    page_of: str
    student_mark: str
    key_mark: str
    parts: tuple[Part, ...]
    author: str | None = None
    subject: str | None = None
    keywords: tuple[str, ...] = ()
    date: str | None = None
    bare: bool = False

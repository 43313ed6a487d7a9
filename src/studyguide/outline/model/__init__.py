"""The outline language: what an author may write, declared once.

From this declaration come the validation, the records of a build, the JSON Schema that editors
use and the tables of docs/outline.md. Keys in a file are the field names with hyphens
(``citation-style``). The string under a field is what authors are told of its key, with an example
(:mod:`studyguide.records.declaration`).

Every string of a read outline knows its place (:func:`studyguide.records.place_of`), and
every record its own (``record.place``).

The annotations are not postponed (no ``annotations`` import from the future): readers are
made from them in every run, and strings would have to be evaluated first.
"""

from studyguide.outline.model.editions import (
    CardOptions,
    CornellOptions,
    EditionOptions,
    Editions,
    Every,
    HandoutOptions,
    HandoutSection,
    QuizOptions,
    TimelineOptions,
    WorksheetOptions,
)
from studyguide.outline.model.lists import (
    Event,
    IndexEntry,
    Person,
    Term,
)
from studyguide.outline.model.outline import (
    Outline,
)
from studyguide.outline.model.questions import (
    SECTION_TEXT,
    Choice,
    Cloze,
    Essay,
    Level,
    Match,
    Order,
    Pair,
    Question,
    QuestionBase,
    Short,
    TrueFalse,
)
from studyguide.outline.model.sections import (
    Excerpt,
    Section,
    Table,
)
from studyguide.outline.model.sources import (
    Citation,
    SourceEntry,
    SourceNote,
)
from studyguide.outline.model.values import (
    CitationStyle,
    Date,
    Id,
    Language,
    Lines,
    Paper,
    Paragraphs,
    Positive,
    Sheets,
    Words,
)

__all__ = [
    "SECTION_TEXT",
    "CardOptions",
    "Choice",
    "Citation",
    "CitationStyle",
    "Cloze",
    "CornellOptions",
    "Date",
    "EditionOptions",
    "Editions",
    "Essay",
    "Event",
    "Every",
    "Excerpt",
    "HandoutOptions",
    "HandoutSection",
    "Id",
    "IndexEntry",
    "Language",
    "Level",
    "Lines",
    "Match",
    "Order",
    "Outline",
    "Pair",
    "Paper",
    "Paragraphs",
    "Person",
    "Positive",
    "Question",
    "QuestionBase",
    "QuizOptions",
    "Section",
    "Sheets",
    "Short",
    "SourceEntry",
    "SourceNote",
    "Table",
    "Term",
    "TimelineOptions",
    "TrueFalse",
    "Words",
    "WorksheetOptions",
]

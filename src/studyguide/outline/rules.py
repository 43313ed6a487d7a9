"""What types cannot say of one record of an outline.

Each function here is asked about a record of which the fields that it looks at are sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from studyguide.dates import Date, DateFault, parse_date
from studyguide.diagnostics import Findings, Place
from studyguide.outline.model import (
    Choice,
    Citation,
    Cloze,
    Event,
    Excerpt,
    Match,
    Order,
    Person,
    Section,
    SourceEntry,
    SourceNote,
    Table,
)
from studyguide.outline.strangers import answer_of_cloze, source_as_key
from studyguide.records import place_of, place_within
from studyguide.records.complaints import MAX_ERRORS, closest
from studyguide.records.structures import Rule
from studyguide.records.text import named

_FILE_WORDS = ("key", "large-print", "booklet", "2up", "tiled")
"""What tells the files of an edition apart, behind the id of a section if it has one."""


def _citation(citation: Citation, findings: Findings) -> None:
    """A citation has one way at most to say which words it means."""
    if citation.quote is not None and citation.paragraphs is not None:
        findings.error(
            "citation-twofold",
            "a citation has “quote” or “paragraphs”, and this has both",
            place_of(citation.paragraphs) or citation.place,
            "Keep one; to say in which paragraph the quoted words stand, write “paragraph: …”.",
        )
    elif citation.paragraph is not None and citation.quote is None:
        findings.error(
            "paragraph-without-quote",
            "“paragraph” says where quoted words stand, and there is no “quote”",
            citation.place,
            f"To cite the whole paragraph, write “paragraphs: {citation.paragraph}”.",
        )
    _ascending([citation.paragraphs], findings)


def _excerpt(excerpt: Excerpt, findings: Findings) -> None:
    """An excerpt has exactly one way to say which words it shows."""
    ends = (excerpt.from_, excerpt.to)
    ways = {
        "quote": excerpt.quote is not None,
        "from": ends != (None, None),
        "paragraphs": excerpt.paragraphs is not None,
    }
    given = [f"“{way}”" for way, is_given in ways.items() if is_given]
    if len(given) != 1:
        findings.error(
            "excerpt-words",
            f"an excerpt says in one way which words it shows, and this has {' and '.join(given)}"
            if given
            else "the excerpt does not say which words it shows",
            excerpt.place,
            "Give “quote”, or “from” with “to”, or “paragraphs”.",
        )
    elif ways["from"] and None in ends:
        missing = "from" if excerpt.from_ is None else "to"
        findings.error(
            "excerpt-words",
            f"“from” and “to” belong together, and “{missing}” is missing",
            place_of(excerpt.from_ or excerpt.to or "") or excerpt.place,
            "“from” has the first words of the excerpt, “to” the last ones.",
        )
    elif ways["paragraphs"] and excerpt.paragraph is not None:
        findings.error(
            "paragraph-without-quote",
            "“paragraph” says where quoted words stand, and here “paragraphs” does",
            excerpt.place,
            "Delete “paragraph”.",
        )
    _ascending([excerpt.paragraphs], findings)


def _source(source: SourceEntry, findings: Findings) -> None:
    _ascending([*source.join, *source.skip], findings)


def _note(note: SourceNote, findings: Findings) -> None:
    """A note says what it is about."""
    if note.quote is None and note.paragraph is None:
        findings.error(
            "note-on-nothing",
            "the note does not say which words it is about",
            note.place,
            "Add “quote” with words of the source, or “paragraph” with the number of one.",
        )


def _section(section: Section, findings: Findings) -> None:
    """Files of a section have its id in their names, and so must not be called like others."""
    taken = [word for word in _FILE_WORDS if f"-{section.id.lower()}".endswith(f"-{word}")]
    if taken:
        findings.error(
            "section-id-taken",
            f"the id of a section cannot end in “{taken[0]}”, which names of files end in",
            place_of(section.id),
            "Choose another id: it stands in the names of handouts, not on paper.",
        )


def _table(table: Table, findings: Findings) -> None:
    """Every row has a cell for each column; a table has a row at least."""
    wanted = len(table.columns)
    wrong = ((n, row) for n, row in enumerate(table.rows, 1) if len(row) != wanted)
    for number, row in islice(wrong, MAX_ERRORS):
        first = next((cell for cell in row if cell is not None), None)
        findings.error(
            "table-row",
            f"row {number} of the table has {len(row)} cell{'s' * (len(row) != 1)}, "
            f"and the table has {wanted} columns",
            (place_of(first) if first is not None else None) or table.place,
            "Write one cell for each column; an empty one is written ''.",
        )
    if not table.rows and not table.blank:
        findings.error(
            "table-empty",
            "the table has no rows",
            table.place,
            "Write “rows” with the words of each, or “blank” with a number of empty ones.",
        )


def _ascending(ranges: Iterable[str | None], findings: Findings) -> None:
    """Ranges of paragraphs begin with 1 or more and go upwards."""
    for written in filter(None, ranges):
        first, _, last = written.partition("-")
        if int(first) < 1 or int(last or first) < int(first):
            findings.error(
                "paragraph-range",
                f"{named(written)} is no range of paragraphs",
                place_of(written),
                "Paragraphs are counted from 1, and the smaller number comes first.",
            )


def _choice(choice: Choice, findings: Findings) -> None:
    """The right choices are among the choices, in the same words."""
    _distinct(choice.choices, "choice", findings)
    answers = choice.answer if isinstance(choice.answer, list) else [choice.answer]
    if not answers:
        findings.error("answer-missing", "no choice is the right one", choice.place)
    _distinct(answers, "answer", findings)
    for answer in answers:
        if answer not in choice.choices:
            near = _lettered(answer, choice.choices) or closest(answer, choice.choices)
            findings.error(
                "answer-not-a-choice",
                f"the answer {named(answer)} is not among the choices",
                place_of(answer) or choice.place,
                "Write it in the words of the choice; did you mean this?"
                if near
                else "Write it in the words of the choice.",
                *([f"answer: {near}"] if near else []),
            )


def _lettered(answer: str, choices: Sequence[str]) -> str | None:
    """The choice that a letter or a number stands for: ``b``, ``(2)``."""
    match = re.fullmatch(r"\(?(?:([a-z])|([0-9]{1,2}))[.)]?", answer.strip().lower())
    if match is None:
        return None
    at = ord(match[1]) - ord("a") if match[1] else int(match[2]) - 1
    return choices[at] if 0 <= at < len(choices) else None


def _match(match: Match, findings: Findings) -> None:
    """What is matched can be told apart, on both sides."""
    _distinct([pair.item for pair in match.pairs], "item", findings)
    _distinct([pair.match for pair in match.pairs], "match", findings)


def _order(order: Order, findings: Findings) -> None:
    _distinct(order.items, "item", findings)


def _distinct(texts: Iterable[str], what: str, findings: Findings) -> None:
    """No text stands twice."""
    first: dict[str, str] = {}
    for text in texts:
        earlier = first.setdefault(text, text)
        if earlier is not text:
            findings.error(
                "repeated-words",
                f"the {what} {named(text)} stands here for the second time",
                place_of(text),
                "A student could not tell the two apart: change or delete one.",
                related=_also(place_of(earlier), "the first one"),
            )


def _also(place: Place | None, words: str) -> tuple[tuple[Place, str], ...]:
    return ((place, words),) if place else ()


def _cloze(cloze: Cloze, findings: Findings) -> None:
    """Every gap has an opening brace, words, and a closing brace."""
    text = cloze.text
    opened: int | None = None
    gaps = 0
    for brace in re.finditer(r"[{}]", text):
        at = brace.start()
        if (brace[0] == "{") == (opened is not None):
            _brace(cloze, at if opened is None else opened, findings)
            return
        if brace[0] == "{":
            opened = at
        elif opened is not None:
            if not text[opened + 1 : at].strip():
                findings.error(
                    "cloze-empty",
                    "there are no words between these braces",
                    place_within(text, opened, 2) or cloze.place,
                    "A gap stands for the words in its braces: {Khrushchev}.",
                )
            opened, gaps = None, gaps + 1
    if opened is not None:
        _brace(cloze, opened, findings)
    elif not gaps:
        findings.error(
            "cloze-without-gap",
            "the text has no gap",
            place_of(text) or cloze.place,
            "Write the words to be filled in where they belong, in braces: In {1956} it began.",
        )


def _brace(cloze: Cloze, at: int, findings: Findings) -> None:
    findings.error(
        "cloze-braces",
        f"the brace {cloze.text[at]} has no partner",
        place_within(cloze.text, at, 1) or cloze.place,
        "A gap is written { words }, and has no other gap in it.",
    )


def _event(event: Event, findings: Findings) -> None:
    date = _date(event.date, findings)
    if date is not None and date.caution and event.shown is None:
        findings.note("date-doubtful", date.caution, place_of(event.date))


def _person(person: Person, findings: Findings) -> None:
    if person.dates is not None:
        _date(person.dates, findings)


def _date(written: str, findings: Findings) -> Date | None:
    """The date that was meant, or None and a finding."""
    try:
        return parse_date(written)
    except DateFault as fault:
        message, help = fault.message, f"{fault.help[:1].upper()}{fault.help[1:]}."
        findings.error("date-unreadable", message, place_of(written), help)
        return None


RULES: Mapping[type, Rule] = {
    Citation: Rule(
        _citation,
        ("quote", "paragraph", "paragraphs"),
        core=("source", "quote", "paragraph", "paragraphs"),
        advise=source_as_key,
    ),
    Excerpt: Rule(
        _excerpt,
        ("quote", "from_", "to", "paragraphs", "paragraph"),
        core=("source", "quote", "from_", "to", "paragraphs", "paragraph"),
        advise=source_as_key,
    ),
    SourceEntry: Rule(
        _source, ("join", "skip"), core=("file", "encoding", "paragraphs", "join", "skip")
    ),
    SourceNote: Rule(_note, ("quote", "paragraph"), core=("quote", "paragraph")),
    Section: Rule(_section, ("id",)),
    Table: Rule(_table, ("columns", "rows", "blank")),
    Choice: Rule(_choice, ("choices", "answer")),
    Match: Rule(_match, ("pairs",)),
    Order: Rule(_order, ("items",)),
    Cloze: Rule(_cloze, ("text",), advise=answer_of_cloze),
    Event: Rule(_event, ("date", "shown")),
    Person: Rule(_person, ("dates",)),
}

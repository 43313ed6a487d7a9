"""From an outline and its sources to a guide, or to findings that say why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from studyguide.dates import Date, DateFault, parse_date, shown
from studyguide.diagnostics import Findings, Place
from studyguide.guide.citing import Citer
from studyguide.guide.commentary import commentary
from studyguide.guide.lettering import letters
from studyguide.guide.model import (
    AskedQuestion,
    Cited,
    Event,
    Excerpt,
    Guide,
    Person,
    Prose,
    Section,
    Spans,
    Table,
    Term,
)
from studyguide.guide.prose import Claim, read_inline, read_prose
from studyguide.memory import Memory
from studyguide.outline import model as o
from studyguide.outline.holes import NO_HOLES, Holes
from studyguide.records import Record, place_of, several
from studyguide.sources.bibliography import Reference
from studyguide.sources.model import Source


def resolve(
    outline: o.Outline,
    sources: Mapping[str, Source],
    references: Sequence[Reference],
    date: str | None,
    findings: Findings,
    holes: Holes | None = None,
    memory: Memory | None = None,
) -> Guide:
    """Make true what the outline says.

    ``date`` (``YYYY-MM-DD``) is the date to print, or None. Whatever does not hold is left
    out of the guide and reported; the guide is whole when nothing was. ``holes`` are those of
    the outline, where it has some: what falls into one is left out and not reported. What
    ``memory`` knows is not looked up again.
    """
    return _Resolver(outline, sources, findings, holes, memory).guide(references, date)


class _Resolver:
    def __init__(
        self,
        outline: o.Outline,
        sources: Mapping[str, Source],
        findings: Findings,
        holes: Holes | None,
        memory: Memory | None,
    ) -> None:
        self._outline = outline
        self._sources = sources
        self._findings = findings
        self._named = holes.sources if holes else outline.sources
        self._citer = Citer(sources, self._named, findings, holes or NO_HOLES, memory)
        self._excerpts: dict[str, Excerpt] = {}
        self._asked = 0

    def guide(self, references: Sequence[Reference], date: str | None) -> Guide:
        outline = self._outline
        introduction = self._prose(outline.introduction)
        # A question may be about excerpts of any section, so questions come after them all.
        sections = [self._section(*each) for each in enumerate(outline.sections, 1)]
        return Guide(
            outline=outline,
            introduction=introduction,
            sources=self._sources,
            entries={id: outline.sources[id] for id in self._sources},
            references=tuple(references),
            sections=tuple(map(self._with_questions, sections, outline.sections)),
            quiz=tuple(self._question(question) for question in outline.quiz),
            timeline=self._timeline(),
            terms=tuple(map(self._term, outline.terms)),
            people=tuple(map(self._person, outline.people)),
            commentaries={
                id: commentary(id, entry, self._citer, self._inline, self._findings)
                for id, entry in outline.sources.items()
            },
            cited=tuple(self._citer.cited),
            date=parse_date(date) if date else None,
        )

    def _section(self, number: int, section: o.Section) -> Section:
        """A section without its questions."""
        return Section(
            number=number,
            id=section.id,
            title=section.title,
            objectives=tuple(map(self._inline, section.objectives)),
            text=self._prose(section.text),
            tables=tuple(map(self._table, section.tables)),
            excerpts=self._excerpts_of(section, number),
            questions=(),
            teacher=(),
            place=section.place,
        )

    def _with_questions(self, made: Section, section: o.Section) -> Section:
        """The section with its questions, and what the teacher is told of them."""
        questions = tuple(self._question(question, section) for question in section.questions)
        return replace(made, questions=questions, teacher=self._prose(section.teacher, "teacher"))

    def _prose(self, text: str | None, use: str = "text") -> Prose:
        if text is None:
            return ()
        return read_prose(text, lambda claim: self._claim(claim, use), self._findings, self._named)

    def _inline(self, text: str | None, use: str = "text") -> Spans:
        if text is None:
            return ()
        return read_inline(text, lambda claim: self._claim(claim, use), self._findings, self._named)

    def _claim(self, claim: Claim, use: str) -> Cited | None:
        return self._citer.claim(claim, use)

    def _table(self, table: o.Table) -> Table:
        rows = [tuple(map(self._inline, row)) for row in table.rows]
        empty: tuple[Spans, ...] = ((),) * len(table.columns)
        return Table(
            title=table.title,
            columns=tuple(table.columns),
            rows=(*rows, *[empty] * table.blank),
            place=table.place,
            places=(*map(_place_of_row, table.rows), *[None] * table.blank),
        )

    def _excerpts_of(self, section: o.Section, number: int) -> tuple[Excerpt, ...]:
        """The excerpts of a section, named by its number and a letter each: 2A, 2B, 2C."""
        language = self._outline.language
        made = (
            self._excerpt(written, f"{number}{letters(i, language)}")
            for i, written in enumerate(section.excerpts)
        )
        return tuple(excerpt for excerpt in made if excerpt)

    def _excerpt(self, written: o.Excerpt, name: str) -> Excerpt | None:
        cited = self._citer.excerpt(written)
        intro = self._inline(written.intro)
        notes = tuple(map(self._inline, several(written.note)))
        if cited is None or cited.passage is None:
            return None
        entry = self._outline.sources[written.source]
        excerpt = Excerpt(
            name=name,
            cited=cited,
            passage=cited.passage,
            intro=intro,
            notes=notes,
            language=written.language or entry.language,
            place=written.place,
        )
        if written.id:
            self._excerpts[written.id] = excerpt
        return excerpt

    def _question(self, record: o.Question, section: o.Section | None = None) -> AskedQuestion:
        """A question of a section, or of the quiz."""
        self._asked += 1
        on = dict.fromkeys(several(record.on))
        levels = record.levels if isinstance(record, o.Essay) else []
        answer = self._inline(_answer(record), "evidence")
        evidence = tuple(self._citer.citations(record.evidence, "evidence"))
        cited_in_answer = any(isinstance(span, Cited) for span in answer)
        if not evidence and not cited_in_answer and not record.evidence:
            self._uncited("answer", f"the answer to question {self._asked}", record)
        return AskedQuestion(
            number=self._asked,
            record=record,
            ask=self._inline(record.ask),
            on=tuple(self._excerpts[id] for id in on if id in self._excerpts),
            on_text=section.id if section and o.SECTION_TEXT in on else None,
            answer=answer,
            parts=tuple(self._inline(part) for part in _parts(record)),
            levels=tuple(self._inline(level.descriptor, "teacher") for level in levels),
            evidence=evidence,
            note=self._inline(record.note, "teacher"),
        )

    def _timeline(self) -> tuple[Event, ...]:
        """Events in chronological order; those on one day stay in the author's."""
        dated = []
        for event in self._outline.timeline:
            date = _date(event.date)
            cites = tuple(self._citer.citations(event.cite, "event"))
            title, text = self._inline(event.title), self._inline(event.text)
            if event.cite is None and not any(isinstance(s, Cited) for s in (*title, *text)):
                self._uncited("event", f"“{event.title}”", event)
            if date is not None:
                dated.append((date, event, title, text, cites))
        dated.sort(key=lambda entry: entry[0].sort_key)
        return tuple(
            Event(
                number=number,
                date=date,
                shown=event.shown or shown(date, self._outline.language),
                title=title,
                text=text,
                cites=cites,
                section=event.section,
                key=event.key,
                place=event.place,
                id=event.id,
            )
            for number, (date, event, title, text, cites) in enumerate(dated, 1)
        )

    def _term(self, term: o.Term) -> Term:
        meaning = self._inline(term.meaning)
        cites = tuple(self._citer.citations(term.cite, "term"))
        if term.cite is None and not any(isinstance(span, Cited) for span in meaning):
            self._uncited("term", f"“{term.term}”", term)
        return Term(
            name=term.term,
            meaning=meaning,
            also=tuple(term.also),
            cites=cites,
            place=term.place,
            section=term.section,
            id=term.id,
        )

    def _person(self, person: o.Person) -> Person:
        role = self._inline(person.role)
        cites = tuple(self._citer.citations(person.cite, "person"))
        if person.cite is None and not any(isinstance(span, Cited) for span in role):
            self._uncited("person", f"“{person.name}”", person)
        dates = _date(person.dates) if person.dates else None
        return Person(
            name=person.name,
            dates=shown(dates, self._outline.language) if dates else None,
            role=role,
            also=tuple(person.also),
            sort=person.sort or person.name,
            cites=cites,
            place=person.place,
            section=person.section,
            id=person.id,
        )

    def _uncited(self, kind: str, what: str, record: Record) -> None:
        key = "evidence" if kind == "answer" else "cite"
        self._findings.warning(
            f"{kind}-uncited",
            f"{what} leads to no passage of a source",
            record.place,
            "Add the words or the paragraphs of a source that bear it out:",
            f'{key}: {{source: {next(iter(self._sources), "…")}, quote: "…"}}',
        )


def _place_of_row(row: Sequence[str | None]) -> Place | None:
    """Where a row of a table was written."""
    return place_of(row[0] or "") if row else None


def _date(written: str) -> Date | None:
    """The date that was meant; None if it cannot be read, which the outline's reader reports."""
    try:
        return parse_date(written)
    except DateFault:
        return None


def _answer(record: o.Question) -> str | None:
    """The answer in words, where the kind of question has one."""
    match record:
        case o.Short(answer=answer) | o.Essay(answer=answer):
            return answer
        case o.TrueFalse(why=why):
            return why
    return None


def _parts(record: o.Question) -> list[str]:
    """The texts of choices or items; of a match, items and matches by turns."""
    match record:
        case o.Choice(choices=choices):
            return choices
        case o.Order(items=items):
            return items
        case o.Match(pairs=pairs):
            return [text for pair in pairs for text in (pair.item, pair.match)]
    return []

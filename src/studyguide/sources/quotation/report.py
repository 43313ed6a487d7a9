"""Says what became of a quotation, to the person who wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from studyguide.diagnostics import Findings, Place
from studyguide.records import place_within
from studyguide.sources.model import Passage
from studyguide.sources.quotation.find import stands
from studyguide.sources.quotation.index import SourceIndex
from studyguide.sources.quotation.sense import turn_of
from studyguide.sources.quotation.verdict import (
    Ambiguous,
    AtEnd,
    Differs,
    Disordered,
    Elsewhere,
    Found,
    Malformed,
    Missing,
    NoParagraph,
    RangeVerdict,
    Spot,
    Verdict,
)

_LISTED = 6
_CONTEXT = 40


class Written(NamedTuple):
    """Words as an outline has them, and where.

    ``value`` is the string of the outline that holds them from offset ``at`` on, if they are
    not a value of their own (a citation in a paragraph of prose). ``name`` is what they are
    to their author: a quotation, a piece of evidence.
    """

    words: str
    value: str | None = None
    at: int = 0
    name: str = "quotation"

    def place(self, start: int = 0, length: int | None = None) -> Place | None:
        """The place of ``words[start:start + length]``."""
        value = self.words if self.value is None else self.value
        return place_within(value, self.at + start, len(self.words) if length is None else length)


def report(
    verdict: Verdict,
    written: Written,
    index: SourceIndex,
    library: Mapping[str, SourceIndex],
    findings: Findings,
) -> None:
    """Add the finding that a verdict calls for; none if the quotation was found.

    ``library`` has all sources by id, to see whether the words stand in another one.
    """
    source = index.source.id
    match verdict:
        case Found():
            return
        case Differs() | Missing():
            _report_not_found(verdict, written, index, library, findings)
        case Ambiguous():
            _report_ambiguous(verdict, written, index, findings)
        case Elsewhere(asked, spots):
            numbers = _numbers(spots)
            message = f"these words stand in {numbers} of {source}, not in paragraph {asked}"
            help = f"Write `paragraph: {spots[0].paragraph}`."
            related = _related(spots[:1], index)
            findings.error("quotation-paragraph", message, written.place(), help, related=related)
        case Disordered(start, length, is_uncut):
            _report_disordered(is_uncut, written.place(start, length), source, findings)
        case Malformed(message, help, start, length):
            findings.error("quotation-malformed", message, written.place(start, length), help)
        case NoParagraph(number, last, skipped):
            message, help = f"{source} has no paragraph {number}", f"Its last one is {last}."
            if skipped:
                message = f"paragraph {number} of {source} is left out by `skip:`"
                help = "Quote another one, or take it out of `skip:`."
            findings.error("paragraph-unknown", message, written.place(), help)


def report_range(
    verdict: RangeVerdict,
    from_: Written,
    to: Written,
    index: SourceIndex,
    library: Mapping[str, SourceIndex],
    findings: Findings,
) -> None:
    """Add the finding that the verdict on a range calls for; none if it was found."""
    if isinstance(verdict, AtEnd):
        if verdict.key == "to" and isinstance(verdict.verdict, Disordered):
            message = f"in {index.source.id} the words of `to` do not come after those of `from`"
            help = "Look whether both are in the passage that you mean."
            findings.error("quotation-order", message, to.place(), help)
            return
        at_fault, why = from_ if verdict.key == "from" else to, verdict.verdict
        if isinstance(why, Differs | Missing):
            _report_not_found(why, at_fault, index, library, findings, with_marks=False)
        else:
            report(why, at_fault, index, library, findings)
        return
    report(verdict, from_, index, library, findings)


def report_turn(
    passage: Passage, first: Written, last: Written, index: SourceIndex, findings: Findings
) -> None:
    """Warn if words just outside a passage turn its sense.

    ``first`` and ``last`` are what was written of its beginning and its end: the same, but
    for a range.
    """
    turn = turn_of(passage, index)
    if turn is None:
        return
    if turn.side == "before":
        word = first.words.split()[0]
        place = first.place(first.words.index(word), len(word))
        message = f"this {first.name} begins just behind “{turn.words}”"
    elif turn.side == "within":
        place = first.place()
        message = f"this {first.name} leaves out “{turn.words}”"
    else:
        word = last.words.split()[-1]
        place = last.place(last.words.rindex(word), len(word))
        message = f"this {last.name} stops where its sentence goes on with “{turn.words}”"
    help = "Quote these words too, so that a reader can tell what they do to the sense."
    spot = Spot(passage.paragraphs[0], passage.start, passage.end)
    findings.warning("quotation-turns", message, place, help, related=_related((spot,), index))


def _report_misattributed(
    written: Written, index: SourceIndex, library: Mapping[str, SourceIndex], findings: Findings
) -> bool:
    """Whether the words stand in another source, which is then the finding."""
    own = index.source.id
    homes = [(other, stands(written.words, other)) for other in library.values()]
    homes = [(other, spots) for other, spots in homes if spots and other.source.id != own]
    if not homes:
        return False
    other, spots = homes[0]
    id = other.source.id
    message = f"these words are not in {own} but in {id}, {_numbers(spots)}"
    help = f"Write `source: {id}`, or quote words of {own}."
    related = tuple(place for home, found in homes for place in _related(found[:1], home))
    findings.error("quotation-misattributed", message, written.place(), help, related=related)
    return True


def _report_not_found(
    verdict: Differs | Missing,
    written: Written,
    index: SourceIndex,
    library: Mapping[str, SourceIndex],
    findings: Findings,
    *,
    with_marks: bool = True,
) -> None:
    """Words that are not in their source; ``with_marks`` says if cuts can be marked in them."""
    if _report_misattributed(written, index, library, findings):
        return
    from studyguide.sources.quotation.difference import observations, shown

    id = index.source.id
    if isinstance(verdict, Missing):
        message = f"these words are not in {id}, nor anything near them"
        help = "Look the words up in the source"
        help += "; no other source has them either." if len(library) > 1 else "."
        findings.error("quotation-missing", message, written.place(), help)
        return
    changes, number = verdict.changes, verdict.spot.paragraph
    percent = min(int(verdict.similarity * 100), 99)
    message = f"these words are not in {id}; paragraph {number} comes nearest ({percent} % alike)"
    first = next((change for change in changes if not change.is_same), None)
    place, spot = written.place(), verdict.spot
    if first:
        place = written.place(first.start, first.length)
        spot = Spot(number, first.at, first.at + len(first.source))
    help = "Copy the source's words"
    help += "; mark what you leave out with … and what you put in with [ ]." if with_marks else "."
    findings.error(
        "quotation-differs",
        message,
        place,
        *shown(changes, f"{id} ¶{number}", "outline"),
        *observations(changes, with_marks=with_marks),
        help,
        related=_related((spot,), index),
    )


def _report_ambiguous(
    verdict: Ambiguous, written: Written, index: SourceIndex, findings: Findings
) -> None:
    spots, within = verdict.spots, verdict.within
    numbers = list(dict.fromkeys(spot.paragraph for spot in spots))
    where = index.source.id if within is None else f"paragraph {within} of {index.source.id}"
    message = f"these words stand in {where} at {len(spots)} places"
    places = [_in_context(spot, index) for spot in spots[:_LISTED]]
    if len(spots) > _LISTED:
        places.append(f"… and at {len(spots) - _LISTED} more")
    help = "Quote more words, so that only one place has them."
    if len(numbers) > 1 and written.value is None:  # prose has no place for the key
        help = f"Say which you mean, such as `paragraph: {numbers[0]}`, or quote more words."
    findings.error("quotation-ambiguous", message, written.place(), "\n".join(places), help)


def _report_disordered(
    is_uncut: bool, place: Place | None, source: str, findings: Findings
) -> None:
    if is_uncut:
        message = f"no words are left out before this part: in {source} it follows directly"
        help = "Take the mark of the cut away."
    else:
        message = f"in {source} this part does not follow the part before it"
        help = "Parts with … between them come in the order of the source; quote others apart."
    findings.error("quotation-order", message, place, help)


def _numbers(spots: Sequence[Spot]) -> str:
    """``paragraph 5`` or ``paragraphs 5, 7 and 8``; long lists are cut short."""
    numbers = [str(number) for number in dict.fromkeys(spot.paragraph for spot in spots)]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    if len(numbers) > _LISTED:
        numbers[_LISTED - 1 :] = ["others"]
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


def _related(spots: Sequence[Spot], index: SourceIndex) -> tuple[tuple[Place, str], ...]:
    """The places in the source's file, each as far as it is on one line."""
    source, found = index.source, []
    for spot in spots:
        line = source.text.count("\n", 0, spot.start) + 1
        column = spot.start - source.text.rfind("\n", 0, spot.start)
        length = len(source.text[spot.start : spot.end].split("\n", 1)[0].rstrip()) or 1
        place = Place(source.path, line, column, length)
        found.append((place, f"paragraph {spot.paragraph} of {source.id}"))
    return tuple(found)


def _in_context(spot: Spot, index: SourceIndex) -> str:
    """A place with a few words on both sides, on one line."""
    text = index.text
    before = text[max(spot.start - _CONTEXT, 0) : spot.start]
    after = text[spot.end : spot.end + _CONTEXT]
    if spot.start > _CONTEXT:
        before = "… " + before.partition(" ")[2]
    if spot.end + _CONTEXT < len(text):
        after = after.rpartition(" ")[0] + " …"
    words = text[spot.start : spot.end]
    if len(words) > 2 * _CONTEXT:
        words = f"{words[:_CONTEXT]} … {words[-_CONTEXT:]}"
    return f"¶{spot.paragraph}  " + " ".join(f"{before}{words}{after}".split())

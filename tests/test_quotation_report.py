"""What is said of a quotation that is wrong, and where."""

from __future__ import annotations

from studyguide.diagnostics import Diagnostic, Findings, Place
from studyguide.outline.model import Positive
from studyguide.records import Record, read_record
from studyguide.sources.quotation import (
    SourceIndex,
    Written,
    find_quotation,
    report,
    verify_paragraphs,
    verify_quotation,
    verify_range,
)
from support.goldens import GOLDENS, check_golden
from support.sources import essay, indexed, rt

MISTAKES = GOLDENS / "quotation-mistakes"


class Quote(Record):
    source: str
    quote: str | None = None
    paragraph: Positive | None = None
    from_: str | None = None
    to: str | None = None
    paragraphs: str | None = None


class Quotes(Record):
    quotes: list[Quote]


def told(quote: Quote, library: dict[str, SourceIndex]) -> list[Diagnostic]:
    """What is found when one quotation is verified."""
    findings = Findings()
    if quote.quote is not None:
        passage = verify_quotation(
            Written(quote.quote), quote.source, library, findings, paragraph=quote.paragraph
        )
    elif quote.from_ is not None and quote.to is not None:
        ends = Written(quote.from_), Written(quote.to)
        passage = verify_range(*ends, quote.source, library, findings, paragraph=quote.paragraph)
    else:
        assert quote.paragraphs is not None
        passage = verify_paragraphs(Written(quote.paragraphs), quote.source, library, findings)
    assert (passage is None) == findings.failed
    return list(findings)


def shown(place: Place | None) -> str:
    assert place is not None
    return f"{place.file}:{place.line}:{place.column}+{place.length}"


def described(diagnostic: Diagnostic) -> str:
    lines = [
        f"{shown(diagnostic.place)} {diagnostic.severity} {diagnostic.code}",
        f"  {diagnostic.message}",
        *(f"    {line}" for help in diagnostic.help for line in help.split("\n")),
        *(f"  {shown(place)} {why}" for place, why in diagnostic.related),
    ]
    return "\n".join(lines).replace(str(GOLDENS.parent.parent / "seeds"), "seeds")


def test_every_mistake_is_told_in_its_own_words() -> None:
    data = (MISTAKES / "quotations.yaml").read_bytes()
    read = read_record("quotations.yaml", data, Quotes, Findings())
    assert read is not None
    library = {"rt": rt(), "essay": essay()}
    found = [told(quote, library) for quote in read.quotes]
    assert all(len(one) == 1 for one in found)
    text = "\n\n".join(described(diagnostic) for one in found for diagnostic in one)
    check_golden(MISTAKES / "report.txt", text + "\n")


def test_words_in_prose_are_placed_in_their_prose() -> None:
    class Prose(Record):
        text: str

    outline = 'text: |\n  He spoke\n  [@s "one two\n  tree four"] for long.\n'
    read = read_record("outline.yaml", outline.encode(), Prose, Findings())
    assert read is not None
    words = "one two\ntree four"
    written = Written(words, read.text, read.text.index(words), "evidence")
    findings = Findings()
    library = {"s": indexed("And one two three four again.")}
    assert verify_quotation(written, "s", library, findings) is None
    (found,) = findings
    assert found.place == Place("outline.yaml", 4, 3, len("tree"))


def test_words_from_nowhere_are_reported_without_a_place() -> None:
    findings = Findings()
    assert verify_quotation(Written("unheard"), "s", {"s": indexed("word")}, findings) is None
    (found,) = findings
    assert found.place is None


def test_other_sources_are_named_in_the_order_of_the_outline() -> None:
    library = {id: indexed("Words of another.", id=id) for id in ("b", "c", "a")}
    library["a"] = indexed("Nothing.", id="a")
    findings = Findings()
    assert verify_quotation(Written("another"), "a", library, findings) is None
    (found,) = findings
    assert found.message == "these words are not in a but in b, paragraph 1"
    assert [why for _, why in found.related] == ["paragraph 1 of b", "paragraph 1 of c"]


def test_a_good_quotation_is_not_reported() -> None:
    findings = Findings()
    library = {"s": indexed("A good word.")}
    verdict = find_quotation("good word", library["s"])
    report(verdict, Written("good word"), library["s"], library, findings)
    assert not list(findings)

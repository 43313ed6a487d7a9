"""Prose: what of Markdown is read, and how citations stand in it.

Another reader of Markdown says what is right; where ours departs from it, a test says so.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from studyguide.diagnostics import Findings, Place
from studyguide.guide.model import Cited, ProseBlock, ProseList, Span, Text
from studyguide.guide.prose import Claim, read_inline, read_prose
from studyguide.records import Record, place_within, read_record

Marks = list[tuple[str, bool, bool]]
"""Words, whether they are strong, whether they are emphasised; neighbours differ."""


def cite(claim: Claim) -> Cited:
    """A citation that holds, whatever it says."""
    return Cited(claim.source, None, None, 0, "text", claim.text, claim.start)


def prose(text: str) -> tuple[ProseBlock, ...]:
    """Prose in which nothing is wrong."""
    findings = Findings()
    read = read_prose(text, cite, findings)
    assert not list(findings)
    return read


def inline(text: str) -> tuple[Span, ...]:
    findings = Findings()
    read = read_inline(text, cite, findings)
    assert not list(findings)
    return read


def marked(spans: Iterable[Span], citation: str = "§") -> str:
    """Spans as HTML, with a sign for each citation."""
    shown = ""
    for span in spans:
        if isinstance(span, Cited):
            shown += citation
            continue
        words = f"<i>{span.text}</i>" if span.emphasis else span.text
        shown += f"<b>{words}</b>" if span.strong else words
    return shown


def outlined(blocks: Sequence[ProseBlock]) -> list[Any]:
    """Paragraphs as HTML; a list as ``"ul"`` or ``"ol"`` with its items, in a tuple."""
    return [
        ("ol" if block.ordered else "ul", *map(outlined, block.items))
        if isinstance(block, ProseList)
        else marked(block.spans)
        for block in blocks
    ]


# Emphasis, by example


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nothing at all.", "Nothing at all."),
        ("", ""),
        ("A *new* course", "A <i>new</i> course"),
        ("A _new_ course", "A <i>new</i> course"),
        ("A **new** __course__", "A <b>new</b> <b>course</b>"),
        ("A ***new*** course", "A <b><i>new</i></b> course"),
        ("***new* course**", "<b><i>new</i></b><b> course</b>"),
        ("***new** course*", "<b><i>new</i></b><i> course</i>"),
        ("*the **new** course*", "<i>the </i><b><i>new</i></b><i> course</i>"),
        ("*the *new* course*", "<i>the new course</i>"),
        ("****new****", "<b>new</b>"),
        # within words
        ("de*Stalin*isation", "de<i>Stalin</i>isation"),
        ("de_Stalin_isation", "de_Stalin_isation"),
        ("seed_text_1 and seed_text_2", "seed_text_1 and seed_text_2"),
        ("in _“Pravda”_, 1956", "in <i>“Pravda”</i>, 1956"),
        ("“*Pravda*”", "“<i>Pravda</i>”"),
        ("*«Правда»*", "<i>«Правда»</i>"),
        ("1*“one”*2", "1*“one”*2"),
        ("1*€*2", "1*€*2"),
        # nothing to close, nothing to open
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("* new course*", "* new course*"),
        ("*new course *", "*new course *"),
        ("*new", "*new"),
        ("new**", "new**"),
        ("**new*", "*<i>new</i>"),
        ("*new**", "<i>new</i>*"),
        ("*\N{NO-BREAK SPACE}new*", "*\N{NO-BREAK SPACE}new*"),
        ("*\N{IDEOGRAPHIC SPACE}new*", "*\N{IDEOGRAPHIC SPACE}new*"),
        # overlapping, and three signs
        ("*new _course* of_ 1953", "<i>new _course</i> of_ 1953"),
        ("**new *course** of*", "<i>new course of</i>"),
        ("*new**course*", "<i>new**course</i>"),
        ("*new**course**of*", "<i>new</i><b><i>course</i></b><i>of</i>"),
        ("**new*course*of**", "<b>new</b><b><i>course</i></b><b>of</b>"),
        ("new***course***of", "new<b><i>course</i></b>of"),
        # escapes
        (r"\*new\* course", "*new* course"),
        (r"*new\* course*", "<i>new* course</i>"),
        (r"\**new* course", "*<i>new</i> course"),
        (r"C:\Users \\ \[ \a", r"C:\Users \ [ \a"),
        ("at the end \\", "at the end \\"),
        # lines
        ("new\ncourse", "new course"),
        ("*new\ncourse*", "<i>new course</i>"),
        ("new  \ncourse\\\nof\n   1953", "new course of 1953"),
        ("new\\\\\ncourse", "new\\ course"),
        ("  new   course\tof *1953*  \n", "new course of <i>1953</i>"),
        ("Mr\N{NO-BREAK SPACE}Khrushchev", "Mr\N{NO-BREAK SPACE}Khrushchev"),
        ("*Mr\N{NO-BREAK SPACE}Khrushchev*", "<i>Mr\N{NO-BREAK SPACE}Khrushchev</i>"),
        # everything else is text
        ("# 1956 `code` <b> [a](b) ~~c~~ | d |", "# 1956 `code` <b> [a](b) ~~c~~ | d |"),
        ("AT&T &amp; &#42;new&#42;", "AT&T &amp; &#42;new&#42;"),
        ("- new\n\n1. course", "- new 1. course"),
    ],
)
def test_emphasis(text: str, shown: str) -> None:
    assert marked(inline(text)) == shown


# Paragraphs and lists, by example


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", []),
        (" \n\n", []),
        ("One\ntwo.\n", ["One two."]),
        ("One.\n\nTwo.\n \n\n Three.\n", ["One.", "Two.", "Three."]),
        ("One.\n\n    Two.\n\n\tThree.", ["One.", "Two.", "Three."]),
        ("# One\n***\n> Two\n---", ["# One *** > Two ---"]),
        ("*One.\n\nTwo.*", ["*One.", "Two.*"]),
        # lists
        ("- one\n- two", [("ul", ["one"], ["two"])]),
        ("1. one\n2. two", [("ol", ["one"], ["two"])]),
        ("7) one\n3) two", [("ol", ["one"], ["two"])]),
        ("Before\n- one\n\nAfter", ["Before", ("ul", ["one"]), "After"]),
        ("Before\n1. one\n", ["Before", ("ol", ["one"])]),
        ("- *one*\n- two *three\n- four*", [("ul", ["<i>one</i>"], ["two *three"], ["four*"])]),
        ("* *one* two", [("ul", ["<i>one</i> two"])]),
        ("- one\n\n\n- two", [("ul", ["one"], ["two"])]),
        (" - one\n   - two", [("ul", ["one", ("ul", ["two"])])]),
        ("- one\n+ two\n* three", [("ul", ["one"]), ("ul", ["two"]), ("ul", ["three"])]),
        ("1. one\n2) two", [("ol", ["one"]), ("ol", ["two"])]),
        # in an item
        ("- one\n  two\nthree\n\n  four\n\nfive", [("ul", ["one two three", "four"]), "five"]),
        (
            "- one\n  1. two\n     * three\n- four",
            [("ul", ["one", ("ol", ["two", ("ul", ["three"])])], ["four"])],
        ),
        ("1. - one\n   - two", [("ol", [("ul", ["one"], ["two"])])]),
        ("10. one\n\n    two\n\n  three", [("ol", ["one", "two"]), "three"]),
        ("-   one\n\n    two\n\n  three", [("ul", ["one", "two"]), "three"]),
        ("-\tone\n\n\ttwo", [("ul", ["one", "two"])]),
        ("-\n  one", [("ul", ["one"])]),
        ("-\n\n  one", ["one"]),
        ("-      one\n\n  two", [("ul", ["one", "two"])]),
        # no lists
        ("-one\n+two\n1.three\n.\n-", ["-one +two 1.three . -"]),
        ("One\n2. two\n-", ["One 2. two -"]),
        ("One\n    - two", ["One - two"]),
        (
            "- one\n - two\n  - three\n   - four\n    - five",
            [("ul", ["one"], ["two"], ["three"], ["four - five"])],
        ),
        (r"\- one", ["- one"]),
        (r"1\. one", ["1. one"]),
        ("٣. one\n\n– two", ["٣. one", "– two"]),
        # nothing in them
        ("-", []),
        ("- one\n-\n- two", [("ul", ["one"], ["two"])]),
        ("One\n\n* * *\n\nTwo", ["One", "Two"]),
    ],
)
def test_paragraphs_and_lists(text: str, shown: list[Any]) -> None:
    assert outlined(prose(text)) == shown


def test_a_year_begins_no_list() -> None:
    """CommonMark makes it an item of a list that begins with 1956."""
    assert outlined(prose("1956. It was read.\n1957. It was not.")) == [
        "1956. It was read. 1957. It was not."
    ]
    assert outlined(prose("- 1956. It was read.")) == [("ul", ["1956. It was read."])]
    assert outlined(prose("99. one\n\n100. two")) == [("ol", ["one"]), "100. two"]


# Compared with another reader


ORACLE = MarkdownIt("zero").enable(["emphasis", "escape", "newline", "list"])

SIGNS = st.sampled_from(
    [
        *"*_\\&;#1.)-+ \naB,“”é€",
        *("**", "__", "***", "- ", "1. ", "2) ", "* ", "  ", "    ", "\n\n", "\\\n", "  \n", "\t"),
    ]
)
TEXTS = st.lists(SIGNS, max_size=30).map("".join)
MARKERS = st.sampled_from(["- ", "* ", "+ ", "1. ", "2.  ", "1)    ", "12. ", "-      "])
LINES = st.tuples(
    st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 7, 9]).map(" ".__mul__),
    st.lists(MARKERS, max_size=3).map("".join),
    st.sampled_from(["", "a", "a", "*b", "c*", "\\"]),
).map("".join)
LISTS = st.lists(LINES, max_size=9).map("\n".join)


def joined(marks: Iterable[tuple[str, bool, bool]]) -> Marks:
    """Neighbours with the same marks put together, and spaces too."""
    return [
        (re.sub("[ \t]+", " ", "".join(words for words, *_ in alike)), strong, emphasis)
        for (strong, emphasis), alike in groupby(
            (mark for mark in marks if mark[0]), key=lambda mark: mark[1:]
        )
    ]


def marks_by_oracle(token: Token) -> Marks:
    marks = []
    strong = emphasis = 0
    for child in token.children or ():
        strong += child.nesting * (child.tag == "strong")
        emphasis += child.nesting * (child.tag == "em")
        words = " " if child.tag == "br" else child.content
        marks.append((words, strong > 0, emphasis > 0))
    return joined(marks)


def blocks_by_oracle(text: str) -> list[Any]:
    """Paragraphs as marks; a list as its sign with its items, in a tuple of lists.

    A blank line after an empty item and its own blank line ends the list there; by
    CommonMark it does not, so that the parts are put together.
    """
    opened: list[list[Any]] = [[]]
    for token in ORACLE.parse(text):
        inner = opened[-1]
        if token.type == "inline":
            inner.append(marks_by_oracle(token))
        elif token.type.endswith("list_open"):
            if not (inner and isinstance(inner[-1], tuple) and inner[-1][0] == token.markup):
                inner.append((token.markup, []))
            opened.append(inner[-1][1])
        elif token.type == "list_item_open":
            inner.append([])
            opened.append(inner[-1])
        elif token.type.endswith(("list_close", "list_item_close")):
            opened.pop()
    return printed(opened[0])


def printed(blocks: list[Any]) -> list[Any]:
    """Blocks without items that hold nothing, and without lists that hold no items."""
    kept: list[Any] = []
    for block in blocks:
        if not isinstance(block, tuple):
            kept.append(block)
        elif items := [item for item in map(printed, block[1]) if item]:
            kept.append((block[0] in ".)", items))
    return kept


def blocks_by_us(blocks: Iterable[ProseBlock]) -> list[Any]:
    return [
        (block.ordered, [blocks_by_us(item) for item in block.items])
        if isinstance(block, ProseList)
        else marks_by_us(block.spans)
        for block in blocks
    ]


def marks_by_us(spans: Iterable[Span]) -> Marks:
    texts = [span for span in spans if isinstance(span, Text)]
    return [(span.text, span.strong, span.emphasis) for span in texts]


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("a***b**c*d")
@example("***a** b* *c **d***")
@example("_a __b_ c__")
def test_emphasis_is_what_it_is_to_others(text: str) -> None:
    text = text.strip(" \t\n")
    text = re.sub(r"\s*\n\s*", "\n", text)  # no paragraphs
    (token,) = ORACLE.parseInline(text)
    assert marks_by_us(inline(text)) == marks_by_oracle(token)


@given(TEXTS | LISTS)
@settings(max_examples=400, deadline=None)
@example("10. a\n    - b\n     - c\n          - d\n    e")
@example("   12.    a\n          - b\n     - c")
@example("- a\n-\n\n\n- b")
def test_blocks_are_what_they_are_to_others(text: str) -> None:
    assume(not re.search("[0-9]{3}[.)]", text))  # years
    assume(max((token.level for token in ORACLE.parse(text)), default=0) <= 2 * 6)
    assert blocks_by_us(prose(text)) == blocks_by_oracle(text)


@given(st.text() | TEXTS | LISTS)
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost(text: str) -> None:
    assume("[@" not in text)

    def letters(of: str) -> str:
        return "".join(filter(str.isalpha, of))

    def words(blocks: Iterable[ProseBlock]) -> str:
        return "".join(
            "".join(map(words, block.items))
            if isinstance(block, ProseList)
            else "".join(words for words, *_ in marks_by_us(block.spans))
            for block in blocks
        )

    assert letters(words(read_prose(text, cite, Findings()))) == letters(text)
    assert letters("".join(words for words, *_ in marks_by_us(inline(text)))) == letters(text)


# Citations


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('He spoke [@rt "on the *last* day"].', ["He spoke §."]),
        ("*He spoke [@rt ¶12]* and **left [@rt]**.", ["<i>He spoke </i>§ and <b>left </b>§."]),
        ("*[@rt]*", ["§"]),
        ("[@rt][@essay ¶3-4]", ["§§"]),
        ("- one [@rt ¶1]\n  - [@rt] two\n\n  [@rt]", [("ul", ["one §", ("ul", ["§ two"]), "§"])]),
        ("[@rt ¶1]\n1. [@rt “a_b”]", ["§", ("ol", ["§"])]),
        ('one [@rt "*two\n\n- three*"] *four*', ["one § <i>four</i>"]),
    ],
)
def test_citations(text: str, shown: list[Any]) -> None:
    assert outlined(prose(text)) == shown


@given(st.lists(SIGNS | st.just("X"), max_size=20).map("".join) | LISTS)
@settings(max_examples=200, deadline=None)
def test_a_citation_stands_like_a_letter(text: str) -> None:
    """Nothing in it is markup, and what is markup beside a letter is markup beside it."""
    cited = text.replace("X", '[@rt "*_\\ \n\n- 1."]')

    def shown(blocks: Iterable[ProseBlock]) -> list[Any]:
        return [
            [shown(item) for item in block.items]
            if isinstance(block, ProseList)
            else re.sub("</?[bi]>", "", marked(block.spans, citation="X"))
            for block in blocks
        ]

    assert shown(read_prose(cited, cite, Findings())) == shown(read_prose(text, cite, Findings()))


def test_what_claims_are_given() -> None:
    claims: list[Claim] = []

    def verify(claim: Claim) -> None:
        claims.append(claim)

    text = '*One* [@rt "two *three*"] **four [@essay ¶ 5-6]**\n\n- [@rt] \ue0000\ue001'
    blocks = read_prose(text, verify, Findings())
    assert outlined(blocks) == [
        "<i>One</i>  <b>four </b>",
        ("ul", [" \N{REPLACEMENT CHARACTER}0\N{REPLACEMENT CHARACTER}"]),
    ]
    assert [(c.source, c.words, c.range) for c in claims] == [
        ("rt", "two *three*", None),
        ("essay", None, "5-6"),
        ("rt", None, None),
    ]
    written = [text[c.start : c.start + c.length] for c in claims]
    assert written == ['[@rt "two *three*"]', "[@essay ¶ 5-6]", "[@rt]"]
    assert [text[c.inner_start] for c in claims] == ["t", "5", "["]


# Findings


class Outline(Record):
    text: str


def found(outline: str) -> list[tuple[str, Place | None]]:
    """What is found in the ``text`` of an outline; all its claims are false."""
    findings = Findings()
    read = read_record("outline.yaml", outline.encode(), Outline, findings)
    assert read is not None

    def verify(claim: Claim) -> None:
        place = place_within(claim.text, claim.inner_start, len(claim.words or claim.source))
        findings.error("false", "this claim is false", place)

    read_prose(read.text, verify, findings)
    return [(finding.code, finding.place) for finding in findings]


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("[@rt 12]", "[@rt ¶12]"),
        ("[@rt, paras 12 – 14]", "[@rt ¶12-14]"),
        ("[@rt абз. 12]", "[@rt ¶12]"),
        ("[@ rt]", "[@rt]"),
        ("[@rt: «он сказал»]", '[@rt "он сказал"]'),
        ("[@rt 'he said']", '[@rt "he said"]'),
        ('(@rt "he said")', '[@rt "he said"]'),
        ("so @rt ¶12", "[@rt ¶12]"),
        ('[@rt "he" said]', None),
        ("[@rt ¶]", None),
        ("[@rt “he said", None),
    ],
)
def test_what_is_nearly_a_citation_is_told_with_the_right_one(
    written: str, proposed: str | None
) -> None:
    findings = Findings()
    read_inline(f"Words {written} and so on.", cite, findings)
    (finding,) = findings
    assert finding.code == "citation-unreadable"
    (help,) = finding.help
    assert help == f"Write: {proposed}" if proposed else "the words stand in" in help


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ('[rt "he said"]', '[@rt "he said"]'),
        ("[rt, “he\nsaid”]", '[@rt "he said"]'),
        ("[report: «он сказал»]", '[@report "он сказал"]'),
        ("[Report ¶12]", "[@report ¶12]"),
        ("[reprot p. 12]", "[@report ¶12]"),
        ("[rt ¶ 12–14]", "[@rt ¶12-14]"),
        ("[rt абз. 3]", "[@rt ¶3]"),
    ],
)
def test_a_citation_without_its_at_sign_is_told(written: str, proposed: str) -> None:
    findings = Findings()
    read_prose(f"Words {written} and so on.", cite, findings, ("rt", "report"))
    (finding,) = findings
    assert finding.code == "citation-unreadable"
    assert finding.help == (f"Write: {proposed}",)


@pytest.mark.parametrize(
    "text",
    [
        "He [the report] said [so]",
        "[report] and [report of 1956]",
        '[report "A" of two]',
        "[art ¶12]",
        '[rep "he said"]',
        '[emphasis "mine"]',
        r'\[report "he said"]',
        '[@rt "he said in [report] that"]',
        "report ¶12",
    ],
)
def test_an_editors_bracket_is_text(text: str) -> None:
    findings = Findings()
    read_prose(text, cite, findings, ("rt", "report"))
    assert not list(findings)


def test_an_at_sign_alone_is_no_citation() -> None:
    for text in ('Write to anna@rt "today".', "(@rt) and @rt said so.", '(see "The Speech")'):
        assert inline(text) == (Text(text),)


def test_claims_are_reported_where_they_stand() -> None:
    outline = (
        "text: |\n"
        "  *One* two.\n"
        "\n"
        '  - **Three [@rt "four"]**\n'
        '    1. five [@rt "*six*\n'
        '       seven"] [@rt ¶x]\n'
        "\n"
        "    [@essay]\n"
    )
    assert found(outline) == [
        ("false", Place("outline.yaml", 4, 19, 4)),
        ("false", Place("outline.yaml", 5, 19, 5)),
        ("false", Place("outline.yaml", 8, 5, 5)),
        ("citation-unreadable", Place("outline.yaml", 6, 16, 2)),
    ]


def test_claims_in_folded_text_are_reported_where_they_stand() -> None:
    outline = 'text: >-\n  One *two\n  three* [@rt "four"]\n  and\n  [@rt\n'
    assert found(outline) == [
        ("false", Place("outline.yaml", 3, 16, 4)),
        ("citation-unreadable", Place("outline.yaml", 5, 3, 2)),
    ]


def lists_in_lists(levels: int) -> str:
    """An outline with a list of so many levels."""
    lines = (f"  {'  ' * level}- a\n" for level in range(levels))
    return "text: |\n" + "".join(lines)


def test_lists_in_lists_have_an_end() -> None:
    assert found(lists_in_lists(6)) == []
    assert found(lists_in_lists(7)) == [("list-too-deep", Place("outline.yaml", 2, 3, 3))]
    assert found(lists_in_lists(40)) == found(lists_in_lists(7))
    assert found("text: '- - - - - - - a'") == [("list-too-deep", Place("outline.yaml", 1, 8, 15))]
    assert found("text: '- - - - - - -'") == []  # nothing in it


# Hostile texts


HOSTILE = {
    "openers": "*a **a " * 20_000,
    "openers of both signs": "*a _a " * 10_000,
    "closers": "a* " * 10_000 + "*b" * 10_000,
    "within words": "a**b" * 10_000,
    "three": "***a" * 10_000,
    "overlapping": "*a _b **c __d* e_ f** g__ " * 5_000,
    "one run": "*" * 200_000,
    "nested emphasis": "*a " * 10_000 + "a* " * 10_000,
    "nested strong": "**a " * 10_000 + "a** " * 10_000,
    "alternating": "_ *" * 10_000,
    "escapes": "\\" * 100_001,
    "hard breaks": "\\\n" * 50_000 + "a",
    "markers in a line": "- " * 50_000 + "a",
    "markers below each other": "".join(f"{'  ' * level}- a\n" for level in range(1_000)),
    "many items": "- a\n" * 10_000,
    "empty items": "-\n\n" * 10_000 + "a",
    "many lines": "a\n" * 100_000,
    "many blank lines": "- a\n" + " \n" * 100_000,
    "white space": " " * 200_000 + "\n" + "\t" * 50_000 + "a",
    "claims cut off": "[@" * 10_000,
    "claims cut off later": "[@a “" * 10_000,
    "claims without brackets": "(@a “b " * 20_000,
    "a claim of spaces": "@a" + " " * 100_000,
    "claims without at": '[a "b" ' * 20_000,
    "claims without at, misspelt": "[repart ¶1] " * 5_000,
    "a bracket of spaces": "[a" + " " * 100_000 + '"b"' + " " * 100_000,
    "a bracket of quotation marks": '[a "' * 2 + '" ' * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_texts_are_read_in_no_time(text: str) -> None:
    """Reading that is quadratic would take minutes, and recursion would overflow."""
    start = time.perf_counter()
    read_prose(text, cite, Findings(), ("a", "report"))
    read_inline(text, cite, Findings(), ("a", "report"))
    assert time.perf_counter() - start < 10


def test_hostile_texts_are_read_well() -> None:
    assert marked(inline(HOSTILE["openers"])) == HOSTILE["openers"].strip()
    assert inline(HOSTILE["nested strong"]) == (
        Text(HOSTILE["nested strong"].replace("*", "").strip(), strong=True),
    )

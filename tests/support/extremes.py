"""Outlines that a guide has to be made of, whatever they ask: too much, too long, almost nothing.

All are over one source, which has a paragraph broken in two and a caption in it.
"""

from __future__ import annotations

from textwrap import indent

LOG = """\
The first day was calm.

On the second day a storm came

and took 12 boats, said Anna Berg.

* A boat (photograph lost)

Nobody was lost. The log was not written that night.
"""
HEAD = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary, join: ["2-3"], skip: ["4"]}
"""
LONG = "many words to say it in " * 40


def section(keys: str) -> str:
    """An outline with one section, called One, that has these keys."""
    return sections({"One": keys})


def sections(keys: dict[str, str]) -> str:
    """An outline with a section for each title; ``LONG`` in their keys is a long text."""
    written = [
        f"  - id: {title}\n    title: {title}\n" + indent(text.strip(), " " * 4) + "\n"
        for title, text in keys.items()
    ]
    return f"{HEAD}sections:\n" + "".join(written).replace("LONG", LONG)


ONE = section("")

MARKUP = r"""
title: '<b>A</b> &amp; %s {0} \n $x$'
subtitle: "\\ % {} </title> ]]> <!-- -->"
author: "(Anna) \\ Berg <anna@example.org>"
sources:
  log: {file: sources/log.txt, label: "<Log> & ( \\", kind: primary, about: "<i>&lt;</i> %d"}
sections:
  - id: one
    title: '<i>One</i> & %(two)s {three}'
    objectives: ['<script>alert(1)</script> &amp; \\d+']
    text: |
      Text with <b>tags</b> &amp; {braces} 100 % `code` [a link](http://x) ![a](b) | a | b |
    excerpts:
      - {source: log, quote: 'Here <b>stands</b> &amp; a \ and {braces} and 100 % of [an <i>] it.'}
    questions:
      - {kind: short, ask: '<ask> & {me}', answer: '<b>&amp;</b> \\ {}'}
"""
MARKED_UP = "Here <b>stands</b> &amp; a \\ and {braces} and 100 % of it.\n"

EXCERPTS = """
excerpts:
  - {source: log, from: The first day, to: Nobody was lost.}
  - {source: log, paragraphs: 1-5}
  - {source: log, quote: a storm came and took 12 boats}
"""

ANSWERS = """
questions:
  - {kind: essay, ask: Why?, lines: 2, plan: true, answer: LONGLONG}
  - {kind: short, ask: Why?, lines: 1, answer: LONG}
  - {kind: true-false, ask: So?, lines: 0, answer: true, why: LONG}
  - {kind: short, ask: LONG, lines: 60, answer: "Yes"}
"""

GAPS = """
questions:
  - {kind: cloze, ask: Fill, text: "{The first} day was {calm}"}
  - {kind: cloze, ask: Fill, text: "{Everything}"}
  - {kind: cloze, ask: Fill, bank: false, text: "a {b}{c}, ({d})."}
  - {kind: cloze, ask: Fill, text: "LONG{LONG}."}
"""

CHOICES = f"""
questions:
  - {{kind: choice, ask: Which?, answer: c25, choices: [{", ".join(f"c{n}" for n in range(26))}]}}
  - {{kind: order, ask: Which?, items: [{", ".join(f"i{n} LONG" for n in range(26))}]}}
  - kind: match
    ask: Which?
    pairs: [{{item: a, match: 1 LONG}}, {{item: b LONG, match: "2"}}, {{item: c, match: "3"}}]
"""

LISTS = """
text: |
  - one
    - two
      - three
        1. four
           1. five
              - six

      and a paragraph in the second
  -
  1. *first*

     its second paragraph [@log ¶1]
  2. **second**

  1956. A year is no number of a list.
"""

ELSEWHERE = """
questions:
  - {kind: short, ask: What came?, on: [storm, calm], answer: A storm}
"""

LETTERED = """
excerpts:
  - {id: calm, source: log, paragraphs: 1}
  - {id: storm, source: log, paragraphs: 2}
"""

UNSEEN = "\u00ad\u200b\u2060\u200e"
SPACES = "\u00a0\u2007\u2009\u202f\u3000"
"""Of many a text from the web or a word processor; no face has all of them."""
SEEN_NOT = f"""
text: It {SPACES} was c{UNSEEN}alm.
excerpts: [{{source: log, paragraphs: 6}}]
"""
STRANGE = f"{LOG}\n\ufeffThe\x0cfirst {SPACES} d{UNSEEN}ay\x0b\u2028was calm.\n"

ALL_AT_ONCE = {
    "Excerpts": EXCERPTS,
    "Answers": ANSWERS,
    "Gaps": GAPS,
    "Choices": CHOICES,
    "Lists": LISTS,
    "Elsewhere": ELSEWHERE,
    "Letters": LETTERED,
    "Signs": SEEN_NOT,
}

EVENTS = [
    *((f"1956-02-{day:02}", f"Day {day} {'of days ' * (day % 7)}") for day in range(1, 29)),
    *(("1956-02-25", f"The same day {n}") for n in range(30)),
    *(("../1956", "Always"), ("1953/..", "Ever since"), ("Y-12000", "Long ago")),
    *(("193X", LONG), ("Y99999", "Far off")),
]

EXTREMES: dict[str, tuple[str, str]] = {
    "nothing": ("title: Nothing\nsources: {}\nsections: []\n", LOG),
    "only what must be": (ONE, LOG),
    "empty sections and a long title": (
        sections({f"S{n}": "" for n in range(9)}).replace(
            "A Harbour", "A Harbour in Winter " * 100
        ),
        LOG,
    ),
    "an unbroken word": (
        section(f"text: {'z' * 2000}\nobjectives: [{'w' * 300}]")
        .replace("A Harbour", "x" * 2000)
        .replace("title: One", f"title: {'y' * 2000}"),
        f"{LOG}\n{'v' * 3000}\n",
    ),
    "markup": (MARKUP, MARKED_UP),
    "all at once": (sections(ALL_AT_ONCE), STRANGE),
    "200 excerpts": (
        section(
            "excerpts:\n"
            + "".join(f"  - {{source: log, paragraphs: {n}}}\n" for n in range(6, 206))
        ),
        LOG + "".join(f"\nLine {n} of the log has the number {n}.\n" for n in range(6, 206)),
    ),
    "without a cover": (f"{ONE}editions: {{guide: {{omit: [cover, how-to-use]}}}}\n", LOG),
    "sections alone": (
        section("text: Calm [@log ¶1]")
        + "editions: {guide: {omit: [cover, how-to-use, contents, bibliography, sources, index,"
        " verification]}}\n",
        LOG,
    ),
    "a crowded timeline": (
        f"{ONE}timeline:\n"
        + "".join(f"  - {{date: {date}, title: {title}}}\n" for date, title in EVENTS),
        LOG,
    ),
}
"""Outline and source by the name of what is extreme about them."""

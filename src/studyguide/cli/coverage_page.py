"""The coverage of sources as a page for a browser: their texts, shaded by how much they are used.

The page is whole in itself: it loads nothing and runs nothing. What a source or an outline says
is text in it, whatever it looks like. How much is used is told in words and by lines and borders,
not by shades alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from itertools import pairwise

from studyguide.cli.coverage_style import STYLE
from studyguide.cli.terminal import clean
from studyguide.cli.uses import in_lines
from studyguide.guide.coverage import (
    LEVELS,
    Counts,
    CoveredParagraph,
    Level,
    SourceCoverage,
    numbers_on,
)
from studyguide.guide.model import Guide
from studyguide.guide.uses import Use
from studyguide.sources.model import Source

_DARKEST = 4
"""Words that are used so often, or more often, have the darkest shade."""

_MEANINGS: dict[Level, str] = {
    "quoted": "an excerpt prints words of it",
    "cited": "it is referred to, but not printed",
    "unused": "nothing refers to it",
}

Group = tuple[str | None, str]
"""The section and the name of something that uses sources."""

Entry = tuple[Use, str, str, int]
"""A use, the id and the label of the source, and the number of the paragraph."""


def coverage_page(guide: Guide, covered: Sequence[SourceCoverage]) -> str:
    """The page, as HTML."""
    title = f"Coverage of the sources: {_text(guide.outline.title)}"
    body = [
        f"<h1>{title}</h1>",
        *_summary(guide, covered),
        *(line for each in covered for line in _source(guide, each)),
        *_users(guide, covered),
    ]
    return "\n".join([_HEAD.format(title=title, style=STYLE), *body, "</main></body></html>\n"])


_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body><main>"""


def _text(text: str) -> str:
    """What somebody wrote, as text of a page."""
    return escape(clean(text))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _summary(guide: Guide, covered: Sequence[SourceCoverage]) -> Iterator[str]:
    """What the marks mean; a table of the sources, and one of the sections."""
    yield "<dl class=legend>"
    for level in LEVELS:
        yield f'<div><dt class="{level}">{level}</dt><dd>{_MEANINGS[level]}</dd></div>'
    yield "</dl>"
    yield "<p>Words that an excerpt or a citation names are <mark class=n1>underlined</mark>: the"
    yield f"more often, the <mark class=n{_DARKEST}>heavier</mark>.</p>"
    yield "<div class=wide><table><caption>Paragraphs of each source</caption>"
    yield _row("th", "source", "all", *LEVELS)
    for each in covered:
        link = f'<a href="#source-{each.id}">{_text(each.label)}</a>'
        yield _row("td", link, *map(str, (each.counts.all, *_figures(each.counts))))
    yield "</table></div>"
    yield "<div class=wide><table><caption>Paragraphs that each section uses</caption>"
    heads = (f"{_text(each.label)} {level}" for each in covered for level in LEVELS[:2])
    yield _row("th", "section", *heads)
    titles = {section.id: section.title for section in guide.sections}
    for id in covered[0].sections:
        figures = (n for each in covered for n in _figures(each.sections[id])[:2])
        link = f'<a href="#section-{_text(id)}">{_text(titles.get(id, "elsewhere"))}</a>'
        yield _row("td", link, *map(str, figures))
    yield "</table></div>"


def _figures(counts: Counts) -> tuple[int, int, int]:
    return counts.quoted, counts.cited, counts.unused


def _row(tag: str, first: str, *rest: str) -> str:
    """A row of a table; its first cell names it."""
    scope, opening = ("col", "th scope=col") if tag == "th" else ("row", "td")
    cells = "".join(f"<{opening}>{each}</{tag}>" for each in rest)
    return f"<tr><th scope={scope}>{first}</th>{cells}</tr>"


def _source(guide: Guide, covered: SourceCoverage) -> Iterator[str]:
    """A source: a link to every paragraph, then the paragraphs."""
    source = guide.sources[covered.id]
    language = guide.entries[covered.id].language or guide.outline.language
    label = _text(covered.label)
    yield f'<section aria-labelledby="source-{covered.id}">'
    yield f'<h2 id="source-{covered.id}">{label}</h2>'
    yield f'<nav aria-label="Paragraphs of {label}"><ol class=strip>'
    for each in covered.paragraphs:
        n = each.paragraph.number
        yield (
            f'<li><a class="{each.level}" href="#{covered.id}-{n}" '
            f'aria-label="paragraph {n}, {each.level}">{n}</a></li>'
        )
    yield "</ol></nav>"
    unused = numbers_on(covered, "unused")
    yield f"<p>{'Unused: ' + unused if unused else 'No paragraph is unused'}.</p>"
    for each in covered.paragraphs:
        yield from _paragraph(each, source, language)
    yield "</section>"


def _paragraph(covered: CoveredParagraph, source: Source, language: str) -> Iterator[str]:
    """A paragraph: its number, how much it is used, its words, and what uses it."""
    number, uses = covered.paragraph.number, covered.uses
    used = f"{covered.level}, used {_times(len(uses))}" if uses else "unused"
    yield f'<article id="{source.id}-{number}" class="{covered.level}">'
    yield f"<h3>¶ {number} <small>{used}</small></h3>"
    yield f'<p lang="{_text(language)}">{"".join(_shaded(covered, source))}</p>'
    if uses:
        yield "<ul class=uses>"
        for group in dict.fromkeys(map(_group, uses)):
            lines = in_lines(use for use in uses if _group(use) == group)
            yield f'<li><a href="#{_id(group)}">{_text(group[1])}</a>{lines}</li>'
        yield "</ul>"
    yield "</article>"


def _shaded(covered: CoveredParagraph, source: Source) -> Iterator[str]:
    """The words of a paragraph, each stretch by how many uses name it."""
    start, end = covered.paragraph.start, covered.paragraph.end
    spans = [
        (max(a, start), min(b, end))
        for use in covered.uses
        for a, b in use.stretches
        if a < end and start < b
    ]
    edges = sorted({start, end, *(edge for span in spans for edge in span)})
    for left, right in pairwise(edges):
        words = _text(source.text[left:right])
        count = sum(a <= left and right <= b for a, b in spans)
        if count:
            times = _times(count)
            yield f'<mark class=n{min(count, _DARKEST)} title="used {times}">{words}</mark>'
        else:
            yield words


def _users(guide: Guide, covered: Sequence[SourceCoverage]) -> Iterator[str]:
    """Everything that uses a source, by section, with links to the paragraphs."""
    titles: dict[str | None, str] = {each.id: each.title for each in guide.sections}
    groups: dict[Group, list[Entry]] = {}
    for each in covered:
        for on in each.paragraphs:
            for use in on.uses:
                entry = (use, each.id, each.label, on.paragraph.number)
                groups.setdefault(_group(use), []).append(entry)
    ordered = sorted(groups.items(), key=lambda item: _first_line(use for use, *_ in item[1]))
    yield "<section aria-labelledby=users><h2 id=users>What uses the sources</h2>"
    for id in (*titles, None):
        yield f'<h3 id="section-{_text(id or "")}">{_text(titles.get(id, "Elsewhere"))}</h3>'
        items = [_user(group, entries) for group, entries in ordered if group[0] == id]
        yield f"<ul>{''.join(items)}</ul>" if items else "<p>uses none</p>"
    yield "</section>"


def _user(group: Group, entries: Sequence[Entry]) -> str:
    """Something that uses sources, where the outline has it, and links to the paragraphs."""
    links = dict.fromkeys(
        f'<a href="#{source}-{number}">{_text(label)} ¶&nbsp;{number}</a>'
        for _, source, label, number in entries
    )
    lines = in_lines(use for use, *_ in entries)
    return f'<li id="{_id(group)}">{_text(group[1])}{lines}: {", ".join(links)}</li>\n'


def _group(use: Use) -> Group:
    return use.section, use.worded


def _id(group: Group) -> str:
    """A name for something that uses sources, made of what it is called."""
    return "use-" + sha256(f"{group[0]}\n{group[1]}".encode("utf-8", "replace")).hexdigest()[:12]


def _first_line(uses: Iterable[Use]) -> int:
    return min((use.place.line for use in uses if use.place), default=0)

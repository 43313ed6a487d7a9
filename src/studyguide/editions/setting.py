"""From a guide's spans to a document's: citations become links, names get index anchors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from studyguide.dates import shown
from studyguide.diagnostics import Place
from studyguide.document import blocks as b
from studyguide.document.inline import Anchor, Inline, Jump, Spans, Style, Words
from studyguide.editions.vocabulary import Vocabulary
from studyguide.guide.model import Cited, Guide, Prose, ProseBlock, ProseList, Text
from studyguide.guide.model import Span as GuideSpan
from studyguide.sources.bibliography import bibliography
from studyguide.sources.model import Passage
from studyguide.sources.quotation import paragraph_pieces

_WORD = re.compile(r"\w+")
_SHORT_CITATION = 20


def origin(place: Place | None) -> b.Origin:
    """The place of an outline's value as a document keeps it."""
    return (place.file, place.line, place.column) if place else None


def paragraph_anchor(source: str, number: int) -> str:
    return f"source-{source}-{number}"


def text_anchor(source: str) -> str:
    return f"text-{source}"


class IndexNames:
    """The names that the index lists, and where they were met.

    Forms are kept by their first word, and a text is gone through word by word: one pattern
    of all forms would try each of them at every letter.
    """

    def __init__(self, names: Mapping[str, Sequence[str]], exact: Iterable[str]) -> None:
        """``names`` maps an entry to the forms it is found under; those of the entries in
        ``exact`` are matched with their capitals, others whatever their case."""
        exactly = set(exact)
        self.met: dict[str, list[str]] = {entry: [] for entry in names}
        self._forms: dict[str, list[tuple[str, bool, str]]] = defaultdict(list)
        forms = [(form, entry) for entry, all_forms in names.items() for form in all_forms]
        for form, entry in sorted(forms, key=lambda pair: (-len(pair[0]), pair)):
            if first := _WORD.match(form):
                known = form if entry in exactly else form.lower()
                self._forms[first[0].lower()].append((known, entry in exactly, entry))

    def mark(self, spans: Spans) -> Spans:
        """``spans`` with an anchor before the first mention of each name in them."""
        seen: set[str] = set()
        return tuple(piece for span in spans for piece in self._mark(span, seen))

    def _mark(self, span: Inline, seen: set[str]) -> Iterator[Inline]:
        if not isinstance(span, Words):
            yield span
            return
        at = 0
        for start, entry in self._find(span.text):
            if entry in seen:
                continue
            seen.add(entry)
            if start > at:
                yield Words(span.text[at:start], span.style, span.lang)
            anchor = f"index-{len(self.met[entry])}-{entry}"
            self.met[entry].append(anchor)
            yield Anchor(anchor)
            at = start
        yield Words(span.text[at:], span.style, span.lang) if at else span

    def _find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where entries are named in ``text``; of several forms at one place the longest."""
        after = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < after or (forms := self._forms.get(word[0].lower())) is None:
                continue
            for form, exact, entry in forms:
                stop = start + len(form)
                found = text[start:stop]
                if (found if exact else found.lower()) == form and not _WORD.match(text, stop):
                    yield start, entry
                    after = stop
                    break


class Setting:
    """Turns what a guide says into spans, for one document."""

    def __init__(self, guide: Guide, words: Vocabulary, names: IndexNames, *, linked: bool) -> None:
        """``linked`` says whether the document holds the source texts to link to."""
        self.guide = guide
        self.words = words
        self.names = names
        self.bibliography = bibliography(
            guide.outline.citation_style, guide.references, guide.outline.language
        )
        self.set_so_far: set[str] = set()
        """The anchors of the citations that the document holds so far: what is left out of it,
        or stands in a part that is laid out later, has no page to name."""
        self._linked = linked
        self._worded: dict[tuple[tuple[str, tuple[int, int] | None], ...], tuple[Words, ...]] = {}
        language = guide.outline.language
        self.printed_date = shown(guide.date, language) if guide.date else None

    def spans(self, spans: Iterable[GuideSpan], *, indexed: bool = True) -> Spans:
        """The author's words; neighbouring citations share one pair of brackets.

        What only the key shows is not ``indexed``: it would lead students to the answers.
        """
        made: list[Inline] = []
        for cites, group in groupby(_together(spans), key=lambda span: isinstance(span, Cited)):
            if cites:
                made += self.citation([span for span in group if isinstance(span, Cited)])
            else:
                for span in group:
                    if isinstance(span, Text):
                        made.append(Words(span.text, _style(span)))
        return self.names.mark(tuple(made)) if indexed else tuple(made)

    def citation(self, cited: Sequence[Cited], *, brackets: bool = True) -> list[Inline]:
        """Citations in the guide's style; those of one source are one link, to the first."""
        self.set_so_far.update(cite.anchor for cite in cited)
        made: list[Inline] = [Anchor(cite.anchor) for cite in cited]
        if brackets:
            made.append(Words("(", Style.QUIET))
        for i, (_, group) in enumerate(groupby(cited, key=lambda cite: cite.source)):
            if i:
                made.append(Words("; ", Style.QUIET))
            made.append(self._jump(list(group)))
        if brackets:
            made.append(Words(")", Style.QUIET))
        return made

    def _jump(self, cited: Sequence[Cited]) -> Words | Jump:
        """Citations of one source, worded in the guide's style."""
        numbers = tuple(dict.fromkeys((cite.source, cite.paragraphs) for cite in cited))
        if numbers not in self._worded:
            self._worded[numbers] = tuple(
                Words(
                    _unbroken(span.text),
                    Style.QUIET | (Style.EMPHASIS if span.italic else Style.PLAIN),
                )
                for span in self.bibliography.cite(numbers, parentheses=False)
            )
        return self._link(cited[0], self._worded[numbers])

    def _link(self, cite: Cited, words: tuple[Words, ...]) -> Words | Jump:
        """``words`` leading to what is cited, if the document holds it."""
        if not self._linked:
            return Words("".join(word.text for word in words), words[0].style)
        target = (
            paragraph_anchor(cite.source, cite.paragraphs[0])
            if cite.paragraphs
            else text_anchor(cite.source)
        )
        return Jump(words, f"#{target}", self.describe(cite))

    def place_of(self, cite: Cited) -> Spans:
        """The short form for tables: the source's label and the paragraph, linked."""
        label = self.guide.sources[cite.source].label
        if cite.paragraphs is None:
            return (self._link(cite, (Words(label),)),)
        first, last = cite.paragraphs
        numbers = f"{first}" if first == last else f"{first}–{last}"
        text = f"{label} \N{PILCROW SIGN}\N{NO-BREAK SPACE}{numbers}"
        return (self._link(cite, (Words(text),)),)

    def describe(self, cite: Cited) -> str:
        """What is cited, in words: ``RT, paragraph 12``."""
        label = self.guide.sources[cite.source].label
        locator = self.locator(cite)
        return f"{label}, {locator}" if locator else label

    def locator(self, cite: Cited) -> str:
        """``paragraph 12`` or ``paragraphs 12–14``; nothing for a whole text."""
        if cite.paragraphs is None:
            return ""
        first, last = cite.paragraphs
        if first == last:
            return self.words.paragraph.format(n=first)
        return self.words.paragraphs.format(n=f"{first}–{last}")

    def prose(self, prose: Prose, place: Place | None) -> list[b.Paragraph | b.Bullets]:
        """Paragraphs and lists of the author's prose."""
        return [self._prose_block(block, place) for block in prose]

    def _prose_block(self, block: ProseBlock, place: Place | None) -> b.Paragraph | b.Bullets:
        if isinstance(block, ProseList):
            items = tuple(
                tuple(self._prose_block(inner, place) for inner in item) for item in block.items
            )
            return b.Bullets(items=items, ordered=block.ordered, origin=origin(place))
        return b.Paragraph(spans=self.spans(block.spans), origin=origin(place))

    def quoted(self, passage: Passage) -> tuple[b.QuotedParagraph, ...]:
        """A passage as it is printed: the source's own words, the editor's in brackets."""
        source = self.guide.sources[passage.source]
        return tuple(
            b.QuotedParagraph(
                self.names.mark(
                    tuple(
                        Words(run.text, Style.PLAIN if run.kind == "text" else Style.EDITOR)
                        for run in paragraph.runs
                    )
                )
            )
            for paragraph in paragraph_pieces(passage, source)
        )


def _style(text: Text) -> int:
    strong = Style.STRONG if text.strong else Style.PLAIN
    emphasis = Style.EMPHASIS if text.emphasis else Style.PLAIN
    return strong | emphasis


def _together(spans: Iterable[GuideSpan]) -> list[GuideSpan]:
    """Spans without the white space between neighbouring citations, which become one."""
    kept: list[GuideSpan] = []
    for span in spans:
        between = len(kept) > 1 and isinstance(kept[-1], Text) and not kept[-1].text.strip()
        if isinstance(span, Cited) and between and isinstance(kept[-2], Cited):
            kept.pop()
        kept.append(span)
    return kept


def _unbroken(text: str) -> str:
    """A short citation stays on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}") if len(text) <= _SHORT_CITATION else text

"""From a guide's spans to a document's: citations become links, names get index anchors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from studyguide.dates import shown
from studyguide.diagnostics import Place
from studyguide.document import blocks as b
from studyguide.document.inline import Anchor, Inline, Jump, Spans, Style, Words
from studyguide.editions.names import IndexNames
from studyguide.editions.vocabulary import Vocabulary
from studyguide.guide.lettering import letters
from studyguide.guide.model import Cited, Guide, Prose, ProseBlock, ProseList, Text
from studyguide.guide.model import Span as GuideSpan
from studyguide.memory import Forgetful, Memory, Same
from studyguide.sources.bibliography import Entry, bibliography
from studyguide.sources.bibliography.numbers import ParagraphRange, paragraphs
from studyguide.sources.model import Passage
from studyguide.sources.quotation import PassageParagraph, paragraph_pieces

_SHORT_CITATION = 20


def origin(place: Place | None) -> b.Origin | None:
    """The place of an outline's value as a document keeps it."""
    return b.Origin(place.file, place.line, place.column) if place else None


def paragraph_anchor(source: str, number: int) -> str:
    return f"source-{source}-{number}"


def text_anchor(source: str) -> str:
    return f"text-{source}"


class Setting:
    """Turns what a guide says into spans, for one document."""

    def __init__(
        self,
        guide: Guide,
        words: Vocabulary,
        names: IndexNames | None = None,
        *,
        linked: bool = False,
        holds: Collection[str] | None = None,
        memory: Memory | None = None,
    ) -> None:
        """``linked`` says whether the document holds the source texts to link to, ``holds``
        which of the guide's sections and excerpts it holds, by their anchors (None: all). An
        index is made of ``names``."""
        self.guide = guide
        self.memory = memory or Forgetful()
        self.words = words
        self.names = names or IndexNames({}, ())
        language = guide.outline.language
        self.bibliography = bibliography(guide.outline.citation_style, guide.references, language)
        self._labels = bibliography("label", guide.references, language)
        self.kinds_differ = len({entry.kind for entry in guide.entries.values()}) > 1
        """Whether there are both primary and secondary sources, so that each has to say it."""
        self.anchors: dict[int, str] = {}
        """The anchors of the citations that the document holds so far, in its order, by their
        numbers: what is left out of it, or stands in a part that is laid out later, has no page
        to name."""
        self._chapter = ""
        self._cited_in_chapter = 0
        self.linked = linked
        self._holds = holds
        self._worded: dict[tuple[tuple[str, tuple[int, int] | None], ...], tuple[Words, ...]] = {}
        self._placed: dict[tuple[str, tuple[int, int] | None], Words | Jump] = {}
        self._same: dict[str, Same] = {}
        self.printed_date = shown(guide.date, language) if guide.date else None

    def works(self) -> list[Entry]:
        """The entries of the bibliography in its order: primary sources, then secondary ones."""
        return [*self.bibliography.entries("primary"), *self.bibliography.entries("secondary")]

    def spans(self, spans: Iterable[GuideSpan], *, indexed: bool = False) -> Spans:
        """The author's words; neighbouring citations share one pair of brackets.

        ``indexed`` are the places where a reader learns something of a name: texts, excerpts
        and notes, but no questions and lists, which only name it.
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

    def jump(self, text: str, anchor: str, describes: str) -> Words | Jump:
        """``text`` in quiet type, leading to a section or an excerpt if the document holds it."""
        words = Words(text, Style.QUIET)
        held = self._holds is None or anchor in self._holds
        return Jump((words,), f"#{anchor}", describes) if held else words

    def begin(self, chapter: str) -> None:
        """What comes next stands in the chapter of this name, which must be one of a kind.

        Anchors are counted in each chapter, so that a change in one leaves the others as they
        are.
        """
        self._chapter, self._cited_in_chapter = chapter, 0
        self.names.begin(chapter)

    def anchor(self, cite: Cited) -> str:
        """The anchor of a citation, which the document holds after those before."""
        if cite.number not in self.anchors:
            self._cited_in_chapter += 1
            self.anchors[cite.number] = f"cite-{self._chapter}:{self._cited_in_chapter}"
        return self.anchors[cite.number]

    def citation(self, cited: Sequence[Cited], *, brackets: bool = True) -> list[Inline]:
        """Citations in the guide's style; those of one source are one link, to the first of
        their paragraphs."""
        made: list[Inline] = [Anchor(self.anchor(cite)) for cite in cited]
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
        return self._link(cited, self._worded[numbers])

    def _link(self, cited: Sequence[Cited], words: tuple[Words, ...]) -> Words | Jump:
        """``words`` leading to what is cited of a source, if the document holds it."""
        if not self.linked:
            return Words("".join(word.text for word in words), words[0].style)
        source = cited[0].source
        ranges = [cite.paragraphs for cite in cited if cite.paragraphs]
        target = paragraph_anchor(source, min(ranges)[0]) if ranges else text_anchor(source)
        return Jump(words, f"#{target}", self._describe(source, ranges))

    def place_of(self, cite: Cited) -> Spans:
        """The short form for tables: the source's label and the paragraph, linked."""
        place = (cite.source, cite.paragraphs)
        if place not in self._placed:
            cited = self._labels.cite([place], parentheses=False)
            self._placed[place] = self._link(
                [cite], tuple(Words(_unbroken(span.text)) for span in cited)
            )
        return (self._placed[place],)

    def letter(self, index: int) -> str:
        """The letter of what has ``index`` others before it."""
        return letters(index, self.guide.outline.language)

    def _describe(self, source: str, ranges: Sequence[ParagraphRange]) -> str:
        """What is cited, in words: ``RT, paragraph 12``, ``RT, paragraphs 12–14``, ``RT``."""
        label = self.guide.sources[source].label
        if not ranges:
            return label
        figures = paragraphs(ranges, ("{}", "{}"))
        pattern = self.words.paragraph if figures.isdecimal() else self.words.paragraphs
        return f"{label}, {pattern.format(n=figures)}"

    def prose(self, prose: Prose) -> list[b.Paragraph | b.Bullets]:
        """Paragraphs and lists of the author's prose."""
        return [self._prose_block(block) for block in prose]

    def _prose_block(self, block: ProseBlock) -> b.Paragraph | b.Bullets:
        if isinstance(block, ProseList):
            items = tuple(tuple(map(self._prose_block, item)) for item in block.items)
            return b.Bullets(items=items, ordered=block.ordered)
        return b.Paragraph(spans=self.spans(block.spans, indexed=True), origin=origin(block.place))

    def quoted(self, passage: Passage) -> tuple[b.QuotedParagraph, ...]:
        """A passage as it is printed: the source's own words, the editor's in brackets."""
        return tuple(
            b.QuotedParagraph(
                self.names.mark(
                    tuple(
                        Words(run.text, Style.PLAIN if run.kind == "text" else Style.EDITOR)
                        for run in paragraph.runs
                    )
                )
            )
            for paragraph in self.pieces(passage)
        )

    def pieces(self, passage: Passage) -> tuple[PassageParagraph, ...]:
        """A passage by paragraphs, as it is printed."""
        source = self.guide.sources[passage.source]
        return self.memory.recall(
            "printed passage",
            (self.same(passage.source), passage),
            lambda: paragraph_pieces(passage, source),
        )

    def same(self, source: str) -> Same:
        """What stands for a source in the keys of the memory: the same thing as long as the
        source is read alike."""
        if source not in self._same:
            read = self.guide.sources[source]
            self._same[source] = self.memory.recall("source", read, lambda: Same(read))
        return self._same[source]


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

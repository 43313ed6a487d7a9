"""The verdict on every quotation, so that a reader can look each one up."""

from __future__ import annotations

from collections.abc import Sequence

from studyguide.document import blocks as b
from studyguide.document.inline import PageNumbers, Spans, words
from studyguide.editions.apparatus import Blocks, heading
from studyguide.editions.setting import Setting
from studyguide.guide.model import Cited
from studyguide.sources.model import Passage
from studyguide.sources.quotation import printed

_SHOWN = 48
"""How many characters of a quotation the verification shows: what fits on one line."""


def verification(setting: Setting) -> Blocks:
    """Every quotation of the student's copy with its verdict and place, and what was read."""
    guide, vocabulary = setting.guide, setting.words
    if not guide.sources:
        return []
    quoted = [cite for cite in guide.cited if cite.use not in ("evidence", "teacher")]
    rows = tuple(
        (
            words(source.label),
            words(str(source.paragraphs[-1].last)),
            words(_grouped(source.sha256)),
        )
        for source in (guide.sources[work.id] for work in setting.works())
    )
    return [
        heading(vocabulary.verification, "verification", fresh=False),
        b.Paragraph(spans=words(vocabulary.verification_text), role="small"),
        b.Table(
            head=(
                words(vocabulary.file),
                words(vocabulary.paragraph_count),
                words(vocabulary.checksum),
            ),
            rows=rows,
            widths=(0, 0, 1),
            row_heads=True,
        ),
        *verdicts(setting, quoted),
    ]


def _grouped(digits: str) -> str:
    """A long number in groups of sixteen, that can be compared with the finger."""
    return " ".join(digits[i : i + 16] for i in range(0, len(digits), 16))


def verdicts(setting: Setting, cited: Sequence[Cited]) -> Blocks:
    """A table of quotations, a line each, in the order in which the document has them: pages,
    words, source and paragraph, verdict.

    Words that are quoted alike in several places have one line, with all their pages.
    Citations that quote no words are not in it: there was nothing to compare.
    """
    vocabulary = setting.words
    alike: dict[Passage, list[Cited]] = {}
    for cite in cited:
        if cite.passage is not None and cite.number in setting.anchors:
            alike.setdefault(cite.passage, []).append(cite)
    order = {number: i for i, number in enumerate(setting.anchors)}
    first = {passage: min(order[cite.number] for cite in cites) for passage, cites in alike.items()}
    rows = tuple(
        (
            _pages_of(setting, cites),
            words(_words_of(setting, passage)),
            setting.place_of(cites[0]),
            words(_verdict(setting, passage)),
        )
        for passage, cites in sorted(alike.items(), key=lambda item: first[item[0]])
    )
    head = (vocabulary.place, vocabulary.quotation, vocabulary.where, vocabulary.verdict)
    if not rows:
        return []
    widths = (0, 1, 0, 0)
    return [b.Table(head=tuple(map(words, head)), rows=rows, widths=widths, dense=True)]


def _pages_of(setting: Setting, cites: Sequence[Cited]) -> Spans:
    """The pages of citations."""
    spoken = setting.words
    anchors = tuple(setting.anchors[cite.number] for cite in cites)
    return (PageNumbers(anchors, spoken.page, spoken.pages, describes=spoken.page_link),)


def _words_of(setting: Setting, passage: Passage) -> str:
    """The quoted words, or their beginning and end if they are many."""
    source = setting.guide.sources[passage.source]
    return setting.memory.recall(
        "words of a quotation",
        (setting.same(source.id), passage),
        lambda: _ends_of(printed(passage, source)),
    )


def _ends_of(text: str) -> str:
    """What is shown of a text."""
    text = " ".join(text.split())
    if len(text) <= _SHOWN:
        return text
    begins = text[: _SHOWN * 3 // 5].rsplit(" ", 1)[0]
    last_word = text.rpartition(" ")[2][-_SHOWN // 2 :]
    ends = text[-_SHOWN // 4 :].partition(" ")[2] or last_word
    return f"{begins} […] {ends}"


def _verdict(setting: Setting, passage: Passage) -> str:
    if passage.verdict == "exact":
        return setting.words.exact
    folds = ", ".join(setting.words.folds.get(fold, fold) for fold in passage.folds)
    return setting.words.normalised.format(folds=folds)

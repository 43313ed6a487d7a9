"""The front matter: cover, how to use the guide, contents."""

from __future__ import annotations

from studyguide.document import blocks as b
from studyguide.document.inline import Spans, Words, words
from studyguide.editions.apparatus import Blocks, bibliography_spans
from studyguide.editions.setting import Setting, origin
from studyguide.records import place_of


def cover(setting: Setting, title: str) -> Blocks:
    guide = setting.guide
    outline = guide.outline
    return [
        b.Cover(
            kicker=setting.words.study_guide,
            key_kicker=setting.words.answer_key,
            key_notice=setting.words.for_the_teacher,
            title=title,
            subtitle=outline.subtitle,
            byline=outline.author,
            date=setting.printed_date,
            fields=(setting.words.name, setting.words.class_),
            sources_label=setting.words.sources,
            sources=tuple(bibliography_spans(e.text) for e in setting.works()),
            anchor="cover",
            origin=origin(place_of(outline.title)),
        )
    ]


def how_to_use(setting: Setting) -> Blocks:
    made: Blocks = [
        b.Heading(level=2, title=setting.words.how_to_use, anchor="how-to-use", fresh=True)
    ]
    made += setting.prose(setting.guide.introduction)
    made += [b.Paragraph(spans=words(text)) for text in setting.words.how_to_use_text]
    if setting.guide.sources:
        made.append(b.Paragraph(spans=_how_to_look_up(setting)))
    items = tuple((b.Paragraph(spans=words(text)),) for text in setting.words.how_to_use_objective)
    return [*made, b.Bullets(items=items)]


def _how_to_look_up(setting: Setting) -> Spans:
    """What a citation in the text means, by one of this guide, and where it leads."""
    vocabulary = setting.words
    id, number = _some_paragraph(setting)
    before, _, after = vocabulary.how_to_look_up.partition("{example}")
    after = after.format(number=number, label=setting.guide.sources[id].label)
    if undated := setting.bibliography.undated:
        after += f" {vocabulary.how_undated.format(words=undated)}"
    if setting.linked:
        after += f" {vocabulary.how_texts_stand}"
    example = bibliography_spans(setting.bibliography.cite([(id, (number, number))]))
    return (Words(before), *example, Words(after))


def _some_paragraph(setting: Setting) -> tuple[str, int]:
    """A paragraph for an example: the first that the text cites, else the first of all."""
    guide = setting.guide
    for cite in guide.cited:
        if cite.use == "text" and cite.paragraphs:
            return cite.source, cite.paragraphs[0]
    id, source = next(iter(guide.sources.items()))
    return id, source.paragraphs[0].number


def contents(setting: Setting) -> Blocks:
    title = setting.words.contents
    return [
        b.Heading(level=2, title=title, anchor="contents"),
        b.Contents(),
    ]

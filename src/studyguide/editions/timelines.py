"""The timeline by itself: a poster for the wall, and a sheet to fill in with its key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from studyguide.document import blocks as b
from studyguide.document.inline import Spans, Style, Words, words
from studyguide.editions.apparatus import bibliography_spans, drawn_timeline, event_title
from studyguide.editions.model import Printout, with_key
from studyguide.editions.questions import shuffled
from studyguide.editions.setting import Setting
from studyguide.editions.sheet import fields, sheet
from studyguide.editions.vocabulary import vocabulary
from studyguide.guide.model import Event, Guide
from studyguide.memory import Memory
from studyguide.outline.model import Every

_IN_ONE_COLUMN = 5
"""So many events to choose from stand in one column, more in two."""


def timeline_printouts(guide: Guide, _: str | None) -> Sequence[Printout]:
    """The poster, and where there is anything to fill in the student's copy and its key."""
    if not guide.timeline:
        return ()
    poster = Printout(
        "timeline-poster",
        "timeline-poster",
        partial(poster_document, guide),
        reader="wall",
        poster=True,
    )
    blank = blank_events(guide)
    if not blank:
        return (poster,)
    return (poster, *with_key("timeline", partial(blank_document, guide, blank)))


def blank_events(guide: Guide) -> list[Event]:
    """Those whose titles are filled in, as the outline says.

    If it says nothing turning points stand, as something to go by, and all others are blank;
    where these are none, every second one is.
    """
    titled = [event for event in guide.timeline if event_title(event).strip()]
    match guide.outline.editions.timeline.blank:
        case "all":
            return titled
        case list(ids):
            return [event for event in titled if event.id in ids]
        case Every(every=every):
            return titled[every - 1 :: every]
    return [event for event in titled if not event.key] or titled[1::2]


def poster_document(guide: Guide, *, memory: Memory | None = None) -> b.Document:
    """Everything on one large page: the guide's title, its sources, and the drawing."""
    setting = Setting(guide, vocabulary(guide.outline.language), holds=(), memory=memory)
    title = guide.outline.editions.timeline.title or guide.outline.title
    blocks: list[b.AnyBlock] = [b.Heading(level=1, title=title, anchor="timeline")]
    blocks += [
        b.Paragraph(spans=bibliography_spans(entry.text), role="small") for entry in setting.works()
    ]
    blocks.append(drawn_timeline(setting, setting.words.timeline_alone_alt))
    return sheet(setting, setting.words.timeline, title, blocks)


def blank_document(
    guide: Guide, blank: Sequence[Event], *, memory: Memory | None = None
) -> b.Document:
    """The drawing with lines to write on, below the line for the name and what is to be done."""
    setting = Setting(guide, vocabulary(guide.outline.language), holds=(), memory=memory)
    spoken, options = setting.words, guide.outline.editions.timeline
    title = options.title or guide.outline.title
    task = (
        f"{spoken.timeline_task} {spoken.timeline_bank}" if options.bank else spoken.timeline_task
    )
    blocks: list[b.AnyBlock] = [
        b.Heading(level=1, title=title, anchor="timeline"),
        fields(setting),
        b.Paragraph(spans=words(task)),
    ]
    letters: dict[int, str] = {}
    if options.bank:
        order = [blank[i] for i in shuffled(len(blank), "\0".join(map(event_title, blank)))]
        letters = {event.number: setting.letter(i) for i, event in enumerate(order)}
        blocks.append(
            _bank(setting, [(letters[event.number], event_title(event)) for event in order])
        )
    numbers = {event.number: letters.get(event.number, "") for event in blank}
    blocks.append(drawn_timeline(setting, spoken.timeline_alone_alt, numbers))
    return sheet(setting, spoken.timeline, title, blocks)


def _bank(setting: Setting, events: Sequence[tuple[str, str]]) -> b.Table:
    """The events to choose from with their letters, down one column or two."""
    columns = 1 if len(events) <= _IN_ONE_COLUMN else 2
    depth = -(-len(events) // columns)
    listed = [events[start : start + depth] for start in range(0, len(events), depth)]
    head = tuple(
        words(setting.words.timeline_events.format(first=column[0][0], last=column[-1][0]))
        for column in listed
    )
    rows = tuple(
        tuple(_choice(*column[row]) if row < len(column) else () for column in listed)
        for row in range(depth)
    )
    return b.Table(head=head, rows=rows, widths=(1.0,) * columns, dense=True)


def _choice(letter: str, title: str) -> Spans:
    return (Words(f"{letter}\N{NO-BREAK SPACE} ", Style.STRONG), Words(title))

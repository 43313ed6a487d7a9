"""Places in sources that somebody looks for, and all there is to say of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from studyguide.editing.excerpts import excerpt_between, whole_passage_of
from studyguide.editing.search import Hit, Result, excerpt_of, search
from studyguide.guide.uses import Use, touched
from studyguide.records.complaints import closest
from studyguide.records.text import named
from studyguide.refusal import Refusal
from studyguide.sources.model import Paragraph, Source
from studyguide.sources.paragraphs import parse_range
from studyguide.sources.quotation import Differs, SourceIndex

SHOWN = 10
"""So many places are shown at most; the others are counted."""

_LISTED = 20
"""So many paragraphs are listed at most."""


class Placed(Struct, frozen=True):
    """A place with what belongs to it.

    ``of_words`` are the uses of these very words, ``of_paragraph`` others of the paragraphs.
    ``item`` is the YAML of the excerpt, or None where there can be none, and ``why`` says so.
    """

    hit: Hit
    source: Source
    paragraphs: tuple[Paragraph, ...]
    of_words: tuple[Use, ...]
    of_paragraph: tuple[Use, ...]
    item: str | None
    why: str
    difference: Differs | None = None


class Answer(Struct, frozen=True):
    """All that was found.

    ``hits`` are all places, of which ``placed`` tells the first ones. ``elsewhere`` are places
    in other paragraphs than the one that was asked for, ``others`` those with other capitals.
    ``disordered`` are sources that have every part of the words, but not in this order.
    """

    words: str | None
    hits: tuple[Hit, ...]
    placed: tuple[Placed, ...]
    elsewhere: tuple[Hit, ...]
    others: tuple[Hit, ...]
    nearest: tuple[Placed, ...]
    disordered: tuple[str, ...]


def find_places(
    sources: Mapping[str, Source],
    every: Sequence[Use],
    words: str | None,
    at: str | None = None,
    *,
    source: str | None = None,
    paragraph: int | None = None,
) -> Answer:
    """Look for ``words``, or for the paragraphs ``at`` (``rt:34-36``), in one source or in all.

    ``every`` are the uses of the sources in the guide; ``paragraph`` is the number of the one in
    which what is found begins. Raises :class:`Refusal` for what cannot be looked for.
    """
    wanted = sources if source is None else {source: sources[_known(source, sources)]}
    library = {id: SourceIndex(each) for id, each in wanted.items()}
    found = search(words, library) if words is not None else Result((_paragraphs(at, library),))
    hits = tuple(hit for hit in found.hits if paragraph in (None, hit.paragraph))

    def placed(hit: Hit, difference: Differs | None = None) -> Placed:
        return _placed(hit, words, library[hit.source], every, difference)

    return Answer(
        words=words,
        hits=hits,
        placed=tuple(map(placed, hits[:SHOWN])),
        elsewhere=() if hits else found.hits,
        others=found.others,
        nearest=tuple(placed(near.hit, near.difference) for near in found.nearest),
        disordered=found.disordered,
    )


def only_item(answer: Answer) -> str:
    """The YAML of the one place that was found. Raises :class:`Refusal` if there are several, or
    if it cannot be quoted."""
    if len(answer.hits) > 1:
        raise Refusal(
            f"these words stand at {len(answer.hits)} places: {listed(answer.hits)}",
            "Say which you mean: add --paragraph with its number, and --source where two texts "
            "have them; or look for more words.",
        )
    (placed,) = answer.placed
    if placed.item is None:
        raise Refusal(placed.why)
    return placed.item


def name_of(hit: Hit) -> str:
    """A place as ``--at`` takes it: ``rt:34``."""
    return f"{hit.source}:{hit.paragraph}"


def listed(hits: Sequence[Hit]) -> str:
    """``rt:5, rt:9``: each paragraph once; long lists are cut short."""
    names = list(dict.fromkeys(map(name_of, hits)))
    return ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")


def _known(id: str, sources: Collection[str]) -> str:
    if id in sources:
        return id
    near = closest(id, sources)
    help = f"Did you mean {near}?" if near else f"The sources are: {', '.join(sources)}."
    raise Refusal(f"there is no source called {named(id)}", help)


def _paragraphs(at: str | None, library: Mapping[str, SourceIndex]) -> Hit:
    """What ``rt:34``, ``rt:34-36`` or, where there is one source only, ``34`` names."""
    id, colon, numbers = (at or "").rpartition(":")
    if not colon and len(library) == 1:
        (id,) = library
    span = parse_range(numbers)
    if not id or span is None:
        raise Refusal(
            f"{named(at or '')} names no paragraph",
            "Write the id of a source, a colon and a number or a range, as in rt:34 or rt:34-36.",
        )
    passage = whole_passage_of(*span, library[_known(id, library)])
    return Hit(id, passage.paragraphs[0], passage.start, passage.end)


def _placed(
    hit: Hit,
    words: str | None,
    index: SourceIndex,
    every: Sequence[Use],
    difference: Differs | None,
) -> Placed:
    paragraphs = index.paragraphs_between(hit.start, hit.end)
    here = [
        use
        for use in every
        if use.source == hit.source and not {*paragraphs}.isdisjoint(touched(use, index.source))
    ]
    of_words = [use for use in here if any(a < hit.end and hit.start < b for a, b in use.stretches)]
    item, why = None, ""
    try:
        if words is None or difference is not None:
            item = excerpt_between(hit.start, hit.end, index)
        else:
            item = excerpt_of(hit, words, index)
    except Refusal as refusal:
        why = f"{refusal.message}; {refusal.help[:1].lower()}{refusal.help[1:]}"
    return Placed(
        hit=hit,
        source=index.source,
        paragraphs=paragraphs,
        of_words=tuple(of_words),
        of_paragraph=tuple(use for use in here if use not in of_words),
        item=item,
        why=why,
        difference=difference,
    )

"""What a reference does not tell: the facts one looks for in a work, and does not find."""

from __future__ import annotations

from collections.abc import Callable

from studyguide.sources.bibliography.model import Reference
from studyguide.sources.bibliography.terms import Terms


def _any(*fields: str) -> Callable[[Reference], bool]:
    return lambda work: any(getattr(work, field) for field in fields)


_DATED = ("date", _any("issued"))
_WRITTEN = (("author", _any("authors", "editors", "translators")), _DATED)
_ISSUED = (("author", _any("authors", "editors", "translators", "publisher")), _DATED)
_PUBLISHED = (("publisher", _any("publisher", "publisher_place", "link")),)
_PRINTED = (
    ("container", _any("container_title")),
    ("page", _any("page", "volume", "link")),
)
_ONLINE = (("address", _any("link")),)
_KEPT = (("archive", _any("archive", "archive_location", "publisher", "link")),)
_HEARD = (("event", _any("event_title", "event_place", "publisher", "archive", "link")),)
_SOMEWHERE = (("origin", _any("publisher", "container_title", "archive", "link")),)
_BY_TYPE = {
    "book": _WRITTEN + _PUBLISHED,
    "thesis": _WRITTEN + _PUBLISHED,
    "report": _ISSUED + _PUBLISHED,
    "chapter": (*_WRITTEN, ("container", _any("container_title")), *_PUBLISHED),
    "article-journal": _WRITTEN + _PRINTED,
    "article-magazine": _WRITTEN + _PRINTED,
    "article-newspaper": _WRITTEN + _PRINTED,
    "webpage": _ISSUED + _ONLINE,
    "post-weblog": _ISSUED + _ONLINE,
    "speech": _WRITTEN + _HEARD,
    "manuscript": _WRITTEN + _KEPT,
    "personal_communication": _WRITTEN + _KEPT,
    "document": _ISSUED + _SOMEWHERE,
}


def not_known(work: Reference, terms: Terms) -> str:
    """A sentence that names what is not known of the work; empty if nothing is missing.

    Who wrote it, when, what it is called, and where it is to be found: what is not given
    here is nowhere else in the guide either, and a reader should not look in vain. The body
    that issued a document counts as its author. Letters have no titles, nor has a work
    whose genre says so (``untitled memorandum``).
    """
    untitled = work.genre.casefold().startswith(terms.untitled)
    named = work.title or untitled or work.type == "personal_communication"
    missing = [] if named else ["title"]
    missing += [part for part, given in _BY_TYPE[work.type] if not given(work)]
    if not missing:
        return ""
    return terms.not_known.format(", ".join(terms.parts[part] for part in missing))

"""What a reference does not tell: the facts one looks for in a work, and does not find."""

from __future__ import annotations

from collections.abc import Callable

from studyguide.sources.bibliography.model import Reference
from studyguide.sources.bibliography.terms import Terms


def _any(*fields: str) -> Callable[[Reference], bool]:
    return lambda work: any(getattr(work, field) for field in fields)


_ALWAYS = (
    ("title", _any("title")),
    ("author", _any("authors", "editors", "translators")),
    ("date", _any("issued")),
)
_PUBLISHED = (("publisher", _any("publisher", "publisher_place", "link")),)
_PRINTED = (
    ("container", _any("container_title")),
    ("page", _any("page", "volume", "link")),
)
_ONLINE = (("address", _any("link")),)
_KEPT = (("archive", _any("archive", "archive_location", "publisher", "link")),)
_BY_TYPE = {
    "book": _PUBLISHED,
    "thesis": _PUBLISHED,
    "report": _PUBLISHED,
    "chapter": (("container", _any("container_title")), *_PUBLISHED),
    "article-journal": _PRINTED,
    "article-magazine": _PRINTED,
    "article-newspaper": _PRINTED,
    "webpage": _ONLINE,
    "post-weblog": _ONLINE,
    "speech": (("event", _any("event_title", "event_place", "publisher", "archive", "link")),),
    "manuscript": _KEPT,
    "personal_communication": _KEPT,
    "document": (("origin", _any("publisher", "container_title", "archive", "link")),),
}


def not_known(work: Reference, terms: Terms) -> str:
    """A sentence that names what is not known of the work; empty if nothing is missing.

    Who wrote it, when, what it is called, and where it is to be found: what is not given
    here is nowhere else in the guide either, and a reader should not look in vain.
    """
    missing = [
        terms.parts[part] for part, given in (*_ALWAYS, *_BY_TYPE[work.type]) if not given(work)
    ]
    return terms.not_known.format(", ".join(missing)) if missing else ""

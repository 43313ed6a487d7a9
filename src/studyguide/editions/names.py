"""The names that an index lists: where they are met, and the order they are filed in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from studyguide.document.inline import Anchor, Inline, Spans, Words
from studyguide.memory import Forgetful, Memory, Same

_WORD = re.compile(r"\w+")
_FIXED_SPACES = "\u00a0\u2007\u202f"


class IndexNames:
    """The names that the index lists, and where they were met.

    Forms are kept by their first word, and a text is gone through word by word: one pattern
    of all forms would try each of them at every letter.
    """

    def __init__(
        self,
        names: Mapping[str, Sequence[str]],
        exact: Iterable[str],
        memory: Memory | None = None,
    ) -> None:
        """``names`` maps an entry to the forms it is found under; those of the entries in
        ``exact`` are matched with their capitals, others whatever their case."""
        exactly = frozenset(exact)
        self._memory = memory or Forgetful()
        forms_of = tuple((entry, tuple(held)) for entry, held in names.items())
        self._same = self._memory.recall("names", (forms_of, exactly), lambda: Same(forms_of))
        self.met: dict[str, list[str]] = {entry: [] for entry in names}
        self._chapter = ""
        self._met_in_chapter: Counter[str] = Counter()
        self.explained: dict[str, str] = {}
        """Of these anchors the one where each entry is explained."""
        self._forms: dict[str, list[tuple[str, int, bool, str]]] = defaultdict(list)
        forms = [
            (" ".join(form.split()), entry)
            for entry, all_forms in names.items()
            for form in all_forms
        ]
        for form, entry in sorted(forms, key=lambda pair: (-len(pair[0]), pair)):
            if first := _WORD.search(form):
                known = form if entry in exactly else form.lower()
                found = (known, first.start(), entry in exactly, entry)
                self._forms[first[0].lower()].append(found)

    def begin(self, chapter: str) -> None:
        """What comes next stands in the chapter of this name: anchors are counted in each, so
        that one more name in a chapter changes none in the others."""
        self._chapter = chapter
        self._met_in_chapter.clear()

    def mark(self, spans: Spans) -> Spans:
        """``spans`` with an anchor before the first mention of each name in them."""
        seen: set[str] = set()
        return tuple(piece for span in spans for piece in self._mark(span, seen))

    def explain(self, entry: str, spans: Spans) -> Spans:
        """``spans``, at the beginning of which ``entry`` is explained."""
        anchor = self.explained[entry] = self._anchor(entry)
        return (Anchor(anchor), *spans)

    def _anchor(self, entry: str) -> str:
        """A new anchor for a place where ``entry`` is met."""
        self._met_in_chapter[entry] += 1
        anchor = f"index-{self._chapter}:{self._met_in_chapter[entry]}:{entry}"
        self.met[entry].append(anchor)
        return anchor

    def _mark(self, span: Inline, seen: set[str]) -> Iterator[Inline]:
        if not isinstance(span, Words):
            yield span
            return
        at = 0
        for start, entry in self._memory.recall(
            "names in", (self._same, span.text), lambda: list(self._find(span.text))
        ):
            if entry in seen:
                continue
            seen.add(entry)
            if start > at:
                yield Words(span.text[at:start], span.style, span.lang)
            yield Anchor(self._anchor(entry))
            at = start
        yield Words(span.text[at:], span.style, span.lang) if at else span

    def _find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where entries are named in ``text``; of several forms at one place the longest."""
        for space in _FIXED_SPACES:
            text = text.replace(space, " ")
        lowered = text.lower()
        if len(lowered) == len(text) and self._forms.keys().isdisjoint(_WORD.findall(lowered)):
            return  # most texts name nobody
        after = 0
        for word in _WORD.finditer(text):
            if (forms := self._forms.get(word[0].lower())) is None:
                continue
            for form, before, exact, entry in forms:
                start = word.start() - before
                if start < after:
                    continue
                stop = start + len(form)
                found = text[start:stop]
                if (found if exact else found.lower()) == form and not _WORD.match(text, stop):
                    yield start, entry
                    after = stop
                    break


def filing(name: str) -> tuple[str, str]:
    """The key under which an index files a name: without case and accents, then as it is."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return (bare.casefold(), name)

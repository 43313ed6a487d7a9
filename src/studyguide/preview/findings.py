"""Findings as the page shows them: with the line that is meant, and what is said of their code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from studyguide.diagnostics import Diagnostic, Findings, Place
from studyguide.explanations import Explanation, subjects
from studyguide.preview.state import Finding, RelatedPlace
from studyguide.preview.views import shown
from studyguide.records.bounded import shown_lines
from studyguide.records.text import LINE_BREAK

_LONGEST_LINE = 2_000
"""Code points of a line that are shown of it."""


class Teller:
    """Tells of the findings of one build after the other."""

    def __init__(self) -> None:
        self._explanations: Mapping[str, Explanation] = {}
        self._texts: Mapping[str, str] = {}
        self._lines: dict[str, Sequence[str]] = {}

    def begin(self, texts: Mapping[str, str]) -> None:
        """A new build begins: these files have these texts, others may have changed."""
        self._texts, self._lines = texts, {}

    def prepare(self) -> None:
        """Read what is said of codes, before somebody waits for it."""
        if not self._explanations:
            every = (each for subject in subjects() for each in subject.explanations)
            self._explanations = {each.code: each for each in every}

    def told(self, findings: Findings) -> tuple[Finding, ...]:
        """All findings once each, in the order of their places."""
        found = findings.sorted()
        if found:
            self.prepare()
        return tuple(map(self._finding, found))

    def _finding(self, diagnostic: Diagnostic) -> Finding:
        place = diagnostic.place if diagnostic.place and diagnostic.place.file else None
        said = self._explanations.get(diagnostic.code)
        return Finding(
            severity=diagnostic.severity,
            code=diagnostic.code,
            message=shown(diagnostic.message),
            file=shown(place.file) if place else None,
            line=place.line if place else None,
            column=place.column if place else None,
            length=place.length if place else None,
            source=self._line(place) if place else None,
            help=tuple(map(shown, diagnostic.help)),
            related=tuple(
                RelatedPlace(shown(other.file), other.line, other.column, shown(words))
                for other, words in diagnostic.related
            ),
            what=said.what if said else None,
            why=said.why if said else None,
            cure=said.cure if said else None,
        )

    def _line(self, place: Place) -> str | None:
        """The line of a place as far as it is shown; None if it is not to be had, or the place
        lies beyond."""
        if place.file not in self._lines:
            known = self._texts.get(place.file)
            lines = shown_lines(Path(place.file)) if known is None else LINE_BREAK.split(known)
            self._lines[place.file] = lines or ()
        lines = self._lines[place.file]
        if not 1 <= place.line <= len(lines) or place.column > _LONGEST_LINE:
            return None
        return shown(lines[place.line - 1][:_LONGEST_LINE])

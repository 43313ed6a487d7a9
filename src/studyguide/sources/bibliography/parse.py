"""Reading the CSL-YAML of a source's ``reference`` into a :class:`Reference`.

Zotero's and pandoc's exports go in unchanged. What CSL does not know is a warning, since it
is not printed; what has the wrong shape is an error. Nothing has to be given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from studyguide.diagnostics import Findings, Place
from studyguide.outline.model import SourceEntry
from studyguide.records import place_of
from studyguide.records.complaints import closest
from studyguide.sources.bibliography import parse_date, titles, vocabulary
from studyguide.sources.bibliography.model import Date, Name, Reference
from studyguide.sources.bibliography.proposals import date_help, name_help

_WHITE = re.compile(r"[ \t\r\n]+")  # a no-break space is the author's own
_APOSTROPHE = re.compile(r"(?<=\w)'")
_EXACT = frozenset({"type", "language", "DOI", "URL"})
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9.]+/\S+)", re.IGNORECASE)
_URL = re.compile(
    r"https?://[^\s\x00-\x1f\x7f<>\"{}|\\^`/?#][^\s\x00-\x1f\x7f<>\"{}|\\^`]*", re.IGNORECASE
)


def parse_reference(id: str, entry: SourceEntry, findings: Findings) -> Reference:
    """The reference of the source ``id``; faults go to ``findings`` and their values are left out.

    ``entry.reference`` is nested mappings, lists and strings as the outline was written.
    A work whose title is not known has none here: each style then prints a description, made
    of ``genre`` if that is given, else of ``type``.
    """
    return _Reader(entry, findings).reference(id)


class _Reader:
    """Takes the values of one reference, and reports what is wrong with them."""

    def __init__(self, entry: SourceEntry, findings: Findings) -> None:
        self.entry = entry
        self.values: Mapping[str, Any] = entry.reference
        self.findings = findings

    def reference(self, id: str) -> Reference:
        self._report_unknown()
        fields: dict[str, Any] = {}
        for variable, value in self.values.items():
            if variable in vocabulary.TEXTS:
                field = vocabulary.TEXTS[variable]
                fields[field] = self._text(variable, value) or fields.get(field, "")
            elif variable in vocabulary.NAMES:
                fields[vocabulary.NAMES[variable]] = self._names(variable, value)
            elif variable in vocabulary.DATES:
                fields[vocabulary.DATES[variable]] = self._date(variable, value)
        fields["type"] = self._type()
        fields["url"] = self._url(fields.get("url", ""))
        fields["doi"] = self._doi(fields.get("doi", ""))
        fields["language"] = fields.get("language") or self.entry.language or ""
        return Reference(id=id, label=self.entry.label, kind=self.entry.kind, **fields)

    def _report_unknown(self) -> None:
        for variable in self.values:
            if variable not in vocabulary.KNOWN_VARIABLES:
                self.findings.warning(
                    "reference-unknown-variable",
                    f"CSL has no variable “{variable}”, so it is not printed",
                    place_of(variable),
                    *_did_you_mean(variable, vocabulary.KNOWN_VARIABLES),
                )

    def _type(self) -> str:
        """The form in which the work is printed."""
        if "type" not in self.values:
            if self.values:
                self.findings.warning(
                    "reference-no-type",
                    "the reference does not say what type of work it is, "
                    "so it is printed as a document",
                    self._place(self.values),
                    f"Add a line “type: …” with {_or(vocabulary.PRINTED_TYPES)}.",
                )
            return "document"
        value = self._text("type", self.values["type"])
        if value in vocabulary.PRINTED_TYPES or not value:
            return value or "document"
        if value == "paper-conference" and "container-title" not in self.values:
            return "speech"
        if value in vocabulary.NEAR_TYPES:
            return vocabulary.NEAR_TYPES[value]
        self._report_type(value)
        return "document"

    def _report_type(self, value: str) -> None:
        place = self._place(self.values["type"])
        if value in vocabulary.OTHER_TYPES:
            self.findings.warning(
                "reference-plain-type",
                f"works of type “{value}” have no form of their own here "
                "and are printed as documents",
                place,
            )
        else:
            self.findings.error(
                "reference-unknown-type",
                f"CSL has no type “{value}”",
                place,
                *_did_you_mean(value, vocabulary.KNOWN_TYPES),
                f"Write {_or(vocabulary.PRINTED_TYPES)}.",
            )

    def _text(self, variable: str, value: Any) -> str:
        if value is None:
            self._report_empty(variable)
            return ""
        if not isinstance(value, str):
            self._wrong_shape(variable, value, f"“{variable}” is text, not a list or keys")
            return ""
        text = _WHITE.sub(" ", value).strip(" ")
        if not titles.words_of(text).strip():
            self._report_empty(variable)
            return ""
        return text if variable in _EXACT else _APOSTROPHE.sub("’", text)

    def _report_empty(self, variable: str) -> None:
        self.findings.warning(
            "reference-empty",
            f"“{variable}” is left empty",
            place_of(variable),
            "Leave the line out if it is not known.",
        )

    def _names(self, variable: str, value: Any) -> tuple[Name, ...]:
        if value is None:
            self._report_empty(variable)
            return ()
        people = [value] if isinstance(value, Mapping) else value
        if not _is_list(people):
            self._wrong_shape(
                variable, value, f"“{variable}” is a list of names", *name_help(variable, value)
            )
            return ()
        names = (self._name(variable, person) for person in people)
        return tuple(name for name in names if name)

    def _name(self, variable: str, value: Any) -> Name | None:
        if not isinstance(value, Mapping) or not vocabulary.NAME_PARTS.keys() & value.keys():
            message = f"a name in “{variable}” is not divided into family and given"
            self._wrong_shape(variable, value, message, *name_help(variable, value))
            return None
        parts: dict[str, Any] = {}
        for part, text in value.items():
            if part in vocabulary.NAME_PARTS:
                parts[vocabulary.NAME_PARTS[part]] = self._text(part, text)
            elif part == "static-ordering":
                parts["eastern"] = str(text).casefold() in ("true", "1", "yes")
            elif part not in vocabulary.NAME_SWITCHES:
                self.findings.warning(
                    "reference-unknown-name-part",
                    f"a name in CSL has no part “{part}”, so it is not printed",
                    place_of(part),
                    *_did_you_mean(part, vocabulary.NAME_PARTS),
                )
        if not (parts.get("family") or parts.get("literal") or parts.get("given")):
            return None
        if not parts.get("family") and not parts.get("literal"):
            parts["literal"] = parts.pop("given")
        return Name(**parts)

    def _date(self, variable: str, value: Any) -> Date | None:
        if (value is None or isinstance(value, str)) and not self._text(variable, value):
            return None
        try:
            return parse_date.parse_date(value)
        except parse_date.DateFault as fault:
            self.findings.error(
                "reference-date",
                f"“{variable}” cannot be read: {fault}",
                self._place(value) or place_of(variable),
                *date_help(value),
            )
            return None

    def _url(self, url: str) -> str:
        if not url or _URL.fullmatch(url):
            return url
        self.findings.error(
            "reference-url",
            f"“{url}” is not a web address",
            self._place(self.values.get("URL")),
            "A web address begins with http:// or https:// and has no spaces in it.",
        )
        return ""

    def _doi(self, doi: str) -> str:
        match = _DOI.fullmatch(doi)
        if match and _URL.fullmatch(f"https://doi.org/{match[1]}"):
            return match[1]
        if doi:
            self.findings.error(
                "reference-doi",
                f"“{doi}” is not a DOI",
                self._place(self.values.get("DOI")),
                "A DOI begins with 10. and has a stroke in it, as in 10.1093/hwj/dbl010.",
            )
        return ""

    def _wrong_shape(self, variable: str, value: Any, message: str, *help: str) -> None:
        place = self._place(value) or place_of(variable) or self.entry.place
        self.findings.error("reference-shape", message, place, *help)

    def _place(self, value: Any) -> Place | None:
        """Where ``value`` begins: at the first text in it."""
        if isinstance(value, str):
            return place_of(value)
        inner: Iterable[Any] = ()
        if isinstance(value, Mapping):
            inner = value.keys()
        elif _is_list(value):
            inner = value
        return next((place for place in map(self._place, inner) if place), None)


def _or(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """A line of help with the known word nearest to ``word``, or none."""
    near = closest(word, known)
    return (f"Did you mean “{near}”?",) if near else ()

"""The values that keys of several records have."""

from typing import Annotated, Literal

from msgspec import Meta

from studyguide.records import form

Words = Annotated[
    str, form(r"[^\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]", "text that is not blank")
]
Id = Annotated[str, form(r"^[A-Za-z][A-Za-z0-9_-]*$", "a letter, then letters, digits, - or _")]
Paragraphs = Annotated[
    str, form(r"^[0-9]{1,6}(-[0-9]{1,6})?$", "the number of a paragraph or a range such as 12-14")
]
Language = Annotated[
    str, form(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "a language tag such as en-GB or ru")
]
"""BCP 47, as far as its form goes."""
Date = Annotated[str, form(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a date such as 2026-09-01")]
Positive = Annotated[int, Meta(ge=1)]
Lines = Annotated[int, Meta(ge=1, le=60)]
Sheets = Annotated[int, Meta(ge=1, le=20)]
CitationStyle = Literal["chicago-author-date", "mla", "apa", "label"]
Paper = Literal["a4", "letter"]

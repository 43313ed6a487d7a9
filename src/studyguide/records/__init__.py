"""Written records: YAML that a person wrote, read into typed records that know their places."""

from studyguide.records.reader import read_record
from studyguide.records.record import Record, form
from studyguide.records.text import Text, place_of, place_of_line, place_within
from studyguide.records.values import several, texts_of

__all__ = [
    "Record",
    "Text",
    "form",
    "place_of",
    "place_of_line",
    "place_within",
    "read_record",
    "several",
    "texts_of",
]

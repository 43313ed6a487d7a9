"""Written records: YAML that a person wrote, read into typed records that know their places."""

from studyguide.records.reader import read_record
from studyguide.records.record import Record
from studyguide.records.text import Text, part_of, place_of, place_within

__all__ = ["Record", "Text", "part_of", "place_of", "place_within", "read_record"]

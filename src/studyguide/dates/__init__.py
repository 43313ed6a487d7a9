"""Dates: what the author wrote (EDTF), the days it covers, the words to print.

``edtf`` reads, ``words`` prints as ``languages`` says, ``days`` counts, ``advice`` helps
whoever wrote it wrong; ``parse`` is the way in.
"""

from studyguide.dates.edtf import Date, DateFault, Endpoint, Extent
from studyguide.dates.parse import parse_date
from studyguide.dates.words import shown, shown_between, shown_tick

__all__ = [
    "Date",
    "DateFault",
    "Endpoint",
    "Extent",
    "parse_date",
    "shown",
    "shown_between",
    "shown_tick",
]

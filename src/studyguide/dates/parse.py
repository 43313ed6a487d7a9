"""Reading a date, with advice for whoever wrote it wrong."""

from __future__ import annotations

from studyguide.dates.edtf import Date, DateFault, read_date


def parse_date(text: str) -> Date:
    """Read one date or period; raises :class:`DateFault` for whatever is none."""
    try:
        return read_date(text)
    except DateFault as fault:
        if fault.help:
            raise
        from studyguide.dates.advice import advice  # its many patterns are seldom needed

        raise DateFault(fault.message, advice(text)) from None

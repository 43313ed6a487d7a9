"""Editions: what one reader gets, each a row in :data:`EDITIONS`."""

from __future__ import annotations

from studyguide.editions.model import Edition, Printout
from studyguide.editions.study import guide_printout, key_printout

__all__ = ["EDITIONS", "USUAL", "Edition", "Printout"]

EDITIONS = {
    edition.name: edition
    for edition in (
        Edition("guide", "the student's copy, with room to answer", guide_printout),
        Edition(
            "key",
            "the same pages with the answers in their places, then notes for the teacher",
            key_printout,
        ),
    )
}
USUAL = ("guide", "key")
"""What is built where nobody says which editions are wanted."""

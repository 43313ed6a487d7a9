"""Editions: what one reader gets, each a row in :data:`EDITIONS`."""

from __future__ import annotations

from studyguide.editions.anki import anki_text
from studyguide.editions.cards import cards_printout
from studyguide.editions.cornell import cornell_printouts
from studyguide.editions.handout import handout_printouts
from studyguide.editions.model import Edition, Printout
from studyguide.editions.quiz import quiz_printouts
from studyguide.editions.study import guide_printout, key_printout
from studyguide.editions.timelines import timeline_printouts
from studyguide.editions.worksheet import worksheet_printouts

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
        Edition(
            "handout",
            "each section on a sheet: excerpts and questions, and a key",
            handout_printouts,
            by_section=True,
        ),
        Edition(
            "worksheet",
            "the questions alone, with room to answer, and a key",
            worksheet_printouts,
            by_section=True,
        ),
        Edition(
            "quiz",
            "a test paper in several versions, with a key for each",
            quiz_printouts,
        ),
        Edition(
            "cornell",
            "notes pages for each section, with its objectives as cues",
            cornell_printouts,
            by_section=True,
        ),
        Edition(
            "cards",
            "flashcards to cut out, and a file of them for Anki",
            cards_printout,
            texts=anki_text,
        ),
        Edition(
            "timeline",
            "a poster for the wall, and a sheet with events to fill in and its key",
            timeline_printouts,
        ),
    )
}
USUAL = ("guide", "key")
"""What is built where nobody says which editions are wanted."""

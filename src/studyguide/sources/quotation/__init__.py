"""Quotations: words of a source, verified.

A quotation is looked up in a :class:`SourceIndex`, made once of a source. The verdict is
:class:`Found`, with the passage as the source has it, or says why not; ``verify_…`` also
reports it. ``paragraph_pieces`` and ``printed`` give a passage as it reads on paper.

    written.py   reads the marks of the editor: cuts and insertions
    fold.py      levels what may differ, with the way back
    index.py     a folded source, to find words in
    match.py     where words stand, and which stretches hold them in order
    compare.py   what had to be levelled, by name; refuses everything else
    passage.py   what was found, as slices of the source
    find.py      all of this in order
    nearest.py   the passage that comes nearest to what was not found
    sense.py     words just outside a quotation that turn its sense
    report.py    the findings, for people
"""

from studyguide.sources.quotation.find import (
    find_paragraphs,
    find_quotation,
    find_range,
    stands,
    whole_paragraphs,
)
from studyguide.sources.quotation.index import SourceIndex
from studyguide.sources.quotation.printed import PassageParagraph, Run, paragraph_pieces, printed
from studyguide.sources.quotation.report import Written, report, report_range, report_turn
from studyguide.sources.quotation.sense import Turn, turn_of
from studyguide.sources.quotation.verdict import (
    Ambiguous,
    AtEnd,
    Change,
    Differs,
    Disordered,
    Elsewhere,
    Found,
    Malformed,
    Missing,
    NoParagraph,
    RangeVerdict,
    Spot,
    Verdict,
)
from studyguide.sources.quotation.verify import (
    Library,
    verify_paragraphs,
    verify_quotation,
    verify_range,
)

__all__ = [
    "Ambiguous",
    "AtEnd",
    "Change",
    "Differs",
    "Disordered",
    "Elsewhere",
    "Found",
    "Library",
    "Malformed",
    "Missing",
    "NoParagraph",
    "PassageParagraph",
    "RangeVerdict",
    "Run",
    "SourceIndex",
    "Spot",
    "Turn",
    "Verdict",
    "Written",
    "find_paragraphs",
    "find_quotation",
    "find_range",
    "paragraph_pieces",
    "printed",
    "report",
    "report_range",
    "report_turn",
    "stands",
    "turn_of",
    "verify_paragraphs",
    "verify_quotation",
    "verify_range",
    "whole_paragraphs",
]

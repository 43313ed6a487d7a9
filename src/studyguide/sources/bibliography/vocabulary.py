"""The words of CSL 1.0.2: types of work and variables, and what each becomes here."""

# ruff: noqa: SIM905 - a list of words is easiest to read as words

from __future__ import annotations

PRINTED_TYPES = (
    "book",
    "chapter",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "webpage",
    "post-weblog",
    "speech",
    "manuscript",
    "thesis",
    "report",
    "personal_communication",
    "document",
)
"""The types that have a form of their own."""

NEAR_TYPES = {
    "article": "report",
    "classic": "book",
    "collection": "manuscript",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "pamphlet": "book",
    "paper-conference": "chapter",
    "periodical": "book",
    "post": "webpage",
    "review": "article-journal",
    "review-book": "article-journal",
}
"""Types that are printed in the form of another without loss."""

OTHER_TYPES = frozenset(
    "bill broadcast dataset event figure graphic hearing interview legal_case legislation map "
    "motion_picture musical_score patent performance regulation software song standard "
    "treaty".split()
)
"""Types that the styles print in forms of their own, but this program only as documents."""

TEXTS = {
    "title": "title",
    "title-short": "title_short",
    "shortTitle": "title_short",
    "container-title": "container_title",
    "collection-title": "collection_title",
    "collection-number": "collection_number",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "section": "section",
    "page": "page",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "event-title": "event_title",
    "event": "event_title",
    "event-place": "event_place",
    "archive": "archive",
    "archive-place": "archive_place",
    "archive_location": "archive_location",
    "genre": "genre",
    "medium": "medium",
    "note": "note",
    "language": "language",
    "DOI": "doi",
    "URL": "url",
}
"""Variables that are printed, with the fields of a reference that hold them."""

NAMES = {
    "author": "authors",
    "editor": "editors",
    "translator": "translators",
    "recipient": "recipients",
}

DATES = {"issued": "issued", "original-date": "original_date", "accessed": "accessed"}

UNPRINTED = frozenset(
    # texts and numbers
    "abstract annote archive_collection author-detail available-date call-number categories "
    "chair chapter-number citation-key citation-label citation-number collection-editor "
    "compiler composer container-author container-title-short contributor curator custom "
    "dimensions director division editor-translator editorial-director event-date "
    "executive-producer first-reference-note-number guest host id illustrator interviewer "
    "ISBN ISSN journalAbbreviation jurisdiction keyword locator narrator number-of-pages "
    "number-of-volumes organizer original-author original-publisher original-publisher-place "
    "original-title page-first part-number part-title performer PMCID PMID printing-number "
    "producer references reviewed-author reviewed-genre reviewed-title scale script-writer "
    "series-creator source status submitted supplement-number version volume-title "
    "volume-title-short year-suffix authority type".split()
)
"""Variables of CSL that a reference manager exports and no form here prints."""

KNOWN_TYPES = (*PRINTED_TYPES, *NEAR_TYPES, *sorted(OTHER_TYPES))
KNOWN_VARIABLES = (*TEXTS, *NAMES, *DATES, *sorted(UNPRINTED))

NAME_PARTS = {
    "family": "family",
    "given": "given",
    "non-dropping-particle": "particle",
    "dropping-particle": "dropping",
    "suffix": "suffix",
    "literal": "literal",
}
NAME_SWITCHES = frozenset({"static-ordering", "comma-suffix", "parse-names", "isInstitution"})
"""Parts of a name that say how to treat it; only ``static-ordering`` is heeded."""

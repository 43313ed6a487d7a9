"""What an edition says itself, whatever the language."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from studyguide.document import blocks as b


class Vocabulary(Struct, frozen=True):
    """Words and patterns; ``{…}`` are filled in."""

    language: str
    study_guide: str
    answer_key: str
    for_the_teacher: str
    page_of: str
    name: str
    class_: str
    date: str
    sources: str
    how_to_use: str
    how_to_use_text: tuple[str, ...]
    how_to_look_up: str
    how_undated: str
    how_texts_stand: str
    how_to_use_objective: tuple[str, ...]
    contents: str
    objectives: str
    questions: str
    excerpts: str
    excerpt: str
    excerpt_continued: str
    one_excerpt: str
    several_excerpts: str
    section_text: str
    section_text_and_table: str
    with_text: str
    use: str
    in_conversation: str
    use_in_conversation: str
    last_of_several: str
    tick_one: str
    tick_all: str
    number_boxes: str
    letter_boxes: str
    plan: str
    continued: str
    kind: dict[str, str]
    point: str
    points: str
    points_many: str
    true: str
    false: str
    because: str
    bank: str
    evidence: str
    editors_note: str
    own_row: str
    """In a row of a table that the reader fills in."""
    editors_notes: str
    lemma: str
    quiz: str
    quiz_text: str
    timeline: str
    timeline_legend: dict[b.TimelineSign, tuple[str, str]]
    """What each sign is called, for those who cannot see it, and what it means."""
    section: str
    timeline_left_out: str
    timeline_longer: str
    timeline_shorter: str
    timeline_rescaled: str
    timeline_continued: str
    timeline_alt: str
    timeline_alone_alt: str
    """The same where no table follows it."""
    timeline_blank: str
    timeline_task: str
    timeline_bank: str
    timeline_events: str
    when: str
    what: str
    where: str
    terms: str
    term: str
    meaning: str
    people: str
    person: str
    role: str
    bibliography: str
    primary: str
    secondary: str
    source_texts: str
    source_texts_text: str
    source_notes_text: str
    left_out: str
    joined: str
    paragraph: str
    paragraphs: str
    page: str
    pages: str
    page_link: str
    """What a screen reader says of the link to a page."""
    index: str
    index_text: str
    index_parts: dict[str, str]
    index_most: str
    index_bold: str
    verification: str
    verification_text: str
    quotation: str
    place: str
    verdict: str
    exact: str
    normalised: str
    folds: dict[str, str]
    file: str
    checksum: str
    paragraph_count: str
    teacher: str
    teacher_text: str
    notes_for: str
    mark_scheme: str
    marks: str
    descriptor: str
    answers_evidence: str
    question: str
    notes_pages: str
    cues: str
    notes: str
    summary: str
    cards: str
    """Flashcards, from here on."""
    cards_fronts: str
    cards_backs: str
    cards_flip: str
    card_event: str
    card_question: str
    handout: str
    worksheet: str
    in_the_guide: str
    """Where that stands which a sheet names and does not hold."""
    test: str
    """A test paper, whose words these are as far as ``test_numbers``."""
    test_version: str
    test_points: tuple[str, str]
    """What stands before and behind the room for the mark."""
    test_numbers: str
    sheet_front: str
    """What a print master says to whoever prints it, from here on."""
    sheet_back: str
    sheet_folded: str
    page_blank: str
    tile: str
    tile_joined: str
    tile_glue: str

    def series(self, parts: Sequence[str]) -> str:
        """``one, two and three``."""
        if len(parts) < 2:
            return "".join(parts)
        return ", ".join(parts[:-1]) + self.last_of_several + parts[-1]

    def counted_points(self, count: int) -> str:
        """``1 point``, ``4 points``; Slavic plurals have a third form."""
        if self.language == "ru":
            return f"{count} {_slavic(count, self.point, self.points, self.points_many)}"
        return f"{count} {self.point if count == 1 else self.points}"


def _slavic(count: int, one: str, few: str, many: str) -> str:
    """The form after a number (CLDR plural rules for ru)."""
    tens, ones = count % 100, count % 10
    if ones == 1 and tens != 11:
        return one
    return few if 2 <= ones <= 4 and not 12 <= tens <= 14 else many

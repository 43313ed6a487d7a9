"""The flashcards as a text file for Anki's importer.

The format is that of the Anki manual, "Importing: Text files": lines that begin with ``#`` say
what the columns are. A note is known again by its guid; so one that is imported a second time
is put in the place of the first, with all that was learned of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from pathlib import PurePath

from studyguide.document.inline import Style, Words
from studyguide.editions.cards import Flashcard, cards_title, flashcards
from studyguide.guide.model import Guide

_HEADERS = (
    "#separator:tab\n#html:true\n#notetype:Basic\n#deck:{deck}\n#guid column:1\n#tags column:4\n"
)


def anki_text(guide: Guide) -> Mapping[str, str]:
    """The file by the end of its name; none where there are no cards."""
    cards = flashcards(guide)
    if not cards:
        return {}
    deck = " ".join(cards_title(guide).replace("::", ":").split())
    project = PurePath(guide.outline.place.file).stem
    seen: Counter[tuple[str, ...]] = Counter()
    lines = [_HEADERS.format(deck=deck)]
    for card in cards:
        key = (project, card.kind, *card.key)
        seen[key] += 1
        columns = (_guid(key, seen[key]), _front(card), _back(card), _tags(card))
        lines.append("\t".join(columns) + "\n")
    return {"cards-anki.txt": "".join(lines)}


def _guid(key: tuple[str, ...], time: int) -> str:
    """The same for ever, whatever else of the outline changes; ``time`` tells equal keys apart."""
    digits = sha256("\0".join((*key, str(time))).encode()).hexdigest()
    return digits[:20]


def _front(flashcard: Flashcard) -> str:
    card = flashcard.card
    label = f"{escape(card.label)} \N{MIDDLE DOT} {card.number}"
    hint = f"<br><br><small>{_html(card.hint)}</small>" if card.hint else ""
    return f"<small>{label}</small><br><br>{_html(card.front)}{hint}"


def _back(flashcard: Flashcard) -> str:
    card = flashcard.card
    source = f"<br><br><small>{_html(card.source)}</small>" if card.source else ""
    return _html(card.back) + source


def _tags(flashcard: Flashcard) -> str:
    """Kind and section, by which Anki's search finds them."""
    section = f" section::{flashcard.section}" if flashcard.section else ""
    return f"kind::{flashcard.kind}{section}"


def _html(words: Iterable[Words]) -> str:
    """Words as HTML: whatever the author wrote is text, and there are no tabs and line ends."""
    made = []
    for word in words:
        text = "<br>".join(escape(" ".join(line.split("\t"))) for line in word.text.split("\n"))
        if word.style & Style.EMPHASIS:
            text = f"<i>{text}</i>"
        if word.style & Style.STRONG:
            text = f"<b>{text}</b>"
        made.append(text)
    return "".join(made)

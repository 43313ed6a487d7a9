"""What a new outline says in its own words, in the language of the guide."""

from __future__ import annotations

from msgspec import Struct

from studyguide.suggestions.language import primary_language


class SectionWords(Struct, frozen=True):
    """A section to begin with: its id and title, and objectives to be edited."""

    id: str
    title: str
    objectives: tuple[str, ...]


class Words(Struct, frozen=True):
    """The words of one language; ``…`` marks what the author has to fill in."""

    sections: tuple[SectionWords, ...]
    ask_excerpt: str
    ask_text: str
    ask_essay: str
    answer: str
    role: str
    text: str


_ENGLISH = Words(
    sections=(
        SectionWords(
            "background",
            "Background",
            (
                "say what kind of texts these are, and what is known of who wrote them",
                "describe the situation before the events",
            ),
        ),
        SectionWords(
            "events",
            "What happened",
            (
                "put the main events in the right order",
                "say who took part in them, and in which role",
            ),
        ),
        SectionWords(
            "reception",
            "How it was received",
            ("compare what different people said about the events",),
        ),
        SectionWords(
            "consequences",
            "Consequences",
            ("tell what followed at once from what followed later",),
        ),
        SectionWords(
            "assessment",
            "Assessment",
            ("give a judgement of your own, and support it with words of the texts",),
        ),
    ),
    ask_excerpt="In your own words: what does this excerpt say?",
    ask_text="In your own words: what is this text about?",
    ask_essay="What do you conclude from the texts? Support your view with words of theirs.",
    answer="… (write here what you expect of a good answer)",
    role="… (who was this?)",
    text="Text",
)
_RUSSIAN = Words(
    sections=(
        SectionWords(
            "background",
            "Предыстория",
            (
                "объяснить, что это за тексты и что известно об их авторах",
                "описать обстановку до этих событий",
            ),
        ),
        SectionWords(
            "events",
            "События",
            (
                "расположить главные события в правильном порядке",
                "назвать их участников и роль каждого",
            ),
        ),
        SectionWords(
            "reception",
            "Отклики",
            ("сравнить, что говорили об этих событиях разные люди",),
        ),
        SectionWords(
            "consequences",
            "Последствия",
            ("отличить ближайшие последствия от более поздних",),
        ),
        SectionWords(
            "assessment",
            "Оценка",
            ("высказать собственное мнение и подкрепить его словами текстов",),
        ),
    ),
    ask_excerpt="Своими словами: о чём говорится в этом отрывке?",
    ask_text="Своими словами: о чём этот текст?",
    ask_essay="Какой вывод вы делаете из этих текстов? Подкрепите его их словами.",
    answer="… (напишите здесь, какого ответа вы ждёте)",
    role="… (кто это?)",
    text="Текст",
)


def words_of(language: str) -> Words:
    """The words for a guide in the language of that BCP 47 tag: Russian, or else English."""
    return _RUSSIAN if primary_language(language) == "ru" else _ENGLISH

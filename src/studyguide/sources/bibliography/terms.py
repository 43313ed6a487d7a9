"""The words that the styles put between what the author gave, a table for each language.

The manuals are written for English. In another language their order and punctuation stay,
and the words are that language's own.
"""

# ruff: noqa: SIM905 - a list of words is easiest to read as words

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from studyguide.outline.model import CitationStyle

Count = tuple[str, str]
"""A word for one and for several."""


class Terms(Struct, frozen=True):
    """The words of one language; ``{}`` stands where something is filled in."""

    language: str
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    conjunction: str
    ampersand: str
    """The conjunction of APA."""
    serial_comma: bool
    """Whether a comma stands before the conjunction of a list of three and more."""
    others: str
    no_date: str
    paragraph: dict[CitationStyle, Count]
    at_paragraph: Count
    """What stands behind a work's label."""
    circa: dict[CitationStyle, str]
    editor: dict[CitationStyle, Count]
    translator: dict[CitationStyle, Count]
    edited: str
    translated: str
    edited_and_translated: str
    editor_and_translator: str
    contained: str
    """What stands before the title of the book that a chapter is in."""
    edition: str
    volume: str
    issue: str
    section: str
    pages: Count
    accessed: str
    retrieved: str
    original_work: str
    letter_to: str
    before_common_era: dict[CitationStyle, str]
    decade: str
    months: tuple[str, ...]
    months_after_day: tuple[str, ...]
    months_short: tuple[str, ...]
    months_short_after_day: tuple[str, ...]
    seasons: tuple[str, ...]
    month_day: str
    month_day_year: str
    day_month_year: str
    untitled: str
    """How a genre begins that says of a work that it has no title."""
    not_known: str
    """Heads the list of what a reference lacks; the names of its parts follow."""
    parts: dict[str, str]
    descriptions: dict[str, str]
    """What a work of each type is called when its title is not known."""


_ENGLISH_MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
_ENGLISH_SHORT_MONTHS = tuple("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split())

ENGLISH = Terms(
    language="en",
    quotes=("“", "”"),
    inner_quotes=("‘", "’"),
    conjunction="and",
    ampersand="&",
    serial_comma=True,
    others="et al.",
    no_date="n.d.",
    paragraph={
        "chicago-author-date": ("para.", "paras."),
        "mla": ("par.", "pars."),
        "apa": ("para.", "paras."),
    },
    at_paragraph=(" ¶\u00a0{}", " ¶¶\u00a0{}"),
    circa={"chicago-author-date": "ca.", "mla": "circa", "apa": "ca."},
    editor={
        "chicago-author-date": ("ed.", "eds."),
        "mla": ("editor", "editors"),
        "apa": ("Ed.", "Eds."),
    },
    translator={
        "chicago-author-date": ("trans.", "trans."),
        "mla": ("translator", "translators"),
        "apa": ("Trans.", "Trans."),
    },
    edited="edited by {}",
    translated="translated by {}",
    edited_and_translated="edited and translated by {}",
    editor_and_translator="Ed. & Trans.",
    contained="In",
    edition="{} ed.",
    volume="vol. {}",
    issue="no. {}",
    section="sec. {}",
    pages=("p. {}", "pp. {}"),
    accessed="Accessed {}",
    retrieved="Retrieved {}, from",
    original_work="(Original work published {})",
    letter_to="Letter to {}",
    before_common_era={
        "chicago-author-date": "{} BCE",
        "mla": "{} BCE",
        "apa": "{} B.C.E.",
    },
    decade="{}s",
    months=_ENGLISH_MONTHS,
    months_after_day=_ENGLISH_MONTHS,
    months_short=_ENGLISH_SHORT_MONTHS,
    months_short_after_day=_ENGLISH_SHORT_MONTHS,
    seasons=("Spring", "Summer", "Autumn", "Winter"),
    month_day="{month} {day}",
    month_day_year="{month} {day}, {year}",
    day_month_year="{day} {month} {year}",
    untitled="untitled",
    not_known="Not known: {}.",
    parts={
        "title": "title",
        "author": "author",
        "date": "date",
        "publisher": "publisher",
        "container": "the publication it appeared in",
        "page": "page or web address",
        "address": "web address",
        "event": "occasion",
        "archive": "where it is kept",
        "origin": "where it was published or is kept",
    },
    descriptions={
        "book": "Book",
        "chapter": "Chapter of a book",
        "article-journal": "Journal article",
        "article-magazine": "Magazine article",
        "article-newspaper": "Newspaper article",
        "webpage": "Web page",
        "post-weblog": "Blog post",
        "speech": "Speech",
        "manuscript": "Unpublished manuscript",
        "thesis": "Thesis",
        "report": "Report",
        "personal_communication": "Letter",
        "document": "Document",
    },
)

RUSSIAN = Terms(
    language="ru",
    quotes=("«", "»"),
    inner_quotes=("„", "“"),
    conjunction="и",
    ampersand="и",
    serial_comma=False,
    others="и др.",
    no_date="б. д.",
    paragraph={
        "chicago-author-date": ("абз.", "абз."),
        "mla": ("абз.", "абз."),
        "apa": ("абз.", "абз."),
    },
    # Russian readers know «абз.» from every reference; to most of them ¶ is a key of a word
    # processor.
    at_paragraph=(", абз.\u00a0{}", ", абз.\u00a0{}"),
    circa={"chicago-author-date": "ок.", "mla": "около", "apa": "ок."},
    editor={
        "chicago-author-date": ("ред.", "ред."),
        "mla": ("редактор", "редакторы"),
        "apa": ("ред.", "ред."),
    },
    translator={
        "chicago-author-date": ("пер.", "пер."),
        "mla": ("переводчик", "переводчики"),
        "apa": ("пер.", "пер."),
    },
    edited="ред. {}",
    translated="пер. {}",
    edited_and_translated="ред. и пер. {}",
    editor_and_translator="ред. и пер.",
    contained="В кн.:",
    edition="{} изд.",
    volume="т. {}",
    issue="№ {}",
    section="разд. {}",
    pages=("с. {}", "с. {}"),
    accessed="Дата обращения: {}",
    retrieved="Дата обращения: {}.",
    original_work="(Первая публикация: {})",
    letter_to="Письмо (адресат: {})",
    before_common_era={
        "chicago-author-date": "{} до н. э.",
        "mla": "{} до н. э.",
        "apa": "{} до н. э.",
    },
    decade="{}-е",
    months=tuple(
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
    ),
    months_after_day=tuple(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
    ),
    months_short=tuple("янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.".split()),
    months_short_after_day=tuple(
        "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.".split()
    ),
    seasons=("весна", "лето", "осень", "зима"),
    month_day="{day} {month}",
    month_day_year="{day} {month} {year}",
    day_month_year="{day} {month} {year}",
    untitled="без названия",
    not_known="Не установлено: {}.",
    parts={
        "title": "заглавие",
        "author": "автор",
        "date": "дата",
        "publisher": "издательство",
        "container": "где опубликовано",
        "page": "страница или адрес в интернете",
        "address": "адрес в интернете",
        "event": "повод",
        "archive": "место хранения",
        "origin": "место публикации или хранения",
    },
    descriptions={
        "book": "Книга",
        "chapter": "Глава книги",
        "article-journal": "Статья в журнале",
        "article-magazine": "Статья в журнале",
        "article-newspaper": "Статья в газете",
        "webpage": "Страница в интернете",
        "post-weblog": "Запись в блоге",
        "speech": "Речь",
        "manuscript": "Неопубликованная рукопись",
        "thesis": "Диссертация",
        "report": "Доклад",
        "personal_communication": "Письмо",
        "document": "Документ",
    },
)

BRITISH = replace(ENGLISH, quotes=("‘", "’"), inner_quotes=("“", "”"))
"""As the English of CSL's locale en-GB: commas and stops stay outside (see ``close``)."""

_TABLES = {terms.language: terms for terms in (ENGLISH, RUSSIAN)}
_BRITISH_REGIONS = frozenset(("gb", "ie", "au", "nz", "za", "in"))


def terms_of(language: str) -> Terms:
    """The words of a language by its BCP 47 tag; English where there are none.

    English has American quotation marks, but British ones in the regions that write so.
    """
    language, *subtags = language.casefold().split("-")
    if language == "en" and not _BRITISH_REGIONS.isdisjoint(subtags):
        return BRITISH
    return _TABLES.get(language, ENGLISH)

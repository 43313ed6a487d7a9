"""The words that editions themselves put on paper, in each language that they speak.

An outline in a language that is not here gets English ones; another language is one more
record at the end of this file.
"""

from __future__ import annotations

from msgspec import Struct


class Vocabulary(Struct, frozen=True):
    """Words and patterns; ``{…}`` are filled in."""

    language: str
    study_guide: str
    answer_key: str
    page_of: str
    name: str
    class_: str
    date: str
    sources: str
    how_to_use: str
    how_to_use_text: tuple[str, ...]
    how_to_use_objective: tuple[str, ...]
    contents: str
    objectives: str
    questions: str
    excerpts: str
    source: str
    use_source: str
    use_sources: str
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
    quiz: str
    quiz_text: str
    timeline: str
    timeline_text: str
    timeline_continued: str
    timeline_alt: str
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
    left_out: str
    joined: str
    paragraph: str
    paragraphs: str
    page: str
    pages: str
    index: str
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
    about_source: str

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


ENGLISH = Vocabulary(
    language="en",
    study_guide="Study guide",
    answer_key="Answer key",
    page_of="{n} of {total}",
    name="Name",
    class_="Class",
    date="Date",
    sources="Sources",
    how_to_use="How to use this guide",
    how_to_use_text=(
        "Each section begins with what you should be able to do when you have finished it. Read "
        "the text, then the sources, then answer the questions on the lines and in the boxes.",
        "A source stands in a panel with a letter. Its words are exactly those of the original: "
        "… shows where words were left out, and [square brackets] hold words of the editor. "
        "Every fifth line is numbered, so that you can say ‘Source A, line 5’.",
        "A note in brackets after a sentence tells you where it comes from; ‘n.d.’ in it "
        "means that the text has no date. The whole texts stand "
        "at the end with numbered paragraphs. A bar beside a paragraph shows that it is "
        "quoted, and the numbers in the margin lead back to the pages that quote it.",
    ),
    how_to_use_objective=(
        "Before you read, look at the timeline and find the years you know.",
        "When you answer, quote the source and give its letter and line.",
        "When two sources disagree, say so, and say which you trust and why.",
        "When you have finished, tick the objectives that you are sure of.",
    ),
    contents="Contents",
    objectives="When you have worked through this section, you can",
    questions="Questions",
    excerpts="Sources",
    source="Source {letter}",
    use_source="Use Source {letters}.",
    use_sources="Use Sources {letters}.",
    tick_one="Tick one box.",
    tick_all="Tick every box that applies.",
    number_boxes="Number the boxes from 1 to {count}.",
    letter_boxes="Write the right letter in each box.",
    plan="Plan",
    continued="Question {number}, continued",
    kind={"primary": "Primary source", "secondary": "Secondary source"},
    point="point",
    points="points",
    points_many="points",
    true="True",
    false="False",
    because="because",
    bank="Words:",
    evidence="Evidence:",
    editors_note="Editor’s note:",
    quiz="Test yourself",
    quiz_text="Questions on the whole guide. Try them without looking back first.",
    timeline="Timeline",
    timeline_text="A dot is an event, a bar a period. Open dots and faded ends mark dates that "
    "are not known exactly. Within one page, equal distances are equal times; each further "
    "page has a scale of its own.",
    timeline_continued="Timeline, continued",
    timeline_alt="A timeline from {first} to {last} with {count} events, in order: {events}. The "
    "table after it holds the same events with their sources.",
    when="Date",
    what="Event",
    where="Source",
    terms="Terms",
    term="Term",
    meaning="Meaning",
    people="People",
    person="Person",
    role="Who they were",
    bibliography="Bibliography",
    primary="Primary sources",
    secondary="Secondary sources",
    source_texts="The sources",
    source_texts_text="The texts as they are in the files, with nothing mended. A bold number and "
    "a bar mark a paragraph that this guide quotes or cites; the pages are named in the margin.",
    left_out="Paragraphs {numbers} of the file, which are no text (captions, for instance), are "
    "left out.",
    joined="Paragraphs {numbers} of the file are one, broken by mistake, and stand together.",
    paragraph="paragraph {n}",
    paragraphs="paragraphs {n}",
    page="p. ",
    pages="pp. ",
    index="Index",
    verification="Verification",
    verification_text="Every quotation in this guide was looked up in its source when the guide "
    "was built. ‘Exact’ means the same characters, apart from marked omissions (…) and the "
    "editor’s words in brackets; else the verdict names what alone is different. […] shortens a "
    "long quotation in this table. A quotation that differs in anything else would have stopped "
    "the build.",
    quotation="Quotation",
    place="Where",
    verdict="Verdict",
    exact="exact",
    normalised="{folds}",
    folds={},
    file="File",
    checksum="SHA-256 of the file",
    paragraph_count="Paragraphs",
    teacher="Teacher’s notes",
    teacher_text="These pages follow the last page of the students’ copy; everything before them "
    "stands on the same page and at the same place as in the students’ copy.",
    notes_for="Section {number}: {title}",
    mark_scheme="Mark scheme for question {number}",
    marks="Marks",
    descriptor="The answer",
    answers_evidence="What the answers rest on",
    question="Question",
    about_source="About {label}",
)

RUSSIAN = Vocabulary(
    language="ru",
    study_guide="Учебное пособие",
    answer_key="Ответы",
    page_of="{n} из {total}",
    name="Имя",
    class_="Класс",
    date="Дата",
    sources="Источники",
    how_to_use="Как работать с пособием",
    how_to_use_text=(
        "Каждый раздел начинается с того, чему вы научитесь. Прочитайте текст, затем источники и "
        "ответьте на вопросы на линейках и в клетках.",
        "Источник помещён в рамку и обозначен буквой. Слова переданы точно: знак … показывает "
        "пропуск, в [квадратных скобках] стоят слова составителя. Каждая пятая строка "
        "пронумерована.",
        "Ссылка в скобках после предложения указывает, откуда взято сведение. Полные тексты с "
        "номерами абзацев стоят в конце; числа на полях ведут обратно к страницам.",
    ),
    how_to_use_objective=(
        "Перед чтением найдите на ленте времени знакомые годы.",
        "Отвечая, цитируйте источник и называйте букву и строку.",
        "Если источники расходятся, скажите об этом и объясните, какому вы верите.",
        "Закончив, отметьте цели, в которых вы уверены.",
    ),
    contents="Содержание",
    objectives="Изучив этот раздел, вы сможете",
    questions="Вопросы",
    excerpts="Источники",
    source="Источник {letter}",
    use_source="К вопросу: источник {letters}.",
    use_sources="К вопросу: источники {letters}.",
    tick_one="Отметьте один ответ.",
    tick_all="Отметьте все верные ответы.",
    number_boxes="Впишите номера от 1 до {count}.",
    letter_boxes="Впишите букву в каждую клетку.",
    plan="План",
    continued="Вопрос {number}, продолжение",
    kind={"primary": "Первоисточник", "secondary": "Вторичный источник"},
    point="балл",
    points="балла",
    points_many="баллов",
    true="Верно",
    false="Неверно",
    because="потому что",
    bank="Слова:",
    evidence="Основание:",
    editors_note="Примечание составителя:",
    quiz="Проверьте себя",
    quiz_text="Вопросы ко всему пособию. Сначала попробуйте ответить, не заглядывая назад.",
    timeline="Лента времени",
    timeline_text="Точка — событие, полоса — период. Пустые точки и размытые концы отмечают "
    "неточные даты. На одной странице равные расстояния — равное время; у следующей страницы "
    "свой масштаб.",
    timeline_continued="Лента времени, продолжение",
    timeline_alt="Лента времени: {first} — {last}, событий: {count}, по порядку: {events}. В "
    "таблице после неё те же события с источниками.",
    when="Дата",
    what="Событие",
    where="Источник",
    terms="Понятия",
    term="Понятие",
    meaning="Значение",
    people="Люди",
    person="Имя",
    role="Кто это",
    bibliography="Библиография",
    primary="Первоисточники",
    secondary="Вторичные источники",
    source_texts="Тексты источников",
    source_texts_text="Тексты в том виде, в каком они стоят в файлах. Жирный номер и черта "
    "отмечают абзацы, на которые ссылается пособие; страницы названы на полях.",
    left_out="Абзацы {numbers} файла, не входящие в текст (например, подписи), опущены.",
    joined="Абзацы {numbers} файла разорваны по ошибке и стоят вместе.",
    paragraph="абзац {n}",
    paragraphs="абзацы {n}",
    page="с. ",
    pages="с. ",
    index="Указатель",
    verification="Проверка цитат",
    verification_text="Каждая цитата при сборке пособия была найдена в источнике. «Точно» — те же "
    "знаки, кроме отмеченных пропусков (…) и слов составителя в скобках; иначе названо то "
    "единственное, чем она отличается. […] сокращает длинную цитату в этой таблице.",
    quotation="Цитата",
    place="Где",
    verdict="Вывод",
    exact="точно",
    normalised="{folds}",
    folds={
        "white space": "пробелы",
        "no-break space": "неразрывные пробелы",
        "quotation marks": "кавычки",
        "dashes": "тире",
        "wrapped-line hyphen": "перенос",
        "soft hyphen": "мягкий перенос",
        "Unicode form": "форма Юникода",
        "ellipsis character": "многоточие",
        "bracketed initial": "буква в скобках",
    },
    file="Файл",
    checksum="SHA-256 файла",
    paragraph_count="Абзацев",
    teacher="Для учителя",
    teacher_text="Эти страницы следуют за последней страницей ученического экземпляра; всё, что "
    "перед ними, стоит на тех же страницах и местах.",
    notes_for="Раздел {number}: {title}",
    mark_scheme="Критерии оценки вопроса {number}",
    marks="Баллы",
    descriptor="Ответ",
    answers_evidence="На чём основаны ответы",
    question="Вопрос",
    about_source="О тексте «{label}»",
)

_SPOKEN = {"en": ENGLISH, "ru": RUSSIAN}


def vocabulary(language: str) -> Vocabulary:
    """The words for a BCP 47 language tag."""
    return _SPOKEN.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)

"""The words that editions themselves put on paper, in each language that they speak.

An outline in a language that is not here gets English ones; another language is one more
record at the end of this file.
"""

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


ENGLISH = Vocabulary(
    language="en",
    study_guide="Study guide",
    answer_key="Answer key",
    for_the_teacher="For the teacher. Not for students.",
    page_of="{n} of {total}",
    name="Name",
    class_="Class",
    date="Date",
    sources="Sources",
    how_to_use="How to use this guide",
    how_to_use_text=(
        "Each section begins with what you will be able to do at its end. Read the text, then the "
        "excerpts from the sources, then answer the questions.",
        "Excerpts are named by section and letter. Their words are exactly those of the source: … "
        "shows where words were left out, [square brackets] hold words of the editor. Every fifth "
        "line is numbered: when you answer, quote ‘Excerpt 1A, line 5’.",
    ),
    how_to_look_up="A note in brackets after a sentence tells you where it comes from: {example} "
    "means paragraph {number} of the source called {label}.",
    how_undated="In such a note ‘{words}’ means that the text has no date.",
    how_texts_stand="The sources stand at the end, their paragraphs numbered; the margin names the "
    "pages that cite them.",
    how_to_use_objective=(
        "When two sources disagree, say so, and say which you trust and why.",
        "When you have finished, tick the objectives that you are sure of.",
    ),
    contents="Contents",
    objectives="When you have worked through this section, you can",
    questions="Questions",
    excerpts="Excerpts",
    excerpt="Excerpt {name}",
    excerpt_continued="Excerpt {name}, continued",
    one_excerpt="Excerpt {names}",
    several_excerpts="Excerpts {names}",
    section_text="the text of this section",
    section_text_and_table="the text and table of this section",
    with_text="{excerpts} and {text}",
    use="Use {what}.",
    in_conversation="Sources in conversation:",
    use_in_conversation="use {what}.",
    last_of_several=" and ",
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
    own_row="Your own:",
    editors_notes="Editor’s notes:",
    lemma="‘{words}’: ",
    quiz="Test yourself",
    quiz_text="Questions on the whole guide. Try them without looking back first.",
    timeline="Timeline",
    timeline_legend={
        "dot": ("Dot", "an event on a known day"),
        "box": ("Long dot", "some time in that month or year"),
        "doubt": ("Open or dotted", "the date is not certain"),
        "key": ("Ring", "a turning point"),
        "bar": ("Striped bar", "a period"),
        "open": ("Arrow", "it goes on"),
        "scale": ("Scale", "equal distances are equal times"),
        "break": ("Two strokes", "from here on another scale"),
        "weight": ("Thicker line", "here a year takes more room"),
    },
    section="Section",
    timeline_left_out="{time}: no dates",
    timeline_longer="now 1 year is as long as about {times} before",
    timeline_shorter="now about {times} years are as long as 1 before",
    timeline_rescaled="now another scale",
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
    source_texts_text="The words as they are in the files. A bold number and a bar mark a "
    "paragraph that this guide quotes or cites; the margin names the pages.",
    source_notes_text="What is marked as an editor’s note is not part of the text: it says "
    "something about the paragraph above it.",
    left_out="Paragraphs {numbers} of the file, which are not part of the text (captions, for "
    "instance), are left out.",
    joined="Paragraphs {numbers} of the file are one, broken by mistake, and stand together.",
    paragraph="paragraph {n}",
    paragraphs="paragraphs {n}",
    page="p. ",
    pages="pp. ",
    page_link="page {}",
    index="Index",
    index_text="Where names and terms are met in {parts}; questions, lists and the sources’ own "
    "texts are not indexed.",
    index_parts={
        "sections": "the texts and excerpts of the sections",
        "sources": "the editor’s notes on the sources",
    },
    index_most="Of a word met in more than {most} places apart only pages in a row are named.",
    index_bold="The page in bold type says what a term means or who somebody was.",
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
    marks="Points",
    descriptor="The answer",
    answers_evidence="What the answers rest on",
    question="Question",
)

RUSSIAN = Vocabulary(
    language="ru",
    study_guide="Учебное пособие",
    answer_key="Ответы",
    for_the_teacher="Для учителя. Ученикам не раздавать.",
    page_of="{n} из {total}",
    name="Имя",
    class_="Класс",
    date="Дата",
    sources="Источники",
    how_to_use="Как работать с пособием",
    how_to_use_text=(
        "Каждый раздел начинается с того, чему вы научитесь. Прочитайте текст, затем отрывки из "
        "источников и ответьте на вопросы на линейках и в клетках.",
        "Отрывок помещён в рамку и назван номером раздела и буквой. Слова переданы точно: знак … "
        "показывает пропуск, в [квадратных скобках] стоят слова составителя. Каждая пятая строка "
        "пронумерована, так что можно сослаться: «Отрывок 1А, строка 5».",
    ),
    how_to_look_up="Ссылка в скобках после предложения указывает, откуда взято сведение: "
    "{example} — это абзац {number} источника «{label}».",
    how_undated="Сокращение «{words}» в ссылке значит, что дата текста неизвестна.",
    how_texts_stand="Источники с номерами абзацев стоят в конце. Черта отмечает абзацы, на которые "
    "ссылается пособие, а числа на полях ведут обратно к страницам.",
    how_to_use_objective=(
        "Если источники расходятся, скажите об этом и объясните, какому вы верите.",
        "Закончив, отметьте цели, в которых вы уверены.",
    ),
    contents="Содержание",
    objectives="Изучив этот раздел, вы сможете",
    questions="Вопросы",
    excerpts="Отрывки",
    excerpt="Отрывок {name}",
    excerpt_continued="Отрывок {name}, продолжение",
    one_excerpt="отрывок {names}",
    several_excerpts="отрывки {names}",
    section_text="текст этого раздела",
    section_text_and_table="текст и таблица этого раздела",
    with_text="{excerpts}, а также {text}",
    use="К вопросу: {what}.",
    in_conversation="Диалог источников:",
    use_in_conversation="{what}.",
    last_of_several=" и ",
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
    own_row="Своё:",
    editors_notes="Примечания составителя:",
    lemma="«{words}»: ",
    quiz="Проверьте себя",
    quiz_text="Вопросы ко всему пособию. Сначала попробуйте ответить, не заглядывая назад.",
    timeline="Лента времени",
    timeline_legend={
        "dot": ("Точка", "событие, день известен"),
        "box": ("Длинная точка", "событие в течение месяца или года"),
        "doubt": ("Пустое или пунктирное", "дата неточная"),
        "key": ("Кольцо", "поворотное событие"),
        "bar": ("Полосатый столбик", "период"),
        "open": ("Стрелка", "он длится дальше"),
        "scale": ("Шкала", "равные расстояния — равное время"),
        "break": ("Две черты", "дальше другой масштаб"),
        "weight": ("Толстая линия", "здесь год длиннее"),
    },
    section="Раздел",
    timeline_left_out="{time}: дат нет",
    timeline_longer="далее масштаб крупнее примерно в {times} р.",
    timeline_shorter="далее масштаб мельче примерно в {times} р.",
    timeline_rescaled="далее другой масштаб",
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
    source_notes_text="Примечания составителя не входят в текст: они относятся к абзацу, под "
    "которым стоят.",
    left_out="Абзацы {numbers} файла, не входящие в текст (например, подписи), опущены.",
    joined="Абзацы {numbers} файла разорваны по ошибке и стоят вместе.",
    paragraph="абзац {n}",
    paragraphs="абзацы {n}",
    page="с. ",
    pages="с. ",
    page_link="страница {}",
    index="Указатель",
    index_text="Страницы, на которых имена и понятия встречаются в этих частях: {parts}; вопросы, "
    "перечни и тексты источников в указатель не входят.",
    index_parts={
        "sections": "тексты и отрывки разделов",
        "sources": "примечания составителя к источникам",
    },
    index_most="Если слово встречается более чем в {most} местах порознь, названы только страницы "
    "подряд.",
    index_bold="Жирным шрифтом набрана страница, где понятие или человек описаны.",
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
)

_SPOKEN = {"en": ENGLISH, "ru": RUSSIAN}


def vocabulary(language: str) -> Vocabulary:
    """The words for a BCP 47 language tag."""
    return _SPOKEN.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)

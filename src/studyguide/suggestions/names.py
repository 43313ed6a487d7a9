"""How English and Russian texts name people, as far as patterns can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from studyguide.suggestions.language import Spoken, word_set


class Naming(Struct, frozen=True):
    """Patterns of one language.

    ``run``            words with capitals, side by side
    ``no_names``       words with a capital that are no part of a person's name
    ``offices``        words that stand before a name and do not end one
    ``word``           a word that may be a surname
    ``thing_before``   what stands before the name of a place, a body or a thing
    ``thing_after``    what stands behind one
    ``title_before``   a title or an office before a name
    ``person_after``   what only people do
    ``role_start``     behind what an office before the name may begin
    ``role_stop``      what no office has in it
    ``role_head``      behind what an office names its place, which tells nothing about it
    ``of_another``     what makes an office that of somebody else
    ``two_offices``    one office with another to come: ``historian and …``
    ``role_after``     an office behind a comma, as ``role``
    ``office``         a word for what somebody is, which a role has to have
    ``is_base_form``   whether a name stands in the form in which a list has it
    ``forms``          the forms that a surname takes
    """

    run: re.Pattern[str]
    no_names: frozenset[str]
    offices: frozenset[str]
    word: re.Pattern[str]
    thing_before: re.Pattern[str]
    thing_after: re.Pattern[str]
    title_before: re.Pattern[str]
    person_after: re.Pattern[str]
    role_start: re.Pattern[str]
    role_stop: re.Pattern[str]
    role_head: re.Pattern[str]
    of_another: re.Pattern[str]
    two_offices: re.Pattern[str]
    role_after: re.Pattern[str]
    office: re.Pattern[str]
    is_base_form: Callable[[Sequence[str]], bool]
    forms: Callable[[str], tuple[str, ...]]


_OFFICES_EN = (
    "king|queen|emperor|empress|tsar|czar|prince|princess|duke|duchess|count|countess|lord|lady|"
    "bishop|archbishop|pope|cardinal|president|premier|chancellor|minister|secretary|governor|"
    "senator|congressman|mayor|judge|justice|ambassador|general|colonel|captain|major|lieutenant|"
    "sergeant|admiral|marshal|commander|leader|chairman|chairwoman|director|head|chief|adviser|"
    "advisor|professor|historian|writer|author|poet|journalist|editor|critic|philosopher|scientist|"
    "astronaut|cosmonaut|engineer|doctor|physician|lawyer|teacher|preacher|priest|reverend|rival|"
    "revolutionary|reformer|abolitionist|politician|statesman|diplomat|official|officer|soldier|"
    "explorer|painter|artist|composer|actor|actress|economist|sociologist|wife|widow|husband|son|"
    "daughter|brother|sister|father|mother|comrade|associate|dictator|founder|representative"
)
_TITLES_EN = (
    "King|Queen|Emperor|Empress|Tsar|Czar|Prince|Princess|President|Premier|Chancellor|Secretary|"
    "Governor|Senator|Judge|Justice|General|Colonel|Captain|Major|Lieutenant|Admiral|Marshal|Pope|"
    "Bishop|Archbishop|Cardinal|Comrade|Professor"
)
_SMALL_EN = r"of|de|la|le|du|van|von|der|den|bin|ibn|al|da|di"
_CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de][\w’'-]*[a-z\u00df-\u00ff]"
_RUN_EN = (
    rf"{_CAPITAL}(?:\s(?:(?:[A-Z]\.\s?){{1,2}}{_CAPITAL}|(?:{_SMALL_EN})\s{_CAPITAL}|{_CAPITAL}))+"
)
_SAYS = (
    "said|says|told|wrote|writes|noted|notes|argued|argues|claimed|declared|explained|replied|"
    "answered|asked|added|stated|recalled|stressed|emphasi[sz]ed|shared|summed|concluded|died|"
    "married|himself|herself|was\\s+born|was\\s+arrested|was\\s+executed|was\\s+elected|came\\s+to|became|spoke"
)
_NO_NAMES_EN = word_set(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday the a an in on at of and or but if when "
    "while after before during since for from with by to as it he she they we you i his her their "
    "our its this that these those there here then thus however also although because according "
    "under over into both all some many most each every other another such no not only what who "
    "which where why how so yet nor one two three mr mrs ms dr sir "
    "chapter section part book volume page article act north south east west northern "
    "southern eastern western central new old great grand red white "
    "black union state states united republic kingdom empire federation soviet russian american "
    "british english french german italian spanish chinese japanese polish european african asian "
    "indian roman greek jewish christian catholic orthodox protestant muslim islamic communist "
    "socialist national international party congress committee council commission court house "
    "senate parliament government ministry department office army navy force forces war wars "
    "battle revolution treaty conference university institute academy college school society "
    "association museum palace castle church cathedral street square avenue road river lake sea "
    "ocean mountain mount city town county province district region island islands bay cape san "
    "santa los las saint st fort port press times news post company bank crisis scheme bloc lands "
    "land plan policy speech report cult world first second third age day god almighty heaven "
    "bible constitution declaration independence liberty supreme high royal imperial people "
    "peoples cold civil curtain iron harbor harbour beach hill hills valley bridge station airport "
    "hall house tower theatre theater hotel hospital library park gardens forest desert gulf "
    "strait channel peninsula plain heights ridge creek canal dam"
)


def _is_base_en(parts: Sequence[str]) -> bool:
    return len([part for part in parts if part[0].isupper()]) <= 3


_ENGLISH = Naming(
    run=re.compile(rf"(?<![\w’'-])(?<![A-Z]\.)(?<![A-Z]\.\s){_RUN_EN}"),
    no_names=_NO_NAMES_EN,
    offices=frozenset(_OFFICES_EN.split("|")),
    word=re.compile(rf"(?<![\w’'-]){_CAPITAL}"),
    thing_before=re.compile(
        r"\b(?:the|in|at|into|near|throughout|across|through|called|entitled|a|an)\s+$",
        re.IGNORECASE,
    ),
    thing_after=re.compile(
        r"(?:['’]s)?\s+(?:city|river|province|region|street|party|family|university|museum)\b"
    ),
    title_before=re.compile(
        rf"\b(?:[Aa]ccording\s+to|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Sir|Madame|(?:(?i:{_OFFICES_EN})))\s+$"
    ),
    person_after=re.compile(
        rf"(?:,\s+who\b|\s+(?:himself|herself|{_SAYS})\b|,\s+(?:the|an?)\s+"
        rf"(?:\w+\s+){{0,3}}(?:{_OFFICES_EN})\b)"
    ),
    role_start=re.compile(
        rf"^|\b(?:[Tt]he|[Aa]n?|[Bb]y|[Oo]f|[Tt]o|[Aa]nd)\s+|\s(?=(?:{_TITLES_EN})$)", re.ASCII
    ),
    role_stop=re.compile(
        r"[.,;:!?()\"“”‘—–]|\b(?:was|were|is|are|has|had|that|who|whom|which|with|from|when|while|as|"
        r"said|told|met|in|on|at|for|this|his|her|their|my|our|your|between|than)\b|['’]s\b"
    ),
    role_head=re.compile(r"\s+(?:of|to|for)\s+"),
    two_offices=re.compile(rf"\b(?:{_OFFICES_EN})\s+and\s+$", re.IGNORECASE),
    of_another=re.compile(rf"\b(?:{_OFFICES_EN})s?\s+(?:of|to)\s+(?:the\s+)?$", re.IGNORECASE),
    role_after=re.compile(
        rf",\s+(?:(?:the|an?)\s+)?(?P<role>(?:[\w’'-]+\s+){{0,3}}?(?i:{_OFFICES_EN})\b"
        r"[^,;:.!?()\"“”]*)(?=[,.;])"
    ),
    office=re.compile(rf"\b(?:{_OFFICES_EN})\b", re.IGNORECASE),
    is_base_form=_is_base_en,
    forms=lambda surname: (surname, surname + "'s", surname + "’s", surname + "'", surname + "’"),
)
_OFFICES_RU = (
    "король|королева|император|императрица|царь|царица|князь|княгиня|граф|герцог|епископ|"
    "патриарх|президент|премьер|канцлер|министр|секретарь|губернатор|сенатор|депутат|посол|генерал|"
    "полковник|капитан|майор|лейтенант|адмирал|маршал|командующий|командир|вождь|лидер|председатель|"
    "директор|глава|начальник|советник|профессор|академик|историк|писатель|писательница|поэт|"
    "журналист|редактор|критик|философ|учёный|ученый|космонавт|инженер|врач|адвокат|учитель|"
    "священник|революционер|политик|дипломат|офицер|солдат|художник|композитор|актёр|экономист|"
    "жена|вдова|муж|сын|дочь|брат|сестра|отец|мать|товарищ|соратник|диктатор|основатель|доцент"
)
_CAP_RU = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC = re.compile(r"(?:[оеё]вич|ич|[оеё]вна|ична|инична)$")
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|ский|цкий|ской|цкой|ый|ой|ий|ко|ук|юк|ян|дзе|швили)$")
_NO_NAMES_RU = word_set(
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь в на с к о об "
    "от до из за по при для и а но или если когда как что это он она они мы вы я его её их тот та "
    "те все всё так же где после перед во со советский советская советского союз республика совет "
    "партия съезд комитет центральный центрального великая великой отечественная отечественной "
    "война революция государство академия институт университет площадь улица город новый нижний "
    "верхний белый красный северный южный восточный западный русский российский"
)


def _is_base_ru(parts: Sequence[str]) -> bool:
    """Whether a Russian name stands in the nominative: its patronymic or surname tells."""
    if len(parts) == 3:
        return bool(_PATRONYMIC.search(parts[1]))
    return len(parts) == 2 and bool(_SURNAME.search(parts[1]))


def _forms_ru(surname: str) -> tuple[str, ...]:
    """The cases of a surname, by its ending."""
    adjective = re.sub("(?:ий|ый|ой)$", "", surname)
    if adjective != surname:
        return (surname, *(adjective + ending for ending in ("ого", "ому", "им", "ым", "ом")))
    stem = re.sub("[ая]$", "", surname)
    endings = (
        ("", "а", "у", "ым", "ом", "е")
        if stem == surname
        else ("а", "ой", "у", "я", "и", "ю", "ей", "е")
    )
    return tuple(dict.fromkeys((surname, *(stem + ending for ending in endings))))


_RUSSIAN = Naming(
    run=re.compile(rf"(?<![\w-]){_CAP_RU}(?:\s{_CAP_RU})+(?![\w-])"),
    no_names=_NO_NAMES_RU,
    offices=frozenset(_OFFICES_RU.split("|")),
    word=re.compile(rf"(?<![\w-]){_CAP_RU}"),
    thing_before=re.compile(
        r"\b(?:город\w*|сел[оаеу]\w*|рек\w*|област\w*|край|крае|улиц\w*|площад\w*|озер\w*|остров\w*)\s+$",
        re.IGNORECASE,
    ),
    thing_after=re.compile(r"\s+(?:област|район|край|улиц|площад)\w*"),
    title_before=re.compile(rf"\b(?:тов\.|товарищ|(?:{_OFFICES_RU}))\s+$", re.IGNORECASE),
    person_after=re.compile(
        r"\s+(?:сказал|заявил|писал|написал|отметил|считал|умер|родил|выступил|стал|был|была|женил|"
        r"вышла|возглавил|получил|подчеркнул|говорил|вспоминал|предложил|приказал)\w*"
    ),
    role_start=re.compile(
        rf"^|(?<!ый)(?<!ий)(?<!ой)(?<!ая)\s(?=(?:[\w-]+(?:ый|ий|ой|ая)\s+)*(?:{_OFFICES_RU})\b)",
        re.IGNORECASE,
    ),
    role_stop=re.compile(
        r"[.,;:!?()«»—–]|\b(?:и|а|но|что|был|была|как|с|из|за|о|об|от|для|когда)\b", re.IGNORECASE
    ),
    role_head=re.compile(r"(?!)"),
    of_another=re.compile(r"(?!)"),
    two_offices=re.compile(r"(?!)"),
    role_after=re.compile(
        rf"(?:,|\s+[—–-])\s+(?P<role>(?:[\w-]+\s+){{0,3}}(?:{_OFFICES_RU})\b[^,;:.!?()«»]*)(?=[,.;])"
    ),
    office=re.compile(rf"\b(?:{_OFFICES_RU})\b", re.IGNORECASE),
    is_base_form=_is_base_ru,
    forms=_forms_ru,
)
NAMINGS: dict[Spoken, Naming] = {"en": _ENGLISH, "ru": _RUSSIAN}

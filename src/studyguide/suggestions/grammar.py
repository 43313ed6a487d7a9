"""What has to be known of a language to tell what a date is about."""

from __future__ import annotations

import re

from msgspec import Struct

from studyguide.suggestions.language import Spoken


class Grammar(Struct, frozen=True):
    """Patterns of one language.

    ``lead``         what may stand before the date that opens a sentence
    ``past``         a verb of the past
    ``verb_last``    such a verb at the end, and a place behind it at most
    ``life``         who died, and the verb, at the end
    ``tail``         what may follow a date that ends a sentence
    ``unsure``       what is denied, planned, supposed or only a wish
    ``later``        another time than that of the date
    ``later_clause`` where a clause about another time begins
    ``no_clause``    what cannot begin a clause that the date is about
    ``subordinate``  one clause inside another
    ``pronoun``      a subject that says nothing by itself
    ``boilerplate``  words about the text as a publication
    """

    lead: re.Pattern[str]
    past: re.Pattern[str]
    verb_last: re.Pattern[str]
    life: re.Pattern[str]
    tail: re.Pattern[str]
    unsure: re.Pattern[str]
    later: re.Pattern[str]
    later_clause: re.Pattern[str]
    no_clause: re.Pattern[str]
    subordinate: re.Pattern[str]
    pronoun: re.Pattern[str]
    boilerplate: re.Pattern[str]


_IRREGULAR = (
    "was|were|had|did|became|began|came|went|took|made|gave|won|lost|led|left|met|held|fell|rose|"
    "broke|brought|built|bought|sent|said|told|wrote|spoke|drew|drove|fought|found|fled|flew|grew|"
    "heard|kept|knew|laid|lay|put|ran|read|sank|sat|saw|set|shot|sold|stood|struck|swore|taught|"
    "thought|threw|withdrew|overthrew|undertook|bore|chose|froze|arose|forbade|overcame|sought|"
    "spread|split|burst|cut|beat|bound"
)
_NO_VERBS = "hundred|indeed|red|bed|need|speed|seed|breed|united|sacred|naked|wicked|so-called"
_PAST_EN = rf"(?:{_IRREGULAR}|(?!(?:{_NO_VERBS})\b)[a-z]{{2,}}ed)"
_PARTICIPLE_EN = (
    rf"(?:(?!(?:{_NO_VERBS})\b)[a-z]{{2,}}ed|born|slain|killed|shot|hanged|held|built|begun|broken|"
    "taken|given|made|won|lost|led|fought|sent|sold|set|put|drawn|driven|overthrown|sunk|torn|"
    "written|chosen|laid|struck|sworn|brought|bought|burnt)"
)
_ENGLISH = Grammar(
    lead=re.compile(
        r"(?:(?:Later|Then|Thus|But|And|So|Soon|However|Meanwhile|Finally|Eventually|Shortly after|"
        r"Shortly afterwards|Soon after|Soon afterwards|Afterwards|At last|At length|Accordingly)"
        r",?\s+)?"
    ),
    past=re.compile(rf"\b{_PAST_EN}\b"),
    verb_last=re.compile(
        rf"(?:\b(?:was|were)\s+(?:\w+ly\s+)?{_PARTICIPLE_EN}(?:\s+(?:down|up|out|off))?"
        r"|\b(?:died|began|ended|opened|fell|arrived|returned|resigned|abdicated|surrendered|"
        r"collapsed|broke out|took place|came to (?:power|the throne)))"
        r"(?:\s+(?:in|at|near)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)?,?\s+$"
    ),
    life=re.compile(
        r"\b[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.\s*)*(?:(?:of|de|von|van)\s+)?[A-Z][\w’'-]+){1,3},\s+"
        r"who\s+(?:died|(?:was|were)\s+(?:killed|executed|shot|hanged|murdered|assassinated|"
        r"beheaded|born|crowned))\s+$"
    ),
    tail=re.compile(r"(?:,?\s+for (?:instance|example))?[.!;]?\s*(?:;.*)?", re.DOTALL),
    unsure=re.compile(
        r"\b(?:not|never|no|nor|neither|nobody|none|nothing|cannot|until|till|would|could|should|"
        r"might|may|must|will|shall|if|unless|perhaps|possibly|probably|allegedly|reportedly|"
        r"supposedly|apparently|legend|rumou?rs?|rumou?red|claimed|claims|alleged|denied|denies|"
        r"planned|hero|heroine|protagonist|narrator|character|intended|intends|expected|hoped|supposed|almost|nearly|novel|fictional|imagined|"
        r"dreamed|predicted|proposed|failed\s+to|(?:was|were)\s+to)\b|n['’]t\b"
    ),
    later=re.compile(
        r"\b(?:later|earlier|subsequently|thereafter|afterwards|eventually|"
        r"(?:following|next|previous|preceding|same|that)\s+(?:year|month|day|week|spring|summer|"
        r"autumn|winter)|(?:weeks?|months?|years?|decades?|days?)\s+(?:before|ago|hence)|had\s+been|"
        r"had\s+(?:already|long))\b"
    ),
    later_clause=re.compile(
        r"(?:,|;)?\s+(?:and|but)\s+(?:then\s+)?(?:(?:a\s+few|some|several|\w+)\s+(?:\w+\s+)?"
        r"(?:years?|months?|weeks?|days?|decades?)\s+(?:later|after(?:wards)?)|later|eventually|"
        r"subsequently|(?:the|in the)\s+(?:following|next)\s+(?:year|month|day|week))\b"
    ),
    no_clause=re.compile(
        r"(?:which|who|that|when|where|alone|and|or|to|edition|issue|according|the year)\b"
        r"|\(|(?:[\w.]+\s+){1,3}(?:said|says|told|wrote|writes|argue[ds]|note[ds]|claim(?:s|ed)),"
    ),
    subordinate=re.compile(
        r"\b(?:who|whom|whose|which|that|when|where|while|because|although|though|after|before|"
        r"since|as|than|whether|what|how|why|said|says?|told|wrote|writes?|argue[sd]?|according|like|"
        r"believe[sd]?|think|thinks|thought|assume[sd]?|suppose[sd]?|suggest(?:s|ed)?|maintain(?:s|ed)?|"
        r"suspect(?:s|ed)?|remember(?:s|ed)?|recall(?:s|ed)?|heard|knew|know|feared|tradition|had)\b"
        r"|\b(?:Published|Printed|Delivered|Posted|Updated)\b"
    ),
    pronoun=re.compile(
        r"(?:It|This|That|These|Those|They|There|Which|Some|Others)\b", re.IGNORECASE
    ),
    boilerplate=re.compile(
        r"\b(?:copyright|all rights reserved|retrieved|accessed|last updated|ISBN|transcrib\w+|"
        r"this\s+(?:article|page|essay|edition|translation|e-?book|text|post|website|report)|"
        r"(?:article|page|essay|edition|translation|e-?book|post|website|blog)\s+(?:was|were|is)\b)",
        re.IGNORECASE,
    ),
)
_PAST_RU = (
    r"(?:\w+(?:[аеиоуыяё]л(?:а|о|и|ся|ась|ось|ись)?)|умер(?:ла|ли)?|погиб(?:ла|ли)?|"
    r"ш[её]л|пош[её]л|приш[её]л|прош[её]л|вош[её]л|переш[её]л|(?:по|при|про|во|пере)?шл[аио]|"
    r"\w{3,}(?:ан|ен|ён|ят|ут)(?:а|о|ы)?)"
)
_RUSSIAN = Grammar(
    lead=re.compile(
        r"(?:(?:Затем|Потом|Позже|Наконец|Вскоре|Однако|Тогда|Так|Но|И|А|Уже|Вскоре после этого)"
        r",?\s+)?"
    ),
    past=re.compile(rf"\b{_PAST_RU}\b"),
    verb_last=re.compile(
        r"\b(?:(?:умер|сконч|роди|погиб|нача|заверши|законч|кончи|откры|состоя|произош)\w*"
        r"|(?:был|была|было|были)\s+\w+(?:[аеёя]н|т)(?:а|о|ы)?)"
        r"(?:\s+(?:в|под)\s+[А-ЯЁ][\w-]+)?,?\s+$"
    ),
    life=re.compile(
        r"\b[А-ЯЁ][\w-]+(?:\s+[А-ЯЁ][\w-]+){1,2},\s+(?:умерший|умершая|скончавшийся|скончавшаяся|"
        r"погибший|погибшая|родившийся|родившаяся|расстрелянный|казнённый|убитый)\s+$"
    ),
    tail=re.compile(r"[.!;]?\s*(?:;.*)?", re.DOTALL),
    unsure=re.compile(
        r"\b(?:не|ни|нет|никогда|никто|ничего|если|бы|якобы|будто|возможно|вероятно|предположительно|"
        r"может|мог|могла|могли|должен|должна|должны|будет|будут|план\w+|собирал\w+|хотел\w*|"
        r"намерев\w+|предполага\w+|чуть|едва|легенд\w+|слух\w*|роман\w*|отриц\w+|вряд)\b",
        re.IGNORECASE,
    ),
    later=re.compile(
        r"\b(?:позже|позднее|впоследствии|затем|потом|ранее|раньше|спустя|тому\s+назад|"
        r"(?:следующ|предыдущ)\w+\s+(?:год\w*|месяц\w*|день)|через\s+\w+\s+(?:год\w*|лет|месяц\w*|"
        r"дн\w+|недел\w+)|в\s+том\s+же\s+году)\b",
        re.IGNORECASE,
    ),
    later_clause=re.compile(
        r",?\s+(?:и|а|но)\s+(?:затем|потом|позже|впоследствии|через\s+\w+\s+(?:год\w*|лет|месяц\w*|"
        r"дн\w+|недел\w+)|(?:\w+\s+)?спустя)\b"
    ),
    no_clause=re.compile(r"\(|(?:котор\w+|когда|где|и|или)\b"),
    subordinate=re.compile(
        r"\b(?:котор\w+|что|чтобы|когда|где|пока|как|хотя|потому|после|до|перед|чем|ли|сказал\w*|"
        r"писал\w*|заявил\w*|согласно|считают|полагают|говорят|утверждают|думают|пишут|предани\w+|"
        r"\w+(?:вш|ющ|ущ|ящ|ащ|нн)(?:ий|ая|ое|ие|его|ей|их|ым|ими|ую|ый|"
        r"ого|ые|ых))\b",
        re.IGNORECASE,
    ),
    pronoun=re.compile(r"(?:Это|Этот|Эта|Эти|Они|Оно|Некоторые|Другие)\b", re.IGNORECASE),
    boilerplate=re.compile(
        r"©|\b(?:все права|дата обращения|перепечат\w+|ISBN|опубликован\w*\s+на\s+сайте|"
        r"(?:эта|данная)\s+(?:статья|страница))\b",
        re.IGNORECASE,
    ),
)
GRAMMARS: dict[Spoken, Grammar] = {"en": _ENGLISH, "ru": _RUSSIAN}

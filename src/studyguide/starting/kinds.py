"""A guess whether a text is a witness of its time or is about it."""

from __future__ import annotations

import re
from typing import Literal

_ENACTED = re.compile(
    r"\b(?:act|agreement|bill of rights|charter|circular|communiqué|communique|constitution|"
    r"covenant|declaration|decree|directive|edict|manifesto|memorandum|ordinance|pact|petition|"
    r"proclamation|protocol|resolution|statute|treaty|ultimatum|"
    r"воззвание|декларация|декрет|директива|договор|закон|заявление|конституция|конвенция|"
    r"листовка|манифест|меморандум|нота|обращение|пакт|постановление|приказ|протокол|прошение|"
    r"резолюция|соглашение|указ|ультиматум|устав|хартия)\b",
    re.IGNORECASE,
)
"""What a heading calls a text that nobody in particular speaks."""
_SPOKEN = re.compile(
    r"\b(?:address|affidavit|confession|deposition|despatch|diary|dispatch|inaugural|interview|"
    r"last will|letters?|memoirs?|message|minutes|oration|remarks|sermon|speech|statement|telegram|"
    r"testimony|"
    r"воспоминания|дневник|доклад|записк[аи]|мемуары|письм[оа]|речь|стенограмма|телеграмма)\b",
    re.IGNORECASE,
)
"""What it calls one in which somebody speaks, who says “I” or “we” now and then."""
_ABOUT = re.compile(
    r"\?|\b(?:about|aftermath|analysis|and (?:its|his|her|their|the)|background|biography|causes|"
    r"consequences|effects|essay|explained|guide|history|how|impact|importance|introduction|legacy|"
    r"meaning|origins|overview|review|role|significance|story|study|summary|what|why|"
    r"анализ|биография|введение|значение|история|и (?:его|её|их)|как|обзор|очерк|о том|"
    r"последствия|почему|причины|роль|что)\b",
    re.IGNORECASE,
)
"""What a heading has that speaks about such a text."""
_QUOTED = re.compile(r'"[^"\n]{1,2000}"|“[^”]{1,2000}”|«[^»]{1,2000}»')
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]urs?|us|me|"
    r"(?i:я|мы|мой|моя|моё|мои|наш|наша|наше|наши|нас|нам|меня|мне))\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 100_000
_OFTEN, _SELDOM = 60, 400
"""Who speaks of themselves does so once in so many words, or more often; the second number is for
a text whose heading says that somebody speaks."""


def kind_of(title: str | None, text: str) -> Literal["primary", "secondary"]:
    """The kind of a text, from its heading and from who speaks in it outside quotation marks."""
    heading = title if title and not _ABOUT.search(title) else ""
    if _ENACTED.search(heading):
        return "primary"
    own = _QUOTED.sub(" ", text[:_SAMPLE])
    once_in = _SELDOM if _SPOKEN.search(heading) else _OFTEN
    speaks = once_in * len(_FIRST_PERSON.findall(own)) > len(_WORD.findall(own))
    return "primary" if speaks else "secondary"

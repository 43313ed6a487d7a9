"""Ties: spaces at which a reader stumbles when a line ends there.

What is tied is read off the shape of two words, the same for English and Russian, and touches
only where lines end: the words themselves stay as they are. The rules are those that printers of
both languages share (New Hart's Rules; Milchin and Cheltsova, Spravochnik izdatelya i avtora):
dates, numbers with their units, initials, and marks that may not begin a line.
"""

from __future__ import annotations

import re

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр)"
)
_UNIT = (
    r"(?:%|(?:hundred|thousand|million|billion|per|percent|km|kg|cm|mm|m|g|ha)\b"
    r"|тысяч|миллион|миллиард|процент|год|век|(?:тыс|млн|млрд|км|кг|см|мм|м|га|г|гг)\b)"
)
_ROMAN = "(?:[IVXLC]{2,}|[VXLC])"
_TIED = re.compile(
    rf"""
      [ ](?:\[?…|\.\.\.)                          # an ellipsis
    | [ ][–—/-]$                                  # a dash or stroke alone
    | [ ]\(\w\)                                   # CPSU (b)
    | ^\W*\w{{1,3}}[ ][12]\d{{3}}                 # in 1956, the 1930s
    | ^\W*[A-ZА-ЯЁ][^\W\d]*[ ]\d                  # February 1956, Excerpt 1
    | ^{_MONTH}\w*[ ]\d                           # февраля 1956
    | ^\d{{1,2}},[ ][12]\d{{3}}                   # February 14, 1956
    | \d[ ](?:{_MONTH}|{_UNIT})                   # 25 February, 20 million, 30 %
    | ^\W*{_ROMAN}(?:-?[а-я]{{1,3}})?[ ]\w        # XX Congress
    | ^\W*[A-ZА-ЯЁ]\w+[ ]{_ROMAN}\b               # Nicholas II
    | ^\W*\d+(?:st|nd|rd|th|-[а-я]{{1,3}})[ ]\w   # 20th Congress
    | ^\W*(?:[A-ZА-ЯЁ]\.)+[ ][A-ZА-ЯЁ]            # M.V. Lomonosov
    | ^\W*(?:Mr|Mrs|Ms|Dr|Prof|St)\.?[ ][A-Z]
    | ^\W*(?:[Nn]os?\.|pp?\.|paras?\.|с\.|стр\.|гл\.|№|§|¶+)[ ]\d
    | ^\W*[а-яё][ ]                               # в лесу: a letter that is a word
    | [ ](?:бы?|же?|ли|ль)\b                      # он ли
    """,
    re.VERBOSE,
)


def tied(before: str, after: str) -> bool:
    """Whether a line should not end between two words that stand side by side."""
    plain = before.isalpha() and after.isalpha() and before.islower() and after.islower()
    if plain and ("a" <= before[-1] <= "z" or len(before) > 1 < len(after) > 2):
        # Most pairs are two such words: none but short Russian ones are tied among them.
        return False
    return _TIED.search(f"{before} {after}") is not None

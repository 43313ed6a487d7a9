"""Names that recur, and what the text calls those who bear them.

A name is taken for a person's where it has a first name and a surname and the text treats it
as one: it says, writes or dies, it has a title or an office, its surname stands alone.
Places, bodies and events go without these, or have an article before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from studyguide.sources.model import Source
from studyguide.suggestions.language import Spoken, word_set
from studyguide.suggestions.names import NAMINGS, Naming
from studyguide.suggestions.sentences import Stretch, sentences

MOST = 12
"""People that are suggested for one outline."""

_FEWEST = 2
_LONGEST_ROLE = 12
_BEFORE, _AFTER = 60, 40
"""Characters before and behind a name that tell whether it is somebody's."""

_REACH = 1_000
"""Characters around a name in which its sentence is looked for."""

_MOST_READ = 200
"""Mentions of somebody that are looked at for what the text calls them."""

_WORD = re.compile(r"\S+")
_SMALL_WORDS = word_set("of de la le du van von der den bin ibn al da di")
_POSSESSIVE = re.compile("['’]s?$")


class NamedPerson(Struct, frozen=True):
    """Someone whom the sources name ``times`` times.

    ``role`` is what the text of ``quote`` calls them, in its own words, if it does; ``also``
    are other forms of the name.
    """

    name: str
    times: int
    role: str | None
    source: str
    quote: Stretch
    also: tuple[str, ...] = ()


class _Mention(Struct, frozen=True):
    """A full name at a place of a source."""

    name: str
    surname: str
    source: Source
    start: int
    end: int


def named_people(sources: Sequence[Source], language: Spoken) -> list[NamedPerson]:
    """Those who are named several times, most often first."""
    naming = NAMINGS[language]
    mentions = [mention for source in sources for mention in _mentions(source, naming)]
    words = Counter(chain.from_iterable(naming.word.findall(source.text) for source in sources))
    borne_by: dict[str, list[_Mention]] = {}
    for mention in mentions:
        borne_by.setdefault(mention.surname, []).append(mention)
    people = []
    for surname, borne in sorted(borne_by.items()):
        names = dict.fromkeys(mention.name for mention in borne)
        if len({_key(name) for name in names}) > 1:
            continue  # of two who share a surname, the text does not say which one it means
        times = _times(surname, words, naming)
        if times >= _FEWEST and _is_person(borne, times, naming):
            people.append(_person(borne, tuple(names), times, naming))
    return sorted(people, key=lambda person: (-person.times, person.name))[:MOST]


def _key(name: str) -> str:
    """Lets ``Yevgeny`` and ``Evgeny``, ``Lavrenty`` and ``Lavrentiy`` be one."""
    first = name.split(maxsplit=1)[0].lower().rstrip(".")
    first = re.sub("^ye", "e", first)
    return re.sub("(?:iy|ii|ij|yi|i|y)$", "", first)


def _times(surname: str, words: Counter[str], naming: Naming) -> int:
    """How often a surname stands in the texts, in any of its cases."""
    return sum(words[form] for form in naming.forms(surname))


def _mentions(source: Source, naming: Naming) -> Iterator[_Mention]:
    for run in naming.run.finditer(source.text):
        words = list(_WORD.finditer(run[0]))
        while words and words[-1][0].lower() in _SMALL_WORDS:
            words.pop()
        last = max((n for n, word in enumerate(words) if _is_no_name(words, n, naming)), default=-1)
        kept = words[last + 1 :]
        if len(kept) < 2:
            continue
        start, end = kept[0].start(), kept[-1].end()
        end -= len(kept[-1][0]) - len(_POSSESSIVE.sub("", kept[-1][0]))
        name = " ".join(run[0][start:end].split())
        if naming.is_base_form(name.split()):
            surname = name.split()[-1]
            yield _Mention(name, surname, source, run.start() + start, run.start() + end)


def _is_no_name(words: Sequence[re.Match[str]], number: int, naming: Naming) -> bool:
    """Whether a word with a capital belongs to no person's name, where it stands."""
    word = _POSSESSIVE.sub("", words[number][0]).lower()
    is_last = number == len(words) - 1
    is_owner = not is_last and word != words[number][0].lower()
    return is_owner or word in naming.no_names or (word in naming.offices and not is_last)


def _is_name(role: str) -> bool:
    """Whether ``President Davis`` between commas is the next one of several people."""
    words = role.split()
    return all(word[0].isupper() for word in words[:2]) and "of" not in words


def _is_person(mentions: Sequence[_Mention], times: int, naming: Naming) -> bool:
    """Whether the text treats a name as somebody's; one mark of a thing outweighs all."""
    is_treated_so = False
    for mention in mentions:
        text = mention.source.text
        before = text[max(0, mention.start - _BEFORE) : mention.start]
        after = text[mention.end : mention.end + _AFTER]
        if naming.thing_before.search(before) or naming.thing_after.match(after):
            return False
        if naming.title_before.search(before) or naming.person_after.match(after):
            is_treated_so = True
    full = len(mentions)
    return is_treated_so or (full >= _FEWEST and times - full >= _FEWEST)


def _person(
    mentions: Sequence[_Mention], names: tuple[str, ...], times: int, naming: Naming
) -> NamedPerson:
    """The person, with the words that say what they are, or else the first that name them."""
    some = mentions[:_MOST_READ]
    named = ((mention, _role(mention, _sentence(mention), naming)) for mention in some)
    mention, role = next((pair for pair in named if pair[1]), (mentions[0], None))
    text = mention.source.text
    quote = _sentence(mention)
    if role is not None:
        quote = Stretch(min(role.start, mention.start), max(role.end, mention.end))
    return NamedPerson(
        name=names[0],
        times=times,
        role=" ".join(text[role.start : role.end].split()) if role else None,
        source=mention.source.id,
        quote=quote,
        also=tuple(dict.fromkeys([*names[1:], mention.surname])),
    )


def _sentence(mention: _Mention) -> Stretch:
    source = mention.source
    at = bisect_right(source.paragraphs, mention.start, key=lambda paragraph: paragraph.start)
    paragraph = source.paragraphs[at - 1]
    start = max(paragraph.start, mention.start - _REACH)
    end = min(paragraph.end, mention.end + _REACH)
    around = sentences(source.text, start, end)
    sentence = next(each for each in around if mention.start < each.end)
    cut_left = sentence.start == start > paragraph.start
    cut_right = sentence.end == end < paragraph.end
    return Stretch(mention.start, mention.end) if cut_left or cut_right else sentence


def _role(mention: _Mention, sentence: Stretch, naming: Naming) -> Stretch | None:
    """``historian`` in ``the historian Alexander Shirokorad``, or what follows a comma."""
    text = mention.source.text
    after = naming.role_after.match(text[mention.end : sentence.end])
    if after and len(after["role"].split()) <= _LONGEST_ROLE and not _is_name(after["role"]):
        return Stretch(mention.end + after.start("role"), mention.end + after.end("role"))
    before = text[sentence.start : mention.start]
    words = before.rstrip()
    for match in reversed(list(naming.role_start.finditer(words))):
        role = words[match.end() :]
        if naming.role_stop.search(role) or len(role.split()) > _LONGEST_ROLE:
            return None
        if naming.office.search(naming.role_head.split(role)[0]):
            if naming.two_offices.search(words[: match.end()]):
                continue
            if naming.of_another.search(words[: match.end()]):
                return None
            return Stretch(sentence.start + match.end(), sentence.start + len(words))
    return None

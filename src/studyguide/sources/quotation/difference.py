"""Shows a word diff to a person, and says what kind of words differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from studyguide.sources.quotation.sense import is_negation
from studyguide.sources.quotation.verdict import Change

_CONTEXT = 4
_VIEWS = 3
_WIDEST = 60
_NUMBER = re.compile(
    r".*\d.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|"
    r"seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|"
    r"billion|first|second|third|half|once|twice",
    re.IGNORECASE,
)
_CLOSING = '"”“’»'
_OPENING = '"“„‘«'
_MARKS = _CLOSING + _OPENING
_NOTE = re.compile(r"\[?\d{1,3}\]?|[*†‡]|[⁰¹²³⁴-⁹]+")
_PAGE = re.compile(r"[-–—\[]?\s*\d{1,4}\s*[-–—\]]?")
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*%?")
_SENTENCE_END = re.compile(r"[.!?…:][\"'“”‘’»)\]]*\s*$")


def shown(changes: Sequence[Change], ours: str, theirs: str) -> list[str]:
    """Aligned views of the changes, three lines each, with a few equal words around them.

    ``ours`` and ``theirs`` name the line of the source and the line of the outline.
    """
    margin = max(len(ours), len(theirs)) + 2
    names = ours.ljust(margin), theirs.ljust(margin)
    groups = _groups(changes)
    views = [_view(changes, first, last, names) for first, last in groups[:_VIEWS]]
    rest = len(groups) - len(views)
    if rest:
        views.append(f"… and {rest} more difference{'s' if rest > 1 else ''}")
    return views


def observations(changes: Sequence[Change], *, with_marks: bool = True) -> list[str]:
    """Sentences on what differs: negations, numbers, names, capitals, marks, words left out.

    ``with_marks`` says that a mark of the editor may mend it.
    """
    differing = [number for number, change in enumerate(changes) if not change.is_same]
    found = []
    if _is_in_marks(changes):
        found.append("Take away the quotation marks round the words: the source has none there.")
        differing = [n for n in differing if not _differs_at_end(changes, n)]
    found += [_observation(changes, number, with_marks) for number in differing]
    if with_marks and differing and not any(changes[n].written for n in differing):
        lost = " ".join(changes[n].source for n in differing)
        if not any(map(is_negation, _WORD.findall(lost))):
            found.append("Words of the source are left out: put … in their place.")
    return list(dict.fromkeys(filter(None, found)))[:_VIEWS]


def _is_in_marks(changes: Sequence[Change]) -> bool:
    """Whether quotation marks stand round all that was written, and not in the source."""
    if not changes:
        return False
    first, last = changes[0], changes[-1]
    begun = first.written[:1] in _OPENING and first.source[:1] not in _OPENING
    ended = last.written[-1:] in _CLOSING and last.source[-1:] not in _CLOSING
    return bool(begun and ended and first.written and last.written)


def _differs_at_end(changes: Sequence[Change], number: int) -> bool:
    """Whether this is the first or the last change, and one of marks alone."""
    change = changes[number]
    return number in (0, len(changes) - 1) and _letters(change.source) == _letters(change.written)


def _observation(changes: Sequence[Change], number: int, with_marks: bool) -> str:
    """The most telling thing about one change; nothing if it is a word like any other."""
    ours, theirs = changes[number].source, changes[number].written
    if note := _note_behind(theirs.rstrip(_CLOSING), ours):
        return f"If “{note}” is the number of a note, copy it too, or take it out of the source."
    if not theirs and _PAGE.fullmatch(ours):
        return f"“{ours}” looks like the number of a page."
    if _letters(ours) == _letters(theirs):
        if "[" in theirs:
            return "Take the brackets away: the source has this letter itself."
        if theirs.strip(_MARKS) == ours:
            return f"Take the marks away: the source has “{ours}”."
        return f"Only marks differ: the source has “{ours}”."
    if _letters(ours).lower() == _letters(theirs).lower():
        if with_marks and number == 0 and theirs == ours[0].swapcase() + ours[1:]:
            return f"Only a capital differs; write [{theirs[0]}]{theirs[1:]} to change it."
        return "Only capitals differ."
    lost, new = _unlike(ours, theirs), _unlike(theirs, ours)
    names = _names(changes, number)
    for kind, telling in (
        ("negation", list(filter(is_negation, lost + new))),
        ("number", list(filter(_is_number, lost + new))),
        ("name", [word for word in lost + new if word in names]),
    ):
        if telling:
            there = _listed(word for word in lost if word in telling)
            here = _listed(word for word in new if word in telling)
            return f"A {kind} differs: {there} in the source, {here} here."
    return ""


def _note_behind(words: str, ours: str) -> str:
    """What may be the number of a note in ``ours``, which else are the same words."""
    number = ours[len(words) :] if ours.startswith(words) else ""
    is_words = words != "" and not words[-1].isdigit()
    return number if is_words and _NOTE.fullmatch(number) else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _unlike(words: str, others: str) -> list[str]:
    """The words of one text that the other does not have."""
    known = set(_WORD.findall(others))
    return [word for word in _WORD.findall(words) if word not in known]


def _is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word) is not None


def _names(changes: Sequence[Change], number: int) -> set[str]:
    """The words of a change that have a capital though no sentence begins with them."""
    change, before = changes[number], changes[number - 1] if number else None
    names = set()
    for text, left in (
        (change.source, before.source if before else ""),
        (change.written, before.written if before else ""),
    ):
        for match in _WORD.finditer(text):
            preceding = f"{left} {text[: match.start()]}".rstrip()
            if match[0][0].isupper() and preceding and not _SENTENCE_END.search(preceding):
                names.add(match[0])
    return names


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words) or "none"


def _groups(changes: Sequence[Change]) -> list[tuple[int, int]]:
    """The changes that are shown together, by first and last number: those near each other."""
    groups: list[tuple[int, int]] = []
    for number, change in enumerate(changes):
        if change.is_same:
            continue
        near = groups and len(changes[number - 1].source.split()) <= 2 * _CONTEXT
        if near:
            groups[-1] = (groups[-1][0], number)
        else:
            groups.append((number, number))
    return groups


def _view(changes: Sequence[Change], first: int, last: int, names: tuple[str, str]) -> str:
    """Two lines of words, one above the other, and one of marks under those that differ."""
    ours, theirs, marks = names[0], names[1], " " * len(names[0])
    cells = [
        (change.source, change.written, change.is_same) for change in changes[first : last + 1]
    ]
    if first:
        words = changes[first - 1].source.split()
        cut = len(words) > _CONTEXT or first > 1
        context = " ".join((["…"] if cut else []) + words[-_CONTEXT:])
        cells.insert(0, (context, context, True))
    if last + 1 < len(changes):
        words = changes[last + 1].source.split()
        cut = len(words) > _CONTEXT or last + 2 < len(changes)
        context = " ".join(words[:_CONTEXT] + (["…"] if cut else []))
        cells.append((context, context, True))
    for source, written, is_same in cells:
        one, other = _shortened(source), _shortened(written)
        width = max(len(one), len(other))
        ours += one.ljust(width + 1)
        theirs += other.ljust(width + 1)
        marks += (" " if is_same else "^") * width + " "
    return "\n".join(line.rstrip() for line in (ours, theirs, marks))


def _shortened(text: str) -> str:
    """The text, or its two ends if it is too long to be shown."""
    if len(text) <= _WIDEST:
        return text
    return f"{text[: _WIDEST // 2].rstrip()} … {text[-_WIDEST // 2 :].lstrip()}"

"""Names of people and bodies, alone and in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyguide.sources.bibliography.model import Name
from studyguide.sources.bibliography.terms import Terms

_GIVEN_PART = re.compile(r"([^\s\-.‐]+\.?)([\s\-‐]*)")


def short(name: Name) -> str:
    """The name as a citation in the text has it: the family name, or all of a body's."""
    return name.literal or _spaced(name.particle, name.family)


def natural(name: Name, *, initials: bool = False) -> str:
    """The name as it is said: ``Charles de Gaulle``, ``C. de Gaulle``."""
    if name.literal:
        return name.literal
    given = initials_of(name.given) if initials else name.given
    whole = _spaced(given, name.dropping, name.particle, name.family)
    if name.eastern:
        whole = _spaced(name.family, name.given)
    return _spaced(whole, name.suffix)  # "King Jr.": no comma in today's editions


def inverted(name: Name, *, initials: bool = False, demoted: bool = False) -> str:
    """The name as lists are sorted by: ``de Gaulle, Charles``; family name first.

    ``demoted`` puts the particle after the given name (``Gaulle, Charles de``), as Chicago
    has it.
    """
    if name.literal or name.eastern or not name.given:
        return natural(name, initials=initials)
    given = initials_of(name.given) if initials else name.given
    family = name.family if demoted else short(name)
    after = _spaced(given, name.dropping, name.particle if demoted else "")
    return ", ".join(part for part in (family, after, name.suffix) if part)


def filed(name: Name, *, demoted: bool = False) -> tuple[str, str]:
    """What a name is sorted by: first the family name, then the rest."""
    if name.literal:
        return name.literal, ""
    family = name.family if demoted else short(name)
    particle = name.particle if demoted else ""
    return family, _spaced(name.given, name.dropping, particle, name.suffix)


def initials_of(given: str) -> str:
    """``Jean-Paul Marie`` as ``J.-P. M.``; other scripts alike."""
    parts = [
        part[0].upper() + "." + ("-" if "-" in gap or "‐" in gap else " ")
        for part, gap in _GIVEN_PART.findall(given)
    ]
    return "".join(parts).strip(" -")


def series(
    names: Sequence[str], conjunction: str, terms: Terms, *, comma_between_two: bool = False
) -> str:
    """Names in a row: ``A``, ``A and B``, ``A, B, and C``.

    Two are parted by a comma too where the first is inverted.
    """
    if len(names) < 2:
        return "".join(names)
    comma = "," if (comma_between_two if len(names) == 2 else terms.serial_comma) else ""
    return f"{', '.join(names[:-1])}{comma} {conjunction} {names[-1]}"


def and_others(names: Sequence[str], terms: Terms, *, comma: bool) -> str:
    """Names of which only the first are given: ``A et al.``, ``A, B, et al.``"""
    return f"{', '.join(names)}{',' if comma else ''} {terms.others}"


def _spaced(*parts: str) -> str:
    """The parts that are not empty, a space between unless one ends in an apostrophe."""
    return re.sub(r"(?<=['’]) ", "", " ".join(part for part in parts if part))

"""What an edition is: one or several printouts of a guide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Protocol

from msgspec import Struct

from studyguide.diagnostics import Place
from studyguide.document.blocks import Document
from studyguide.guide.model import Guide
from studyguide.memory import Memory

PartKind = Literal["front", "body", "teacher"]


class Maker(Protocol):
    """Makes a document; what ``memory`` has of earlier ones is not made again."""

    def __call__(self, *, memory: Memory | None = None) -> Document: ...


class Fit(Struct, frozen=True):
    """How many ``pages`` a printout should take at most.

    ``tighter`` make forms of it that need less room, the loosest first. Where none of them fits,
    ``what`` is reported under ``code`` with ``-long`` behind it, at its ``place`` and with
    ``help``.
    """

    code: str
    what: str
    pages: int
    tighter: tuple[Maker, ...]
    place: Place | None
    help: str


class Printout(Struct, frozen=True):
    """One PDF of an edition.

    ``name``      stands in the file's name: ``handout-speech``, ``quiz-b-key``
    ``layout``    printouts of one layout are laid out once and drawn from the same pages
    ``document``  makes what is laid out
    ``ink``       whose copy it is, and so which marks are drawn
    ``parts``     the parts of the document that it has
    ``twin``      the printout whose pages and questions must stand at the same places
    ``reader``    who gets it: everybody in the class, the teacher, or the wall
    ``poster``    whether it is one large page, printed on one side
    ``cut``       whether it is cut up, so that fronts and backs have to meet
    ``fit``       how many pages it should take, if that matters
    ``versions``  of how many versions this is one, where each student gets one of them
    """

    name: str
    layout: str
    document: Maker
    ink: Literal["student", "key"] = "student"
    parts: tuple[PartKind, ...] = ("front", "body")
    twin: str | None = None
    reader: Literal["class", "teacher", "wall"] = "class"
    poster: bool = False
    cut: bool = False
    fit: Fit | None = None
    versions: int = 1


class Edition(Struct, frozen=True):
    """What one reader gets; ``printouts`` makes its files of a guide.

    ``by_section`` says that it can be had of one section only, whose id is then the second
    argument; without one it is of all. ``texts`` are files beside the PDFs that other programs
    read, by what stands in their names: ``cards-anki.txt``.
    """

    name: str
    about: str
    printouts: Callable[[Guide, str | None], Sequence[Printout]]
    by_section: bool = False
    texts: Callable[[Guide], Mapping[str, str]] | None = None


def with_key(name: str, document: Maker, fit: Fit | None = None) -> tuple[Printout, Printout]:
    """The student's copy of a document and its key: one layout, two inks."""
    return (
        Printout(name, name, document, fit=fit),
        Printout(f"{name}-key", name, document, ink="key", twin=name, reader="teacher", fit=fit),
    )

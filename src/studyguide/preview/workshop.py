"""Builds an outline again and again, in memory, and keeps the last pages that were good."""

from __future__ import annotations

import os
import sys
import traceback
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from msgspec import Struct
from msgspec.structs import replace

from studyguide import project
from studyguide.build import PLAIN, Form, lay_out_printout
from studyguide.diagnostics import Findings, Place
from studyguide.editions import EDITIONS, Printout
from studyguide.guide.model import Guide
from studyguide.layout.plan import Ink, Plan
from studyguide.layout.truetype import FaceFault
from studyguide.memory import Memory
from studyguide.pdf import draw
from studyguide.preview.files import files_of, fonts_of
from studyguide.preview.findings import Teller
from studyguide.preview.looks import looks_of
from studyguide.preview.pictures import Pictures
from studyguide.preview.state import OutlineFile, PageState, SourceState, State
from studyguide.preview.texts import sources_of
from studyguide.preview.views import choices_of, pages_of, sections_of, shown
from studyguide.records.bounded import first_bytes
from studyguide.records.characters import MAX_BYTES

_TRIES = 5
"""How often an outline is read that is saved again and again at the same moment."""


class Wanted(Struct, frozen=True):
    """What is previewed: the ``edition`` that is shown first, in which form, and how the outline
    is read (see :func:`studyguide.project.check`)."""

    outline: Path
    edition: str = "guide"
    form: Form = PLAIN
    allowed: tuple[Path, ...] = ()
    date: str | None = None
    strict: bool = False


class Good(Struct, frozen=True):
    """A printout as it could last be built, and what it is drawn from."""

    pages: tuple[PageState, ...]
    plan: Plan
    ink: Ink


class Workshop:
    """One outline and its printouts. It belongs to one thread, but for :attr:`pictures`."""

    def __init__(self, wanted: Wanted) -> None:
        self.pictures = Pictures()
        self.outline = wanted.outline
        self.guide: Guide | None = None
        """The last guide that could be read, whole or in part."""
        self._wanted = wanted
        self._memory = Memory()
        self._revision = 0
        self._outline = OutlineFile(shown(str(wanted.outline)), wanted.outline.name, "", "")
        self._checked = project.Checked(wanted.outline, None, None, None)
        self._findings = Findings()
        self._took = 0.0
        self._sources: tuple[SourceState, ...] = ()
        self._unread = False
        self._printouts: dict[str, tuple[str, Printout]] = {}
        """With the names of their editions."""
        self._good: dict[str, Good] = {}
        self._states: dict[str, State] = {}
        self._teller = Teller()

    def check(self) -> None:
        """Read and look up everything anew; pages are made when they are asked for."""
        begun = perf_counter()
        self._revision += 1
        if not self._findings.failed:  # while an outline is broken its pages are remembered
            self._memory.begin()
        self._states = {}
        for _ in range(_TRIES):
            data = _bytes(self.outline)
            self._look_up()
            if _bytes(self.outline) == data:  # else it was saved while it was read
                break
        if data is not None:
            text, digest = data.decode("utf-8-sig", "replace"), sha256(data).hexdigest()
            self._outline = replace(self._outline, text=text, digest=digest)
        self._teller.begin({str(self.outline): self._outline.text})
        self._took = perf_counter() - begun

    def _look_up(self) -> None:
        """Check the outline."""
        wanted, findings = self._wanted, Findings()
        try:
            self._checked = project.check(
                wanted.outline,
                findings,
                allowed=wanted.allowed,
                today=wanted.date,
                memory=self._memory,
            )
            self._findings = findings.strict() if wanted.strict else findings
            self._take(self._checked.guide or self._surveyed())
        except Exception as fault:  # whatever it is: the preview lives on and says so
            self._checked = project.Checked(wanted.outline, None, None, None)
            self._findings = self._failed(fault, findings)

    def _surveyed(self) -> Guide | None:
        """What can be read of an outline with holes, where there is no earlier guide to show."""
        if self.guide is not None:
            return None
        wanted = self._wanted
        found = project.survey(wanted.outline, Findings(), allowed=wanted.allowed)
        return found.guide if found is not None else None

    def _take(self, guide: Guide | None) -> None:
        """What can be told of a guide even if it is not whole; all printouts if it is."""
        if guide is None:
            return
        self.guide, self._unread = guide, True
        if not self._findings.failed:
            section = self._wanted.form.section
            self._printouts = {
                printout.name: (edition.name, printout)
                for edition in EDITIONS.values()
                for printout in edition.printouts(guide, section)
            }

    def catch_up(self) -> None:
        """Do what was put off until nobody waits for pages: bring the sources in all states up
        to the last check, and have ready what is said of findings."""
        self._teller.prepare()
        if self.guide is None or not self._unread:
            return
        self._unread = False
        try:
            sources = sources_of(self.guide)
        except Exception as fault:  # as above
            self._findings, self._states = self._failed(fault, self._findings), {}
            return
        if sources == self._sources:  # that they are the same object tells that they are known
            return
        self._sources = sources
        self._states = {
            name: replace(state, sources=sources) for name, state in self._states.items()
        }

    def state(self, name: str | None) -> State:
        """The state of a printout or, of an edition, of its first one; of the one that is shown
        first if there is none of that ``name`` any more."""
        printout = self._named(name)
        if printout not in self._states:
            self._states[printout] = self._make(printout)
        return self._states[printout]

    def pdf(self, name: str | None) -> bytes | None:
        """The file of a printout as it could last be built; None if it never could, or if its
        fonts are gone."""
        good = self._good.get(self._named(name))
        try:
            return draw(good.plan, good.ink, memory=self._memory) if good is not None else None
        except (OSError, FaceFault):
            return None

    def files(self) -> list[Path]:
        """The files to watch."""
        wanted, guide = self._wanted, self.guide
        outline = guide.outline if guide is not None else None
        return files_of(wanted.outline, outline, self._checked.theme, wanted.allowed)

    def file(self, name: str) -> Path | None:
        """The file of the project that the page knows by ``name``; None if there is none."""
        return next(
            (
                each
                for each in self.files()
                if name in (shown(str(each)), shown(os.path.realpath(each)))
            ),
            None,
        )

    def _named(self, name: str | None) -> str:
        """The printout that is meant."""
        for each in (name, self._wanted.edition):
            if each in self._printouts:
                return each
            for printout, (edition, _) in self._printouts.items():
                if edition == each:
                    return printout
        return next(iter(self._printouts), self._wanted.edition)

    def _make(self, name: str) -> State:
        """Lay out and draw a printout, if the outline is sound, and say how it stands."""
        begun = perf_counter()
        findings = Findings(self._findings, strict=self._wanted.strict)
        built = False
        if not findings.failed and name in self._printouts:
            try:
                built = self._build(name, findings)
            except Exception as fault:  # as above
                findings = self._failed(fault, findings)
        good = self._good.get(name)
        guide = self.guide
        return State(
            revision=self._revision,
            edition=name,
            editions=choices_of(self._printouts, guide),
            title=shown(guide.outline.title) if guide else "",
            outline=self._outline,
            stale=not built,
            milliseconds=round(1000 * (self._took + perf_counter() - begun), 1),
            pages=good.pages if good else (),
            diagnostics=self._teller.told(findings),
            sources=self._sources,
            sections=sections_of(guide) if guide else (),
        )

    def _build(self, name: str, findings: Findings) -> bool:
        """Whether a printout could be built, which is then the last good one."""
        edition, printout = self._printouts[name]
        laid = lay_out_printout(
            *(self._checked, edition, printout, findings, self._wanted.form),
            memory=self._memory,
        )
        if laid is None or findings.failed:
            return False
        ink = Ink[printout.ink.upper()]
        # Tags are not seen in pictures, and take most of the time that a known page takes.
        seen = draw(replace(laid.plan, tagged=False), ink, memory=self._memory)
        looks = looks_of(laid.plan, ink, fonts_of(laid.plan), self._memory)
        self.pictures.show(name, seen, looks)
        self._good[name] = Good(pages_of(laid.plan, looks), laid.plan, ink)
        return True

    def _failed(self, fault: Exception, findings: Findings) -> Findings:
        """What was found, and that the program itself is at fault; nothing that it made then is
        used again."""
        _say(fault)
        self._memory = Memory()
        findings = Findings(findings)
        findings.error(
            "program-failed",
            f"the program failed at this outline: {type(fault).__name__}: {fault}",
            Place(str(self._wanted.outline), 1, 1),
            "This is a mistake of the program, not yours. Please report it, with the outline "
            "and with what it has written in the terminal.",
            "Undo your last change, and the pages will follow you again.",
        )
        return findings


def _say(fault: Exception) -> None:
    """Print where the program failed, without what would steer the terminal: a fault may quote
    what somebody wrote."""
    said = "".join(traceback.format_exception(fault))
    clean = (c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in said)
    sys.stderr.write("".join(clean))


def _bytes(file: Path) -> bytes | None:
    """What is in an outline, and no more of it than is read; None if it cannot be read."""
    try:
        return first_bytes(file, MAX_BYTES + 1)
    except (OSError, ValueError):
        return None

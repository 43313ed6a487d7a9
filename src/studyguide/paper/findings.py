"""What a copier would lose, said file by file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studyguide.build import Laid
from studyguide.diagnostics import Findings
from studyguide.layout.plan import Ink
from studyguide.paper.copier import PALEST, SMALLEST, THINNEST, Loss, booklet_sizes, losses

_DARKER = f"Give it a darker colour in the theme: at least {PALEST:.0%} grey."
_PAGES_NAMED = 8


def copier_findings(laid: Sequence[Laid]) -> Findings:
    """A warning for everything that a copier may lose of a file; a note on what need not be
    mended: the grounds of panels, and how small type is in a booklet."""
    findings = Findings()
    with_panels: list[str] = []
    small: dict[float, list[str]] = {}
    for each in laid:
        name, ink = each.printout.name, Ink[each.printout.ink.upper()]
        found = losses(each.plan, ink)
        for loss in found:
            _tell(name, loss, findings)
        if any(loss.what == "panel" for loss in found):
            with_panels.append(name)
        usual, smallest = booklet_sizes(each.plan, ink)
        foldable = not (each.printout.poster or each.printout.cut) and len(each.plan.pages) > 2
        if foldable and smallest < SMALLEST:
            small.setdefault(usual, []).append(name)
    _tell_panels(with_panels, findings)
    _tell_booklets(small, findings)
    return findings


def _tell(name: str, loss: Loss, findings: Findings) -> None:
    where = f"{name}, {_pages(loss.pages)}"
    named = f" (“{loss.example}”)" if loss.example else ""
    grey = f"is {loss.measure:.0%} grey, and a copier loses what is lighter than {PALEST:.0%}"
    match loss.what:
        case "small-text":
            findings.warning(
                "copier-small",
                f"{where}: text of {loss.measure:g} pt{named}, and under {SMALLEST:g} pt a copier "
                "fills letters in",
                None,
                "Give the style more size in the theme.",
            )
        case "thin-line":
            findings.warning(
                "copier-thin",
                f"{where}: a line of {loss.measure:g} pt, and under {THINNEST:g} pt a copier "
                "breaks lines up",
                None,
            )
        case "pale-text":
            findings.warning("copier-pale", f"{where}: text{named} {grey}", None, _DARKER)
        case "pale-line":
            findings.warning("copier-pale", f"{where}: a line {grey}", None, _DARKER)
        case "pale-mark":
            findings.warning("copier-pale", f"{where}: a filled mark {grey}", None, _DARKER)


def _tell_panels(names: Sequence[str], findings: Findings) -> None:
    if names:
        findings.note(
            "copier-panel",
            f"the ground of panels vanishes on a copier, and their bar stays: {', '.join(names)}",
            None,
        )


def _tell_booklets(small: Mapping[float, Sequence[str]], findings: Findings) -> None:
    """A booklet on the same paper makes everything smaller; ``small`` are files by the size that
    most of their text has there."""
    if small:
        sizes = [f"{size:g} pt ({', '.join(names)})" for size, names in sorted(small.items())]
        findings.note(
            "copier-booklet",
            f"booklets on the same paper have text under {SMALLEST:g} pt; most of their text is "
            + ", ".join(sizes),
            None,
            "Fold them from sheets twice as large, A3 or tabloid, and nothing becomes smaller.",
        )


def _pages(labels: Sequence[str]) -> str:
    """``page 3``, ``pages 3, 4 and 12 more``."""
    if len(labels) == 1:
        return f"page {labels[0]}"
    named = ", ".join(labels[:_PAGES_NAMED])
    rest = len(labels) - _PAGES_NAMED
    return f"pages {named}" + (f" and {rest} more" if rest > 0 else "")

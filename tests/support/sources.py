"""Sources made of a string, and random ones with quotations that stand in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from studyguide.diagnostics import Findings
from studyguide.outline.model import SourceEntry
from studyguide.sources.library import load_source
from studyguide.sources.model import Source
from studyguide.sources.paragraphs import Mode, detect_mode, divide, split
from studyguide.sources.quotation import SourceIndex

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def source(
    text: str,
    *,
    id: str = "s",
    mode: Mode | None = None,
    join: Iterable[str] = (),
    skip: Iterable[str] = (),
) -> Source:
    """A source with this text, which has no faults."""
    findings = Findings()
    mode = mode or detect_mode(text)
    division = divide(split(text, mode), join, skip, findings)
    assert not list(findings)
    return Source(
        id=id,
        label=id.upper(),
        path=f"{id}.txt",
        text=text,
        paragraphs=division.paragraphs,
        skipped=division.skipped,
        encoding="utf-8",
        mode=mode,
        data=b"",
    )


def indexed(text: str, **options: Any) -> SourceIndex:
    """The same, ready to be searched."""
    return SourceIndex(source(text, **options))


def seed(id: str, file: str, **keys: Any) -> SourceIndex:
    """One of the seeds, as an outline names it."""
    findings = Findings()
    entry = SourceEntry(file=file, label=id.upper(), kind="secondary", **keys)
    read = load_source(id, entry, SEEDS / file, findings)
    assert read is not None
    assert not list(findings)
    return SourceIndex(read)


def rt() -> SourceIndex:
    """The newspaper article, with its captions left out and its broken paragraph joined."""
    return seed(
        "rt",
        "000_feb10a0b37b23b30.txt",
        skip=["24-25", "44-45", "51-52"],
        join=["64-66"],
    )


def essay() -> SourceIndex:
    """The student's essay."""
    return seed("essay", "003_b0302daa562e529a.txt")


# Random sources. Every word is written in NFC, with straight quotation marks and short dashes,
# and once only, so that what a quotation of it comes to is known beforehand.

_STEMS = (
    "thaw", "Léningrad", "crème", "naïveté", "оттепель", "съезд", "ёлка", "l'homme", "don't",
    "well-known", "Stalin's", "1930-1950s", "№7", "XX", "état", "Ångström", "άνοιξη", "ẹ̀kọ́",
)  # fmt: skip
_ENDS = ("", "", "", "", ",", ".", "?", ";", '"', "...", " -", ' "so')


@st.composite
def word_lists(draw: st.DrawFn, least: int = 4, most: int = 20) -> list[str]:
    """Words of several scripts, all different; some with a mark or a dash behind them."""
    count = draw(st.integers(least, most))
    kinds = st.integers(0, len(_STEMS) * len(_ENDS) - 1)
    pairs = [divmod(n, len(_ENDS)) for n in draw(st.lists(kinds, min_size=count, max_size=count))]
    words = (f"{_STEMS[stem]}{n}x{_ENDS[end]}" for n, (stem, end) in enumerate(pairs))
    return [unicodedata.normalize("NFC", word) for word in words]


NOISE = {
    "white space": st.sampled_from([(" ", "  "), (" ", "\n"), (" ", " \t\n "), (" ", "\u2009")]),
    "no-break space": st.sampled_from([(" ", "\u00a0"), (" ", "\u202f")]),
    "quotation marks": st.sampled_from([("'", "’"), ("'", "‛"), ('"', "“"), ('"', "„")]),
    "dashes": st.sampled_from([("-", "\u2011"), ("-", "–"), (" - ", " — "), (" - ", " -- ")]),
    "soft hyphen": st.sampled_from([("a", "a\u00ad"), ("т", "т\u00ad"), ("x", "\u00adx")]),
    "zero-width characters": st.sampled_from(
        [("w", "\u200bw"), (" ", "\ufeff "), ("x", "x\u2060")]
    ),
    "ellipsis character": st.sampled_from([("...", "…"), ("...", ". . .")]),
    "Unicode form": st.sampled_from([("é", "e\u0301"), ("ё", "е\u0308"), ("Å", "\u212b")]),
}
"""What may be written otherwise, by the name of the normalisation that levels it."""


@st.composite
def noises(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Replacements that leave a quotation the same words."""
    names = draw(st.lists(st.sampled_from(sorted(NOISE)), max_size=4, unique=True))
    return [draw(NOISE[name]) for name in names]


def noisy(
    draw: Callable[[st.SearchStrategy[int]], int], text: str, replacements: list[tuple[str, str]]
) -> str:
    """The text with some of the places changed that a replacement fits."""
    for old, new in replacements:
        parts = text.split(old)
        chosen = draw(st.integers(0, 2 ** len(parts) - 1))
        joints = [new if chosen >> at & 1 else old for at in range(len(parts) - 1)]
        text = parts[0] + "".join(a + b for a, b in zip(joints, parts[1:], strict=True))
    return text

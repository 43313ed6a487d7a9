"""Loads the sources that an outline names."""

from __future__ import annotations

from pathlib import Path

from studyguide.diagnostics import Findings
from studyguide.outline.model import SourceEntry
from studyguide.records import place_of
from studyguide.sources.model import Source
from studyguide.sources.paragraphs import detect_mode, divide, split
from studyguide.sources.text import decode, read_bytes, report_controls


def load_source(
    id: str, entry: SourceEntry, path: Path, findings: Findings, language: str = ""
) -> Source | None:
    """Read one source of the outline.

    ``path`` is where ``entry.file`` leads, already resolved and allowed by the caller; it
    becomes ``Source.path``, which places name and which is never printed. ``language`` is that
    of the guide, where the source says no other; it helps to tell encodings apart. None, and
    an error at the place of the ``file:`` value, if there is no text to be had from it.
    """
    shown, place = str(entry.file), place_of(entry.file)
    data = read_bytes(path, shown, place, findings)
    if data is None:
        return None
    encoding_place = place_of(entry.encoding) if entry.encoding is not None else None
    spoken = entry.language or language
    read = decode(data, shown, entry.encoding, spoken, place, encoding_place, findings)
    if read is None:
        return None
    text = read.text
    if not text.strip():
        findings.error("source-empty", f"there is no text in {shown}", place)
        return None
    report_controls(text, str(path), shown, place, findings)
    mode = detect_mode(text) if entry.paragraphs == "auto" else entry.paragraphs
    division = divide(split(text, mode), entry.join, entry.skip, findings)
    if not division.paragraphs:
        place = place_of(entry.skip[0]) or place
        findings.error("source-empty", f"`skip:` leaves nothing of {shown}", place)
        return None
    return Source(
        id=id,
        label=entry.label,
        path=str(path),
        text=text,
        paragraphs=division.paragraphs,
        skipped=division.skipped,
        encoding=read.encoding,
        mode=mode,
        data=data,
    )

"""Reads a source file: its bytes, its encoding, its lines.

UTF-8 comes first. What is not UTF-8 is read in the encoding that the outline names, or else in
the one it most probably is, and a note says so. Everything a file can get wrong is a finding.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from studyguide.diagnostics import Findings, Place

LARGEST = 20_000_000
"""Bytes of the largest source that is read: more than the longest novel has."""

_SAMPLE = 262_144
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UTF8_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_USUAL = (
    (("en", "fr", "de", "es", "it", "pt", "nl", "da", "sv", "nb", "nn", "no", "fi"), ["cp1252"]),
    (("pl", "cs", "sk", "hu", "sl", "hr", "ro"), ["cp1250", "iso8859_2"]),
    (("ru", "uk", "be", "bg", "sr", "mk"), ["cp1251", "koi8_r", "cp866"]),
    (("el",), ["cp1253"]),
    (("tr",), ["cp1254"]),
)
"""Languages and the encodings before UTF-8 in which their texts were saved."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")


class FileText(NamedTuple):
    """A text as read, with ``\\n`` at its line ends, and the encoding that it was read in."""

    text: str
    encoding: str


def read_bytes(path: Path, shown: str, place: Place | None, findings: Findings) -> bytes | None:
    """The bytes of a source, or None and a finding when it cannot be read.

    ``shown`` is the path as the outline has it, which is what messages name.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        findings.error("source-missing", f"there is no file {shown}", place, *_siblings(path))
        return None
    except IsADirectoryError:
        help = "Name a text file (.txt or .md) in it."
        findings.error("source-unreadable", f"{shown} is a folder", place, help)
        return None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        findings.error("source-unreadable", f"{shown} cannot be read: {reason.lower()}", place)
        return None
    if len(data) > LARGEST:
        message = f"{shown} is larger than {LARGEST // 1_000_000} MB"
        help = "Keep in the file only the part that the guide quotes."
        findings.error("source-too-large", message, place, help)
        return None
    return data


def decode(
    data: bytes,
    shown: str,
    encoding: str | None,
    language: str,
    place: Place | None,
    encoding_place: Place | None,
    findings: Findings,
) -> FileText | None:
    """The text in the bytes of a source, or None and a finding.

    ``encoding`` is what the outline says, if it says anything; ``language`` (BCP 47) tells
    which encodings are likely.
    """
    if encoding is not None:
        return _decode_as(data, encoding, shown, encoding_place or place, findings)
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        help = "Export it as plain text (.txt) and name that file."
        findings.error("source-binary", f"{shown} is not a text file", place, help)
        return None
    try:
        return FileText(_lines(data.decode("utf-8-sig")), "utf-8")
    except UnicodeDecodeError as fault:
        if marked is None and _is_damaged_utf8(data):
            message = f"{shown} is UTF-8, but damaged{_at(data, fault)}"
            help = "Correct the characters there, or say `encoding:` if it is something else."
            findings.error("source-encoding", message, place, help)
            return None
    return _decode_found(data, marked or _detect(data, language), shown, place, findings)


def report_controls(
    text: str, path: str, shown: str, place: Place | None, findings: Findings
) -> None:
    """Warn of characters that are no text: control codes and marks of a failed decoding."""
    first = _CONTROL.search(text)
    if not first:
        return
    start, count = first.start(), len(_CONTROL.findall(text))
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    times = "a character" if count == 1 else f"{count} characters"
    findings.warning(
        "source-controls",
        f"{shown} holds {times} that cannot be printed, the first in line {line}",
        place,
        f"Look at line {line}, column {column} (U+{ord(first[0]):04X}) and take it out; "
        "it is often the sign of a wrong `encoding:`.",
        related=((Place(path, line, column), "the first one"),),
    )


def _lines(text: str) -> str:
    """The text with every line end as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _siblings(path: Path) -> tuple[str, ...]:
    """A suggestion from the files that do stand in the folder."""
    from difflib import get_close_matches

    try:
        names = sorted(p.name for p in path.parent.iterdir() if p.is_file())
    except (OSError, ValueError):
        return ("The folder does not exist either; paths count from the outline's folder.",)
    near = get_close_matches(path.name, names, n=1, cutoff=0.6)
    return (f"Did you mean {near[0]}?",) if near else ("Paths count from the outline's folder.",)


def _decode_as(
    data: bytes, encoding: str, shown: str, place: Place | None, findings: Findings
) -> FileText | None:
    """The text in the encoding that the outline names."""
    try:
        text = data.decode("utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding)
        text.encode()  # UTF-7 and the like can hide halves of surrogate pairs
    except UnicodeError as fault:
        help = "Correct `encoding:`, or leave it out to have it found."
        message = f"{shown} is not {encoding}{_at(data, fault)}"
        findings.error("source-encoding", message, place, help)
        return None
    except (LookupError, ValueError):
        help = "Usual ones are utf-8, windows-1252, windows-1251, iso-8859-2 and koi8-r."
        message = f"there is no text encoding named {encoding!r}"
        findings.error("source-encoding", message, place, help)
        return None
    return FileText(_lines(text), encoding)


def _decode_found(
    data: bytes, encoding: str | None, shown: str, place: Place | None, findings: Findings
) -> FileText | None:
    """The text in the encoding that it seems to be in, with a note that names it."""
    try:
        text = data.decode(encoding) if encoding else None
    except UnicodeError:
        text = None
    if text is None or encoding is None:
        message = f"the encoding of {shown} cannot be told"
        help = "Save the file as UTF-8, or say `encoding:` in the outline."
        findings.error("source-encoding", message, place, help)
        return None
    message = f"{shown} is not UTF-8 and was read as {encoding}"
    findings.note("source-encoding", message, place, f"Say `encoding: {encoding}` to settle it.")
    return FileText(_lines(text), encoding)


def _detect(data: bytes, language: str) -> str | None:
    """The name of the encoding that the bytes most probably are in.

    Encodings of one script can hardly be told apart by a page of text, so those that a
    language was really written in come first.
    """
    from charset_normalizer import from_bytes

    primary = language.split("-", maxsplit=1)[0].lower()
    usual = next((names for tags, names in _USUAL if primary in tags), None)
    for among in (usual, None) if usual else (None,):
        best = from_bytes(data[:_SAMPLE], cp_isolation=among).best()
        if best:
            return best.encoding
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 were meant to be: most accented letters in them are.

    By chance this happens in no other encoding: there, letters above ASCII stand alone or
    beside bytes that cannot follow them in UTF-8.
    """
    whole = len(_UTF8_CHARACTER.findall(data))
    broken = len(re.findall(rb"[\x80-\xff]", _UTF8_CHARACTER.sub(b"", data)))
    return whole > broken


def _at(data: bytes, fault: UnicodeError) -> str:
    """Where decoding failed, as words to put behind a message."""
    if not isinstance(fault, UnicodeDecodeError):
        return ""
    line = data.count(b"\n", 0, fault.start) + 1
    return f" (line {line})"

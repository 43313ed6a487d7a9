"""From the bytes of a file to the characters that YAML may see."""

from __future__ import annotations

import re

from studyguide.diagnostics import Findings, Place
from studyguide.records.text import File

MAX_BYTES = 5_000_000
"""A long outline has 1 MB; what is larger is no outline."""

REFUSED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML 1.2 (5.1) calls not printable, and a byte order mark within the text."""

_DOCUMENTS = {
    b"PK\x03\x04": "a document of a word processor, or a compressed folder",
    b"\xd0\xcf\x11\xe0": "a document of a word processor",
    b"{\\rtf": "rich text of a word processor",
    b"%PDF": "a PDF",
}
"""What files are that begin with these bytes."""

_SHOWN_AT_MOST = 10
_UNSEEN_BREAKS = ("\x85", "\u2028", "\u2029")


def read_characters(shown: str, data: bytes, findings: Findings) -> File | None:
    """The text of a file, or None with findings when it is too large or no clean UTF-8."""
    if len(data) > MAX_BYTES:
        findings.error(
            "file-too-large",
            f"the file has {len(data):,} bytes, more than the {MAX_BYTES:,} that are read",
            Place(shown, 1, 1),
            "Is this the right file?",
        )
        return None
    document = next((what for mark, what in _DOCUMENTS.items() if data.startswith(mark)), None)
    if document is not None:
        findings.error(
            "not-plain-text",
            f"the file is {document}, and not plain text",
            Place(shown, 1, 1),
            "Open it in its own program and save it as plain text with the encoding UTF-8.",
            "To change its name is not enough.",
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        _report_encoding(shown, data, fault.start, findings)
        return None
    # YAML 1.1 ends a line at these three, and no editor does: as spaces they keep the line
    # numbers true, and in the middle of a paragraph they mean no more than that.
    for unseen in _UNSEEN_BREAKS:
        text = text.replace(unseen, " ")
    file = File(shown, text)
    return None if _report_refused(file, findings) else file


def _report_encoding(shown: str, data: bytes, offset: int, findings: Findings) -> None:
    """Say at which place the file stops being UTF-8."""
    before = data[:offset].decode("utf-8-sig", "replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "the file is saved as UTF-16, not as UTF-8"
    else:
        message = "from here on the file is not saved as UTF-8"
    findings.error(
        "not-utf-8",
        message,
        File(shown, before).place(len(before), len(before)),
        "Open it in the program that saved it and save it again as plain text with the encoding "
        "UTF-8.",
        "Where the program asks for it, the encoding is also called “Unicode (UTF-8)”.",
    )


def _report_refused(file: File, findings: Findings) -> bool:
    """Report the first characters that nobody can see; whether there are any."""
    matches = REFUSED.finditer(file.text)
    shown = [match for match, _ in zip(matches, range(_SHOWN_AT_MOST), strict=False)]
    for match in shown:
        findings.error(
            "character-refused",
            f"an invisible character stands here (U+{ord(match[0]):04X})",
            file.place(*match.span()),
            "Delete it and type the words around it again; it often comes with copied text.",
        )
    return bool(shown)

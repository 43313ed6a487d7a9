"""Texts as somebody brings them: read, told apart from what is no text, and given names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from studyguide.diagnostics import Findings
from studyguide.refusal import Refusal
from studyguide.sources.model import Source
from studyguide.sources.paragraphs import detect_mode, split
from studyguide.sources.text import decode, read_bytes
from studyguide.starting.kinds import kind_of
from studyguide.starting.outline import NewSource
from studyguide.starting.titles import id_of, label_of, title_of
from studyguide.starting.words import words_of
from studyguide.suggestions.language import Spoken, language_of_text, primary_language

_NO_TEXTS = {
    "a Word document": (".doc", ".docx", ".docm"),
    "an OpenDocument text": (".odt", ".fodt"),
    "a Pages document": (".pages",),
    "a PDF": (".pdf",),
    "an RTF document": (".rtf",),
    "an e-book": (".epub", ".mobi", ".azw", ".azw3", ".fb2"),
    "a web page": (".html", ".htm", ".xhtml", ".mht"),
    "a picture": (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif"),
}
_BEGINNINGS = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "a Word document or another packed file",
    b"\xd0\xcf\x11\xe0": "an old Word document",
}
_SAVE_AS = (
    "Open it in the program that made it, choose “Save as” and there “Plain text (.txt)”, with the "
    "encoding UTF-8 if you are asked; then name that file."
)
_COPY_OUT = "Copy its words into a plain text file (.txt) and name that."


class NewText(Struct, frozen=True):
    """A text file as read: its bytes, and the text in them in that encoding."""

    path: Path
    data: bytes
    text: str
    encoding: str
    spoken: Spoken | None

    def is_copied(self, folder: Path) -> bool:
        """Whether it lies outside the folder of the project."""
        return not self.path.resolve().is_relative_to(folder.resolve())


def read_text(path: Path, language: str | None) -> NewText:
    """Read a file; raises :class:`Refusal` if it is no text that can be quoted.

    ``language`` (BCP 47) helps to tell encodings apart; without it the text itself does.
    """
    if not str(path).isprintable():
        help = "Give the file, or the folder that it lies in, another name."
        raise Refusal(f"the name of {path} cannot be written", help)
    if path.is_dir():
        raise Refusal(f"{path} is a folder", "Name its texts.")
    _refuse_format(
        path, next((w for w, ends in _NO_TEXTS.items() if path.suffix.lower() in ends), None)
    )
    findings = Findings()
    data = read_bytes(path, str(path), None, findings)
    if data is None:
        raise _refusal(findings)
    _refuse_format(
        path, next((w for head, w in _BEGINNINGS.items() if data.startswith(head)), None)
    )
    read = decode(data, str(path), None, language or "", None, None, findings)
    spoken = language_of_text(read.text) if read else None
    if read and spoken == "ru" and read.encoding != "utf-8":
        read = decode(data, str(path), None, "ru", None, None, findings)
    if read is None:
        raise _refusal(findings)
    if not any(map(str.isalnum, read.text)):
        raise Refusal(f"there is no text in {path}", "Is this the right file?")
    return NewText(path, data, read.text, read.encoding, spoken)


def _refuse_format(path: Path, what: str | None) -> None:
    if what:
        help = _COPY_OUT if what in ("a web page", "a picture") else _SAVE_AS
        raise Refusal(f"{path} is {what}, and only plain text can be quoted", help)


def _refusal(findings: Findings) -> Refusal:
    fault = next(each for each in findings if each.severity == "error")
    help = {
        "source-encoding": "Open it in an editor and save it with the encoding UTF-8.",
        "source-binary": _SAVE_AS,
    }.get(fault.code, fault.help[0] if fault.help else "")
    return Refusal(fault.message, help)


def language_of_most(texts: Iterable[NewText]) -> Spoken | None:
    """The language that most of the words are in; None where it is neither that is known."""
    weights: Counter[Spoken | None] = Counter()
    for text in texts:
        weights[text.spoken] += len(text.text)
    return max(weights, key=lambda spoken: (weights[spoken], spoken or ""))


def new_sources(texts: Sequence[tuple[str, NewText]], language: str) -> tuple[NewSource, ...]:
    """The texts, each with its path, as sources with ids and labels of a guide in ``language``."""
    sources: list[NewSource] = []
    for file, text in texts:
        source = _unnamed(text)
        title = title_of(source)
        labels, ids = [s.text.label for s in sources], [s.text.id for s in sources]
        label = label_of(text.path.stem, title, words_of(language).text, labels)
        sources.append(
            NewSource(
                text=replace(source, id=id_of(label, "text", ids), label=label),
                file=file,
                kind=kind_of(title, text.text),
                title=title,
                encoding=None if text.encoding == "utf-8" else text.encoding,
                language=None if text.spoken == primary_language(language) else text.spoken,
            )
        )
    return tuple(sources)


def _unnamed(text: NewText) -> Source:
    """The text with its paragraphs, before it has an id and a label."""
    mode = detect_mode(text.text)
    return Source(
        id="",
        label="",
        path=str(text.path),
        text=text.text,
        paragraphs=tuple(split(text.text, mode)),
        skipped=(),
        encoding=text.encoding,
        mode=mode,
        data=text.data,
    )

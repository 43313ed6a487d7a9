"""A source: a text with numbered paragraphs, and the passages found in it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """A paragraph: ``text[start:end]`` of its source, without outer white space.

    ``number`` counts the paragraphs of the file from 1 and is what a citation names. A
    paragraph joined from several keeps the number of the first; ``last`` is the number of
    the last one in it.
    """

    number: int
    last: int
    start: int
    end: int


class Source(Struct, frozen=True):
    """A source text as read: line ends are ``\\n``, nothing else is changed.

    ``paragraphs`` are those that can be quoted, in order; ``skipped`` the ones that the
    outline says are no text (captions), printed nowhere. ``data`` are the file's bytes.
    """

    id: str
    label: str
    path: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    skipped: tuple[Paragraph, ...]
    encoding: str
    mode: Literal["blank-line", "line"]
    data: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 digest of the file's bytes, in hexadecimal digits."""
        from hashlib import sha256

        return sha256(self.data).hexdigest()


class Slice(Struct, frozen=True):
    """Words of the source: ``text[start:end]``."""

    start: int
    end: int


class Elision(Struct, frozen=True):
    """A cut, printed as ``…``; ``words`` is how many words of the source it leaves out."""

    words: int


class Insertion(Struct, frozen=True):
    """Words of the editor, printed in brackets; ``sic`` after a word is one of them.

    ``glued`` says that it stands without a space before the word that follows, as in
    ``[T]he``, where the source's own letter is left out; ``attached`` that it stands without
    a space after what precedes it, as in ``walk[ed]``.
    """

    text: str
    glued: bool = False
    attached: bool = False


Piece = Slice | Elision | Insertion


class Passage(Struct, frozen=True):
    """A verified quotation: what is printed, piece by piece, and where it stands.

    ``verdict`` is ``exact`` or ``normalised``; ``folds`` names what was normalised.
    ``paragraphs`` are the numbers of the first and last paragraph touched.
    """

    source: str
    pieces: tuple[Piece, ...]
    paragraphs: tuple[int, int]
    verdict: Literal["exact", "normalised"]
    folds: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where in the source's text the passage begins."""
        return next(p.start for p in self.pieces if isinstance(p, Slice))

    @property
    def end(self) -> int:
        """Where in the source's text the passage ends."""
        return next(p.end for p in reversed(self.pieces) if isinstance(p, Slice))

"""The pictures of all pages that are shown, made when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import RLock

from studyguide.preview.rendering import Pages, open_pages

_USUAL = 144
"""The resolution before a browser has asked for another one."""
_AHEAD = 2
"""How many pages that changed are drawn before anybody asks for them."""


class _File:
    """A PDF file, opened when its first page is drawn."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._pages: Pages | None = None

    def picture(self, number: int, dpi: int) -> bytes:
        if self._pages is None:
            self._pages = open_pages(self._pdf)
        return self._pages.picture(number, dpi)

    def close(self) -> None:
        if self._pages is not None:
            self._pages.close()


class Pictures:
    """Pictures by the names of their looks, drawn in a thread of their own: the library that
    does it is not to be called by two at once, and works while the next build goes on. All
    methods may be called from any thread.

    Pictures of the state before the last one are kept, for browsers that are late.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "pictures")
        self._lock = RLock()
        self._where: dict[str, tuple[_File, int]] = {}
        self._drawn: dict[tuple[str, int], Future[bytes]] = {}
        self._dpi = _USUAL
        self._shown: dict[str, list[Sequence[str]]] = {}

    def show(self, printout: str, pdf: bytes, names: Sequence[str]) -> None:
        """A printout looks so from now on: ``names`` are those of the looks of its pages."""
        file = _File(pdf)
        with self._lock:
            fresh = [name for name in names if name not in self._where]
            self._where.update({name: (file, number) for number, name in enumerate(names)})
            self._shown[printout] = [*self._shown.get(printout, [])[-1:], names]
            self._forget()
            for name in fresh[:_AHEAD]:
                self.ask(name, self._dpi)

    def ask(self, name: str, dpi: int) -> Future[bytes] | None:
        """The picture of that name with so many pixels an inch, at once or soon; None if no page
        looks so. The next pages are drawn alike before anybody asks."""
        with self._lock:
            if name not in self._where:
                return None
            self._dpi = dpi
            if (name, dpi) not in self._drawn:
                file, number = self._where[name]
                self._drawn[name, dpi] = self._thread.submit(file.picture, number, dpi)
            return self._drawn[name, dpi]

    def close(self) -> None:
        """No more pictures are drawn."""
        self._thread.shutdown(cancel_futures=True)

    def _forget(self) -> None:
        """Let go of what no printout shows."""
        alive = {name for states in self._shown.values() for names in states for name in names}
        files = {file for file, _ in self._where.values()}
        self._where = {name: self._where[name] for name in self._where if name in alive}
        self._drawn = {key: drawn for key, drawn in self._drawn.items() if key[0] in alive}
        for file in files - {file for file, _ in self._where.values()}:
            self._thread.submit(file.close)

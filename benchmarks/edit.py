"""How soon an edit is on the page: the preview of an outline beside Typst's compiler.

    python benchmarks/edit.py OUTLINE FOLDER

A copy of the project is made in FOLDER and previewed by the real server. A word is added to a
line of a section's text, thirty times in thirty places. From the end of the save it is measured how
long it takes until the client has the event with the new state, and until it has the picture of the
first page that changed. By turns with this the same word is added to the Typst twin, for which a
compiler that stays open makes a PDF again and the same library the picture of a page.
"""

from __future__ import annotations

import argparse
import http.client
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
from typst_build import opened
from typst_twin import write_twin

from studyguide.diagnostics import Findings
from studyguide.preview.rendering import open_pages
from studyguide.project import check

_PREVIEW = ("-c", "from studyguide.cli import main; main()", "preview", "--no-browser")
_WORD = " indeed"
_PATIENCE = 60  # seconds, in which the server lets itself be heard several times
_PROSE = re.compile(r" {6}\w[^][\"@:#*|]*")
_PLAIN = re.compile(r"(?=\b([a-z]+ [a-z]+ [a-z]+)\b)")


class _Page(msgspec.Struct):
    image: str


class _State(msgspec.Struct):
    """What is looked at of the state of a preview."""

    revision: int
    stale: bool
    milliseconds: float
    pages: list[_Page]


class Edit(NamedTuple):
    """Seconds from the end of a save: until the event, until the picture of a page, and what
    Typst took for the PDF and with a picture of it. The server's own account is ``built``."""

    event: float
    picture: float
    typst_pdf: float
    typst_picture: float
    built: float


class Line(NamedTuple):
    """Where a word is added to a line: offsets in the outline and in the twin."""

    outline: int
    twin: int


class Client:
    """A browser that listens to the preview of an ``outline`` and asks for pictures."""

    def __init__(self, outline: Path) -> None:
        self._server = subprocess.Popen(
            [sys.executable, *_PREVIEW, str(outline)], stdout=subprocess.PIPE, text=True
        )
        assert self._server.stdout is not None
        address = urlsplit(self._server.stdout.readline().split()[-1])
        assert address.hostname is not None
        self._events, self._pictures = (
            http.client.HTTPConnection(address.hostname, address.port, timeout=60) for _ in range(2)
        )
        self._events.request("GET", "/events")
        self._lines = self._events.getresponse()
        self.state = self.next()

    def next(self) -> _State:
        """The next state that the server sends; raises TimeoutError if it sends none."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            line = self._lines.readline()
            if line.startswith(b"data:"):
                self.state = msgspec.json.decode(line[5:], type=_State)
                return self.state
        raise TimeoutError("the preview says nothing")

    def picture(self, path: str) -> bytes:
        """The picture at that path of the server."""
        self._pictures.request("GET", path)
        return self._pictures.getresponse().read()

    def close(self) -> None:
        """End the server."""
        self._events.close()
        self._pictures.close()
        self._server.terminate()
        self._server.wait()


def edited(outline: Path, folder: Path, count: int) -> list[Edit]:
    """What ``count`` edits of a copy of the project of ``outline`` took."""
    copy, twin = _copied(outline, folder)
    written, typed = copy.read_text(encoding="utf-8"), twin.read_text(encoding="utf-8")
    compiler = opened(twin)
    compiler.compile(format="pdf", pdf_standards=["ua-1"])
    client = Client(copy)
    try:
        first, *lines = _lines(written, typed)
        made = []
        for line in [first, *lines[:: max(len(lines) // count, 1)][:count]]:
            ours = _ours(client, copy, _with_word(written, line.outline))
            twin.write_text(_with_word(typed, line.twin), encoding="utf-8")
            begun = time.perf_counter()
            pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"])
            assert isinstance(pdf, bytes)
            compiled = time.perf_counter()
            pages = open_pages(pdf)
            pages.picture(20, 144)
            made.append(
                Edit(
                    *ours,
                    compiled - begun,
                    time.perf_counter() - begun,
                    client.state.milliseconds / 1000,
                )
            )
            pages.close()
    finally:
        client.close()
    return made[1:]  # the first one warms both up


def _ours(client: Client, outline: Path, text: str) -> tuple[float, float]:
    """Seconds from the end of a save to the event and to the picture of the page."""
    before = {page.image for page in client.state.pages}
    outline.write_text(text, encoding="utf-8")
    begun = time.perf_counter()
    state = client.next()
    told = time.perf_counter()
    changed = [page.image for page in state.pages if page.image not in before]
    assert changed and not state.stale, "the edit changed no page"
    assert client.picture(changed[0])[:4] == b"\x89PNG"
    return told - begun, time.perf_counter() - begun


def _copied(outline: Path, folder: Path) -> tuple[Path, Path]:
    """A copy of an outline and of its sources in ``folder``, and its twin."""
    copy, twin = folder / "outline" / outline.name, folder / "guide.typ"
    guide = check(outline, Findings()).guide
    assert guide is not None
    for name in (outline.name, *(entry.file for entry in guide.outline.sources.values())):
        file = copy.parent / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(outline.parent / name, file)
    write_twin(copy, twin)
    return copy, twin


def _lines(outline: str, twin: str) -> Iterator[Line]:
    """Lines of prose with three words that stand once in the outline and once in the twin."""
    for line in outline.splitlines():
        if not _PROSE.fullmatch(line):
            continue
        for words in _PLAIN.findall(line):
            if outline.count(words) == 1 == twin.count(words):
                yield Line(outline.index(words) + len(words), twin.index(words) + len(words))
                break


def _with_word(text: str, at: int) -> str:
    return text[:at] + _WORD + text[at:]


def report(edits: list[Edit]) -> str:
    """What the edits took, in milliseconds."""
    rows = [f"{len(edits)} edits, ms from the end of the save to …      median    worst"]
    names = (
        "the event",
        "the picture of the page",
        "Typst: the PDF",
        "Typst: a picture of it",
        "(built, as the server says)",
    )
    columns = [[1000 * value for value in column] for column in zip(*edits, strict=True)]
    for name, values in zip(names, columns, strict=True):
        rows.append(f"    {name:<44}{median(values):>10.0f}{max(values):>9.0f}")
    ratio = median(columns[1]) / median(columns[3])
    rows.append(f"    ratio of the pictures: {ratio:.2f}")
    return "\n".join(rows)


def main() -> None:
    """Measure the edits of the outline that the command line names."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("outline", type=Path)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--edits", type=int, default=30, metavar="N", help="how many")
    chosen = arguments.parse_args()
    print(report(edited(chosen.outline.resolve(), chosen.folder.resolve(), chosen.edits)))


if __name__ == "__main__":
    main()

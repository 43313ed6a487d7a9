"""Builds the same guides with studyguide and with Typst, and prints what each one took.

    python benchmarks/run.py                    all sizes, a quarter of an hour
    python benchmarks/run.py flagship 60 330    those
    python benchmarks/run.py edit               how soon an edit is on the page
    python benchmarks/run.py --profile 330      where studyguide's time goes

Every figure but those of edits is that of a whole process, started cold, after a warm-up: medians
of several runs that took turns.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Run, alternate, run

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = HERE / "build"
FLAGSHIP = ROOT / "outline" / "secret-speech.yaml"
STUDYGUIDE = (sys.executable, "-c", "from studyguide.cli import main; main()")
BARE = (sys.executable, "-c", "import yaml, click")


class Size(NamedTuple):
    """A guide to build: of so many sections (None: the flagship), so many times."""

    sections: int | None
    rounds: int


SIZES = {
    "flagship": Size(None, 7),
    "60": Size(5, 7),
    "330": Size(32, 3),
    "3000": Size(290, 1),
}

EDIT = "edit"
"""What is asked for beside the sizes: how soon an edit of the flagship is on the page."""


class Measured(NamedTuple):
    """What one size came to: pages and figures of both, and of guide and key together."""

    pages: tuple[int, int]
    ours: Run
    typst: Run
    both: Run


def main() -> None:
    """Measure the sizes that the command line names."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("sizes", nargs="*", metavar="SIZE", help=", ".join((*SIZES, EDIT)))
    arguments.add_argument("--profile", action="store_true", help="show where the time goes")
    chosen = arguments.parse_args()
    if unknown := set(chosen.sizes) - {*SIZES, EDIT}:
        arguments.error(f"no such size: {', '.join(sorted(unknown))}")
    sizes = [size for size in chosen.sizes or SIZES if size != EDIT]
    BUILD.mkdir(exist_ok=True)
    if chosen.profile:
        for name in sizes:
            outline = prepared(name)
            command = (sys.executable, str(HERE / "steps.py"), str(outline), str(BUILD / name))
            os.spawnv(os.P_WAIT, command[0], command)
        return
    if EDIT in chosen.sizes or not chosen.sizes:
        print(edits(), flush=True)
    if not sizes:
        return
    if "flagship" in sizes:
        print(checked(), flush=True)
        print(editions(), flush=True)
    print(titles(), flush=True)
    for name in sizes:
        print(row(name, measured(name, SIZES[name].rounds)), flush=True)


def prepared(name: str) -> Path:
    """The outline of a size, written first if it is not the flagship's."""
    sections = SIZES[name].sections
    if sections is None:
        return FLAGSHIP
    folder = BUILD / name
    command = (sys.executable, str(HERE / "content.py"), str(folder), str(sections))
    run(command, BUILD / "log.txt")
    return folder / "outline" / "guide.yaml"


def measured(name: str, rounds: int) -> Measured:
    """Both twins of one size, by turns; guide and key together once, for information."""
    outline, folder, log = prepared(name), BUILD / name, BUILD / "log.txt"
    document, pdf = folder / "guide.typ", folder / "typst.pdf"
    run((sys.executable, str(HERE / "typst_twin.py"), str(outline), str(document)), log)
    build = (*STUDYGUIDE, "build", str(outline), "-o", str(folder))
    guide = (*build, "-e", "guide")
    twin = (sys.executable, str(HERE / "typst_build.py"), str(document), str(pdf))
    ours, typst = alternate((guide, twin), rounds, log)
    (both,) = alternate((build,), 1, log)
    return Measured(pages_of((folder / f"{outline.stem}-guide.pdf", pdf), log), ours, typst, both)


def pages_of(files: Sequence[Path], log: Path) -> tuple[int, int]:
    """How many pages each of two files has, asked in a process that may be large."""
    script = "import sys, pikepdf\nfor f in sys.argv[1:]: print(len(pikepdf.open(f).pages))"
    run((sys.executable, "-c", script, *map(str, files)), log)
    ours, typst = map(int, log.read_text().split())
    return ours, typst


def checked() -> str:
    """`studyguide check` of the flagship beside the bare import of YAML and click."""
    check = (*STUDYGUIDE, "check", str(FLAGSHIP))
    ours, bare = alternate((check, BARE), 9, BUILD / "log.txt")
    return (
        f"check, flagship: {ours.wall * 1000:.0f} ms, {ours.memory:.0f} MiB; bare import of yaml "
        f"and click: {bare.wall * 1000:.0f} ms; ratio {ours.wall / bare.wall:.2f}\n"
    )


COLUMNS = (
    ("size", 11),
    *((title, 7) for title in ("ours", "Typst") + ("ours", "Typst", "ratio") * 3),
)
GROUPS = (("", 11), ("pages", 14), ("seconds", 21), ("processor seconds", 21), ("peak MiB", 21))


def editions() -> str:
    """All editions of the flagship beside its guide alone, by turns."""
    build = (*STUDYGUIDE, "build", str(FLAGSHIP), "-o", str(BUILD / "editions"))
    every, guide = alternate(((*build, "-e", "all"), (*build, "-e", "guide")), 5, BUILD / "log.txt")
    return (
        f"all editions, flagship: {every.wall:.2f} s, {every.memory:.0f} MiB; the guide alone: "
        f"{guide.wall:.2f} s; ratio {every.wall / guide.wall:.2f}\n"
    )


def edits() -> str:
    """What edits take, as another process says that holds a compiler and a client."""
    run(
        (sys.executable, str(HERE / "edit.py"), str(FLAGSHIP), str(BUILD / EDIT)), BUILD / "log.txt"
    )
    return (BUILD / "log.txt").read_text(encoding="utf-8")


def titles() -> str:
    """The two lines above the table."""
    ms = (("ms a page", 14), ("+ key", 7))
    above = "".join(f"{title:<{width}}" for title, width in (*GROUPS, *ms))
    names = (*COLUMNS, ("ours", 7), ("Typst", 7), ("seconds", 7))
    return above + "\n" + "".join(f"{title:<{width}}" for title, width in names)


def row(name: str, it: Measured) -> str:
    """One line of the table."""
    cells = [f"{name:<11}", *(f"{count:<7,}" for count in it.pages)]
    for ours, typst, digits in (
        (it.ours.wall, it.typst.wall, 2),
        (it.ours.processor, it.typst.processor, 2),
        (it.ours.memory, it.typst.memory, 0),
    ):
        cells += [f"{ours:<7.{digits}f}{typst:<7.{digits}f}{ours / typst:<7.2f}"]
    ours_page, typst_page = it.ours.wall / it.pages[0], it.typst.wall / it.pages[1]
    cells += [f"{ours_page * 1000:<7.1f}{typst_page * 1000:<7.1f}{it.both.wall:.2f}"]
    return "".join(cells)


if __name__ == "__main__":
    main()

"""Where the time of one build goes: each step by the clock, and the costliest functions.

The steps are timed in a build that nothing else slows down; the functions in a second build,
under a profiler that makes all calls look dearer than they are.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

BEGUN = time.perf_counter()

_STEPS = {
    "read the outline": ("studyguide.project", "draft_outline"),
    "read the sources": ("studyguide.project", "load_source"),
    "read the references": ("studyguide.project", "parse_reference"),
    "look everything up": ("studyguide.project", "resolve"),
    "read the faces": ("studyguide.project", "load_faces"),
    "look for missing characters": ("studyguide.project", "check_characters"),
    "lay out": ("studyguide.build", "compose"),
    "draw": ("studyguide.build", "draw"),
    "write the file": ("studyguide.build", "write_all"),
}


def build(outline: Path, folder: Path) -> None:
    """The command ``studyguide build -e guide``, in this process."""
    from studyguide.cli import main

    main(["build", str(outline), "-e", "guide", "-o", str(folder)], standalone_mode=False)


def timed(outline: Path, folder: Path) -> None:
    """Build, and print how long each step took."""
    from importlib import import_module

    took: dict[str, float] = {}
    for step, (module, name) in _STEPS.items():
        where = import_module(module)
        setattr(where, name, _watched(getattr(where, name), step, took))
    imports = time.perf_counter() - BEGUN
    begun = time.perf_counter()
    build(outline, folder)
    whole = time.perf_counter() - begun
    print(f"{'import':<32}{imports * 1000:>9.0f} ms")
    for step in _STEPS:
        print(f"{step:<32}{took.get(step, 0.0) * 1000:>9.0f} ms")
    rest = whole - sum(took.values())
    print(f"{'the rest (most: make blocks)':<32}{rest * 1000:>9.0f} ms")
    print(f"{'together':<32}{(whole + imports) * 1000:>9.0f} ms\n")


def _watched(step: Callable[..., Any], name: str, took: dict[str, float]) -> Callable[..., Any]:
    def watched(*arguments: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return step(*arguments, **named)
        finally:
            took[name] = took.get(name, 0.0) + time.perf_counter() - begun

    return watched


def main() -> None:
    """Time the steps, then profile the functions."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("outline", type=Path)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--functions", type=int, default=30, help="how many to list")
    chosen = arguments.parse_args()
    timed(chosen.outline, chosen.folder)
    profile = cProfile.Profile()
    profile.runcall(build, chosen.outline, chosen.folder)
    pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(chosen.functions)


if __name__ == "__main__":
    main()

"""Cold processes, measured: wall time, processor time and peak memory of each.

The figures are the kernel's own for the one child (``wait4``). A child's peak counts the
memory of the process that started it until it becomes a program of its own, so whoever
measures must be small: import nothing large beside this module.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """Seconds by the clock, seconds of all processors together, mebibytes at the peak."""

    wall: float
    processor: float
    memory: float


class Failed(Exception):
    """A command that was to be measured did not succeed; the message holds its output."""


def run(command: Sequence[str], log: Path) -> Run:
    """Run ``command``, a program's path and its arguments, with its output in ``log``.

    Compiled Python is kept, as it is of everything that is installed, whatever the
    environment says: what is measured is a program in use, not one just unpacked.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    outputs = [(os.POSIX_SPAWN_DUP2, descriptor, output) for output in (1, 2)]
    begun = time.perf_counter()
    child = os.posix_spawn(command[0], list(command), environment, file_actions=outputs)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    os.close(descriptor)
    if status != 0:
        raise Failed(f"{' '.join(command)}\n{log.read_text(errors='replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def alternate(commands: Sequence[Sequence[str]], rounds: int, log: Path) -> list[Run]:
    """Each command by turns, ``rounds`` times after a warm-up; the medians of each.

    By turns, so that a machine that is busy for a while is busy for all of them. What is run
    once takes so long that it needs no warm-up.
    """
    runs: list[list[Run]] = [[] for _ in commands]
    for turn in range(rounds if rounds == 1 else rounds + 1):
        for command, done in zip(commands, runs, strict=True):
            measured = run(command, log)
            if turn or rounds == 1:
                done.append(measured)
    return [Run(*(median(values) for values in zip(*done, strict=True))) for done in runs]

"""The order of page labels, and which of them are printed where there are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

_SHORT = 2
"""So many pages in a row are named one by one."""


def page_order(label: str) -> tuple[str, int, str]:
    """Arabic numbers in order, then those with a letter before them (T2, T10)."""
    letters = label.rstrip("0123456789")
    return (letters, int(label[len(letters) :] or 0), label)


def in_runs(labels: Sequence[str], alone: str | None, most: int = 0) -> Iterator[tuple[str, str]]:
    """The labels to print of those in order, each with what stands before it: ``6–9, 11``.

    Of three and more in a row these are the first and the last; ``alone`` is in no run. Where
    there are more than ``most`` runs, if it is not 0, single pages but ``alone`` are left out.
    """
    runs = list(_runs(labels, alone))
    if most and len(runs) > most:
        runs = [run for run in runs if len(run) > 1 or run[0] == alone] or runs
    separator = ""
    for run in runs:
        long = len(run) > _SHORT
        for i, shown in enumerate([run[0], run[-1]] if long else run):
            yield "–" if i and long else separator, shown
            separator = ", "


def _runs(labels: Sequence[str], alone: str | None) -> Iterator[list[str]]:
    """Labels in a row together, ``alone`` by itself."""
    run: list[str] = []
    for label, following in zip_longest(labels, labels[1:]):
        run.append(label)
        if following is None or alone in (label, following) or not _next(label, following):
            yield run
            run = []


def _next(label: str, following: str) -> bool:
    """Whether no page stands between two."""
    letters, number, _ = page_order(label)
    return page_order(following)[:2] == (letters, number + 1)

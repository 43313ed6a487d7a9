"""What earlier builds of one process made, kept to be used again.

A preview builds the same outline many times, and little of it changes from one time to the next.
A step that depends on nothing but what it is given can be asked of a memory: it is done once for
every key. Where there is no memory, as in a command that builds once, it is simply done.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Made = TypeVar("Made")


class Memory:
    """Results of steps by what they were made of.

    What is recalled is shared by all builds that ask for it, so nobody may change it. A key has
    to hold *everything* that its result depends on.
    """

    def __init__(self) -> None:
        self._old: dict[tuple[str, Hashable], object] = {}
        self._new: dict[tuple[str, Hashable], object] = {}

    def recall(self, step: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``step`` made of ``key`` before, else what ``make`` makes of it now.

        ``step`` names what is done, so that the keys of several steps do not meet.
        """
        named = (step, key)
        if named not in self._new:
            self._new[named] = self._old[named] if named in self._old else make()
        return self._new[named]  # type: ignore[return-value]

    def begin(self) -> None:
        """A new build begins: what the last one neither made nor used is forgotten."""
        self._old, self._new = self._new, {}

"""What earlier builds of one process made, kept to be used again.

A preview builds the same outline many times, and little of it changes from one time to the next.
A step that depends on nothing but what it is given can be asked of a memory: it is done once for
every key. Where there is no memory, as in a command that builds once, it is simply done.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from msgspec import Struct

Made = TypeVar("Made")
_NOTHING = object()


class _Key(Struct, frozen=True, cache_hash=True):
    """What was done and of what; a key may be a whole chapter, and is hashed once."""

    step: str
    made_of: Hashable


class Memory:
    """Results of steps by what they were made of.

    What is recalled is shared by all builds that ask for it, so nobody may change it. A key has
    to hold *everything* that its result depends on.
    """

    def __init__(self) -> None:
        self._old: dict[_Key, object] = {}
        self._new: dict[_Key, object] = {}

    def recall(
        self,
        step: str,
        key: Hashable,
        make: Callable[[], Made],
        holds: Callable[[Made], bool] = lambda _: True,
    ) -> Made:
        """What ``step`` made of ``key`` before, else what ``make`` makes of it now.

        ``step`` names what is done, so that the keys of several steps do not meet. What only
        shows while something is made cannot be in its key: ``holds`` says of what was made
        whether it would be made so again.
        """
        named = _Key(step, key)
        for known in (self._new, self._old):
            made = known.get(named, _NOTHING)
            if made is not _NOTHING and holds(made):  # type: ignore[arg-type]
                self._new[named] = made
                return made  # type: ignore[return-value]
        self._new[named] = made = make()
        return made

    def begin(self) -> None:
        """A new build begins: what the last one neither made nor used is forgotten."""
        self._old, self._new = self._new, {}

    def forget(self) -> None:
        """Forget everything: what was made may be half done."""
        self._old, self._new = {}, {}


class Forgetful(Memory):
    """No memory: what is asked of it is simply done."""

    def recall(
        self,
        step: str,
        key: Hashable,
        make: Callable[[], Made],
        holds: Callable[[Made], bool] = lambda _: True,
    ) -> Made:
        """What ``make`` makes."""
        return make()


class Same:
    """Part of a key that stands for the very ``thing``, not for whatever is equal to it.

    While the key is kept, so is the thing: nothing else can take its place.
    """

    __slots__ = ("thing",)

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.thing is self.thing

    def __hash__(self) -> int:
        return id(self.thing)

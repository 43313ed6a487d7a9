"""Keeps what the browsers show in step with the files."""

from __future__ import annotations

import asyncio
import gc
import time
from asyncio import wrap_future
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from math import inf

from msgspec.structs import replace

from studyguide.preview.state import State
from studyguide.preview.watching import Watch
from studyguide.preview.worker import Made, Worker
from studyguide.preview.workshop import Workshop

_REST = 0.2
"""Seconds after a build in which the browser gets its pages undisturbed."""

_IDLE = 2.0
"""Seconds without a change after which there is time to tidy up."""


class Listener:
    """A browser that shows the printout ``wanted``.

    It is told of the newest state only: one that is slow, or asleep, misses what was between.
    """

    def __init__(self, wanted: str | None) -> None:
        self.wanted = wanted
        self._newest: State | None = None
        self._sent: State | None = None
        self._news = asyncio.Event()

    def tell(self, state: State) -> None:
        """Say how it stands."""
        self._newest = state
        if self._sent is None or not _same(self._sent, state):
            self._news.set()

    def wake(self) -> None:
        """End the waiting for news."""
        self._news.set()

    async def news(self, patience: float) -> State | None:
        """The newest state as soon as there is one that was not given yet, with its sources if
        they are others than before; None after so many seconds without."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), patience)
        self._news.clear()
        state, sent = self._newest, self._sent
        if state is None or state is sent or (sent is not None and _same(sent, state)):
            return None
        self._sent = state
        known = sent is not None and sent.sources is state.sources
        return replace(state, sources=None) if known else state


def _same(one: State, other: State) -> bool:
    return one == replace(other, revision=one.revision, milliseconds=one.milliseconds)


class Live:
    """Watches the files of a workshop and tells its listeners what became of them."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._worker = Worker()
        self._watch = Watch()
        self._listeners: dict[Listener, None] = {}
        self._ready = asyncio.Event()

    async def run(self) -> None:
        """Build, and build again whenever a file has changed, for ever."""
        self._watch.follow([self._workshop.outline], time.time_ns())
        while True:
            begun = time.time_ns()
            await self.do(self._workshop.check)
            self._watch.follow(self._workshop.files(), begun)
            # What is being written again may have been read when half of it was there.
            if not (self._ready.is_set() and self._watch.is_behind()):
                self._ready.set()
                await self._tell()
            await self._rest()

    async def _rest(self) -> None:
        """Do what can wait, until a file has changed."""
        if await self._changed_within(_REST):
            return
        await self.do(self._workshop.catch_up)
        await self._tell()
        if await self._changed_within(_IDLE):
            return
        # Builds leave cycles, which are not collected while somebody waits for one.
        await self.do(gc.collect)
        await self._changed_within(inf)

    async def _changed_within(self, seconds: float) -> bool:
        """Whether a file changes within so many seconds; it is waited for no longer."""
        waited = 0.0
        while waited < seconds:
            pause = self._watch.pause
            await asyncio.sleep(pause)
            waited += pause
            if self._watch.look():
                return True
        return False

    async def listen(self, listener: Listener) -> None:
        """Tell a listener how it stands, now and from now on, until it leaves."""
        self._listeners[listener] = None
        listener.tell(await self.state(listener.wanted))

    def leave(self, listener: Listener) -> None:
        """Tell a listener no more."""
        self._listeners.pop(listener, None)

    async def state(self, wanted: str | None) -> State:
        """How it stands with a printout."""
        await self._ready.wait()
        await self.do(self._workshop.catch_up)
        return await self.do(partial(self._workshop.state, wanted))

    async def do(self, work: Callable[[], Made]) -> Made:
        """The result of ``work``, which is done between two builds."""
        return await wrap_future(self._worker.do(work))

    async def _tell(self) -> None:
        """Tell all listeners how it stands."""
        for listener in list(self._listeners):
            wanted = listener.wanted
            listener.tell(await self.do(partial(self._workshop.state, wanted)))

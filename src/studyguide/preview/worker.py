"""A thread that does one thing after the other, and that nobody has to wait for at the end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

Made = TypeVar("Made")


class Worker:
    """Does what it is given in the order in which it comes.

    Unlike those of an executor its thread ends with the program, also in the middle of a build.
    """

    def __init__(self) -> None:
        self._given: SimpleQueue[Callable[[], None]] = SimpleQueue()
        Thread(target=self._work, name="builds", daemon=True).start()

    def do(self, work: Callable[[], Made]) -> Future[Made]:
        """The result of ``work``, or what it raises, when its turn has come."""
        done: Future[Made] = Future()

        def run() -> None:
            if not done.set_running_or_notify_cancel():
                return
            try:
                done.set_result(work())
            except BaseException as fault:
                done.set_exception(fault)

        self._given.put(run)
        return done

    def _work(self) -> None:
        while True:
            self._given.get()()

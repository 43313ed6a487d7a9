"""A preview that runs in a thread of the test, and what is asked of it over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

LOG = """\
The first day was calm. Nobody saw a ship.

On the second day a storm came and took 12 boats, said Anna Berg.

Nobody was lost. The log was not written that night.
"""
OUTLINE = """\
# What happened in the harbour.
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary}
sections:
  - id: storm   # the first one
    title: The Storm
    text: A storm came [@log "a storm came"].
    questions:
      - kind: short
        ask: What did the storm take?
        answer: Boats [@log "took 12 boats"].
  - id: fog
    title: The Fog
    text: Nobody was lost [@log ¶3].
"""

State = dict[str, Any]


class Answer(Struct, frozen=True):
    """What came back: the status, the headers with names in small letters, and the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Preview:
    """A preview at ``address``."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.host = urlsplit(address).netloc
        page = self.get("/").body.decode()
        self.token = page.partition('name="studyguide-token" content="')[2].partition('"')[0]

    def ask(self, method: str, path: str, body: bytes | None = None, /, **headers: str) -> Answer:
        """Any request; a ``_`` in the name of a header is a ``-``."""
        with closing(HTTPConnection(self.host, timeout=20)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            response = connection.getresponse()
            fields = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, fields, response.read())

    def get(self, path: str, /, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: object, /, **headers: str) -> Answer:
        """What the page would send, but for ``headers``."""
        own = {"Content_Type": "application/json", "X_Studyguide_Token": self.token, **headers}
        return self.ask("POST", path, json.dumps(body).encode(), **own)

    def state(self, edition: str = "") -> State:
        state: State = self.get(f"/state?edition={edition}").json
        return state

    @contextmanager
    def events(self, edition: str = "") -> Iterator[Events]:
        """The events of an edition, from now on."""
        with closing(HTTPConnection(self.host, timeout=20)) as connection:
            connection.request("GET", f"/events?edition={edition}")
            with closing(connection.getresponse()) as response:
                yield Events(response)


class Events:
    """States as they come."""

    def __init__(self, response: HTTPResponse) -> None:
        self._response = response
        assert response.status == 200
        assert response.getheader("Content-Type") == "text/event-stream; charset=utf-8"

    def next(self) -> State:
        """The next state, which has to come within the patience of the connection."""
        for line in self._response:
            if line.startswith(b"data: "):
                state: State = json.loads(line.removeprefix(b"data: "))
                return state
        raise AssertionError("the preview has ended")

    def next_sources(self) -> State:
        """The next state that tells of sources, which come after the pages."""
        while True:
            state = self.next()
            if state["sources"] is not None:
                return state


@contextmanager
def preview_of(outline: Path, **wanted: Any) -> Iterator[Preview]:
    """A preview of ``outline``; ``wanted`` are further fields of
    :class:`studyguide.preview.workshop.Wanted`."""
    from studyguide.preview.server import serving
    from studyguide.preview.workshop import Wanted

    addresses: SimpleQueue[str] = SimpleQueue()
    loop = asyncio.new_event_loop()
    task = loop.create_task(serving(Wanted(outline, **wanted), 0, addresses.put))

    def run() -> None:
        try:
            loop.run_until_complete(task)
        except asyncio.CancelledError:
            loop.close()

    thread = Thread(target=run)
    thread.start()
    try:
        yield Preview(addresses.get(timeout=20))
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(20)

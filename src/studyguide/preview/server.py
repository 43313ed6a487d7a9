"""The preview over HTTP, on the loopback interface."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from studyguide.preview.answers import (
    TYPES,
    EventsOf,
    ImageOf,
    Index,
    InsertExcerpt,
    MakeExcerpt,
    Nothing,
    OpenEditor,
    PageFile,
    PdfOf,
    Served,
    StateOf,
)
from studyguide.preview.guard import LONGEST_BODY, Guard
from studyguide.preview.live import Live
from studyguide.preview.workshop import Wanted, Workshop

ADDRESS = "127.0.0.1"

_FOLDER = Path(__file__).parent / "page"


def application(served: Served) -> Application:
    """All routes."""
    shared = {"served": served}
    return Application(
        [
            (r"/", Index, shared),
            (r"/page/([a-z]+\.[a-z]+)", PageFile, shared),
            (r"/state", StateOf, shared),
            (r"/events", EventsOf, shared),
            (r"/image/([0-9a-f]+)\.png", ImageOf, shared),
            (r"/pdf", PdfOf, shared),
            (r"/excerpt", MakeExcerpt, shared),
            (r"/insert", InsertExcerpt, shared),
            (r"/open", OpenEditor, shared),
        ],
        default_handler_class=Nothing,
        default_handler_args=shared,
        log_function=lambda handler: None,
    )


def serve(wanted: Wanted, port: int, ready: Callable[[str], None]) -> None:
    """Serve the preview of an outline until Ctrl-C.

    ``port`` 0 is any that is free. ``ready`` is called with the address of the page once it can
    be opened. Raises ``OSError`` if the port cannot be had.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(serving(wanted, port, ready))


async def serving(wanted: Wanted, port: int, ready: Callable[[str], None]) -> None:
    """The same until it is cancelled."""
    sockets = bind_sockets(port, ADDRESS)
    port = sockets[0].getsockname()[1]
    workshop = Workshop(wanted)
    live = Live(workshop)
    page = {file.name: file.read_bytes() for file in _FOLDER.iterdir() if file.suffix in TYPES}
    server = HTTPServer(
        application(Served(live, workshop, Guard(port), page)),
        max_body_size=16 * LONGEST_BODY,
    )
    server.add_sockets(sockets)
    ready(f"http://{ADDRESS}:{port}/")
    try:
        await live.run()
    finally:
        server.stop()
        await server.close_all_connections()
        workshop.pictures.close()

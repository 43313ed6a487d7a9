"""Answers to the requests of the page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler

from studyguide.editing import Selection
from studyguide.preview.guard import Guard, Refused
from studyguide.preview.live import Listener, Live
from studyguide.preview.opening import open_in_editor
from studyguide.preview.orders import InsertOrder, OpenOrder, excerpt, insert
from studyguide.preview.rendering import MEDIA_TYPE, RESOLUTIONS
from studyguide.preview.state import State
from studyguide.preview.workshop import Workshop
from studyguide.refusal import Refusal

_Told = TypeVar("_Told")

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_ALIVE = 15.0
"""Seconds after which a browser that was told nothing hears that the preview is there."""


class Served(Struct, frozen=True):
    """What all requests share. ``page`` are the files of the page by their names."""

    live: Live
    workshop: Workshop
    guard: Guard
    page: dict[str, bytes]


class _Answer(RequestHandler):
    """Answers to nobody but the page, and says in JSON why not."""

    served: Served

    def initialize(self, served: Served) -> None:
        self.served = served

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def compute_etag(self) -> None:
        """None: what may be kept is known by its name, and nothing else is asked for twice."""

    def prepare(self) -> None:
        try:
            self.served.guard.judge(self.request.headers)
            if self.request.method == "POST":
                body = self.request.body
                self.served.guard.judge_order(self.request.headers, len(body))
        except Refused as refused:
            self.refuse(refused.status, str(refused))

    def answer(self, value: object, status: int = 200) -> None:
        """Send a value as JSON."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(msgspec.json.encode(value))

    def refuse(self, status: int, error: str, help: str = "") -> None:
        """Say why not."""
        self.answer({"error": error, **({"help": help} if help else {})}, status)

    def log_exception(self, *fault: Any) -> None:
        """Only faults of the program are worth a word in the terminal."""
        if not isinstance(fault[1], HTTPError):
            super().log_exception(*fault)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.refuse(status_code, self._reason)

    @property
    def edition(self) -> str | None:
        """The printout that is asked for, if one is."""
        return self.get_query_argument("edition", None)


class Nothing(_Answer):
    def prepare(self) -> None:
        super().prepare()
        if not self._finished:
            raise HTTPError(404)


class Index(_Answer):
    def get(self) -> None:
        self.set_header("Content-Type", TYPES[".html"])
        guard, page = self.served.guard, self.served.page["index.html"]
        for name, value in (
            ("token", guard.token),
            ("run", guard.run),
            ("resolutions", " ".join(map(str, RESOLUTIONS))),
        ):
            page = page.replace(f"{{{{{name}}}}}".encode(), value.encode())
        self.finish(page)


class PageFile(_Answer):
    def get(self, name: str) -> None:
        if name not in self.served.page or name == "index.html":
            raise HTTPError(404)
        self.set_header("Content-Type", TYPES[Path(name).suffix])
        self.finish(self.served.page[name])


class StateOf(_Answer):
    async def get(self) -> None:
        self.answer(await self.served.live.state(self.edition))


class EventsOf(_Answer):
    """Every new state, as long as the browser listens (server-sent events)."""

    _listener: Listener | None = None
    _left = False

    async def get(self) -> None:
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self._listener = listener = Listener(self.edition)
        try:
            await self.flush()
            await self.served.live.listen(listener)
            while not self._left:
                state = await listener.news(_ALIVE)
                run = self.served.guard.run
                self.write(_event(state, run) if state is not None else b": here\n\n")
                await self.flush()
        except (StreamClosedError, asyncio.CancelledError):
            pass  # the browser has gone, or the preview ends
        finally:
            self.served.live.leave(listener)

    def on_connection_close(self) -> None:
        self._left = True
        if self._listener is not None:
            self._listener.wake()


def _event(state: State, run: str) -> bytes:
    return b"id: %b\nevent: state\ndata: %b\n\n" % (run.encode(), msgspec.json.encode(state))


class ImageOf(_Answer):
    async def get(self, name: str) -> None:
        dpi = self.get_query_argument("dpi", "144")
        if dpi not in map(str, RESOLUTIONS):
            raise HTTPError(404)
        picture = self.served.workshop.pictures.ask(name, int(dpi))
        if picture is None:
            raise HTTPError(404)
        data = await asyncio.shield(asyncio.wrap_future(picture))  # others may wait for it, too
        self.set_header("Content-Type", MEDIA_TYPE)
        self.set_header("Cache-Control", "private, max-age=31536000, immutable")
        await self.finish(data)


class PdfOf(_Answer):
    async def get(self) -> None:
        state = await self.served.live.state(self.edition)
        data = await self.served.live.do(partial(self.served.workshop.pdf, state.edition))
        if data is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "application/pdf")
        # The browser's own viewer needs styles of its own.
        self.set_header("Content-Security-Policy", "frame-ancestors 'none'")
        await self.finish(data)


class _Order(_Answer):
    """Something to be done, told in the body of the request."""

    def order(self, kind: type[_Told]) -> _Told:
        """What is to be done."""
        try:
            return msgspec.json.decode(self.request.body, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise HTTPError(400, reason="The page asks for something unknown.") from fault

    async def do(self, work: Callable[[], object]) -> None:
        """Do it where builds are made, between two of them, and send what comes of it."""
        try:
            self.answer(await self.served.live.do(work))
        except Refusal as refusal:
            message = refusal.message[:1].upper() + refusal.message[1:]
            self.refuse(409, f"{message}.", refusal.help)


class MakeExcerpt(_Order):
    async def post(self) -> None:
        selection, workshop = self.order(Selection), self.served.workshop
        await self.do(lambda: {"yaml": excerpt(selection, workshop.guide)})


class InsertExcerpt(_Order):
    async def post(self) -> None:
        order, workshop = self.order(InsertOrder), self.served.workshop

        def put() -> dict[str, object]:
            done = insert(order, workshop.guide, workshop.outline)
            return {"line": done.line, "lines": done.lines}

        await self.do(put)


class OpenEditor(_Order):
    async def post(self) -> None:
        order, workshop = self.order(OpenOrder), self.served.workshop

        def start() -> dict[str, object]:
            file = workshop.file(order.file)
            if file is None:
                raise Refusal("this is no file of the project")
            open_in_editor(file, order.line, order.column)
            return {}

        await self.do(start)

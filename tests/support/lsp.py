"""A client of the Language Server Protocol, as small as a test of one YAML file needs.

Messages are JSON with a header, as in HTTP (LSP 3.17, "Base Protocol"). A thread reads what the
server says, so that one which says nothing makes a test fail in time and not hang.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from support.tools import require

SERVER = "yaml-language-server"
SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    }
}
"""Nothing is looked up in a network: the file itself says where its schema is."""
WAIT = 60.0
"""Seconds until the server counts as silent."""


class Client:
    """Speaks with a running server; made by :func:`yaml_server`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._sent = 0
        self._version = 0
        self._heard: Queue[dict[str, Any] | None] = Queue()
        self._findings: dict[str, list[dict[str, Any]]] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def start(self, folder: Path) -> None:
        """Begin in ``folder``."""
        abilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        begin = {"processId": None, "rootUri": folder.as_uri(), "capabilities": abilities}
        self._ask("initialize", begin)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def stop(self) -> None:
        """End as the protocol wants it."""
        self._ask("shutdown", None)
        self._tell("exit", None)

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Show the server ``text`` as what the file ``path`` holds; gives what it finds wrong."""
        self._version += 1  # the server keeps what it read under the number of the version
        about = {"uri": path.as_uri(), "languageId": "yaml", "version": self._version}
        self._tell("textDocument/didOpen", {"textDocument": {**about, "text": text}})
        return self._judged(path)

    def close(self, path: Path) -> None:
        """Take a file out of the editor; the server then withdraws what it found."""
        self._tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        self._judged(path)

    def _judged(self, path: Path) -> list[dict[str, Any]]:
        """The next findings on a file."""
        while path.as_uri() not in self._findings:
            self._hear()
        return self._findings.pop(path.as_uri())

    def completion(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        """What can be written at a place, both counted from 0."""
        given = self._ask("textDocument/completion", _at(path, line, column))
        items = given["items"] if isinstance(given, dict) else given
        return list(items or [])

    def hover(self, path: Path, line: int, column: int) -> str:
        """The Markdown that is shown for a place, both counted from 0."""
        given = self._ask("textDocument/hover", _at(path, line, column))
        return str(given["contents"]["value"]) if given else ""

    def _ask(self, method: str, params: Any) -> Any:
        """Send a request and give the answer to it."""
        self._sent += 1
        number = self._sent
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._hear()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def _tell(self, method: str, params: Any) -> None:
        """Send a notification, which has no answer."""
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """The next message; requests of the server are answered, findings are kept."""
        try:
            message = self._heard.get(timeout=WAIT)
        except Empty:
            raise AssertionError(f"{SERVER} says nothing") from None
        assert message is not None, f"{SERVER} has ended"
        params = message.get("params") or {}
        if message.get("method") == "textDocument/publishDiagnostics":
            self._findings[params["uri"]] = params["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": _answer(message["method"], params)})
        return message

    def _listen(self) -> None:
        """Put everything that the server says into the queue; None at its end."""
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                header = stream.readline()
            self._heard.put(json.loads(stream.read(length)))
        self._heard.put(None)


def _at(path: Path, line: int, column: int) -> dict[str, Any]:
    position = {"line": line, "character": column}
    return {"textDocument": {"uri": path.as_uri()}, "position": position}


def _answer(method: str, params: dict[str, Any]) -> Any:
    """What an editor answers to a request of the server."""
    if method != "workspace/configuration":
        return None
    return [SETTINGS.get(item.get("section", ""), {}) for item in params["items"]]


@contextmanager
def yaml_server(folder: Path) -> Iterator[Client]:
    """A running YAML language server that works in ``folder``."""
    require(SERVER)
    process = subprocess.Popen(
        [SERVER, "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    with process:
        client = Client(process)
        try:
            client.start(folder)
            yield client
            client.stop()
            process.wait(WAIT)
        finally:
            process.kill()

"""Questions to a print server in its own language, the Internet Printing Protocol.

``lpstat`` words its answers for people, and does not tell a finished job from one that the
printer refused; IPP does. Only what is read is here; files are sent with ``lp``.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection, HTTPException

from msgspec import Struct

GET_JOB_ATTRIBUTES = 0x0009
GET_PRINTER_ATTRIBUTES = 0x000B
"""Operations (RFC 8011, 5.4.15)."""

NOT_FOUND = 0x0406

_OPERATION_GROUP, _END = 0x01, 0x03
_INTEGER, _BOOLEAN, _ENUM = 0x21, 0x22, 0x23
_KEYWORD, _URI, _CHARSET, _LANGUAGE = 0x44, 0x45, 0x47, 0x48
_STRINGS = range(0x41, 0x4A)
_LARGEST = 4_000_000
"""Bytes of an answer; drivers with hundreds of paper sizes need a tenth of it."""

Value = int | str


class Silence(Exception):
    """The server cannot be reached, or what it says is no IPP."""


class Answer(Struct, frozen=True):
    """A status (RFC 8011, 4.1.6: below 0x0100 is success) and values by attribute."""

    status: int
    attributes: dict[str, list[Value]]

    @property
    def good(self) -> bool:
        """Whether the server answered the question."""
        return self.status < 0x0100

    def texts(self, name: str) -> list[str]:
        """The words of an attribute, none if it is absent."""
        return [value for value in self.attributes.get(name, ()) if isinstance(value, str)]

    def number(self, name: str) -> int | None:
        """The first number of an attribute."""
        return next((v for v in self.attributes.get(name, ()) if isinstance(v, int)), None)


class _SocketConnection(HTTPConnection):
    """HTTP over a socket of this machine, where CUPS listens by default."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path
        self._patience = timeout

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self._patience)
        self.sock.connect(self._path)


def ask(
    server: str, operation: int, subject: tuple[str, str], wanted: Sequence[str], timeout: float = 5
) -> Answer:
    """The answer of ``server`` to an operation, with the attributes ``wanted``.

    ``server`` is ``host:port`` or the path of a socket, ``subject`` the name and value of the
    attribute that says what is asked about (``printer-uri`` or ``job-uri``), ``timeout`` in
    seconds. Raises :class:`Silence`.
    """
    try:
        connection = _connection(server, timeout)
        try:
            headers = {"Content-Type": "application/ipp"}
            connection.request("POST", "/", _encoded(operation, subject, wanted), headers)
            reply = connection.getresponse()
            if reply.status != 200:
                raise Silence(f"{reply.status} {reply.reason}")
            return _decoded(reply.read(_LARGEST))
        finally:
            connection.close()
    except (OSError, HTTPException, ValueError, struct.error) as fault:
        raise Silence(str(fault)) from None


def _connection(server: str, timeout: float) -> HTTPConnection:
    if server.startswith("/"):
        return _SocketConnection(server, timeout)
    host, _, port = server.rpartition(":")
    return HTTPConnection(host.strip("[]"), int(port), timeout=timeout)


def _encoded(operation: int, subject: tuple[str, str], wanted: Sequence[str]) -> bytes:
    """A request (RFC 8010, 3.1); the first two attributes must stand in this order."""
    attributes = [
        (_CHARSET, "attributes-charset", "utf-8"),
        (_LANGUAGE, "attributes-natural-language", "en"),
        (_URI, *subject),
    ]
    for index, name in enumerate(wanted):  # further values of an attribute have no name
        attributes.append((_KEYWORD, "" if index else "requested-attributes", name))
    parts = [struct.pack(">BBHIB", 2, 0, operation, 1, _OPERATION_GROUP)]
    for tag, name, value in attributes:
        parts.append(struct.pack(">B", tag) + _sized(name) + _sized(value))
    return b"".join([*parts, struct.pack(">B", _END)])


def _sized(text: str) -> bytes:
    data = text.encode()
    return struct.pack(">H", len(data)) + data


def _decoded(data: bytes) -> Answer:
    """A response (RFC 8010, 3.1). Values of kinds that nobody here asks for are left out."""
    _, _, status, _ = struct.unpack_from(">BBHI", data)
    attributes: dict[str, list[Value]] = {}
    latest = ""
    for tag, name, value in _fields(data, 8):
        latest = name or latest
        values = attributes.setdefault(latest, [])
        if tag in (_INTEGER, _ENUM):
            values.append(int(struct.unpack(">i", value)[0]))
        elif tag == _BOOLEAN:
            values.append(int(value != b"\0"))
        elif tag in _STRINGS:
            values.append(value.decode("utf-8", "replace"))
    return Answer(status, attributes)


def _fields(data: bytes, at: int) -> Iterator[tuple[int, str, bytes]]:
    """The attributes of a response as tag, name and value."""
    while True:
        (tag,) = struct.unpack_from(">B", data, at)
        at += 1
        if tag == _END:
            return
        if tag < 0x10:  # a group begins
            continue
        name, at = _slice(data, at)
        value, at = _slice(data, at)
        yield tag, name.decode("utf-8", "replace"), value


def _slice(data: bytes, at: int) -> tuple[bytes, int]:
    """Bytes that have their number before them, and where they end."""
    (length,) = struct.unpack_from(">H", data, at)
    end = at + 2 + length
    if end > len(data):
        raise ValueError("the answer ends too early")
    return data[at + 2 : end], end

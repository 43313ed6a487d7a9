"""Who may ask the preview for something, and who may have it do something.

The server is heard on the loopback interface only, but every page in the browser can send
requests there. So it answers to its own name only (which a foreign name that leads here, by DNS
rebinding, is not), refuses what other pages send, and does something only for who has read the
page's token, which other pages cannot.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping

LONGEST_BODY = 65_536
"""Bytes of the largest request."""

_USUAL_PORT = 80

TOKEN_HEADER = "X-Studyguide-Token"


class Refused(Exception):
    """A request that is not answered; ``status`` is that of HTTP (RFC 9110, 15)."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Guard:
    """Judges the headers of requests to the server on ``port``."""

    def __init__(self, port: int) -> None:
        self.token = secrets.token_urlsafe(32)
        self.run = secrets.token_hex(8)
        """Tells this preview from one that had the same port before."""
        shown = "" if port == _USUAL_PORT else f":{port}"  # browsers leave out that of HTTP
        self._hosts = frozenset(f"{name}{shown}" for name in ("127.0.0.1", "localhost"))

    def judge(self, headers: Mapping[str, str]) -> None:
        """Raises :class:`Refused` unless the request may be answered."""
        host = headers.get("Host", "").lower()
        if host not in self._hosts:
            raise Refused(421, "This is the preview of a study guide, and no other site.")
        origin = headers.get("Origin")
        foreign = origin is not None and origin.lower() != f"http://{host}"
        if foreign or _is_drawn_in(headers):
            raise Refused(403, "The preview answers to no page but its own.")

    def judge_order(self, headers: Mapping[str, str], length: int) -> None:
        """Raises :class:`Refused` unless what is asked for in a body of ``length`` bytes may be
        done."""
        token = headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            raise Refused(403, "The page is of an earlier preview. Load it anew.")
        kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise Refused(415, "The preview takes JSON only.")
        if length > LONGEST_BODY:
            raise Refused(413, "That is more than the preview takes.")


def _is_drawn_in(headers: Mapping[str, str]) -> bool:
    """Whether another page makes its picture, script or frame of the answer: such requests have
    no Origin, but browsers say where they come from (W3C, Fetch Metadata). A link may be
    followed from everywhere."""
    site = headers.get("Sec-Fetch-Site", "none").lower()
    linked = headers.get("Sec-Fetch-Dest", "").lower() == "document"
    return site not in ("none", "same-origin") and not linked

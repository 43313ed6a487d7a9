"""Why an edit cannot be made."""

from __future__ import annotations


class Refusal(Exception):
    """Nothing was changed: ``message`` says why in one sentence without a final stop, ``help``
    what to do instead, which may be several lines."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help

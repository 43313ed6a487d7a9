"""Why something that was asked for cannot be done."""

from __future__ import annotations


class Refusal(Exception):
    """Nothing was changed: ``message`` says why in one sentence without a final stop, ``help``
    what to do instead, which may be several lines."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def unusable(what: object, verb: str, fault: OSError) -> Refusal:
    """That a file or folder cannot be used: ``texts cannot be read: permission denied``."""
    return Refusal(f"{what} cannot be {verb}: {(fault.strerror or str(fault)).lower()}")

"""Programs that tests call, and what becomes of a test where one is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest


def give_up(reason: str) -> NoReturn:
    """Skip the calling test; fail it on a build server (``CI=true``, ``STUDYGUIDE_NO_SKIP=1``)."""
    if os.environ.get("CI") == "true" or os.environ.get("STUDYGUIDE_NO_SKIP") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def require(*programs: str) -> None:
    """Give up unless all ``programs`` are on the path."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        give_up(f"{', '.join(missing)} not found")


def run(*command: str | Path, timeout: float = 60) -> tuple[str, str]:
    """What a program prints and what it complains about; it has to end well."""
    require(str(command[0]))
    done = subprocess.run(
        list(map(str, command)), capture_output=True, timeout=timeout, check=False
    )
    output, complaint = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == 0, f"{command[0]}: {output}{complaint}"
    return output, complaint

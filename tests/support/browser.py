"""The preview as its user meets it: the command, and Debian's Chromium driven by Playwright."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from support.projects import PROGRAM
from support.tools import give_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Nothing is looked up or fetched outside the machine.
_QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium; the calling test gives up where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        give_up("chromium not found")
    playwright = pytest.importorskip("playwright.sync_api")
    arguments = [*_QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The page of a preview; nothing on it may fail or come from elsewhere."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request", lambda asked: None if asked.url.startswith(address) else wrong.append(asked.url)
    )
    page.set_default_timeout(10_000)
    try:
        page.goto(address)
        yield page
    finally:
        context.close()
    assert wrong == []


def until(page: Page, expression: str) -> None:
    """Wait for something to be true on the page, whose own rules forbid Playwright to."""
    deadline = monotonic() + 10
    while not page.evaluate(expression):
        assert monotonic() < deadline, expression
        page.wait_for_timeout(20)


@contextmanager
def previewing(outline: Path, *options: str, **environment: str) -> Iterator[str]:
    """The address of a preview of ``outline``, which runs as a command of its own."""
    process = subprocess.Popen(
        [PROGRAM, "preview", outline, "--no-browser", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            words = [word for word in line.split() if word.startswith("http://")]
            if words:
                yield words[0].rstrip(".")
                break
        else:
            raise AssertionError(f"the preview gave no address: {''.join(said)}")
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()

"""The page of a preview when what it shows was written to do harm, and when other pages ask."""

from __future__ import annotations

import http.server
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from support.browser import opened, previewing, until
from support.previews import LOG, OUTLINE
from support.projects import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest.importorskip("tornado", reason="the extra `preview` is not installed")
pytest.importorskip("pypdfium2", reason="the extra `preview` is not installed")

HARM = (
    "<img src=x onerror=harm=1><svg onload=harm=1>\"]'); harm=1;//</title><script>harm=1</script>"
)
NAME = "<img src=x onerror=harm=1>\"]'&"
HARMFUL = f"""\
title: &harm >-
  {HARM}
sources:
  log: {{file: &name '{NAME.replace("'", "''")}.txt', label: *harm, kind: primary}}
sections:
  - id: first
    title: *harm
    text: >-
      A storm {HARM.replace("[", " ").replace("]", " ")}
    questions:
      - kind: short
        ask: *harm
        answer: *harm
"""
UNCHANGED = "typeof harm === 'undefined' && document.images.length === 0 + \
document.querySelectorAll('.sheet > img').length && document.scripts.length === 1 \
&& !document.querySelector('body svg')"


def test_markup_in_texts_titles_and_names_is_text(browser: Browser, tmp_path: Path) -> None:
    text = f"First {HARM} came. It went.\n\nThen {HARM} came."
    project = Project(tmp_path / NAME, HARMFUL)
    project.write(f"{NAME}.txt", text)
    with previewing(project.outline) as address, opened(browser, address) as page:
        page.wait_for_selector(".sheet img[src]")
        until(page, "document.querySelector('.words')")
        assert page.inner_text("#title") == HARM
        assert page.title().startswith(HARM)
        assert HARM in page.locator(".words").first.inner_text()
        assert page.locator("#source option").first.inner_text() == HARM
        assert page.locator("#section option").first.text_content() == HARM
        assert HARM in (page.text_content("#outline") or "")
        # Selected words go to the server and come back.
        page.locator(".words").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#tray:not([hidden])")
        until(page, "document.getElementById('yaml').textContent.includes('<script>')")
        assert page.evaluate(UNCHANGED)
        # So do findings: a key, and a file, that are not known.
        project.write("outline.yaml", HARMFUL.replace("&name '", "&name 'x") + f"{HARM!r}: 1\n")
        page.wait_for_selector(".finding.error")
        assert "onerror" in page.inner_text("#findings")
        page.locator(".finding .place").first.click()
        assert page.evaluate(UNCHANGED)


@contextmanager
def other_site(folder: Path, text: str) -> Iterator[str]:
    """Another page of this machine, at another port."""
    folder.mkdir()
    (folder / "index.html").write_text(text, encoding="utf-8")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(folder))
    ) as server:
        Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


TRIES = """<!doctype html><title>waits</title><script>
const [at, tried] = ["ADDRESS", {}];
const state = (name, promise) => promise.then(
  (answer) => { tried[name] = answer }, () => { tried[name] = "failed" });
const element = (tag, url) => new Promise((done, fail) => {
  const made = document.createElement(tag);
  made.onload = () => done("loaded");
  made.onerror = fail;
  made.src = url;
  document.head.append(made);
});
const form = { method: "POST", mode: "no-cors", body: '{"section": "storm"}',
  headers: { "Content-Type": "text/plain" } };
Promise.all([
  state("read", fetch(at + "state").then((answer) => answer.text())),
  state("opaque", fetch(at + "state", { mode: "no-cors" }).then((answer) => answer.type)),
  state("token", fetch(at).then((answer) => answer.text())),
  state("post", fetch(at + "insert", form).then((answer) => answer.text())),
  state("json", fetch(at + "insert", { ...form, mode: "cors",
    headers: { "Content-Type": "application/json", "X-Studyguide-Token": "x" } })),
  state("image", element("img", at + "image/IMAGE.png")),
  state("script", element("script", at + "page/keys.js")),
  state("events", new Promise((done, fail) => {
    const events = new EventSource(at + "events");
    events.addEventListener("state", () => done("heard"));
    events.onerror = () => { events.close(); fail(); };
  })),
]).then(() => { document.title = JSON.stringify(tried); });
</script>"""


def test_another_page_of_this_machine_learns_and_does_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    project = Project(tmp_path / "p", OUTLINE, log=LOG)
    with previewing(project.outline) as address:
        with opened(browser, address) as page:
            source = page.locator(".sheet img[src]").first.get_attribute("src")
        assert source
        image = source.removeprefix("/image/").removesuffix(".png")
        page_text = TRIES.replace("ADDRESS", address).replace("IMAGE", image)
        with other_site(tmp_path / "other", page_text) as other:
            page = browser.new_page()
            page.goto(other)
            until(page, "document.title !== 'waits'")
            tried = page.evaluate("JSON.parse(document.title)")
            page.close()
    # That a request was answered at all is all there is to know, and an answer never is.
    assert tried.pop("post") in ("", "failed")
    assert tried.pop("opaque") in ("opaque", "failed")
    assert set(tried.values()) == {"failed"}, tried
    assert project.outline.read_text(encoding="utf-8") == OUTLINE

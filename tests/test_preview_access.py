"""The page of a preview for whoever uses it by keyboard or hears it read, over many changes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.browser import opened, previewing, until
from support.previews import LOG, OUTLINE
from support.projects import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest.importorskip("tornado", reason="the extra `preview` is not installed")
pytest.importorskip("pypdfium2", reason="the extra `preview` is not installed")

ASKED = "What did the storm take?"
BROKEN = OUTLINE.replace('"a storm came"', '"a storm went"')
FOCUS = "document.activeElement"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "p", OUTLINE, log=LOG)


@pytest.fixture
def page(browser: Browser, project: Project) -> Iterator[Page]:
    with previewing(project.outline) as address, opened(browser, address) as page:
        page.wait_for_selector(".sheet img[src]")
        until(page, "document.querySelector('.words')")
        yield page


def save(page: Page, project: Project, text: str) -> None:
    """Save the outline and wait for the page to show it."""
    project.write("outline.yaml", text)
    words = text.splitlines()
    until(page, f"[...document.querySelectorAll('#outline li')].length >= {len(words)}")
    until(
        page,
        "[...document.querySelectorAll('#outline li')].map(l => l.textContent.replace('\\u200b',"
        f"'')).join('\\n').trim() === {text.strip()!r}",
    )


def test_the_focus_stays_on_a_thing_of_a_page(page: Page, project: Project) -> None:
    page.keyboard.press("1")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{FOCUS}.className") == "region"
    place = f"[{FOCUS}.closest('.sheet').dataset.key, {FOCUS}.dataset.n].join()"
    before = page.evaluate(place)
    save(page, project, OUTLINE.replace(ASKED, "What was lost?"))
    assert page.evaluate(place) == before
    save(page, project, "# A line more.\n" + OUTLINE)
    assert page.evaluate(place) == before


def test_the_focus_stays_among_the_findings(page: Page, project: Project) -> None:
    save(page, project, BROKEN)
    page.wait_for_selector(".finding")
    page.keyboard.press("f")
    assert page.evaluate(f"{FOCUS}.textContent") == "outline.yaml, line 8"
    save(page, project, "# A line more.\n" + BROKEN)
    assert page.evaluate(f"{FOCUS}.textContent") == "outline.yaml, line 9"
    save(page, project, OUTLINE)
    until(page, "!document.querySelector('.finding')")
    assert page.evaluate(f"{FOCUS}.id") == "editing"


def test_the_focus_stays_in_a_source(page: Page, project: Project) -> None:
    page.keyboard.press("3")
    page.locator("#text .words").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUS}.dataset.number") == "3"
    used = "document.querySelectorAll('.use').length"
    before = page.evaluate(used)
    more = "      - {kind: short, ask: Who?, answer: 'A storm [@log \"a storm came\"].'}\n"
    save(page, project, OUTLINE.replace("  - id: fog\n", f"{more}  - id: fog\n"))
    until(page, f"{used} > {before}")
    assert page.evaluate(f"{FOCUS}.dataset.number") == "3"
    assert page.evaluate("getSelection().toString()") == "Nobody was lost."


def test_the_tab_key_passes_all_panes_and_is_caught_in_none(page: Page) -> None:
    names = f"{FOCUS}.id || {FOCUS}.className || {FOCUS}.tagName"
    page.evaluate("document.body.focus()")
    met = []
    for _ in range(25):
        page.keyboard.press("Tab")
        met.append(page.evaluate(names))
        if met[-1] == "BODY":
            break
    in_order = ["edition", "pages", "outline", "source", "unused", "words"]
    assert [each for each in met if each in in_order] == in_order
    assert met.count("words") == 1, "from paragraph to paragraph lead the arrow keys"


def test_an_excerpt_is_reached_behind_its_paragraph(page: Page) -> None:
    page.locator("#text .words").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#tray:not([hidden])")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUS}.closest('#tray') !== null"):
            break
        assert page.evaluate(f"{FOCUS}.className") == "use"
    assert page.evaluate(f"{FOCUS}.id") == "tray-close"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUS}.dataset.number") == "2"


def test_every_control_has_a_name_and_tabs_say_which_is_shown(page: Page) -> None:
    nameless = page.evaluate(
        "[...document.querySelectorAll('button, select, input, a')].filter(e => e.checkVisibility()"
        "&& !(e.textContent.trim() || e.ariaLabel || e.labels?.length)).length"
    )
    assert nameless == 0
    page.set_viewport_size({"width": 500, "height": 700})
    page.click(".tabs [data-shows=sources]")
    current = page.locator(".tabs [aria-current='true']")
    assert [each.strip() for each in current.all_inner_texts()] == ["Sources"]


def test_pages_that_are_not_shown_keep_their_size(page: Page) -> None:
    width = "document.querySelector('.sheet').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.set_viewport_size({"width": 500, "height": 700})
    page.click(".tabs [data-shows=sources]")
    page.keyboard.press("+")
    page.set_viewport_size({"width": 1300, "height": 900})
    assert page.evaluate(width) == before


def test_it_is_said_when_it_stands_otherwise_and_not_at_every_save(
    page: Page, project: Project
) -> None:
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push(heard.textContent))"
        ".observe(heard, {childList: true, characterData: true, subtree: true})"
    )
    for number in range(3):
        save(page, project, OUTLINE.replace(ASKED, f"What was lost {number}?"))
    assert page.evaluate("said") == []
    save(page, project, BROKEN)
    save(page, project, OUTLINE)
    until(page, "said.length > 1")
    assert page.evaluate("said") == ["1 error. These are the last good pages", "Built"]


def test_what_could_never_be_built_says_so_where_pages_would_be(
    browser: Browser, tmp_path: Path
) -> None:
    project = Project(tmp_path / "p", "nonsense", log=LOG)
    with previewing(project.outline) as address, opened(browser, address) as page:
        page.wait_for_selector(".finding")
        assert "as soon as the outline can be built" in page.inner_text("#pages")
        page.keyboard.press("+")
        page.keyboard.press("c")
        project.write("outline.yaml", OUTLINE)
        page.wait_for_selector(".sheet img[src]")
        assert not page.is_visible(".empty")


def test_a_page_of_an_earlier_preview_loads_itself_anew(browser: Browser, project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    context = browser.new_context()
    page = context.new_page()
    with previewing(project.outline, "--port", port) as address:
        page.goto(f"{address}?edition=key")
        page.wait_for_selector(".sheet img[src]")
        token = page.locator("meta[name=studyguide-token]").get_attribute("content")
    until(page, "document.getElementById('status').textContent.includes('not running')")
    with previewing(project.outline, "--port", port):
        page.wait_for_selector(
            f"meta[name=studyguide-token]:not([content='{token}'])", state="attached"
        )
        page.wait_for_selector(".sheet img[src]")
        assert page.input_value("#edition") == "key"
        until(page, "document.querySelector('.words')")
        page.locator(".words").nth(1).focus()
        page.keyboard.press("Enter")
        until(page, "document.getElementById('yaml').textContent.includes('source: log')")
    context.close()


@pytest.mark.parametrize(("width", "height"), [(640, 450), (320, 256)])
def test_everything_can_be_reached_when_it_is_enlarged(
    page: Page, project: Project, width: int, height: int
) -> None:
    """A window of 1280 by 1024 points at 200 and 400 per cent (WCAG 2.2, 1.4.4 and 1.4.10)."""
    page.set_viewport_size({"width": width, "height": height})
    save(page, project, BROKEN)
    page.wait_for_selector(".finding", state="attached")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for pane, thing in [("editing", "#outline li:last-child"), ("editing", "summary")]:
        page.click(f".tabs [data-shows={pane}]")
        assert in_sight(page, thing), thing
    page.click(".tabs [data-shows=sources]")
    page.locator(".words").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#tray:not([hidden])")
    for thing in ("#insert", "#yaml", ".paragraph:last-child .words"):
        assert in_sight(page, thing), thing


def in_sight(page: Page, selector: str) -> bool:
    """Whether a thing can be scrolled to where it is seen: nothing cuts or covers its middle."""
    found: bool = page.evaluate(
        """(selector) => {
          const thing = document.querySelector(selector);
          thing.scrollIntoView({ block: "center" });
          const box = thing.getBoundingClientRect();
          const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return at !== null && (thing.contains(at) || at.contains(thing) && at !== document.body);
        }""",
        selector,
    )
    return found

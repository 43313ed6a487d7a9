"""The preview in a browser: what a teacher sees and does while the outline is written."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.browser import opened, previewing, until
from support.projects import Project
from support.tools import run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LETTER = "\n\n".join(
    f"Paragraph {n} begins here. The miller of Ard sold his {n}. barley at the fair. “I shall "
    f"not come again,” he said in a low voice, and went home by the river road."
    for n in range(1, 13)
)
OUTLINE = """\
# Kept as it is.
title: The miller of Ard
sources:
  letter:
    file: sources/letter.txt
    label: Letter
    kind: primary

sections:
  - id: fair
    title: The fair
    text: |
      He sold his barley [@letter "sold his 2. barley at the fair"].

      A second paragraph, a postscript.
    excerpts:
      - id: voice
        source: letter
        quote: sold his 3. barley   # the third year
    questions:
      - kind: short
        ask: Where did the miller sell his barley?
        answer: At the fair.
        lines: 12
      - kind: essay
        ask: How did the miller live?
        answer: By his barley.
        lines: 30

  # The way home.
  - id: home
    title: The way home
    questions:
      - kind: true-false
        ask: Did the miller go home by the river road?
        answer: true
        evidence: {source: letter, paragraphs: 4}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "unit", OUTLINE, letter=LETTER)


@pytest.fixture
def address(project: Project, tmp_path: Path) -> Iterator[str]:
    """A preview whose editor writes down what it was called with."""
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/edited\n', encoding="utf-8")
    editor.chmod(0o755)
    with previewing(project.outline, VISUAL=f"{editor} --wait") as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page with its first picture."""
    with opened(browser, address) as page:
        page.wait_for_selector(".sheet img[src]")
        yield page


def line_of(text: str, words: str) -> int:
    """The number of the only line with these words."""
    (number,) = (n for n, line in enumerate(text.splitlines(), 1) if words in line)
    return number


def place_on_page(page: Page, tmp_path: Path, word: str) -> tuple[int, float, float]:
    """Where a word stands in the PDF: its page from 0, and its share of width and height."""
    href = page.get_attribute("#pdf", "href")
    pdf = tmp_path / "shown.pdf"
    pdf.write_bytes(
        page.request.get(str(page.evaluate(f"new URL({href!r}, location).href"))).body()
    )
    xhtml, _ = run("pdftotext", "-bbox", pdf, "-")
    for number, sheet in enumerate(re.split("<page ", xhtml)[1:]):
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', sheet)[:2])
        found = re.search(rf'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>{word}<', sheet)
        if found:
            return number, (float(found[1]) + 2) / width, (float(found[2]) + 3) / height
    raise AssertionError(f"{word} is on no page")


def click_on(page: Page, tmp_path: Path, word: str) -> None:
    """Click on a word as one sees it on the picture of its page."""
    number, across, down = place_on_page(page, tmp_path, word)
    sheet = page.locator(".sheet").nth(number)
    sheet.scroll_into_view_if_needed()
    sheet.locator(".region").first.wait_for()
    box = sheet.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + across * box["width"], box["y"] + down * box["height"])
    page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])


def shown_line(page: Page) -> str:
    """The line of the outline that is marked, which has to be in sight."""
    line = page.locator("#outline [aria-current]")
    line.wait_for()
    box, pane = line.bounding_box(), page.locator("#outline").bounding_box()
    assert box is not None
    assert pane is not None
    assert pane["y"] <= box["y"] <= pane["y"] + pane["height"]
    return line.inner_text()


def diff(before: str, after: str) -> list[str]:
    """The lines that were added and removed."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_a_click_on_a_question_shows_and_opens_its_line(
    page: Page, project: Project, tmp_path: Path
) -> None:
    click_on(page, tmp_path, r"live\?")
    assert "kind: essay" in shown_line(page) or "ask: How did" in shown_line(page)
    page.click("#open")
    until(page, "document.getElementById('opened').textContent")
    called = (tmp_path / "edited").read_text(encoding="utf-8")
    assert str(project.outline.name) in called


def test_what_was_chosen_stays_so_when_lines_come_before_it(
    page: Page, project: Project, tmp_path: Path
) -> None:
    click_on(page, tmp_path, r"live\?")
    shown = shown_line(page)
    number = line_of(OUTLINE, "kind: essay")
    assert page.inner_text("#where") == f"outline.yaml, line {number}"
    more = "    objectives: [Say what a miller does]\n    excerpts:\n      - id: voice"
    project.write("outline.yaml", OUTLINE.replace("    excerpts:\n      - id: voice", more))
    until(page, "document.getElementById('outline').textContent.includes('what a miller does')")
    assert page.inner_text("#where") == f"outline.yaml, line {number + 1}"
    assert page.inner_text("#outline [aria-current]") == shown
    marked = page.locator(".region[aria-current]")
    assert marked.first.get_attribute("title") == f"line {number + 1}"


def test_a_paragraph_of_a_text_leads_to_its_own_line(page: Page, tmp_path: Path) -> None:
    click_on(page, tmp_path, r"postscript\.")
    assert "A second paragraph" in shown_line(page)


def test_words_of_a_source_become_an_excerpt_by_keyboard_alone(
    page: Page, project: Project
) -> None:
    page.keyboard.press("3")
    page.locator("#text .words").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_selector("#tray:not([hidden])")
    until(page, "document.getElementById('yaml').textContent.includes('The')")
    assert page.inner_text("#yaml").splitlines()[0] == "- source: letter"
    page.select_option("#section", "home")
    page.focus("#insert")
    page.keyboard.press("Enter")
    until(page, "document.getElementById('tray-says').textContent.includes('line')")
    after = project.outline.read_text(encoding="utf-8")
    changes = diff(OUTLINE, after)
    assert changes
    assert all(line.startswith("+") for line in changes)
    assert "Paragraph 5 begins here" in after
    assert project.check().code == 0
    until(page, "document.getElementById('outline').textContent.includes('Paragraph 5')")
    assert "excerpts:" in shown_line(page) or "source: letter" in shown_line(page)


def test_words_selected_with_the_mouse_are_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    words = page.locator("#text .words").nth(1)
    box = words.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 8, steps=4)
    page.mouse.up()
    until(page, "document.getElementById('yaml').textContent.includes('quote')")
    page.click("#copy")
    until(page, "document.getElementById('tray-says').textContent === 'Copied.'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.text_content("#yaml")
    assert "Paragraph 2 begins" in copied


def test_an_error_comes_and_goes_and_the_last_good_pages_stay(page: Page, project: Project) -> None:
    sheets = page.locator(".sheet").count()
    project.write("outline.yaml", OUTLINE.replace("sold his 3. barley", "sold his 3. carriage"))
    page.wait_for_selector(".finding.error")
    assert "not in letter" in page.inner_text(".finding .message")
    assert page.inner_text(".finding .line mark")
    assert "last good pages" in page.inner_text("#status")
    assert page.locator(".sheet").count() == sheets
    page.click(".finding .place")
    assert "sold his 3. carriage" in shown_line(page)
    project.write("outline.yaml", OUTLINE)
    page.wait_for_selector(".finding.error", state="detached")
    until(page, "document.getElementById('status').textContent.startsWith('Built')")


def test_the_place_on_the_page_is_kept(page: Page, project: Project) -> None:
    page.evaluate("document.querySelectorAll('.sheet')[2].scrollIntoView()")
    page.evaluate("document.getElementById('pages').scrollBy(0, 123)")
    place = "(() => { const pane = document.getElementById('pages').getBoundingClientRect().top;"
    place += "const seen = [...document.querySelectorAll('.sheet')].find("
    place += (
        "s => s.getBoundingClientRect().bottom > pane); const box = seen.getBoundingClientRect();"
    )
    place += "return [seen.dataset.key, Math.round(box.top - pane)]; })()"
    before = page.evaluate(place)
    assert before[0].endswith("1")  # two pages of front matter go before
    images = "[...document.querySelectorAll('.sheet img')].map(i => i.src).join()"
    old = page.evaluate(images)
    project.write("outline.yaml", OUTLINE.replace("How did the miller live?", "How did he live?"))
    until(page, f"{images} !== {old!r}")
    assert page.evaluate(place) == before
    # Also where pages come and go before it.
    project.write(
        "outline.yaml",
        OUTLINE.replace("editions:", "")
        + "editions: {guide: {omit: [cover, how-to-use, contents]}}\n",
    )
    count = page.locator(".sheet").count()
    until(page, f"document.querySelectorAll('.sheet').length < {count}")
    assert page.evaluate(place) == before


def test_another_edition_is_shown_when_it_is_chosen(page: Page) -> None:
    images = "[...document.querySelectorAll('.sheet img')].map(i => i.src).join()"
    guide = page.evaluate(images)
    page.select_option("#edition", "key")
    until(page, "document.getElementById('pdf').href.endsWith('key')")
    until(page, f"{images} !== {guide!r}")
    page.reload()
    page.wait_for_selector(".sheet img[src]")
    assert page.input_value("#edition") == "key"


def test_a_small_window_shows_one_pane_at_a_time(page: Page) -> None:
    page.set_viewport_size({"width": 380, "height": 700})
    for pane in ("sources", "editing", "pages"):
        page.click(f".tabs [data-shows={pane}]")
        shown = [each for each in ("pages", "editing", "sources") if page.is_visible(f"#{each}")]
        assert shown == [pane]
        assert page.evaluate("document.documentElement.scrollWidth") <= 380


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_readable_in_light_and_dark(page: Page, scheme: str, project: Project) -> None:
    """Text has a contrast of 4.5 at least to what it stands on (WCAG 2.2, 1.4.3)."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    project.write("outline.yaml", OUTLINE.replace("kind: essay", "kind: esay"))
    page.wait_for_selector(".finding")
    poor = page.evaluate(CONTRASTS)
    assert poor == []


CONTRASTS = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (c) => c.slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const c = parts(getComputedStyle(at).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.checkVisibility()) continue;
    if (element.closest("button:disabled")) continue;
    const [a, b] = [light(parts(getComputedStyle(element).color)), light(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) poor.push([node.textContent.slice(0, 30), contrast.toFixed(1)]);
  }
  return poor;
}"""

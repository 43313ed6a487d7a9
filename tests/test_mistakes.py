"""Mistakes of people who have never seen such a file: what they are told, in one document.

``tests/goldens/mistakes/mistakes.md`` has each with the lines that were spoilt and the message.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import Struct

from studyguide.cli import main
from support.goldens import GOLDENS, check_golden

HOME = GOLDENS / "mistakes"
DOCUMENT = HOME / "mistakes.md"
OUTLINE = (HOME / "outline.yaml").read_text("utf-8")

SECTION = re.compile(
    r"^### (?P<title>.+)\n\n"
    r"(?:```diff\n(?P<diff>(?:[-+ ].*\n|\n)+)```\n\n)?"
    r"```text\n(?P<message>(?:(?!```).*\n)*)```\n",
    re.MULTILINE,
)
JARGON = re.compile(
    r"\b(yaml|mapping|scalar|token|block|parse[rd]?|node|sequence|stream|indicator|directive|"
    r"indent\w*|schema|unicode(?! \(UTF-8\))|none type)\b",
    re.IGNORECASE,
)
"""Words that no teacher has to know. The code in square brackets is a name, and may have them."""


class Mistake(Struct, frozen=True):
    """A mistake: what it is, and the lines before and after it was made."""

    title: str
    before: str
    after: str

    @property
    def outline(self) -> bytes:
        """The outline with the mistake in it."""
        assert self.before != self.after or self.title in SAVED
        assert not self.before or OUTLINE.count(self.before) == 1, "these lines stand once in it"
        text = OUTLINE.replace(self.before, self.after) if self.before else OUTLINE
        return SAVED.get(self.title, str.encode)(text)


def numbered(text: str) -> bytes:
    """The text with line numbers, as it is copied from a page that shows them."""
    return "".join(f"{n} {line}\n" for n, line in enumerate(text.split("\n"), 1)).encode()


def zipped(text: str) -> bytes:
    """How a document of a word processor begins."""
    return b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + text.encode("utf-16")


def rich(text: str) -> bytes:
    """The text in RTF."""
    lines = "".join(f"{line}\\par\r\n" for line in text.split("\n"))
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0\r\n{lines}}}".encode()


SAVED: dict[str, Callable[[str], bytes]] = {
    "Saved as UTF-16": lambda text: text.encode("utf-16"),
    "Saved in the encoding of old Windows": lambda text: text.replace(
        "A clerk writes", "Aunt Élise writes"
    ).encode("cp1252"),
    "A document of a word processor, with another name": zipped,
    "Saved as rich text": rich,
    "Pasted with the numbers of the lines": numbered,
}
"""How the outline came to be bytes, where that is the mistake."""


def mistakes() -> Iterator[Mistake]:
    """Those of the document."""
    for match in SECTION.finditer(DOCUMENT.read_text("utf-8")):
        lines = (match["diff"] or "").splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] != "+")
        after = "".join(line[1:] for line in lines if line[0] != "-")
        yield Mistake(match["title"], before, after)


MISTAKES = list(mistakes())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of which the outline is spoilt."""
    folder = tmp_path_factory.mktemp("teacher") / "project"
    shutil.copytree(HOME / "sources", folder / "sources")
    (folder / "sources" / "letter.docx").write_bytes(zipped("Dear Anna"))
    (folder.parent / "letter.txt").write_text("Dear Anna\n", "utf-8")
    return folder


def said(project: Path, outline: bytes) -> str:
    """What ``check`` prints of an outline, without the count at the end."""
    (project / "outline.yaml").write_bytes(outline)
    ended = CliRunner().invoke(main, ["check", "outline.yaml"])
    assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.output
    told = re.split(r"^\d+ (?:error|warning|note)s?\b", ended.output, flags=re.MULTILINE)[0]
    return told.strip().replace(str(project.parent), "/home/anna") + "\n"


@pytest.fixture(scope="module")
def messages(project: Path) -> dict[str, str]:
    """What is said of each mistake, by its title."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        return {mistake.title: said(project, mistake.outline) for mistake in MISTAKES}


def test_the_outline_is_sound_before_it_is_spoilt(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert said(project, OUTLINE.encode()).startswith("outline.yaml: 7 quotations verified")


def test_every_mistake_has_its_message(messages: dict[str, str]) -> None:
    document = DOCUMENT.read_text("utf-8")
    assert len(messages) == document.count("\n### ") >= 24

    def renewed(match: re.Match[str]) -> str:
        kept = match[0][: match.start("message") - match.start()]
        return f"{kept}{messages[match['title']]}```\n"

    check_golden(DOCUMENT, SECTION.sub(renewed, document))


ERROR = re.compile(r"^(?:error|warning|[^\s:]+:\d+:\d+: (?:error|warning)): (.+) \[([\w-]+)\]$")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
def test_one_mistake_has_one_message_in_plain_words(
    mistake: Mistake, messages: dict[str, str]
) -> None:
    lines = messages[mistake.title].splitlines()
    found = [match for match in map(ERROR.match, lines) if match]
    assert len(found) == (2 if mistake.title.startswith("A misspelt key, and") else 1), lines
    words = [match[1] for match in found]
    words += [line.partition("help: ")[2] or line for line in lines if line.startswith("   ")]
    told = [word for line in words for word in JARGON.findall(line.replace("outline.yaml", ""))]
    assert not told, messages[mistake.title]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
def test_the_place_is_in_the_lines_that_were_spoilt(
    mistake: Mistake, messages: dict[str, str]
) -> None:
    places = re.findall(r"^outline\.yaml:(\d+):", messages[mistake.title], re.MULTILINE)
    assert places
    spoilt = OUTLINE.replace(mistake.before, mistake.after) if mistake.before else OUTLINE
    first = spoilt[: spoilt.index(mistake.after)].count("\n") + 1
    count = mistake.after.count("\n") if mistake.before else OUTLINE.count("\n")
    for line in places:
        assert first <= int(line) < first + count, messages[mistake.title]


# All at once

ALONE = ("yaml-syntax", "duplicate-key", "tag-refused", "several-documents", "not-")
"""Codes after which nothing is looked up: it is not certain what the file says."""

WRONG = """\
  - name: Anna
    role: Her sister.
    cite: {source: report, quote: An elephant sang in the marble kitchen}
"""


@pytest.mark.parametrize(
    "mistake",
    [mistake for mistake in MISTAKES if mistake.title not in SAVED],
    ids=lambda mistake: mistake.title,
)
def test_a_mistake_hides_no_wrong_quotation_behind_it(
    mistake: Mistake, messages: dict[str, str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    message = messages[mistake.title]
    if any(f"[{code}" in message for code in ALONE):
        return
    both = said(project, mistake.outline + WRONG.encode())
    assert "[quotation-missing]" in both
    assert re.findall(r"\[[\w-]+\]$", both, re.MULTILINE)[:-1] == re.findall(
        r"\[[\w-]+\]$", message, re.MULTILINE
    )


LINES = OUTLINE.split("\n")
KEYS = [n for n, line in enumerate(LINES) if re.match(r" *(?:- )?(?!letter|report)[\w-]+:", line)]


def codes(outline: str, project: Path) -> set[str]:
    return set(re.findall(r"\[([\w-]+)\]$", said(project, outline.encode()), re.MULTILINE))


def test_a_key_that_is_lost_is_told_and_nothing_that_follows_from_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    for number in KEYS:
        lost = [*LINES]
        lost[number] = re.sub(r"[\w-]+:", "nonsense:", lost[number], count=1)
        assert codes("\n".join(lost), project) <= {"unknown-key", "missing-key"}, LINES[number]


def test_any_line_may_be_missing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    for number, line in enumerate(LINES):
        found = codes("\n".join(LINES[:number] + LINES[number + 1 :]), project)
        if "who come late" not in line:
            assert not any(code.startswith("quotation") for code in found), line


@pytest.mark.parametrize("off", [1, -1])
def test_a_line_that_is_one_space_off_is_the_one_that_is_shown(
    off: int, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    for number in KEYS + [n for n, line in enumerate(LINES) if line.strip().startswith("- Weigh")]:
        spoilt = [*LINES]
        if off < 0 and not spoilt[number].startswith(" "):
            continue
        spoilt[number] = " " + spoilt[number] if off > 0 else spoilt[number][1:]
        message = said(project, "\n".join(spoilt).encode())
        places = re.findall(r"^outline\.yaml:(\d+):", message, re.MULTILINE)
        assert places == [str(number + 1)], message


@pytest.mark.parametrize("n", KEYS, ids=lambda n: LINES[n].strip())
def test_no_key_is_misspelt_in_silence(
    n: int, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stood under a misspelt key must not vanish from the guide without a word."""
    monkeypatch.chdir(project)
    key = re.sub(r"(\w)(\w)(\w*:)", r"\2\1\3", LINES[n], count=1)
    told = said(project, "\n".join([*LINES[:n], key, *LINES[n + 1 :]]).encode())
    assert f"outline.yaml:{n + 1}:" in told, told
    assert "error:" in told, told

"""``studyguide check``: what it finds, where, and that nothing a file holds can upset it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from support.projects import ROOT, Ended, Project, studyguide

LOG = """\
The first day was calm.

On the second day a storm came and took 12 boats, said Anna Berg.

Nobody was lost. The log was not written that night.

Here the wind rose and the wind fell.
"""
NOTE = "In town bread was dear.\n\nThe harbour froze.\n"
HEAD = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary}
  note: {file: sources/note.txt, label: Note, kind: secondary}
"""
SECTION = f"""{HEAD}\
sections:
  - id: one
    title: One
"""


def project(folder: Path, outline: str | bytes = SECTION, **sources: str | bytes) -> Project:
    """The sources above, or others, below an outline."""
    return Project(folder / "project", outline, **{"log": LOG, "note": NOTE, **sources})


def quoting(folder: Path, excerpt: str, **sources: str | bytes) -> Project:
    """A project with one excerpt."""
    return project(folder, f"{SECTION}    excerpts:\n      - {excerpt}\n", **sources)


def found_of(ended: Ended) -> dict[str, str]:
    """The codes of all findings with their messages."""
    return {found["code"]: found["message"] for found in ended.found}


# Quotations


@pytest.fixture(scope="module")
def flagship(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the flagship with a PDF of an earlier build."""
    folder = tmp_path_factory.mktemp("flagship")
    for part in ("outline", "seeds"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "output").mkdir()
    (folder / "output/secret-speech-guide.pdf").write_bytes(b"the last good one")
    return folder


CHANGED = {
    "a word": (
        "both illegal persecution of\n          party members and excessive cruelty",
        "both illegal persecution of\n          party members and extreme cruelty",
        "extreme",
        ("excessive", "paragraph 38"),
    ),
    "a number": (
        '"representatives of 55 communist',
        '"representatives of 65 communist',
        "65",
        ("A number differs: “55” in the source, “65” here.", "paragraph 20"),
    ),
    "a negation": (
        '"The exact text of Khrushchev’s report is not known for certain"',
        '"The exact text of Khrushchev’s report is known for certain"',
        "known",
        ("A negation differs: “not” in the source, none here.", "paragraph 32"),
    ),
    "a name": (
        '[@rt "As Vyacheslav Molotov said, if before the XX Congress"]',
        '[@rt "As Vyacheslav Malenkov said, if before the XX Congress"]',
        "Malenkov",
        ("A name differs: “Molotov” in the source, “Malenkov” here.", "paragraph 87"),
    ),
}


@pytest.mark.parametrize("what", CHANGED)
def test_one_changed_word_stops_everything(flagship: Path, what: str) -> None:
    right, wrong, word, told = CHANGED[what]
    original = (ROOT / "outline/secret-speech.yaml").read_text("utf-8")
    assert original.count(right) == 1
    changed = original.replace(right, wrong)
    outline = flagship / "outline/secret-speech.yaml"
    outline.write_text(changed, encoding="utf-8")
    before = listing(flagship / "output")

    checked = studyguide("check", cwd=flagship)
    assert (checked.code, checked.out) == (1, "")
    at = changed.index(wrong) + wrong.index(word)
    line, column = changed.count("\n", 0, at) + 1, at - changed.rfind("\n", 0, at)
    place = f"outline/secret-speech.yaml:{line}:{column}: error: these words are not in rt; "
    assert checked.err.startswith(place)
    for words in told:
        assert words in checked.err
    assert re.search(r"\n\n1 error\n", checked.err)
    assert len(re.findall(r"^ *\d+ \| .*\n *\| .*\^", checked.err, re.MULTILINE)) == 1

    built = studyguide("build", cwd=flagship)
    assert (built.code, built.out) == (1, "")
    assert built.err.startswith(checked.err.rstrip())
    assert "Nothing was written: output is as it was." in built.err
    assert listing(flagship / "output") == before


def listing(folder: Path) -> list[tuple[str, int, bytes]]:
    """Every file of a folder with its time and content."""
    return [(p.name, p.stat().st_mtime_ns, p.read_bytes()) for p in sorted(folder.iterdir())]


QUOTED = {
    '{source: log, quote: "the wind"}': ("quotation-ambiguous", "at 2 places"),
    '{source: log, quote: "bread was dear"}': (
        "quotation-misattributed",
        "these words are not in log but in note, paragraph 1",
    ),
    '{source: log, quote: "No such thing is told anywhere in this text"}': (
        "quotation-missing",
        "nor anything near them",
    ),
    '{source: log, quote: "said Anna Berg", paragraph: 1}': (
        "quotation-paragraph",
        "in paragraph 2 of log, not in paragraph 1",
    ),
    '{source: log, quote: "said Anna Berg … The first day"}': ("quotation-order", "not follow"),
    '{source: log, from: "Nobody was", to: "The first day"}': ("quotation-order", "`to`"),
    '{source: log, quote: "a storm [came"}': ("quotation-malformed", "bracket"),
    "{source: log, paragraphs: 5}": ("paragraph-unknown", "log has no paragraph 5"),
}


@pytest.mark.parametrize("excerpt", QUOTED)
def test_what_can_be_wrong_with_a_quotation(tmp_path: Path, excerpt: str) -> None:
    ended = quoting(tmp_path, excerpt).check()
    assert ended.code == 1
    code, words = QUOTED[excerpt]
    (found,) = ended.found
    assert (found["code"], found["severity"]) == (code, "error")
    assert words in found["message"]
    assert found["place"]["file"] == "outline.yaml"
    assert found["place"]["line"] == SECTION.count("\n") + 2
    assert found["help"]


def test_a_place_is_chosen_where_words_stand_twice(tmp_path: Path) -> None:
    twice = "So it went.\n\nThen it rained.\n\nSo it went.\n"
    ambiguous = quoting(tmp_path / "a", '{source: log, quote: "So it went."}', log=twice)
    (found,) = ambiguous.check().found
    assert found["code"] == "quotation-ambiguous"
    told = " ".join(found["help"])
    assert re.findall(r"¶\d|`paragraph: \d`", told) == ["¶1", "¶3", "`paragraph: 1`"]
    chosen = '{source: log, quote: "So it went.", paragraph: 3}'
    assert quoting(tmp_path / "b", chosen, log=twice).check().code == 0


def test_a_quotation_that_stops_before_a_but_is_a_warning(tmp_path: Path) -> None:
    outline = f"{SECTION}    excerpts: [{{source: log, quote: It was so}}]\n"
    turned = project(tmp_path, outline, log="It was so, but nobody saw it.\n")
    loose, strict = turned.check(), turned.check("--strict")
    assert (loose.code, strict.code) == (0, 1)
    assert [f["severity"] for f in (*loose.found, *strict.found)] == ["warning", "error"]
    assert "but nobody saw it" in loose.found[0]["message"]


def test_what_words_say_wrongly_is_reported_wherever_they_stand(tmp_path: Path) -> None:
    text = """\
    text: |
      A storm [@log "The first day was calm"].
      Calm [@log "The first day was calm"], calm [@log "The first day was calm"].
      A log [@log "written that night"].
      A night [@log "written that night"].
      A last day [@log "The last day was calm"].
      A day [@log "The last day was calm"].
"""
    ended = project(tmp_path, SECTION + text).check()
    first = SECTION.count("\n") + 2
    assert [(found["code"], found["place"]["line"] - first) for found in ended.found] == [
        ("quotation-turns", 2),
        ("quotation-turns", 3),
        ("quotation-differs", 4),
        ("quotation-differs", 5),
    ]


# Many mistakes at once


MARK = re.compile(r" *# <- ([a-z0-9-]+) (.+)$")

READERS = """\
titel: A Harbour                                     # <- unknown-key titel
date: 2026-02-30                                     # <- date-impossible 2026-02-30
paper: A5                                            # <- not-a-choice A5
sources:
  log: {label: Log, kind: primary}                   # <- missing-key label
  log: {file: b.txt, label: B, kind: primary}        # <- duplicate-key log
sections:
  - id: one
    title: [One]                                     # <- wrong-type [
  - id: one                                          # <- repeated-id one
    title: Two
    excerpts:
      - {source: lag, paragraphs: 1}                 # <- unknown-source lag
      - {source: log, quote: a, paragraphs: 1}       # <- excerpt-words source
      - {source: log, paragraphs: 3-1}               # <- paragraph-range 3-1
    questions:
      - kind: choice
        ask: Who?
        on: storm                                    # <- unknown-excerpt storm
        choices: [Anna, Berta]
        answer: Klara                                # <- answer-not-a-choice Klara
        points: many                                 # <- wrong-type many
      - {kind: cloze, ask: Fill, text: "It was {}."} # <- cloze-empty {}
timeline:
  - {date: next summer, title: It comes}             # <- date-unreadable next summer
  - {date: 1956, title: It came, section: three}     # <- unknown-section three
"""
"""Mistakes that the outline alone tells."""

LOOKED_UP = """\
title: A Harbour
sources:
  log: {file: sources/log.txt, label: Log, kind: primary}
  note: {file: sources/note.txt, label: Note, kind: primary, skip: ["7"]} # <- source-paragraphs 7
  gone: {file: sources/gone.txt, label: G, kind: primary} # <- file-missing sources/gone.txt
  out: {file: ../out.txt, label: O, kind: primary} # <- path-outside-project ../out.txt
sections:
  - id: one
    title: One 漢                                     # <- glyph-missing 漢
    objectives:
      - "Say this [@lug ¶1]"                         # <- unknown-source [@lug ¶1]
      - "Say that [@log ¶99]"                        # <- paragraph-unknown 99
      - "Say so [@log words]"                        # <- citation-unreadable [@
      - "And this [@gone ¶1], when it is there again"
    excerpts:
      - {source: log, quote: "On the third day a storm came"}   # <- quotation-differs third
      - {source: log, quote: "Nothing near stood in any of it"} # <- quotation-missing Nothing
      - {source: log, quote: "Anna Berg", paragraph: 1}         # <- quotation-paragraph Anna
      - {source: log, quote: "the wind"}                        # <- quotation-ambiguous the wind
      - {source: log, quote: "bread was dear"}                  # <- quotation-misattributed bread
      - {source: log, quote: "Anna Berg … The first day"}       # <- quotation-order The first
      - {source: log, quote: "a storm [came"}                   # <- quotation-malformed [
      - {source: log, paragraphs: 8-9}                          # <- paragraph-unknown 8-9
      - {source: gone, paragraphs: 1}
"""
"""Mistakes that only the sources tell."""


@pytest.mark.parametrize(("outline", "least"), [(READERS, 14), (LOOKED_UP, 14)])
def test_many_mistakes_are_all_told_at_once(tmp_path: Path, outline: str, least: int) -> None:
    marks = [MARK.search(line) for line in outline.splitlines()]
    expected = [(n, mark[1], mark[2]) for n, mark in enumerate(marks, 1) if mark]
    assert len(expected) >= least >= 12
    bare = [MARK.sub("", line) for line in outline.splitlines()]
    wrong = project(tmp_path, "\n".join(bare) + "\n")
    ended = wrong.check()
    assert ended.code == 1
    told = []
    for found in ended.found:
        place = found["place"]
        assert place["file"] == "outline.yaml"
        told.append((place["line"], found["code"], bare[place["line"] - 1][place["column"] - 1 :]))
    for (line, code, words), (told_line, told_code, rest) in zip(expected, told, strict=True):
        assert (told_line, told_code) == (line, code)
        assert rest.startswith(words)

    human = wrong.run("build", "outline.yaml")
    assert human.code == 1
    shown = re.findall(r"^outline\.yaml:(\d+):\d+: error: .* \[([a-z-]+)\]$", human.err, re.M)
    assert [(int(line), code) for line, code in shown] == [(n, code) for n, code, _ in expected]
    assert f"\n{len(expected)} errors\n" in human.err
    assert not (wrong.folder / "output").exists()


def test_what_leads_to_no_source_is_a_warning_and_an_error_under_strict(tmp_path: Path) -> None:
    uncited = project(
        tmp_path,
        SECTION
        + """\
    questions:
      - {kind: short, ask: What came?, answer: A storm.}
timeline: [{date: 1956, title: A storm}]
terms: [{term: Log, meaning: A book}]
people: [{name: Anna Berg, role: She wrote it}]
""",
    )
    codes = {"answer-uncited", "event-uncited", "term-uncited", "person-uncited"}
    loose, strict = uncited.check(), uncited.check("--strict")
    assert (loose.code, strict.code) == (0, 1)
    assert found_of(loose).keys() == found_of(strict).keys() == codes
    assert {found["severity"] for found in loose.found} == {"warning"}
    assert {found["severity"] for found in strict.found} == {"error"}


@pytest.mark.parametrize(
    ("kind", "length", "lines", "needed"),
    [
        ("short", 62, 1, None),
        ("short", 63, 1, "2 lines by hand; there is 1"),
        ("short", 381, 5, "7 lines by hand; there are 5"),
        ("essay", 381, 5, "6 lines by hand; there are 5"),
        ("essay", 375, 5, None),
    ],
)
def test_an_answer_that_is_longer_than_its_lines_is_warned_of(
    tmp_path: Path, kind: str, length: int, lines: int, needed: str | None
) -> None:
    answer = ("It was so. " * 60)[: length - 1] + "."
    questions = f"""\
    questions:
      - kind: {kind}
        ask: What came?
        lines: {lines}
        answer: '{answer} [@log "took 12 boats"]'
"""
    ended = project(tmp_path, SECTION + questions).check()
    if needed is None:
        assert not ended.found
    else:
        (found,) = ended.found
        assert (found["code"], found["severity"]) == ("lines-few", "warning")
        assert found["message"].endswith(needed)
        assert found["place"]["line"] == SECTION.count("\n") + 5


# Hostile outlines


BOMB = (
    "x0: &x0 [x, x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 10)}]\n" for i in range(1, 10))
    + SECTION
)
OUTLINES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "file-empty"),
    "only a comment": (b"# title: A Harbour\n", "file-empty"),
    "no text": (bytes(range(256)) * 20, "not-utf-8"),
    "UTF-16": (SECTION.encode("utf-16"), "not-utf-8"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not-plain-text"),
    "control characters": (b"title: A\x00B\n", "character-refused"),
    "escapes": (SECTION.replace("One", '"\\x1b[31mOne"').encode(), "character-refused"),
    "a list": (b"- title\n- sources\n", "not-keys"),
    "a word": (b"title\n", "not-keys"),
    "no YAML": (b"title: [A Harbour\nsections: }\n", "yaml-syntax"),
    "two documents": (SECTION.encode() + b"---\n" + SECTION.encode(), "several-documents"),
    "a Python object": (b"title: !!python/object/apply:os.system [ls]\n", "tag-refused"),
    "a loop": (b"title: &a [*a]\n", "alias"),
    "a bomb": (BOMB.encode(), "too-many-values"),
    "a deep hole": (b"title: " + b"[" * 9000 + b"]" * 9000, "nested-too-deeply"),
    "far too much": (b"# the same again and again\n" * 200_000, "file-too-large"),
}


@pytest.mark.parametrize("what", OUTLINES)
def test_no_outline_is_too_bad_for_an_answer(tmp_path: Path, what: str) -> None:
    data, code = OUTLINES[what]
    ended = project(tmp_path, data).check()
    assert ended.code == 1
    assert any(code in found["code"] for found in ended.found), ended.out[:2000]
    for found in ended.found:
        if found["severity"] == "error":
            assert found["place"]["line"] >= 1
            assert found["message"]


def test_an_outline_that_is_no_file_is_a_wrong_argument(tmp_path: Path) -> None:
    here = project(tmp_path)
    for argument in ("sources", "nothing.yaml", "outline.yaml/x", ""):
        ended = here.run("check", argument)
        assert ended.code == 2
        assert "Usage: studyguide check" in ended.err


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    here = project(tmp_path)
    os.mkfifo(here.folder / "pipe.yaml")
    ended = here.run("check", "pipe.yaml")
    assert ended.code == 1
    assert "no ordinary file" in ended.err


# Hostile sources


SOURCES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "source-empty"),
    "blanks": (b" \n\n\t\n", "source-empty"),
    "no text": (bytes(range(256)) * 20, "source-binary"),
    "Hebrew": ("Day one. שלום\n".encode(), "glyph-missing"),
    "Chinese": ("Day one. 漢\n".encode(), "glyph-missing"),
    "private use": ("Day one. \ue000\n".encode(), "glyph-missing"),
}


@pytest.mark.parametrize("what", SOURCES)
def test_no_source_is_too_bad_for_an_answer(tmp_path: Path, what: str) -> None:
    data, code = SOURCES[what]
    ended = project(tmp_path, log=data).check()
    assert ended.code == 1
    assert code in found_of(ended)
    assert all(found["place"] for found in ended.found)


def test_a_character_that_cannot_be_printed_is_named_with_its_place(tmp_path: Path) -> None:
    outline = SECTION.replace("title: One", "title: One \N{GRINNING FACE}")
    ended = project(tmp_path, outline, log=f"{LOG}\nDay five: שׁ\n").check()
    found = {(f["place"]["file"], f["place"]["line"], f["place"]["column"]): f for f in ended.found}
    face = found["outline.yaml", outline.count("\n"), 16]
    assert "(U+1F600, GRINNING FACE)" in face["message"]
    assert "fallback" in face["help"][0]
    shin = found["sources/log.txt", 9, 11]
    assert "HEBREW LETTER SHIN" in shin["message"]
    assert "right to left" in shin["help"][0]


def test_no_path_leads_out_of_the_project_unless_it_is_allowed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "log.txt").write_text(LOG, encoding="utf-8")
    here = project(tmp_path)
    (here.folder / "sources/link.txt").symlink_to(outside / "log.txt")
    for path in ("../outside/log.txt", str(outside / "log.txt"), "sources/link.txt"):
        here.write("outline.yaml", SECTION.replace("sources/log.txt", path))
        refused = here.check()
        assert refused.code == 1
        assert found_of(refused).keys() == {"path-outside-project"}
        assert here.check("--allow", str(outside)).code == 0


# Prose


PROSE = {
    "".join(f"{'  ' * level}- level\n" for level in range(7)): "list-too-deep",
    "Words [@log “The first day] and so on.\n": "citation-unreadable",
    "Words [@log ¶].\n": "citation-unreadable",
    "Words [@log ¶9].\n": "paragraph-unknown",
    "Words [@log ¶3-2].\n": "quotation-malformed",
    "Words [@ log].\n": "citation-unreadable",
    "Words [@log-book].\n": "unknown-source",
}


@pytest.mark.parametrize("prose", PROSE)
def test_what_can_be_wrong_with_prose(tmp_path: Path, prose: str) -> None:
    lines = "".join(f"      {line}\n" for line in prose.splitlines())
    ended = project(tmp_path, f"{SECTION}    text: |\n{lines}").check()
    assert ended.code == 1
    assert found_of(ended).keys() == {PROSE[prose]}
    assert ended.found[0]["place"]["line"] == SECTION.count("\n") + 2


def test_a_wrong_quotation_in_prose_is_shown_at_its_words(tmp_path: Path) -> None:
    """The place is that of the word, whatever line of the paragraph it stands on."""
    outline = (
        f"{SECTION}    text: |\n      It was calm\n"
        '      [@log "The first day\n      was stormy"], they say.\n'
    )
    (found,) = project(tmp_path, outline).check().found
    assert found["code"] == "quotation-differs"
    assert (found["place"]["line"], found["place"]["column"]) == (outline.count("\n"), 11)


# What it says when all is well


def test_it_counts_what_it_has_looked_up(tmp_path: Path) -> None:
    ended = quoting(tmp_path, "{source: log, quote: The first day}").run("check", "outline.yaml")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("outline.yaml: 1 quotation")
    assert sorted(path.name for path in (tmp_path / "project").iterdir()) == [
        *("outline.yaml", "sources"),
    ]


def test_a_project_of_one_file_has_its_sources_beside_it(tmp_path: Path) -> None:
    """An outline may lie anywhere; its project is then its own folder."""
    here = project(tmp_path)
    assert studyguide("check", here.outline, cwd=tmp_path.parent).code == 0


def test_the_section_that_the_documentation_shows_is_sound(tmp_path: Path) -> None:
    documentation = (ROOT / "docs" / "editing.md").read_text("utf-8")
    (section,) = re.findall(r"^```yaml\n(.+?)^```", documentation, re.DOTALL | re.MULTILINE)
    sources = "".join(
        f"  {id}: {{file: sources/{id}.txt, label: {id}, kind: primary}}\n"
        for id in ("letter", "report")
    )
    letter = """\
Dear brother,

we came out on the ninth of May. We are hungry, all of us, and the children go to school without
bread.

Your Carl
"""
    shown = Project(
        tmp_path / "project",
        f"title: The Strike\nsources:\n{sources}sections:\n{section}",
        letter=letter,
        report="\n\n".join(["A paragraph."] * 4),
    )
    ended = shown.run("check", "--strict", "outline.yaml")
    assert (ended.code, ended.err) == (0, "")
    assert len(set(re.findall(r"- kind: ([\w-]+)", section))) == 7

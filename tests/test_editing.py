"""Editing an outline: what is added means what was selected, and nothing else changes."""

from __future__ import annotations

import re
import stat
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.diagnostics import Findings
from studyguide.editing import (
    EditedOutline,
    Point,
    Selection,
    excerpt_indentation,
    excerpt_of_words,
    excerpt_yaml,
    insert_excerpt,
    insert_item,
    save,
)
from studyguide.outline.model import Excerpt, Outline
from studyguide.outline.rules import RULES
from studyguide.records import Record, read_record
from studyguide.refusal import Refusal
from studyguide.sources.model import Passage, Slice
from studyguide.sources.quotation import (
    Found,
    SourceIndex,
    find_paragraphs,
    find_quotation,
    find_range,
    printed,
)
from studyguide.sources.quotation.passage import whole_passage
from support.projects import FLAGSHIP
from support.sources import NOISE, essay, indexed, noisy, rt, word_lists

# From a selection to an excerpt


class OneExcerpt(Record):
    excerpts: list[Excerpt]


def passage(item: str, index: SourceIndex) -> Passage:
    """What an excerpt comes to in a build."""
    findings = Findings()
    data = f"excerpts:\n{item}\n".encode()
    read = read_record("item.yaml", data, OneExcerpt, findings, rules=RULES)
    assert read is not None, list(findings)
    assert not list(findings)
    (excerpt,) = read.excerpts
    assert excerpt.source == index.source.id
    if excerpt.paragraphs:
        verdict = find_paragraphs(excerpt.paragraphs, index)
    elif excerpt.quote:
        verdict = find_quotation(excerpt.quote, index, paragraph=excerpt.paragraph)
    else:
        assert excerpt.from_ is not None
        assert excerpt.to is not None
        verdict = find_range(excerpt.from_, excerpt.to, index, paragraph=excerpt.paragraph)
    assert isinstance(verdict, Found), verdict
    return verdict.passage


def selected(index: SourceIndex, start: int, end: int) -> Selection:
    """``text[start:end]`` as somebody selects it, paragraph by paragraph."""

    def at(offset: int) -> Point:
        paragraph = index.paragraph_at(offset)
        inside = min(max(offset, paragraph.start), paragraph.end)
        return Point(paragraph.number, inside - paragraph.start)

    return Selection(index.source.id, at(start), at(end))


def words_selected(index: SourceIndex, words: str, end: str = "") -> Selection:
    start = index.text.index(words)
    return selected(index, start, (index.text.index(end) + len(end)) if end else start + len(words))


@pytest.mark.parametrize(
    ("words", "to", "item"),
    [
        (
            "as experts note",
            "",
            '- source: rt\n  quote: "as experts note"',
        ),
        (
            "cret speech",  # a word cut in two is taken whole
            "",
            '- source: rt\n  quote: "secret speech"\n  paragraph: 1',
        ),
    ],
)
def test_words_of_one_paragraph_are_quoted(words: str, to: str, item: str) -> None:
    index = indexed(
        "The secret speech, as experts note, was long.\n\nA secret speech is known.", id="rt"
    )
    assert excerpt_yaml(words_selected(index, words, to), index.source) == item


def test_whole_paragraphs_are_named_by_number() -> None:
    index = indexed("One is one.\n\nTwo is two.\n\nThree is three.\n\nFour.", skip=["3"])
    source = index.source
    assert (
        excerpt_yaml(Selection("s", Point(1, 0), Point(1, 11)), source)
        == "- source: s\n  paragraphs: 1"
    )
    assert (
        excerpt_yaml(Selection("s", Point(1, 0), Point(4, 5)), source)
        == "- source: s\n  paragraphs: 1-4"
    )


def test_a_stretch_over_paragraphs_is_named_by_its_ends() -> None:
    index = rt()
    first, last = index.paragraph_numbered(4), index.paragraph_numbered(6)
    assert first
    assert last
    item = excerpt_yaml(selected(index, first.start + 30, last.end - 40), index.source)
    assert [line.split(":")[0].strip(" -") for line in item.split("\n")] == ["source", "from", "to"]


def test_a_short_stretch_over_paragraphs_is_quoted() -> None:
    index = indexed("He spoke. All listened.\n\nThen he left. Nobody clapped.")
    item = excerpt_yaml(words_selected(index, "All listened.", "Then he left."), index.source)
    assert item == '- source: s\n  quote: "All listened. Then he left."'


def test_long_words_are_folded() -> None:
    index = rt()
    item = excerpt_yaml(selected(index, 200, 1200), index.source)
    assert max(map(len, item.split("\n"))) <= 88


@pytest.mark.parametrize(
    "words",
    [
        "a cut … stands [here] in the source",
        'he said: "no" # and left',
        "it's 'single' and \"double\" \\ slashed",
        "key: value, {a: b}",
        "- a dash begins",
        "100 %",
        "null",
        "1956",
        "true",
        "a\u00a0no-break space",
        "soft\u00adhyphens and zero\u200bwidth",
        "two  spaces\tand a tab",
        "well-\nknown words at a line's end",
        "anti-\nStalin too",
        "Ein ﬁ und Ångström, e\u0301tat",
        "赫鲁晓夫的秘密报告",
        "秘",
        "…",
    ],
)
def test_nasty_words_survive(words: str) -> None:
    index = indexed(
        f"Before stands this. {words} After it that.\n\nAnother one.", mode="blank-line"
    )
    start = index.text.index(words)
    selection = selected(index, start, start + len(words))
    if words == "…":
        with pytest.raises(Refusal, match="no words"):
            excerpt_yaml(selection, index.source)
        return
    found = passage(excerpt_yaml(selection, index.source), index)
    assert (found.start, found.end) == (start, start + len(words))
    assert all(isinstance(piece, Slice) for piece in found.pieces)


@pytest.mark.parametrize("id", ["no", "null", "Yes", "rt", "a-b"])
def test_ids_that_yaml_takes_for_something_else(id: str) -> None:
    index = indexed("One word. Another word.", id=id)
    assert passage(excerpt_yaml(words_selected(index, "One word"), index.source), index).start == 0


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (Selection("s", Point(1, 3), Point(1, 4)), "no words are selected"),
        (Selection("s", Point(1, 13), Point(1, 14)), "no words in what is selected"),
        (Selection("s", Point(1, 0), Point(1, 3)), "more than once in paragraph 1"),
        (Selection("s", Point(9, 0), Point(9, 3)), "paragraph 9 of s is not there"),
        (Selection("s", Point(2, 0), Point(2, 3)), "left out by “skip”"),
        (Selection("s", Point(1, 0), Point(1, 999)), "shorter"),
        (Selection("s", Point(1, -5), Point(1, 3)), "shorter"),
    ],
)
def test_what_cannot_be_quoted_is_refused(selection: Selection, message: str) -> None:
    index = indexed("One and One. —  — end\n\nSkipped.\n\nThree.", skip=["2"])
    with pytest.raises(Refusal, match=message) as refused:
        excerpt_yaml(selection, index.source)
    assert refused.value.help


def test_half_a_mark_is_left_out() -> None:
    index = indexed("He left -- so they say . . . at once, 秘密 ... 报告.")
    for words, quoted in (("left -", "left"), ("- so they", "so they")):
        item = excerpt_yaml(words_selected(index, words), index.source)
        assert item == f'- source: s\n  quote: "{quoted}"'
    assert passage(excerpt_yaml(words_selected(index, "密 ."), index.source), index)


def test_words_with_cuts_stay_as_they_are_written() -> None:
    index = indexed("He spoke for hours and left.\n\nHe spoke for days and left.")
    item = excerpt_of_words("He spoke …  and [quickly] left", 2, index)
    assert item == '- source: s\n  quote: "He spoke … and [quickly] left"\n  paragraph: 2'
    with pytest.raises(Refusal):
        excerpt_of_words("He spoke", 3, index)


SEEDS = (rt(), essay())


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_selection_in_the_seeds_comes_back(data: st.DataObject) -> None:
    index = data.draw(st.sampled_from(SEEDS))
    start = data.draw(st.integers(0, len(index.text) - 1))
    end = min(start + data.draw(st.integers(1, 4000)), len(index.text))
    comes_back(index, start, end)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Paragraphs of several scripts, with everything in them that folding levels."""
    words = draw(word_lists(most=30))
    gaps = st.sampled_from([" ", " ", " ", "\n", "\n\n", "-\n", " [", "] ", " … ", "  "])
    text = "".join(word + draw(gaps) for word in words)
    names = draw(st.lists(st.sampled_from(sorted(NOISE)), max_size=3, unique=True))
    return noisy(draw, text, [draw(NOISE[name]) for name in names])


@given(texts(), st.data())
@settings(max_examples=150, deadline=None)
def test_any_selection_in_a_nasty_text_comes_back(text: str, data: st.DataObject) -> None:
    index = indexed(text, mode="blank-line")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    comes_back(index, start, end)


WORDS = re.compile(r"^[\W_]+|[\W_]+$")
"""Marks round words."""


def comes_back(index: SourceIndex, start: int, end: int) -> None:
    """The excerpt of a selection has at least its words, and at most those that it cuts in two;
    and it reads as the source does. It is refused for want of words, and short ones that stand
    twice in a paragraph."""
    try:
        item = excerpt_yaml(selected(index, start, end), index.source)
    except Refusal as refusal:
        words = index.text[start:end]
        is_empty = not any(map(str.isalnum, words))
        assert is_empty or (len(words) < 40 and "more than once" in refusal.message)
        return
    found = passage(item, index)
    words = WORDS.sub("", index.text[start:end])
    left = index.text[found.start : found.end]
    assert words in left or index.source.skipped
    assert len(left) - len(words) < 80 or index.source.skipped
    same = whole_passage(found.start, found.end, (), index)
    assert printed(found, index.source) == printed(same, index.source)


def test_almost_nothing_in_the_seeds_is_refused() -> None:
    index = rt()
    refused = 0
    for start in range(0, len(index.text) - 200, 97):
        try:
            excerpt_yaml(selected(index, start, start + 120), index.source)
        except Refusal:
            refused += 1
    assert refused == 0


# Into an outline

ITEM = "- source: a\n  quote: >-\n    One says\n    little."


def added(before: str, after: EditedOutline) -> list[str]:
    """The lines that were added; there is no other change."""
    old, new = before.splitlines(), after.text.splitlines()
    difference = [line for line in ndiff(old, new) if line[0] != "?"]
    assert not [line for line in difference if line.startswith("- ")]
    assert [line[2:] for line in difference if line.startswith("  ")] == old
    lines = [line[2:] for line in difference if line.startswith("+ ")]
    assert sorted(lines) == sorted(after.lines)
    first = next(n for n, line in enumerate(after.lines) if line)
    at = after.line - 1 - first
    assert new[at : at + len(after.lines)] == list(after.lines)
    return list(after.lines)


def indented(columns: int) -> list[str]:
    return [" " * columns + line for line in ITEM.split("\n")]


@pytest.mark.parametrize("section", ["background", "speech", "reception", "reforms", "assessment"])
def test_the_flagship_gains_lines_only(section: str) -> None:
    before = FLAGSHIP.read_text(encoding="utf-8")
    item = '- source: rt\n  quote: "as experts note"'
    after = insert_excerpt(before, section, item)
    assert added(before, after) == ["      - source: rt", '        quote: "as experts note"']
    old, new = (
        read_record("", text.encode(), Outline, Findings(), rules=RULES)
        for text in (before, after.text)
    )
    assert old
    assert new
    for was, now in zip(old.sections, new.sections, strict=True):
        assert len(now.excerpts) == len(was.excerpts) + (was.id == section)


HEAD = "title: T\nsources: {a: {file: a.txt, label: A, kind: primary}}\nsections:\n"

NASTY = {
    "comments between items": (
        "  - id: one\n    excerpts:\n      # first\n      - source: a   # why\n        quote: x\n"
        "        # on x\n      # - source: a\n      #   quote: commented out\n    # Questions\n"
        "    questions: []\n",
        6,
        "      #   quote: commented out",
    ),
    "blank lines between items": (
        "  - id: one\n    excerpts:\n\n      - source: a\n        quote: x\n\n"
        "      # second\n      - source: a\n        quote: y\n\n    questions: []\n",
        6,
        "        quote: y",
    ),
    "lists that are not indented": (
        "- id: one\n  excerpts:\n  - source: a\n    quote: x\n  # Questions\n  questions:\n"
        "  - {kind: short, ask: a, answer: b}\n",
        2,
        "    quote: x",
    ),
    "a block that keeps its blank lines": (
        "  - id: one\n    excerpts:\n      - source: a\n        quote: |+\n          x\n\n\n"
        "    questions: []\n",
        6,
        "          x",
    ),
    "a block that folds": (
        "  - id: one\n    excerpts:\n      - source: a\n        quote: >\n          x\n"
        "          y\n\n\n    questions: []\n",
        6,
        "          y",
    ),
    "tabs in values": (
        "  - id: one\n    excerpts:\n      - source: a\n        quote: x\ty\t# tab\n    title: z\n",
        6,
        "        quote: x\ty\t# tab",
    ),
    "a section with a quoted id": (
        "  - id: two\n  - 'id': \"one\"\n    excerpts:\n      - source: a\n        quote: 'x'\n",
        6,
        "        quote: 'x'",
    ),
    "anchors": (
        "  - id: two\n    excerpts: &e\n      - &x\n        source: a\n        quote: x\n"
        "  - id: one\n"
        "    excerpts: &f\n      # this\n      - *x\n      - source: a\n        intro: &i y\n"
        "    title: *i\n",
        6,
        "        intro: &i y",
    ),
    "an alias at the end": (
        "  - id: two\n    excerpts:\n      - &x {source: a, quote: x}\n  - id: one\n    excerpts:\n"
        "      - *x   # again\n",
        6,
        "      - *x   # again",
    ),
    "items in braces": (
        "  - id: one\n    excerpts:\n      - {source: a,\n         quote: x}   # so\n",
        6,
        "         quote: x}   # so",
    ),
    "deep indentation": (
        "      -   id: one\n          excerpts:\n              -   source: a\n"
        "                  quote: x\n",
        14,
        "                  quote: x",
    ),
    "a list without items": (
        "  - id: one\n    excerpts:   # none yet\n    questions:\n      - ask: x\n",
        6,
        "    excerpts:   # none yet",
    ),
    "quoted words over lines": (
        '  - id: one\n    excerpts:\n      - source: a\n        quote: "x # no comment\n\n'
        '          - y"\n    title: z\n',
        6,
        '          - y"',
    ),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("case", NASTY)
def test_nasty_outlines_gain_lines_only(case: str, line_end: str) -> None:
    written, columns, above = NASTY[case]
    before = (HEAD + written).replace("\n", line_end)
    after = insert_excerpt(before, "one", ITEM)
    lines = added(before, after)
    assert [line for line in lines if line] == indented(columns)
    assert (lines[0] == "") == (case == "blank lines between items")
    whole = after.text.splitlines()
    at = after.line - 1
    assert whole[at : at + 4] == indented(columns)
    assert [line for line in whole[:at] if line][-1] == above
    if line_end == "\r\n":
        assert after.text.count("\n") == after.text.count("\r\n")


@pytest.mark.parametrize("case", NASTY)
def test_without_a_line_end_at_the_end_of_the_file(case: str) -> None:
    before = (HEAD + NASTY[case][0]).rstrip("\n")
    lines = added(before, insert_excerpt(before, "one", ITEM))
    assert [line for line in lines if line] == indented(NASTY[case][1])


VALUES = (
    "plain",
    '"quoted: # x"',
    "'single'",
    ">-\n{0}  folded\n{0}  more",
    "|\n{0}  kept\n\n{0}  on",
)


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """Outlines in the styles that people have, with a section ``one`` in block style."""
    dash, nested = draw(st.sampled_from([0, 2, 4])), draw(st.sampled_from([0, 2]))
    gap = st.sampled_from(["", "", "", "\n", "{0}# a comment\n", "\n{0}# a comment\n\n"])

    def entry(key: str, column: int) -> str:
        indent = " " * column
        return f"{key}: {draw(st.sampled_from(VALUES)).format(indent)}\n"

    def listed(key: str, column: int, names: list[str]) -> str:
        at = " " * (column + nested)
        inner = f"\n{at}  ".join(entry(name, len(at) + 2).rstrip("\n") for name in names)
        return f"{key}:\n" + "".join(
            f"{draw(gap).format(at)}{at}- {inner}\n" for _ in range(draw(st.integers(1, 3)))
        )

    text = "title: T\nsections:\n"
    for id in draw(st.permutations(["one", "two"])):
        column = dash + 2
        parts = {
            "title": entry("title", column),
            "text": entry("text", column),
            "excerpts": listed("excerpts", column, ["source", "quote"]),
            "questions": listed("questions", column, ["ask", "answer"]),
        }
        chosen = draw(st.permutations(sorted(parts)))[: draw(st.integers(0, 4))]
        text += f"{' ' * dash}- id: {id}\n"
        for key in chosen:
            text += draw(gap).format(" " * column) + " " * column + parts[key]
        text += draw(gap).format(" " * dash)
    return text.rstrip("\n") if draw(st.booleans()) else text


@given(outlines())
@settings(max_examples=150, deadline=None)
def test_outlines_in_every_style_gain_lines_only(before: str) -> None:
    added(before, insert_excerpt(before, "one", ITEM))


def test_the_key_is_made_where_it_usually_stands() -> None:
    before = (
        HEAD + "  - id: one\n    text: |\n      Words.\n\n      More.\n    # for the class\n"
        "    questions:\n      - {kind: short, ask: a, answer: b}\n  - id: two\n"
    )
    after = insert_excerpt(before, "one", ITEM)
    assert added(before, after) == ["    excerpts:", *indented(6)]
    assert "      More.\n    excerpts:\n" in after.text
    again = insert_excerpt(after.text, "two", ITEM)
    assert added(after.text, again) == ["    excerpts:", *indented(6)]
    assert again.text.endswith("  - id: two\n" + "\n".join(again.lines) + "\n")


@pytest.mark.parametrize("comment", ["", "# ---- Words\n\n", "# ---- Words\n"])
def test_a_new_key_stands_apart_where_others_do(comment: str) -> None:
    before = f"title: T\n\nsections:\n  - id: one\n\n{comment}terms:\n  - term: x\n"
    after = insert_item(before, ("timeline",), "- date: 1956\n  title: x")
    assert added(before, after) == ["", "timeline:", "  - date: 1956", "    title: x"]
    assert "  - id: one\n\ntimeline:" in after.text


def test_a_byte_order_mark_stays() -> None:
    before = "\ufeff" + HEAD + NASTY["deep indentation"][0]
    after = insert_excerpt(before, "one", ITEM)
    assert after.text.startswith("\ufefftitle: T\n")
    assert after.text.splitlines()[after.line - 1] == indented(14)[0]


@pytest.mark.parametrize(
    ("outline", "message"),
    [
        (HEAD + "  - id: two\n", "no section “one”"),
        (HEAD + "  - {id: one, excerpts: [{source: a}]}\n", "brackets or braces"),
        (HEAD + "  - id: one\n    excerpts: []\n", "brackets"),
        (HEAD + "  - id: one\n    excerpts: [{source: a}]\n", "brackets"),
        (HEAD + "  - id: one\n    excerpts: none\n", "no list"),
        (HEAD + "  - id: one\n    excerpts: ~\n", "no list"),
        ("sections: [\n{id: one}]\n", "brackets or braces"),
        ("{sections:\n  [{id: one}]}\n", "brackets or braces"),
        (
            HEAD
            + "  - id: two\n    excerpts: &e\n      - source: a\n  - id: one\n    excerpts: *e\n",
            "would change something else",
        ),
        (
            HEAD
            + "  - &s\n    id: two\n    excerpts:\n      - source: a\n  - <<: *s\n    id: one\n",
            "would change something else",
        ),
        (HEAD + "  - id: one\n---\ntitle: second\n", "the outline cannot be read .line 5: "),
        (HEAD + "  - id: one\n   text: x\n", "the outline cannot be read"),
        ("- id: one\n", "the outline cannot be read"),
    ],
)
def test_what_cannot_be_done_is_refused(outline: str, message: str) -> None:
    with pytest.raises(Refusal, match=message) as refused:
        insert_excerpt(outline, "one", ITEM)
    assert refused.value.help


def test_a_refusal_says_what_to_paste() -> None:
    with pytest.raises(Refusal) as refused:
        insert_excerpt(HEAD + "  - id: one\n    excerpts: []\n", "one", ITEM)
    assert ITEM in refused.value.help


@pytest.mark.parametrize("item", ["words", "- a\n- b", "a: b", "- 'open", "- a\nsections: x"])
def test_only_one_item_goes_in(item: str) -> None:
    with pytest.raises(Refusal):
        insert_excerpt(HEAD + "  - id: one\n", "one", item)


def test_an_excerpt_is_shown_as_it_belongs() -> None:
    flat = HEAD + "- id: one\n  questions:\n  - ask: x\n"
    assert excerpt_indentation(flat) == " " * 2
    assert excerpt_indentation("title: [") == " " * 6


# On disk


def test_an_outline_is_saved_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(b"title: T\r\n")
    path.chmod(0o600)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    save(link, b"title: T\r\n", "title: Ü\r\n")
    assert path.read_bytes() == "title: Ü\r\n".encode()
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(tmp_path.iterdir()) == [link, path]


def test_what_somebody_else_wrote_stays(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(b"title: theirs\n")
    with pytest.raises(Refusal, match="changed at the same moment"):
        save(path, b"title: T\n", "title: ours\n")
    assert path.read_bytes() == b"title: theirs\n"


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read: no such file"):
        save(tmp_path / "none.yaml", b"", "title: T\n")

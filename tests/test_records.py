"""YAML that a person wrote becomes records that know their places, or findings that help."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import jsonschema
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import Meta

from studyguide.diagnostics import Diagnostic, Findings, Place
from studyguide.records import Record, Text, form, place_of, place_within, read_record
from studyguide.records.schema import json_schema
from studyguide.records.structures import Rule

# Records to read into


class Dish(Record):
    name: Annotated[str, form(r"^[a-z]+$", "small letters")]
    serves: Annotated[int, Meta(ge=1, le=20)] = 1
    hot: bool = True
    price: Annotated[float, Meta(gt=0)] | None = None
    course: Literal["starter", "main"] = "main"


class Shop(Record, tag_field="kind", tag="shop"):
    town: str
    opens_at: str | None = None


class Garden(Record, tag_field="kind", tag="garden"):
    beds: int


class Menu(Record):
    title: str
    note: str | list[str] | None = None
    from_: str | None = None
    dishes: list[Dish] = []
    origins: list[Shop | Garden] = []
    tables: dict[str, Dish] = {}
    other: dict[str, Any] = {}


def read(source: str | bytes, type_: Any = Menu) -> tuple[Any, list[Diagnostic]]:
    findings = Findings()
    data = source.encode() if isinstance(source, str) else source
    return read_record("menu.yaml", data, type_, findings), list(findings)


def good(source: str | bytes, type_: Any = Menu) -> Any:
    record, findings = read(source, type_)
    assert findings == []
    assert record is not None
    return record


def faults(source: str | bytes, type_: Any = Menu) -> list[str]:
    """``line:column code``, one for each finding."""
    record, findings = read(source, type_)
    assert record is None
    return [f"{d.place.line}:{d.place.column} {d.code}" for d in findings if d.place]


def fault(source: str | bytes, type_: Any = Menu) -> Diagnostic:
    """The only finding."""
    record, (finding,) = read(source, type_)
    assert record is None
    assert not finding.message.endswith(".")
    return finding


@pytest.fixture(params=["C", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers of PyYAML; the one in C is missing on some machines."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    elif not hasattr(yaml, "CBaseLoader"):
        pytest.skip("PyYAML has no parser in C here")
    return str(request.param)


def each_parser() -> Iterator[None]:
    """The same for a test that hypothesis repeats: once with each parser."""
    yield
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CBaseLoader", raising=False)
        yield


# Values


def test_scalars_are_what_the_record_says(parser: str) -> None:
    menu = good(
        "title: 1956-02-25\nfrom: no\nother: {year: 1956, x: [~, 'null', yes]}\n"
        "dishes:\n- {name: soup, serves: 012, hot: false, price: 2.50, course: starter}\n"
    )
    assert (menu.title, menu.from_) == ("1956-02-25", "no")
    assert menu.other == {"year": "1956", "x": [None, "null", "yes"]}
    (dish,) = menu.dishes
    assert (dish.name, dish.serves, dish.hot, dish.price) == ("soup", 12, False, 2.5)


@pytest.mark.parametrize("null", ["", "~", "null", "NULL", "# nothing"])
def test_null_is_told_by_plain_words_only(null: str) -> None:
    assert good(f"title: t\nnote: {null}\n").note is None
    assert good("title: t\nnote: 'null'\n").note == "null"
    assert good('title: t\nnote: "~"\n').note == "~"


def test_union_takes_the_type_of_the_shape() -> None:
    assert good("title: t\nnote: one\n").note == "one"
    assert good("title: t\nnote: [one, two]\n").note == ["one", "two"]


def test_defaults_are_the_record_s_own_and_fresh() -> None:
    first, second = good("title: a\n"), good("title: b\n")
    assert first.dishes == []
    assert first.dishes is not second.dishes


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(parser: str) -> None:
    source = "title: >-\n  one\n  two\ndishes:\n- name: soup\n"
    plain, windows = good(source), good(b"\xef\xbb\xbf" + source.replace("\n", "\r\n").encode())
    assert windows == plain
    assert place_of(windows.dishes[0].name) == Place("menu.yaml", 5, 9, 4)


def test_aliases_and_merge_keys_share_values(parser: str) -> None:
    menu = good(
        "title: &t hello\nnote: *t\nfrom: &f 'it''s'\n"
        "tables:\n  a: &dish {name: soup, serves: 2}\n  b: *dish\n"
        "  c: {<<: *dish, serves: 3}\n  d: {<<: [{name: fish}, *dish]}\n"
    )
    assert menu.note == "hello"
    assert menu.tables["b"] == menu.tables["a"]
    assert (menu.tables["c"].name, menu.tables["c"].serves) == ("soup", 3)
    assert (menu.tables["d"].name, menu.tables["d"].serves) == ("fish", 2)
    assert place_of(menu.title) == Place("menu.yaml", 1, 11, 5)
    assert place_of(menu.from_) == Place("menu.yaml", 3, 11, 5)
    assert menu.tables["c"].place.line == 7


# Places


def test_records_and_keys_know_their_places() -> None:
    menu = good(
        "# first\ntitle: t\ndishes:\n  - serves: 2\n    name: soup\ntables: {x: {name: s}}\n"
    )
    assert menu.place == Place("menu.yaml", 2, 1, 5)
    assert menu.dishes[0].place == Place("menu.yaml", 4, 5, 6)
    assert place_of(next(iter(menu.tables))) == Place("menu.yaml", 6, 10, 1)


def test_text_of_no_file_has_no_place() -> None:
    assert place_of("words") is None
    assert place_within("words", 0, 3) is None
    assert place_of(good("title: a b\n").title.upper()) is None


WORDS = st.lists(
    st.text("abcdéЖ𝄞'\"\\:#,[]{}&*|>-…", min_size=1, max_size=6), min_size=1, max_size=12
)
BREAKS = st.lists(st.booleans(), min_size=12, max_size=12)


def written(words: list[str], breaks: list[bool], join: str) -> str:
    """Words with a space between them, or a line break and indentation."""
    parts = [words[0]]
    for word, is_break in zip(words[1:], breaks, strict=False):
        parts += [join if is_break else " ", word]
    return "".join(parts)


def escaped(word: str) -> str:
    """A word as double quotes have it; some characters by their numbers, which JSON cannot."""
    if "𝄞" in word:
        return word.replace("\\", "\\\\").replace('"', '\\"')
    return json.dumps(word)[1:-1].replace("c", "\\x63")


def check_places(source: str, expected: list[str], raw: list[str]) -> None:
    """Every word of ``title`` is found where it was written, as ``raw``, by both parsers."""
    for _ in each_parser():
        check_title(source, expected, raw)


def check_title(source: str, expected: list[str], raw: list[str]) -> None:
    title = good(source).title
    assert title.split() == expected
    lines = source.split("\n")
    at = 0
    for word, as_written in zip(expected, raw, strict=True):
        at = title.index(word, at)
        place = place_within(title, at, len(word))
        assert place is not None
        start = place.column - 1
        assert lines[place.line - 1][start : start + place.length] == as_written
        at += len(word)
    first = place_of(title)
    assert first is not None
    assert lines[first.line - 1][first.column - 1 :].startswith(raw[0])


@given(WORDS, BREAKS)
@settings(max_examples=60, deadline=None)
def test_places_in_double_quotes(words: list[str], breaks: list[bool]) -> None:
    raw = [escaped(word) for word in words]
    for join in ("\n   ", " \\\n  "):
        check_places(f'# c\ntitle:  "{written(raw, breaks, join)}"\nnote: x\n', words, raw)


@given(WORDS, BREAKS)
@settings(max_examples=60, deadline=None)
def test_places_in_single_quotes(words: list[str], breaks: list[bool]) -> None:
    raw = [word.replace("'", "''") for word in words]
    check_places(f"title: &a\n  '{written(raw, breaks, chr(10) + '  ')}'\n", words, raw)


@given(WORDS, BREAKS, st.sampled_from(["|", ">-", "|+ # note", ">", "&x |-"]))
@settings(max_examples=80, deadline=None)
def test_places_in_blocks(words: list[str], breaks: list[bool], header: str) -> None:
    text = written(words, breaks, "\n\n    ")
    check_places(f"note: x\ntitle: {header}\n    {text}\nfrom: y\n", words, words)


@given(
    st.lists(st.text("abcdéЖ𝄞'", min_size=1, max_size=6), min_size=1, max_size=9).map(
        lambda words: [f"w{word}" for word in words]
    ),
    BREAKS,
)
@settings(max_examples=60, deadline=None)
def test_places_in_plain_scalars(words: list[str], breaks: list[bool]) -> None:
    check_places(f"title: {written(words, breaks, chr(10) + '  ')}\n", words, words)


def test_a_place_ends_with_its_line() -> None:
    title = good("title: >-\n  one two\n  three four\n").title
    assert place_of(title) == Place("menu.yaml", 2, 3, 7)
    assert place_within(title, 4, 9) == Place("menu.yaml", 2, 7, 3)
    assert place_within(title, 8, 10) == Place("menu.yaml", 3, 3, 10)
    assert place_within(title, 99, 1) == place_of(title)
    assert place_of(good("title: ''\n").title) == Place("menu.yaml", 1, 8, 2)


# What does not fit


def test_all_faults_are_told_at_once_with_their_places() -> None:
    assert faults(
        "titel: t\n"
        "dishes:\n"
        "  - {name: Soup, serves: 0, hot: yes}\n"
        "  - serves: two\n"
        "    prize: 3\n"
        "  - name: fish\n"
        "    price: 1e999\n"
        "    course: desert\n"
        "origins: {kind: shop}\n"
        "note: {a: b}\n"
    ) == [
        "1:1 unknown-key",
        "3:12 bad-form",
        "3:26 out-of-range",
        "3:34 wrong-type",
        "4:13 wrong-type",
        "5:5 unknown-key",
        "4:5 missing-key",
        "7:12 out-of-range",
        "8:13 not-a-choice",
        "9:11 wrong-type",
        "10:8 wrong-type",
    ]


@pytest.mark.parametrize(
    ("source", "place", "message", "help"),
    [
        ("titel: t", "1:1", "“titel” is not a key of this file", "Did you mean “title”?"),
        (
            "title: t\ndishes: [{name: a, xyz: b}]",
            "2:20",
            "“xyz” is not a key of an item of “dishes”",
            "What can stand here: name, serves, hot, price, course.",
        ),
        (
            "\u00a0title: t",
            "1:2",
            "“title” is not a key of this file",
            "Delete what stands beside it and cannot be seen: “title” is a key.",
        ),
        ("note: x", "1:1", "“title” is missing from this file", "Add a line “title: …”."),
        ("title:", "1:1", "“title” has no value", "Write its value after the colon."),
        (
            "title: # essay",
            "1:1",
            "“title” has no value",
            'title: "# essay"',
        ),
        (
            "title: [a]",
            "1:8",
            "“title” must be text, and this is a list",
            'title: "[a]"',
        ),
        (
            "title: t\nnote:\n- Why: because",
            "3:3",
            "an item of “note” must be text, and this is a key with a value",
            "The colon makes a key of it: put the text in quotation marks:",
        ),
        (
            "title: t\ndishes: soup",
            "2:9",
            "“dishes” must be a list, and this is text",
            "Begin each item with “- ”, on a line of its own.",
        ),
        (
            "title: t\ntables: {a: soup}",
            "2:13",
            "“a” must be keys with values, and this is text",
            "Write its keys on the lines below, further right.",
        ),
        (
            "title: t\ndishes: [{name: a, serves: '2'}]",
            "2:29",
            "“serves” must be a whole number, and this is text in quotation marks",
            "Take the quotation marks away.",
        ),
        (
            "title: t\ndishes: [{name: a, serves: 21}]",
            "2:28",
            "“serves” must be a whole number, at least 1 and at most 20, and this is “21”",
            None,
        ),
        (
            "title: t\ndishes: [{name: a, hot: no}]",
            "2:25",
            "“hot” must be true or false, and this is “no”",
            "Write false.",
        ),
        ("title: t\ndishes: [{name: 3a}]", "2:17", "“name” must be small letters", None),
        (
            "title: t\ndishes: [{name: “soup”}]",
            "2:17",
            "“name” must be small letters",
            "name: soup",
        ),
        (
            "title: t\ndishes: [{serves: two, name: a}]",
            "2:19",
            "“serves” must be a whole number, and this is “two”",
            "Write it in figures, as in “serves: 2”.",
        ),
        (
            "title: t\ndishes: • soup",
            "2:9",
            "“dishes” must be a list, and this is text",
            "- soup",
        ),
        (
            "title: t\ndishes:\n  name: soup",
            "3:3",
            "“dishes” must be a list, and this is a key with a value",
            "Put a hyphen and a space before the first key of each item: - name: …",
        ),
        (
            "title: t\ndishes: [{dish: soup}]",
            "2:11",
            "“dish” is not a key of an item of “dishes”",
            "“name” is missing: did you mean that?",
        ),
        (
            "title: t\ndishes: [{name: soup, from: x}]",
            "2:23",
            "“from” is not a key of an item of “dishes”",
            "It belongs to this file: let it begin further left, under the keys there.",
        ),
        (
            "title: t\ndishes: [{name: soup, course: main, or, so}]",
            "2:35",
            "the comma ends the value of “course”, and what follows is no key with a value",
            'course: "main, or, so"',
        ),
        (
            "title: t\ndishes: [{name: a, course: Mein}]",
            "2:28",
            "“course” cannot be “Mein”",
            "Did you mean “main”?",
        ),
        (
            "title: t\norigins: [{kind: shopp, town: x}]",
            "2:18",
            "“kind” cannot be “shopp”",
            "Did you mean “shop”?",
        ),
        (
            "title: t\norigins: [{beds: 3}]",
            "2:12",
            "“kind” is missing from an item of “origins”",
            "Add a line “kind: garden”: its other keys belong to that.",
        ),
        (
            "title: t\norigins: [{kind: shop, town: x, beds: 2}]",
            "2:33",
            "“beds” is not a key of an item of “origins”",
            "It belongs to “kind: garden”.",
        ),
    ],
)
def test_a_fault_in_the_words_of_a_teacher(
    source: str, place: str, message: str, help: str | None
) -> None:
    found = fault(source)
    assert found.place is not None
    assert (f"{found.place.line}:{found.place.column}", found.message) == (place, message)
    assert help is None or help in found.help


@pytest.mark.parametrize(
    "braces",
    ["{a, name: soup}", "{name: soup, from, a}", "{name: soup, a, b}", "{name: soup, a: }"],
)
def test_a_word_in_braces_that_is_no_key_is_never_dropped(braces: str) -> None:
    found = fault(f"title: t\ndishes: [{braces}]")
    assert found.code in ("unknown-key", "comma-in-braces")


def test_a_mistaken_kind_hides_no_other_fault() -> None:
    assert faults("title: t\norigins:\n- kind: shopp\n  twon: x\n  opens-at: [1]\n") == [
        "3:9 not-a-choice",
        "4:3 unknown-key",
        "5:13 wrong-type",
    ]


def test_a_key_of_python_or_of_the_reader_is_no_key() -> None:
    for key in ("from_", "opens_at", "place", "(place)"):
        found = fault(f"title: t\n? {key}\n: x\n")
        assert found.code == "unknown-key"


def test_a_key_given_twice_names_the_first() -> None:
    found = fault("title: a\nnote: x\n'title': b\n")
    assert (found.code, found.place) == ("duplicate-key", Place("menu.yaml", 3, 2, 5))
    assert found.related == ((Place("menu.yaml", 1, 1, 5), "the first one is here"),)


def test_a_comment_that_may_be_text_is_a_warning() -> None:
    menu, (found,) = read("title: Essay #2\nnote: fine # really\n")
    assert menu.title == "Essay"
    assert (found.severity, found.place) == ("warning", Place("menu.yaml", 1, 14, 2))
    menu, (found,) = read("title: t\nnote: a\n  - b\n")
    assert (found.code, found.place) == ("hyphen-in-value", Place("menu.yaml", 3, 3, 3))
    menu, (found,) = read("title: t\nnote: #2 of 3\n")
    assert menu.note is None
    assert found.place == Place("menu.yaml", 2, 7, 7)


def test_a_thousand_faults_are_not_listed() -> None:
    menu, found = read("title: t\nnote: [" + "[], " * 1000 + "]\n")
    assert menu is None
    assert 100 < len(found) < 300
    assert found[-1].code == "too-many-errors"


def test_a_thousand_repeated_keys_are_not_listed() -> None:
    assert len(faults("title: t\nother:\n" + "  a: b\n" * 1000)) == 200
    menu, found = read("title: t\nother:\n" + "".join(f"  k{i}: a #b\n" for i in range(1000)))
    assert (menu is not None, len(found)) == (True, 200)


def test_a_rule_is_asked_only_about_sound_fields() -> None:
    def no_soup(dish: Dish, findings: Findings) -> None:
        if dish.name == "soup":
            findings.error("soup", "no soup", place_of(dish.name))

    def codes(source: str) -> list[str]:
        findings = Findings()
        rules = {Dish: Rule(no_soup, ("name",))}
        read_record("menu.yaml", source.encode(), Menu, findings, rules=rules)
        return [found.code for found in findings]

    assert codes("title: t\ndishes: [{name: soup, serves: 0}]\n") == ["out-of-range", "soup"]
    assert codes("title: t\ndishes: [{nam: soup}, {name: fish}]\n") == ["unknown-key"]


# What is not YAML

SYNTAX = [
    ("title: @home", "1:8", "begin with “@” only in quotation marks", 'title: "@home"'),
    ('title: 100\nnote: `x` "y"', "2:7", "begin with “`”", "note: '`x` \"y\"'"),
    ("title: %5", "1:8", "begin with “%”", 'title: "%5"'),
    ("%title: x", "1:1", "a line cannot begin with “%”", None),
    ("title: *Pravda* said", "1:8", "begin with “*”", 'title: "*Pravda* said"'),
    ("title: [sic] he said", "1:8", "begin with “[”", 'title: "[sic] he said"'),
    ("note:\n- [@rt] he said", "2:3", "begin with “[”", '- "[@rt] he said"'),
    ("title: }", "1:8", "begin with “}”", None),
    ("title: Why: because", "1:11", "a colon with a space", 'title: "Why: because"'),
    ("title: a\n  note: b", "2:3", "2 spaces too far right", None),
    ("title:a\nnote: b", "1:1", "a space is missing after the colon", "title: a"),
    ("title: 'a\nnote: b", "1:8", "never closed", 'title: "a"'),
    ('title: "a\nnote: b\nfrom: "c"', "1:8", "never closed", 'title: "a"'),
    ('title: "a\n  b "c" d\n  e"', "2:5", "end in the middle of a line", None),
    ('title: "a "b" c"', "1:12", "end before the value does", "title: 'a \"b\" c'"),
    ('title: "a”\nnote: b', "1:8", "ends with ”, which is another mark", 'title: "a"'),
    ("title: “A: b”", "1:8", "curly quotation marks do not", 'title: "A: b"'),
    ('title: "A" and "B"', "1:12", "end before the value does", 'title: \'"A" and "B"\''),
    ("title: 'Stalin's cult'", "1:16", "end before the value does", 'title: "Stalin\'s cult"'),
    ('title: "C:\\docs"', "1:11", "a backslash", "title: 'C:\\docs'"),
    ("dishes:\n\t- name: a", "2:1", "a tab", None),
    ("dishes:\n  - name: a\n\t  serves: 1", "3:1", "a tab", None),
    (
        "dishes:\n    - name: a\n  - name: b",
        "3:3",
        "2 spaces too far left",
        "Put 4 spaces before it, so that it stands under the hyphen of “name”.",
    ),
    ("title: a\nnonsense\nnote: b", "2:1", "looks like text of “title”", None),
    ("title: a\nnote: [a, b\nfrom: c", "2:7", "“[” is never closed", "note: [a, b]"),
    ("title: > a", "1:10", "the text begins on the next line", 'title: "> a"'),
    ("title: - a", "1:8", "a list begins on a line of its own", 'title: "- a"'),
    ("note:\n- a\nb", "3:1", "does not begin with a hyphen", "- b"),
    (": a", "1:1", "a key is missing", None),
    ("title: a\n]", "2:1", "closes nothing", None),
    ("note:\n- a\n-b", "3:1", "a space is missing after the hyphen", "- b"),
    ("note:\n- a\n– b", "3:1", "not with “–”", "- b"),
    ("title = a\nnote: b", "1:1", "followed by “=”", "title: a"),
    ("title: a\nnote b\n- note: c", "2:1", "a colon is missing after “note”", "note: b"),
    ("title: a\nnote\n- b", "2:1", "a colon is missing after “note”", "note:"),
    ("other:\n  a: b\n \u00a0c: d\n", "3:2", "only looks like spaces", "type 2 spaces"),
    ("note: {a: “x”, b: [c] d}", "1:19", "begin with “[”", 'note: {a: “x”, b: "[c] d"}'),
    ("1 title: a\n2 note:\n3 - b\n4 - c", "1:1", "begins with its number", None),
    ("```yaml\ntitle: a\n```", "1:1", "belongs to the box", None),
]


@pytest.mark.parametrize(("source", "place", "message", "help"), SYNTAX)
def test_what_is_not_yaml_is_explained(
    parser: str, source: str, place: str, message: str, help: str | None
) -> None:
    found = fault(source + "\n")
    assert found.code == "yaml-syntax"
    assert found.place is not None
    assert f"{found.place.line}:{found.place.column}" == place
    assert message in found.message
    assert help is None or any(help in line for line in found.help)


@pytest.mark.parametrize(("source", "place", "message", "help"), [s for s in SYNTAX if s[3]])
def test_the_line_to_copy_is_yaml(source: str, place: str, message: str, help: str) -> None:
    if not help.startswith(("Put", "type")):
        assert yaml.safe_load(help) is not None


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("", "1:1 file-empty"),
        ("# only a comment\n", "1:1 file-empty"),
        ("~\n", "1:1 file-empty"),
        ("- a\n", "1:1 not-keys"),
        ("just words\n", "1:1 not-keys"),
        ("title: a\n---\ntitle: b\n", "2:1 several-documents"),
        ("title: !!python/object/apply:os.system [ls]\n", "1:8 tag-refused"),
        ("title: !x y\n", "1:8 tag-refused"),
        ("title: *nobody\n", "1:8 unknown-anchor"),
        ("title: t\nother: &a {b: *a}\n", "2:15 alias-in-itself"),
        ("title: t\n? [a]\n: b\n", "2:3 key-not-text"),
        ("title: t\n<<: words\n", "2:1 merge-not-keys"),
        (b"title: caf\xe9\n", "1:11 not-utf-8"),
        (b"PK\x03\x04\x14\0", "1:1 not-plain-text"),
        (b"{\\rtf1\\ansi title: a}", "1:1 not-plain-text"),
        ("title: a\n".encode("utf-16"), "1:1 not-utf-8"),
        ("title: a\0b\n", "1:9 character-refused"),
        ("title: t\nnote: a\x1bb\n", "2:8 character-refused"),
        ('title: "a\\0b"\n', "1:9 character-refused"),
        ("title: a\ufeffb\n", "1:9 character-refused"),
        (b"#" * 5_000_001, "1:1 file-too-large"),
    ],
)
def test_what_is_refused(parser: str, source: str | bytes, found: str) -> None:
    assert found in faults(source)


def test_separators_that_no_editor_shows_as_lines_keep_the_numbers_true(parser: str) -> None:
    menu = good("title: a\u2028b\nnote: |\n  x\u0085y\nfrom: z\n")
    assert (menu.title, menu.note) == ("a b", "x y\n")
    assert place_of(menu.from_) == Place("menu.yaml", 4, 7, 1)


# Bombs


def test_aliases_cannot_blow_up(parser: str) -> None:
    lines = ["title: t", "other:", "  a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for i in range(1, 20):
        lines.append(f"  a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]")
    assert fault("\n".join(lines)).code == "too-many-values"


def test_aliases_cannot_nest_deeply(parser: str) -> None:
    lines = ["title: t", "other:", "  a0: &a0 [x]"]
    lines += [f"  a{i}: &a{i} [*a{i - 1}]" for i in range(1, 300)]
    assert fault("\n".join(lines)).code == "nested-too-deeply"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_two_hundred_thousand_levels_do_not_crash(opening: str) -> None:
    program = (
        "from studyguide.diagnostics import Findings\n"
        "from studyguide.outline.model import Outline\n"
        "from studyguide.records import read_record\n"
        "findings = Findings()\n"
        f"read_record('x', b'title: t\\nother:\\n  ' + {opening!r}.encode() * 200_000, Outline,"
        " findings)\n"
        "print(*(found.code for found in findings))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["nested-too-deeply"]


def test_a_file_of_the_largest_size_is_judged() -> None:
    assert fault("title: t\nnote: [" + "a," * 2_000_000 + "]").code == "too-many-values"


def test_reading_loads_what_it_takes_and_no_more() -> None:
    program = (
        "import sys\n"
        "from studyguide.diagnostics import Findings\n"
        "from studyguide.outline.model import Outline\n"
        "from studyguide.records import read_record\n"
        "assert 'yaml' not in sys.modules\n"
        "good = b'title: t\\nsources: {}\\nsections: []\\n'\n"
        "assert read_record('x', good, Outline, Findings())\n"
        "print(*{'jsonschema', 'difflib', 'studyguide.records.advice'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


# Whatever is written

SIGNS = (
    "title note from dishes name kind shop a 1 true ~ null : :\\ ? - [ ] { } , # & * ! % @ ` ' \" "
    "| > |- >+ |2 \\ \\x \\u00e9 --- ... &a *a !t << é 𝄞 \ufeff \u2028 \x85 \x00 \x7f \ud800 \t"
)
SPACES = (" ", "  ", "\n", "\n", "\n  ", "\n- ", ": ", "title: ", "\r\n", "\r", "dishes:\n- ")
TOKENS = st.sampled_from((*SIGNS.split(" "), *SPACES))


@given(st.lists(TOKENS, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
@example('&a "x" y: z')
@example("title: &a")
@example("? - a\n  b: c")
def test_no_text_raises(source: str) -> None:
    for _ in each_parser():
        check_any(source.encode("utf-8", "surrogatepass"))


@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "ignore"))
)
@settings(max_examples=200, deadline=None)
def test_no_bytes_raise(data: bytes) -> None:
    check_any(data)


def check_any(data: bytes) -> None:
    """Either there is a record or an error, and every place is in the file."""
    menu, found = read(data)
    assert (menu is None) == any(d.severity == "error" for d in found)
    lines = (
        data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    for diagnostic in found:
        for place in (diagnostic.place, *(place for place, _ in diagnostic.related)):
            if place is not None:
                assert 1 <= place.line <= len(lines)
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1
                assert place.length >= 1


# The schema for editors

SCALARS = st.sampled_from(
    ["soup", "Soup", "main", "shop", "garden", "", "7", 1, 7, 21, 2.5, True, None]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["name", "serves", "hot", "price", "course", "kind", "town", "beds", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
MENUS = st.fixed_dictionaries(
    {"title": SCALARS},
    optional=dict.fromkeys(
        ("note", "from", "dishes", "origins", "tables", "other", "place"), VALUES
    ),
)
DISHES = st.fixed_dictionaries(
    {"name": st.sampled_from(["soup", "fish", "3"])},
    optional={"serves": SCALARS, "hot": SCALARS, "price": SCALARS, "course": SCALARS},
)


@given(MENUS | st.fixed_dictionaries({"title": SCALARS, "dishes": st.lists(DISHES, max_size=2)}))
@settings(max_examples=300, deadline=None)
def test_an_editor_with_the_schema_agrees_with_the_reader(data: dict[str, Any]) -> None:
    record, _ = read(json.dumps(data))
    assert (record is not None) == VALIDATOR.is_valid(data)


VALIDATOR = jsonschema.Draft202012Validator(json_schema(Menu))


def test_the_schema_has_the_keys_that_an_author_writes() -> None:
    schema = json_schema(Menu)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["$defs"]) == {"Menu", "Dish", "Shop", "Garden"}
    assert set(schema["$defs"]["Menu"]["properties"]) == {
        "title",
        "note",
        "from",
        "dishes",
        "origins",
        "tables",
        "other",
    }
    assert set(schema["$defs"]["Shop"]["properties"]) == {"kind", "town", "opens-at"}


def test_a_declaration_that_cannot_be_read_is_refused() -> None:
    class Wrong(Record):
        when: set[str]

    class Twofold(Record):
        what: list[str] | list[int]

    for declaration in (Wrong, Twofold):
        with pytest.raises(TypeError):
            read("what: x\n", declaration)


def test_text_made_in_code_is_no_text_of_a_file() -> None:
    assert isinstance(good("title: t\n").title, Text)
    assert Dish(name="soup").place == Place("", 1, 1)

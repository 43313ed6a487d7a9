"""Quotations are found, or it is said why not: by example."""

from __future__ import annotations

import subprocess
import sys

import pytest

from studyguide.sources.model import Elision, Insertion, Passage, Slice
from studyguide.sources.quotation import (
    Ambiguous,
    AtEnd,
    Differs,
    Disordered,
    Elsewhere,
    Found,
    Malformed,
    Missing,
    NoParagraph,
    SourceIndex,
    find_paragraphs,
    find_quotation,
    find_range,
    paragraph_pieces,
    printed,
    stands,
    turn_of,
    whole_paragraphs,
)
from support.sources import SEEDS, essay, indexed, rt

RT, ESSAY = rt(), essay()


def found(written: str, index: SourceIndex, paragraph: int | None = None) -> Passage:
    verdict = find_quotation(written, index, paragraph=paragraph)
    assert isinstance(verdict, Found), verdict
    return verdict.passage


def folds(written: str, text: str) -> tuple[str, ...] | None:
    """What had to be levelled to find a quotation in a text; None if it is not there."""
    verdict = find_quotation(written, indexed(text, mode="blank-line"))
    return verdict.passage.folds if isinstance(verdict, Found) else None


def reads(written: str, text: str) -> str | None:
    """How a quotation of a text is printed; None if it is not there."""
    index = indexed(text, mode="blank-line")
    verdict = find_quotation(written, index)
    return printed(verdict.passage, index.source) if isinstance(verdict, Found) else None


# The seeds


@pytest.mark.parametrize(
    ("written", "paragraphs", "kinds"),
    [
        ("“For the most part it was a regular convention.", (21, 21), ()),
        ('"For the most part it was a regular convention.', (21, 21), ("quotation marks",)),
        ('modern locomotives, "Mikhail Myagkov, scientific director', (23, 23), ()),
        ("modern locomotives, “Mikhail Myagkov, scientific", (23, 23), ("quotation marks",)),
        ("Moscow State University. M.V. Lomonosov Yuri", (64, 64), ("white space",)),
        ("told RT. The agenda of the congress", (23, 26), ("white space",)),
        ("late 1955 – early 1956", (31, 31), ("dashes",)),
        ("the USSR in the 1930–1950s", (31, 31), ("dashes",)),
        ("the de\u2011Stalinization", (), None),
        ("not true, \u201dMikhail Myagkov shared", (49, 49), ("quotation marks",)),
        ("hope for popularity", (), None),
        ("he hoped to achieve popularity inside and outside the country, ”the", (55, 55), ()),
    ],
)
def test_the_article_is_quoted(
    written: str, paragraphs: tuple[int, ...], kinds: tuple[str, ...] | None
) -> None:
    verdict = find_quotation(written, RT)
    if kinds is None:
        assert isinstance(verdict, Differs | Missing)
        return
    assert isinstance(verdict, Found)
    assert (verdict.passage.paragraphs, verdict.passage.folds) == (paragraphs, kinds)


def test_the_essay_is_quoted() -> None:
    passage = found("by presenting himself as a 'man of the people'.", ESSAY)
    assert passage.paragraphs == (4, 4)
    assert passage.folds == ("quotation marks",)
    assert printed(passage, ESSAY.source) == "by presenting himself as a ‘man of the people’."


def test_captions_cannot_be_quoted_and_do_not_stand_between_words() -> None:
    assert isinstance(find_quotation("Dismantling of the monument in Dubna", RT), Missing)
    passage = found("told RT. The agenda", RT)
    assert [piece for piece in passage.pieces if isinstance(piece, Slice)] == list(passage.pieces)
    assert printed(passage, RT.source) == "told RT.\nThe agenda"


# What may differ


@pytest.mark.parametrize(
    ("written", "text", "kinds"),
    [
        ("a b", "a b", ()),
        ("a b", "a  b", ("white space",)),
        ("a b", "a\nb", ("white space",)),
        ("a b", "a\n\nb", ("white space",)),
        ("a b", "a\u00a0b", ("no-break space",)),
        ("a b", "a\u00a0 b", ("no-break space", "white space")),
        ("a\u00a0b", "a b", ("no-break space",)),
        ('"a" b', "“a” b", ("quotation marks",)),
        ("it's", "it’s", ("quotation marks",)),
        ("“a”", '"a"', ("quotation marks",)),
        ("«a»", '"a"', None),
        ('"a"', "'a'", None),
        ("a - b", "a – b", ("dashes",)),
        ("a – b", "a — b", ("dashes",)),
        ("a -- b", "a — b", ("dashes",)),
        ("a--b", "a—b", ("dashes",)),
        ("a-b", "a–b", ("dashes",)),
        ("a-b", "a\u2011b", ("dashes",)),
        ("a-b", "a—b", None),
        ("a-b", "ab", None),
        ("a-b", "a b", None),
        ("ab", "a-b", None),
        ("a - b", "a-b", None),
        ("a-b", "a- b", None),
        ("− 5", "- 5", ("dashes",)),
        ("wait...", "wait…", ("ellipsis character",)),
        ("wait…", "wait. . .", ("ellipsis character",)),
        ("a… b", "a … b", None),
        ("cafe\u0301", "café", ("Unicode form",)),
        ("café", "cafe\u0301 x", ("Unicode form",)),
        ("cafe", "cafe\u0301", None),
        ("cafe", "café", None),
        ("ab", "a\u00adb", ("soft hyphen",)),
        ("ab", "a\u200bb", ("zero-width characters",)),
        ("ab", "a\u200cb", None),
        ("conference", "confer-\nence", ("wrapped-line hyphen",)),
        ("conference", "confer- \n  ence", ("wrapped-line hyphen",)),
        ("conference", "confer\u00ad\nence", ("soft hyphen",)),
        ("well-known", "well-\nknown", ("wrapped-line hyphen",)),
        ("pre- and", "pre-\nand", ("white space",)),
        ("a—b", "a—\nb", ("wrapped-line hyphen",)),
        ("confer-\nence", "conference", ("wrapped-line hyphen",)),
        ("conference", "confer- ence", None),
        ("conference", "confer\nence", None),
        ("A b", "a b", None),
        ("a, b", "a b", None),
        ("a b.", "a b", None),
        ("ﬁnd", "find", None),
        ("２", "2", None),
    ],
)
def test_only_named_differences_pass(
    written: str, text: str, kinds: tuple[str, ...] | None
) -> None:
    assert folds(written, text) == kinds


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("conference", "the confer-\nence met", "conference"),
        ("well-known", "the well-\nknown man", "well-known"),
        ("a b", "a \n\t b", "a b"),
        ("a b c", "a\n\nb c", "a\nb c"),
        ("it's so", "it’s\u00a0so", "it’s\u00a0so"),
        ("naive", "na\u00adi\u200bve", "naive"),
        ("naive", "na\u00ad\nive", "naive"),
        ("a - b", "a — b", "a — b"),
    ],
)
def test_what_is_printed_is_the_source_s_own(written: str, text: str, expected: str) -> None:
    assert reads(written, text) == expected


# Word borders


@pytest.mark.parametrize(
    ("written", "text", "stands"),
    [
        ("man", "Roman", False),
        ("man", "a man.", True),
        ("man", "(man)", True),
        ("party", "the anti-party group", False),
        ("party", "the anti-\nparty group", False),
        ("anti", "the anti-party group", False),
        ("can", "he can't", False),
        ("can", "he can’t", False),
        ("Stalin", "Stalin's hands", True),
        ("Stalin", "Stalin’s", True),
        ("homme", "l'homme", True),
        ("1955", "1955–1956", True),
        ("word", "word—word", None),
        ("word—", "a word—then", True),
        ("de-", "de-Stalinization", False),
        ("съезд", "съезда", False),
        ("हिन्द", "हिन्दी", False),
        ("中国", "在中国人", True),
        ("ไทย", "ภาษาไทยดี", True),
        ("cafe", "cafe\u0301", False),
    ],
)
def test_quotations_begin_and_end_with_words(written: str, text: str, stands: bool | None) -> None:
    verdict = find_quotation(written, indexed(text))
    if stands is None:
        assert isinstance(verdict, Ambiguous)
    else:
        assert isinstance(verdict, Found) == stands


# Cuts and insertions


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[…]", "[...]", "[ … ]", "… …"])
def test_a_cut_may_be_marked_in_several_ways(mark: str) -> None:
    passage = found(f"the former leader of the USSR of {mark} excessive cruelty to those", RT)
    assert [type(piece) for piece in passage.pieces] == [Slice, Elision, Slice]
    assert passage.pieces[1] == Elision(7)
    assert printed(passage, RT.source) == (
        "the former leader of the USSR of … excessive cruelty to those"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("one … three", "one … three"),
        ("one…three", "one … three"),
        ("one […], four", "one …, four"),
        ("one … three, … five", "one … three, … five"),
        ("one … five.", "one … five."),
        ("five … one", None),
        ("one … two", None),
        ("one … one", None),
        ("… two …", "… two …"),
        ("two three, four …", "two three, four …"),
        ("three…, four", None),
        ("two …, four", "two …, four"),
        ("one [and a half] two", "one [and a half] two"),
        ("[Then] one two", "[Then] one two"),
        ("three [sic], four", "three [sic], four"),
        ("three[sic], four", "three[sic], four"),
        ("four five [6].", "four five [6]."),
        ("one … [or] three", "one … [or] three"),
        ("one [or] … three", "one [or] … three"),
        ("one … [or] … four", "one … [or] … four"),
        ("[O]ne two", "[O]ne two"),
        ("[o]ne two", None),
        ("[T]wo three", "[T]wo three"),
        ("one [T]wo", "one [T]wo"),
        ("t[w]o", None),
        ("[t]wo", None),
        ("three,[!] four", "three,[!] four"),
        ("t[wo] three", None),
        ("two[fold] three", "two[fold] three"),
        ("four [un]five", "four [un]five"),
        ("four … five", None),
        ("three, four five....", "three, four five. …"),
    ],
)
def test_marks_of_the_editor_are_read(written: str, expected: str | None) -> None:
    assert reads(written, "one two three, four five.") == expected


def test_the_letter_of_a_bracketed_initial_is_left_out_and_named() -> None:
    passage = found("“[a]fter the XX Congress", RT)
    assert [piece for piece in passage.pieces if isinstance(piece, Insertion)] == [
        Insertion("a", glued=True, attached=True)
    ]
    assert passage.folds == ("bracketed initial",)
    assert passage.verdict == "normalised"
    assert printed(passage, RT.source) == "“[a]fter the XX Congress"


def test_a_bracketed_initial_may_be_composed_of_two_characters() -> None:
    index = indexed("e\u0301tat de la question")
    assert printed(found("[É]tat de la", index), index.source) == "[É]tat de la"


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("one … two", "one … two", "one … two"),
        ("one ... two", "one … two", "one … two"),
        ("one … two … four", "one … two three four", "one … two […] four"),
        ("one … two […] four", "one … two three four", "one … two […] four"),
        ("he [Stalin] said", "he [Stalin] said", "he [Stalin] said"),
        ("he [Stalin] said … five", "he [Stalin] said three four five", "he [Stalin] said … five"),
        ("he [Lenin] said", "he said, and he [Stalin] said", "he [Lenin] said"),
        ("[T]he end", "[T]he end", "[T]he end"),
        ("a [b", "a [b c", "a [b"),
        ("one … two", "one … two one three two", "one … two"),
    ],
)
def test_what_the_source_itself_has_is_no_mark(written: str, text: str, expected: str) -> None:
    assert reads(written, text) == expected


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("", (0, 0)),
        ("   ", (0, 0)),
        ("…", (0, 1)),
        ("[Stalin]", (0, 8)),
        ("… [sic] …", (0, 9)),
        ("—!", (0, 2)),
        ("regular [convention", (8, 1)),
        ("regular] convention", (7, 1)),
        ("regular [a [b] c] convention", (8, 1)),
        ("regular [] convention", (8, 2)),
        ("regular [ ] convention", (8, 2)),
    ],
)
def test_what_is_no_quotation_is_called_so(written: str, at: tuple[int, int]) -> None:
    verdict = find_quotation(written, RT)
    assert isinstance(verdict, Malformed)
    assert (verdict.start, verdict.length) == at


def test_parts_follow_one_another_with_words_between() -> None:
    assert find_quotation("Soviet socialist democracy … forever debunk", RT) == Disordered(
        29, 14, is_uncut=False
    )
    assert find_quotation("forever … debunk the personality cult", RT) == Disordered(
        10, 27, is_uncut=True
    )


# Several places


def test_words_at_several_places_are_ambiguous() -> None:
    verdict = find_quotation("the Soviet Union", ESSAY)
    assert isinstance(verdict, Ambiguous)
    assert [spot.paragraph for spot in verdict.spots] == [8, 8, 9, 10]
    texts = {ESSAY.text[spot.start : spot.end] for spot in verdict.spots}
    assert texts == {"the Soviet Union"}


def test_a_paragraph_tells_places_apart() -> None:
    assert found("the Soviet Union", ESSAY, 9).paragraphs == (9, 9)
    within = find_quotation("the Soviet Union", ESSAY, paragraph=8)
    assert isinstance(within, Ambiguous)
    assert (within.within, len(within.spots)) == (8, 2)
    elsewhere = find_quotation("the Soviet Union", ESSAY, paragraph=3)
    assert isinstance(elsewhere, Elsewhere)
    assert (elsewhere.asked, len(elsewhere.spots)) == (3, 4)


def test_a_paragraph_tells_even_countless_places_apart() -> None:
    index = indexed("so " * 30_000 + "\n\nand so on\n\nand on", mode="blank-line")
    assert isinstance(find_quotation("so", index), Ambiguous)
    assert found("so", index, 2).paragraphs == (2, 2)
    assert found("so … and", index, 2).paragraphs == (2, 3)
    assert isinstance(find_quotation("so", index, paragraph=1), Ambiguous)
    elsewhere = find_quotation("so", index, paragraph=3)
    assert isinstance(elsewhere, Elsewhere)
    assert elsewhere.asked == 3
    assert len(stands("so", index)) == 30_001
    assert len(stands("so", index, most=2)) == 2


def test_a_joined_paragraph_goes_by_each_of_its_numbers() -> None:
    for number in (64, 65, 66):
        assert found("Lomonosov", RT, number).paragraphs == (64, 64)


def test_a_paragraph_that_is_not_there_is_named() -> None:
    assert find_quotation("party", RT, paragraph=99) == NoParagraph(99, 88, skipped=False)
    assert find_quotation("party", RT, paragraph=24) == NoParagraph(24, 88, skipped=True)


def test_a_cut_means_the_shortest_stretch() -> None:
    index = indexed("He came. He saw much. He won.")
    passage = found("He … won", index)
    assert index.text[passage.start : passage.end] == "He saw much. He won"


def test_every_place_can_be_asked_for() -> None:
    assert [spot.paragraph for spot in stands("Sputnik … moon", ESSAY)] == [8]
    assert len(stands("Soviet Union", ESSAY)) == 4
    assert stands("Soviet Onion", ESSAY) == ()
    assert stands("[", ESSAY) == ()


# Ranges and paragraphs


def test_a_range_runs_from_words_to_words() -> None:
    verdict = find_range("“For the most part it was a regular convention.", "told RT.", RT)
    assert isinstance(verdict, Found)
    assert verdict.passage.paragraphs == (21, 23)
    lines = printed(verdict.passage, RT.source).split("\n")
    assert [line.split()[0] for line in lines] == ["“For", "It", "It"]
    assert lines[-1].endswith("told RT.")


def test_a_range_leaves_out_what_is_skipped() -> None:
    verdict = find_range("told RT.", "elections to the central bodies of the party.", RT)
    assert isinstance(verdict, Found)
    assert "RIA News" not in printed(verdict.passage, RT.source)
    assert [p.number for p in paragraph_pieces(verdict.passage, RT.source)] == [23, 26]


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("one", "three", "one two three"),
        ("one two", "two three", "one two three"),
        ("two", "two", "two"),
        ("three", "four", "three four"),
        ("one", "a", "one two three four a"),
        ("four", "one", None),
        ("a", "four", None),
    ],
)
def test_a_range_ends_at_the_next_place(from_: str, to: str, expected: str | None) -> None:
    index = indexed("one two three four a")
    verdict = find_range(from_, to, index)
    if isinstance(verdict, Found):
        assert printed(verdict.passage, index.source) == expected
    else:
        assert expected is None
        assert verdict == AtEnd("to", Disordered(0, len(to), is_uncut=False))


def test_what_is_wrong_with_a_range_is_said_of_its_end() -> None:
    verdict = find_range("It was a bright cold day", "told RT.", RT)
    assert isinstance(verdict, AtEnd)
    assert (verdict.key, verdict.verdict) == ("from", Missing())
    cut = find_range("regular convention.", "told … RT.", RT)
    assert isinstance(cut, AtEnd) and isinstance(cut.verdict, Malformed)
    assert cut.key == "to"
    empty = find_range("", "told RT.", RT)
    assert isinstance(empty, AtEnd) and isinstance(empty.verdict, Malformed)


def test_a_range_may_be_ambiguous() -> None:
    index = indexed("He came. He left.\n\nHe came. He left.", mode="blank-line")
    verdict = find_range("He came", "left.", index)
    assert isinstance(verdict, Ambiguous)
    assert [spot.paragraph for spot in verdict.spots] == [1, 2]
    assert isinstance(find_range("He came", "left.", index, paragraph=2), Found)
    assert isinstance(find_range("came", "came", index, paragraph=9), NoParagraph)


def test_paragraphs_are_quoted_whole() -> None:
    verdict = find_paragraphs("3-4", ESSAY)
    assert isinstance(verdict, Found)
    assert verdict.passage.verdict == "exact"
    lines = printed(verdict.passage, ESSAY.source).split("\n")
    assert lines == ESSAY.source.text.split("\n")[4:6]
    assert find_paragraphs("4-3", ESSAY) == find_paragraphs("4-3", RT)
    assert isinstance(find_paragraphs("4-3", ESSAY), Malformed)
    assert find_paragraphs("9-11", ESSAY) == NoParagraph(11, 10, skipped=False)


def test_a_joined_paragraph_is_one_paragraph_on_paper() -> None:
    verdict = whole_paragraphs(63, 66, RT)
    assert isinstance(verdict, Found)
    assert verdict.passage.paragraphs == (63, 64)
    _, joined = paragraph_pieces(verdict.passage, RT.source)
    assert joined.number == 64
    assert "Moscow State University. M.V. Lomonosov Yuri Shchetinov," in joined.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The confer-\nence met.", "The conference met."),
        (
            "A well-\nknown man. Well, a well-known man.",
            "A well-known man. Well, a well-known man.",
        ),
        ("The anti-\nStalin line.", "The anti-Stalin line."),
        ("In 1930-\n1950.", "In 1930-1950."),
        ("He came—\nand went.", "He came—and went."),
        ("He came -\nand went.", "He came - and went."),
    ],
)
def test_divided_words_of_whole_paragraphs_are_put_together(text: str, expected: str) -> None:
    index = indexed(text, mode="blank-line")
    verdict = whole_paragraphs(1, 1, index)
    assert isinstance(verdict, Found)
    assert printed(verdict.passage, index.source) == expected


# Walking a passage


def walked(written: str, text: str) -> list[tuple[int, list[tuple[str, str]]]]:
    index = indexed(text, mode="line")
    return [
        (paragraph.number, [(run.kind, run.text) for run in paragraph.runs])
        for paragraph in paragraph_pieces(found(written, index), index.source)
    ]


LINES = "One two three.\nFour five six.\nSeven eight nine.\nTen eleven twelve."


def test_a_passage_is_walked_by_paragraphs_and_pieces() -> None:
    assert walked("two … [all] five [sic] six. Seven", LINES) == [
        (1, [("text", "two "), ("elision", "…")]),
        (2, [
            ("insertion", "[all]"),
            ("text", " five "),
            ("insertion", "[sic]"),
            ("text", " six."),
        ]),
        (3, [("text", "Seven")]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("One … Seven eight", [(1, "One …"), (3, "Seven eight")]),
        ("One two three. … Seven", [(1, "One two three. …"), (3, "Seven")]),
        ("One two three. … eight", [(1, "One two three."), (3, "… eight")]),
        ("One … eight", [(1, "One …"), (3, "eight")]),
        ("One … [later] eight", [(1, "One …"), (3, "[later] eight")]),
        ("three. [Then] Four", [(1, "three."), (2, "[Then] Four")]),
        ("three. [sic] Four", [(1, "three. [sic]"), (2, "Four")]),
        ("… two … six. … eight …", [(1, "… two …"), (2, "six."), (3, "… eight …")]),
    ],
)
def test_a_cut_over_paragraphs_is_marked_once(
    written: str, expected: list[tuple[int, str]]
) -> None:
    walk = walked(written, LINES)
    assert [(number, "".join(text for _, text in runs)) for number, runs in walk] == expected


# The nearest passage


def test_near_is_never_found_and_says_what_differs() -> None:
    verdict = find_quotation("Mao was wrong by 40%, and 70% was right", RT)
    assert isinstance(verdict, Differs)
    assert verdict.spot.paragraph == 74
    assert 0.9 < verdict.similarity < 1
    assert [(c.source, c.written, c.start, c.length) for c in verdict.changes if not c.is_same] == [
        ("30%,", "40%,", 17, 4)
    ]


@pytest.mark.parametrize(
    ("written", "paragraph", "changes"),
    [
        ("Joseph accused the former leader", 38, {"Khrushchev": "Joseph"}),
        ("the former leader of the country of both illegal", 38, {"USSR": "country"}),
        ("Khrushchev accused the leader of the USSR", 38, {"former": ""}),
        ("accused the former great leader of the USSR", 38, {"": "great"}),
        ("forever debunk the personalty cult", 46, {"personality": "personalty"}),
        ("divided, a spilt ocurred.", 84, {"split occurred.": "spilt ocurred."}),
        ("A society was divided", 84, {"Society": "A society"}),
        ("KHRUSHCHEV ACCUSED", 38, {"Khrushchev accused": "KHRUSHCHEV ACCUSED"}),
        ("the comunist partys around", 86, {"communist parties": "comunist partys"}),
        ("broke out in Georgia [and in] other regions", 83, {"and": ""}),
        ("of both … party members and extreme cruelty to", 38, {"excessive": "extreme"}),
        ("[A]t the same time, Mao’s power as", 75, {"At": "[A]t", "authority": "power"}),
        ("the counterrevolutionary articles", 15, None),
        ("Shchetinow", 64, {"Shchetinov,": "Shchetinow"}),
        ("Staln controled the hostillities", 49, None),
    ],
)
def test_the_nearest_passage_is_named(
    written: str, paragraph: int, changes: dict[str, str] | None
) -> None:
    verdict = find_quotation(written, RT)
    assert isinstance(verdict, Differs)
    assert verdict.spot.paragraph == paragraph
    if changes is not None:
        assert {c.source: c.written for c in verdict.changes if not c.is_same} == changes


@pytest.mark.parametrize(
    "written",
    [
        "It was a bright cold day in April, and the clocks were striking thirteen.",
        "Xyzzy",
        "Ни одного русского слова в этой статье нет",
        "the the the the the the the the",
    ],
)
def test_what_is_nowhere_near_is_missing(written: str) -> None:
    assert find_quotation(written, RT) == Missing()


def test_scripts_without_spaces_are_compared_too() -> None:
    index = indexed("他在党的第二十次代表大会上作了报告。会议是秘密的。")
    verdict = find_quotation("第二十一次代表大会上作了报告", index)
    assert isinstance(verdict, Differs)
    assert ("", "一") in [(c.source, c.written) for c in verdict.changes]


# Sense


@pytest.mark.parametrize(
    ("written", "words", "side"),
    [
        ("You can criticize some of his actions", "but not himself", "after"),
        ("You can criticize some of his actions,", "but not himself", "after"),
        ("Khrushchev needed success", "but he could not", "after"),
        ("it was cut short over time", None, None),
        ("Its text was sent for familiarization", None, None),
        ("one of its copies", None, None),
        ("deserve such derogatory criticism", "not", "before"),
        ("considering the decisions he made to be correct", "not", "before"),
        ("was clearly … true", "not", "within"),
        ("anything to do with what they were accused of", None, None),
    ],
)
def test_words_that_turn_the_sense_are_noticed(
    written: str, words: str | None, side: str | None
) -> None:
    turn = turn_of(found(written, RT), RT)
    assert (turn and turn.words, turn and turn.side) == (words, side)


@pytest.mark.parametrize(
    ("written", "text", "words"),
    [
        ("he won", "In the end he won, although not for long.", "although not for long"),
        ("he won", "In the end he won unless we err.", "unless we err"),
        ("he won", "In the end he won (however briefly).", None),
        ("he won", "In the end he won. But not for long.", None),
        ("he won.", "In the end he won. But not for long.", None),
        ("he won", "In the end he won.\n\nHowever, not for long.", None),
        ("he won", "In the end he won, and but for him we lost.", "but for him"),
        ("he won", "In the end he won, not only here but there.", None),
        ("slow", "A slow but steady rise.", None),
        ("he won", "It is not true that he won.", "not true that"),
        ("he won", "She denied that he won.", "denied that"),
        ("he won", "I know it is not so. I say that he won.", None),
        ("he won", "He said “never he won”", "never"),
        ("won", "He hasn’t won.", "hasn’t"),
        ("победил", "Он не победил.", "не"),
        ("Он победил", "Он победил, но ненадолго.", "но ненадолго"),
        ("Er hat gesiegt", "Er hat gesiegt, aber nur kurz.", "aber nur kurz"),
        ("Il a gagné", "Il a gagné, mais pas longtemps.", "mais pas longtemps"),
        ("was … published", "It was not, however, published.", "not, however,"),
        ("was … published", "It was sent to all the parties and not at all published.", None),
    ],
)
def test_turns_are_looked_for_at_the_cut_alone(written: str, text: str, words: str | None) -> None:
    index = indexed(text, mode="blank-line")
    turn = turn_of(found(written, index), index)
    assert (turn.words if turn else None) == words


def test_a_good_run_imports_nothing_to_explain_a_bad_one() -> None:
    code = """
import sys
from pathlib import Path
from studyguide.diagnostics import Findings
from studyguide.outline.model import SourceEntry
from studyguide.sources.library import load_source
from studyguide.sources.quotation import SourceIndex, Written, verify_quotation
path, findings = Path(sys.argv[1]), Findings()
entry = SourceEntry(file=path.name, label="RT", kind="secondary")
library = {"rt": SourceIndex(load_source("rt", entry, path, findings))}
assert verify_quotation(Written("a regular … convention"), "rt", library, findings) is None
print("difflib" in sys.modules)
assert verify_quotation(Written("regular convention"), "rt", library, findings)
"""
    good = code.replace("a regular … convention", "a regular convention").replace(" is None", "")
    printed = [
        subprocess.run(
            [sys.executable, "-c", text, str(SEEDS / "000_feb10a0b37b23b30.txt")],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for text in (good, code.replace("a regular … convention", "a regluar convention"))
    ]
    assert printed == ["False\n", "True\n"]

"""Guides of outlines that ask for too much, or for almost nothing, are guides all the same."""

from __future__ import annotations

import pytest

from support.copies import Copy, folded, hits, pieces, place, spoken
from support.extremes import EXTREMES, LONG
from support.projects import Project
from support.verapdf import assert_compliant

Copies = tuple[Copy, Copy]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Copies]:
    """Guide and key of each project."""
    found = {}
    for name, (outline, log) in EXTREMES.items():
        folder = tmp_path_factory.mktemp("built") / "project"
        guide, key = Project(folder, outline, log=log).build()
        found[name] = (Copy(guide), Copy(key))
    return found


def test_verapdf_finds_them_all_compliant(built: dict[str, Copies]) -> None:
    assert_compliant(copy.path for copies in built.values() for copy in copies)


@pytest.mark.parametrize("name", EXTREMES)
def test_guide_and_key_agree_and_are_sound(built: dict[str, Copies], name: str) -> None:
    guide, key = built[name]
    assert guide.tagged.faults == key.tagged.faults == []
    assert [label for label in key.labels if label[0] != "T"] == guide.labels
    places = {number: place(node) for number, node in guide.questions.items()}
    assert {number: place(node) for number, node in key.questions.items()} == places
    width, height = guide.size
    for page in key.words:
        assert all(0 <= x < width and 0 <= y < height for x, y, _ in page)


def test_markup_is_text(built: dict[str, Copies]) -> None:
    guide, key = built["markup"]
    (title,) = guide.document.find("H1")
    assert title.text == r"<b>A</b> &amp; %s {0} \n $x$" == str(guide.tagged.pdf.docinfo.Title)
    for words in (
        r"\ % {} </title> ]]> <!-- -->",
        r"(Anna) \ Berg <anna@example.org>",
        "1 <i>One</i> & %(two)s {three}",
        r"<script>alert(1)</script> &amp; \d+",
        "Text with <b>tags</b> &amp; {braces} 100 % `code` [a link](http://x) ![a](b) | a | b |",
        r"Here <b>stands</b> &amp; a \ and {braces} and 100 % of [an <i>] it.",
        r"Here <b>stands</b> &amp; a \ and {braces} and 100 % of it.",
        "<ask> & {me}",
        r"<Log> & ( \ ",
        "<i>&lt;</i> %d",
    ):
        assert words in guide.text
    assert r"<b>&amp;</b> \ {}" in key.text


def test_nothing_is_lost_of_what_is_too_long(built: dict[str, Copies]) -> None:
    guide, _ = built["empty sections and a long title"]
    (title,) = guide.document.find("H1")
    assert folded(title.text) == folded("A Harbour in Winter " * 100)
    guide, _ = built["an unbroken word"]
    (title,) = guide.document.find("H1")
    assert title.text == "x" * 2000
    text = spoken(guide.document)
    for letter, count in (("y", 2000), ("z", 2000), ("w", 300), ("v", 3000)):
        assert letter * count in text
    _, key = built["all at once"]
    assert folded(LONG + LONG) in key.text


def test_signs_without_a_shape_leave_no_trace(built: dict[str, Copies]) -> None:
    guide, _ = built["all at once"]
    section = guide.section("8 Signs")
    assert folded(section.find("P")[0].text) == "It was calm."
    (quote,) = section.find("BlockQuote")
    assert folded(quote.text) == "The first day was calm."
    last = guide.section("The sources").find("LI")[-1]
    assert folded(last.find("P")[0].text) == "The first day was calm."


def test_letters_go_on_after_z(built: dict[str, Copies]) -> None:
    guide, _ = built["200 excerpts"]
    names = [h.text.removeprefix("Excerpt ") for h in guide.document.find("H4")]
    assert names[24:29] == ["1Y", "1Z", "1AA", "1AB", "1AC"]
    assert (len(names), len(set(names)), names[-1]) == (200, 200, "1GR")


def test_skipped_paragraphs_are_left_out_and_joined_ones_are_one(
    built: dict[str, Copies],
) -> None:
    guide, _ = built["all at once"]
    ranged, whole, within = (
        [folded(p.text) for p in quote.find("P")]
        for quote in guide.section("1 Excerpts").find("BlockQuote")
    )
    second = "On the second day a storm came and took 12 boats, said Anna Berg."
    assert ranged == ["The first day was calm.", second, "Nobody was lost."]
    last = "Nobody was lost. The log was not written that night."
    assert whole == ["The first day was calm.", second, last]
    assert within == ["a storm came and took 12 boats"]
    assert "photograph" not in guide.text
    numbers = [item.find("Lbl")[0].text.strip() for item in guide.section("The sources").find("LI")]
    assert numbers == ["1", "2", "5", "6"]


def test_gaps_are_filled_where_they_are(built: dict[str, Copies]) -> None:
    guide, key = built["all at once"]
    gap = "______"
    for number, open_, filled in (
        (5, f"{gap} day was {gap}", "The first day was calm"),
        (6, gap, "Everything"),
        (7, f"a {gap}{gap}, ({gap}).", "a bc, (d)."),
    ):
        assert folded(spoken(guide.questions[number].kids[-1])).endswith(open_)  # type: ignore[arg-type]
        assert filled in folded(spoken(key.questions[number]))


def test_a_question_leads_to_excerpts_of_another_section(
    built: dict[str, Copies],
) -> None:
    guide, _ = built["all at once"]
    named = [hit.describes for hit in hits(guide.questions[12])]
    assert named == ["Excerpt 7B", "Excerpt 7A"]


def test_lists_keep_their_levels(built: dict[str, Copies]) -> None:
    guide, _ = built["all at once"]
    section = guide.section("5 Lists")
    first = section.find("L")[0]
    depth = {"L": 0}
    for word in ("one", "two", "three", "four", "five", "six"):
        (body,) = (b for b in first.find("LBody") if b.text.startswith(word))
        depth[word] = round(pieces(body)[0].x)
    xs = [depth[word] for word in ("one", "two", "three", "four", "five", "six")]
    assert xs == sorted(set(xs))
    assert "1956. A year is no number of a list." in guide.text


def test_a_guide_without_a_cover_has_its_title_all_the_same(
    built: dict[str, Copies],
) -> None:
    for name in ("without a cover", "sections alone"):
        guide, _ = built[name]
        (title,) = guide.document.find("H1")
        assert (title.text, place(title)[0]) == ("A Harbour", 0)
    guide, _ = built["sections alone"]
    assert guide.labels == ["1"]


def test_no_label_of_a_crowded_timeline_lies_on_another(
    built: dict[str, Copies],
) -> None:
    guide, _ = built["a crowded timeline"]
    figures = guide.document.find("Figure")
    assert len(figures) > 1
    for n in range(30):
        assert f"The same day {n}" in "".join(figure.text for figure in figures)
    for figure in figures:
        baselines = [(piece.page, piece.x, piece.y) for piece in pieces(figure)]
        assert len(set(baselines)) == len(baselines)

"""What holds of every quotation, whatever its source."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studyguide.diagnostics import Findings
from studyguide.sources.model import Elision, Slice
from studyguide.sources.quotation import (
    Ambiguous,
    Differs,
    Disordered,
    Elsewhere,
    Found,
    Missing,
    Spot,
    Written,
    find_quotation,
    printed,
    stands,
    verify_quotation,
    verify_range,
)
from studyguide.sources.quotation.fold import fold
from support.sources import indexed, noises, noisy, word_lists

QUICK = settings(max_examples=60, deadline=None)
THOROUGH = settings(max_examples=300, deadline=None)

ODD = st.text(
    st.sampled_from(
        "aAbBéeEтТ12 \n\t\u00a0\u00ad\u200b\u0301\u0308\u212b'’\"“”«-–—…․.[](),;!?한ᄒ中"
    ),
    max_size=60,
)
"""Text made of everything that folding and the marks of an editor look at."""


@THOROUGH
@given(ODD)
def test_what_is_folded_leads_back_to_where_it_was(text: str) -> None:
    folded = fold(text)
    letters = [at for at, character in enumerate(folded.text) if character.isalnum()]
    marked = {at for at in letters if unicodedata.combining(folded.text[at + 1 : at + 2] or "a")}
    for first, last in itertools.combinations_with_replacement(letters[:12], 2):
        if last in marked:
            continue  # the end would come between a letter and its accent
        start, end = folded.start(first), folded.end(last + 1)
        assert fold(text[start:end]).text == folded.text[first : last + 1]
        assert folded.position(start) == first


@THOROUGH
@given(st.text(st.characters(categories=["L", "M"]), max_size=40))
def test_letters_are_folded_to_nfc_and_never_changed_otherwise(text: str) -> None:
    assume(not re.search(r"[\u02bc]", text))
    assert fold(text).text == unicodedata.normalize("NFC", text)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """The words of a source, and the first and last of those to quote."""
    words = draw(word_lists())
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first + 1, min(first + 12, len(words))))
    return words, first, last


@QUICK
@given(quoted(), noises(), noises(), st.data())
def test_named_differences_never_hide_a_quotation(
    words: tuple[list[str], int, int],
    of_source: list[tuple[str, str]],
    of_quotation: list[tuple[str, str]],
    data: st.DataObject,
) -> None:
    every, first, last = words
    index = indexed(noisy(data.draw, " ".join(every), of_source))
    written = noisy(data.draw, " ".join(every[first:last]), of_quotation)
    verdict = find_quotation(written, index)
    assert isinstance(verdict, Found)
    passage = verdict.passage
    assert (passage.verdict == "exact") == (passage.folds == ())
    assert all(isinstance(piece, Slice) for piece in passage.pieces)
    found = index.source.text[passage.start : passage.end]
    assert fold(found).text == fold(written.strip()).text
    if found == written:
        assert passage.folds == ()


@QUICK
@given(quoted(), st.sampled_from(["white space", "quotation marks", "dashes"]))
def test_a_difference_is_called_by_its_name_and_no_other(
    words: tuple[list[str], int, int], name: str
) -> None:
    every, first, last = words
    old, new = {
        "white space": (" ", "\n "),
        "quotation marks": ("'", "’"),
        "dashes": ("-", "\u2010"),
    }[name]
    written = " ".join(every[first:last])
    assume(old in written)
    verdict = find_quotation(written.replace(old, new), indexed(" ".join(every)))
    assert isinstance(verdict, Found)
    assert verdict.passage.folds == (name,)


@QUICK
@given(quoted(), st.data())
def test_a_changed_word_is_never_found(
    words: tuple[list[str], int, int], data: st.DataObject
) -> None:
    every, first, last = words
    index = indexed(" ".join(every))
    part = every[first:last]
    at = data.draw(st.integers(0, len(part) - 1))
    change = data.draw(st.sampled_from(["other", "capital", "cut", "doubled", "gone", "letter"]))
    stem = part[at].rstrip(',.?;" -')
    part[at] = {
        "other": "unheard",
        "capital": part[at].swapcase(),
        "cut": stem[:1] + stem[2:],
        "doubled": f"{part[at]} {part[at]}",
        "gone": "",
        "letter": part[at].replace(stem, stem + "s"),
    }[change]
    written = " ".join(filter(None, part))
    assume(change != "gone" or 0 < at < len(part) - 1)
    assume(change != "capital" or part[at] != every[first + at])
    assume("..." not in written)  # which might just be a cut
    assert isinstance(find_quotation(written, index), Differs | Missing)


@QUICK
@given(quoted(), st.data(), st.sampled_from(["…", "...", "[…]", "[...]", ". . ."]))
def test_a_cut_knows_how_many_words_it_leaves_out(
    words: tuple[list[str], int, int], data: st.DataObject, mark: str
) -> None:
    every = [re.sub(r"\W+(so)?$", "", word) for word in words[0]]
    first, last = words[1:]
    assume(last - first > 2)
    cut = data.draw(st.integers(first + 1, last - 2))
    resumed = data.draw(st.integers(cut + 1, last - 1))
    written = f"{' '.join(every[first:cut])} {mark} {' '.join(every[resumed:last])}"
    index = indexed(" ".join(every))
    verdict = find_quotation(written, index)
    assert isinstance(verdict, Found)
    left, elision, right = verdict.passage.pieces
    assert elision == Elision(resumed - cut)
    assert isinstance(left, Slice) and isinstance(right, Slice)
    assert printed(verdict.passage, index.source) == written.replace(mark, "…")


@THOROUGH
@given(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=12),
    st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=2), min_size=1, max_size=3),
)
def test_quotations_mean_the_shortest_stretches_that_hold_them(
    source: list[str], segments: list[list[str]]
) -> None:
    """Against a search that tries everything."""
    spans = set()
    choices = [
        [at for at in range(len(source)) if source[at : at + len(part)] == part]
        for part in segments
    ]
    for starts in itertools.product(*choices):
        ends = [start + len(part) for start, part in zip(starts, segments, strict=True)]
        if all(end < start for end, start in zip(ends, starts[1:], strict=False)):
            spans.add((starts[0], ends[-1]))
    shortest = {
        (a, b)
        for a, b in spans
        if not any((c, d) != (a, b) and a <= c and d <= b for c, d in spans)
    }
    verdict = find_quotation(" … ".join(map(" ".join, segments)), indexed(" ".join(source)))
    match verdict:
        case Found(passage):
            found = {(passage.start, passage.end)}
        case Ambiguous(spots):
            found = {(spot.start, spot.end) for spot in spots}
        case _:
            assert isinstance(verdict, Differs | Missing | Disordered)
            found = set()
    assert found == {(2 * a, 2 * b - 1) for a, b in shortest}


@THOROUGH
@given(
    st.lists(
        st.sampled_from(["a", "b", "A", "-", "a-\nb", "b-a", "\n\n"]), min_size=1, max_size=24
    ),
    st.lists(
        st.lists(st.sampled_from(["a", "b", "ab", "a-", "-"]), min_size=1, max_size=2),
        min_size=1,
        max_size=3,
    ),
    st.integers(1, 4),
)
def test_a_hint_means_the_stretches_that_begin_in_its_paragraph(
    source: list[str], segments: list[list[str]], paragraph: int
) -> None:
    """Against all places of all segments in the whole source."""
    text = " ".join(source)
    assume(any(map(str.isalnum, text)))
    index = indexed(text, mode="blank-line")
    assume(index.paragraph_numbered(paragraph) is not None)
    parts = [" ".join(segment) for segment in segments]
    assume(all(any(map(str.isalnum, part)) for part in parts))
    places = [stands(part, index) for part in parts]

    def stretches(firsts: Iterable[Spot]) -> set[tuple[int, int]]:
        by_end = {}
        for first in firsts:
            end: int | None = first.end
            for part in places[1:]:
                end = next(
                    (s.end for s in part if end is not None and index.has_word(end, s.start)), None
                )
            by_end[end] = first.start
        return {(start, end) for end, start in by_end.items() if end is not None}

    here = stretches(spot for spot in places[0] if spot.paragraph == paragraph)
    match find_quotation(" … ".join(parts), index, paragraph=paragraph):
        case Found(passage):
            assert {(passage.start, passage.end)} == here
        case Ambiguous(spots, within):
            assert (within, {(s.start, s.end) for s in spots}) == (paragraph, here)
            assert len(here) > 1
        case Elsewhere(asked, spots):
            assert asked == paragraph
            assert {(s.start, s.end) for s in spots} == stretches(places[0]) != set()
            assert not here
        case verdict:
            assert isinstance(verdict, Differs | Missing | Disordered)
            assert not stretches(places[0])


@QUICK
@given(quoted(), st.data())
def test_words_divided_at_the_end_of_a_line_are_whole(
    words: tuple[list[str], int, int], data: st.DataObject
) -> None:
    every, first, last = words
    wrapped = [
        word.replace("h", "h-\n", 1).replace("well-h-\n", "well-\n")
        if data.draw(st.booleans())
        else word
        for word in (unicodedata.normalize("NFC", w) for w in every)
    ]
    index = indexed(" ".join(wrapped), mode="blank-line")
    verdict = find_quotation(" ".join(every[first:last]), index)
    assert isinstance(verdict, Found)
    expected = " ".join(every[first:last])
    assert printed(verdict.passage, index.source) == expected
    assert ("wrapped-line hyphen" in verdict.passage.folds) == (
        "-\n" in " ".join(wrapped[first:last])
    )


@THOROUGH
@given(ODD, ODD, ODD, st.none() | st.integers(1, 4))
def test_nothing_written_makes_it_fail(
    text: str, written: str, to: str, paragraph: int | None
) -> None:
    assume(text.strip())
    library = {"s": indexed(text), "other": indexed(to + " x", id="other")}
    index = library["s"]
    findings = Findings()
    passage = verify_quotation(Written(written), "s", library, findings, paragraph=paragraph)
    assert findings.failed == (passage is None)
    if passage is not None:
        assert printed(passage, index.source)
    verify_range(Written(written), Written(to), "s", library, findings, paragraph=paragraph)


@THOROUGH
@given(ODD.filter(lambda text: text.strip() and not re.search("[-‐‑]\\s*\n", text)), st.data())
def test_every_stretch_of_a_source_between_two_spaces_can_be_quoted(
    text: str, data: st.DataObject
) -> None:
    index = indexed(text, mode="blank-line")
    words = [match.span() for match in re.finditer(r"\S+", text)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    written = text[words[first][0] : words[last][1]]
    assume(any(map(str.isalnum, written)))
    assert isinstance(find_quotation(written, index), Found | Ambiguous)

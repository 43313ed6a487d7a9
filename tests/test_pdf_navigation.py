"""Bookmarks and page labels."""

from __future__ import annotations

import io

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.layout.plan import Bookmark, Element, Ink
from studyguide.pdf import draw
from studyguide.pdf.navigation import label_ranges
from support.plans import full_plan, line, page, plan
from support.reading import Tagged

_PREFIXES = ("", "T", "A-", "0", "x")


def test_bookmarks_lead_to_their_places() -> None:
    assert Tagged(draw(full_plan(), Ink.STUDENT)).outlines() == [
        (1, "The table", (1, 721.89), -1),
        (2, "Ответ «да»", (1, 441.89), 0),
        (1, "Notes", (2, 751.39), 0),
    ]


def test_bookmarks_nest_by_level_and_count_what_shows() -> None:
    levels = [(1, True), (2, True), (3, True), (3, True), (2, False), (3, True), (1, True)]
    entries = [Bookmark(level, f"B{i}", "here", opened) for i, (level, opened) in enumerate(levels)]
    only = page("1", [line(100, "Words", Element("P"))], [("here", 100)])
    data = draw(plan(only, bookmarks=entries), Ink.STUDENT)
    found = Tagged(data).outlines()
    assert [(level, count) for level, _, _, count in found] == [
        *((1, 4), (2, 2), (3, 0), (3, 0), (2, -1), (3, 0), (1, 0)),
    ]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.Outlines.Count == 6
        assert pdf.Root.PageMode == "/UseOutlines"


def test_a_bookmark_far_below_belongs_to_the_nearest_above() -> None:
    entries = [Bookmark(2, "A", "here"), Bookmark(5, "B", "here"), Bookmark(1, "C", "here")]
    only = page("1", [line(100, "Words", Element("P"))], [("here", 100)])
    found = Tagged(draw(plan(only, bookmarks=entries), Ink.STUDENT)).outlines()
    assert [(level, title) for level, title, _, _ in found] == [(1, "A"), (2, "B"), (1, "C")]


def test_page_labels_are_what_pikepdf_reads() -> None:
    labels = ["Cover", "i", "ii", "iii", "1", "2", "3", "T1", "T2", "IV", "§"]
    pages = [page(label, [line(100, "Words §", Element("P"))]) for label in labels]
    with pikepdf.open(io.BytesIO(draw(plan(*pages), Ink.STUDENT))) as pdf:
        assert [one.label for one in pdf.pages] == labels


def test_labels_that_count_on_are_one_range() -> None:
    labels = ["i", "ii", "iii", "iv", "v", "1", "2", "9", "10", "11", "T1", "T2"]
    assert [part.first for part in label_ranges(labels)] == [0, 5, 7, 10]


_LABELS = st.one_of(
    st.text(max_size=4),
    st.builds("{}{}".format, st.sampled_from(_PREFIXES), st.integers(0, 10**12)),
    st.text("ivxlcdmIVXLCDM", max_size=6),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_LABELS, min_size=1, max_size=12))
def test_ranges_give_every_page_its_label(labels: list[str]) -> None:
    ranges = label_ranges(labels)
    starts = [part.first for part in ranges]
    assert starts == sorted(set(starts))
    for index, label in enumerate(labels):
        part = [part for part in ranges if part.first <= index][-1]
        assert part.label(index) == label

"""The timeline's geometry: what a reader relies on, for whatever events there are."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studyguide.layout.chronology import Event, Measures, Panel, arrange

MEASURES = Measures()
NEAR = 1e-6
some = settings(max_examples=40, deadline=None)


def years(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False).map(lambda year: round(year * 366) / 366)


@st.composite
def events(draw: st.DrawFn, labels: st.SearchStrategy[float] | None = None) -> Event:
    """A day, a year or a reign; in one crowded month, one century or three thousand years."""
    low = draw(years(1956.1, 1956.2) | years(1890, 1990) | years(-1000, 2000))
    high = low + draw(st.sampled_from([1 / 366, 1.0, 10.0]) | years(0, 300))
    period = draw(st.booleans())
    opened = draw(st.sampled_from(["", "", "", "", "low", "high"])) if period else ""
    return Event(
        None if opened == "low" else low,
        None if opened == "high" else high,
        draw(labels or st.floats(8, 60) | st.floats(8, 500)),
        fuzzy_low=draw(st.booleans()),
        fuzzy_high=draw(st.booleans()),
        period=period,
    )


many = st.lists(events(), max_size=40)
pages = st.lists(st.floats(60, 700), min_size=1, max_size=3)


def room(heights: list[float], panel: Panel) -> float:
    return heights[min(panel.page, len(heights) - 1)]


def at(panel: Panel, time: float) -> float:
    """The one linear scale that a panel promises."""
    share = (time - panel.first) / (panel.last - panel.first)
    return panel.axis_top + share * (panel.axis_bottom - panel.axis_top)


# Labels


@some
@given(many, pages)
def test_every_event_has_one_label_and_they_stand_in_the_order_of_time(
    given_events: list[Event], heights: list[float]
) -> None:
    labels = [label for panel in arrange(given_events, heights) for label in panel.labels]
    assert sorted(label.event for label in labels) == list(range(len(given_events)))
    lows = [given_events[label.event].low for label in labels]
    known = [low for low in lows if low is not None]
    assert known == sorted(known)
    assert all(low is None for low in lows[: len(lows) - len(known)])


@some
@given(many, pages)
def test_labels_keep_their_distance_and_stay_on_their_panel(
    given_events: list[Event], heights: list[float]
) -> None:
    for panel in arrange(given_events, heights):
        assert panel.height <= room(heights, panel)
        for above, below in pairwise(panel.labels):
            assert below.top >= above.top + above.height + MEASURES.gap - NEAR
        assert panel.labels[0].top >= 0
        too_high = panel.labels[0].height > panel.height
        assert not too_high or (len(panel.labels) == 1 and panel.labels[0].top == 0)
        last = panel.labels[-1]
        assert too_high or last.top + last.height <= panel.height + NEAR


@some
@given(many, pages)
def test_no_label_could_stand_nearer_to_its_date(
    given_events: list[Event], heights: list[float]
) -> None:
    """Least squares: no run of touching labels gains if its upper part moves up or its
    lower part down, unless the edge of the panel is in the way."""
    for panel in arrange(given_events, heights):
        labels = panel.labels
        moved = [label.top + MEASURES.attach - label.connector[0][1] for label in labels]
        gaps = [b.top - a.top - a.height - MEASURES.gap for a, b in pairwise(labels)]
        starts = [0, *(i + 1 for i, gap in enumerate(gaps) if gap > NEAR), len(labels)]
        for first, beyond in pairwise(starts):
            for part in range(first + 1, beyond + 1):
                assert sum(moved[first:part]) <= NEAR * 99 or labels[first].top <= NEAR
            bottom = labels[beyond - 1].top + labels[beyond - 1].height
            for part in range(first, beyond):
                assert sum(moved[part:beyond]) >= -NEAR * 99 or bottom >= panel.height - NEAR


@some
@given(many, pages)
def test_connectors_lead_from_the_mark_to_the_label_and_never_cross(
    given_events: list[Event], heights: list[float]
) -> None:
    for panel in arrange(given_events, heights):
        marks = {mark.event: mark for mark in panel.marks}
        for label in panel.labels:
            start, *_, end = label.connector
            mark = marks[label.event]
            assert start[0] == mark.x
            assert mark.top_end == "open" or start[1] == mark.top
            assert end[0] == MEASURES.reach
            assert label.top <= end[1] <= label.top + label.height
        for one, other in combinations(panel.labels, 2):
            assert not any(
                crosses(a, b, c, d)
                for a, b in pairwise(one.connector)
                for c, d in pairwise(other.connector)
            )


Point = tuple[float, float]


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines cross; those that only touch do not."""

    def side(p: Point, q: Point, r: Point) -> float:
        area = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
        return 0.0 if abs(area) < NEAR else area

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


# Marks and scale


@some
@given(many, pages)
def test_the_scale_of_a_panel_is_linear_and_panels_follow_each_other(
    given_events: list[Event], heights: list[float]
) -> None:
    panels = arrange(given_events, heights)
    for panel in panels:
        assert 0 <= panel.axis_top < panel.axis_bottom <= panel.height
        for mark in panel.marks:
            event = given_events[mark.event]
            assert 0 <= mark.top <= mark.bottom <= panel.height
            if mark.top_end in ("sharp", "fuzzy"):
                assert event.low is not None
                assert mark.top == pytest.approx(at(panel, event.low), abs=NEAR)
            if mark.bottom_end in ("sharp", "fuzzy"):
                assert event.high is not None
                assert mark.bottom == pytest.approx(at(panel, event.high), abs=NEAR)
    for above, below in pairwise(panels):
        assert above.page + 1 == below.page
        assert above.first <= below.first
        # One day at least is shown, and may be shown again where it fills several pages.
        assert above.last <= max(below.first, above.first + 1 / 366)


@some
@given(many, pages)
def test_a_bar_is_drawn_on_every_panel_it_touches(
    given_events: list[Event], heights: list[float]
) -> None:
    panels = arrange(given_events, heights)
    for index, event in enumerate(given_events):
        drawn = [
            (number, mark)
            for number, panel in enumerate(panels)
            for mark in panel.marks
            if mark.event == index
        ]
        numbers = [number for number, _ in drawn]
        assert numbers == list(range(numbers[0], numbers[-1] + 1))
        assert index in [label.event for label in panels[numbers[0]].labels]
        if not event.period:
            assert len(drawn) == 1
            continue
        last = numbers[-1]
        assert event.high is None or last + 1 == len(panels) or panels[last].last >= event.high
        assert event.high is not None or last + 1 == len(panels)
        for number, mark in drawn:
            assert (mark.top_end == "continues") == (number != numbers[0])
            assert (mark.bottom_end == "continues") == (number != last)
        assert (drawn[0][1].top_end == "open") == (event.low is None)
        assert (drawn[-1][1].bottom_end == "open") == (event.high is None)


@some
@given(many, pages)
def test_bars_stand_beside_each_other(given_events: list[Event], heights: list[float]) -> None:
    for panel in arrange(given_events, heights):
        for mark in panel.marks:
            assert mark.x > 0 if mark.period else mark.x == 0
            assert mark.x <= MEASURES.lanes + NEAR
        for one, other in combinations([m for m in panel.marks if m.period], 2):
            apart = one.bottom < other.top or other.bottom < one.top
            assert one.x != other.x or apart


def test_bars_that_do_not_meet_share_a_lane() -> None:
    reigns = [Event(low, low + 8, 60, period=True) for low in range(1900, 1990, 10)]
    [panel] = arrange(reigns, [700])
    assert {mark.x for mark in panel.marks} == {MEASURES.lane}


def test_a_bar_begins_outside_those_that_run_so_that_its_connector_meets_none() -> None:
    reigns = [(1900, 1990), (1901, 1920), (1902, 1950), (1925, 1940), (1926, 1940)]
    [panel] = arrange([Event(*reign, 60, period=True) for reign in reigns], [700])
    lanes = [round(mark.x / MEASURES.lane) for mark in panel.marks]
    assert lanes == [1, 2, 3, 4, 2]


def test_ends_say_what_is_known() -> None:
    [panel] = arrange(
        [
            Event(None, 1930.0, 20, period=True),
            Event(1900.0, 1910.0, 20, fuzzy_low=True, period=True),
            Event(1905.0, None, 20, period=True),
            Event(1920.0, 1921.0, 20, fuzzy_low=True, fuzzy_high=True),
        ],
        [700],
    )
    assert [(mark.top_end, mark.bottom_end) for mark in panel.marks] == [
        ("open", "sharp"),
        ("fuzzy", "sharp"),
        ("sharp", "open"),
        ("fuzzy", "fuzzy"),
    ]
    assert panel.marks[0].top == 0 < panel.axis_top
    assert panel.marks[2].bottom == panel.height > panel.axis_bottom


# Breaks


def fewest(labels: list[float], height: float) -> int:
    """How many panels labels in this order need, found by trying everything."""
    best = [0, *[len(labels)] * len(labels)]
    for stop in range(1, len(labels) + 1):
        for start in range(stop):
            need = sum(labels[start:stop]) + MEASURES.gap * (stop - start - 1)
            if need <= height or stop - start == 1:
                best[stop] = min(best[stop], best[start] + 1)
    return best[-1]


@some
@given(many, st.floats(60, 700))
def test_there_are_as_few_panels_as_the_labels_need(
    given_events: list[Event], height: float
) -> None:
    panels = arrange(given_events, [height])
    order = [label.event for panel in panels for label in panel.labels]
    assert len(panels) == fewest([given_events[index].label for index in order], height)


@some
@given(st.lists(events(), max_size=20, unique_by=lambda e: (e.low, e.high)), pages, st.randoms())
def test_the_order_given_does_not_matter(
    given_events: list[Event], heights: list[float], random: Random
) -> None:
    shuffled = list(given_events)
    random.shuffle(shuffled)
    assume(len({(e.low is None, e.low or e.high) for e in given_events}) == len(given_events))

    def drawn(source: list[Event]) -> list[tuple[object, ...]]:
        return [
            (panel.page, panel.ticks, [(source[x.event], x.top, x.connector) for x in panel.labels])
            for panel in arrange(source, heights)
        ]

    assert drawn(shuffled) == drawn(given_events)
    assert drawn(given_events) == drawn(given_events)


def at_years(*lows: float, label: float = 40) -> list[Event]:
    return [Event(low, low + 1 / 366, label) for low in lows]


def split(panels: list[Panel]) -> list[int]:
    return [len(panel.labels) for panel in panels]


def test_a_crowded_year_gets_a_panel_of_its_own() -> None:
    before = [1800 + 10 * i for i in range(11)]
    crowded = [1956 + i / 12 for i in range(12)]
    panels = arrange(at_years(*before, *crowded), [700])
    assert split(panels) == [11, 12]
    assert panels[1].first == 1956
    assert panels[1].last < 1957


def test_the_break_falls_into_the_longest_stretch_without_events() -> None:
    panels = arrange(at_years(*range(1500, 1509), *range(1900, 1911)), [700])
    assert split(panels) == [9, 11]


def test_no_panel_is_left_nearly_empty() -> None:
    panels = arrange(at_years(1900, *range(1910, 1925)), [700])  # 15 labels fit on a page
    assert split(panels) == [8, 8]


def test_a_bar_that_goes_on_does_not_stretch_the_scale_over_a_break() -> None:
    life = Event(1894.0, 1972.0, 40, period=True)
    events = [life, *at_years(*range(1900, 1910), *range(1950, 1960))]
    first, second = arrange(events, [700])
    assert (first.first, round(first.last, 1)) == (1894, 1909.0)
    assert (second.first, second.last) == (1950, 1972)


def test_a_first_page_is_left_out_where_that_saves_a_break() -> None:
    assert [p.page for p in arrange(at_years(1900, 1950), [60, 700])] == [1]
    assert [p.page for p in arrange(at_years(1900, 1950, label=25), [60, 700])] == [0]
    assert [p.page for p in arrange(at_years(1900, label=100), [60, 700])] == [1]


def test_few_labels_get_a_short_panel() -> None:
    [panel] = arrange(at_years(1900, 1950, 2000), [700])
    assert panel.height < 300


# Ticks


@some
@given(many, pages)
def test_ticks_are_round_dates_on_the_axis_and_apart(
    given_events: list[Event], heights: list[float]
) -> None:
    for panel in arrange(given_events, heights):
        for above, below in pairwise(panel.ticks):
            assert below.y - above.y >= MEASURES.tick
        for tick in panel.ticks:
            assert panel.axis_top <= tick.y <= panel.axis_bottom
            cycle = 400 * (tick.year // 400 - 1)  # datetime knows only years from 1 on
            day = date(tick.year - cycle, tick.month or 1, tick.day or 1)
            new_year = date(day.year, 1, 1)
            length = date(day.year + 1, 1, 1) - new_year
            time = tick.year + (day - new_year) / length
            assert tick.y == pytest.approx(at(panel, time), abs=1e-3)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1956, 1956 + 3 / 366, ["1956", "1956-1-2", "1956-1-3", "1956-1-4"]),
        (
            1956 + 40 / 366,
            1956 + 62 / 366,
            ["1956-2-11", "1956-2-16", "1956-2-21", "1956-2-26", "1956-3"],
        ),
        (1956 + 58 / 366, 1956 + 61 / 366, ["1956-2-28", "1956-2-29", "1956-3", "1956-3-2"]),
        (1955.9, 1956.4, ["1955-12", "1956", "1956-2", "1956-3", "1956-4", "1956-5"]),
        (1955.5, 1957.5, ["1956", "1956-7", "1957", "1957-7"]),
        (1953, 1964, ["1954", "1956", "1958", "1960", "1962", "1964"]),
        (1894, 1971, ["1900", "1925", "1950"]),
        (1783, 2001, ["1800", "1850", "1900", "1950", "2000"]),
        (-499, 476, ["-499", "-249", "1", "250"]),
        (-2999, 2000, ["-2999", "-1999", "-999", "1", "1000", "2000"]),
    ],
)
def test_ticks_stand_at_dates_that_people_count_by(
    first: float, last: float, expected: list[str]
) -> None:
    """Before the common era hundreds are hundreds of BCE: -99 is 100 BCE."""
    measures = Measures(tick=20)
    [panel] = arrange([Event(first, last, 100, period=True)], [700], measures)
    parts = ((tick.year, tick.month, tick.day) for tick in panel.ticks)
    assert ["-".join(str(part) for part in date if part) for date in parts] == expected


# Robustness


def test_no_events_need_no_panels() -> None:
    assert arrange([], [700]) == []


@pytest.mark.parametrize("heights", [[], [0.0], [700.0, -1.0]])
def test_a_page_without_room_is_the_callers_mistake(heights: list[float]) -> None:
    with pytest.raises(ValueError, match="room"):
        arrange([], heights)


@pytest.mark.parametrize(
    "given_events",
    [
        [Event(None, None, 20, period=True)],
        [Event(None, 1956.0, 20, period=True)] * 3,
        at_years(*[1956.15] * 100),
        [Event(1900.0, None, 20, period=True)] * 100,
        at_years(*[1800 + i / 3 for i in range(500)]),
        [Event(-9e10, -9e10 + 1, 20), Event(2000.0, 2001.0, 20)],
        [Event(1956.0, 1950.0, 20)],
        [Event(1956.0, 1956.0, 0)],
        [Event(1956.0, 1957.0, 9000), Event(1956.0, 1957.0, 9000)],
    ],
)
def test_whatever_the_events_every_one_is_labelled(given_events: list[Event]) -> None:
    panels = arrange(given_events, [300, 680])
    assert sum(split(panels)) == len(given_events)

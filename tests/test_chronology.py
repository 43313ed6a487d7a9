"""The timeline's geometry: what a reader relies on, for whatever events there are."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studyguide.layout.chronology import Event, Mark, Measures, Panel, Stretch, arrange

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


def at(stretch: Stretch, time: float) -> float:
    """The linear scale that a stretch promises."""
    share = (time - stretch.first) / (stretch.last - stretch.first)
    return stretch.top + share * (stretch.bottom - stretch.top)


def places(panel: Panel, time: float) -> list[float]:
    """Where ``time`` stands on a panel: where two stretches meet, in two places."""
    found = [at(s, time) for s in panel.stretches if s.first - NEAR <= time <= s.last + NEAR]
    ends = (panel.stretches[0], panel.stretches[-1])
    return found or [ends[0].top if time < ends[0].first else ends[1].bottom]


def stacks(panel: Panel) -> list[tuple[float, float]]:
    """From where to where the labels of each mark stand."""
    found = []
    for mark in panel.marks:
        labels = [label for label in panel.labels if label.event in mark.events]
        if labels:
            found.append((labels[0].top, labels[-1].top + labels[-1].height))
    return found


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
        head = next((gap.bottom for gap in panel.breaks if gap.top == 0), 0.0)
        assert panel.labels[0].top >= head
        too_high = panel.labels[0].height > panel.height - head
        assert not too_high or (len(panel.labels) == 1 and panel.labels[0].top == head)
        last = panel.labels[-1]
        assert too_high or last.top + last.height <= panel.height + NEAR


@some
@given(many, pages)
def test_a_label_with_room_around_it_stands_beside_its_date(
    given_events: list[Event], heights: list[float]
) -> None:
    """Nothing moves a label off its date but other labels, a break or the edge of the panel."""
    for panel in arrange(given_events, heights):
        edges = [0.0, panel.height, *(y for gap in panel.breaks for y in (gap.top, gap.bottom))]
        found = stacks(panel)
        straight = {
            label.event: label.connector[1][1] == label.connector[2][1] for label in panel.labels
        }
        firsts = [mark.events[0] for mark in panel.marks if mark.events[0] in straight]
        for index, ((top, bottom), event) in enumerate(zip(found, firsts, strict=True)):
            others = [y for pair in found[:index] + found[index + 1 :] for y in pair]
            near = [y for y in edges + others if top - 9 <= y <= bottom + 9]
            assert near or straight[event]


@some
@given(many, pages)
def test_labels_keep_out_of_breaks(given_events: list[Event], heights: list[float]) -> None:
    for panel in arrange(given_events, heights):
        for gap in panel.breaks:
            for label in panel.labels:
                assert label.top + label.height <= gap.top + NEAR or label.top >= gap.bottom - NEAR


@some
@given(many, pages)
def test_connectors_lead_from_the_mark_to_the_label_and_never_cross(
    given_events: list[Event], heights: list[float]
) -> None:
    for panel in arrange(given_events, heights):
        marks = {event: mark for mark in panel.marks for event in mark.events}
        for label in panel.labels:
            start, *_, end = label.connector
            mark = marks[label.event]
            assert start[0] == mark.x
            assert mark.top - NEAR <= start[1] <= mark.bottom + NEAR
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
def test_every_stretch_is_linear_and_stretches_follow_each_other(
    given_events: list[Event], heights: list[float]
) -> None:
    panels = arrange(given_events, heights)
    for panel in panels:
        assert 1 <= len(panel.stretches) <= 4
        assert panel.stretches[0].top >= 0
        assert panel.stretches[-1].bottom <= panel.height
        for stretch in panel.stretches:
            assert stretch.first < stretch.last
            assert stretch.top < stretch.bottom
        for above, below in pairwise(panel.stretches):
            assert above.bottom + MEASURES.seam <= below.top
            assert above.last <= below.first + NEAR
        for mark in panel.marks:
            assert_in_place(mark, given_events[mark.events[0]], panel)
    for upper, lower in pairwise(panels):
        assert upper.page + 1 == lower.page
        first, next_first = upper.stretches[-1].first, lower.stretches[0].first
        # One day at least is shown, and may be shown again where it fills several pages.
        assert upper.stretches[-1].last <= max(next_first + NEAR, first + 1 / 366)


def assert_in_place(mark: Mark, event: Event, panel: Panel) -> None:
    """A mark stands at its dates, whatever other stretches there are."""
    ends = [(mark.top, event.low, mark.top_end), (mark.bottom, event.high, mark.bottom_end)]
    if mark.period or mark.bottom - mark.top > MEASURES.box + NEAR:
        for y, time, end in ends:
            if end in ("sharp", "fuzzy"):
                assert time is not None
                assert any(y == pytest.approx(place, abs=NEAR) for place in places(panel, time))
        return
    assert event.low is not None and event.high is not None
    middle = (mark.top + mark.bottom) / 2
    height = MEASURES.box if mark.box else MEASURES.dot
    assert mark.bottom - mark.top == pytest.approx(height)
    first, last = min(places(panel, event.low)), max(places(panel, event.high))
    assert first - NEAR <= middle <= last + NEAR


@some
@given(many, pages)
def test_only_years_without_dates_are_left_out(
    given_events: list[Event], heights: list[float]
) -> None:
    for panel in arrange(given_events, heights):
        for gap in panel.breaks:
            if gap.left_out is None:
                continue
            first, last = gap.left_out
            assert first < last
            for event in given_events:
                for time in (event.low, event.high):
                    assert time is None or not first + NEAR < time < last - NEAR
                if not event.period and event.low is not None and event.high is not None:
                    assert event.high <= first + NEAR or event.low >= last - NEAR


@some
@given(many, pages)
def test_a_break_says_how_the_scale_changes(
    given_events: list[Event], heights: list[float]
) -> None:
    panels = arrange(given_events, heights)
    stretches = [stretch for panel in panels for stretch in panel.stretches]
    breaks = [gap for panel in panels for gap in panel.breaks]
    assert len(breaks) == max(len(stretches) - 1, 0)
    for (above, below), gap in zip(pairwise(stretches), breaks, strict=True):
        if above.single or below.single:
            assert gap.ratio is None
        else:
            assert gap.ratio == pytest.approx(below.year / above.year)
        if gap.left_out is None:
            assert below.first - above.last < 1 / 366
        else:
            assert gap.left_out == (above.last, below.first)


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
            if index in mark.events
        ]
        numbers = [number for number, _ in drawn]
        assert numbers == list(range(numbers[0], numbers[-1] + 1))
        assert index in [label.event for label in panels[numbers[0]].labels]
        if not event.period:
            assert len(drawn) == 1
            continue
        last = numbers[-1]
        assert (
            event.high is None
            or last + 1 == len(panels)
            or panels[last].stretches[-1].last >= event.high - NEAR
        )
        assert event.high is not None or last + 1 == len(panels)
        for number, mark in drawn:
            assert (mark.top_end == "continues") == (number != numbers[0])
            assert (mark.bottom_end == "continues") == (number != last)
        assert (drawn[0][1].top_end == "open") == (event.low is None)
        assert (drawn[-1][1].bottom_end == "open") == (event.high is None)


@some
@given(many, pages)
def test_no_mark_lies_on_another(given_events: list[Event], heights: list[float]) -> None:
    for panel in arrange(given_events, heights):
        for mark in panel.marks:
            assert mark.x > 0 or not mark.period
            assert mark.x <= MEASURES.lanes + NEAR
        for one, other in combinations(panel.marks, 2):
            apart = one.bottom <= other.top or other.bottom <= one.top
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
    assert panel.marks[0].top == 0 < panel.stretches[0].top
    assert panel.marks[2].bottom == panel.height > panel.stretches[-1].bottom


# Breaks


def fewest(labels: list[float], height: float) -> int:
    """How many panels labels in this order need: each as full as can be, but for the room
    of three breaks, and of one more at the head of all panels but the first."""
    panels, left, count = 0, -1.0, 0
    for label in labels:
        left -= label + MEASURES.gap
        count += 1
        if left < -NEAR or count > MEASURES.most:
            count = 1
            room = max(height - MEASURES.seam, height / 2) if panels else height
            panels += 1
            left = max(room - 3 * MEASURES.seam, room / 2) - label
    return panels


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
            (
                panel.page,
                panel.stretches,
                [(source[x.event], x.top, x.connector) for x in panel.labels],
            )
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
    assert panels[1].stretches[0].first == 1956
    assert panels[1].stretches[-1].last <= 1957


def test_the_break_falls_into_the_longest_stretch_without_events() -> None:
    panels = arrange(at_years(*range(1500, 1509), *range(1900, 1911)), [700])
    assert split(panels) == [9, 11]


def test_no_panel_is_left_nearly_empty() -> None:
    panels = arrange(at_years(1900, *range(1910, 1925)), [700])  # 15 labels fit on a page
    assert split(panels) == [8, 8]


def test_a_page_that_would_be_crowded_is_not_filled_to_the_last() -> None:
    """Labels leave room for breaks, or a crowded year could not have a scale of its own."""
    quiet, crowded = at_years(*range(1900, 1950, 5)), at_years(*(1955 + n / 12 for n in range(12)))
    height = sum(e.label for e in (*quiet, *crowded)) + 24 * MEASURES.gap
    panels = arrange([*quiet, *crowded], [height])
    assert len(panels) == 2
    for panel in panels:
        tops = [label.top for label in panel.labels]
        assert tops == sorted(tops)


def test_a_bar_that_goes_on_does_not_stretch_the_scale_over_a_break() -> None:
    life = Event(1894.0, 1972.0, 40, period=True)
    events = [life, *at_years(*range(1900, 1910), *range(1950, 1960))]
    first, second = arrange(events, [700])
    assert (first.stretches[0].first, first.stretches[-1].last) == (1894, 1910)
    assert (second.stretches[0].first, second.stretches[-1].last) == (1950, 1972)


def test_a_first_page_is_left_out_where_that_saves_a_break() -> None:
    assert [p.page for p in arrange(at_years(1900, 1950), [60, 700])] == [1]
    assert [p.page for p in arrange(at_years(1900, 1950, label=25), [110, 700])] == [0]
    assert [p.page for p in arrange(at_years(1900, label=100), [60, 700])] == [1]


def test_few_labels_get_a_short_panel() -> None:
    [panel] = arrange(at_years(1900, 1950, 2000), [700])
    assert panel.height < 300


# Stretches


def year(number: int, label: float = 13) -> Event:
    return Event(number, number + 1, label)


def day(month: int, label: float = 13) -> Event:
    return Event(1956 + month / 12, 1956 + month / 12 + 1 / 366, label)


def test_dates_that_are_spread_evenly_need_no_break() -> None:
    [panel] = arrange([year(1900 + 5 * n) for n in range(20)], [600])
    [stretch] = panel.stretches
    assert (stretch.first, stretch.last) == (1900, 1996)
    assert panel.breaks == ()


def test_a_crowded_year_is_longer_than_an_empty_decade() -> None:
    [panel] = arrange([year(1900), year(1920), year(1940), *map(day, range(12))], [600])
    before, crowded = panel.stretches
    assert (before.first, before.last) == (1900, 1941)
    assert (crowded.first, crowded.last) == (1956, 1957)
    assert crowded.year > 20 * before.year
    [gap] = panel.breaks
    assert gap.left_out == (1941, 1956)
    for label in panel.labels:
        assert abs(label.connector[-1][1] - label.connector[0][1]) < 20


def test_a_date_far_from_all_others_stands_alone() -> None:
    [panel] = arrange([*map(day, range(12)), year(1989)], [600])
    crowded, alone = panel.stretches
    assert (crowded.single, alone.single) == (False, True)
    [gap] = panel.breaks
    assert (gap.left_out, gap.ratio) == ((1957, 1989), None)


def test_a_bar_runs_on_through_a_break() -> None:
    life = Event(1894, 1957, 13, period=True)
    [panel] = arrange([life, year(1900), year(1920), *map(day, range(12))], [600])
    [gap] = panel.breaks
    bar = next(mark for mark in panel.marks if mark.period)
    assert bar.top < gap.top < gap.bottom < bar.bottom
    assert bar.bottom == pytest.approx(panel.stretches[-1].bottom)


def test_events_of_one_date_share_a_mark() -> None:
    [panel] = arrange([year(1953), year(1953), Event(1953, 1954, 13, fuzzy_low=True)], [600])
    assert [mark.events for mark in panel.marks] == [(0, 1), (2,)]
    assert panel.marks[0].x == 0 < panel.marks[1].x
    one, other, _ = (label.connector for label in panel.labels)
    assert one[:3] == other[:3]


@pytest.mark.parametrize("last", [1954, 2954])
def test_a_date_known_to_the_year_is_a_box_on_every_scale(last: int) -> None:
    [panel] = arrange([year(1853), year(last), day(3), day(4)], [600])
    boxes = {mark.events: mark.box for mark in panel.marks}
    assert boxes == {(0,): True, (1,): True, (2,): False, (3,): False}
    assert all(mark.bottom - mark.top >= MEASURES.box - NEAR for mark in panel.marks if mark.box)


def test_a_connector_leaves_a_bar_where_it_is_certain() -> None:
    doubtful = Event(1900.0, 1910.0, 20, fuzzy_low=True, period=True)
    [panel] = arrange([doubtful, Event(1940.0, 1950.0, 20, period=True)], [600])
    bar, connector = panel.marks[0], panel.labels[0].connector
    assert bar.top < bar.solid[0] <= connector[0][1] <= bar.solid[1] == bar.bottom


def test_stems_that_run_beside_each_other_are_apart() -> None:
    near = [Event(1956 + n / 366, 1956 + (n + 1) / 366, 40) for n in range(6)]
    [panel] = arrange([year(1900), *near, year(1990)], [600])
    stems = [label.connector[1:3] for label in panel.labels]
    for (top, foot), (other_top, other_foot) in combinations(stems, 2):
        low, high = sorted((top[1], foot[1]))
        other_low, other_high = sorted((other_top[1], other_foot[1]))
        beside = low < other_high and other_low < high
        assert not beside or abs(top[0] - other_top[0]) >= 1


# Ticks


@some
@given(many, pages)
def test_ticks_are_dates_on_their_stretch_and_apart(
    given_events: list[Event], heights: list[float]
) -> None:
    for panel in arrange(given_events, heights):
        for stretch in panel.stretches:
            assert stretch.ticks[0].y == stretch.top
            for above, below in pairwise(stretch.ticks):
                assert below.y - above.y >= MEASURES.tick
            for tick in stretch.ticks:
                cycle = 400 * (tick.year // 400 - 1)  # datetime knows only years from 1 on
                day = date(tick.year - cycle, tick.month or 1, tick.day or 1)
                new_year = date(day.year, 1, 1)
                length = date(day.year + 1, 1, 1) - new_year
                time = tick.year + (day - new_year) / length
                # The first and the last mark the day within which a stretch begins or ends.
                a_day = stretch.year / 365
                assert at(stretch, time) - 1e-3 <= tick.y <= at(stretch, time) + a_day + 1e-3
            named = {tick.y for tick in stretch.ticks}
            assert all(stretch.top <= y <= stretch.bottom for y in stretch.minor)
            assert not named.intersection(stretch.minor)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1956, 1956 + 3 / 366, ["1956", "1956-1-2", "1956-1-3", "1956-1-4"]),
        (
            1956 + 40 / 366,
            1956 + 62 / 366,
            ["1956-2-10", "1956-2-16", "1956-2-21", "1956-2-26", "1956-3-3"],
        ),
        (1956 + 58 / 366, 1956 + 61 / 366, ["1956-2-28", "1956-2-29", "1956-3", "1956-3-2"]),
        (1955.95, 1956.4, ["1955-12", "1956", "1956-2", "1956-3", "1956-4", "1956-5", "1956-6"]),
        (1955.5, 1957.5, ["1955", "1955-7", "1956", "1956-7", "1957", "1957-7", "1958"]),
        (1953, 1964, ["1953", "1956", "1958", "1960", "1962", "1964"]),
        (1894, 1971, ["1894", *map(str, range(1910, 1961, 10)), "1971"]),
        (1783, 2001, ["1783", *map(str, range(1825, 1976, 25)), "2001"]),
        (-499, 476, ["-499", "-249", "1", "250", "476"]),
        (-2999, 2000, ["-2999", "-1999", "-999", "1", "1000", "2000"]),
    ],
)
def test_ticks_stand_at_both_ends_and_at_dates_that_people_count_by(
    first: float, last: float, expected: list[str]
) -> None:
    """Before the common era hundreds are hundreds of BCE: -99 is 100 BCE."""
    measures = Measures(tick=20)
    [panel] = arrange([Event(first, last, 200, period=True)], [700], measures)
    [stretch] = panel.stretches
    parts = ((tick.year, tick.month, tick.day) for tick in stretch.ticks)
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

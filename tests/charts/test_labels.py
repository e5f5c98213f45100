"""Labels: none covers another, words that are cut say so."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.charts.labels import Box, Labelled, along, leader, place_labels, spread
from clausebook.charts.lettering import cut, width_of, wrapped
from tests.charts.drawing import HOSTILE

places = st.floats(0, 300).map(lambda value: round(value, 3))


@given(st.lists(places, max_size=30), st.floats(1, 40))
def test_spread_keeps_distance_and_order_inside_its_limits(wanted, gap):
    found = spread(wanted, gap, 0, 300)
    ordered = [place for _, place in sorted(zip(wanted, found, strict=True))]
    assert ordered == sorted(ordered) or len(set(wanted)) < len(wanted)
    least = min(gap, 300 / max(len(wanted) - 1, 1))
    assert all(b - a >= least - 1e-6 for a, b in pairwise(sorted(found)))
    assert all(-1e-6 <= place <= 300 + 1e-6 for place in found)


def test_what_has_room_stays_where_it_is():
    assert spread([50, 10, 100], 15, 0, 300) == (50, 10, 100)


@given(st.lists(st.tuples(places, places, st.floats(5, 90)), max_size=25))
def test_labels_cover_neither_each_other_nor_a_mark(marks):
    known = [Labelled(*mark) for mark in marks]
    bounds, taken = Box(-20, -20, 320, 320), Box(0, 0, 60, 20)
    boxes = place_labels(known, bounds, radius=5, taken=[taken])
    shown = [box for box in boxes if box is not None]
    assert not any(a.meets(b) for a, b in combinations(shown, 2))
    assert not any(box.meets(taken) for box in shown)
    assert all(bounds.holds(box) for box in shown)
    for box in shown:
        for mark in known:
            assert not box.meets(Box(mark.x - 5, mark.y - 5, mark.x + 5, mark.y + 5))


def test_a_lone_label_stands_at_the_right_or_where_no_line_runs():
    mark, bounds = Labelled(100, 100, 40), Box(0, 0, 200, 200)
    (right,) = place_labels([mark], bounds)
    assert right is not None
    assert right.left > 100
    (left,) = place_labels([mark], bounds, avoided=along([(100, 100), (200, 100)]))
    assert left is not None
    assert not any(left.meets(box) for box in along([(110, 100), (200, 100)]))


def test_a_label_far_away_is_tied_to_its_mark():
    mark = Labelled(100, 100, 40)
    assert leader(mark, Box(107, 93, 147, 107), 5) is None
    line = leader(mark, Box(120, 130, 160, 144), 5)
    assert line is not None
    assert line[1] == (120, 132)


@given(st.text(max_size=80), st.floats(5, 200), st.floats(8, 20))
def test_words_fit_into_their_room(words, room, size):
    shown = cut(words, room, size)
    assert width_of(shown, size) <= max(room, width_of("…", size)) + 1e-6
    assert shown == words or shown.endswith("…")


@pytest.mark.parametrize("words", HOSTILE)
def test_lines_fit_and_tell_when_they_are_cut(words):
    lines = wrapped(words, 90, lines=3)
    assert 1 <= len(lines) <= 3
    assert all(width_of(line) <= 90 for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(words.split()) or "…" in "".join(lines)


def test_nothing_joined_is_parted():
    firefighter, accented = "👩🏽\u200d🚒", "e\u0301"
    for room in range(10, 80):
        assert cut(f"{firefighter}{firefighter}{firefighter}", room).rstrip("…") in (
            firefighter * 0,
            firefighter,
            firefighter * 2,
            firefighter * 3,
        )
        assert not cut(accented * 20, room).rstrip("…").endswith("e")


def test_words_break_at_spaces():
    assert wrapped("Readings that match the soil", 80, 12, lines=4) == (
        "Readings",
        "that match",
        "the soil",
    )

"""The steps of a layout: rows, crossings, places; each held against the plain way to say it."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.charts.alignment import aligned, apart, upright
from clausebook.charts.layering import rows_of
from clausebook.charts.ordering import crossings, ordered

pairs = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] != p[1]),
    max_size=25,
    unique=True,
)


@given(pairs, st.integers(1, 5))
def test_no_row_is_too_full_and_ties_leave_their_row(ties, most):
    rows = rows_of([None] * 10, ties, most)
    assert max(rows.count(row) for row in rows) <= most
    assert all(rows[a] != rows[b] for a, b in ties)
    assert set(rows) == set(range(max(rows) + 1))


@given(pairs)
def test_without_a_circle_every_tie_leads_downward(ties):
    onward = {(min(tie), max(tie)) for tie in ties}
    rows = rows_of([None] * 10, onward, 4)
    assert all(rows[a] < rows[b] for a, b in onward)


def test_a_circle_is_cut_once():
    ring = [(0, 1), (1, 2), (2, 3), (3, 0)]
    rows = rows_of([None] * 4, ring, 4)
    assert sum(rows[a] > rows[b] for a, b in ring) == 1


@given(pairs)
def test_first_and_last_have_their_rows_alone(ties):
    rows = rows_of(["last", *[None] * 8, "first"], ties, 4)
    assert rows[9] == 0
    assert rows.count(0) == 1
    assert rows[0] == max(rows)
    assert rows.count(max(rows)) == 1


def test_given_rows_stay():
    assert rows_of([0, 2, 1], [(0, 1), (2, 1)], 1) == [0, 2, 1]


def plain_crossings(upper, lower, ties):
    return sum(
        (upper.index(a) - upper.index(c)) * (lower.index(b) - lower.index(d)) < 0
        for (a, b), (c, d) in combinations(ties, 2)
    )


@given(st.permutations(range(5)), st.permutations(range(5, 10)), pairs)
def test_crossings_are_counted(upper, lower, given_ties):
    ties = sorted({(a % 5, 5 + b % 5) for a, b in given_ties})
    down = {a: [b for x, b in ties if x == a] for a in range(5)}
    assert crossings([upper, lower], down) == plain_crossings(upper, lower, ties)


def test_what_can_be_drawn_without_a_crossing_is():
    down = {0: [5], 1: [4], 2: [3]}
    up = {5: [0], 4: [1], 3: [2]}
    found = ordered([[0, 1, 2], [3, 4, 5]], up, down)
    assert crossings(found, down) == 0
    assert sorted(found[0]) == [0, 1, 2]


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=8))
def test_neighbours_keep_apart_and_the_mean_stays(wanted):
    row = list(range(len(wanted)))
    found = apart(row, wanted, dict.fromkeys(row, 20.0), 5)
    assert all(b - a >= 25 - 1e-6 for a, b in pairwise(found))
    assert sum(found) == pytest.approx(sum(wanted), abs=1e-6)
    if all(b - a >= 25 for a, b in pairwise(wanted)):
        assert found == pytest.approx(wanted)


def test_a_parent_stands_over_its_children_and_the_left_begins_at_0():
    extents = dict.fromkeys(range(3), 20.0)
    found = aligned([[0], [1, 2]], extents, 10, {1: [0], 2: [0]}, {0: [1, 2]})
    assert found[1] == pytest.approx(10)
    assert found[0] == pytest.approx((found[1] + found[2]) / 2)


def test_bends_stand_above_each_other_where_there_is_room():
    rows, extents = [[0], [1, 9], [2], [3]], {0: 0.0, 1: 0.0, 2: 0.0, 3: 0.0, 9: 40.0}
    wobbling = {0: 10.0, 1: 0.0, 2: 14.0, 3: 12.0, 9: 30.0}
    found = upright(wobbling, rows, extents, 10, [[0, 1, 2, 3]])
    assert found[0] == found[1] == found[2] == found[3]
    assert found[9] - found[1] >= 30 - 1e-9

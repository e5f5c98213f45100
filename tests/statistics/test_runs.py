"""Run rules: each alone, their conventions, and a second reading of their definitions."""

from itertools import pairwise, product
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.charts import COUNT_CHARTS, ChartKind, c_chart, p_chart
from clausebook.statistics.runs import (
    RULE_SETS,
    ZONE_RULES,
    Conventions,
    RunRule,
    Signal,
    find_signals,
    rule_set,
)

Rule = RunRule
LOOSE = Conventions(on_line_is_beyond=True)
PASSING = Conventions(centre_ends_run=False)


def places(rule: RunRule, distances: list[float], **options) -> list[int]:
    return [signal.place for signal in find_signals(distances, [rule], **options)]


@pytest.mark.parametrize(
    ("rule", "distances", "expected"),
    [
        (Rule.ONE_BEYOND_THREE_SIGMA, [0, 3.1, -2.9, -3.1], [1, 3]),
        (Rule.TWO_OF_THREE_BEYOND_TWO_SIGMA, [2.1, 0, 2.1, 0, 0], [2]),
        (Rule.TWO_OF_THREE_BEYOND_TWO_SIGMA, [2.1, 0, 0, 2.1], []),
        (Rule.TWO_OF_THREE_BEYOND_TWO_SIGMA, [2.1, -2.1, 0, -2.1], [3]),
        (Rule.TWO_OF_THREE_BEYOND_TWO_SIGMA, [-2.1, -2.1, 0.5], [1]),
        (Rule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA, [1.1, 1.2, 0, 1.3, 1.4], [4]),
        (Rule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA, [1.1, 1.2, -1.3, 0, 1.3, 1.4], []),
        (Rule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA, [-1.1] * 5, [3, 4]),
        (Rule.EIGHT_ON_ONE_SIDE, [0.1] * 9, [7, 8]),
        (Rule.EIGHT_ON_ONE_SIDE, [0.1] * 7 + [-0.1] * 7, []),
        (Rule.NINE_ON_ONE_SIDE, [-0.1] * 8, []),
        (Rule.NINE_ON_ONE_SIDE, [-0.1] * 9, [8]),
        (Rule.SIX_RISING_OR_FALLING, [-1, -0.5, 0, 0.5, 1, 1.5], [5]),
        (Rule.SIX_RISING_OR_FALLING, [1, 0.8, 0.6, 0.4, 0.2], []),
        (Rule.SIX_RISING_OR_FALLING, [1, 0.8, 0.6, 0.4, 0.4, 0.2, 0.1], []),
        (Rule.FOURTEEN_ALTERNATING, [0, 1] * 7, [13]),
        (Rule.FOURTEEN_ALTERNATING, [0, 1] * 6 + [1, 0], []),
        (Rule.FOURTEEN_ALTERNATING, [0, 1] * 6 + [0], []),
        (Rule.FIFTEEN_WITHIN_ONE_SIGMA, [0.9, -0.9] * 8, [14, 15]),
        (Rule.FIFTEEN_WITHIN_ONE_SIGMA, [0.5] * 7 + [1.1] + [0.5] * 14, []),
        (Rule.EIGHT_BEYOND_ONE_SIGMA, [1.1, -1.1] * 4, [7]),
        (Rule.EIGHT_BEYOND_ONE_SIGMA, [1.1, -1.1, 0.9, -1.1] * 4, []),
    ],
)
def test_each_rule_alone(rule, distances, expected):
    assert places(rule, distances) == expected
    mirrored = [-distance for distance in distances]
    assert places(rule, mirrored) == expected


def test_a_signal_says_its_points_and_side():
    found = list(find_signals([-2.1, 0.3, -2.2], RULE_SETS["western_electric"]))
    assert found == [Signal(Rule.TWO_OF_THREE_BEYOND_TWO_SIGMA, 2, (0, 2), -1)]
    (falling,) = find_signals([5, 4, 3, 2, 1, 0], [Rule.SIX_RISING_OR_FALLING])
    assert (falling.places, falling.side) == ((0, 1, 2, 3, 4, 5), -1)


def test_a_point_on_the_limit():
    assert places(Rule.ONE_BEYOND_THREE_SIGMA, [3, -3]) == []
    assert places(Rule.ONE_BEYOND_THREE_SIGMA, [3, -3], conventions=LOOSE) == [0, 1]
    # A limit is seldom met to the last bit.
    assert places(Rule.ONE_BEYOND_THREE_SIGMA, [3 + 4e-16, 3 - 4e-16]) == []
    assert places(Rule.ONE_BEYOND_THREE_SIGMA, [3 - 4e-16], conventions=LOOSE) == [0]


def test_points_on_the_lines_of_the_zones():
    assert places(Rule.TWO_OF_THREE_BEYOND_TWO_SIGMA, [2, 2]) == []
    assert places(Rule.TWO_OF_THREE_BEYOND_TWO_SIGMA, [2, 2], conventions=LOOSE) == [1]
    assert places(Rule.FIFTEEN_WITHIN_ONE_SIGMA, [1] * 15) == [14]
    assert places(Rule.FIFTEEN_WITHIN_ONE_SIGMA, [1] * 15, conventions=LOOSE) == []
    assert places(Rule.EIGHT_BEYOND_ONE_SIGMA, [1] * 8) == []
    assert places(Rule.EIGHT_BEYOND_ONE_SIGMA, [1] * 8, conventions=LOOSE) == [7]


def test_a_point_on_the_centre_line():
    run = [0.5] * 4 + [0] + [0.5] * 4
    assert places(Rule.EIGHT_ON_ONE_SIDE, run) == []
    (found,) = find_signals(run, [Rule.EIGHT_ON_ONE_SIDE], conventions=PASSING)
    assert found.places == (0, 1, 2, 3, 5, 6, 7, 8)
    assert places(Rule.EIGHT_ON_ONE_SIDE, [0] * 20, conventions=PASSING) == []


def test_trends_are_sought_in_the_values_where_limits_vary():
    chart = p_chart([10, 22, 36, 52, 70, 5], [100, 200, 300, 400, 500, 33])
    assert chart is not None
    assert list(chart.values) == sorted(chart.values)
    assert list(chart.distances) != sorted(chart.distances)
    rules = [Rule.SIX_RISING_OR_FALLING]
    assert [s.place for s in find_signals(chart.distances, rules, values=chart.values)] == [5]
    assert list(find_signals(chart.distances, rules)) == []


def test_sets_by_name():
    assert rule_set("beyond_limits") == (Rule.ONE_BEYOND_THREE_SIGMA,)
    assert len(rule_set("western_electric")) == 4
    assert len(rule_set("nelson")) == 8
    assert Rule.EIGHT_ON_ONE_SIDE in rule_set("western_electric")
    assert Rule.NINE_ON_ONE_SIDE in rule_set("nelson")
    with pytest.raises(ValueError, match="called westgard: choose beyond_limits, "):
        rule_set("westgard")


@pytest.mark.parametrize("name", RULE_SETS)
def test_charts_of_counts_know_no_zones(name):
    kept = rule_set(name, of_counts=True)
    assert not ZONE_RULES & set(kept)
    assert set(rule_set(name)) - set(kept) <= ZONE_RULES
    assert Rule.ONE_BEYOND_THREE_SIGMA in kept


def test_which_charts_are_of_counts():
    assert ChartKind.INDIVIDUALS not in COUNT_CHARTS
    chart = c_chart([4, 5, 6])
    assert chart is not None
    assert chart.kind in COUNT_CHARTS


@pytest.mark.parametrize(
    ("rule", "length", "odds"),
    [(Rule.EIGHT_ON_ONE_SIDE, 8, 0.0078), (Rule.NINE_ON_ONE_SIDE, 9, 0.0039)],
)
def test_odds_of_a_run(rule, length, odds):
    every = list(product((1.0, -1.0), repeat=length))
    alarms = sum(bool(places(rule, list(sides))) for sides in every)
    assert alarms / len(every) == pytest.approx(odds, abs=5e-5)


def test_odds_of_a_point_beyond_three_sigma():
    # Evenly spaced quantiles stand for normal values.
    normal, count = NormalDist(), 100_000
    every = [normal.inv_cdf((place + 0.5) / count) for place in range(count)]
    assert len(places(Rule.ONE_BEYOND_THREE_SIGMA, every)) / count == pytest.approx(
        0.0027, abs=5e-5
    )


RuleName = st.sampled_from(RunRule)
Series = st.lists(st.integers(-14, 14).map(lambda quarter: quarter / 4), max_size=40)


@settings(deadline=None)
@given(Series, RuleName)
def test_a_second_reading_of_the_definitions(distances, rule):
    expected = [place for place in range(len(distances)) if _holds(rule, distances[: place + 1])]
    assert places(rule, distances) == expected


def _holds(rule: RunRule, until: list[float]) -> bool:
    """Say whether a rule holds at the last point, window by window and side by side."""

    def several(needed: int, of: int, line: float) -> bool:
        window = until[-of:]
        return any(
            side * window[-1] > line and sum(side * value > line for value in window) >= needed
            for side in (1, -1)
        )

    def last(count: int) -> list[float]:
        return until[-count:] if len(until) >= count else []

    def run(count: int) -> bool:
        window = last(count)
        return bool(window) and (min(window) > 0 or max(window) < 0)

    steps = [second - first for first, second in pairwise(until)]
    six, fourteen = steps[-5:], steps[-13:]
    answers = {
        Rule.ONE_BEYOND_THREE_SIGMA: abs(until[-1]) > 3,
        Rule.TWO_OF_THREE_BEYOND_TWO_SIGMA: several(2, 3, 2),
        Rule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA: several(4, 5, 1),
        Rule.EIGHT_ON_ONE_SIDE: run(8),
        Rule.NINE_ON_ONE_SIDE: run(9),
        Rule.SIX_RISING_OR_FALLING: len(six) == 5 and (min(six) > 0 or max(six) < 0),
        Rule.FOURTEEN_ALTERNATING: len(fourteen) == 13
        and all(a * b < 0 for a, b in pairwise(fourteen)),
        Rule.FIFTEEN_WITHIN_ONE_SIGMA: bool(last(15)) and max(map(abs, last(15))) <= 1,
        Rule.EIGHT_BEYOND_ONE_SIGMA: bool(last(8)) and min(map(abs, last(8))) > 1,
    }
    return answers[rule]

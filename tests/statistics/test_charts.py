"""Control charts: published limits, limits for each point, and laws."""

from math import inf, sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clausebook.statistics.charts import (
    ChartKind,
    ControlChart,
    c_chart,
    np_chart,
    p_chart,
    u_chart,
)
from clausebook.statistics.individuals import (
    individuals_chart,
    mean_moving_range,
    moving_range_chart,
)
from clausebook.statistics.laney import laney_p_chart, laney_u_chart, spread_ratio

FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
"""Ten flow rates of the e-Handbook, 6.3.2.2."""
PER_FIVE_COMPUTERS = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]
BOARDS = [
    21,
    24,
    16,
    12,
    15,
    5,
    28,
    20,
    31,
    25,
    20,
    24,
    16,
    19,
    10,
    17,
    13,
    22,
    18,
    39,
    30,
    24,
    16,
    19,
    17,
    15,
]
"""Defects on 26 boards, 516 in all."""
WITH_OUTLIER = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


def present(chart: ControlChart | None) -> ControlChart:
    assert chart is not None
    return chart


def ends(chart: ControlChart | None, place: int = 0) -> list[float]:
    limits = present(chart).limits[place]
    return [limits.lower, present(chart).centre, limits.upper]


def test_individuals_of_the_handbook():
    chart = present(individuals_chart(FLOW))
    assert mean_moving_range(FLOW) == pytest.approx(1.8778, abs=5e-5)
    assert ends(chart) == pytest.approx([45.8159, 50.81, 55.8041], abs=5e-5)
    assert chart.kind is ChartKind.INDIVIDUALS
    # With the factor rounded to 2.66, as tables print it, the upper limit is 55.8049.
    assert pytest.approx(55.8049, abs=5e-5) == 50.81 + 2.66 * 1.8778
    assert ends(chart)[2] == pytest.approx(55.8049, abs=1e-3)


def test_moving_range_of_the_handbook():
    chart = present(moving_range_chart(FLOW))
    assert len(chart.values) == len(FLOW) - 1
    assert ends(chart) == pytest.approx([0, 1.8778, 3.267 * 1.8778], abs=5e-4)
    assert chart.limits[0].sigma == pytest.approx((3.267 - 1) * 1.8778 / 3, abs=5e-4)


def test_u_of_defects_on_five_computers():
    chart = u_chart(PER_FIVE_COMPUTERS, [5] * 20)
    assert ends(chart) == pytest.approx([0.0661, 1.93, 3.7939], abs=5e-5)
    assert not present(chart).is_trial


def test_c_of_26_boards():
    assert (len(BOARDS), sum(BOARDS)) == (26, 516)
    assert ends(c_chart(BOARDS)) == pytest.approx([6.481, 19.846, 33.211], abs=1e-3)


def test_outlier_with_and_without_screening():
    screened = ends(individuals_chart(WITH_OUTLIER, screen=True))
    assert screened == pytest.approx([-0.72, 1.94, 4.60], abs=0.005)
    assert ends(individuals_chart(WITH_OUTLIER)) == pytest.approx([-3.06, 1.94, 6.95], abs=0.005)


def test_limits_vary_with_the_size_of_each_period():
    # Constant limits over 12 to 480 lines were once published.
    chart = present(p_chart([1, 30, 3], [12, 480, 60]))
    assert chart.centre == pytest.approx(34 / 552)
    sigma = sqrt(chart.centre * (1 - chart.centre) / 480)
    assert chart.limits[1].upper == pytest.approx(chart.centre + 3 * sigma)
    assert len({limits.upper for limits in chart.limits}) == 3


def test_limits_are_clipped_to_what_is_possible():
    low, high = present(p_chart([0, 1], [5, 5])), present(p_chart([5, 4], [5, 5]))
    assert low.limits[0].lower == 0
    assert high.limits[0].upper == 1
    assert present(np_chart([5, 4], 5)).limits[0].upper == 5
    assert present(c_chart([1, 2])).limits[0].lower == 0
    assert present(u_chart([1, 2], [1, 1])).limits[0].lower == 0
    assert present(individuals_chart([0, 1])).limits[0].lower < 0


def test_zero_is_no_signal_where_it_is_the_clipped_limit():
    chart = present(c_chart([0, 4, 3, 5, 4]))
    assert chart.limits[0].lower == chart.values[0] == 0
    assert -3 < chart.distances[0] < 0


def test_np_is_p_times_the_size():
    shares, numbers = present(p_chart([3, 5, 2], [50] * 3)), present(np_chart([3, 5, 2], 50))
    assert numbers.centre == pytest.approx(50 * shares.centre)
    assert numbers.limits[0].upper == pytest.approx(50 * shares.limits[0].upper)
    assert numbers.distances == pytest.approx(shares.distances)


def test_limits_from_a_base_judge_later_points():
    base = slice(0, 10)
    chart = present(individuals_chart([*FLOW, 60], base=base))
    assert ends(chart) == ends(individuals_chart(FLOW))
    assert chart.base_size == 10
    assert chart.distances[10] > 3
    later = [100, 100]
    assert ends(c_chart(BOARDS + later, base=slice(26))) == ends(c_chart(BOARDS))
    assert ends(np_chart([3, 5, 50], 50, base=slice(2))) == ends(np_chart([3, 5], 50))
    assert ends(p_chart([3, 5, 50], [50] * 3, base=slice(2))) == ends(p_chart([3, 5], [50] * 2))
    assert ends(u_chart([3, 5, 50], [5] * 3, base=slice(2))) == ends(u_chart([3, 5], [5] * 2))


def test_limits_from_few_points_are_on_trial():
    assert present(c_chart(BOARDS[:19])).is_trial
    assert not present(c_chart(BOARDS[:20])).is_trial
    assert present(c_chart(BOARDS, base=slice(19))).is_trial


def test_too_few_points_have_no_limits():
    for nothing in (
        individuals_chart([]),
        individuals_chart([1]),
        individuals_chart([1, 2, 3], base=slice(1)),
        moving_range_chart([1]),
        p_chart([], []),
        u_chart([], []),
        c_chart([]),
        np_chart([], 5),
        c_chart([1, 2], base=slice(5, 9)),
        laney_p_chart([1], [5]),
        laney_u_chart([], []),
    ):
        assert nothing is None


def test_values_without_spread():
    flat = present(individuals_chart([0.1] * 7))
    assert set(flat.distances) == {0}
    moved = present(individuals_chart([0.1] * 7 + [0.2, 0.05], base=slice(7)))
    assert moved.distances[-2:] == (inf, -inf)
    assert set(present(p_chart([0, 0], [5, 9])).distances) == {0}
    assert set(present(laney_p_chart([1, 10, 100], [10, 100, 1000])).distances) == {0}


@pytest.mark.parametrize("size", [0, -3])
@pytest.mark.parametrize("chart", [p_chart, u_chart])
def test_a_period_without_opportunities(chart, size):
    with pytest.raises(ValueError, match="has no point on the chart: leave it out"):
        chart([1, 0], [5, size])


def test_impossible_points():
    with pytest.raises(ValueError, match="cannot be more than size: 6 of 5"):
        p_chart([6], [5])
    with pytest.raises(ValueError, match="cannot be more than size: 6 of 5"):
        np_chart([6], 5)
    with pytest.raises(ValueError, match="belong together, but there are 2 and 1"):
        u_chart([1, 2], [5])
    with pytest.raises(ValueError, match="cannot be negative"):
        c_chart([-1])
    with pytest.raises(ValueError, match="cannot be negative"):
        u_chart([-1], [2])
    with pytest.raises(ValueError, match="values must be finite numbers"):
        individuals_chart([1, float("nan")])
    with pytest.raises(ValueError, match="greater than 0"):
        np_chart([0], 0)


def test_laney_widens_what_spreads_more_than_chance():
    defectives, sizes = [900, 1200, 1000, 1300, 950, 1250], [10_000] * 6
    plain, wide = present(p_chart(defectives, sizes)), present(laney_p_chart(defectives, sizes))
    ratio = spread_ratio(plain)
    assert ratio is not None
    assert ratio > 5
    assert wide.kind is ChartKind.LANEY_P
    assert wide.limits[0].sigma == pytest.approx(ratio * plain.limits[0].sigma)
    assert max(map(abs, plain.distances)) > 3 > max(map(abs, wide.distances))
    # With samples of one size it is the chart of individual values.
    alone = present(individuals_chart(plain.values))
    assert ends(wide) == pytest.approx(ends(alone))


def test_laney_of_rates():
    counts, sizes = [20, 45, 18, 50], [10.0, 20.0, 10.0, 20.0]
    plain, wide = present(u_chart(counts, sizes)), present(laney_u_chart(counts, sizes))
    ratio = spread_ratio(plain)
    assert ratio is not None
    assert [limits.sigma for limits in wide.limits] == pytest.approx(
        [ratio * limits.sigma for limits in plain.limits]
    )
    assert spread_ratio(present(u_chart([0, 0], sizes[:2]))) is None


@settings(deadline=None)
@given(st.integers(0, 200), st.integers(1, 200), st.integers(1, 200))
def test_limits_widen_where_the_period_is_smaller(defectives, first, second):
    assume(defectives <= first + second)
    small, large = sorted((first, second))
    split = min(defectives, small)
    chart = present(p_chart([split, defectives - split], [small, large]))
    assert chart.limits[0].upper >= chart.limits[1].upper
    assert chart.limits[0].lower <= chart.limits[1].lower
    assert 0 <= chart.limits[0].lower <= chart.centre <= chart.limits[0].upper <= 1


@settings(deadline=None)
@given(
    st.lists(st.integers(-1000, 1000), min_size=2, max_size=40),
    st.integers(-1000, 1000),
    st.integers(1, 50),
    st.sampled_from([1, -1]),
)
def test_individuals_move_and_stretch_with_their_values(values, shift, factor, sign):
    plain = present(individuals_chart(values))
    moved = present(individuals_chart([sign * factor * value + shift for value in values]))
    assert moved.centre == pytest.approx(sign * factor * plain.centre + shift, abs=1e-6)
    assert moved.limits[0].sigma == pytest.approx(factor * plain.limits[0].sigma)
    expected = [sign * distance for distance in plain.distances]
    assert moved.distances == pytest.approx(expected, abs=1e-6)

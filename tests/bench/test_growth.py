"""What the bench says of growing memory is true, and lints one after the other do not grow."""

import pytest

from tests.bench.growth import (
    MOST,
    WARM_UP,
    Held,
    grown,
    growth_of_builds,
    growth_of_checks,
)


def test_growth_is_told_from_the_warm_up_on():
    steady = [Held(100 * turn, 0.0) for turn in range(WARM_UP)] + [Held(1000, 0.0)] * 20
    assert grown(steady) == 0
    leaking = [Held(1000 + turn, 0.0) for turn in range(50)]
    assert grown(leaking) == pytest.approx((1047 / 1007) - 1)
    assert grown(leaking) > MOST


@pytest.mark.slow
def test_lints_of_one_process_keep_nothing_of_each_other():
    assert grown(growth_of_checks(15)) < MOST


@pytest.mark.slow
def test_builds_of_one_process_keep_nothing_of_each_other():
    _, second, *_, last = growth_of_builds(4)
    assert last.blocks / second.blocks - 1 < MOST

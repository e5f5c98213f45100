"""The series of an indicator, read once for all rules."""

import pytest

from clausebook.analysis.indicators import factor_by_unit, points_of
from clausebook.analysis.targets import value_of
from tests.corpora import corpus

INDICATOR = """kind: kpi
id: KPI-0001
formula: This by that
numerator: This
denominator: That
unit: "%"
direction: higher_is_better
series:
"""


def points(*rows: str):
    text = INDICATOR + "\n".join(f"  - {{{row}}}" for row in rows)
    (kpi,) = corpus({"a.yaml": text}).records("kpi")
    return points_of(kpi)


def test_the_oldest_comes_first_and_what_is_no_period_is_left_out():
    found = points('period: "2026-02"', 'period: "2026-02-31"', 'period: "2026-01"')
    assert [point.period for point in found] == ["2026-01", "2026-02"]


def test_the_value_is_the_one_written_else_the_one_of_the_counts():
    plain, counted, neither = points(
        'period: "2026-01", value: 94, numerator: 171, denominator: 196',
        'period: "2026-02", numerator: 171, denominator: 196',
        'period: "2026-03", numerator: 171, denominator: 0',
    )
    assert (plain.value, plain.contradicts_itself) == (94, True)
    assert counted.value == pytest.approx(87.245, abs=5e-4)
    assert (neither.value, neither.contradicts_itself) == (None, False)


def test_targets_are_held_against_the_value_that_the_series_shows():
    rows = (
        'period: "2026-01", value: 94',
        'period: "2026-02", numerator: 171, denominator: 196',
        'period: "2026-03", numerator: 171, denominator: 0',
    )
    (kpi,) = corpus({"a.yaml": INDICATOR + "".join(f"  - {{{row}}}\n" for row in rows)}).records(
        "kpi"
    )
    values = [value_of(kpi, part) for part in kpi.parts("series")]
    assert values == [94, pytest.approx(87.245, abs=5e-4), None]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("numerator: 51, denominator: 50", True),
        ("numerator: -1, denominator: 50", True),
        ("value: 101", True),
        ("numerator: 50, denominator: 50", False),
        ("value: 0", False),
        ("annotation: Nothing counted", False),
    ],
)
def test_shares_above_the_whole(row, expected):
    (point,) = points(f'period: "2026-01", {row}')
    assert point.is_impossible is expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("%", 100), ("ppm", 1e6), ("per 1000 deliveries", 1000), ("per 1,000 lines", 1000), ("d", 1)],
)
def test_the_unit_tells_the_factor(unit, expected):
    assert factor_by_unit(unit) == expected

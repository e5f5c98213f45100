"""The benefit scorecard: latest value, target, standing, trend, and what nobody measures."""

import pytest

from clausebook.analysis.benefits import Benefit, Standing, Trend, benefits, trend_of
from tests.corpora import corpus, library

INDICATOR = """\
id: KPI-0001
kind: kpi
benefit: reliability
formula: This by that
unit: "%"
direction: higher_is_better
"""
OBJECTIVE = """
---
id: OBJ-0001
kind: objective
statement: Be in time
kpi: KPI-0001
target: 90
"""


def rows(text: str):
    return {row.benefit: row for row in benefits(corpus({"a.yaml": text}))}


def one(more: str = ""):
    (found,) = rows(INDICATOR + more)[Benefit.RELIABILITY].measured
    return found


def test_the_benefits_are_those_of_the_schema():
    field = library().kinds["kpi"].fields.properties["benefit"]
    assert tuple(field.choices) == tuple(Benefit)
    assert all(benefit.meaning and benefit.label for benefit in Benefit)


def test_benefits_without_an_indicator_are_there_too():
    found = rows(INDICATOR)
    assert list(found) == list(Benefit)
    assert [row.benefit for row in found.values() if not row.is_unseen] == [Benefit.RELIABILITY]


def test_an_indicator_that_names_no_benefit_shows_none():
    assert all(
        row.is_unseen for row in rows(INDICATOR.replace("benefit: reliability\n", "")).values()
    )


def test_a_draft_waits_and_an_obsolete_one_is_gone():
    draft, gone = (f"{INDICATOR}status: {status}\n" for status in ("draft", "obsolete"))
    assert [r.id for r in rows(draft)[Benefit.RELIABILITY].waiting] == ["KPI-0001"]
    assert rows(draft)[Benefit.RELIABILITY].is_unseen
    assert rows(gone)[Benefit.RELIABILITY].waiting == ()


def test_the_latest_value_is_that_of_the_last_period_that_has_begun_and_has_one():
    found = one(
        'series: [{period: "2026-07", value: 99}, {period: "2026-05", value: 95}, '
        '{period: "2026-04", value: 94}, {period: "2026-06", annotation: Works closed}]\n'
    )
    assert (found.latest.period, found.latest.value) == ("2026-05", 95)
    assert (found.before.period, found.before.value) == ("2026-04", 94)
    assert found.values == 2


@pytest.mark.parametrize(
    ("value", "expected"),
    [(95, Standing.MET), (92, Standing.NEAR), (91.9, Standing.MISSED)],
)
def test_the_target_is_the_one_of_that_period(value, expected):
    found = one(
        'targets: [{from: "2025", value: 80}, {from: "2026-05", value: 95, amber: 92}, '
        '{from: "2026-06", value: 99}]\n'
        f'series: [{{period: "2026-05", value: {value}}}]\n'
    )
    assert found.target.value == 95
    assert found.standing is expected


def test_without_an_amber_limit_a_miss_is_a_miss():
    found = one('targets: [{from: "2026", value: 95}]\nseries: [{period: "2026-05", value: 94}]\n')
    assert found.standing is Standing.MISSED


@pytest.mark.parametrize(
    ("status", "standing"),
    [("effective", Standing.MET), ("draft", Standing.NO_TARGET)],
)
def test_the_target_of_a_live_objective_holds_where_the_indicator_has_none(status, standing):
    series = 'series: [{period: "2026-05", value: 93}]'
    assert one(f"{series}{OBJECTIVE}status: {status}\n").standing is standing


def test_the_target_of_the_indicator_goes_before_that_of_an_objective():
    found = one(
        'targets: [{from: "2026", value: 95}]\nseries: [{period: "2026-05", value: 93}]' + OBJECTIVE
    )
    assert (found.target.value, found.standing) == (95, Standing.MISSED)


def test_without_values_and_targets():
    found = one()
    assert (found.standing, found.trend, found.latest, found.before) == (
        Standing.NO_VALUE,
        Trend.UNKNOWN,
        None,
        None,
    )
    assert one('series: [{period: "2026-05", value: 93}]\n').standing is Standing.NO_TARGET


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4], Trend.UNKNOWN),
        ([1, 2, 3, 4, 5], Trend.RISING),
        ([5, 4, 3, 2, 1], Trend.FALLING),
        ([1, 2, 3, 5, 4], Trend.NONE),
        ([7, 7, 7, 7, 7, 7], Trend.NONE),
        ([*range(30, 0, -1), *range(12)], Trend.RISING),
        ([*range(12), 5, 9, 2, 8, 5, 7, 3, 9, 4, 6, 5, 7], Trend.NONE),
    ],
)
def test_a_trend_is_told_only_where_chance_hardly_makes_it(values, expected):
    assert trend_of(values) is expected


@pytest.mark.parametrize(("unit", "shown"), [("1", ""), ("%", "%"), ("d", "d")])
def test_a_mere_number_has_no_unit(unit, shown):
    (found,) = rows(INDICATOR.replace('"%"', f'"{unit}"'))[Benefit.RELIABILITY].measured
    assert found.unit == shown

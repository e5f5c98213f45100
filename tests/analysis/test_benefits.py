"""The benefit scorecard: latest value, target, standing, trend, and what nobody measures."""

from datetime import date

import pytest

from clausebook.analysis.benefits import Benefit, Standing, benefits
from clausebook.analysis.comparison import Trend
from clausebook.analysis.management_review import period_to_review, review_pack
from clausebook.analysis.period import Period
from clausebook.analysis.review_period import period_of_trends
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


KPI = """\
id: KPI-0001
kind: kpi
benefit: reliability
formula: This by that
numerator: This
denominator: That
unit: "%"
direction: {direction}
targets: [{{from: "2025", value: 95{more}}}]
series:
"""
REVIEW = (
    "\n---\nid: MRV-0001\nkind: management-review\nheld_on: ['2026-01-20']\n"
    "period: {from: 2025-07-01, until: 2025-12-31}"
)


def shares(year, first, *parts):
    return "".join(
        f"  - {{period: '{year}-{month:02}', numerator: {part}, denominator: 100}}\n"
        for month, part in enumerate(parts, start=first)
    )


@pytest.mark.parametrize(
    ("now", "trend"),
    [
        ((97, 98, 97, 98, 97, 98), Trend.BETTER),
        ((91, 92, 93, 94, 95, 96), Trend.STABLE),
        ((80, 79, 81, 80, 80, 79), Trend.WORSE),
    ],
)
def test_pages_and_the_management_review_tell_one_trend(now, trend):
    text = KPI.format(direction="higher_is_better", more="")
    records = corpus(
        {
            "a.yaml": text
            + shares(2025, 7, 90, 91, 90, 92, 91, 90)
            + shares(2026, 1, *now)
            + f"{REVIEW}\n"
        }
    )
    (shown,) = (m for row in benefits(records) for m in row.measured)
    (told,) = (
        figure
        for one in review_pack(records, period_to_review(records)).inputs
        for figure in one.found.figures
        if figure.record == "KPI-0001"
    )
    assert shown.compared == told
    assert shown.trend is told.trend is trend


def test_soon_after_a_review_the_trend_is_that_of_its_period_too():
    old = (
        "id: MRV-0001\nkind: management-review\nheld_on: ['2025-12-20']\n"
        "period: {from: 2025-01-01, until: 2025-11-30}"
    )
    new = (
        "id: MRV-0002\nkind: management-review\nheld_on: ['2026-06-10']\n"
        "period: {from: 2025-12-01, until: 2026-05-31}"
    )
    both = corpus({"a.yaml": f"{old}\n---\n{new}"})
    assert period_to_review(both) == Period(date(2026, 6, 1), date(2026, 6, 30))
    assert period_of_trends(both) == Period(date(2025, 12, 1), date(2026, 6, 30))
    assert period_of_trends(corpus({"a.yaml": new})).begins == date(2025, 7, 1)
    assert period_of_trends(corpus({"a.yaml": old})).begins == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("direction", "more", "value", "told"),
    [
        (
            "lower_is_better",
            ", amber: 130",
            128.25,
            "33.2 above the target of 95 %, amber up to 130 %",
        ),
        ("higher_is_better", ", amber: 92", 93, "2 below the target of 95 %, amber down to 92 %"),
        ("higher_is_better", ", amber: 92", 96, "1 above the target of 95 %"),
        ("higher_is_better", "", 95, "at the target of 95 %"),
        ("higher_is_better", "", 80, "15 below the target of 95 %"),
        (
            "nearest_to_target",
            ", tolerance: 2, amber: 5",
            91,
            "4 below the target of 95 %, 2 off is tolerated, amber up to 5 % off",
        ),
    ],
)
def test_the_distance_from_the_target_is_told(direction, more, value, told):
    text = KPI.format(direction=direction, more=more)
    found = rows(f"{text}  - {{period: 2026-05, value: {value}}}\n")[Benefit.RELIABILITY]
    assert found.measured[0].distance.replace("\u00a0", " ") == told


def test_what_is_far_off_but_within_amber_is_not_called_near():
    text = KPI.format(direction="lower_is_better", more=", amber: 130")
    found = rows(f"{text}  - {{period: 2026-05, value: 128}}\n")[Benefit.RELIABILITY]
    assert found.measured[0].standing == "missed, within amber"


@pytest.mark.parametrize(("unit", "shown"), [("1", ""), ("%", "%"), ("d", "d")])
def test_a_mere_number_has_no_unit(unit, shown):
    (found,) = rows(INDICATOR.replace('"%"', f'"{unit}"'))[Benefit.RELIABILITY].measured
    assert found.unit == shown

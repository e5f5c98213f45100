"""What charts of the manual show: numbers of the records, computed by the statistics alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.analysis.canvas_view import canvas_view
from clausebook.analysis.importance_matrix import Quadrant, importance_matrix
from clausebook.analysis.journey_map import journey_map
from clausebook.analysis.judged_series import judged_series, signal_name
from clausebook.analysis.need_ratings import kano_needs, rated_needs, segments_of
from clausebook.analysis.pareto_analyses import few_told, is_other, pareto_analyses
from clausebook.analysis.survey_results import survey_results
from clausebook.analysis.targets import Target, deserved, zones_of
from clausebook.statistics.charts import p_chart
from clausebook.statistics.net_promoter import net_promoter_score
from clausebook.statistics.pareto import pareto
from clausebook.statistics.runs import RunRule
from tests.corpora import corpus

COUNTS = [(95, 100), (190, 200), (94, 100), (85, 100), (285, 300), (96, 100), (95, 100), (191, 200)]


def kpi(counts=COUNTS, extra: str = "chart: p"):
    series = "\n".join(
        f'  - {{period: "2026-{i:02}", numerator: {a}, denominator: {n}}}'
        for i, (a, n) in enumerate(counts, start=1)
    )
    text = f'id: KPI-0001\nkind: kpi\nformula: a\ndirection: higher_is_better\nunit: "%"\nfactor: 100\n{extra}\nseries:\n{series}'
    return corpus({"kpi.yaml": text}).by_id["KPI-0001"]


def test_limits_follow_the_size_of_each_period_as_the_statistics_compute_them():
    found = judged_series(kpi())
    chart = p_chart([a for a, _ in COUNTS], [n for _, n in COUNTS])
    assert chart is not None
    assert [one.value for one in found.points] == pytest.approx([100 * v for v in chart.values])
    assert [one.lower for one in found.points] == pytest.approx(
        [100 * limits.lower for limits in chart.limits]
    )
    assert {one.centre for one in found.points} == {100 * chart.centre}
    assert [one.signals for one in found.points if one.signals] == [("below the limit",)]
    assert found.points[3].in_signal
    assert any("on trial" in remark for remark in found.remarks)


def test_each_target_holds_from_its_period_on():
    targets = 'chart: p\ntargets: [{from: "2026-02", value: 95}, {from: "2026-05", value: 96}]'
    found = judged_series(kpi(extra=targets))
    assert [one.target for one in found.points] == [None, 95, 95, 95, 96, 96, 96, 96]


def test_new_limits_begin_a_phase():
    limits = (
        'chart: p\nlimits: [{from: "2026-01", until: "2026-03"}, '
        '{from: "2026-05", until: "2026-08", applies_from: "2026-05"}]'
    )
    found = judged_series(kpi(extra=limits))
    assert [one.phase for one in found.points] == [0, 0, 0, 0, 1, 1, 1, 1]
    assert len({one.centre for one in found.points}) == 2


@pytest.mark.parametrize(
    ("counts", "extra", "remark"),
    [
        ([(5, 4), (3, 4)], "chart: p", "is no share of units"),
        ([(1, 2), (2, 2)], "chart: i-mr", "take 8 periods"),
        ([(500, 1000), (900, 1000)] * 5, "chart: p", "times as much as chance"),
    ],
)
def test_what_keeps_limits_or_signals_away_is_told(counts, extra, remark):
    found = judged_series(kpi(counts, extra))
    assert any(remark in told for told in found.remarks)
    assert not any(one.signals for one in found.points)


def test_a_run_chart_has_no_limits_and_an_empty_series_no_points():
    assert not judged_series(kpi(extra="chart: run")).has_limits
    assert judged_series(kpi([(1, 2)], "chart: run")).remarks == ()
    empty = corpus(
        {
            "kpi.yaml": "id: KPI-0001\nkind: kpi\nformula: a\ndirection: lower_is_better\nchart: p\nunit: d"
        }
    ).by_id["KPI-0001"]
    assert judged_series(empty).points == ()


def test_every_signal_has_a_name():
    for rule in RunRule:
        assert signal_name(rule, 1)
    assert signal_name(RunRule.ONE_BEYOND_THREE_SIGMA, 1) == "above the limit"


@given(
    st.sampled_from(["higher_is_better", "lower_is_better", "nearest_to_target"]),
    st.integers(-50, 50),
    st.one_of(st.none(), st.integers(-60, 60)),
    st.integers(0, 10),
)
def test_zones_grade_values_as_they_deserve(direction, aim, amber, tolerance):
    if direction == "nearest_to_target" and amber is not None:
        amber = abs(amber)
    target = Target(aim, direction, amber, tolerance)
    zones = zones_of(target)
    assert zones[0][0] == float("-inf")
    assert zones[-1][1] == float("inf")
    assert all(a[1] == b[0] for a, b in pairwise(zones))
    for low, high, grade in zones:
        inside = (max(low, -200) + min(high, 200)) / 2
        names = {0: "red", 1: "amber", 2: "green"}
        assert names[grade] in deserved(inside, target)


def test_pareto_analyses_are_computed_anew_from_the_counts():
    text = (
        "chart: p\npareto:\n  - from: '2026-01'\n    until: '2026-03'\n    threshold: 60\n    rows:\n"
        "      - {category: a, count: 6}\n      - {category: other, count: 9}\n"
        "      - {category: b, count: 3}\n  - {from: '2026-04', until: '2026-04', rows: []}"
    )
    (found,) = pareto_analyses(kpi(extra=text))
    assert [(row.category, row.weight) for row in found.rows] == [("a", 6), ("b", 3), ("other", 9)]
    assert (found.total, found.threshold, found.period) == (18, 60, "2026-01 to 2026-03")
    assert is_other(" Others ")
    assert few_told(found) == "No few stand out: what has a name does not make up 60 %."
    clear = pareto({"late_order": 8, "wrong": 1, "torn": 1})
    assert clear is not None
    assert few_told(clear, lambda name: name.replace("_", " ")) == (
        "1 of 3 makes up 80 %: late order."
    )


SURVEYS = """id: SRV-0001
kind: survey
method: questionnaire
population: 500
window: {from: "2025-01-01", until: "2025-01-31"}
responded: 100
instrument: {question: a, scale_minimum: 0, scale_maximum: 10}
answers: [{option: 9, count: 50}, {option: 7, count: 30}, {option: 3, count: 20}]
results: {metric: nps, value: 30}
---
id: SRV-0002
kind: survey
method: questionnaire
population: 500
window: {from: "2026-01-01", until: "2026-01-31"}
responded: 100
previous_wave: SRV-0001
instrument: {question: a, scale_minimum: 0, scale_maximum: 10}
answers: [{option: 9, count: 55}, {option: 7, count: 30}, {option: 3, count: 15}]
results: {metric: nps, value: 40, margin_of_error: 14.5, margin_method: wald}
---
id: SRV-0003
kind: survey
method: questionnaire
window: {from: "2026-02-01", until: "2026-02-28"}
responded: 12
instrument: {question: a, scale_minimum: 1, scale_maximum: 5, top_box: [4, 5]}
answers: [{option: 5, count: 9}, {option: 2, count: 3}]
results: {metric: csat, value: 75, unit: "%"}
---
id: SRV-0004
kind: survey
method: lost_quotes
instrument: {question: a}
results: {metric: share, value: 50, unit: "%", numerator: 5, denominator: 10}"""


def test_surveys_tell_score_interval_and_change():
    first, second, few = survey_results(corpus({"surveys.yaml": SURVEYS}))
    truth = net_promoter_score(50, 30, 20, population=500)
    assert truth is not None
    assert first.precision is not None
    assert (first.score.value, first.precision.lower) == (truth.score, truth.lower)
    plain = net_promoter_score(50, 30, 20)
    assert plain is not None
    assert first.unnarrowed is not None
    assert (first.population, first.unnarrowed.lower) == (500, plain.lower)
    assert (second.population, second.unnarrowed, few.population) == (None, None, None)
    assert second.change is not None
    assert second.change.size == pytest.approx(10)
    assert second.change.may_be_chance
    assert second.groups is not None
    assert second.groups.promoters == 55
    assert (few.method, few.is_hint, few.is_net) == ("wilson", True, False)
    wider = net_promoter_score(55, 30, 15)
    assert wider is not None
    assert second.precision is not None
    assert second.precision.margin == pytest.approx(wider.margin)


NEEDS = """id: SEG-0001
kind: segment
title: Orchards
---
id: NED-0001
kind: need
statement: a
segment: SEG-0001
importance: 9
satisfaction: 4
kano: {attractive: 10, one_dimensional: 30, must_be: 40, indifferent: 20}
---
id: NED-0002
kind: need
statement: a
importance: 5
satisfaction: 8
---
id: NED-0003
kind: need
statement: a
importance: 5"""


def test_needs_are_rated_and_placed():
    found = corpus({"needs.yaml": NEEDS})
    assert [(one.need.id, one.rating.score) for one in rated_needs(found)] == [
        ("NED-0001", 14),
        ("NED-0002", 5),
    ]
    (only,) = kano_needs(found)
    assert only.kano.coefficients is not None
    assert (only.kano.coefficients.better, only.kano.coefficients.worse) == (0.4, -0.7)
    assert [one.need.id for one in rated_needs(found, "SEG-0001")] == ["NED-0001"]
    assert segments_of(found) == {"": "no segment", "SEG-0001": "Orchards"}


def test_needs_are_compared_by_the_medians():
    found = importance_matrix(corpus({"needs.yaml": NEEDS}))
    assert found is not None
    assert (found.importance, found.satisfaction) == (7, 6)
    assert [found.quadrant(one) for one in found.needs] == [
        Quadrant.CONCENTRATE,
        Quadrant.OVERKILL,
    ]
    assert importance_matrix(corpus({})) is None


def test_the_gravest_pain_of_a_stage_counts():
    parts = [
        f"id: JNY-000{i}\nkind: journey\nsegment: SEG-0001\nstage: {stage}\nseverity: {severity}\npain: a"
        for i, (stage, severity) in enumerate(
            [("use", "mild"), ("use", "severe"), ("delivery", "none")], start=1
        )
    ]
    found = journey_map(corpus({"journeys.yaml": "\n---\n".join(parts)}))
    told = {cell.stage: (cell.severity, len(cell.records)) for cell in found.known}
    assert told == {"use": ("severe", 2), "delivery": ("none", 1)}
    assert found.stages[0] == "purchase"
    assert journey_map(corpus({})).segments == ()


def test_a_canvas_has_its_curves_in_the_order_of_the_factors():
    text = (
        "id: CNV-0001\nkind: canvas\nfactors: [{name: a, move: raise}, {name: b}, {name: c}]\n"
        "curves:\n  - {name: we, own: true, scores: [{factor: b, score: 8}, {factor: a, score: 2}]}\n"
        "  - {name: they, scores: [{factor: a, score: 5}, {factor: c, score: 1}]}"
    )
    found = canvas_view(corpus({"canvas.yaml": text}).by_id["CNV-0001"])
    we, they = found.curves
    assert (we.scores, they.scores) == ((2, 8, None), (5, None, 1))
    assert we.difference is None
    assert they.difference is not None
    assert they.difference.value == 3
    assert found.moves == ("raise", "", "")

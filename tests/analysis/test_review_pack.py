"""What a management review looks at, gathered from records."""

from dataclasses import replace
from datetime import date
from math import inf

import pytest

from clausebook.analysis.comparison import Against, compared, counted, shared, trend_of
from clausebook.analysis.decisions import waiting
from clausebook.analysis.management_review import (
    Figure,
    Period,
    Trend,
    period_to_review,
    review_pack,
)
from clausebook.analysis.period import latest
from clausebook.edition import load_edition
from tests.corpora import corpus

HALF = Period(date(2026, 1, 1), date(2026, 6, 30))


def made(*texts):
    return corpus({"a.yaml": "\n---\n".join(texts)} if texts else {})


def series(*values, **more):
    rows = "".join(f"\n  - {{period: {period}, {numbers}}}" for period, numbers in values)
    said = "".join(f"\n{name}: {value}" for name, value in more.items())
    return (
        "id: KPI-0001\nkind: kpi\ntitle: On time\nformula: a\nnumerator: On time\ndenominator: Due\nunit: '%'\nfrequency: monthly\n"
        f"direction: higher_is_better\nclass: delivery{said}\nseries:{rows}"
    )


def months(year_month, *counts):
    return [
        (f"{year_month[:4]}-{int(year_month[5:]) + i:02}", f"numerator: {a}, denominator: {b}")
        for i, (a, b) in enumerate(counts)
    ]


def on_time(*parts, period=HALF, **more):
    records = made(series(*parts, **more))
    (kpi,) = records.records("kpi")
    found = compared(records, kpi, period)
    assert found is not None
    return found


def named(pack, name):
    (found,) = (one for one in pack.inputs if one.name == name)
    return found


@pytest.mark.parametrize(
    ("period", "earlier"),
    [
        (HALF, Period(date(2025, 7, 1), date(2025, 12, 31))),
        (
            Period(date(2026, 3, 1), date(2026, 3, 31)),
            Period(date(2026, 2, 1), date(2026, 2, 28)),
        ),
        (Period(date(2026, 6, 2), date(2026, 6, 4)), Period(date(2026, 5, 30), date(2026, 6, 1))),
        (Period(date.min, date(2026, 6, 4)), Period(date.min, date(2026, 6, 4))),
    ],
)
def test_the_period_before_is_as_long(period, earlier):
    assert period.earlier == earlier


REVIEW = (
    "id: MRV-0001\nkind: management-review\nperiod: {from: 2025-07-01, until: 2025-12-31}\n"
    "held_on: ['2026-01-20']\ndecisions:\n"
    "  - {type: improvement, what: Bench, owner: ROL-0001, due: '2026-05-31', status: planned}\n"
    "  - {type: resources, what: Hire, owner: ROL-0001, due: '2026-09-30', status: planned}\n"
    "  - {type: qms_change, what: Form, status: done, done_on: '2026-03-02'}\n"
    "  - {type: none_needed, what: Rest, reason: Fits}"
)


def test_the_period_begins_where_the_last_review_ended():
    assert period_to_review(made(REVIEW)) == HALF
    assert period_to_review(made()) == Period(date(2025, 7, 1), date(2026, 6, 30))


def test_the_last_months_end_today_and_do_not_begin_on_the_same_day():
    assert latest("12 months", date(2026, 2, 28)) == Period(date(2025, 3, 1), date(2026, 2, 28))
    assert latest("", date(2026, 2, 28)) == Period(date.min, date(2026, 2, 28))


def test_actions_of_the_last_review_are_counted_and_late_ones_named():
    (item,) = named(review_pack(made(REVIEW), HALF), "earlier_actions").found.items
    assert item.told == "1 of 3 decisions settled; overdue: Bench"
    assert item.needs_attention


def test_what_a_later_review_took_up_waits_there_alone():
    later = (
        "id: MRV-0002\nkind: management-review\nperiod: {from: 2026-01-01, until: 2026-06-01}\nheld_on: ['2026-06-20']\ndecisions:\n"
        "  - {type: improvement, what: bench., owner: ROL-0001, due: '2026-12-31'}"
    )
    told = named(review_pack(made(REVIEW, later), HALF), "earlier_actions").found.items
    assert [(item.record.id, item.told, item.needs_attention) for item in told] == [
        ("MRV-0001", "1 of 2 decisions settled, 1 taken up again later", False),
        ("MRV-0002", "0 of 1 decisions settled", False),
    ]
    found = [(one.record.id, one.what) for one in waiting(made(REVIEW, later))]
    assert found == [("MRV-0001", "Hire"), ("MRV-0002", "bench.")]


def test_every_input_of_the_schema_is_there_and_says_that_it_has_nothing():
    pack = review_pack(made(), HALF)
    assert [one.clauses for one in pack.inputs[:3]] == [("9.3.2 a",), ("9.3.2 b",), ("9.3.2 c1",)]
    assert len(pack.inputs) == 13
    assert all(one.is_empty and one.trend is Trend.UNKNOWN for one in pack.inputs)


def test_clauses_are_those_of_the_edition():
    newer = made().under(load_edition("iso-9001-2026"))
    first, *others = review_pack(newer, HALF).inputs
    assert first.clauses == ("9.3.2",)
    assert [one.name for one in others if one.asks_for_trend][::6] == [
        "satisfaction_and_feedback",
        "providers",
    ]


def test_an_indicator_is_compared_by_all_its_counts():
    found = on_time(*months("2025-07", *[(90, 100)] * 6), *months("2026-01", *[(98, 100)] * 6))
    assert (found.now, found.before) == (pytest.approx(98), pytest.approx(90))
    assert found.trend is Trend.BETTER
    assert found.margin == pytest.approx(2.65, abs=0.01)  # 1.96 * sqrt(.98*.02/600 + .9*.1/600)


def test_what_chance_makes_is_stable():
    assert (
        on_time(*months("2025-07", *[(90, 100)] * 6), *months("2026-01", *[(91, 100)] * 6)).trend
        is Trend.STABLE
    )


def test_months_that_differ_much_widen_the_margin():
    wild = [(60, 100), (100, 100), (70, 100), (100, 100), (80, 100), (100, 100)]
    found = on_time(*months("2025-07", *wild), *months("2026-01", *[(96, 100)] * 6))
    assert found.now - found.before == pytest.approx(11)
    assert found.trend is Trend.STABLE
    assert found.margin == pytest.approx(16.02, abs=0.01)  # Student's t with 10 degrees: 2.228


def test_one_value_in_each_period_tells_no_trend():
    found = on_time(("2025-H2", "value: 80"), ("2026-H1", "value: 90"), chart="run")
    assert (found.now, found.before, found.margin) == (90, 80, None)
    assert found.trend is Trend.UNKNOWN


def test_a_period_that_is_not_over_does_not_count():
    values = (("2026-H1", "value: 90"), ("'2026'", "value: 91"))
    assert on_time(*values).now == 90
    records = made(series(*values))
    period = Period(date(2026, 1, 1), date(2026, 6, 29))
    (kpi,) = records.records("kpi")
    assert compared(records, kpi, period) is None


QUARTERS = (
    ("2025-Q4", "numerator: 38, denominator: 42"),
    ("2026-Q1", "numerator: 39, denominator: 42"),
    ("2026-Q2", "numerator: 31, denominator: 34"),
    ("2026-Q3", "numerator: 21, denominator: 31"),
)
AFTER_JUNE = Period(date(2026, 6, 1), date(2026, 11, 22))


def test_a_quarter_of_which_a_month_is_left_does_not_hide_the_next():
    found = on_time(*QUARTERS, period=AFTER_JUNE)
    assert (found.now, found.before) == (
        pytest.approx(100 * 21 / 31),
        pytest.approx(100 * (39 + 31) / (42 + 34)),
    )
    assert found.trend is Trend.WORSE


def test_what_belongs_to_no_period_counts_where_it_ends():
    found = on_time(*QUARTERS, period=Period(date(2026, 9, 1), date(2026, 10, 31)))
    assert found.now == pytest.approx(100 * 21 / 31)
    assert found.before is None


def test_the_worst_value_and_the_missed_targets_are_told():
    found = on_time(*QUARTERS, period=AFTER_JUNE, targets="[{from: '2025', value: 90}]")
    assert found.misses
    assert found.told_against == (
        "target missed 1 of 2 times; worst 67.74 % (2026-Q3) against 90 %"
    )
    kept = on_time(*QUARTERS[:3], targets="[{from: '2025', value: 90}]")
    assert kept.told_against == "target met 2 times; worst 91.18 % (2026-Q2) against 90 %"
    assert on_time(*QUARTERS[:3]).told_against == "worst 91.18 % (2026-Q2)"


def test_an_input_is_called_no_better_than_the_worst_of_its_figures_that_missed():
    missed = Against(1, 2)
    better = figure(2, 1)
    assert trend_of([better, figure(1, 1)]) == "better"
    assert trend_of([better, replace(figure(1, 1), against=missed)]) == "stable"
    assert trend_of([better, replace(figure(1, 2), against=missed)]) == "worse"
    assert trend_of([better, replace(figure(1, None), against=missed)]) == "unknown"
    assert trend_of([replace(better, against=missed)]) == "better"
    assert trend_of([better, figure(1, 2)]) == "mixed"


@pytest.mark.parametrize(
    ("now", "before", "trend"), [(30, 10, "worse"), (10, 30, "better"), (12, 10, "stable")]
)
def test_counts_are_told_apart_only_beyond_chance(now, before, trend):
    assert counted("Complaints", now, before, "lower_is_better").trend == trend


def figure(now, before, direction="higher_is_better", margin=0.0):
    return Figure("x", now, before, direction, margin=margin)


@pytest.mark.parametrize(
    ("figures", "trend"),
    [
        ((), "unknown"),
        ((figure(2, 1), figure(1, 1)), "better"),
        ((figure(2, 1), figure(1, 2)), "mixed"),
        ((figure(1, 2), figure(1, None)), "worse"),
        ((figure(2, 1, margin=inf),), "stable"),
        ((figure(2, 1, "nearest_to_target"),), "unknown"),
        ((figure(2, 1, "lower_is_better"),), "worse"),
    ],
)
def test_trends_are_added_up(figures, trend):
    assert trend_of(figures) == trend


def test_missed_targets_are_results_of_monitoring():
    kpi = series(
        *months("2026-01", (90, 100), (97, 100), (94, 100)),
        targets="[{from: '2026-01', value: 95}]",
    )
    found = named(review_pack(made(kpi), HALF), "monitoring_results")
    assert [item.told for item in found.found.items] == ["missed its target 2 of 3 times"]
    assert found.record_ids == ("KPI-0001",)
    figure = found.found.figures[0]
    assert (figure.now, figure.before, figure.trend) == (pytest.approx(200 / 3), None, "unknown")


def test_missed_targets_are_compared_as_shares():
    kpi = series(
        *months("2025-07", *[(97, 100)] * 6),
        *months("2026-01", *[(90, 100)] * 5),
        targets="[{from: '2025-01', value: 95}]",
    )
    figure, _ = named(review_pack(made(kpi), HALF), "monitoring_results").found.figures
    assert (figure.now, figure.before, figure.trend) == (100, 0, "worse")
    few = shared("Missed", (2, 6), (1, 6), "lower_is_better")
    assert few.trend == "stable"
    assert few.margin == pytest.approx(48.1, abs=0.1)


def test_indicators_of_a_process_stand_with_the_processes():
    process = "id: PRC-0001\nkind: process\ntype: operation\nmeasured_by: [KPI-0001]"
    kpi = series(*months("2026-01", (90, 100)))
    pack = review_pack(made(kpi, process), HALF)
    assert [f.record for f in named(pack, "process_performance").found.figures] == ["KPI-0001"]
    assert named(pack, "monitoring_results").is_empty


def test_scores_of_providers_are_compared_with_the_last_one_before():
    provider = (
        "id: SUP-0001\nkind: provider\nprovides: Boards\nscores:\n"
        "  - {on: '2025-03-01', score: 99}\n  - {on: '2025-10-01', score: 80, threshold: 70}\n"
        "  - {on: '2026-04-01', score: 66, threshold: 70}\n  - {on: '2026-08-01', score: 90}"
    )
    found = named(review_pack(made(provider), HALF), "providers")
    (score,) = found.found.figures
    assert (score.now, score.before, score.trend) == (66, 80, "worse")
    assert found.found.items[0].needs_attention


def test_complaints_of_both_periods_are_counted():
    texts = [
        f"id: CMP-{number:04}\nkind: complaint\ndescription: Late\nreceived_on: '{day}'{more}"
        for number, day, more in (
            (1, "2025-08-01", ""),
            (2, "2026-02-01", ""),
            (3, "2026-03-01", "\nstatus: open\ndue: '2026-03-31'"),
            (4, "2026-07-01", "\nstatus: open"),
            (5, "2026-04-01", "\nseverity: critical"),
            (6, "2025-02-01", "\nstatus: open\ndue: '2025-03-01'\ntold_on: '2025-02-20'"),
            (7, "2025-02-02", "\nseverity: critical"),
        )
    ]
    found = named(review_pack(made(*texts), HALF), "satisfaction_and_feedback").found
    assert [(f.now, f.before) for f in found.figures] == [(3, 1)]
    assert [(i.record.id, i.told, i.needs_attention) for i in found.items] == [
        ("CMP-0003", "not graded, open", True),
        ("CMP-0005", "critical, settled", False),
        ("CMP-0006", "not graded, open", False),
    ]


def test_a_finding_that_was_answered_late_is_not_overdue_any_more():
    answers = ("due: '2026-02-01'", "due: '2026-02-01', done_on: '2026-03-01'", "due: '2026-08-01'")
    texts = [
        f"id: AFD-{number:04}\nkind: audit-finding\naudit: AUD-0001\nstatement: a\ngrade: minor\n"
        f"status: open\nfound_on: '2026-01-10'\nresponse: {{what: List, {answer}}}"
        for number, answer in enumerate(answers, start=1)
    ]
    found = named(review_pack(made(*texts), HALF), "audits").found
    assert {i.record.id: i.needs_attention for i in found.items} == {
        "AFD-0001": True,
        "AFD-0002": False,
        "AFD-0003": False,
    }


def test_what_is_open_or_was_found_in_the_period_is_looked_at():
    texts = [
        f"id: NCR-{number:04}\nkind: nonconformity\nnature: Late\ndetected_on: '{day}'{more}"
        for number, day, more in (
            (1, "2025-01-10", "\nclosed_on: '2025-02-01'"),
            (2, "2025-12-01", "\nstatus: open"),
            (3, "2025-12-02", "\nclosed_on: '2026-02-01'"),
            (4, "2026-05-02", "\nstatus: open\ngrade: major"),
            (5, "2026-07-02", "\nstatus: open"),
        )
    ]
    found = named(review_pack(made(*texts), HALF), "nonconformities").found
    assert [(i.record.id, i.told) for i in found.items] == [
        ("NCR-0002", "open"),
        ("NCR-0003", "closed on 2026-02-01"),
        ("NCR-0004", "major, open"),
    ]
    assert [(f.now, f.before) for f in found.figures] == [(1, 2)]


def test_changes_are_read_from_histories_and_decisions():
    register = (
        "id: REG-0001\nkind: register\nof: context-issue\nversion: '2.0'\nauthor: PSN-0001\n"
        "history:\n"
        "  - {version: '1.0', date: '2025-03-01', author: PSN-0001, reason: First}\n"
        "  - {version: '2.0', date: '2026-03-01', author: PSN-0001, reason: Law added}\n"
        "records:\n"
        "  - {id: ISS-0001, title: Law, scope: external, description: It comes, relevant: true, topic: legal,"
        " decided_on: '2026-02-20'}\n"
        "  - {id: ISS-0002, title: Old, scope: external, description: It came, relevant: true, topic: legal,"
        " decided_on: '2025-02-20'}"
    )
    found = named(review_pack(made(register), HALF), "changes_in_issues").found
    assert [(i.record.id, i.told) for i in found.items] == [
        ("REG-0001", "version 2.0: Law added"),
        ("ISS-0001", "decided on 2026-02-20"),
    ]

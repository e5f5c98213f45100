"""Published data, from a record to the drawing: the numbers that are read back are those of others."""

from collections.abc import Sequence

import pytest

from clausebook.analysis.judged_series import JudgedSeries, judged_series
from clausebook.analysis.pareto_analyses import pareto_analyses
from clausebook.charts.control_chart import ControlChartPicture, SeriesPoint, draw_control_chart
from clausebook.charts.pareto import ParetoBar, ParetoPicture, draw_pareto
from clausebook.charts.svg import NARROW, WIDE
from clausebook.record import Record
from tests.charts.drawing import beyond, carrying, numbers, sound
from tests.corpora import corpus
from tests.statistics import real_series

HEAD = "id: KPI-0001\nkind: kpi\nformula: a\ndirection: lower_is_better\n"


def indicator(text: str) -> Record:
    return corpus({"kpi.yaml": HEAD + text}).by_id["KPI-0001"]


def series(pairs: Sequence[tuple[str, float, float]]) -> str:
    """Return periods with their counts, as a record writes them."""
    rows = (f'  - {{period: "{p}", numerator: {a:g}, denominator: {b:g}}}' for p, a, b in pairs)
    return "series:\n" + "\n".join(rows)


def drawn(found: JudgedSeries, width: float) -> str:
    points = [
        SeriesPoint(
            one.point.period,
            one.value,
            lower=one.lower,
            centre=one.centre,
            upper=one.upper,
            signal=", ".join(one.signals),
            in_signal=one.in_signal,
        )
        for one in found.points
    ]
    return draw_control_chart(ControlChartPicture("t", "d", "%", points), "c", width)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_motors_of_the_handbook(width):
    _, defectives, sizes = real_series.dataplot_columns("PCC.DAT")
    pairs = [
        (f"{2000 + i // 12}-{i % 12 + 1:02}", a, n)
        for i, (a, n) in enumerate(zip(defectives, sizes, strict=True))
    ]
    found = judged_series(indicator(f'unit: "%"\nfactor: 100\nchart: p\n{series(pairs)}'))
    root = sound(drawn(found, width), "c")
    assert beyond(root) == []
    shares = [100 * a / n for a, n in zip(defectives, sizes, strict=True)]
    assert numbers(root, "value") == pytest.approx(shares)
    centre = 100 * sum(defectives) / sum(sizes)
    assert numbers(root, "centre") == pytest.approx([centre] * len(shares))
    beyond_limits = {
        one["data-period"]
        for one in carrying(root, "period")
        if not float(one["data-lower"]) <= float(one["data-value"]) <= float(one["data-upper"])
    }
    named = {one["data-period"] for one in carrying(root, "signal")}
    assert beyond_limits <= named or found.remarks


def test_wafers_of_the_handbook_with_its_limits():
    wafers, defects = real_series.dataplot_columns("MONITOR-6_3_3_1.DAT")
    pairs = [(f"2026-01-{int(w):02}", d, 1) for w, d in zip(wafers, defects, strict=True)]
    text = f"unit: defects\nchart: c\nrun_rules: beyond_limits\n{series(pairs)}"
    root = sound(drawn(judged_series(indicator(text)), WIDE), "c")
    for name, published in (("lower", 4), ("centre", 16), ("upper", 28)):
        assert numbers(root, name) == pytest.approx([published] * 25)
    assert [one["data-period"] for one in carrying(root, "signal")] == ["2026-01-24"]


def test_hundreds_of_thousands_of_patients_a_month_are_no_case_for_signals():
    pairs = [
        (period[:7], late, seen) for period, (seen, late) in real_series.emergency_months().items()
    ]
    found = judged_series(indicator(f'unit: "%"\nfactor: 100\nchart: p\n{series(pairs)}'))
    assert any("times as much as chance" in remark for remark in found.remarks)
    root = sound(drawn(found, WIDE), "c")
    assert carrying(root, "signal") == []
    assert len(numbers(root, "value")) == len(pairs)


def test_complaints_about_animals_in_new_york():
    counts = real_series.complaint_types()
    rows = "".join(
        f"      - {{category: {name!r}, count: {count}}}\n" for name, count in counts.most_common()
    )
    text = f"unit: d\nchart: none\npareto:\n  - from: '2025'\n    until: '2025'\n    rows:\n{rows}"
    (found,) = pareto_analyses(indicator(text))
    bars = [
        ParetoBar(r.category, r.weight, r.percentage, r.cumulative_percentage, r.is_vital)
        for r in found.rows
    ]
    root = sound(draw_pareto(ParetoPicture("t", "d", bars, 80), "c", NARROW), "c")
    assert beyond(root) == []
    told = {one["data-category"]: float(one["data-weight"]) for one in carrying(root, "category")}
    assert told == dict(counts)
    assert numbers(root, "cumulative")[-1] == pytest.approx(100)

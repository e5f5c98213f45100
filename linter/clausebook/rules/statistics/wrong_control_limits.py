"""Control limits that the series does not give."""

from collections.abc import Iterator, Sequence
from math import inf

from clausebook.amendment import Fix, Put
from clausebook.analysis.control_charts import (
    CONTROL_CHARTS,
    COUNT_CHARTS,
    base_of,
    draw,
    is_sound,
    misfit,
    plotted,
    scale_of,
)
from clausebook.analysis.days import first_day
from clausebook.analysis.indicators import Point
from clausebook.analysis.rounding import agrees, number_in, rounded
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.charts import ControlChart
from clausebook.statistics.individuals import individuals_chart

_NAMES = {"centre_line": "centre line", "upper": "upper limit", "lower": "lower limit"}
_TABLE = 0.001
"""Part by which limits may be off because a factor such as 2.66 was taken from a table."""


@rule(
    "STA006",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="9.1.1 b, 9.1.3",
    by_document=True,
    mends=True,
)
def wrong_control_limits(corpus: Corpus, *, sizes: float = 1.25) -> Iterator[Finding]:
    """The control limits of an indicator are not those that its series gives.

    Limits say how far chance carries a value. Set too wide, they hide that deliveries get worse;
    set by wish (the target, the budget), they say nothing of the process. What an indicator states
    under `limits` is computed anew from the periods of the base, `from` to `until`: centre line,
    and three standard deviations to each side, by the formula of its chart (`i-mr`: mean moving
    range divided by 1.128; `p`, `np`, `u`, `c`: as counts spread). Rounding is allowed for, and so
    is a base of which single outlying moving ranges were left out.

    A count cannot fall below 0, nor a share below 0 or above 100 %: there the limits end. Where the
    denominators of the base differ by more than `sizes` times (1.25), each period has limits of its
    own, and one pair for all is wrong. Limits need a control chart, and the end of the base does
    not lie before its beginning.

    Limits may be left out; they are computed for the manual. Where the series does not reach back
    to the base, only what is impossible is told.

    ## Fails

    ```yaml
    KPI-0011:
      limits: [{from: 2024-07, until: 2026-02, centre_line: 94.0, upper: 96, lower: 92}]
    ```

    ## Fails

    ```yaml
    KPI-0011:
      limits: [{from: 2024-07, until: 2026-02, centre_line: 94, upper: 104.1, lower: 83.9}]
    ```

    ## Fails

    ```yaml
    KPI-0011:
      chart: run
    ```

    ## Fails

    ```yaml
    KPI-0011:
      limits: [{from: 2025-09, until: 2026-04, upper: 100, lower: 86.4, trial: true}]
      series:
        - {period: "2025-09", numerator: 12, denominator: 12}
        - {period: "2025-10", numerator: 221, denominator: 240}
        - {period: "2025-11", numerator: 449, denominator: 480}
        - {period: "2025-12", numerator: 11, denominator: 12}
        - {period: "2026-01", numerator: 112, denominator: 120}
        - {period: "2026-02", numerator: 45, denominator: 48}
        - {period: "2026-03", numerator: 440, denominator: 470}
        - {period: "2026-04", numerator: 23, denominator: 24}
        - {period: "2026-05", numerator: 101, denominator: 110}
    ```

    ## Passes

    ```yaml
    KPI-0011:
      limits: [{from: 2024-07, until: 2026-02, centre_line: 94, upper: 100}]
    ```
    """
    for kpi in corpus.records("kpi"):
        if kpi.has("limits") and kpi.is_live(corpus.today):
            points = plotted(kpi)
            is_known = misfit(kpi) is None and is_sound(points)
            for limits in kpi.parts("limits"):
                found = [*_impossible(kpi, limits)]
                if not found and is_known:
                    found = [*_computed(kpi, limits, points, sizes)]
                yield from found


def _impossible(kpi: Record, limits: Part) -> Iterator[Finding]:
    first, last = first_day(limits.text("from")), first_day(limits.text("until"))
    chart = kpi.text("chart")
    if first is not None and last is not None and last < first:
        yield Finding(
            limits.at("until"),
            f"the base ends with {limits.text('until')}, before it begins with "
            f"{limits.text('from')}",
            "mend one of the two periods",
        )
    elif chart not in CONTROL_CHARTS:
        yield Finding(
            limits.at(),
            f"limits are stated, but the chart is {chart}" if chart else "limits without a chart",
            "name the control chart, as in 'chart: p', or leave the limits out",
        )
    elif chart in COUNT_CHARTS and (limits.number("lower") or 0.0) < 0:
        yield Finding(
            limits.at("lower"),
            f"the lower limit is {limits.number('lower'):g}, but no count falls below 0",
            "write 'lower: 0', or leave it out",
        )


def _computed(kpi: Record, limits: Part, points: Sequence[Point], most: float) -> Iterator[Finding]:
    base = base_of(limits, points)
    if base is None:
        return
    chosen = points[base]
    stated = [name for name in _NAMES if limits.number(name) is not None]
    below = [point.below or 1.0 for point in chosen]
    apart = kpi.text("chart") in ("p", "u") and max(below) > most * min(below)
    if apart and (limits.has("upper") or limits.has("lower")):
        yield Finding(
            limits.at("upper" if limits.has("upper") else "lower"),
            f"one limit is stated for all, but the denominators go from {min(below):g} to "
            f"{max(below):g}, and the limits of each period follow its own",
            "leave 'upper' and 'lower' out: they are computed for each period",
        )
        stated = [name for name in stated if name == "centre_line"]
    charts = [chart for chart in _charts(kpi, chosen) if chart is not None]
    faults = [_wrong(limits, stated, chart, scale_of(kpi)) for chart in charts]
    if faults and all(faults):
        yield _finding(limits, faults[0])


def _charts(kpi: Record, chosen: Sequence[Point]) -> Iterator[ControlChart | None]:
    yield draw(kpi, chosen)
    if kpi.text("chart") == "i-mr":
        yield individuals_chart([point.value or 0.0 for point in chosen], screen=True)


def _wrong(
    limits: Part, stated: Sequence[str], chart: ControlChart, scale: float
) -> dict[str, tuple[float, float]]:
    """Return what is wrong by its name, with what is stated and what is right."""
    ends = {
        "centre_line": (chart.centre, chart.centre),
        "upper": _range(point.upper for point in chart.limits),
        "lower": _range(point.lower for point in chart.limits),
    }
    wrong = {}
    for name in stated:
        number, (least, most) = limits.number(name) or 0.0, ends[name]
        least, most = scale * least, scale * most
        nearest = min(max(number, least), most)
        slack = _TABLE * abs(nearest - scale * chart.centre)
        if abs(number - nearest) > slack and not agrees(number, nearest):
            wrong[name] = (number, nearest)
    return wrong


def _range(values: Iterator[float]) -> tuple[float, float]:
    least, most = inf, -inf
    for value in values:
        least, most = min(least, value), max(most, value)
    return least, most


def _finding(limits: Part, wrong: dict[str, tuple[float, float]]) -> Finding:
    told = [
        f"the {_NAMES[name]} is stated as {stated:g}, but the base gives {rounded(true, stated)}"
        for name, (stated, true) in wrong.items()
    ]
    right = [f"{name}: {rounded(true, stated)}" for name, (stated, true) in wrong.items()]
    return Finding(
        limits.at(next(iter(wrong))),
        "; ".join(told),
        f"write '{', '.join(right)}', or leave the limits out: they are computed",
        fix=Fix(
            f"write '{', '.join(right)}'",
            tuple(
                Put((*limits.pointer, name), number_in(rounded(true, stated)))
                for name, (stated, true) in wrong.items()
            ),
        ),
    )

"""A chart that does not suit what it shows."""

from collections.abc import Iterator, Sequence

from clausebook.analysis.control_charts import (
    CONTROL_CHARTS,
    ENOUGH_POINTS,
    MOST_SPREAD,
    excess_spread,
    is_sound,
    misfit,
    plotted,
)
from clausebook.analysis.indicators import Point, points_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.charts import p_chart, u_chart
from clausebook.statistics.laney import spread_ratio

_FOR = {
    "p": "a p chart shows shares: units of a kind among units looked at",
    "np": "an np chart shows numbers of units in samples of one size",
    "u": "a u chart shows counts by opportunity",
    "c": "a c chart shows counts of one opportunity",
}
_AS_CHANCE = 1.5
"""Up to this ratio counts spread about as chance makes them."""


@rule(
    "STA106",
    basis="practice",
    severity="warning",
    since="0.2",
    clauses="9.1.1 b, 9.1.3",
    parent="STA006",
    by_document=True,
)
def unfit_chart(corpus: Corpus, *, sizes: float = 2.0) -> Iterator[Finding]:
    """An indicator is drawn on a control chart that does not suit its data.

    The limits of a chart say how far chance alone carries a value. They are right only for the data
    for which they were made; on another chart they cry wolf, or sleep through the wolf. Of a live
    indicator it is asked:

    - `p` shows shares of units, `np` numbers of units in samples of one size, `u` counts by
      opportunity, `c` counts of one opportunity: each period has the counts for it;
    - shares and rates on a `p` or `u` chart do not spread more than twice as much as chance
      makes them. With thousands of units a period other causes outweigh chance, and nearly
      each point lies outside: `i-mr` suits then;
    - shares or rates whose denominators differ by more than `sizes` times (2) and spread as chance
      makes them are not drawn as `i-mr`, which has the same limits for 12 lines as for 480.

    The last two are judged from eight periods on. A run chart and none (`run`, `none`) suit
    everything. The choice of a chart is good practice; no clause names one.

    ## Fails

    ```yaml
    KPI-0001:
      chart: np
    ```

    ## Fails

    ```yaml
    KPI-0011:
      chart: i-mr
      limits: null
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
    KPI-0001:
      chart: p
    ```

    ## Passes

    ```yaml
    KPI-0011:
      chart: i-mr
      run_rules: nelson
      limits: null
    ```
    """
    for kpi in corpus.live("kpi"):
        if kpi.text("chart") not in CONTROL_CHARTS or not is_sound(points_of(kpi)):
            continue
        points, found = plotted(kpi), misfit(kpi)
        if found is not None:
            yield _misfit(kpi, *found)
        elif len(points) >= ENOUGH_POINTS:
            yield from _spread(kpi, points)
            yield from _sizes(kpi, points, sizes)


def _misfit(kpi: Record, reason: str, point: Point) -> Finding:
    chart = kpi.text("chart")
    return Finding(
        kpi.at("chart"),
        f"{_FOR[chart]}, but {reason}",
        "choose the chart for the data: p, np, u or c for counts, i-mr for what is measured, else "
        "'run'",
        ((f"the period {point.period}", point.part.at()),),
    )


def _spread(kpi: Record, points: Sequence[Point]) -> Iterator[Finding]:
    found = excess_spread(kpi, points)
    if found is not None and found > MOST_SPREAD:
        yield Finding(
            kpi.at("chart"),
            f"the values spread {found:.1f} times as much as chance alone makes them, so the "
            f"limits of a {kpi.text('chart')} chart are too narrow",
            "write 'chart: i-mr'",
        )


def _sizes(kpi: Record, points: Sequence[Point], most: float) -> Iterator[Finding]:
    if kpi.text("chart") != "i-mr":
        return
    counts, sizes = [], []
    for point in points:
        if point.above is None or point.above < 0 or (point.below or 0) <= 0:
            return
        if point.above != int(point.above) or point.below != int(point.below or 0):
            return
        counts.append(int(point.above))
        sizes.append(int(point.below or 0))
    is_share = all(count <= size for count, size in zip(counts, sizes, strict=True))
    chart = p_chart(counts, sizes) if is_share else u_chart(counts, sizes)
    found = spread_ratio(chart) if chart is not None else None
    if found is not None and found < _AS_CHANCE and max(sizes) > most * min(sizes):
        yield Finding(
            kpi.at("chart"),
            f"the denominators go from {min(sizes)} to {max(sizes)}, but an i-mr chart has one "
            "pair of limits for all",
            f"write 'chart: {'p' if is_share else 'u'}', whose limits follow each denominator",
        )

"""A signal on a control chart that nobody answered."""

from collections.abc import Iterator, Sequence

from clausebook.analysis.control_charts import (
    Phase,
    episodes_of,
    plotted,
    scale_of,
    signals_of,
)
from clausebook.analysis.indicators import Point
from clausebook.analysis.judged_series import phases_with_signals
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.runs import RunRule, Signal

_WORDS = {
    RunRule.ONE_BEYOND_THREE_SIGMA: "lies beyond the limit",
    RunRule.TWO_OF_THREE_BEYOND_TWO_SIGMA: "is the second of three beyond two standard deviations",
    RunRule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA: "is the fourth of five beyond one standard deviation",
    RunRule.EIGHT_ON_ONE_SIDE: "is the eighth in a row on one side of the centre line",
    RunRule.NINE_ON_ONE_SIDE: "is the ninth in a row on one side of the centre line",
    RunRule.SIX_RISING_OR_FALLING: "is the sixth in a row that rises or falls",
    RunRule.FOURTEEN_ALTERNATING: "is the fourteenth that goes up and down by turns",
    RunRule.FIFTEEN_WITHIN_ONE_SIGMA: "is the fifteenth within one standard deviation",
    RunRule.EIGHT_BEYOND_ONE_SIGMA: "is the eighth beyond one standard deviation",
}


@rule(
    "STA007",
    basis="practice",
    severity="warning",
    since="0.2",
    clauses="9.1.3, 10.1",
    by_document=True,
)
def unanswered_signal(corpus: Corpus) -> Iterator[Finding]:
    """A control chart shows a signal, and nothing tells its cause or what was done.

    Most ups and downs are chance, and chasing them makes things worse. A signal is what chance
    hardly makes: there is a cause, and whoever asks soon finds it. Nine months below the centre are
    late deliveries that became normal; a good month beyond the limit shows what could always be so.

    The chart of each live indicator is drawn (`i-mr`, `p`, `np`, `u`, `c`), with the `limits` that
    it states or from the whole series, and looked at by its `run_rules`: `beyond_limits`,
    `beyond_limits_and_run` (eight on one side), `western_electric` or `nelson`. Unless they are
    named, charts of counts are looked at for limits and runs and others by the four rules of
    Western Electric; rules about zones are never used on counts, whose spread is lopsided.

    A signal is answered where one of the periods that make it tells its `cause` or names a record
    under `responses` (a corrective action, a decision, a change …). An annotation that only says
    what was seen does not answer it. Periods of one signal that goes on are told once.

    Silent for individual values with fewer than eight periods, where the chart does not suit the
    data or they spread more than twice as much as chance makes them (STA106), and where values
    contradict their counts.

    ## Fails

    ```yaml
    KPI-0011:
      limits: null
      series:
        - {period: "2025-09", numerator: 47, denominator: 50}
        - {period: "2025-10", numerator: 48, denominator: 50}
        - {period: "2025-11", numerator: 47, denominator: 50}
        - {period: "2025-12", numerator: 34, denominator: 50, annotation: A bad month}
        - {period: "2026-01", numerator: 46, denominator: 50}
        - {period: "2026-02", numerator: 48, denominator: 50}
        - {period: "2026-03", numerator: 47, denominator: 50}
        - {period: "2026-04", numerator: 47, denominator: 50}
        - {period: "2026-05", numerator: 48, denominator: 50}
    ```

    ## Passes

    ```yaml
    KPI-0011:
      limits: null
      series:
        - {period: "2025-09", numerator: 47, denominator: 50}
        - {period: "2025-10", numerator: 48, denominator: 50}
        - {period: "2025-11", numerator: 47, denominator: 50}
        - {period: "2025-12", numerator: 34, denominator: 50, cause: Thermostats of one lot}
        - {period: "2026-01", numerator: 46, denominator: 50}
        - {period: "2026-02", numerator: 48, denominator: 50}
        - {period: "2026-03", numerator: 47, denominator: 50}
        - {period: "2026-04", numerator: 47, denominator: 50}
        - {period: "2026-05", numerator: 48, denominator: 50}
    ```
    """
    for kpi in corpus.live("kpi"):
        points = plotted(kpi)
        for phase in phases_with_signals(kpi, points):
            for episode in episodes_of(signals_of(kpi, phase)):
                within = {place for signal in episode for place in signal.places}
                if not any(_is_answered(points[place].part) for place in within):
                    yield _finding(kpi, points, phase, episode[0])


def _is_answered(part: Part) -> bool:
    return part.has("cause") or part.has("responses")


def _finding(kpi: Record, points: Sequence[Point], phase: Phase, signal: Signal) -> Finding:
    chart, point = phase.chart, points[signal.place]
    limits = chart.limits[signal.place]
    scale = scale_of(kpi)
    value = scale * chart.values[signal.place]
    told = _WORDS[signal.rule]
    if signal.rule is RunRule.ONE_BEYOND_THREE_SIGMA:
        told += f" of {scale * (limits.upper if signal.side > 0 else limits.lower):.4g}"
    elif signal.rule in (RunRule.EIGHT_ON_ONE_SIDE, RunRule.NINE_ON_ONE_SIDE):
        told += f" of {scale * chart.centre:.4g}"
    begin = points[signal.places[0]]
    return Finding(
        point.part.at(),
        f"{value:.4g} in {point.period} {told}, and neither cause nor response is told",
        "find out what was different and write its 'cause', or name what was done under "
        "'responses', as in 'responses: [CAR-0001]'",
        ((f"the signal begins in {begin.period}", begin.part.at()),) if begin is not point else (),
    )

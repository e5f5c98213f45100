"""Limits for good from a handful of periods."""

from collections.abc import Iterator

from clausebook.analysis.control_charts import CONTROL_CHARTS, base_of, plotted
from clausebook.corpus import Corpus
from clausebook.rules._places import place_of
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.charts import TRIAL_BELOW


@rule(
    "STA206",
    basis="practice",
    severity="warning",
    since="0.2",
    clauses="9.1.1 b",
    parent="STA006",
    by_document=True,
)
def premature_control_limits(corpus: Corpus) -> Iterator[Finding]:
    """Control limits from fewer than twenty periods are not marked as being on trial.

    Eight months tell roughly what a process does; twenty tell it well enough to judge the years to
    come. Limits from fewer are useful, as long as everybody knows that they are to be set anew:
    `trial: true`. Counted are the periods of the base, `from` to `until`, that the series of a live
    indicator holds; where it holds none of them, the rule is silent.

    ## Fails

    ```yaml
    KPI-0011:
      limits: [{from: 2024-07, until: 2025-06, centre_line: 94, trial: false}]
    ```

    ## Passes

    ```yaml
    KPI-0011:
      limits: [{from: 2024-07, until: 2025-06, centre_line: 94, trial: true}]
    ```
    """
    for kpi in corpus.live("kpi"):
        if not kpi.has("limits") or kpi.text("chart") not in CONTROL_CHARTS:
            continue
        points = plotted(kpi)
        for limits in kpi.parts("limits"):
            base = base_of(limits, points)
            size = len(points[base]) if base is not None else TRIAL_BELOW
            if size < TRIAL_BELOW and not limits.flag("trial"):
                yield Finding(
                    place_of(limits, "trial"),
                    f"limits from {size} periods stand as lasting ones",
                    f"write 'trial: true' until there are {TRIAL_BELOW}",
                )
